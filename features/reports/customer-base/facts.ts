import { companyOf } from '#features/company/rules.ts'
import { customerReadable } from '#features/customers/actions.ts'
import { baseCurrency } from '#features/customers/classes/rules.ts'
import type { Context } from '#platform/actions/context.ts'
import { addDays, addMonths } from '#shared/days.ts'
import { Refusal } from '#shared/refusal.ts'
import {
  type BaseFacts,
  byParent,
  type CustomerBase,
  customerBase,
  type FullMonths,
  fullMonths,
  monthsOf,
  type Period,
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
  const sums = await sql.sumRevenues(ctx.db, period, months)
  const customers = await sql.listCustomers(ctx.db, customerReadable(ctx.actor, 'customers.id'))
  const currency = baseCurrency(sums, companyOf(ctx.settings).currency)
  const known = new Map<string, BaseFacts>()
  for (const one of customers) {
    known.set(one.id, {
      id: one.id,
      name: one.name,
      sortName: one.sortName,
      parentId: one.parentId,
      ownerId: one.ownerId,
      potential: one.potential === null ? null : Number(one.potential),
      ...nothing,
    })
  }
  let withoutCustomer = 0
  const others = new Map<string, number>()
  for (const row of sums) {
    const facts = row.customerId === null ? undefined : known.get(row.customerId)
    const revenue = Number(row.revenue)
    // What belongs to customers that the caller may not read is not told as a remainder either.
    if (!facts && ctx.actor.readsOwnOnly) continue
    if (row.currency !== currency) others.set(row.currency, (others.get(row.currency) ?? 0) + revenue)
    else if (!facts) withoutCustomer += revenue
    else {
      facts.revenue = revenue
      facts.margin = Number(row.margin)
      facts.marginOf = Number(row.marginOf)
      facts.revenueNow = Number(row.revenueNow)
      facts.marginNow = Number(row.marginNow)
      facts.revenueBefore = Number(row.revenueBefore)
      facts.firstDay = row.firstDay
    }
  }
  const all = [...known.values()]
  const facts = (asked.byParent ? byParent(all) : all).filter((one) => one.firstDay !== null || one.revenue !== 0)
  const otherCurrencies = [...others].filter(([, amount]) => amount !== 0)
  return {
    period,
    months,
    currency,
    base: customerBase(facts, months),
    notCounted: {
      withoutCustomer,
      otherCurrencies: otherCurrencies.map(([one, amount]) => ({ currency: one, amount })),
    },
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
