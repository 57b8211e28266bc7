import { addDays, addMonths, type Day, daysBetween, earlier } from '#shared/days.ts'
import type { Period } from '#shared/periods.ts'
import { ratio } from '#shared/statistics.ts'

/** What can be aimed at (issue 4 §5). Order intake and revenue are two series; every goal names its own. */
export const measures = [
  'orderIntake',
  'revenue',
  'newBusinessWeighted',
  'newCustomers',
  'closings',
  'firstVisits',
  'closingRate',
] as const
export type Measure = (typeof measures)[number]

/** Whose goal: the company's, a team's (those whose lead that member is, with the lead), or one member's. */
export const scopes = ['company', 'team', 'member'] as const
export type Scope = (typeof scopes)[number]

/** Amounts in minor units, whole counts, or a share 0–1. */
export function unitOf(measure: Measure): 'money' | 'count' | 'share' {
  if (measure === 'closingRate') return 'share'
  return measure === 'orderIntake' || measure === 'revenue' || measure === 'newBusinessWeighted' ? 'money' : 'count'
}

/** Why a value cannot be a goal, as a refusal code; none if it can. */
export function goalProblem(measure: Measure, value: number): 'goalNotPositive' | 'goalShare' | 'goalWhole' | null {
  if (!(value > 0)) return 'goalNotPositive'
  if (measure === 'closingRate') return value > 1 ? 'goalShare' : null
  return Number.isSafeInteger(value) ? null : 'goalWhole'
}

/**
 * Splits a whole number by weights, by largest remainder, ties by order: the parts add up to the whole. Without weights
 * above zero evenly.
 */
export function spread(total: number, weights: readonly number[]): number[] {
  const usable = weights.map((weight) => (Number.isFinite(weight) && weight > 0 ? weight : 0))
  const whole = usable.reduce((sum, weight) => sum + weight, 0)
  const exact = usable.map((weight) => (whole > 0 ? (total * weight) / whole : total / weights.length))
  const parts = exact.map(Math.floor)
  let left = total - parts.reduce((sum, part) => sum + part, 0)
  const order = exact
    .map((value, i) => [value - (parts[i] ?? 0), i] as const)
    .sort((a, b) => b[0] - a[0] || a[1] - b[1])
  for (let at = 0; left > 0 && order.length > 0; at = (at + 1) % order.length, left -= 1) {
    const place = order[at]?.[1] ?? 0
    parts[place] = (parts[place] ?? 0) + 1
  }
  return parts
}

/** Twelve months of a fiscal year, each with what it brought; none where that year is not fully known. */
export type YearOfMonths = readonly number[]

/**
 * The season: the share of each month of the fiscal year, as the mean over the years given; what was below zero counts
 * as nothing. Without a year that brought anything, even.
 */
export function seasonOf(years: readonly YearOfMonths[]): number[] {
  const shares = years
    .map((year) => year.map((amount) => Math.max(0, amount)))
    .map((year) => [year, year.reduce((sum, amount) => sum + amount, 0)] as const)
    .filter(([, total]) => total > 0)
  if (shares.length === 0) return Array.from({ length: 12 }, () => 1 / 12)
  return Array.from(
    { length: 12 },
    (_, month) => shares.reduce((sum, [year, total]) => sum + (year[month] ?? 0) / total, 0) / shares.length,
  )
}

/** The goals that somebody set for one measure of one fiscal year. */
export type SetGoals = {
  year: number | null
  quarters: readonly (number | null)[]
  months: readonly (number | null)[]
}
export type YearGoals = { year: number | null; quarters: (number | null)[]; months: (number | null)[] }

/**
 * What each month, quarter and the year aim at: what was set for it; else its share of what is left of the quarter, or
 * of the year, by season. Longer periods without a goal of their own are the sum of their parts, once all are known.
 * A share is not split: it holds for every part. Parts that ask more than the whole leave nothing for the rest.
 */
