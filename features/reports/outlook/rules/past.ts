import { afterValues, type Instance, type Standing } from '#features/reports/movement/rules/course.ts'
import type { Day } from '#shared/days.ts'
import { quantile } from '#shared/statistics.ts'

/** A day as a number, so that distances are differences. */
export type DayNumber = number
export const dayNumber = (day: Day): DayNumber => Date.parse(day) / 86_400_000

/** What an opportunity looked like at the end of a month while it was open. */
type Look = { on: DayNumber; stageId: string | null; amount: number; expectedClose: DayNumber | null }

/** One opportunity as it was known on a day: where it stood how long, how it ended, what it looked like on the way. */
export type PastDeal = {
  created: DayNumber
  outcome: 'won' | 'lost' | null
  closed: DayNumber | null
  /** Minor units. */
  amount: number
  stageId: string | null
  expectedClose: DayNumber | null
  /** Days in the stage it stands or ended in. */
  age: number
  /** The longest stay in each stage, in days. */
  stays: ReadonlyMap<string, number>
  looks: readonly Look[]
}

/** Reads a course up to and with `asOf`; null where it was not there yet. `monthEnds` ascending. */
export function readPast(
  course: readonly Instance[],
  asOf: DayNumber,
  monthEnds: readonly DayNumber[],
): PastDeal | null {
  let standing: Standing | null = null
  let created = Number.NaN
  let since = Number.NaN
  let closed: DayNumber | null = null
  const stays = new Map<string, number>()
  const looks: Look[] = []
  let look = 0
  const stayed = (until: DayNumber) => {
    const stageId = standing?.stageId
    if (stageId && closed === null) stays.set(stageId, Math.max(stays.get(stageId) ?? 0, until - since))
  }
  const lookUntil = (day: DayNumber) => {
    for (; look < monthEnds.length && monthEnds[look]! < day; look += 1)
      if (standing && closed === null)
        looks.push({
          on: monthEnds[look]!,
          stageId: standing.stageId,
          amount: standing.amount,
          expectedClose: numberOf(standing),
        })
  }
  for (const instance of course) {
    const day = dayNumber(instance.day)
    if (day > asOf) break
    lookUntil(day)
    const before: Standing | null = standing
    const after = afterValues(before, instance)
    if (!after) continue
    if (!before) created = since = day
    if (before && (before.stageId !== after.stageId || (closed !== null && instance.reopened))) {
      stayed(day)
      since = day
    }
    if (instance.reopened) closed = null
    standing = after
    if (instance.closed) {
      stayed(day)
      standing = { ...after, outcome: instance.closed }
      closed = day
    }
  }
  if (!standing) return null
  lookUntil(asOf)
  return {
    created,
    outcome: standing.outcome,
    closed,
    amount: standing.amount,
    stageId: standing.stageId,
    expectedClose: numberOf(standing),
    age: (closed ?? asOf) - since,
    stays,
    looks,
  }
}

function numberOf({ expectedClose }: Standing): DayNumber | null {
  return expectedClose === null ? null : dayNumber(expectedClose)
}

/** A chance with how sure it is: `sure` counts the cases it rests on. */
export type Chance = { p: number; sure: number }

/** Cases that a prior weighs (rules §6). */
const priorCases = 10

/** What the past teaches: chances by stage and age, how long it takes, what is left of amounts, what comes anew. */
export type Learned = {
  closedCount: number
  chanceOf(stageId: string | null, age: number): Chance
  /** Days until the close of those that were won, of deals like this one. */
  daysLeft(stageId: string | null, untilExpected: number | null): readonly number[]
  /** Won amount / amount as it looked before. */
  kept: number
  /** Created in each of the last 12 months, fewer where the past is shorter. */
  createdPerMonth: readonly number[]
  /** Of those created long enough ago: won until now. */
  cohort: Chance
  cycles: readonly number[]
  wonAmounts: readonly number[]
}

/** `stated`: the chances that the company gives its stages. */
export function learn(deals: readonly PastDeal[], asOf: DayNumber, stated: ReadonlyMap<string, number>): Learned {
  const closed = deals.filter((deal) => deal.outcome !== null)
  const won = closed.filter((deal) => deal.outcome === 'won')
  const cycles = won.map((deal) => deal.closed! - deal.created)
  const longCycle = quantile(cycles, 0.9) ?? 0
  const wonAmounts = won.map((deal) => deal.amount)
  const overall = posterior(won.length, closed.length, mostStated(stated))
  const left = daysLeftOf(won, asOf, longCycle)

  return {
    closedCount: closed.length,
    chanceOf: chances(closed, stated),
    daysLeft: left,
    kept: keptOf(won),
    createdPerMonth: createdPerMonth(deals, asOf),
    cohort: cohortOf(deals, asOf, longCycle, overall.p),
    cycles,
    wonAmounts,
  }
}

