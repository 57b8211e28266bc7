import { normal, numberAt, poisson, type Random, randomFrom } from '#shared/random.ts'
import { mean, quantileOfSorted } from '#shared/statistics.ts'
import type { Chance, DayNumber, Learned } from './past.ts'

/** An open opportunity as the outlook sees it. */
export type OpenDeal = {
  stageId: string | null
  age: number
  /** Minor units; none: worth the average won one. */
  amount: number | null
  expectedClose: DayNumber | null
  /** Set by hand in a what-if: this chance instead of the learned one, this close instead of the usual ones. */
  chance?: number
  close?: DayNumber
}

/** Another part of the outlook: what each month brings for certain or with its own spread, one value per draw. */
export type Part = { name: string; draw(random: Random): ArrayLike<number> }

export type Band = { low: number; middle: number; high: number; mean: number }
export type Outlook = {
  /** One for each span that is asked for. */
  spans: Band[]
  /** The mean per month of each part. */
  parts: Record<string, number[]>
}

/**
 * First days of the months that are looked at; the first one begins the day after `asOf`. Ends with the day after the last.
 * A month may stand there in two pieces.
 */
export type MonthStarts = readonly DayNumber[]

/** Months from one to, not including, another one. */
export type MonthSpan = readonly [from: number, before: number]

/**
 * The outlook as a range: `draws` seeded draws over all parts (rules §6). How sure a chance is moves all deals of its stage
 * together, so that a short past gives a wide band.
 */
export function drawOutlook(
  open: readonly OpenDeal[],
  learned: Learned,
  starts: MonthStarts,
  options: { seed: number; draws: number; spans: readonly MonthSpan[]; parts?: readonly Part[] },
): Outlook {
  const random = randomFrom(options.seed)
  const { draws, spans, parts = [] } = options
  const length = starts.length - 1
  const perMonth = Array.from({ length }, () => new Float64Array(draws))
  const means: Record<string, Float64Array> = { open: new Float64Array(length), new: new Float64Array(length) }
  for (const part of parts) means[part.name] = new Float64Array(length)
  const deals = prepare(open, learned, starts, draws)
  const fresh = freshOf(learned, starts)
  const sums = new Float64Array(length)

  for (let draw = 0; draw < draws; draw += 1) {
    sums.fill(0)
    const add = (part: string, month: number, amount: number) => {
      if (month < 0 || month >= length) return
      sums[month]! += amount
      means[part]![month]! += amount / draws
    }
    drawDeals(deals, random, sums, means.open!)
    if (fresh?.many) drawMany(fresh, fresh.many, random, (month, amount) => add('new', month, amount))
    else if (fresh) drawFresh(fresh, starts, random, (month, amount) => add('new', month, amount))
    for (const part of parts) {
      const values = part.draw(random)
      for (let month = 0; month < length; month += 1) add(part.name, month, values[month] ?? 0)
    }
    for (let month = 0; month < length; month += 1) perMonth[month]![draw] = sums[month]!
  }
  return {
    spans: spans.map((span) => bandOfSpan(perMonth, span, draws)),
    parts: mapValues(means, (values) => [...values]),
  }
}

/** The open ones column by column: they are walked draws × deals times. */
type Prepared = {
  /** How far luck moves each stage in the draw at hand. */
  luck: Float64Array
  stage: Uint16Array
  chance: Float64Array
  spread: Float64Array
  amount: Float64Array
  /** What one draw adds to the mean. */
  share: Float64Array
  /** Where each finds the months in which it may close, and how many of them there are. */
  from: Uint32Array
  many: Uint32Array
  months: Int8Array
}

