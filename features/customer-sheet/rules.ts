import { type Day, daysBetween } from '#shared/days.ts'

/** What to be careful about before going in, the gravest first. */
export type Warning =
  | { what: 'fire' | 'blocked' | 'orphaned' | 'noPerson' | 'singlePerson' | 'neverSpoken' }
  | { what: 'complaints' | 'promisesOverdue'; count: number }
  | { what: 'shrinking'; percent: number }
  | { what: 'silent'; days: number; rhythm: number }

export type SheetFacts = {
  standing: string
  ownerId: string | null
  fires: number
  /** Open complaints. */
  complaints: number
  promisesOverdue: number
  /** Minor units, last 12 full months and the 12 before. */
  revenue: number
  revenueBefore: number
  lastContact: Day | null
  /** Days; 0 or none: only on occasion. */
  rhythm: number | null
  persons: number
}

/**
 * Warnings of the customer sheet (register A11): it burns, blocked, a complaint is open, a promise not kept, revenue a tenth or
 * more below the year before, silent for longer than planned, nobody or only one person known.
 */
export function warningsOf(facts: SheetFacts, today: Day): Warning[] {
  const warnings: Warning[] = []
  if (facts.fires > 0) warnings.push({ what: 'fire' })
  if (facts.standing === 'blocked') warnings.push({ what: 'blocked' })
  if (facts.complaints > 0) warnings.push({ what: 'complaints', count: facts.complaints })
  if (facts.promisesOverdue > 0) warnings.push({ what: 'promisesOverdue', count: facts.promisesOverdue })
  const { revenue, revenueBefore } = facts
  // As integers: 0.9 of an amount is not exact.
  if (revenueBefore > 0 && revenue * 10 <= revenueBefore * 9)
    warnings.push({ what: 'shrinking', percent: Math.round((1 - revenue / revenueBefore) * 100) })
  const { lastContact, rhythm } = facts
  if (lastContact === null) warnings.push({ what: 'neverSpoken' })
  else if (rhythm && daysBetween(lastContact, today) > rhythm)
    warnings.push({ what: 'silent', days: daysBetween(lastContact, today), rhythm })
  if (facts.persons === 0) warnings.push({ what: 'noPerson' })
  if (facts.persons === 1) warnings.push({ what: 'singlePerson' })
  if (facts.ownerId === null) warnings.push({ what: 'orphaned' })
  return warnings
}
