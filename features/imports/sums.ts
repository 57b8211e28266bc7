import { addDays, addMonths, type Day, later } from '#shared/days.ts'
import { monthsOf, type Period } from './values/periods.ts'

/**
 * How sums of a list are stored, those of shorter times first; what shorter ones and invoices make up of them is taken
 * off again as `covered`.
 */
export const sumLevels = [['monthSum'], ['quarterSum'], ['year', '12months']] as const
export const sumPeriods = sumLevels.flat()
type SumPeriod = (typeof sumPeriods)[number]

/** Over which days a sum of revenue goes, on which of them it counts, and as what it is stored. */
export type SumSpan = { from: Day; to: Day; day: Day; period: SumPeriod }

const storedAs = { month: 'monthSum', quarter: 'quarterSum', year: 'year' } as const

/**
 * The days of a month, quarter or year that a header names. The sum counts on the last of them that is over; of a
 * quarter or year under way to the end of the last month. `null` for a time that has not begun: a list only plans it.
 */
export function spanOfPeriod(period: Period & { year: number }, today: Day): SumSpan | null {
  const { first, count } = monthsOf(period)
  const from = `${Math.floor(first / 12)}-${String((first % 12) + 1).padStart(2, '0')}-01`
  const last = addDays(addMonths(from, count), -1)
  const monthEnd = addDays(`${today.slice(0, 7)}-01`, -1)
  if (from > today) return null
  const to = last <= today ? last : period.unit !== 'month' && monthEnd > from ? monthEnd : today
  return { from, to, day: to, period: storedAs[period.unit] }
}

/**
 * What a column with the sum of a year speaks of: the year that its header names ("Umsatz 2025", "Umsatz Vorjahr"), else
 * the last twelve full months. The sum counts on the last of these days that is over.
 */
export function spanOfSum(header: string, today: Day): SumSpan {
  const lastMonthEnd = addDays(`${today.slice(0, 7)}-01`, -1)
  const thisYear = Number(today.slice(0, 4))
  const named = /(?:^|\D)(20\d\d)(?:\D|$)/.exec(header)?.[1]
  const year = named
    ? Number(named)
    : /vorjahr|last year|previous year/i.test(header)
      ? thisYear - 1
      : /lfd\.? ?jahr|laufendes jahr|this year/i.test(header)
        ? thisYear
        : null
  if (year === null || year > thisYear)
    return { from: addMonths(addDays(lastMonthEnd, 1), -12), to: lastMonthEnd, day: lastMonthEnd, period: '12months' }
  const [from, to] = [`${year}-01-01`, `${year}-12-31`]
  if (year < thisYear) return { from, to, day: to, period: 'year' }
  return { from, to, day: lastMonthEnd < from ? today : lastMonthEnd, period: 'year' }
}

/** Revenue of one customer, summed by day: of lists (`period`), of invoices or months (else), or taken off (`covered`). */
export type DaySum = { period: string | null; day: Day; currency: string; amount: number }

type Correction = { day: Day; currency: string; amount: number }

/**
 * Revenue that is there as a sum of a list and by invoice too counts once: of the sum only what the invoices of its time
 * do not reach. So do sums of shorter times within that of a longer one. Answers what is to be booked as `covered` so that
 * this holds; nothing where it holds already.
 */
export function correctionsOf(rows: DaySum[]): Correction[] {
  const corrections: Correction[] = []
  for (const [currency, all] of Map.groupBy(rows, (row) => row.currency)) {
    const wanted = new Map<Day, number>()
    const counted: { day: Day; amount: number }[] = all.filter(isSingle)
    for (const level of sumLevels) {
      const sums = all.filter(({ period }) => level.some((one) => one === period))
      for (const span of joined(sums.map(spanOfStored))) {
        const total = (some: { day: Day; amount: number }[]) =>
          some.reduce((sum, row) => (isWithin(row.day, span) ? sum + row.amount : sum), 0)
        const shorter = Math.min(Math.max(0, total(counted)), Math.max(0, total(sums)))
        if (shorter === 0) continue
        wanted.set(span.to, (wanted.get(span.to) ?? 0) - shorter)
        counted.push({ day: span.to, amount: -shorter })
      }
      counted.push(...sums)
    }
    for (const { day, amount, period } of all)
      if (period === 'covered') wanted.set(day, (wanted.get(day) ?? 0) - amount)
    for (const [day, amount] of wanted) if (amount !== 0) corrections.push({ day, currency, amount })
  }
  return corrections
}

/** What lists gave so far for the time of a sum, by currency; sums of longer or shorter times are others. */
export function knownOf(rows: readonly DaySum[], span: SumSpan): Map<string, number> {
  const level = sumLevels.find((some) => some.some((one) => one === span.period)) ?? []
  const known = new Map<string, number>()
  for (const { period, day, currency, amount } of rows) {
    if (isWithin(day, span) && level.some((one) => one === period))
      known.set(currency, (known.get(currency) ?? 0) + amount)
  }
  return known
}

/** The days that a stored sum goes over. */
export function spanOfStored({ period, day }: { period: string | null; day: Day }): { from: Day; to: Day } {
  if (period === '12months') return { from: addMonths(addDays(day, 1), -12), to: day }
  const month = Number(day.slice(5, 7))
  const first = period === 'monthSum' ? month : period === 'quarterSum' ? month - ((month - 1) % 3) : 1
  return { from: `${day.slice(0, 5)}${String(first).padStart(2, '0')}-01`, to: day }
}

/** Whether a row of revenue is single: an invoice, an order or a month, not a sum of a list. */
export function isSingle({ period }: { period: string | null }): boolean {
  return period === null || period === 'month'
}

export function isWithin(day: Day, { from, to }: { from: Day; to: Day }): boolean {
  return day >= from && day <= to
}

function joined(spans: { from: Day; to: Day }[]): { from: Day; to: Day }[] {
  const result: { from: Day; to: Day }[] = []
  for (const span of spans.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
    const last = result.at(-1)
    if (last && span.from <= last.to) last.to = later(span.to, last.to)
    else result.push({ ...span })
  }
  return result
}
