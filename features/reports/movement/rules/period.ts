import { addDays, addMonths, type Day, earlier, isoWeek, mondayOf } from '#shared/days.ts'
import type { Span } from './flows.ts'

export type Period = { from: Day; to: Day }

/** Days after the end of a period in which late entries still belong to it. */
const grace = 5

/** The period as a span, the day as of which it is told, and whether it is still running (rules §4). */
export function knownOf({ from, to }: Period, today: Day): { span: Span; asKnownOn: Day; running: boolean } {
  return { span: { from, before: addDays(to, 1) }, asKnownOn: earlier(addDays(to, grace), today), running: to >= today }
}

export const lengths = ['week', 'month', 'quarter', 'year'] as const
export type Length = (typeof lengths)[number]
const months: Record<Exclude<Length, 'week'>, number> = { month: 1, quarter: 3, year: 12 }

/** The week (from Monday), month, quarter or year that a day lies in; quarters and years begin with the fiscal year (1–12). */
export function periodAround(day: Day, length: Length, fiscalStart: number): Period {
  if (length === 'week') {
    const from = mondayOf(day)
    return { from, to: addDays(from, 6) }
  }
  const count = months[length]
  const month = Number(day.slice(5, 7))
  const from = addMonths(`${day.slice(0, 8)}01`, -((((month - fiscalStart) % count) + count) % count))
  return { from, to: addDays(addMonths(from, count), -1) }
}

/** What such a period is called: number of the week, month or quarter within its year. */
export function numberOf({ from }: Period, length: Length, fiscalStart: number): { number: number; year: number } {
  if (length === 'week') return { number: isoWeek(from).week, year: isoWeek(from).year }
  const [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))]
  if (length === 'quarter')
    return { number: ((((month - fiscalStart + 12) % 12) / 3) | 0) + 1, year: month < fiscalStart ? year - 1 : year }
  return { number: month, year }
}
