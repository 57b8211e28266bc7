import { type Actor, has } from '#shared/actor.ts'

/** Pay is between a person and the sales lead: nobody else, no administrator, nobody who stands in (rules §12). */
export function canSeePay(actor: Actor, memberId: string): boolean {
  return has(actor, 'salesLead') || (actor.memberId === memberId && has(actor, ...working))
}

const working = ['management', 'sales', 'keyAccountManager', 'insideSales', 'marketing'] as const

/** The sales lead sets rates and shares, and locks periods. */
export function canSetPay(actor: Actor): boolean {
  return has(actor, 'salesLead')
}

/** Who may ask for statements at all, of themselves at least. */
export function canAskForPay(actor: Actor): boolean {
  return has(actor, 'salesLead', ...working)
}
