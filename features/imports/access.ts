import { canCreate } from '#features/customers/access.ts'
import { type Actor, has } from '#shared/actor.ts'

/** Lists come in through whoever may enter customers; rows of customers that they may not change are rejected one by one. */
export function canImport(actor: Actor): boolean {
  return canCreate(actor)
}

/** An import is seen and taken back by whoever made it, and by the lead. */
export function canSeeImport(actor: Actor, createdById: string | null): boolean {
  return has(actor, 'management', 'salesLead') || (canImport(actor) && actor.memberId === (createdById ?? ''))
}
