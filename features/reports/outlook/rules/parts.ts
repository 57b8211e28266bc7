import { type Term, valueIn } from '#features/contracts/rules.ts'
import { addMonths, type Day, daysBetween, earlier } from '#shared/days.ts'
import { normal, type Random } from '#shared/random.ts'
import { ratio } from '#shared/statistics.ts'
import { type Part, shifted } from './draw.ts'
import type { Chance } from './past.ts'
import type { Pieces } from './pieces.ts'

/** What contracts bring: their term for certain, after it as far as they are renewed, each one or not at all (rules §6). */
export function contractsPart(terms: readonly Term[], { days }: Pieces): Part {
  const length = days.length - 1
  const sure = new Float64Array(length)
  const renewals: { p: number; values: { piece: number; amount: number }[] }[] = []
  for (const term of terms) {
    const values: { piece: number; amount: number }[] = []
    for (let piece = 0; piece < length; piece += 1) {
      const { fixed, afterTerm } = valueIn(term, days[piece]!, days[piece + 1]!)
      sure[piece]! += fixed
      if (afterTerm > 0) values.push({ piece, amount: afterTerm })
    }
    if (term.renewal > 0 && values.length > 0) renewals.push({ p: term.renewal, values })
  }
  return {
    name: 'contracts',
    draw(random: Random) {
      const drawn = sure.slice()
      for (const { p, values } of renewals) {
        if (random.next() < p) for (const { piece, amount } of values) drawn[piece]! += amount
      }
      return drawn
    },
  }
}

/** Revenue of one customer in one month, `YYYY-MM`; minor units. */
export type MonthRevenue = { customerId: string; month: string; amount: number }

/** Business that comes again by itself: what it is, and how sure that is. */
export type Repeat = {
  /** Run rate: minor units a month of customers without a contract, over the last full months. */
  perMonth: number
  /** Full months that it was taken from: 12, fewer where less is known. */
  months: number
  customers: number
  /** Of so many customers of the year before, so many bought in the last one. */
  before: number
  kept: number
  retention: Chance
  /** Each of the last 24 months by their mean. */
  spread: readonly number[]
}

/** From so many customers on their own retention is taken (rules §7). */
export const enoughCustomers = 20
const presumed: Chance = { p: 0.8, sure: 10 }

/**
 * The run rate of customers without contract and their retention (rules §6): customers with revenue in the last 12 full months and
 * the 12 before, by those of the 12 before. Fewer than twenty of them stand beside a presumed 80 % of ten. None without revenue.
 */
export function repeatOf(
  revenues: readonly MonthRevenue[],
  contracted: ReadonlySet<string>,
  today: Day,
): Repeat | null {
  const month = `${today.slice(0, 8)}01`
  const back = (count: number) => addMonths(month, -count).slice(0, 7)
  const [now, before, end] = [back(12), back(24), back(0)]
  const counted = revenues.filter((one) => !contracted.has(one.customerId) && one.month >= before && one.month < end)
  const first = counted.reduce((least, one) => earlier(one.month, least), end)
  const known = Array.from({ length: 24 }, (_, n) => back(n + 1)).filter((one) => one >= first)
  if (known.length === 0) return null
  const sum = (rows: readonly MonthRevenue[]) => rows.reduce((total, { amount }) => total + amount, 0)
  const months = Math.min(12, known.length)
  const perMonth = Math.max(0, sum(counted.filter((one) => one.month >= now)) / months)

  const bought = (rows: readonly MonthRevenue[]) =>
    new Set([...Map.groupBy(rows, (one) => one.customerId)].flatMap(([id, of]) => (sum(of) > 0 ? [id] : [])))
  const buyers = bought(counted.filter((one) => one.month >= now))
  const ofYearBefore = bought(counted.filter((one) => one.month < now))
  const kept = [...ofYearBefore].filter((id) => buyers.has(id)).length
  const totals = known.map((one) => sum(counted.filter((row) => row.month === one)))
  const mean = sum(counted) / known.length
  return {
    perMonth,
    months,
    customers: buyers.size,
    before: ofYearBefore.size,
    kept,
    retention: retentionOf(kept, ofYearBefore.size),
    spread: mean > 0 ? totals.map((total) => total / mean) : [1],
  }
}

function retentionOf(kept: number, before: number): Chance {
  if (before >= enoughCustomers) return { p: ratio(kept, before)!, sure: before }
  const cases = before + presumed.sure
  return { p: (kept + presumed.p * presumed.sure) / cases, sure: cases }
}

/** Repeat business month by month: run rate × retention, each month as far off its mean as one of those that were. */
export function repeatPart({ perMonth, retention, spread }: Repeat, { days }: Pieces): Part {
  const shares = days.slice(1).map((end, piece) => {
    const from = days[piece]!
    const month = `${from.slice(0, 8)}01`
    return daysBetween(from, end) / daysBetween(month, addMonths(month, 1))
  })
  return {
    name: 'repeat',
    draw(random: Random) {
      const rate = perMonth * shifted(retention, normal(random))
      return shares.map((share) => rate * share * random.pick(spread))
    },
  }
}
