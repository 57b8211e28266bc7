import { type Day, daysBetween } from '#shared/days.ts'
import type { Period } from '#shared/periods.ts'
import { mean, quantile, ratio } from '#shared/statistics.ts'

type Outcome = 'won' | 'lost' | null

/** What one opportunity brings to the figures; amounts in minor units of one currency. */
export type Deal = {
  /** As in force at the end of the period. */
  outcome: Outcome
  /** As in force today, where that is another. */
  now?: Outcome
  createdDay: Day | null
  closedDay: Day | null
  /** None while it is not known; counts as 0 (rules §3, said so by `withoutAmount`). */
  amount: number | null
  noDecision: boolean
  /** A budgetary enquiry: stays out of the rates. */
  budgetary: boolean
}

export type SalesFigures = {
  won: number
  lost: number
  /** Of the lost ones. */
  noDecision: number
  /** At the end of the period. */
  open: number
  /** Closed as budgetary enquiries, counted nowhere else. */
  budgetary: number
  /** Closed without a known amount. */
  withoutAmount: number
  closingRate: number | null
  closingRateByValue: number | null
  wonValue: number
  lostValue: number
  openValue: number
  averageDeal: number | null
  /** Days from creation to won. */
  cycleMean: number | null
  cycleMedian: number | null
  cohort: Cohort
}

/** Those created in the period, whatever became of them until today (rules §3); budgetary enquiries left out. */
export type Cohort = { created: number; won: number; lost: number; pending: number; rate: number | null }

export const cuts = ['member', 'product', 'quarter', 'month', 'region', 'channel', 'kind', 'customer'] as const
export type Cut = (typeof cuts)[number]

/**
 * Closing rate, revenue, average deal, cycle and what is open (rules §3), as in force at the end of the period.
 * What was closed after it counts as open; what was created after it does not count.
 */
export function salesFigures(deals: readonly Deal[], period: Period): SalesFigures {
  const figures = { won: 0, lost: 0, noDecision: 0, open: 0, budgetary: 0, withoutAmount: 0 }
  let [wonValue, lostValue, openValue] = [0, 0, 0]
  const cycles: number[] = []
  for (const deal of deals) {
    const place = placeOf(deal, period)
    const amount = deal.amount ?? 0
    if (place === 'open') {
      figures.open += 1
      openValue += amount
    }
    if (place !== 'won' && place !== 'lost') continue
    if (deal.budgetary) {
      figures.budgetary += 1
      continue
    }
    figures[place] += 1
    if (deal.amount === null) figures.withoutAmount += 1
    if (place === 'lost') {
      lostValue += amount
      if (deal.noDecision) figures.noDecision += 1
    } else {
      wonValue += amount
      if (deal.createdDay !== null) cycles.push(daysBetween(deal.createdDay, deal.closedDay!))
    }
  }
  return {
    ...figures,
    closingRate: ratio(figures.won, figures.won + figures.lost),
    closingRateByValue: ratio(wonValue, wonValue + lostValue),
    wonValue,
    lostValue,
    openValue,
    averageDeal: ratio(wonValue, figures.won),
    cycleMean: mean(cycles),
    cycleMedian: quantile(cycles, 0.5),
    cohort: cohortOf(deals, period),
  }
}

function cohortOf(deals: readonly Deal[], { from, to }: Period): Cohort {
  const of = deals.filter(({ createdDay, budgetary }) => !budgetary && isWithin(createdDay, from, to))
  const count = (outcome: Outcome) =>
    of.filter(({ now, ...deal }) => (now === undefined ? deal.outcome : now) === outcome).length
  const [won, lost, pending] = [count('won'), count('lost'), count(null)]
  return { created: of.length, won, lost, pending, rate: ratio(won, of.length) }
}

function isWithin(day: Day | null, from: Day, to: Day): boolean {
  return day !== null && day >= from && day <= to
}

function placeOf({ outcome, createdDay, closedDay }: Deal, { from, to }: Period): 'won' | 'lost' | 'open' | null {
  if (outcome !== null && closedDay !== null && closedDay <= to) return closedDay >= from ? outcome : null
  if (outcome !== null && closedDay === null) return null // Closed, nobody knows when: in no period.
  return createdDay !== null && createdDay > to ? null : 'open'
}

/**
 * The amount of a deal by its products: each line has its own, the others share what is left equally, the first ones the
 * odd cents. Parts and whole are the same amount.
 */
export function amountsByLine(amount: number | null, lines: readonly (number | null)[]): (number | null)[] {
  if (amount === null) return [...lines]
  const open = lines.filter((line) => line === null).length
  const left = amount - lines.reduce<number>((sum, line) => sum + (line ?? 0), 0)
  // Lines that do not add up to the amount keep their proportion.
  if (open === 0) return inProportion(amount, lines as readonly number[])
  const each = Math.floor(Math.max(left, 0) / open)
  let odd = Math.max(left, 0) - each * open
  const filled = lines.map((line) => {
    if (line !== null) return line
    const one = each + (odd > 0 ? 1 : 0)
    odd -= 1
    return one
  })
  return left >= 0 ? filled : inProportion(amount, filled)
}

/** Splits an amount by weights, by largest remainder: the parts are the whole. */
function inProportion(amount: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const exact = weights.map((weight) => (total === 0 ? amount / weights.length : (amount * weight) / total))
  const parts = exact.map(Math.floor)
  const left = amount - parts.reduce((sum, part) => sum + part, 0)
  const byRemainder = exact
    .map((value, i) => [value - parts[i]!, i] as const)
    .sort((a, b) => b[0] - a[0] || a[1] - b[1])
  for (const [, i] of byRemainder.slice(0, left)) parts[i]! += 1
  return parts
}

/** Pipeline velocity per day (rules §3): open count × average won value × closing rate / mean cycle; minor units. */
export function velocity({ open, averageDeal, closingRate, cycleMean }: SalesFigures): number | null {
  if (averageDeal === null || closingRate === null || !cycleMean) return null
  return (open * averageDeal * closingRate) / cycleMean
}
