import { type Actor, has, is } from '#shared/actor.ts'
import { Refusal } from '#shared/refusal.ts'

/** Who has to do with a customer; loaded with it. */
export type Responsibility = { ownerId: string | null; insideSalesId: string | null; helperIds: readonly string[] }

/** Everyone reads all customers, unless the company keeps members to their own (rules §12). */
export function canRead(actor: Actor, customer: Responsibility): boolean {
  return !actor.readsOwnOnly || isConcerned(actor, customer)
}

/** Management and sales lead change all; sales, key account and inside sales those they are concerned with (rules §12). */
export function canChange(actor: Actor, customer: Responsibility): boolean {
  if (has(actor, 'management', 'salesLead')) return true
  if (!has(actor, 'sales', 'keyAccountManager', 'insideSales')) return false
  // A customer without an owner may be taken by anyone who sells.
  if (customer.ownerId === null && has(actor, 'sales', 'keyAccountManager')) return true
  return isConcerned(actor, customer)
}

/** New customers come in through anyone who works with them; marketing brings leads. */
export function canCreate(actor: Actor): boolean {
  return has(actor, 'management', 'salesLead', 'sales', 'keyAccountManager', 'insideSales', 'marketing')
}

/** Activities and tasks: whoever may change the customer; inside sales and marketing everywhere (rules §12). */
export function canLog(actor: Actor, customer: Responsibility): boolean {
  return canChange(actor, customer) || has(actor, 'insideSales', 'marketing')
}

/** Giving a customer to another owner: the present owner, or the lead. */
export function canHandOver(actor: Actor, customer: Responsibility): boolean {
  return canChange(actor, customer)
}

/** Throws `notAllowed` unless the answer is yes. */
export function need(allowed: boolean): void {
  if (!allowed) throw new Refusal('notAllowed')
}

function isConcerned(actor: Actor, { ownerId, insideSalesId, helperIds }: Responsibility): boolean {
  return is(actor, ownerId) || is(actor, insideSalesId) || helperIds.some((helper) => is(actor, helper))
}
