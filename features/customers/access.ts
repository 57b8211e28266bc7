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
  return isConcerned(actor, customer) || canTake(actor, customer)
}

/** New customers come in through anyone who works with them; marketing brings leads. */
export function canCreate(actor: Actor): boolean {
  return has(actor, 'management', 'salesLead', 'sales', 'keyAccountManager', 'insideSales', 'marketing')
}

/** Activities and tasks: whoever may change the customer; inside sales and marketing everywhere (rules §12). */
export function canLog(actor: Actor, customer: Responsibility): boolean {
  return canChange(actor, customer) || has(actor, 'insideSales', 'marketing')
}

/**
 * Giving a customer to another owner, and deleting it: the owner, the lead. A helper, inside sales or
 * who stands in for some days works on it but does not give it away: after an absence everything is
 * there again. One without an owner is taken by anyone who sells.
 */
export function canHandOver(actor: Actor, customer: Pick<Responsibility, 'ownerId'>): boolean {
  if (has(actor, 'management', 'salesLead')) return true
  const owns = customer.ownerId !== null && customer.ownerId === actor.memberId
  return (has(actor, 'sales', 'keyAccountManager') && owns) || canTake(actor, customer)
}

/** Handing over all of a colleague at once: the lead, and the colleague; not who stands in for some days. */
export function canHandOverAll(actor: Pick<Actor, 'memberId' | 'roles'>, fromId: string): boolean {
  return (
    has(actor, 'management', 'salesLead') || (has(actor, 'sales', 'keyAccountManager') && actor.memberId === fromId)
  )
}

/** Classes are cut over the whole base: who leads the sales takes the proposed ones over (rules §2). */
export function canAcceptClasses(actor: Pick<Actor, 'roles'>): boolean {
  return has(actor, 'management', 'salesLead')
}

/**
 * Who a new customer belongs to unless said otherwise: to whoever sells and enters it; inside sales
 * becomes its second name; what marketing brings is assigned by the lead.
 */
export function firstResponsibility(actor: Actor): { ownerId: string | null; insideSalesId: string | null } {
  const sells = has(actor, 'management', 'salesLead', 'sales', 'keyAccountManager')
  const memberId = actor.memberId || null
  return {
    ownerId: sells ? memberId : null,
    insideSalesId: !sells && has(actor, 'insideSales') ? memberId : null,
  }
}

/** Throws `notAllowed` unless the answer is yes. */
export function need(allowed: boolean): void {
  if (!allowed) throw new Refusal('notAllowed')
}

/** True for the owner, inside sales and helpers, and who stands in for one of them today. */
export function isConcerned(actor: Actor, { ownerId, insideSalesId, helperIds }: Responsibility): boolean {
  return is(actor, ownerId) || is(actor, insideSalesId) || helperIds.some((helper) => is(actor, helper))
}

function canTake(actor: Actor, customer: Pick<Responsibility, 'ownerId'>): boolean {
  return customer.ownerId === null && has(actor, 'sales', 'keyAccountManager') && !actor.readsOwnOnly
}
