import { type Actor, has } from '#shared/actor.ts'

/** Whoever changes anything may bring a list back; each row is changed with the rights at its own record. */
export function canBringBack(actor: Actor): boolean {
  return actor.roles.some((role) => role !== 'reader')
}

/** A list that came back is seen, applied and taken back by whoever brought it, and by the lead. */
export function canSeeListFile(actor: Actor, createdById: string | null): boolean {
  return has(actor, 'management', 'salesLead') || (canBringBack(actor) && actor.memberId === (createdById ?? ''))
}
