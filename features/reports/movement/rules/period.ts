import { addDays, type Day, daysBetween, earlier, isoWeek } from '#shared/days.ts'
import { type Length, lengths, type Period, periodAround } from '#shared/periods.ts'
import type { Span } from './flows.ts'

/** Days after the end of a period in which late entries still belong to it. */
const grace = 5

/** The period as a span, the day as of which it is told, and whether it is still running (rules §4). */
export function knownOf({ from, to }: Period, today: Day): { span: Span; asKnownOn: Day; running: boolean } {
  return { span: { from, before: addDays(to, 1) }, asKnownOn: earlier(addDays(to, grace), today), running: to >= today }
}

/** What such a period is called: number of the week, month or quarter within its year. */
export function numberOf({ from }: Period, length: Length, fiscalStart: number): { number: number; year: number } {
  if (length === 'week') return { number: isoWeek(from).week, year: isoWeek(from).year }
  const [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))]
  if (length === 'quarter')
    return { number: ((((month - fiscalStart + 12) % 12) / 3) | 0) + 1, year: month < fiscalStart ? year - 1 : year }
  return { number: month, year }
}

/**
 * The period before: the week, month, quarter or year before one that is such, else as many days that end the day
 * before. `fiscalStart`: month 1–12.
 */
export function periodBefore(period: Period, fiscalStart: number): Period {
  const to = addDays(period.from, -1)
  for (const length of lengths) {
    const whole = periodAround(period.from, length, fiscalStart)
    if (whole.from === period.from && whole.to === period.to) return periodAround(to, length, fiscalStart)
  }
  return { from: addDays(period.from, daysBetween(period.to, period.from) - 1), to }
}
