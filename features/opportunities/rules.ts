import type { Day } from '#shared/days.ts'
import { Refusal } from '#shared/refusal.ts'

/** How an opportunity ended; none while it is open. */
export const outcomes = ['won', 'lost'] as const
export type Outcome = (typeof outcomes)[number]

/** What kind of business an opportunity is (rules §5); none while nobody said. */
export const opportunityKinds = ['newCustomer', 'crossSelling', 'upSelling', 'repeat'] as const
export type OpportunityKind = (typeof opportunityKinds)[number]

/** How sure the seller is that it comes (issue: commit / likely / open); none while nobody said. */
export const categories = ['commit', 'likely', 'open'] as const
export type Category = (typeof categories)[number]

/** Who is who in a purchase (rules §7, Webster/Wind). */
export const buyingRoles = ['initiator', 'user', 'influencer', 'buyer', 'decider', 'gatekeeper'] as const
export type BuyingRole = (typeof buyingRoles)[number]

/** The reason that counts as lost and is shown apart; it always stays (rules §3). */
export const noDecision = 'noDecision'

/** What whoever proposes an opportunity in a hurry leaves open. */
export const nothingSaid = {
  kind: null,
  channel: null,
  source: null,
  margin: null,
  ownProbability: null,
  category: null,
  competitor: null,
  waitingUntil: null,
  note: null,
} as const

/** Largest amount in minor units: a hundred billion in a currency of cents. */
export const largestAmount = 1e13

/** Refuses `amountNegative` and `amountTooLarge`. Minor units; none is allowed (not yet known). */
export function checkAmount(amount: number | null): void {
  if (amount === null) return
  if (amount < 0) throw new Refusal('amountNegative')
  if (amount > largestAmount) throw new Refusal('amountTooLarge')
}

/** The margin in minor units: none, or at most the amount; negative ones exist. Refuses `amountTooLarge`, `marginAboveAmount`. */
export function checkMargin(margin: number | null, amount: number | null): void {
  if (margin === null) return
  if (Math.abs(margin) > largestAmount) throw new Refusal('amountTooLarge')
  if (amount !== null && margin > amount) throw new Refusal('marginAboveAmount')
}

/**
 * The days of an opportunity in their order: created not after today, expected and actual close not before
 * it was created, closed not after today. A day that nobody knows stands before and after nothing.
 * Refuses `createdAhead`, `closeBeforeCreated`, `closedAhead`.
 */
export function checkDays(
  days: { createdDay: Day | null; expectedClose: Day | null; closedDay: Day | null },
  today: Day,
): void {
  const { createdDay, expectedClose, closedDay } = days
  if (createdDay !== null && createdDay > today) throw new Refusal('createdAhead', { day: createdDay })
  for (const close of [expectedClose, closedDay]) {
    if (createdDay !== null && close !== null && close < createdDay)
      throw new Refusal('closeBeforeCreated', { day: close, created: createdDay })
  }
  if (closedDay !== null && closedDay > today) throw new Refusal('closedAhead', { day: closedDay })
}

/** The day on which it came into its stage. Refuses `stageDayAhead`, and `stageDayBeforeCreated`. */
export function checkStageDay(stageDay: Day | null, createdDay: Day | null, today: Day): void {
  if (stageDay === null) return
  if (stageDay > today) throw new Refusal('stageDayAhead', { day: stageDay })
  if (createdDay !== null && stageDay < createdDay)
    throw new Refusal('stageDayBeforeCreated', { day: stageDay, created: createdDay })
}

/** How often the expected close was pushed: once more where it moves to a later day (rules §3). */
export function pushesOf(pushes: number, before: Day | null, after: Day | null): number {
  return before !== null && after !== null && after > before ? pushes + 1 : pushes
}

// What is told or corrected of a closed one without reopening it.
const correctable = new Set<string>([
  'title',
  'personId',
  'kind',
  'channel',
  'source',
  'note',
  'competitor',
  'budgetaryAt',
  'lesson',
  'createdDay',
  'closedDay',
  'reason',
  'reasonNote',
])

/**
 * Which of the given columns may not be changed as the opportunity stands: of a closed one all that it was closed
 * with; of an open one what only closing says. Refuses `opportunityClosed`, `opportunityOpen`.
 */
