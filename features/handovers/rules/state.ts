import { type Day, dayOf } from '#shared/days.ts'
import { type Country, nextWorkday, type Region } from '#shared/holidays.ts'

/** From sales to key account management, and back. */
export const directions = ['toKeyAccount', 'toClassic'] as const
export type Direction = (typeof directions)[number]

/** Why a customer changes hands. */
export const occasions = ['nomination', 'threshold', 'belowThreshold', 'capacity', 'leaving', 'other'] as const
export type Occasion = (typeof occasions)[number]

/** Where a handover stands; told by its facts, never set by itself. */
export const states = ['prepared', 'proposed', 'returned', 'accepted', 'introduced', 'done', 'withdrawn'] as const
export type State = (typeof states)[number]

/** What happened, each with its instant or day; none while it has not. */
export type Facts = {
  proposedAt: string | null
  returnedAt: string | null
  acceptedAt: string | null
  introducedDay: Day | null
  doneAt: string | null
  withdrawnAt: string | null
}

/** The last thing that happened says where it stands (register D1); a return counts until it is proposed again. */
export function stateOf(facts: Facts): State {
  if (facts.withdrawnAt) return 'withdrawn'
  if (facts.doneAt) return 'done'
  if (facts.introducedDay) return 'introduced'
  if (facts.acceptedAt) return 'accepted'
  if (facts.returnedAt) return 'returned'
  return facts.proposedAt ? 'proposed' : 'prepared'
}

/** Something is still to be done; of these a customer has one at most. */
export function isOpen(state: State): boolean {
  return state !== 'done' && state !== 'withdrawn'
}

/** Nobody took the customer over yet. */
export function isBefore(state: State): boolean {
  return state === 'prepared' || state === 'proposed' || state === 'returned'
}

export type Step = 'change' | 'propose' | 'accept' | 'return' | 'withdraw' | 'introduce' | 'finish' | 'check'

const allowed: Record<Step, readonly State[]> = {
  change: ['prepared', 'proposed', 'returned'],
  propose: ['prepared', 'returned'],
  accept: ['proposed'],
  return: ['proposed'],
  withdraw: ['prepared', 'proposed', 'returned'],
  // A day that was entered is corrected the same way.
  introduce: ['accepted', 'introduced'],
  // From `accepted` only with a reason: see `needsIntroduction`.
  finish: ['accepted', 'introduced'],
  check: ['done'],
}

export type StepProblem =
  | 'handoverWithdrawn'
  | 'handoverDone'
  | 'handoverAccepted'
  | 'handoverWaits'
  | 'handoverNotProposed'
  | 'handoverNotAccepted'
  | 'handoverNotDone'

/** Why a step cannot be done in this state, as a refusal code; none if it can. */
export function stepProblem(state: State, step: Step): StepProblem | null {
  if (allowed[step].includes(state)) return null
  if (state === 'withdrawn') return 'handoverWithdrawn'
  if (step === 'check') return 'handoverNotDone'
  if (state === 'done') return 'handoverDone'
  if (step === 'introduce' || step === 'finish') return 'handoverNotAccepted'
  if (!isBefore(state)) return 'handoverAccepted'
  return state === 'proposed' ? 'handoverWaits' : 'handoverNotProposed'
}

/** Who speaks with a customer at a moment, and because of what. */
export type Speaking = {
  memberId: string | null
  because: 'owner' | 'untilAccepted' | 'untilIntroduced' | 'formerLeft'
}

/**
 * Who speaks with the customer (issue 5 §7): the owner; once it is accepted, the former one until the introduction, unless
 * they left; from then on the new one. Exactly one at every moment, as long as the customer has an owner.
 */
export function speaksWith(
  ownerId: string | null,
  handover: { state: State; fromId: string; fromLeft: boolean; toId: string } | null,
): Speaking {
  if (handover?.state === 'accepted' && handover.fromId !== ownerId)
    return handover.fromLeft
      ? { memberId: ownerId, because: 'formerLeft' }
      : { memberId: handover.fromId, because: 'untilIntroduced' }
  if (handover && isBefore(handover.state) && handover.state !== 'prepared')
    return { memberId: ownerId, because: 'untilAccepted' }
  return { memberId: ownerId, because: 'owner' }
}

/** The day `count` workdays after `day`. */
export function workdaysAfter(day: Day, count: number, country: Country, region: Region): Day {
  let found = day
  for (let i = 0; i < count; i += 1) found = nextWorkday(found, country, region)
  return found
}

/** What is wrong with the day of an introduction, as a refusal code: ahead of today, or before it was proposed. */
export function introductionProblem(
  day: Day,
  proposedAt: string | null,
  today: Day,
  timeZone: string,
): 'introducedAhead' | 'introducedTooEarly' | null {
  if (day > today) return 'introducedAhead'
  return proposedAt !== null && day < dayOf(proposedAt, timeZone) ? 'introducedTooEarly' : null
}

/** What a change of owner outside of a handover means for one that is open. */
export type Settled = { withdraw: true } | { fromId: string } | { toId: string } | null

/**
 * Keeps an open handover true when the customer changed hands another way: before it is accepted the new owner hands over, or
 * nobody has to, if that is whom it was meant for; after that the new owner goes on with it, unless it went back to who had it.
 */
export function settled(handover: { state: State; fromId: string; toId: string }, ownerId: string | null): Settled {
  if (ownerId === null || !isOpen(handover.state)) return null
  if (isBefore(handover.state)) {
    if (ownerId === handover.toId) return { withdraw: true }
    return ownerId === handover.fromId ? null : { fromId: ownerId }
  }
  if (ownerId === handover.fromId) return { withdraw: true }
  return ownerId === handover.toId ? null : { toId: ownerId }
}

/** Of several open ones of a customer (two were brought together) the one that is further on remains, else the older. */
export function remaining<One extends { state: State; createdAt: string }>(open: readonly One[]): One | null {
  const order = (one: One) => (one.state === 'returned' ? states.indexOf('proposed') : states.indexOf(one.state))
  const [first] = open.toSorted((a, b) => order(b) - order(a) || (a.createdAt < b.createdAt ? -1 : 1))
  return first ?? null
}