export function goalsOfYear(set: SetGoals, measure: Measure, season: readonly number[]): YearGoals {
  const months = Array.from({ length: 12 }, (_, at) => set.months[at] ?? null)
  const quarters = Array.from({ length: 4 }, (_, at) => set.quarters[at] ?? null)
  if (unitOf(measure) === 'share') {
    const ofQuarter = quarters.map((quarter) => quarter ?? set.year)
    return {
      year: set.year,
      quarters: ofQuarter,
      months: months.map((month, at) => month ?? ofQuarter[Math.floor(at / 3)] ?? null),
    }
  }
  const fill = (total: number, places: readonly number[], taken: number) => {
    const open = places.filter((at) => months[at] === null)
    const parts = spread(
      Math.max(0, total - taken),
      open.map((at) => season[at] ?? 0),
    )
    for (const [i, at] of open.entries()) months[at] = parts[i] ?? 0
  }
  const sumOf = (values: readonly (number | null)[]) => values.reduce<number>((sum, value) => sum + (value ?? 0), 0)
  for (const [at, quarter] of quarters.entries()) {
    const places = [0, 1, 2].map((month) => at * 3 + month)
    if (quarter !== null) fill(quarter, places, sumOf(places.map((month) => months[month] ?? null)))
  }
  if (set.year !== null) {
    const free = months.map((_, at) => at).filter((at) => quarters[Math.floor(at / 3)] === null)
    const taken = sumOf(quarters) + sumOf(free.map((at) => months[at] ?? null))
    fill(set.year, free, taken)
  }
  const whole = (values: readonly (number | null)[]) => (values.includes(null) ? null : sumOf(values))
  const ofQuarter = quarters.map((quarter, at) => quarter ?? whole(months.slice(at * 3, at * 3 + 3)))
  return { year: set.year ?? whole(ofQuarter), quarters: ofQuarter, months }
}

/**
 * How much of a period is behind us, 0–1: by days within a month, by season over months. `today` counts as past;
 * 0 before the period begins, 1 after its end. `season` begins with the first month of the fiscal year that the period
 * lies in (`yearFrom`).
 */
export function elapsedShare(period: Period, today: Day, yearFrom: Day, season: readonly number[]): number {
  if (today < period.from) return 0
  if (today >= period.to) return 1
  let [all, past] = [0, 0]
  for (let at = 0; at < 12; at += 1) {
    const from = addMonths(yearFrom, at)
    const next = addMonths(yearFrom, at + 1)
    if (from < period.from || from > period.to) continue
    const weight = Math.max(0, season[at] ?? 0)
    const days = daysBetween(from, next)
    const behind = today < from ? 0 : Math.min(days, daysBetween(from, earlier(today, next)) + 1)
    all += weight
    past += (weight * behind) / days
  }
  return all > 0 ? past / all : (daysBetween(period.from, today) + 1) / (daysBetween(period.from, period.to) + 1)
}

/** Before a tenth of a period is over, its pace says nothing. */
const earliest = 0.1

export type Attainment = {
  /** Of the goal, 0–1 and more. */
  attained: number | null
  /** What it comes to if it goes on as so far; none for shares, before a tenth of the period, and once it is over. */
  expected: number | null
  /** That, of the goal: "bei heutigem Tempo 92 %". */
  pace: number | null
  /** What is still missing; 0 once it is met. */
  gap: number
}

/** What something comes to by the end of a period if it goes on as so far; none before a tenth of it, and once it is over. */
export function atPace(value: number, elapsed: number): number | null {
  return elapsed >= earliest && elapsed < 1 ? value / elapsed : null
}

/** Attainment, pace and gap of a goal. `elapsed`: share of the period that is over (see `elapsedShare`). */
export function attainmentOf(measure: Measure, value: number | null, goal: number, elapsed: number): Attainment {
  const expected = unitOf(measure) !== 'share' && value !== null ? atPace(value, elapsed) : null
  return {
    attained: value === null ? null : ratio(value, goal),
    expected: expected === null ? null : Math.round(expected),
    pace: expected === null ? null : ratio(expected, goal),
    gap: Math.max(0, goal - (value ?? 0)),
  }
}

/** Open opportunities needed to fill a gap at the closing rate seen: gap / rate. None once the goal is met, or where no rate is known. */
export function neededPipeline(gap: number, closingRate: number | null): number | null {
  if (gap <= 0 || closingRate === null || closingRate <= 0) return null
  return Math.ceil(gap / closingRate)
}

/** Coverage (rules §3): what is open and due in the period, of what is still missing; none once the goal is met. */
export function coverage(openDue: number, gap: number): number | null {
  return ratio(openDue, gap)
}

/** The goal of a month, quarter or year of the fiscal year that begins on `yearFrom`; none for any other period. */
export function goalFor(goals: YearGoals, yearFrom: Day, { from, to }: Period): number | null {
  const months = [1, 3, 12].find((count) => addDays(addMonths(from, count), -1) === to)
  const at = Array.from({ length: 12 }, (_, month) => addMonths(yearFrom, month)).indexOf(from)
  if (months === undefined || at < 0 || at % months !== 0) return null
  if (months === 12) return goals.year
  return (months === 3 ? goals.quarters[at / 3] : goals.months[at]) ?? null
}