export function checkChangeable(opportunity: { outcome: string | null }, columns: readonly string[]): void {
  if (opportunity.outcome !== null) {
    if (columns.some((column) => !correctable.has(column)))
      throw new Refusal('opportunityClosed', { outcome: opportunity.outcome })
  } else if (columns.some((column) => ['closedDay', 'reason', 'reasonNote'].includes(column)))
    throw new Refusal('opportunityOpen')
}

/** Refuses `opportunityClosed`: what is won or lost does not change until it is reopened. */
export function needOpen(opportunity: { outcome: string | null }): void {
  if (opportunity.outcome !== null) throw new Refusal('opportunityClosed', { outcome: opportunity.outcome })
}

/** Amount × probability, rounded to the minor unit (rules §5: probability-weighted, summed over open ones). */
export function weighted(amount: number, probability: number): number {
  return Math.round(amount * probability)
}

/** What one opportunity adds to the sums of open ones; nothing once it is closed or deleted. */
export type Share = { stageId: string; ownerId: string; currency: string; count: number; amount: number }

type Counted = {
  stageId: string | null
  ownerId: string | null
  currency: string
  amount: number | null
  outcome: string | null
  deletedAt: string | null
}

/** By how much the sums change when an opportunity turns from `before` into `after`; the same place only once. */
export function sumChanges(before: Counted | null, after: Counted | null): Share[] {
  const changes = new Map<string, Share>()
  for (const [opportunity, sign] of [[before, -1] as const, [after, 1] as const]) {
    if (!opportunity || opportunity.outcome !== null || opportunity.deletedAt !== null) continue
    const { currency } = opportunity
    const stageId = opportunity.stageId ?? ''
    const ownerId = opportunity.ownerId ?? ''
    const key = placeOf({ stageId, ownerId, currency })
    const change = changes.get(key) ?? { stageId, ownerId, currency, count: 0, amount: 0 }
    change.count += sign
    change.amount += sign * (opportunity.amount ?? 0)
    changes.set(key, change)
  }
  // One order for every transaction, so that two of them cannot wait for each other.
  return [...changes.entries()]
    .filter(([, change]) => change.count !== 0 || change.amount !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, change]) => change)
}

type Sum = { currency: string; count: number; amount: number; weighted: number }

/**
 * Sums of stages as they are told: all that is in the company's currency or converted into it as one, what has no rate apart by
 * its currency.
 */
export function toldSums(
  sums: readonly (Sum & { inOwn: { amount: number; weighted: number } | null })[],
  own: string,
): Sum[] {
  const told = new Map<string, Sum>()
  for (const { currency, count, amount, weighted, inOwn } of sums) {
    const key = inOwn ? own : currency
    const sum = told.get(key) ?? { currency: key, count: 0, amount: 0, weighted: 0 }
    sum.count += count
    sum.amount += inOwn?.amount ?? amount
    sum.weighted += inOwn?.weighted ?? weighted
    told.set(key, sum)
  }
  return [...told.values()].sort((a, b) => Number(b.currency === own) - Number(a.currency === own))
}

/** How many kept sums are not what was counted; sums that stand on one side only count too. */
export function countDiffering(kept: Share[], counted: Share[]): number {
  const line = (share: Share) => [share.stageId, share.ownerId, share.currency, share.count, share.amount].join('|')
  const right = new Map(counted.map((share) => [placeOf(share), line(share)]))
  const stored = new Map(kept.map((share) => [placeOf(share), line(share)]))
  return [...new Set([...right.keys(), ...stored.keys()])].filter((place) => right.get(place) !== stored.get(place))
    .length
}

function placeOf(share: Pick<Share, 'stageId' | 'ownerId' | 'currency'>): string {
  return `${share.stageId}|${share.ownerId}|${share.currency}`
}

/** What the default stages are called (rules §3), in their order. */
export const defaultStageNames = [
  { de: 'Anfrage', en: 'Enquiry' },
  { de: 'technisch geklärt', en: 'Technically clear' },
  { de: 'Angebot', en: 'Offer' },
  { de: 'Muster/Freigabe', en: 'Sample/approval' },
  { de: 'Verhandlung', en: 'Negotiation' },
] as const
