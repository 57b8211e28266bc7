import { canChange, canHandOver, type Responsibility } from '#features/customers/access.ts'
import type { Actor } from '#shared/actor.ts'

/**
 * Customers are brought together by who may change all of them. A customer whose owner loses it by that needs the right
 * to give it away (rules §12): a helper does not take customers from their owners.
 */
export function canMergeCustomers(actor: Actor, customers: readonly Responsibility[], ownerId: string | null): boolean {
  return customers.every(
    (customer) =>
      canChange(actor, customer) &&
      (customer.ownerId === ownerId || customer.ownerId === null || canHandOver(actor, customer)),
  )
}
