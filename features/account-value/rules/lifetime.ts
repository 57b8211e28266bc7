import { Refusal } from '#shared/refusal.ts'

/** What the value of a customer over its lifetime is computed from; amounts in minor units. */
export type LifetimeInput = {
  /** Margin per year. */
  margin: number
  /** Share of customers that are kept from one year to the next, 0–1. */
  retention: number
  /** Interest by which later years count less: 0.08 is 8 %. */
  discount: number
  /** What it cost to win the customer; 0 while unknown. */
  acquisitionCost: number
}

/** The value in both forms: the first margin comes after one year, or now. Minor units. */
export type Lifetime = { afterYear: number; now: number }

/**
 * Customer lifetime value (rules §7, register C6): m·r/(1 + i − r) − AC where the first margin comes after one year,
 * m·(1 + i)/(1 + i − r) − AC where it comes now. Refuses `retentionTooHigh` for r ≥ 1 + i: the sum would have no end.
 */
export function lifetimeValue({ margin, retention, discount, acquisitionCost }: LifetimeInput): Lifetime {
  if (!hasEnd(retention, discount)) throw new Refusal('retentionTooHigh')
  const rest = 1 + discount - retention
  return {
    afterYear: Math.round((margin * retention) / rest - acquisitionCost),
    now: Math.round((margin * (1 + discount)) / rest - acquisitionCost),
  }
}

/** Whether the sum over all years has an end: r < 1 + i. */
export function hasEnd(retention: number, discount: number): boolean {
  return retention < 1 + discount
}

/** Fewer customers of a class than this say nothing about how many stay (rules §7). */
export const fewestForRetention = 20

export type Retention = {
  rate: number | null
  source: 'counted' | 'byHand' | 'unknown'
  /** Customers with revenue in the year before. */
  of: number
}

/**
 * How many customers of each class stay: those with revenue in this and the year before / in the year before; below
 * twenty as set by hand, else unknown (rules §7). `classOf`: the class, or `none`.
 */
export function retentionByClass<Class extends string>(
  classes: readonly Class[],
  customers: readonly { class: Class; revenueNow: number; revenueBefore: number }[],
  byHand: Readonly<Partial<Record<Class, number | null>>>,
): Record<Class, Retention> {
  const counts = new Map(classes.map((name) => [name, { of: 0, kept: 0 }]))
  for (const one of customers) {
    const count = counts.get(one.class)
    if (!count || one.revenueBefore <= 0) continue
    count.of += 1
    if (one.revenueNow > 0) count.kept += 1
  }
  return Object.fromEntries(
    [...counts].map(([name, { of, kept }]): [Class, Retention] => {
      if (of >= fewestForRetention) return [name, { rate: kept / of, source: 'counted', of }]
      const rate = byHand[name] ?? null
      return [name, { rate, source: rate === null ? 'unknown' : 'byHand', of }]
    }),
  ) as Record<Class, Retention>
}

/** Change against an earlier value; none unless that was above zero. */
export function changeAgainst(now: number | null, before: number | null): number | null {
  return now !== null && before !== null && before > 0 ? now / before - 1 : null
}

/** Full months from the first revenue to the end of the 24 that are counted; none where it is older. */
export function monthsKnown(firstDay: string | null, both: { from: string; to: string }): number | null {
  if (firstDay === null || firstDay < both.from) return null
  const months = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
  const count = months(both.to) - months(firstDay) + 1
  return count < 24 ? Math.max(0, count) : null
}
