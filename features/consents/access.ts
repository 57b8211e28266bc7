import { canChangePerson, type PersonPlace } from '#features/persons/access.ts'
import { type Actor, has } from '#shared/actor.ts'

/** Consents are marketing's (rules §12); beside that whoever may change the person notes what they hear. */
export function canRecord(actor: Actor, place: PersonPlace): boolean {
  return has(actor, 'marketing') || canChangePerson(actor, place)
}

/** The ledger as a list: for who works with it. */
export function canSeeLedger(actor: Actor): boolean {
  return has(actor, 'management', 'salesLead', 'marketing')
}

/** An entry made by mistake is taken back by who made it, or by who answers for the ledger. */
export function canVoid(actor: Actor, entry: { createdById: string | null }): boolean {
  return canSeeLedger(actor) || (entry.createdById !== null && entry.createdById === actor.memberId)
}

/** Wording and address of the public pages: settings of marketing and those who lead. */
export function canChangeWording(actor: Actor): boolean {
  return actor.administrator || canSeeLedger(actor)
}
