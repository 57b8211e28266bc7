import { addDays, addMonths, type Day, daysBetween, earlier, later } from '#shared/days.ts'
import { Refusal } from '#shared/refusal.ts'

/** The last day of a term of so many months (rules §7, § 188 (3) BGB): the day before the same day; 31.01. + 1 month → 28.02. */
export function termEnd(startDay: Day, months: number): Day {
  const same = addMonths(startDay, months)
  return same.slice(8) === startDay.slice(8) ? addDays(same, -1) : same
}

/** Refuses `contractEndsTooEarly`: a term ends on its first day or later. */
export function checkTerm({ startDay, endDay }: { startDay: Day; endDay: Day | null }): void {
  if (endDay !== null && endDay < startDay) throw new Refusal('contractEndsTooEarly', { day: startDay })
}

/** What of a contract the outlook looks at. */
export type Term = {
  startDay: Day
  endDay: Day | null
  /** Minor units. */
  amountPerYear: number
  /** 0–1: what is expected after the term; 0 where it was ended or nobody dares to say. */
  renewal: number
}

/**
 * How likely a contract goes on after its term (rules §6): not at all once it was ended; an open opportunity about the renewal
 * counts instead of it, a won or lost one decided it; else as the seller says, and nothing where nobody says anything.
 */
export function renewalOf(one: {
  endedAt: string | null
  renewalProbability: number | null
  renewal: { outcome: string | null } | null
}): number {
  if (one.endedAt !== null) return 0
  if (one.renewal) return one.renewal.outcome === 'won' ? 1 : 0
  return one.renewalProbability ?? 0
}

/**
 * What days of one month bring, from `from` up to, not including, `before`: value per year / 12 by their share of the month,
 * within the term and after it (rules §6). Minor units, not rounded.
 */
export function valueIn(term: Term, from: Day, before: Day): { fixed: number; afterTerm: number } {
  const month = `${from.slice(0, 8)}01`
  const perDay = term.amountPerYear / 12 / daysBetween(month, addMonths(month, 1))
  const start = later(term.startDay, from)
  const end = term.endDay === null ? before : addDays(term.endDay, 1)
  const fixed = Math.max(0, daysBetween(start, earlier(end, before)))
  const after = Math.max(0, daysBetween(later(start, end), before))
  return { fixed: fixed * perDay, afterTerm: after * perDay }
}
