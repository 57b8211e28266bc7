import { companyOf } from '#features/company/rules.ts'
import { baseCurrency } from '#features/customers/classes/rules.ts'
import { opportunitiesReadable } from '#features/opportunities/actions.ts'
import type { Context } from '#platform/actions/context.ts'
import { type Period, periodAround } from '#shared/periods.ts'
import { Refusal } from '#shared/refusal.ts'
import { courseOf, type Fact, type Instance } from './rules/course.ts'
import { type Flow, flowOfCourse, type Scope, type Span } from './rules/flows.ts'
import { knownOf } from './rules/period.ts'
import * as sql from './sql.ts'

export type Asked = sql.Filter & {
  from?: string | undefined
  to?: string | undefined
  scope: Scope
  owner?: string[] | undefined
}

/** One opportunity of the period: its course as known then, what that and today's knowledge make of it, and whether it was due. */
export type Moved = { id: string; course: Instance[]; flow: Flow | null; flowNow: Flow | null; due: Flow | null }
export type FactRow = Omit<Awaited<ReturnType<typeof sql.listFacts>>[number], 'opportunityId' | 'currency'>
type Stages = Awaited<ReturnType<typeof sql.listStages>>

export type ReadMovement = ReturnType<typeof knownOf> & {
  period: Period
  currency: string
  moved: Moved[]
  stages: Stages
  otherCurrencies: { currency: string; count: number }[]
}

/** What happened in the period that is asked for, as far as the caller may read. Refuses `periodWrong`. */
export async function readMovement(ctx: Context, asked: Asked): Promise<ReadMovement> {
  const period = periodOf(ctx, asked)
  const known = knownOf(period, ctx.today)
  const { histories, ...read } = await readHistories(ctx, known.span, asked)
  const moved: Moved[] = []
  for (const [id, facts] of histories) {
    const one = movedOf(id, facts, known, asked.scope)
    if (one && (!asked.owner || heldBy(asked.owner, one.flow))) moved.push(one)
  }
  return { ...known, ...read, period, moved }
}

/** The days that are asked for, else the running quarter of the fiscal year. Refuses `periodWrong`. */
export function periodOf(ctx: Context, asked: { from?: string | undefined; to?: string | undefined }): Period {
  const { fiscalYearStart } = companyOf(ctx.settings)
  const quarter = periodAround(asked.to ?? asked.from ?? ctx.today, 'quarter', fiscalYearStart)
  const period = { from: asked.from ?? quarter.from, to: asked.to ?? quarter.to }
  if (period.from > period.to) throw new Refusal('periodWrong')
  return period
}

/** The facts of what may have been there in the span, of one currency, as far as the caller may read; and the stages. */
export async function readHistories(ctx: Context, span: Span, filter: sql.Filter) {
  const company = companyOf(ctx.settings)
  const rows = await sql.listFacts(ctx.db, span, opportunitiesReadable(ctx), filter)
  const all = Map.groupBy(rows, (fact) => fact.opportunityId)
  const currencies = [...all.values()].map((facts) => ({
    currency: facts.find(({ currency }) => currency !== null)?.currency ?? company.currency,
  }))
  const currency = baseCurrency(currencies, company.currency)
  const others = Map.groupBy(currencies, (one) => one.currency)
  others.delete(currency)
  return {
    histories: [...all]
      .filter(([, facts]) => facts.every((fact) => fact.currency === null || fact.currency === currency))
      .map(([id, facts]) => [id, facts.map(factOf)] as const),
    currency,
    otherCurrencies: [...others].map(([other, of]) => ({ currency: other, count: of.length })),
    stages: await sql.listStages(ctx.db),
  }
}

/** Null where nothing of it was inside or happened in the period. */
function movedOf(id: string, facts: Fact[], known: ReturnType<typeof knownOf>, scope: Scope): Moved | null {
  const { span, asKnownOn } = known
  const course = courseOf(facts, asKnownOn)
  const flow = flowOfCourse(course, span, scope)
  const corrected = facts.some((fact) => fact.known > asKnownOn)
  const flowNow = corrected ? flowOfCourse(courseOf(facts, null), span, scope) : flow
  if (!flow && !flowNow && !course.some(({ day }) => day >= span.from && day < span.before)) return null
  return { id, course, flow, flowNow, due: scope === 'due' ? flow : flowOfCourse(course, span, 'due') }
}

/** Of some people: what they held at the start or at the end. */
function heldBy(owner: readonly string[], flow: Flow | null): boolean {
  return [flow?.start.ownerId, flow?.end.ownerId].some((holder) => holder && owner.includes(holder))
}

/** A row of the history as a fact. */
export function factOf(row: FactRow): Fact {
  const known = row.known ?? row.enteredAt.slice(0, 10)
  return {
    id: row.id,
    kind: row.kind as Fact['kind'],
    // A day that the source does not know is the one on which it became known here.
    day: row.day ?? known,
    known,
    entered: row.enteredAt,
    replaces: row.replacesId,
    stageId: row.stageId,
    ownerId: row.ownerId,
    amount: row.amount,
    expectedClose: row.expectedClose,
  }
}
