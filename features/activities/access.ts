import { canChange, type Responsibility } from '#features/customers/access.ts'
import { type Actor, has, is } from '#shared/actor.ts'

/** Notes of nobody's customer: everybody who does anything at all. At a customer `canLog` decides. */
export function canNote(actor: Actor): boolean {
  return actor.roles.some((role) => role !== 'reader')
}

/**
 * Correcting and deleting what is in the timeline: its author (or who stands in for them) and the
 * lead; what came in without an author, whoever may change the customer.
 */
export function canChangeActivity(
  actor: Actor,
  activity: { memberId: string | null },
  customer: Responsibility | null,
): boolean {
  if (has(actor, 'management', 'salesLead') || is(actor, activity.memberId)) return true
  return activity.memberId === null && customer !== null && canChange(actor, customer)
}
