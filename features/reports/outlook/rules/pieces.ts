import { addDays, addMonths, type Day } from '#shared/days.ts'
import type { MonthSpan } from './draw.ts'
import { dayNumber } from './past.ts'

/** Months of the outlook, and days of the short term. */
export const monthsAhead = 18
export const nearDays = 90

/** The days ahead cut at the ends of months and of the short term; every piece lies within one month. */
export type Pieces = {
  /** First day of each piece, and the day after the last. */
  days: Day[]
  starts: number[]
  /** First day of each calendar month, and its pieces. */
  months: { month: Day; span: MonthSpan }[]
  near: MonthSpan
}

/** The pieces from the day after `today` on. */
export function piecesOf(today: Day): Pieces {
  const first = addDays(today, 1)
  const month = `${first.slice(0, 8)}01`
  const firsts = Array.from({ length: monthsAhead + 1 }, (_, n) => addMonths(month, n))
  const nearEnd = addDays(today, nearDays + 1)
  const days = [...new Set([first, ...firsts.slice(1), nearEnd])].sort()
  const at = (day: Day) => days.indexOf(day)
  return {
    days,
    starts: days.map(dayNumber),
    months: firsts.slice(0, -1).map((one, n) => ({ month: one, span: [n === 0 ? 0 : at(one), at(firsts[n + 1]!)] })),
    near: [0, at(nearEnd)],
  }
}

/** Added up per month what stands per piece. */
export function perMonth({ months }: Pieces, values: ArrayLike<number>): number[] {
  return months.map(({ span: [from, before] }) => {
    let sum = 0
    for (let piece = from; piece < before; piece += 1) sum += values[piece] ?? 0
    return sum
  })
}
