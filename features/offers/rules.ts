import { addDays, type Day, daysBetween, earlier, later } from '#shared/days.ts'
import { Refusal } from '#shared/refusal.ts'

/** What became of an offer; `replaced` by a newer one, `dropped` where another one was ordered, `void`: a numbered one that does not count. */
export const offerOutcomes = ['ordered', 'lost', 'replaced', 'dropped', 'void'] as const
export type OfferOutcome = (typeof offerOutcomes)[number]

export const offerStatuses = ['draft', 'open', 'expired', ...offerOutcomes] as const
export type OfferStatus = (typeof offerStatuses)[number]

const daysUntilAsked = 7

/** When to ask, unless another day was named: a week after it was sent, at the latest on the last day that it is valid. */
export function askAgainOn(sentOn: Day, validUntil: Day | null): Day {
  const asked = addDays(sentOn, daysUntilAsked)
  return validUntil ? later(sentOn, earlier(asked, validUntil)) : asked
}

type Standing = { outcome: string | null; sentOn: Day | null; validUntil: Day | null }

/** Where an offer stands: what became of it, else whether it went out and is still valid. */
export function statusOf(offer: Standing, today: Day): OfferStatus {
  if (offer.outcome !== null) return offer.outcome as OfferOutcome
  if (offer.sentOn === null) return 'draft'
  return offer.validUntil !== null && offer.validUntil < today ? 'expired' : 'open'
}

/** Days past the day to ask again while nobody has decided. */
export function overdueDays(offer: { askOn: Day | null; outcome: string | null }, today: Day): number {
  return offer.outcome !== null || offer.askOn === null ? 0 : Math.max(0, daysBetween(offer.askOn, today))
}

/**
 * The days of an offer in their order: sent today or before, valid and asked about from then on.
 * Refuses `dayAhead`, `offerValidTooShort`, `offerAskTooEarly`.
 */
export function checkOfferDays(offer: { sentOn: Day; validUntil: Day | null; askOn: Day }, today: Day): void {
  const { sentOn, validUntil, askOn } = offer
  if (sentOn > today) throw new Refusal('dayAhead')
  if (validUntil !== null && validUntil < sentOn) throw new Refusal('offerValidTooShort')
  if (askOn < sentOn) throw new Refusal('offerAskTooEarly')
}

/** Refuses `offerWithoutAmount`: what costs nothing is no offer. Minor units. */
export function needAmount(amount: number): void {
  if (amount === 0) throw new Refusal('offerWithoutAmount')
}

/** Refuses `offerDecided`: what was ordered, lost or replaced is not asked about; `offerDraft` while it has not gone out. */
export function needWaiting(offer: { outcome: string | null; sentOn: Day | null }): void {
  if (offer.outcome !== null) throw new Refusal('offerDecided')
  if (offer.sentOn === null) throw new Refusal('offerDraft')
}

/**
 * What becomes of the offers that wait when their opportunity is closed: lost with it; of a won one the only offer is
 * the one that was ordered, of several nobody knows.
 */
export function outcomeWith(opportunity: 'won' | 'lost', waiting: number): OfferOutcome {
  if (opportunity === 'lost') return 'lost'
  return waiting === 1 ? 'ordered' : 'dropped'
}
