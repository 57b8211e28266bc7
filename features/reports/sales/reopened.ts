import { companyOf } from '#features/company/rules.ts'
import { factOf } from '#features/reports/movement/facts.ts'
import { courseOf } from '#features/reports/movement/rules/course.ts'
import { standingAt } from '#features/reports/movement/rules/pace.ts'
import type { Context } from '#platform/actions/context.ts'
import { addDays, type Day } from '#shared/days.ts'
import type { Period } from '#shared/periods.ts'
import { inCurrency, type Rates } from '#shared/rates.ts'
import * as sql from './sql.ts'

/** How an opportunity stood that was reopened later: at the end of that day it counts as closed (rules §3). */
export type ClosedThen = { outcome: 'won' | 'lost'; closedDay: Day; amount: number }

/** Tells of an opportunity how it was closed at the end of a day, `since` or later, if it was reopened after that day. */
export async function readReopened(
  ctx: Context,
  since: Day,
  rates: Rates,
): Promise<{ ids: string[]; closedThen: (id: string, day: Day) => ClosedThen | null }> {
  const facts = since < ctx.today ? await sql.listReopened(ctx.db, since) : []
  const own = companyOf(ctx.settings).currency
  const byId = Map.groupBy(facts, (fact) => fact.opportunityId)
  return {
    ids: [...byId.keys()],
    closedThen: (id, day) => {
      const of = byId.get(id)
      if (!of?.some((fact) => fact.kind === 'reopened' && fact.day !== null && fact.day > day)) return null
      const converted = of.map((fact) => factOf(fact, inCurrency(rates, fact.currency ?? own, fact.amount)))
      const at = standingAt(courseOf(converted, null), addDays(day, 1))
      const outcome = at?.standing.outcome
      return at?.closedDay && outcome ? { outcome, closedDay: at.closedDay, amount: at.standing.amount } : null
    },
  }
}

/** What was closed in a period and reopened after it, by id. */
export async function listClosedThen(
  ctx: Context,
  { from, to }: Period,
  rates: Rates,
): Promise<Map<string, ClosedThen>> {
  const { ids, closedThen } = await readReopened(ctx, to, rates)
  const found = ids.map((id) => [id, closedThen(id, to)] as const)
  return new Map(found.flatMap(([id, then]) => (then && then.closedDay >= from ? [[id, then] as const] : [])))
}
