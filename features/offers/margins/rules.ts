import { Refusal } from '#shared/refusal.ts'
import { type LineFigures, lineAmount, rounded } from '../writer/rules.ts'

/** A line with what `priceUnit` pieces of it cost the company, minor units; none where nobody knows. */
export type CostedLine = LineFigures & { cost: number | null }

/** What an offer leaves after all discounts, minor units. */
export type Margin = {
  /** Net of the lines whose cost is known, after their discount and their part of that on the whole. */
  priced: number
  /** What those cost. */
  cost: number
  /** priced − cost. */
  margin: number
  /** Counted lines with a price whose cost nobody knows: they are left out of all three. */
  unknown: number
}

/** The margin of an offer (register B3): only lines that count, nothing about those of unknown cost; none if that is all. */
export function marginOf(lines: readonly CostedLine[], discount: number): Margin | null {
  const counted = lines.filter(({ kind }) => kind === 'item')
  const known = counted.filter((line) => line.cost !== null)
  if (known.length === 0) return null
  const subtotal = known.reduce((sum, line) => sum + lineAmount(line), 0)
  const priced = subtotal - rounded(BigInt(subtotal) * BigInt(discount), 10_000n)
  const cost = known.reduce((sum, line) => sum + costOf(line), 0)
  const unknown = counted.filter((line) => line.cost === null && lineAmount(line) !== 0).length
  return { priced, cost, margin: priced - cost, unknown }
}

function costOf({ quantity, cost, priceUnit }: CostedLine): number {
  return rounded(BigInt(quantity) * BigInt(cost ?? 0), 1000n * BigInt(priceUnit))
}

/** Basis points of what is priced, rounded down so that nothing looks better than it is; none where nothing is priced. */
export function rateOf({ priced, margin }: Pick<Margin, 'priced' | 'margin'>): number | null {
  return priced > 0 ? Math.floor((margin * 10_000) / priced) : null
}

/** True below the company's minimum (basis points): margin × 10,000 < minimum × price, compared as integers. */
export function isBelow(margin: Margin | null, minimum: number | null): boolean {
  if (margin === null || minimum === null) return false
  return BigInt(margin.margin) * 10_000n < BigInt(minimum) * BigInt(margin.priced)
}

/** What an offer came to when its approval was asked for; minor units. */
export type Approved = { net: number; priced: number; cost: number }

/** An approval holds as long as neither the price nor the margin rate falls below what was approved. */
export function stillHolds(approved: Approved, now: { net: number; margin: Margin | null }): boolean {
  if (now.net < approved.net) return false
  const { priced, cost } = now.margin ?? { priced: 0, cost: 0 }
  if (approved.priced <= 0 || priced <= 0) return cost <= approved.cost
  return BigInt(priced - cost) * BigInt(approved.priced) >= BigInt(approved.priced - approved.cost) * BigInt(priced)
}

export const decisions = ['approved', 'refused'] as const

/** Refuses `approvalDecided` for one that somebody decided before, `approvalWords` for a no without a word. */
export function checkDecision(before: { decision: string | null }, approved: boolean, words: string | null): void {
  if (before.decision !== null) throw new Refusal('approvalDecided')
  if (!approved && !words) throw new Refusal('approvalWords')
}
