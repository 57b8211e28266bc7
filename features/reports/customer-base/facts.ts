import { companyOf } from '#features/company/rules.ts'
import { customerReadable } from '#features/customers/actions.ts'
import { baseCurrency } from '#features/customers/classes/rules.ts'
import type { Context } from '#platform/actions/context.ts'
import { addDays, addMonths } from '#shared/days.ts'
import type { Period } from '#shared/periods.ts'
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

/** The customer base as the caller may see it, in the company's currency (or, where there is nothing in it, the most used one). */
export async function readBase(ctx: Context, asked: Asked): Promise<ReadBase> {
  const period = periodOf(asked, ctx.today)
  const months = monthsOf(period, ctx.today)
  const readable = customerReadable(ctx.actor, 'customers.id')
  const sums = await sql.sumRevenues(ctx.db, period, months, readable)
  const currency = baseCurrency(sums, companyOf(ctx.settings).currency)
  const all: BaseFacts[] = []
  let withoutCustomer = 0
  const others = new Map<string, number>()
  for (const row of sums) {
    const facts = factsOf(row)
    // What belongs to customers that the caller may not read is not told as a remainder either.
    if (row.id === null && ctx.actor.readsOwnOnly) continue
    if (row.currency !== currency) others.set(row.currency, (others.get(row.currency) ?? 0) + facts.revenue)
    else if (row.id === null) withoutCustomer += facts.revenue
    else all.push(facts)
  }
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
    base: customerBase(asked.byParent ? byParent(all) : all, months),
    notCounted: {
      withoutCustomer,
      otherCurrencies: otherCurrencies.map(([one, amount]) => ({ currency: one, amount })),
    },
  }
}

type Row = Omit<Awaited<ReturnType<typeof sql.sumRevenues>>[number], 'currency'>

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

const nothing = {
  revenue: 0,
  margin: 0,
  marginOf: 0,
  revenueNow: 0,
  marginNow: 0,
  revenueBefore: 0,
  firstDay: null,
} as const
