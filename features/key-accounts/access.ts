import { isConcerned, type Responsibility } from '#features/customers/access.ts'
import { type Actor, has } from '#shared/actor.ts'

/** Who is looked after as a key account binds people for years: who leads decides. */
export function canDecide(actor: Actor): boolean {
  return has(actor, 'management', 'salesLead')
}

/**
 * What is noted of people belongs to the plan of a key account: management and sales lead all, who sells or looks after key
 * accounts those they are concerned with, nobody else (rules §12).
 */
export function canSeePlan(actor: Actor, customer: Responsibility): boolean {
  if (has(actor, 'management', 'salesLead')) return true
  return has(actor, 'sales', 'keyAccountManager') && isConcerned(actor, customer)
}
