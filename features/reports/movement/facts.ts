import { companyOf } from '#features/company/rules.ts'
import { baseCurrency } from '#features/customers/classes/rules.ts'
import { opportunitiesReadable } from '#features/opportunities/actions.ts'
import type { Context } from '#platform/actions/context.ts'
import { Refusal } from '#shared/refusal.ts'
import { courseOf, type Fact, type Instance } from './rules/course.ts'
import { type Flow, flowOfCourse, type Scope } from './rules/flows.ts'
import { knownOf, type Period, periodAround } from './rules/period.ts'
import * as sql from './sql.ts'

export type Asked = sql.Filter & {
  from?: string | undefined
  to?: string | undefined
  scope: Scope
  owner?: string[] | undefined
}

export type DealRow = Awaited<ReturnType<typeof sql.listDeals>>[number]
/** One opportunity of the period: its course as known then, what that and today's knowledge make of it, and whether it was due. */
export type Moved = { deal: DealRow; course: Instance[]; flow: Flow | null; flowNow: Flow | null; due: Flow | null }
export type Stages = Awaited<ReturnType<typeof sql.listStages>>

export type ReadMovement = ReturnType<typeof knownOf> & {
  period: Period
  currency: string
  moved: Moved[]
  stages: Stages
  otherCurrencies: { currency: string; count: number }[]
}

/** What happened in the period that is asked for, as far as the caller may read. Refuses `periodWrong`. */
export async function readMovement(ctx: Context, asked: Asked): Promise<ReadMovement> {
  const company = companyOf(ctx.settings)
  const quarter = periodAround(asked.to ?? asked.from ?? ctx.today, 'quarter', company.fiscalYearStart)
  const period = { from: asked.from ?? quarter.from, to: asked.to ?? quarter.to }
  if (period.from > period.to) throw new Refusal('periodWrong')
  const known = knownOf(period, ctx.today)

  const readable = opportunitiesReadable(ctx)
  const all = await sql.listDeals(ctx.db, known.span, readable, asked)
  const currency = baseCurrency(all, company.currency)
  const deals = new Map(all.filter((deal) => deal.currency === currency).map((deal) => [deal.id, deal]))
  const moved: Moved[] = []
  for (const [id, facts] of Map.groupBy(
    await sql.listFacts(ctx.db, known.span, readable, asked),
    (fact) => fact.opportunityId,
  )) {
    const deal = deals.get(id)
    if (!deal) continue
    const all = facts.map(factOf)
    const course = courseOf(all, known.asKnownOn)
    const flow = flowOfCourse(course, known.span, asked.scope)
    const corrected = all.some((fact) => fact.known > known.asKnownOn)
    const flowNow = corrected ? flowOfCourse(courseOf(all, null), known.span, asked.scope) : flow
    if (flow || flowNow || course.some(({ day }) => day >= period.from && day <= period.to))
      moved.push({
        deal,
        course,
        flow,
        flowNow,
        due: asked.scope === 'due' ? flow : flowOfCourse(course, known.span, 'due'),
      })
  }
  const others = Map.groupBy(all, (deal) => deal.currency)
  others.delete(currency)
  return {
    ...known,
    period,
    currency,
    moved: asked.owner ? moved.filter(({ flow, deal }) => heldBy(asked.owner!, flow, deal)) : moved,
    stages: await sql.listStages(ctx.db),
    otherCurrencies: [...others].map(([other, of]) => ({ currency: other, count: of.length })),
  }
}

/** Of one person: what they held at the start or at the end. */
function heldBy(owner: readonly string[], flow: Flow | null, deal: DealRow): boolean {
  const holders = flow ? [flow.start.ownerId, flow.end.ownerId] : [deal.ownerId]
  return holders.some((holder) => holder !== null && owner.includes(holder))
}

function factOf(row: Awaited<ReturnType<typeof sql.listFacts>>[number]): Fact {
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
