import { isBuying, isWonBack } from '#features/weighting/rules.ts'
import { type Day, daysBetween } from '#shared/days.ts'
import type { Step } from '../movement/rules/steps.ts'

/**
 * Small successes at target customers (register F4): the first appointment with somebody who decides, a stage forward, a
 * reference given, spoken again after a long silence, ordered again after one.
 */
export const winKinds = ['decider', 'stage', 'reference', 'contactAgain', 'orderAgain'] as const
export type WinKind = (typeof winKinds)[number]

/** What is known of a customer on the day of something: how it stands today, when it last bought before, whether it bought since. */
export type AtCustomer = { standing: string; lastBought: Day | null; boughtSince: boolean }

/**
 * True where the customer was one to be won on that day: it had not bought in the 24 months before (rules §5), and has
 * become a customer since or still stands as none. A blocked one is none.
 */
export function isToBeWon({ standing, lastBought, boughtSince }: AtCustomer, day: Day): boolean {
  if (standing === 'blocked' || isBuying(lastBought, day)) return false
  return boughtSince || standing !== 'customer'
}

/** Days of silence before a conversation, if it was a long one: neither spoken nor bought for more than `silence` days; else none. */
export function silenceBefore(
  day: Day,
  { lastContact, lastBought }: { lastContact: Day | null; lastBought: Day | null },
  silence: number,
): number | null {
  if (lastContact === null || (lastBought !== null && daysBetween(lastBought, day) <= silence)) return null
  const days = daysBetween(lastContact, day)
  return days > silence ? days : null
}

/** Days since it last bought, if it ordered after none in 24 months (rules §5); else none. */
export function orderedAgain(day: Day, lastBought: Day | null): number | null {
  return lastBought !== null && isWonBack(lastBought, day) ? daysBetween(lastBought, day) : null
}

/** A day on which an opportunity came forward, whatever it did in between. */
export type Forward = { day: Day; from: string | null; to: string | null; ownerId: string | null }

/** The days on which an opportunity ended in a later stage than it began with; several steps of a day are one. */
export function forwardsOf(steps: readonly Step[], rankOf: (stageId: string | null) => number): Forward[] {
  const moves = steps.filter(({ kind }) => kind === 'forward' || kind === 'back')
  return [...Map.groupBy(moves, ({ day }) => day)].flatMap(([day, of]) => {
    const [first, last] = [of[0]!, of.at(-1)!]
    return rankOf(last.to) > rankOf(first.from) ? [{ day, from: first.from, to: last.to, ownerId: last.ownerId }] : []
  })
}

/** The latest day before a day, and whether there is one after it. */
export function aroundDay(days: readonly Day[], day: Day): { lastBought: Day | null; boughtSince: boolean } {
  const before = days.filter((one) => one < day).sort()
  return { lastBought: before.at(-1) ?? null, boughtSince: days.some((one) => one >= day) }
}
