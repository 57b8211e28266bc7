import { companyOf } from '#features/company/rules.ts'
import { ratesOn } from '#features/currencies/rates.ts'
import { ratesFor, reportCurrency } from '#features/currencies/rules.ts'
import { opportunitiesReadable } from '#features/opportunities/actions.ts'
import type { Context } from '#platform/actions/context.ts'
import { type Period, periodAround } from '#shared/periods.ts'
import { type ConvertedCount, countedOf, countsIn, inCurrency, type Rates } from '#shared/rates.ts'
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
  converted: ConvertedCount[]
}

/**
 * What happened in the period that is asked for, as far as the caller may read. All its amounts of another currency, whenever
 * they were valid, count by the one rate valid on its last day, so that it closes to the cent and no move of a rate looks
 * like one of a deal; that rate too is the one known five days after the end, and a later one stands in what
 * corrections changed (rules §4). Refuses `periodWrong`.
 */
export async function readMovement(ctx: Context, asked: Asked): Promise<ReadMovement> {
  const period = periodOf(ctx, asked)
  const known = knownOf(period, ctx.today)
  const rates = await ratesOn(ctx, period.to, known.asKnownOn)
  const { rows, histories, ...read } = await readHistories(ctx, known.span, asked, rates)
  const ratesNow = ratesFor(known.running ? rates : await ratesOn(ctx, period.to), read.currency)
  const now = sameRates(ratesNow, rates) ? null : historiesBy(rows, ratesNow, ctx)
  const ids = new Set([...histories.keys(), ...(now?.keys() ?? [])])
  const moved: Moved[] = []
  for (const id of ids) {
    const facts = histories.get(id) ?? []
    const one = movedOf(id, facts, now && { facts: now.get(id) ?? [] }, known, asked.scope)
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

type Rows = Map<string, Awaited<ReturnType<typeof sql.listFacts>>>

/**
 * The facts of what may have been there in the span, in one currency by these rates, as far as the caller may read; and the
 * stages.
 */
export async function readHistories(ctx: Context, span: Span, filter: sql.Filter, rates: Rates) {
  const company = companyOf(ctx.settings)
  const facts = await sql.listFacts(ctx.db, span, opportunitiesReadable(ctx), filter)
  const rows: Rows = Map.groupBy(facts, (fact) => fact.opportunityId)
  const currencies = [...rows.values()].map((of) => ({
    currency: of.find(({ currency }) => currency !== null)?.currency ?? company.currency,
  }))
  const currency = reportCurrency(currencies, rates)
  const used = ratesFor(rates, currency)
  const others = Map.groupBy(
    currencies.filter((one) => !countsIn(used, one.currency)),
    (one) => one.currency,
  )
  return {
    rows,
    histories: historiesBy(rows, used, ctx),
    currency,
    otherCurrencies: [...others].map(([other, of]) => ({ currency: other, count: of.length })),
    converted: countedOf(used, currencies),
    stages: await sql.listStages(ctx.db),
  }
}

/** The histories of which every amount counts by these rates, converted. */
function historiesBy(rows: Rows, rates: Rates, ctx: Context): Map<string, Fact[]> {
  const own = companyOf(ctx.settings).currency
  const histories = new Map<string, Fact[]>()
  for (const [id, facts] of rows) {
    if (!facts.every(({ currency }) => currency === null || countsIn(rates, currency))) continue
    histories.set(
      id,
      facts.map((row) => factOf(row, inCurrency(rates, row.currency ?? own, row.amount))),
    )
  }
  return histories
}

function sameRates(one: Rates, other: Rates): boolean {
  const same = [...one.of].every(([currency, { factor }]) => other.of.get(currency)?.factor === factor)
  return same && one.of.size === other.of.size
}

/** Null where nothing of it was inside or happened in the period. */
function movedOf(
  id: string,
  facts: Fact[],
  /** The same by the rates as known today, where those are others. */
  now: { facts: Fact[] } | null,
  known: ReturnType<typeof knownOf>,
  scope: Scope,
): Moved | null {
  const { span, asKnownOn } = known
  const course = courseOf(facts, asKnownOn)
  const flow = flowOfCourse(course, span, scope)
  const corrected = now !== null || facts.some((fact) => fact.known > asKnownOn)
  const flowNow = corrected ? flowOfCourse(courseOf(now?.facts ?? facts, null), span, scope) : flow
  if (!flow && !flowNow && !course.some(({ day }) => day >= span.from && day < span.before)) return null
  return { id, course, flow, flowNow, due: scope === 'due' ? flow : flowOfCourse(course, span, 'due') }
}

/** Of some people: what they held at the start or at the end. */
function heldBy(owner: readonly string[], flow: Flow | null): boolean {
  return [flow?.start.ownerId, flow?.end.ownerId].some((holder) => holder && owner.includes(holder))
}

/** A row of the history as a fact; its amount in the currency of the report. */
export function factOf(row: FactRow, amount: number | null): Fact {
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
    amount,
    expectedClose: row.expectedClose,
  }
}
