import { type Actor, has } from '#shared/actor.ts'

/** What key accounts are worth is for those who may see the plan of one: who leads, sells or looks after them (rules §12). */
export function canSeeValues(actor: Actor): boolean {
  return has(actor, 'management', 'salesLead', 'sales', 'keyAccountManager')
}
