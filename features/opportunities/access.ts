import { canChange as canChangeCustomer, type Responsibility } from '#features/customers/access.ts'
import { type Actor, has, is } from '#shared/actor.ts'

/** Opportunities go with their customer; who holds one may also change it (rules §12). */
export function canChange(actor: Actor, opportunity: { ownerId: string | null }, customer: Responsibility): boolean {
  if (canChangeCustomer(actor, customer)) return true
  return has(actor, 'sales', 'keyAccountManager', 'insideSales') && is(actor, opportunity.ownerId)
}

/** New opportunities at customers one may change. */
export function canCreate(actor: Actor, customer: Responsibility): boolean {
  return canChangeCustomer(actor, customer)
}
