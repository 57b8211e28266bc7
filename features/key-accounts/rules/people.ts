import type { BuyingRole } from '#features/opportunities/rules.ts'
import { addDays, type Day } from '#shared/days.ts'

export const influences = ['high', 'middle', 'low'] as const
export type Influence = (typeof influences)[number]
export const supports = ['mentor', 'supporter', 'neutral', 'sceptic', 'opponent'] as const
export type Support = (typeof supports)[number]

/** A person as a stakeholder, with what the warnings look at. */
export type Stakeholder = {
  personId: string
  roles: readonly BuyingRole[]
  influence: Influence | null
  support: Support | null
  coveredById: string | null
  /** No longer with the customer. */
  gone: boolean
  lastContact: Day | null
}

/** Who was in contact with us in so many days is reached (rules §7). */
export const reachedDays = 90
const correctedDays = 180

/** The relationship corrected by hand for 180 days, else the one that the contacts say. */
export function correctedRelationship(
  said: number,
  corrected: { value: number | null; day: Day | null },
  today: Day,
): number {
  const holds = corrected.value !== null && corrected.day !== null && corrected.day >= addDays(today, -correctedDays)
  return holds ? (corrected.value ?? said) : said
}

export const warnings = [
  'singleThreaded',
  'deciderUnknown',
  'deciderNotReached',
  'supporterLeft',
  'opponentAlone',
] as const
export type Warning = { kind: (typeof warnings)[number]; personIds: string[] }

/**
 * What is risky about whom we know at a customer (rules §7): contact with one person only in 90 days, no decider reached in
 * 90 (or none known), a supporter or mentor who left, an opponent with high influence whom nobody of ours looks after.
 */
export function warningsOf(people: readonly Stakeholder[], today: Day): Warning[] {
  const since = addDays(today, -reachedDays)
  const here = people.filter(({ gone }) => !gone)
  const reached = here.filter(({ lastContact }) => lastContact !== null && lastContact >= since)
  const deciders = here.filter(({ roles }) => roles.includes('decider'))
  const left = people.filter(({ gone, support }) => gone && (support === 'mentor' || support === 'supporter'))
  const opponents = here.filter(
    ({ support, influence, coveredById }) => support === 'opponent' && influence === 'high' && coveredById === null,
  )
  const ids = (some: readonly Stakeholder[]) => some.map(({ personId }) => personId)
  return [
    ...(reached.length === 1 ? [{ kind: 'singleThreaded' as const, personIds: ids(reached) }] : []),
    ...(deciders.length === 0 ? [{ kind: 'deciderUnknown' as const, personIds: [] }] : []),
    ...(deciders.length > 0 && !deciders.some((one) => reached.includes(one))
      ? [{ kind: 'deciderNotReached' as const, personIds: ids(deciders) }]
      : []),
    ...(left.length > 0 ? [{ kind: 'supporterLeft' as const, personIds: ids(left) }] : []),
    ...(opponents.length > 0 ? [{ kind: 'opponentAlone' as const, personIds: ids(opponents) }] : []),
  ]
}

/** True if who reports to `managerId` would, over others, report to themselves. */
export function reportsInCircle(
  personId: string,
  managerId: string | null,
  managerOf: ReadonlyMap<string, string | null>,
): boolean {
  const seen = new Set([personId])
  for (let at = managerId; at !== null; at = managerOf.get(at) ?? null) {
    if (seen.has(at)) return true
    seen.add(at)
  }
  return false
}
