import { type Actor, has } from '#shared/actor.ts'
import { Refusal } from '#shared/refusal.ts'

/** Members, roles, invitations, reset links, the sessions and keys of others: administrator, management and sales lead (rules §12). */
export function canManageMembers(actor: Pick<Actor, 'administrator' | 'roles'>): boolean {
  return actor.administrator || has(actor, 'management', 'salesLead')
}

/** Own absences, or anybody's as the lead. A deputy does not extend the absence they stand in for. */
export function canSetAbsence(actor: Pick<Actor, 'memberId' | 'roles'>, memberId: string): boolean {
  return actor.memberId === memberId || has(actor, 'management', 'salesLead')
}

/** The own login and what belongs to it, or that of others as an administrator. */
export function canManageLogin(actor: Actor, memberId: string): boolean {
  return actor.memberId === memberId || canManageMembers(actor)
}

/** Throws `notAllowed` unless the answer is yes. */
export function need(allowed: boolean): void {
  if (!allowed) throw new Refusal('notAllowed')
}

/** Logins, links and keys are given by a person, not by a key: a leaked key must not make more of itself. Refuses `personNeeded`. */
export function needPerson(actor: Actor): void {
  if (actor.via === 'apiKey') throw new Refusal('personNeeded')
}
