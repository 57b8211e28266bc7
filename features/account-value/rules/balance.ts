import type { ActivityKind } from '#features/contact-again/rules.ts'

/** What an activity is counted as: its kind, or a call that reached nobody. */
export type EffortKind = ActivityKind | 'notReached'

/** Minutes that an activity takes by experience, with the way there and what is written afterwards. */
export const defaultMinutes: Readonly<Record<EffortKind, number>> = {
  call: 15,
  visit: 180,
  meeting: 90,
  video: 45,
  email: 10,
  letter: 20,
  chat: 5,
  note: 5,
  mailing: 2,
  service: 120,
  notReached: 3,
}
export const effortKinds = Object.keys(defaultMinutes) as EffortKind[]

/** How often something was done for a customer. */
export type Effort = { kind: EffortKind; count: number }

/** What it costs to serve: hours of the activities × rate (register C10). `rate`: minor units per hour. */
export function costToServe(
  efforts: readonly Effort[],
  { minutes, rate }: { minutes: Readonly<Record<EffortKind, number>>; rate: number },
): { minutes: number; cost: number } {
  const total = efforts.reduce((sum, { kind, count }) => sum + count * minutes[kind], 0)
  return { minutes: total, cost: Math.round((total * rate) / 60) }
}

export type MarginFacts = {
  revenue: number
  /** Of the revenue whose margin is known. */
  margin: number
  marginOf: number
}

/** Margin as a share of the revenue whose margin is known; none where none is. */
export function marginRate({ margin, marginOf }: Pick<MarginFacts, 'margin' | 'marginOf'>): number | null {
  return marginOf > 0 ? margin / marginOf : null
}

/** What of each euro is left after margin and cost to serve; none without revenue or a known margin. */
export function netRate(facts: MarginFacts, cost: number | null): number | null {
  const rate = marginRate(facts)
  return rate === null || cost === null || facts.revenue <= 0 ? null : rate - cost / facts.revenue
}

export const balances = ['nearRich', 'nearPoor', 'farRich', 'farPoor'] as const
export type Balance = (typeof balances)[number]

/** From this relationship (0–4) on we are near: two contacts in half a year with the three we know best. */
export const nearFrom = 2

/**
 * Closeness beside margin (register C10). Near: relationship of 2 and more. Rich: what is left of each euro after the cost
 * to serve is at least what is left of the company's. None while a margin is unknown.
 */
export function balanceOf(one: {
  relationship: number
  netRate: number | null
  companyNetRate: number | null
}): Balance | null {
  if (one.netRate === null || one.companyNetRate === null) return null
  const near = one.relationship >= nearFrom
  return one.netRate >= one.companyNetRate ? (near ? 'nearRich' : 'farRich') : near ? 'nearPoor' : 'farPoor'
}
