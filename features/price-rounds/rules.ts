import type { DayPrice, Scale } from '#features/products/prices/rules.ts'
import type { Day } from '#shared/days.ts'
import { Refusal } from '#shared/refusal.ts'

/** By how much prices change, in basis points: all of them, and single product groups otherwise. */
export type PercentRule = { kind: 'percent'; percent: number; groups: { group: string; percent: number }[] }
/** A list whose prices take the place of the ones before, for products that it has. */
export type ListRule = { kind: 'list'; listId: string }
export type RoundRule = PercentRule | ListRule

/** A price with its scales (thousandths of the unit) for 1, 100 or 1000 pieces; minor units. */
export type Price = { priceUnit: number; scales: Scale[] }

/** One product of a customer in a round. */
export type Position = {
  productId: string
  name: string
  number: string | null
  group: string | null
  unit: string | null
  /** Who said the price before: the customer's own, a list, the product. */
  source: DayPrice['source']
  /** What it brought in the last twelve full months; minor units, never below zero. */
  revenue: number
  from: Price
  to: Price
}

export const reactions = ['open', 'negotiating', 'accepted', 'refused'] as const
export type Reaction = (typeof reactions)[number]

/** An amount changed by basis points, rounded half up to the minor unit: 12,45 € + 3,5 % → 12,89 €. */
export function raised(amount: number, basisPoints: number): number {
  return Math.round((amount * (10_000 + basisPoints)) / 10_000)
}

function raisedPrice({ priceUnit, scales }: Price, basisPoints: number): Price {
  return { priceUnit, scales: scales.map(({ from, amount }) => ({ from, amount: raised(amount, basisPoints) })) }
}

/** Basis points for a product group: its own, else those of all. Groups are one whatever their case and blanks. */
export function percentFor({ percent, groups }: PercentRule, group: string | null): number {
  const key = (name: string | null) => (name ?? '').trim().toLowerCase()
  return groups.find((one) => key(one.group) === key(group) && key(group) !== '')?.percent ?? percent
}

/** The new price of a product by the rule; nothing where it stays as it was, or the list does not have it. */
export function newPrice(rule: RoundRule, group: string | null, from: Price, ofList: Price | null): Price | null {
  const to = rule.kind === 'percent' ? raisedPrice(from, percentFor(rule, group)) : ofList
  if (!to || to.scales.length === 0) return null
  const same = to.priceUnit === from.priceUnit && JSON.stringify(to.scales) === JSON.stringify(from.scales)
  return same ? null : to
}

/** What one piece costs at the smallest quantity. */
function perPiece({ priceUnit, scales }: Price): number {
  return (scales[0]?.amount ?? 0) / priceUnit
}

/** What a change of price brings in a year at unchanged quantities, taken at the price of the smallest quantity; minor units. */
export function effectOf({ revenue, from, to }: Pick<Position, 'revenue' | 'from' | 'to'>): number {
  const [before, after] = [from.scales[0]?.amount ?? 0, to.scales[0]?.amount ?? 0]
  if (before === 0) return 0
  return Math.round((revenue * (after * from.priceUnit - before * to.priceUnit)) / (before * to.priceUnit))
}

/** The price that holds when less was agreed: never more than asked for. */
export function agreedPrice({ from, to }: Pick<Position, 'from' | 'to'>, agreedPercent: number | null): Price {
  if (agreedPercent === null) return to
  const less = raisedPrice(from, agreedPercent)
  return perPiece(less) < perPiece(to) ? less : to
}

export type LineFacts = { positions: readonly Position[]; otherRevenue: number; otherPercent: number }

/** Revenue concerned, and what the round asks for: the parts of a line add up to it. */
export function askedOf({ positions, otherRevenue, otherPercent }: LineFacts): { revenue: number; asked: number } {
  const parts = positions.map((one) => ({ revenue: one.revenue, asked: effectOf(one) }))
  const other = raised(otherRevenue, otherPercent) - otherRevenue
  return {
    revenue: parts.reduce((sum, part) => sum + part.revenue, otherPercent === 0 ? 0 : otherRevenue),
    asked: parts.reduce((sum, part) => sum + part.asked, other),
  }
}

/** What of it was obtained: all, or what the agreed percent leaves of it. */
export function obtainedOf(line: LineFacts, agreedPercent: number | null): number {
  return askedOf({
    ...line,
    positions: line.positions.map((one) => ({ ...one, to: agreedPrice(one, agreedPercent) })),
    otherPercent: agreedPercent === null ? line.otherPercent : Math.min(line.otherPercent, agreedPercent),
  }).asked
}

/** A part of a revenue as basis points; none without revenue (rules: a zero denominator gives none). */
export function shareOf(part: number, revenue: number): number | null {
  return revenue > 0 ? Math.round((part / revenue) * 10_000) : null
}

/** Refuses `priceRoundBelowLeeway`: less than the round leaves to whoever looks after the customer. None: all of it was agreed. */
export function checkAgreed(agreedPercent: number | null, asked: number | null, leeway: number | null): void {
  const least = leeway ?? asked
  if (agreedPercent === null || least === null || agreedPercent >= least) return
  throw new Refusal('priceRoundBelowLeeway', { least: least / 100 })
}

export type OutcomeLine = { reaction: Reaction; revenue: number; asked: number; obtained: number | null }
export type Outcome = {
  customers: number
  /** Who said yes or no. */
  decided: number
  accepted: number
  refused: number
  negotiating: number
  revenue: number
  asked: number
  askedPercent: number | null
  /** Of those who decided. */
  decidedRevenue: number
  decidedAsked: number
  obtained: number
  obtainedPercent: number | null
}

/** What was asked for and what was obtained; who has not decided counts in what is asked only. */
export function outcomeOf(lines: readonly OutcomeLine[]): Outcome {
  const sum = (of: readonly OutcomeLine[], part: (line: OutcomeLine) => number) =>
    of.reduce((total, line) => total + part(line), 0)
  const count = (reaction: Reaction) => lines.filter((line) => line.reaction === reaction).length
  const decided = lines.filter(({ reaction }) => reaction === 'accepted' || reaction === 'refused')
  const [revenue, asked] = [sum(lines, (line) => line.revenue), sum(lines, (line) => line.asked)]
  const decidedRevenue = sum(decided, (line) => line.revenue)
  const obtained = sum(decided, (line) => line.obtained ?? 0)
  return {
    customers: lines.length,
    decided: decided.length,
    accepted: count('accepted'),
    refused: count('refused'),
    negotiating: count('negotiating'),
    revenue,
    asked,
    askedPercent: shareOf(asked, revenue),
    decidedRevenue,
    decidedAsked: sum(decided, (line) => line.asked),
    obtained,
    obtainedPercent: shareOf(obtained, decidedRevenue),
  }
}

/** Refuses `priceRoundDayGone` for a day that is over, `priceRoundGroupTwice` for a group named twice. */
export function checkRound({ fromDay, rule }: { fromDay: Day; rule: RoundRule }, today: Day): void {
  if (fromDay <= today) throw new Refusal('priceRoundDayGone', { day: fromDay })
  if (rule.kind !== 'percent') return
  const names = rule.groups.map(({ group }) => group.trim().toLowerCase())
  const twice = rule.groups.find((_, at) => names.indexOf(names[at] ?? '') !== at)
  if (twice) throw new Refusal('priceRoundGroupTwice', { group: twice.group })
}
