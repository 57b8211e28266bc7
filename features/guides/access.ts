import { type Actor, has } from '#shared/actor.ts'

/** Whoever works with customers writes down what helps. */
export function canCreateGuide(actor: Actor): boolean {
  return has(actor, 'management', 'salesLead', 'sales', 'keyAccountManager', 'insideSales', 'marketing')
}

/** Those who may change all also say what new offers begin with, and in which order blocks stand. */
export function canOrderGuides(actor: Actor): boolean {
  return has(actor, 'management', 'salesLead', 'marketing')
}

/** One's own; all of them by those who lead the sales, and by marketing, with whom they are agreed. */
export function canChangeGuide(actor: Actor, { createdById }: { createdById: string | null }): boolean {
  if (canOrderGuides(actor)) return true
  return canCreateGuide(actor) && createdById !== null && actor.memberId === createdById
}