function posterior(won: number, closed: number, prior: number): Chance {
  return { p: (won + priorCases * prior) / (closed + priorCases), sure: closed + priorCases }
}

function mostStated(stated: ReadonlyMap<string, number>): number {
  return Math.min(1, ...stated.values())
}

/**
 * The chance of an open one (rules §6): of the closed ones that ever stood in its stage (won + 10 c) / (closed + 10), c the
 * company's chance of the stage; then the same among those that stayed at least as long, the first value as c.
 */
function chances(closed: readonly PastDeal[], stated: ReadonlyMap<string, number>) {
  const byStage = new Map<string, { stay: number; won: boolean }[]>()
  for (const deal of closed) {
    for (const [stageId, stay] of deal.stays) {
      const list = byStage.get(stageId) ?? []
      list.push({ stay, won: deal.outcome === 'won' })
      byStage.set(stageId, list)
    }
  }
  // By stay, and of each how many from there on were won: every age is asked for, and there may be a hundred thousand.
  const counted = new Map(
    [...byStage].map(([stageId, list]) => {
      list.sort((a, b) => a.stay - b.stay)
      const won = new Int32Array(list.length + 1)
      for (let n = list.length - 1; n >= 0; n -= 1) won[n] = won[n + 1]! + (list[n]!.won ? 1 : 0)
      return [stageId, { list, won }]
    }),
  )
  return (stageId: string | null, age: number): Chance => {
    const { list, won } = counted.get(stageId ?? '') ?? { list: [], won: [0] }
    const unaged = posterior(won[0]!, list.length, stated.get(stageId ?? '') ?? mostStated(stated))
    const older = firstFrom(list, age)
    return posterior(won[older]!, list.length - older, unaged.p)
  }
}

/** Where in a list by stay those begin that stayed at least as long. */
function firstFrom(list: readonly { stay: number }[], age: number): number {
  let [from, before] = [0, list.length]
  while (from < before) {
    const middle = (from + before) >> 1
    if (list[middle]!.stay < age) from = middle + 1
    else before = middle
  }
  return from
}

const enough = 12

/** Of won deals, from how they looked at month ends: the days until they closed, by stage and by the seller's own day. */
function daysLeftOf(won: readonly PastDeal[], asOf: DayNumber, longCycle: number) {
  const samples = new Map<string, number[]>()
  const put = (key: string, days: number) => {
    const list = samples.get(key) ?? []
    list.push(days)
    samples.set(key, list)
  }
  const collect = (until: DayNumber) => {
    samples.clear()
    for (const deal of won) {
      for (const look of deal.looks) {
        if (look.on > until) continue
        const days = deal.closed! - look.on
        put(`${look.stageId} ${bucketOf(look.expectedClose === null ? null : look.expectedClose - look.on)}`, days)
        put(`${look.stageId}`, days)
        put('', days)
      }
    }
  }
  // Of the last months only the quick ones have ended; they are left out once there is enough without them.
  collect(asOf - longCycle)
  if ((samples.get('')?.length ?? 0) < 3 * enough) collect(asOf)
  return (stageId: string | null, untilExpected: number | null): readonly number[] => {
    for (const key of [`${stageId} ${bucketOf(untilExpected)}`, `${stageId}`, '']) {
      const list = samples.get(key)
      if (list && list.length >= (key === '' ? 1 : enough)) return list
    }
    return [Math.max(untilExpected ?? 90, 15)]
  }
}

function bucketOf(untilExpected: number | null): string {
  if (untilExpected === null) return 'none'
  if (untilExpected < 0) return 'overdue'
  return String([30, 60, 90, 180].findIndex((days) => untilExpected <= days))
}

function keptOf(won: readonly PastDeal[]): number {
  let before = 0
  let after = 0
  for (const deal of won) {
    const look = deal.looks.at(-1)
    if (!look || look.amount <= 0) continue
    before += look.amount
    after += deal.amount
  }
  return before === 0 ? 1 : after / before
}

const month = 365.25 / 12

function createdPerMonth(deals: readonly PastDeal[], asOf: DayNumber): number[] {
  const first = deals.reduce((least, deal) => Math.min(least, deal.created), asOf)
  const length = Math.max(1, Math.min(12, Math.floor((asOf - first) / month)))
  const counts = new Array<number>(length).fill(0)
  for (const { created } of deals) {
    const back = Math.floor((asOf - created) / month)
    if (back < length) counts[back]! += 1
  }
  return counts
}

/** Won until now of those created before the 90th percentile of the cycle (rules §6). */
function cohortOf(deals: readonly PastDeal[], asOf: DayNumber, longCycle: number, overall: number): Chance {
  const old = deals.filter((deal) => deal.created <= asOf - longCycle)
  return posterior(old.filter((deal) => deal.outcome === 'won').length, old.length, overall)
}
