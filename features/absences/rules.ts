import { type Day, daysBetween } from '#shared/days.ts'

/** One absence as planned: from–to, both included. */
export type Planned = { memberId: string; deputyId: string; fromDay: Day; toDay: Day }

export type AbsenceProblem = 'absenceBackwards' | 'absenceTooLong' | 'deputyIsAbsent' | 'absenceTwice' | 'deputyIsAway'

const longestDays = 3 * 366

/**
 * Why an absence cannot be planned so; none if it can. It ends on or after its first day, within
 * three years, nobody is their own deputy, the deputy is there on all its days (so no two stand in for each
 * other), and two absences of one member do not overlap (register A12: it returns by itself, so it must be clear to whom).
 */
export function absenceProblem(absence: Planned, others: readonly Planned[]): AbsenceProblem | null {
  if (absence.toDay < absence.fromDay) return 'absenceBackwards'
  if (daysBetween(absence.fromDay, absence.toDay) > longestDays) return 'absenceTooLong'
  if (absence.deputyId === absence.memberId) return 'deputyIsAbsent'
  if (others.some((other) => other.memberId === absence.memberId && overlaps(other, absence))) return 'absenceTwice'
  if (others.some((other) => other.memberId === absence.deputyId && overlaps(other, absence))) return 'deputyIsAway'
  return null
}

/** True if the two share a day. */
export function overlaps(one: Pick<Planned, 'fromDay' | 'toDay'>, other: Pick<Planned, 'fromDay' | 'toDay'>): boolean {
  return one.fromDay <= other.toDay && other.fromDay <= one.toDay
}
