import type { Instant } from '#shared/days.ts'

/** How long it took until somebody took the fire and until it was out, in whole minutes (register A7). */
export type FireTimes = { reactionMinutes: number | null; solutionMinutes: number | null }

/**
 * Both count from the alarm. The first reaction is when somebody first took it, or solved it at once;
 * taken over by somebody else or reopened, it stays. A reopened fire has no solution yet. None while it has not happened.
 */
export function fireTimes(fire: { raisedAt: Instant; takenAt: Instant | null; solvedAt: Instant | null }): FireTimes {
  return {
    reactionMinutes: minutesBetween(fire.raisedAt, fire.takenAt ?? fire.solvedAt),
    solutionMinutes: minutesBetween(fire.raisedAt, fire.solvedAt),
  }
}

function minutesBetween(from: Instant, to: Instant | null): number | null {
  return to === null ? null : Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 60_000))
}

export type FireNews = 'raised' | 'taken' | 'solved' | 'changed' | 'gone'

type FireFacts = { deletedAt: string | null; takenById: string | null; solvedAt: string | null }

/** What open pages are told when a fire changes; `raised` is what calls for somebody. */
export function newsOf(before: FireFacts | null, after: FireFacts): FireNews {
  if (after.deletedAt) return 'gone'
  if (after.solvedAt) return before?.solvedAt ? 'changed' : 'solved'
  if (!before || before.deletedAt || before.solvedAt) return 'raised'
  return after.takenById && after.takenById !== before.takenById ? 'taken' : 'changed'
}
