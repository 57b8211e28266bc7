import { type Actor, has, is } from '#shared/actor.ts'

/** What becomes of a need is decided by who leads; who took it up says what came of it. */
export function canAnswerNeed(actor: Actor, { takenById }: { takenById: string | null }): boolean {
  return canLeadNeeds(actor) || (takenById !== null && is(actor, takenById))
}

/** Naming themes anew and bringing two together. */
export function canLeadNeeds(actor: Pick<Actor, 'roles'>): boolean {
  return has(actor, 'management', 'salesLead')
}

/** News comes from sales and marketing. */
export function canWriteNews(actor: Pick<Actor, 'roles'>): boolean {
  return has(actor, 'management', 'salesLead', 'sales', 'keyAccountManager', 'marketing')
}

/** One's own; all of it by those who lead, and by marketing. */
export function canChangeNews(actor: Actor, { createdById }: { createdById: string | null }): boolean {
  if (has(actor, 'management', 'salesLead', 'marketing')) return true
  return canWriteNews(actor) && createdById !== null && actor.memberId === createdById
}
