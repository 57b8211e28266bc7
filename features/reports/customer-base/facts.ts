import { ratesOn } from '#features/currencies/rates.ts'
import { reportCurrency } from '#features/currencies/rules.ts'
import { customerReadable } from '#features/customers/actions.ts'
import type { Context } from '#platform/actions/context.ts'
import { addDays, addMonths, earlier } from '#shared/days.ts'
import type { Period } from '#shared/periods.ts'
import { type Converted, convertedOf, countsIn, type Rates } from '#shared/rates.ts'
import { Refusal } from '#shared/refusal.ts'
import {
  type BaseFacts,
  byParent,
  type CustomerBase,
  customerBase,
  type FullMonths,
  fullMonths,
  monthsOf,
} from './rules.ts'
import * as sql from './sql.ts'

export type Asked = { from?: string | undefined; to?: string | undefined; byParent?: boolean | undefined }
export type ReadBase = {
  period: Period
  months: FullMonths
  currency: string
  /** The rates that were counted by, of the last day of the period. */
  rates: Rates
  converted: Converted[]
  base: CustomerBase
  notCounted: { withoutCustomer: number; otherCurrencies: { currency: string; amount: number }[] }
}

/** The period that is asked for; without one the last 12 full months. Refuses `periodWrong` if it ends before it begins. */
export function periodOf({ from, to }: Asked, today: string): Period {
  const last = fullMonths(addDays(today, -1)).now
  const end = to ?? (from === undefined ? last.to : today)
  const start = from ?? (to === undefined ? last.from : addMonths(addDays(end, 1), -12))
  if (start > end) throw new Refusal('periodWrong')
  return { from: start, to: end }
}

/**
 * The customer base as the caller may see it, in the company's currency (or, where there is nothing in it, the most used one).
 * Other currencies count by the rate valid on the last day of the period, so that shares and growth are told by one rate.
 */
export async function readBase(ctx: Context, asked: Asked): Promise<ReadBase> {
  const period = periodOf(asked, ctx.today)
  const months = monthsOf(period, ctx.today)
  const readable = customerReadable(ctx.actor, 'customers.id')
  const rates = await ratesOn(ctx, period.to)
  const sums = await sql.sumRevenues(ctx.db, period, months, readable, rates)
  const currency = reportCurrency(sums, rates)
  let all: BaseFacts[] = []
  const counted: { currency: string; amount: number }[] = []
  let withoutCustomer = 0
  const others = new Map<string, number>()
  for (const row of sums) {
    const facts = factsOf(row)
    // What belongs to customers that the caller may not read is not told as a remainder either.
    if (row.id === null && ctx.actor.readsOwnOnly) continue
    if (row.currency !== currency && !countsIn(rates, row.currency)) {
      others.set(row.currency, (others.get(row.currency) ?? 0) + facts.revenue)
      continue
    }
    if (rates.of.has(row.currency) && row.id !== null)
      counted.push({ currency: row.currency, amount: Number(row.original) })
    if (row.id === null) withoutCustomer += facts.revenue
    else all.push(facts)
  }
  if (counted.length > 0) all = [...Map.groupBy(all, ({ id }) => id).values()].map((of) => of.reduce(together))
  if (asked.byParent) {
    const known = new Set(all.map((one) => one.id))
    const parents = await sql.listParents(ctx.db, readable)
    for (const one of parents) if (!known.has(one.id)) all.push(factsOf({ ...one, ...nothing }))
  }
  const otherCurrencies = [...others].filter(([, amount]) => amount !== 0)
  return {
    period,
    months,
    currency,
    rates,
    converted: convertedOf(rates, counted),
    base: customerBase(asked.byParent ? byParent(all) : all, months),
    notCounted: {
      withoutCustomer,
      otherCurrencies: otherCurrencies.map(([one, amount]) => ({ currency: one, amount })),
    },
  }
}

/** One customer's revenue of the last twelve full months, of those before, and what all bought: for its share. */
export async function readShare(ctx: Context, customerId: string) {
  const period = periodOf({}, ctx.today)
  const rates = await ratesOn(ctx, period.to)
  const own = rates.into
  if (rates.of.size > 0 || !(await sql.isThereRevenueIn(ctx.db, own))) return await shareOfBase(ctx, customerId)
  const months = monthsOf(period, ctx.today)
  const total = await sql.sumOfAll(ctx.db, own, months.now, customerReadable(ctx.actor, 'revenues.customerId'))
  const figures = await sql.sumOfCustomer(ctx.db, own, months, customerId)
  return { period, currency: own, rates, total, ...figures }
}

/** With rates a customer's currencies are added up before it is seen whether it bought anything, and without revenue in
 * the company's currency the most used one is looked for: over the whole base. */
async function shareOfBase(ctx: Context, customerId: string) {
  const { period, currency, rates, base } = await readBase(ctx, {})
  const one = base.customers.find(({ id }) => id === customerId)
  return {
    period,
    currency,
    rates,
    total: base.total,
    revenue: one?.revenue ?? 0,
    revenueBefore: one?.revenueBefore ?? 0,
  }
}

type Row = Omit<Awaited<ReturnType<typeof sql.sumRevenues>>[number], 'currency' | 'original'>

function factsOf(row: Row): BaseFacts {
  return {
    id: row.id ?? '',
    name: row.name ?? '',
    sortName: row.sortName ?? '',
    parentId: row.parentId,
    ownerId: row.ownerId,
    potential: row.potential === null ? null : Number(row.potential),
    revenue: Number(row.revenue),
    margin: Number(row.margin),
    marginOf: Number(row.marginOf),
    revenueNow: Number(row.revenueNow),
    marginNow: Number(row.marginNow),
    revenueBefore: Number(row.revenueBefore),
    firstDay: row.firstDay,
  }
}

/** One customer who buys in several currencies. */
function together(one: BaseFacts, other: BaseFacts): BaseFacts {
  return {
    ...one,
    revenue: one.revenue + other.revenue,
    margin: one.margin + other.margin,
    marginOf: one.marginOf + other.marginOf,
    revenueNow: one.revenueNow + other.revenueNow,
    marginNow: one.marginNow + other.marginNow,
    revenueBefore: one.revenueBefore + other.revenueBefore,
    firstDay: one.firstDay && other.firstDay ? earlier(one.firstDay, other.firstDay) : (one.firstDay ?? other.firstDay),
  }
}

const nothing = {
  revenue: 0,
  margin: 0,
  marginOf: 0,
  revenueNow: 0,
  marginNow: 0,
  revenueBefore: 0,
  firstDay: null,
} as const
