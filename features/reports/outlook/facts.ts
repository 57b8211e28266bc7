import { ratesOn } from '#features/currencies/rates.ts'
import { ratesFor, reportCurrency } from '#features/currencies/rules.ts'
import { opportunitiesReadable } from '#features/opportunities/actions.ts'
import { factOf } from '#features/reports/movement/facts.ts'
import type { Fact } from '#features/reports/movement/rules/course.ts'
import type { Context } from '#platform/actions/context.ts'
import { addMonths } from '#shared/days.ts'
import { type ConvertedCount, countedOf, countsIn, inCurrency, type Rates } from '#shared/rates.ts'
import * as sql from './sql.ts'

/** How far back chances are learned. */
const learnsFrom = 60

type DealRow = Awaited<ReturnType<typeof sql.listDeals>>[number]
export type Deal = DealRow & { facts: Fact[] }

export type ReadDeals = {
  currency: string
  /** The rates of today, by which other currencies count. */
  rates: Rates
  /** Of the open ones. */
  converted: ConvertedCount[]
  /** With their history; budgetary enquiries and currencies without a rate left out (rules §3). */
  deals: Deal[]
  budgetary: number
  otherCurrencies: { currency: string; count: number }[]
  /** The company's chance of each stage. */
  stated: Map<string, number>
}

/**
 * The opportunities of the last five years that the caller may read. Other currencies count by the rate valid today, past
 * amounts too: what came is compared with what was expected at one rate, or the back-test would judge the rate.
 */
export async function readDeals(ctx: Context): Promise<ReadDeals> {
  const since = addMonths(ctx.today, -learnsFrom)
  const readable = opportunitiesReadable(ctx)
  const rows = await sql.listDeals(ctx.db, since, readable)
  const rates = await ratesOn(ctx, ctx.today)
  const currency = reportCurrency(rows, rates)
  const used = ratesFor(rates, currency)
  const facts = Map.groupBy(await sql.listFacts(ctx.db, since, readable), (fact) => fact.opportunityId)
  const open = (row: DealRow) => row.outcome === null && row.deletedAt === null
  const others = Map.groupBy(
    rows.filter((row) => open(row) && !countsIn(used, row.currency)),
    (row) => row.currency,
  )
  return {
    currency,
    rates: used,
    converted: countedOf(
      used,
      rows.filter((row) => open(row) && row.budgetaryAt === null),
    ),
    deals: rows
      .filter((row) => countsIn(used, row.currency) && row.budgetaryAt === null)
      .map((row) => ({
        ...row,
        amount: inCurrency(used, row.currency, row.amount),
        facts: (facts.get(row.id) ?? []).map((fact) =>
          factOf(fact, inCurrency(used, fact.currency ?? row.currency, fact.amount)),
        ),
      })),
    budgetary: rows.filter((row) => open(row) && row.budgetaryAt !== null).length,
    otherCurrencies: [...others].map(([other, of]) => ({ currency: other, count: of.length })),
    stated: new Map((await sql.listStages(ctx.db)).map((stage) => [stage.id, stage.probability])),
  }
}
