import { companyOf } from '#features/company/rules.ts'
import { baseCurrency } from '#features/customers/classes/rules.ts'
import { opportunitiesReadable } from '#features/opportunities/actions.ts'
import { factOf } from '#features/reports/movement/facts.ts'
import type { Fact } from '#features/reports/movement/rules/course.ts'
import type { Context } from '#platform/actions/context.ts'
import { addMonths } from '#shared/days.ts'
import * as sql from './sql.ts'

/** How far back chances are learned. */
const learnsFrom = 60

type DealRow = Awaited<ReturnType<typeof sql.listDeals>>[number]
export type Deal = DealRow & { facts: Fact[] }

export type ReadDeals = {
  currency: string
  /** With their history; budgetary enquiries and other currencies left out (rules §3). */
  deals: Deal[]
  budgetary: number
  otherCurrencies: { currency: string; count: number }[]
  /** The company's chance of each stage. */
  stated: Map<string, number>
}

/** The opportunities of the last five years that the caller may read. */
export async function readDeals(ctx: Context): Promise<ReadDeals> {
  const since = addMonths(ctx.today, -learnsFrom)
  const readable = opportunitiesReadable(ctx)
  const rows = await sql.listDeals(ctx.db, since, readable)
  const currency = baseCurrency(rows, companyOf(ctx.settings).currency)
  const facts = Map.groupBy(await sql.listFacts(ctx.db, since, readable), (fact) => fact.opportunityId)
  const open = (row: DealRow) => row.outcome === null && row.deletedAt === null
  const others = Map.groupBy(
    rows.filter((row) => open(row) && row.currency !== currency),
    (row) => row.currency,
  )
  return {
    currency,
    deals: rows
      .filter((row) => row.currency === currency && row.budgetaryAt === null)
      .map((row) => ({ ...row, facts: (facts.get(row.id) ?? []).map(factOf) })),
    budgetary: rows.filter((row) => open(row) && row.budgetaryAt !== null).length,
    otherCurrencies: [...others].map(([other, of]) => ({ currency: other, count: of.length })),
    stated: new Map((await sql.listStages(ctx.db)).map((stage) => [stage.id, stage.probability])),
  }
}
