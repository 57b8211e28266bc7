import { type Actor, has } from '#shared/actor.ts'

/** Whoever works with customers writes down what helps. */
export function canCreateGuide(actor: Actor): boolean {
  return has(actor, 'management', 'salesLead', 'sales', 'keyAccountManager', 'insideSales', 'marketing')
}

/** One's own; all of them by those who lead the sales, and by marketing, with whom they are agreed. */
export function canChangeGuide(actor: Actor, { createdById }: { createdById: string | null }): boolean {
  if (has(actor, 'management', 'salesLead', 'marketing')) return true
  return canCreateGuide(actor) && createdById !== null && actor.memberId === createdById
}