function prepare(open: readonly OpenDeal[], learned: Learned, starts: MonthStarts, draws: number): Prepared {
  const today = starts[0]! - 1
  const average = mean(learned.wonAmounts) ?? 0
  const chances = open.map(({ chance, stageId, age }) =>
    chance === undefined ? learned.chanceOf(stageId, age) : { p: chance, sure: Infinity },
  )
  const amount = Float64Array.from(open, (deal) => (deal.amount ?? average) * learned.kept)
  const stageIds = [...new Set(open.map(({ stageId }) => stageId))]
  const days = open.map(({ stageId, expectedClose, close }) =>
    close === undefined
      ? learned.daysLeft(stageId, expectedClose === null ? null : expectedClose - today)
      : [Math.max(1, close - today)],
  )
  // Many share one list of days; each list is looked up once.
  const places = new Map<readonly number[], number>()
  const months: number[] = []
  for (const list of days) {
    if (places.has(list)) continue
    places.set(list, months.length)
    for (const day of list) months.push(monthOf(starts, today + day))
  }
  return {
    luck: new Float64Array(stageIds.length),
    stage: Uint16Array.from(open, ({ stageId }) => stageIds.indexOf(stageId)),
    chance: Float64Array.from(chances, ({ p }) => p),
    spread: Float64Array.from(chances, spreadOf),
    amount,
    share: amount.map((value) => value / draws),
    from: Uint32Array.from(days, (list) => places.get(list)!),
    many: Uint32Array.from(days, ({ length }) => length),
    months: Int8Array.from(months),
  }
}

/** One draw of the open ones, added to the sums and means of the months. */
function drawDeals(deals: Prepared, random: Random, sums: Float64Array, means: Float64Array): void {
  const { luck, stage, chance, spread, amount, share, from, many, months } = deals
  for (let n = 0; n < luck.length; n += 1) luck[n] = normal(random)
  // Two numbers for each, won or not: what a what-if changes in one deal leaves the luck of all others as it was.
  const begin = random.leaveOut(2 * chance.length)
  for (let n = 0; n < chance.length; n += 1) {
    // As `shifted`: a number from 0 to below 1 need not be held against what is cut off at 0 and 1.
    if (numberAt(begin, 2 * n) >= chance[n]! + luck[stage[n]!]! * spread[n]!) continue
    const month = months[from[n]! + Math.floor(numberAt(begin, 2 * n + 1) * many[n]!)]!
    if (month < 0) continue
    sums[month]! += amount[n]!
    means[month]! += share[n]!
  }
}

/** Still to be created: so many a month, of which so many are won, after so many days, worth so much. */
type Fresh = {
  counts: readonly number[]
  cohort: Chance
  cycles: readonly number[]
  amounts: readonly number[]
  /** How much of a month each is. */
  shares: readonly number[]
  /** Where so many come that they need not be drawn one by one. */
  many: Many | null
}

function freshOf(learned: Learned, starts: MonthStarts): Fresh | null {
  const { createdPerMonth, cohort, cycles, wonAmounts } = learned
  if (cycles.length === 0 || createdPerMonth.length === 0) return null
  const shares = starts.slice(1).map((end, month) => {
    const days = end - starts[month]!
    return month === 0 || days < 28 ? Math.min(1, days / 30.4) : 1
  })
  const fresh = { counts: createdPerMonth, cohort, cycles, amounts: wonAmounts, shares }
  return { ...fresh, many: mean(createdPerMonth)! >= manyPerMonth ? manyOf(fresh, starts) : null }
}

function drawFresh(
  { counts, cohort, cycles, amounts, shares }: Fresh,
  starts: MonthStarts,
  random: Random,
  add: (month: number, amount: number) => void,
): void {
  // The months that were could have been others: a draw of them stands for how sure their mean is.
  const drawn = counts.map(() => random.pick(counts))
  const p = shifted(cohort, normal(random))
  const end = starts.at(-1)!
  for (let month = 0; month < starts.length - 1; month += 1) {
    const from = starts[month]!
    const length = starts[month + 1]! - from
    const count = Math.round(random.pick(drawn) * shares[month]!)
    for (let n = 0; n < count; n += 1) {
      if (random.next() >= p) continue
      const day = from + random.below(length) + cycles[random.below(cycles.length)]!
      if (day < end) add(monthOf(starts, day), amounts[random.below(amounts.length)]!)
    }
  }
}

