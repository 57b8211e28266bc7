import { type Actor, has, is } from '#shared/actor.ts'

/** Members, roles, invitations: the administrator, management and the sales lead (rules §12). */
export function canManageMembers(actor: Actor): boolean {
  return actor.administrator || has(actor, 'management', 'salesLead')
}

/** The administrator flag is given by those who hold it, management or the sales lead. */
export function canSetAdministrator(actor: Actor): boolean {
  return canManageMembers(actor)
}

/** Own absences, or anybody's as the lead. */
export function canSetAbsence(actor: Actor, memberId: string): boolean {
  return is(actor, memberId) || has(actor, 'management', 'salesLead')
}
