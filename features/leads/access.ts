import {
  canChange as canChangeCustomer,
  canRead as canReadCustomer,
  type Responsibility,
} from '#features/customers/access.ts'
import { type Actor, has, is } from '#shared/actor.ts'

/** What decides about a lead: who took it, who brought it, and the customer it belongs to (none also where that may not be read). */
export type LeadPlace = {
  ownerId: string | null
  createdById: string | null
  customerId: string | null
  customer: Responsibility | null
}

const working = ['management', 'salesLead', 'sales', 'keyAccountManager', 'insideSales', 'marketing'] as const
const selling = ['management', 'salesLead', 'sales', 'keyAccountManager', 'insideSales'] as const

/** Leads come in through anyone who works with customers. */
export function canBring(actor: Actor): boolean {
  return has(actor, ...working)
}

/** Everyone reads all; where members read only their own, what nobody took is still there for who may take it. */
export function canReadLead(actor: Actor, { ownerId, createdById, customerId, customer }: LeadPlace): boolean {
  if (!actor.readsOwnOnly || is(actor, ownerId) || is(actor, createdById)) return true
  if (customerId) return customer !== null && canReadCustomer(actor, customer)
  return ownerId === null && canBring(actor)
}

/** Marketing changes leads, so do those who lead the sales; others what they took or brought, or at customers they may change (rules §12). */
export function canChangeLead(actor: Actor, { ownerId, createdById, customer }: LeadPlace): boolean {
  if (has(actor, 'management', 'salesLead', 'marketing')) return true
  if (!has(actor, ...selling)) return false
  return is(actor, ownerId) || is(actor, createdById) || (customer !== null && canChangeCustomer(actor, customer))
}

/** Nobody's lead is taken by anyone who works with customers; somebody's only by who leads. */
export function canTake(actor: Actor, { ownerId }: Pick<LeadPlace, 'ownerId'>): boolean {
  return canBring(actor) && (ownerId === null || is(actor, ownerId) || has(actor, 'management', 'salesLead'))
}

/** To customer, person and opportunity: who sells. What marketing qualified is handed to sales. */
export function canConvert(actor: Actor, place: LeadPlace): boolean {
  return has(actor, ...selling) && (canChangeLead(actor, place) || place.ownerId === null)
}

/** Criteria, reasons and the form: settings of sales, agreed with marketing. */
export function canChangeLeadSettings(actor: Actor): boolean {
  return actor.administrator || has(actor, 'management', 'salesLead', 'marketing')
}
