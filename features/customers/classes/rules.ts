import { addMonths, type Day } from '#shared/days.ts'
import type { CustomerClass } from '../rules.ts'

/** What the class of a customer follows from. Minor units of one currency, of one period. */
export type ClassFacts = {
  sortName: string
  revenue: number
  /** Sum of the margins that are known. */
  margin: number
  /** The revenue whose margin is known. */
  marginOf: number
  /** What the customer could bring in a year. */
  potential: number | null
}

/** By what the classes are cut: revenue, or margin where it is known well enough. */
export type ClassBasis = 'revenue' | 'margin'

/** Margin where margins are known for at least 90 % of the revenue, else revenue (rules §2). */
export function classBasis(customers: readonly ClassFacts[]): ClassBasis {
  let total = 0
  let known = 0
  for (const one of customers) {
    if (one.revenue <= 0) continue
    total += one.revenue
    known += one.marginOf
  }
  return total > 0 && 100 * known >= 90 * total ? 'margin' : 'revenue'
}

/**
 * The places of the values, larger first, of equal ones the first by name: the order in which classes are cut and shares
 * listed (rules §2).
 */
export function inOrder(values: readonly number[], names: readonly { sortName: string }[]): Uint32Array {
  const places = Uint32Array.from(values.keys())
  return places.sort((a, b) => {
    const difference = (values[b] ?? 0) - (values[a] ?? 0)
    if (difference !== 0) return difference
    const [one, other] = [names[a]?.sortName ?? '', names[b]?.sortName ?? '']
    return one < other ? -1 : one > other ? 1 : a - b
  })
}

/**
 * The class of a place in the falling order: A while the running sum before it is below 80 % of the
 * total, B below 95 %, else C; the customer that crosses a border belongs to the upper class (rules §2).
 */
export function classAt(before: number, total: number): CustomerClass {
  return 100 * before < 80 * total ? 'A' : 100 * before < 95 * total ? 'B' : 'C'
}

/** A potential of three times the revenue lifts by one class; what has no class gets none by it (rules §2). */
export function lifted(found: CustomerClass, facts: Pick<ClassFacts, 'revenue' | 'potential'>): CustomerClass {
  if (facts.potential === null || facts.potential <= 0 || facts.potential < 3 * facts.revenue) return found
  return found === 'C' ? 'B' : 'A'
}

/**
 * The classes of all customers, in the order given; none for those whose value is not above zero (rules §2).
 * `plain`: without what a potential lifts.
 */
export function classify(customers: readonly ClassFacts[]): {
  basis: ClassBasis
  classes: (CustomerClass | null)[]
  plain: (CustomerClass | null)[]
} {
  const basis = classBasis(customers)
  const values = customers.map((one) => (basis === 'margin' ? one.margin : one.revenue))
  const total = values.reduce((sum, value) => (value > 0 ? sum + value : sum), 0)
  const classes: (CustomerClass | null)[] = customers.map(() => null)
  const plain = [...classes]
  let before = 0
  for (const at of inOrder(values, customers)) {
    const [value, facts] = [values[at] ?? 0, customers[at]]
    if (value <= 0 || !facts) break
    const found = classAt(before, total)
    plain[at] = found
    classes[at] = lifted(found, facts)
    before += value
  }
  return { basis, classes, plain }
}

/** What a customer has, and what the figures say. */
export type Proposal = { from: CustomerClass | null; to: CustomerClass | null }

/**
 * What would change; none where the class is right already or was set by hand with a reason. Losing the class
 * altogether is proposed too: who buys nothing any more is no A customer (rules §2, register A8).
 */
export function proposal(
  customer: { class: string | null; classReason: string | null },
  found: CustomerClass | null,
): Proposal | null {
  if (customer.classReason !== null || customer.class === found) return null
  return { from: customer.class as CustomerClass | null, to: found }
}

/** The currency that is counted: the company's own; where nothing is in it, the one of most customers. */
export function baseCurrency(sums: readonly { currency: string }[], own: string): string {
  const rows = new Map<string, number>()
  for (const { currency } of sums) rows.set(currency, (rows.get(currency) ?? 0) + 1)
  if (rows.size === 0 || rows.has(own)) return own
  return [...rows].sort((a, b) => b[1] - a[1])[0]?.[0] ?? own
}

/** The first day of the half of the fiscal year that `day` lies in; classes are proposed with each (rules §2). `start`: first month, 1–12. */
export function halfYear(day: Day, start: number): Day {
  const month = Number(day.slice(5, 7))
  const since = (month - start + 12) % 6
  return addMonths(`${day.slice(0, 8)}01`, -since)
}
