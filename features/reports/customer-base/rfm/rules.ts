import type { BuyingSteps } from '#features/company/rules.ts'
import { type Day, daysBetween } from '#shared/days.ts'

/** What a customer bought in the last 24 full months; amounts in minor units. */
export type Purchases = { id: string; lastDay: Day; days: number; revenue: number }
/** 5 best, 1 weakest: how lately, how often, how much. */
export type Scores = { recency: number; frequency: number; monetary: number }

/** From so many customers on the scores are fifths of them (rules §2). */
export const quintilesFrom = 50

/** The scores of all customers, in the order given (rules §2): below 50 of them by the steps of the company. */
export function scoresOf(customers: readonly Purchases[], asOf: Day, steps: BuyingSteps): Scores[] {
  const ago = customers.map((one) => Math.max(0, daysBetween(one.lastDay, asOf)))
  const days = customers.map((one) => one.days)
  const revenues = customers.map((one) => one.revenue)
  if (customers.length >= quintilesFrom) {
    const recency = quintiles(ago.map((value) => -value))
    const frequency = quintiles(days)
    const monetary = quintiles(revenues)
    return customers.map((_, at) => ({
      recency: recency[at] ?? 1,
      frequency: frequency[at] ?? 1,
      monetary: monetary[at] ?? 1,
    }))
  }
  const fixed = (value: number, least: readonly number[]) => {
    const at = least.findIndex((step) => value >= step)
    return at < 0 ? 1 : 5 - at
  }
  return customers.map((_, at) => ({
    recency: fixed(
      -(ago[at] ?? 0),
      steps.recency.map((step) => -step),
    ),
    frequency: fixed(days[at] ?? 0, steps.frequency),
    monetary: fixed(revenues[at] ?? 0, steps.monetary),
  }))
}

/** `ceil(5 × rank / n)`, the smallest value at rank 1; equal values share the better score (rules §2). */
export function quintiles(values: readonly number[]): number[] {
  const rising = Float64Array.from(values).sort()
  const ranks = new Map<number, number>()
  for (const [at, value] of rising.entries()) ranks.set(value, at + 1)
  return values.map((value) => Math.ceil((5 * (ranks.get(value) ?? 0)) / values.length))
}

/** Worth much, but long not seen: the first to call (register A9). */
export function isFading({ recency, monetary }: Scores): boolean {
  return recency <= 2 && monetary >= 4
}
