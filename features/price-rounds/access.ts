import { canChangeProducts } from '#features/products/access.ts'
import type { Actor } from '#shared/actor.ts'

/** A round changes prices of many: who sets prices plans it, takes customers in and may agree to any rise (rules §12). */
export function canPlanRounds(actor: Pick<Actor, 'roles'>): boolean {
  return canChangeProducts(actor)
}
