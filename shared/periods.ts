import { addDays, addMonths, type Day, earlier, later, mondayOf } from './days.ts'

/** From the first to the last day, both included. */
export type Period = { from: Day; to: Day }

export const lengths = ['week', 'month', 'quarter', 'year'] as const
export type Length = (typeof lengths)[number]
const months: Record<Exclude<Length, 'week'>, number> = { month: 1, quarter: 3, year: 12 }

/** The week (from Monday), month, quarter or year that a day lies in; quarters and years begin with the fiscal year (its first month, 1–12). */
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

/** The quarters or months of a period, the first and last cut at its days. Quarters begin with the fiscal year (1–12). */
export function partsOf(period: Period, by: 'quarter' | 'month', fiscalStart: number): Period[] {
  const parts: Period[] = []
  for (let day = period.from; day <= period.to; ) {
    const { from, to } = periodAround(day, by, fiscalStart)
    parts.push({ from: later(from, period.from), to: earlier(to, period.to) })
    day = addDays(to, 1)
  }
  return parts
}
