import { addDays, addMonths, type Day, later } from '#shared/days.ts'

/** Over which days a sum of revenue goes, on which of them it counts, and as what it is stored. */
export type SumSpan = { from: Day; to: Day; day: Day; period: 'year' | '12months' }

/** How sums of a list are stored; what invoices make up of them is taken off again as `covered`. */
export const sumPeriods = ['year', '12months'] as const

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
 * do not reach. Answers what is to be booked as `covered` so that this holds; nothing where it holds already.
 */
export function correctionsOf(rows: DaySum[]): Correction[] {
  const corrections: Correction[] = []
  for (const [currency, all] of Map.groupBy(rows, (row) => row.currency)) {
    const spans = joined(all.filter(isSum).map(spanOfStored))
    const rest = new Map<Day, number>()
    for (const { day, amount, period } of all) {
      if (period === 'covered' && !spans.some((span) => isWithin(day, span)))
        rest.set(day, (rest.get(day) ?? 0) + amount)
    }
    for (const [day, amount] of rest) if (amount !== 0) corrections.push({ day, currency, amount: -amount })
    for (const span of spans) {
      const within = all.filter((row) => isWithin(row.day, span))
      const total = (some: DaySum[]) => some.reduce((sum, row) => sum + row.amount, 0)
      const listed = Math.max(0, total(within.filter(isSum)))
      const single = total(within.filter((row) => row.period === null || row.period === 'month'))
      const wanted = -Math.min(Math.max(0, single), listed)
      const amount = wanted - total(within.filter((row) => row.period === 'covered'))
      if (amount !== 0) corrections.push({ day: span.to, currency, amount })
    }
  }
  return corrections
}

function isSum({ period }: DaySum): boolean {
  return sumPeriods.some((one) => one === period)
}

/** The days that a stored sum goes over. */
export function spanOfStored({ period, day }: { period: string | null; day: Day }): { from: Day; to: Day } {
  return { from: period === 'year' ? `${day.slice(0, 4)}-01-01` : addMonths(addDays(day, 1), -12), to: day }
}

function isWithin(day: Day, { from, to }: { from: Day; to: Day }): boolean {
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
