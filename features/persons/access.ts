import { canChange, canCreate, canRead, type Responsibility } from '#features/customers/access.ts'
import { type Actor, is } from '#shared/actor.ts'

/** What decides about a person: the customer, or who wrote the person down if it has none. */
export type PersonPlace = { customer: Responsibility | null; createdById: string | null }

/** Persons are read with their customer; one without a customer by everyone, or by who wrote it down where members read only their own. */
export function canReadPerson(actor: Actor, { customer, createdById }: PersonPlace): boolean {
  if (customer) return canRead(actor, customer)
  return !actor.readsOwnOnly || is(actor, createdById)
}

/** Persons are changed with their customer (rules §12); one without a customer by whoever brings in new ones. */
export function canChangePerson(actor: Actor, place: PersonPlace): boolean {
  if (place.customer) return canChange(actor, place.customer)
  return canCreate(actor) && canReadPerson(actor, place)
}
