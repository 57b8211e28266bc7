import { canHandOver, type Responsibility } from '#features/customers/access.ts'
import { canSeePlan } from '#features/key-accounts/access.ts'
import { type Actor, has, is } from '#shared/actor.ts'

/** Who hands over and who takes over. */
export type Sides = { fromId: string; toId: string }

/** The dossier is part of the plan (rules §12): who sees that, and both sides, before and after it changed hands. */
export function canSeeHandover(actor: Actor, sides: Sides, customer: Responsibility): boolean {
  return isSide(actor, sides) || canSeePlan(actor, customer)
}

/** Preparing, proposing, changing, withdrawing: whoever may hand the customer over. */
export function canPropose(actor: Actor, customer: Pick<Responsibility, 'ownerId'>): boolean {
  return canHandOver(actor, customer)
}

/** Only whom it is offered to, or who stands in, says yes or no; somebody else cannot be made to look after a customer. */
export function canAnswer(actor: Actor, { toId }: Pick<Sides, 'toId'>): boolean {
  return sells(actor) && is(actor, toId)
}

/** Introduction and end: both sides, and who leads. */
export function canIntroduce(actor: Actor, sides: Sides): boolean {
  return has(actor, 'management', 'salesLead') || isSide(actor, sides)
}

/** Which side the actor speaks for in the check; none: neither. Who stands in for both speaks for the one that took over. */
export function sideOf(actor: Actor, { fromId, toId }: Sides): 'from' | 'to' | null {
  if (!sells(actor)) return null
  if (is(actor, toId)) return 'to'
  return is(actor, fromId) ? 'from' : null
}

function isSide(actor: Actor, sides: Sides): boolean {
  return sideOf(actor, sides) !== null
}

/** Who may see handovers at all from inside, where they have to do with them. */
export function sells(actor: Actor): boolean {
  return has(actor, 'management', 'salesLead', 'sales', 'keyAccountManager')
}