const manyPerMonth = 60
const cyclesLookedAt = 2000
/** Below so many won in a month a normal form would be wrong. */
const fewWon = 30

/** What many have in common: which share of those created in one month closes in which, and mean and spread of their amounts. */
type Many = { lands: readonly Float64Array[]; mean: number; spread: number }

function manyOf({ cycles, amounts }: Pick<Fresh, 'cycles' | 'amounts'>, starts: MonthStarts): Many {
  const length = starts.length - 1
  const stride = Math.ceil(cycles.length / cyclesLookedAt)
  const lands = Array.from({ length }, (_, month) => {
    const shares = new Float64Array(length)
    const from = starts[month]!
    const days = starts[month + 1]! - from
    for (let n = 0; n < cycles.length; n += stride) {
      for (let day = from; day < from + days; day += 1) {
        const at = monthOf(starts, day + cycles[n]!)
        if (at >= 0) shares[at]! += 1 / (days * Math.ceil(cycles.length / stride))
      }
    }
    return shares
  })
  const center = mean(amounts) ?? 0
  return { lands, mean: center, spread: Math.sqrt(mean(amounts.map((amount) => (amount - center) ** 2)) ?? 0) }
}

/** As `drawFresh`, with the number won and their sum by their normal forms: with many a month the same, and quick. */
function drawMany(
  { counts, cohort, shares, amounts }: Fresh,
  { lands, mean: center, spread }: Many,
  random: Random,
  add: (month: number, amount: number) => void,
): void {
  const drawn = counts.map(() => random.pick(counts))
  const p = shifted(cohort, normal(random))
  const created = shares.map((share) => random.pick(drawn) * share)
  for (let month = 0; month < shares.length; month += 1) {
    let expected = 0
    let variance = 0
    for (let from = 0; from <= month; from += 1) {
      const chance = p * lands[from]![month]!
      expected += created[from]! * chance
      variance += created[from]! * chance * (1 - chance)
    }
    if (expected < fewWon) {
      for (let left = poisson(expected, random); left > 0; left -= 1) add(month, random.pick(amounts))
      continue
    }
    const won = Math.max(0, expected + Math.sqrt(variance) * normal(random))
    add(month, Math.max(0, won * center + Math.sqrt(won) * spread * normal(random)))
  }
}

/** A chance moved by luck, as far as it is unsure: the normal form of its Beta posterior. */
export function shifted(chance: Chance, luck: number): number {
  return Math.min(1, Math.max(0, chance.p + luck * spreadOf(chance)))
}

function spreadOf({ p, sure }: Chance): number {
  return Math.sqrt((p * (1 - p)) / (sure + 1))
}

function monthOf(starts: MonthStarts, day: DayNumber): number {
  if (day >= starts.at(-1)!) return -1
  let month = Math.min(starts.length - 2, Math.max(0, Math.floor((day - starts[0]!) / 31)))
  while (month < starts.length - 2 && day >= starts[month + 1]!) month += 1
  return month
}

function bandOfSpan(perMonth: Float64Array[], [from, before]: MonthSpan, draws: number): Band {
  const sums = new Float64Array(draws)
  for (const values of perMonth.slice(from, before))
    for (let draw = 0; draw < draws; draw += 1) sums[draw]! += values[draw]!
  return bandOf(sums)
}

function bandOf(values: Float64Array): Band {
  const sorted = values.toSorted()
  const at = (p: number) => Math.round(quantileOfSorted(sorted, p) ?? 0)
  const total = sorted.reduce((sum, value) => sum + value, 0)
  return { low: at(0.1), middle: at(0.5), high: at(0.9), mean: Math.round(total / Math.max(1, sorted.length)) }
}

function mapValues<A, B>(record: Record<string, A>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]))
}
