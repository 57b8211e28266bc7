import { addDays, addMonths, type Day, daysBetween, later } from '#shared/days.ts'
import { workdayUntil } from '#shared/holidays.ts'
import type { Random } from '#shared/random.ts'
import type { PlannedCustomer, PlannedRevenue } from './types.ts'
import { baskets } from './words.ts'

const monthsOfHistory = 42

/** The invoices of 42 months and of the running one, so that the last 12 full months come out as the customers say. */
export function planRevenue(random: Random, customers: PlannedCustomer[], today: Day): PlannedRevenue[] {
  const month = `${today.slice(0, 8)}01`
  const from = (count: number) => addMonths(month, -count)
  const invoices: PlannedRevenue[] = []
  for (const customer of customers) {
    const before = customer.revenueBefore
    const periods: [from: Day, until: Day, amount: number][] = [
      [from(monthsOfHistory), from(36), formerOr(customer, random, before * 0.46)],
      [from(36), from(24), formerOr(customer, random, before * 0.93)],
      [from(24), from(12), before],
      [from(12), month, customer.revenue],
      [month, today, Math.round((customer.revenue / 365) * daysBetween(month, today) * (0.7 + 0.5 * random.next()))],
    ]
    for (const [start, end, amount] of periods) {
      const since = later(start, customer.createdOn)
      if (amount > 0 && since < end) invoices.push(...split(random, customer, since, end, Math.round(amount)))
    }
  }
  invoices.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.customer < b.customer ? -1 : 1))
  return invoices.map((invoice, i) => ({ ...invoice, invoice: `RE${invoice.day.slice(2, 4)}-${10_000 + i}` }))
}

/** Former customers bought once: some years ago, nothing since. */
function formerOr(customer: PlannedCustomer, random: Random, amount: number): number {
  return customer.standing === 'former' ? random.between(2, 20) * 100_000 : amount
}

/** An amount as invoices on workdays; their sum is exactly the amount. */
function split(random: Random, customer: PlannedCustomer, start: Day, end: Day, amount: number): PlannedRevenue[] {
  const days = daysBetween(start, end)
  const count = Math.max(1, Math.min(Math.ceil(days / 8), Math.round(amount / 450_000) + random.between(0, 2)))
  const weights = Array.from({ length: count }, () => 0.3 + random.next())
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  let left = amount
  const bought = basketOf(customer.key)
  return weights.map((weight, i) => {
    const part = i === count - 1 ? left : Math.round((amount * weight) / whole)
    left -= part
    // The first days of a period may be holidays: then the invoice falls on the first of them anyway.
    const day = workdayUntil(addDays(start, Math.floor((days * (i + random.next())) / count)), 'DE', 'BW')
    return {
      customer: customer.key,
      day: later(day, start),
      amount: part,
      margin: Math.round(part * (0.26 + 0.14 * random.next())),
      product: random.pick(bought),
      invoice: '',
      order: null,
    }
  })
}

/** What a customer buys; always the same. The first key account does not have its parts assembled. */
function basketOf(key: string) {
  if (key === 'kappler') return ['Drehteile', 'Frästeile', 'Ersatzteile'] as const
  const sum = [...key].reduce((all, letter) => all + letter.charCodeAt(0), 0)
  return baskets[sum % baskets.length] ?? []
}
