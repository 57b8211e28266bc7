import { type Actor, has } from '#shared/actor.ts'

/** Products and their prices are settings of sales (rules §12). */
export function canChangeProducts(actor: Pick<Actor, 'roles'>): boolean {
  return has(actor, 'management', 'salesLead')
}

/** What a product costs us is for those who set prices; others see the price only. */
export function canSeeCosts(actor: Pick<Actor, 'roles'>): boolean {
  return canChangeProducts(actor)
}
