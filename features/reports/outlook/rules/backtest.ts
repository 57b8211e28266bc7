import { courseOf, type Fact } from '#features/reports/movement/rules/course.ts'
import { addDays, addMonths, type Day } from '#shared/days.ts'
import { ratio } from '#shared/statistics.ts'
import { drawOutlook } from './draw.ts'
import type { Prediction } from './judge.ts'
import { dayNumber, learn, type PastDeal, readPast } from './past.ts'

/** What the rule would have said at the end of a month about the months after it, and what came. Minor units. */
export type Test = {
  /** The last day that was known. */
  asOf: Day
  low: number
  high: number
  /** The middle of the range, and its mean. */
  middle: number
  expected: number
  /** The plain figure: amount × stated chance of what was expected to close by then. */
  stageWeighted: number
  actual: number
  closedCount: number
  /** What was open then and is decided now: its chance by the rule, and whether it was won. */
  judged: Prediction[]
}

export type Judgement = {
  tests: number
  /** Σ (expected − actual) / Σ actual. */
  bias: number | null
  /** Σ |middle − actual| / Σ actual. */
  error: number | null
  /** Share of the actuals inside the range from the 10th to the 90th percentile. */
  coverage: number | null
  stageWeightedBias: number | null
  stageWeightedError: number | null
}

/** Months that a test looks ahead. */
export const horizon = 3

/**
 * The same rule as of past month ends, with only what was known then (rules §6). `ends`: the month ends to test, each at
 * least `horizon` months before what is known now.
 */
export function backtest(
  histories: readonly (readonly Fact[])[],
  stated: ReadonlyMap<string, number>,
  ends: readonly Day[],
  options: { seed: number; draws: number },
): Test[] {
  const now = histories.map((facts) => readPast(courseOf(facts, null), Number.POSITIVE_INFINITY, []))
  const wins = now.flatMap((past) => (past?.outcome === 'won' ? [{ closed: past.closed!, amount: past.amount }] : []))
  return ends.map((asOf) => {
    const { starts, deals } = asKnown(histories, asOf)
    const there = deals.filter((deal) => deal !== null)
    const learned = learn(there, dayNumber(asOf), stated)
    const open = there.filter((deal) => deal.outcome === null)
    const [all] = drawOutlook(open, learned, starts, { ...options, spans: [[0, horizon]] }).spans
    const [first, end] = [starts[0]!, starts.at(-1)!]
    const due = open.filter(({ expectedClose }) => expectedClose !== null && expectedClose < end)
    return {
      asOf,
      low: all!.low,
      high: all!.high,
      middle: all!.middle,
      expected: all!.mean,
      stageWeighted: due.reduce((sum, deal) => sum + deal.amount * (stated.get(deal.stageId ?? '') ?? 0), 0),
      actual: wins.filter(({ closed }) => closed >= first && closed < end).reduce((sum, { amount }) => sum + amount, 0),
      closedCount: learned.closedCount,
      judged: deals.flatMap((deal, i) => {
        const outcome = now[i]?.outcome
        if (deal?.outcome !== null || !outcome) return []
        return [{ p: learned.chanceOf(deal.stageId, deal.age).p, came: outcome === 'won' }]
      }),
    }
  })
}

/** Every opportunity as it was known on a day (none: not there yet), and the months that are looked at from there. */
function asKnown(histories: readonly (readonly Fact[])[], asOf: Day): { starts: number[]; deals: (PastDeal | null)[] } {
  const monthEnds = pastMonthEnds(asOf)
  const deals = histories.map((facts) => readPast(courseOf(facts, asOf), dayNumber(asOf), monthEnds))
  return { starts: monthStarts(addDays(asOf, 1), horizon), deals }
}

/** First days of `count` months from `first` on, and the day after the last of them. */
export function monthStarts(first: Day, count: number): number[] {
  const month = `${first.slice(0, 8)}01`
  return [first, ...Array.from({ length: count }, (_, n) => addMonths(month, n + 1))].map(dayNumber)
}

const looksBack = 60

/** The month ends of the last five years up to a day, ascending. */
export function pastMonthEnds(asOf: Day): number[] {
  const month = `${addDays(asOf, 1).slice(0, 8)}01`
  return Array.from({ length: looksBack }, (_, n) => dayNumber(addMonths(month, n + 1 - looksBack)) - 1)
}

export function judge(tests: readonly Test[]): Judgement {
  const sum = (value: (test: Test) => number) => tests.reduce((total, test) => total + value(test), 0)
  const actual = sum((test) => test.actual)
  return {
    tests: tests.length,
    bias: ratio(
      sum((test) => test.expected - test.actual),
      actual,
    ),
    error: ratio(
      sum((test) => Math.abs(test.middle - test.actual)),
      actual,
    ),
    coverage: ratio(
      sum((test) => (test.actual >= test.low && test.actual <= test.high ? 1 : 0)),
      tests.length,
    ),
    stageWeightedBias: ratio(
      sum((test) => test.stageWeighted - test.actual),
      actual,
    ),
    stageWeightedError: ratio(
      sum((test) => Math.abs(test.stageWeighted - test.actual)),
      actual,
    ),
  }
}
