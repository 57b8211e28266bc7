import { addDays, addMonths, type Day } from '#shared/days.ts'
import { randomFrom } from '#shared/random.ts'
import type { Happening, PlannedCustomer, PlannedRevenue } from './types.ts'

/** The framework contracts: how much of the revenue, since how many months, for how long, how sure to go on. */
const frameworks = [
  {
    ...{ customer: 'kappler', share: 0.9, ago: 8, months: 24, renewal: 0.9, notice: 6, goesOn: 12 },
    prices: 'Ab dem zweiten Jahr nach dem Index für Stahl des Statistischen Bundesamts, höchstens 4 % im Jahr.',
  },
  // Its notice is due within the month.
  {
    ...{ customer: 'hohner', share: 0.85, ago: 10, months: 12, renewal: 0.85, notice: 1, goesOn: 12 },
    prices: 'Festpreise bis zum Ende der Laufzeit.',
  },
  { customer: 'reiser', share: 0.8, ago: 4, months: 12, renewal: 0.7, notice: 3, goesOn: null, prices: null },
  { customer: 'mueller', share: 0.6, ago: 14, months: 24, renewal: null, notice: null, goesOn: null, prices: null },
  { customer: 'zwick', share: 0.035, ago: 7, months: 12, renewal: 0.9, notice: 3, goesOn: 12, prices: null },
] as const

/** What key customers signed, each on the day it began. */
export function planContracts(customers: readonly PlannedCustomer[], today: Day): Happening[] {
  const month = `${today.slice(0, 8)}01`
  return frameworks.flatMap(({ customer: key, share, ago, months, renewal, notice, goesOn, prices }, n) => {
    const customer = customers.find((one) => one.key === key)
    if (!customer) return []
    const startDay = addMonths(month, -ago)
    return [
      {
        day: startDay,
        minute: 560,
        by: 'renz' as const,
        kind: 'contract' as const,
        customer: key,
        name: key === 'zwick' ? 'Wartung der Ersatzspindeln' : `Rahmenvertrag ${startDay.slice(0, 4)}`,
        number: `RV-${startDay.slice(0, 4)}-${n + 1}`,
        startDay,
        endDay: addDays(addMonths(startDay, months), -1),
        amountPerYear: Math.round((customer.revenue * share) / 1_000_000) * 1_000_000,
        renewal,
        noticeMonths: notice,
        autoRenewMonths: goesOn,
        priceClause: prices,
      },
    ]
  })
}

const daysOfOrders = 150

/** What was won lately was ordered the same day; invoices of the customer since then name the order until most of it is invoiced. */
export function planOrders(happenings: readonly Happening[], revenues: PlannedRevenue[], today: Day): Happening[] {
  const random = randomFrom(11)
  const deals = new Map<string, { customer: string; amount: number | null }>()
  const orders: Happening[] = []
  for (const one of happenings) {
    if (one.kind === 'enquiry') deals.set(one.opportunity, { customer: one.customer, amount: one.amount })
    if (one.kind === 'step' && one.amount !== undefined) deals.get(one.opportunity)!.amount = one.amount
    const deal = one.kind === 'won' ? deals.get(one.opportunity) : undefined
    if (one.kind !== 'won' || !deal?.amount || one.day < addDays(today, -daysOfOrders)) continue
    const number = `AB${one.day.slice(2, 4)}-${4000 + orders.length}`
    const { day, minute, by, opportunity } = one
    orders.push({ day, minute: minute + 1, by, kind: 'order', opportunity, ...deal, amount: deal.amount, number })
    let left = deal.amount * (0.4 + 0.6 * random.next())
    for (const invoice of revenues) {
      if (invoice.customer !== deal.customer || invoice.day <= day || invoice.order !== null) continue
      if (invoice.amount > left) continue
      invoice.order = number
      left -= invoice.amount
    }
  }
  return orders
}
