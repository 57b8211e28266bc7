import { canChangeCompany } from '#features/company/access.ts'
import { canChange as canChangeCustomer, type Responsibility } from '#features/customers/access.ts'
import { type Actor, has, is } from '#shared/actor.ts'

/** Opportunities go with their customer; who holds one, or helps with it, may also change it (rules §12). */
export function canChange(
  actor: Actor,
  opportunity: { ownerId: string | null; helperIds?: readonly string[] },
  customer: Responsibility,
): boolean {
  if (canChangeCustomer(actor, customer)) return true
  if (!has(actor, 'sales', 'keyAccountManager', 'insideSales')) return false
  return is(actor, opportunity.ownerId) || (opportunity.helperIds ?? []).some((helper) => is(actor, helper))
}

/** New opportunities at customers one may change. */
export function canCreate(actor: Actor, customer: Responsibility): boolean {
  return canChangeCustomer(actor, customer)
}

/** Stages, their criteria and the reasons of closing are settings of sales (rules §12). */
export function canSetStages(actor: Actor): boolean {
  return canChangeCompany(actor)
}
