import { addDays, addMonths, type Day, earlier } from '#shared/days.ts'
import type { Span } from './flows.ts'

export type Period = { from: Day; to: Day }

/** Days after the end of a period in which late entries still belong to it. */
const grace = 5

/** The period as a span, the day as of which it is told, and whether it is still running (rules §4). */
export function knownOf({ from, to }: Period, today: Day): { span: Span; asKnownOn: Day; running: boolean } {
  return { span: { from, before: addDays(to, 1) }, asKnownOn: earlier(addDays(to, grace), today), running: to >= today }
}

/** The quarter of the fiscal year (beginning in month `start`, 1–12) that a day lies in. */
export function quarterOf(day: Day, start: number): Period {
  const month = Number(day.slice(5, 7))
  const from = addMonths(`${day.slice(0, 8)}01`, -((((month - start) % 3) + 3) % 3))
  return { from, to: addDays(addMonths(from, 3), -1) }
}
