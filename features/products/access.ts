import { type Actor, has } from '#shared/actor.ts'

/** Products and their prices are settings of sales (rules §12). */
export function canChangeProducts(actor: Pick<Actor, 'roles'>): boolean {
  return has(actor, 'management', 'salesLead')
}
