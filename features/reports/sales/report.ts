import type { z } from 'zod'
import { companyOf } from '#features/company/rules.ts'
import { ratesOn } from '#features/currencies/rates.ts'
import { reportCurrency } from '#features/currencies/rules.ts'
import { opportunitiesReadable } from '#features/opportunities/actions.ts'
import { numberOf } from '#features/reports/movement/rules/period.ts'
import type { Context } from '#platform/actions/context.ts'
import type { Day } from '#shared/days.ts'
import { type Period, partsOf, periodAround } from '#shared/periods.ts'
import { type Converted, convertedOf, countsIn, inCurrency, type Rates } from '#shared/rates.ts'
import { Refusal } from '#shared/refusal.ts'
import type { contract } from './contract.ts'
import { type ClosedThen, readReopened } from './reopened.ts'
import { amountsByLine, type Cut, type Deal, salesFigures, velocity } from './rules.ts'
import * as sql from './sql.ts'

const mostRows = 5000
type Asked = z.output<(typeof contract)['getSales']['input']>

/**
 * The sales report, whoever asks: what a person may see of it is for the caller to check. Amounts of other currencies, won,
 * lost or open, count by the rate valid on the last day of the period; without one they are told apart. Refuses
 * `periodWrong`.
 */
export async function readSales(ctx: Context, { from, to, by, owner }: Asked) {
  const company = companyOf(ctx.settings)
  const year = periodAround(to ?? from ?? ctx.today, 'year', company.fiscalYearStart)
  const period = { from: from ?? year.from, to: to ?? (from && from > ctx.today ? year.to : ctx.today) }
  if (period.from > period.to) throw new Refusal('periodWrong')

  const readable = opportunitiesReadable(ctx)
  const all = await sql.listDeals(ctx.db, { ...period, owner }, readable)
  const rates = await ratesOn(ctx, period.to)
  const currency = reportCurrency(all, rates)
  const deals = all
    .filter((row) => row.currency === currency || countsIn(rates, row.currency))
    .map((row) => ({ ...row, amount: inCurrency(rates, row.currency, row.amount) }))
  const { closedThen } = await readReopened(ctx, period.from, rates)
  const dealOn = (day: Day) => (row: DealRow) => dealOf(row, closedThen(row.id, day))
  const total = salesFigures(deals.map(dealOn(period.to)), period)
  return {
    period,
    currency,
    rows:
      by === 'quarter' || by === 'month'
        ? partsOf(period, by, company.fiscalYearStart).map((part) => ({
            ...(by === 'month' ? monthOf(part) : quarterOf(part, company.fiscalYearStart)),
            ...rounded(salesFigures(deals.map(dealOn(part.to)), part)),
          }))
        : rowsOf(await keyed(ctx, deals, by, dealOn(period.to), { ...period, owner }, readable, rates), period),
    total: { ...rounded(total), velocityPerDay: velocity(total) },
    otherCurrencies: othersOf(all, currency, rates),
    converted: countedOf(all, rates),
    ownOnly: ctx.actor.readsOwnOnly,
  }
}

function monthOf({ from }: Period) {
  const month = from.slice(0, 7)
  return { key: month, name: month }
}

function quarterOf(part: Period, fiscalYearStart: number) {
  const { year, number } = numberOf(part, 'quarter', fiscalYearStart)
  return { key: part.from, name: `${year}-Q${number}` }
}

type DealRow = Awaited<ReturnType<typeof sql.listDeals>>[number]
type Keyed = { key: string | null; name: string | null; deal: Deal }

function dealOf(row: DealRow, closedThen: ClosedThen | null): Deal {
  const { outcome, createdDay, closedDay, amount } = row
  return {
    ...({ outcome, closedDay, amount } as Pick<Deal, 'outcome' | 'closedDay' | 'amount'>),
    ...closedThen,
    now: outcome as Deal['outcome'],
    createdDay,
    noDecision: row.countsAs === 'noDecision',
    budgetary: row.budgetaryAt !== null,
  }
}

/** The deals with what they are counted by; one with several products once for each, its amount split by line. */
async function keyed(
  ctx: Context,
  rows: DealRow[],
  by: Exclude<Cut, 'quarter' | 'month'>,
  dealOf: (row: DealRow) => Deal,
  asked: Parameters<typeof sql.listLines>[1],
  readable: Parameters<typeof sql.listLines>[2],
  rates: Rates,
): Promise<Keyed[]> {
  const keyOf: Record<Exclude<typeof by, 'product'>, (row: DealRow) => [string | null, string | null]> = {
    member: (row) => [row.ownerId, row.ownerName],
    region: (row) => [row.region, row.region],
    channel: (row) => [row.channel, row.channel],
    kind: (row) => [row.kind, row.kind],
    customer: (row) => [row.customerId, row.customerName],
  }
  if (by !== 'product')
    return rows.map((row) => {
      const [key, name] = keyOf[by](row)
      return { key, name, deal: dealOf(row) }
    })
  const lines = Map.groupBy(await sql.listLines(ctx.db, asked, readable), (line) => line.opportunityId)
  return rows.flatMap((row): Keyed[] => {
    const deal = dealOf(row)
    const of = lines.get(row.id) ?? []
    if (of.length === 0) return [{ key: null, name: null, deal }]
    const amounts = amountsByLine(
      deal.amount,
      of.map((line) => inCurrency(rates, row.currency, line.amount)),
    )
    return of.map((line, i) => ({
      key: line.productId,
      name: line.name,
      deal: { ...deal, amount: amounts[i] ?? null },
    }))
  })
}

function rowsOf(deals: Keyed[], period: Period) {
  return [...Map.groupBy(deals, ({ key }) => key)]
    .map(([key, of]) => ({
      key,
      name: of[0]?.name ?? null,
      ...rounded(
        salesFigures(
          of.map(({ deal }) => deal),
          period,
        ),
      ),
    }))
    .filter((row) => row.won + row.lost + row.open + row.budgetary + row.cohort.created > 0)
    .sort((a, b) => b.wonValue - a.wonValue || b.openValue - a.openValue || ((a.name ?? '') < (b.name ?? '') ? -1 : 1))
    .slice(0, mostRows)
}

function rounded(figures: ReturnType<typeof salesFigures>) {
  return { ...figures, averageDeal: figures.averageDeal === null ? null : Math.round(figures.averageDeal) }
}

/** What of other currencies is in the values; a budgetary enquiry is not, once closed. */
function countedOf(rows: DealRow[], rates: Rates): Converted[] {
  return convertedOf(
    rates,
    rows.filter((row) => row.outcome === null || row.budgetaryAt === null),
  )
}

function othersOf(rows: DealRow[], currency: string, rates: Rates) {
  return [...Map.groupBy(rows, (row) => row.currency)]
    .filter(([other]) => other !== currency && !countsIn(rates, other))
    .map(([other, of]) => ({
      currency: other,
      count: of.length,
      amount: of.reduce((sum, { amount }) => sum + (amount ?? 0), 0),
    }))
}
