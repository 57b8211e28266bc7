import { type Actor, has } from '#shared/actor.ts'

/** Mails that wait are seen by who filed them, and all of them by management and sales lead: anybody may write to a mailbox. */
export function canSeeWaiting(actor: Actor, mail: { memberId: string | null }): boolean {
  return seesAllWaiting(actor) || (mail.memberId !== null && actor.memberId === mail.memberId)
}

export function seesAllWaiting(actor: Actor): boolean {
  return has(actor, 'management', 'salesLead')
}
