import { addMonths } from '#shared/days.ts'
import { ratio } from '#shared/statistics.ts'

/** A calendar month, `YYYY-MM`. */
export type Month = string

/** What was paid for a channel, or what its new customers brought, by month; minor units. */
export type ByMonth = ReadonlyMap<Month, number>

/** True for a month that exists. */
export function isMonth(text: string): boolean {
  return /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/.test(text)
}

/** Cost per new customer; none where there is none, or nothing was spent. */
export function costPerNewCustomer(cost: number, newCustomers: number): number | null {
  return cost > 0 ? ratio(cost, newCustomers) : null
}

export type Payback = {
  /** The month in which what came in had made up for all that was spent by then; none as long as it has not. */
  month: Month | null
  /** Months from the first cost to that one, both counted. */
  after: number | null
  /** What is still to come in; 0 once paid back. */
  open: number
}

/**
 * The pay-back month of a channel (register B11, E3): the first month, from the first cost on, in which the sum of what
 * its new customers brought reached the sum of the costs, and stayed there until now: a later expense that is not yet made
 * up for opens it again. None where nothing was spent.
 */
export function payback(costs: ByMonth, yields: ByMonth, until: Month): Payback | null {
  const first = [...costs]
    .filter(([month, cost]) => cost > 0 && month <= until)
    .map(([month]) => month)
    .sort()[0]
  if (first === undefined) return null
  let [spent, brought] = [0, 0]
  let since: { month: Month; after: number } | null = null
  let after = 0
  for (let month = first; month <= until; month = addMonths(`${month}-01`, 1).slice(0, 7)) {
    after += 1
    spent += costs.get(month) ?? 0
    brought += yields.get(month) ?? 0
    if (brought < spent) since = null
    else since ??= { month, after }
  }
  return { month: since?.month ?? null, after: since?.after ?? null, open: Math.max(0, spent - brought) }
}
