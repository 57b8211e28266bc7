import { companyCore } from '#features/duplicates/rules/words.ts'
import { addDays, type Day, daysBetween, earlier, later } from '#shared/days.ts'
import { Refusal } from '#shared/refusal.ts'

/** A trade representative (§§ 84 ff. HGB) brings business for a commission; a dealer buys and sells on his own account. */
export const partnerKinds = ['representative', 'dealer'] as const
export type PartnerKind = (typeof partnerKinds)[number]

export const protectionStates = ['requested', 'granted', 'refused', 'expired', 'withdrawn'] as const
export type ProtectionState = (typeof protectionStates)[number]

/** What a protection covers; neither: all business with the end customer. */
export type Scope = { productGroup: string | null; opportunityId: string | null }

/** What a partner asks for, or was given: an end customer for a time. */
export type Claim = Scope & {
  id: string
  partnerId: string
  customerId: string | null
  /** Of the customer, or as it was written while it is not in the list. */
  endCustomer: string
  /** Both days included. */
  fromDay: Day
  toDay: Day
  decision: 'granted' | 'refused' | null
  withdrawnAt: string | null
}

/** Where a claim stands on a day; nothing has to be done for it to expire. */
export function stateOf(claim: Pick<Claim, 'decision' | 'withdrawnAt' | 'toDay'>, today: Day): ProtectionState {
  if (claim.withdrawnAt !== null) return 'withdrawn'
  if (claim.decision === 'refused') return 'refused'
  if (claim.toDay < today) return 'expired'
  return claim.decision === 'granted' ? 'granted' : 'requested'
}

/** Asked for or granted, and not over. */
export function isOpen(claim: Pick<Claim, 'decision' | 'withdrawnAt' | 'toDay'>, today: Day): boolean {
  const state = stateOf(claim, today)
  return state === 'requested' || state === 'granted'
}

/** Days until the last one of a granted protection, where it is so near that somebody should talk about it; else none. */
export function runsOutIn(claim: Claim, today: Day, withinDays: number): number | null {
  if (stateOf(claim, today) !== 'granted') return null
  const left = daysBetween(today, claim.toDay)
  return left <= withinDays ? left : null
}

/** Refuses `periodWrong` where it ends before it begins, `dayGone` where it is over already. */
export function checkDays({ fromDay, toDay }: { fromDay: Day; toDay: Day }, today: Day): void {
  if (toDay < fromDay) throw new Refusal('periodWrong')
  if (toDay < today) throw new Refusal('dayGone')
}

/** Companies are the same by their record; where one of the two is only a name, by that name without form and case. */
export function sameEndCustomer(
  a: Pick<Claim, 'customerId' | 'endCustomer'>,
  b: Pick<Claim, 'customerId' | 'endCustomer'>,
): boolean {
  if (a.customerId !== null && b.customerId !== null) return a.customerId === b.customerId
  return endCustomerKey(a.endCustomer) === endCustomerKey(b.endCustomer)
}

/** A name for comparing: "Müller Stahl GmbH" and "MUELLER STAHL" are one. */
export function endCustomerKey(name: string): string {
  return companyCore(name).core
}

/**
 * Two partners claim the same: an end customer on at least one common day, and not for two different product groups or two
 * different opportunities. A group and an opportunity may meet, so they count as the same until somebody decides.
 */
export function collide(a: Claim, b: Claim, today: Day): boolean {
  if (a.partnerId === b.partnerId || !isOpen(a, today) || !isOpen(b, today)) return false
  if (a.fromDay > b.toDay || b.fromDay > a.toDay) return false
  return sameEndCustomer(a, b) && scopesMeet(a, b)
}

function scopesMeet(a: Scope, b: Scope): boolean {
  if (a.opportunityId !== null && b.opportunityId !== null) return a.opportunityId === b.opportunityId
  if (a.productGroup !== null && b.productGroup !== null) return a.productGroup === b.productGroup
  return true
}

/** The disputes among these claims: each with all that hang together by colliding, in the order given. */
export function disputesOf<One extends Claim>(claims: readonly One[], today: Day): One[][] {
  const disputes: One[][] = []
  for (const alike of Map.groupBy(claims, ({ endCustomer }) => endCustomerKey(endCustomer)).values()) {
    const left = new Set(alike)
    for (const first of alike) {
      if (!left.delete(first)) continue
      const dispute = [first]
      // What is found is looked at in turn, until nothing more hangs on it.
      for (const one of dispute)
        for (const other of [...left]) if (collide(one, other, today) && left.delete(other)) dispute.push(other)
      if (dispute.length > 1) disputes.push(alike.filter((one) => dispute.includes(one)))
    }
  }
  return disputes
}

/** What changes about a claim when its dispute is settled. */
export type Settled = Partial<Pick<Claim, 'decision' | 'fromDay' | 'toDay'>>

/**
 * What a decision makes of each claim: the winner is protected, if only asked for from the day of the decision on; for the
 * others what was granted ends the day before, and what was only asked for is refused. `winnerId` none: nobody is protected.
 * Refuses `decisionAhead`: a decision that does not hold yet would settle nothing.
 */
export function settle(
  claims: readonly Claim[],
  winnerId: string | null,
  day: Day,
  today: Day,
): { id: string; patch: Settled }[] {
  if (day > today) throw new Refusal('decisionAhead')
  return claims.map((claim) => {
    const wasGranted = claim.decision === 'granted'
    if (claim.id === winnerId)
      return { id: claim.id, patch: wasGranted ? {} : { decision: 'granted', fromDay: later(claim.fromDay, day) } }
    if (wasGranted && claim.fromDay < day)
      return { id: claim.id, patch: { toDay: earlier(claim.toDay, addDays(day, -1)) } }
    return { id: claim.id, patch: { decision: 'refused' } }
  })
}

/** A record that may be protected: a deal or an invoice, with the product groups that it is known to be about. */
export type Protectable = { day: Day; opportunityId: string | null; productGroups: readonly string[] }

/** The days and the scope on which somebody is protected. */
export type Protected = Scope & { fromDay: Day; toDay: Day }

/**
 * Whose protection covers a record on its day: that of the opportunity before that of a product group before that of
 * everything, the one granted first where two are alike. A product group covers what is about nothing else.
 */
export function protectionOf<One extends Protected>(granted: readonly One[], record: Protectable): One | null {
  const covering = granted.filter((one) => one.fromDay <= record.day && record.day <= one.toDay && covers(one, record))
  const width = ({ opportunityId, productGroup }: Scope) => (opportunityId !== null ? 0 : productGroup !== null ? 1 : 2)
  return covering.toSorted((a, b) => width(a) - width(b))[0] ?? null
}

function covers({ opportunityId, productGroup }: Scope, record: Protectable): boolean {
  if (opportunityId !== null && opportunityId !== record.opportunityId) return false
  if (productGroup === null) return true
  return record.productGroups.length > 0 && record.productGroups.every((group) => group === productGroup)
}
