import { canChange, type Responsibility } from '#features/customers/access.ts'
import { type Actor, has, is } from '#shared/actor.ts'

/** Who is protected is decided, and partners are kept, by who leads the sales (rules §12). */
export function canDecide(actor: Actor): boolean {
  return has(actor, 'management', 'salesLead')
}

/**
 * Who asks for a partner: who leads; whoever may change the customer; for a company that is not in the list whoever
 * sells; and a representative for himself. `customer`: none where it is only a name.
 */
export function canRequest(
  actor: Actor,
  partner: { memberId: string | null },
  customer: Responsibility | null,
): boolean {
  if (canDecide(actor)) return true
  if (!has(actor, 'sales', 'keyAccountManager', 'insideSales')) return false
  return customer === null || canChange(actor, customer) || is(actor, partner.memberId)
}

/** What was only asked for is corrected or taken back by who asked, or the representative; what was granted by who decides. */
export function canCorrect(
  actor: Actor,
  claim: { createdById: string | null; decision: string | null },
  partner: { memberId: string | null },
): boolean {
  if (canDecide(actor)) return true
  return claim.decision === null && (is(actor, claim.createdById) || is(actor, partner.memberId))
}
