/** "Comparable customers also buy": a rule over what customers buy together, as the words need it. */
export type Suggestion = {
  group: string
  /** The product groups of this customer that it is concluded from: one or two. */
  because: string[]
  /** So many of the comparable customers buy the group. */
  bought: number
  /** So many other customers buy what it is concluded from. */
  comparable: number
  /** bought / comparable, 0–1. */
  confidence: number
  /** bought / all customers that buy anything, 0–1. */
  support: number
  /** How much more often than among all customers; 1: as often. */
  lift: number
}

/** What a suggestion needs: so many customers as evidence, and more comparable customers that buy than do not. */
export const leastEvidence = 5
const leastConfidence = 0.5
const mostOwn = 40
const mostSuggestions = 8

/**
 * Association rules from one or two groups that this customer buys to one that it does not, over the baskets of all other
 * customers (rules issue C5; Agrawal, Imieliński, Swami: Mining Association Rules, 1993). Evidence of at least five
 * customers, more than half of the comparable ones, and more often than among all (lift above 1). For each group the rule
 * that is surest by the lower bound of its confidence (Wilson 1927, 95 %), so that 7 of 9 stands behind 60 of 70. The
 * surest first, at most eight; none for the groups `leftOut`.
 */
export function suggest(
  own: readonly string[],
  others: readonly ReadonlySet<string>[],
  leftOut: ReadonlySet<string> = new Set(),
): Suggestion[] {
  const baskets = others.filter((basket) => basket.size > 0)
  const known = own.slice(0, mostOwn)
  const mine = new Set(own)
  const buyers = buyersOf(baskets)
  const targets = [...buyers].filter(([group]) => !mine.has(group) && !leftOut.has(group))
  const best = new Map<string, { suggestion: Suggestion; bound: number }>()
  for (const because of reasonsFrom(known)) {
    const alike = because.map((group) => buyers.get(group)).reduce(both)
    const comparable = alike ? count(alike) : 0
    if (!alike || comparable < leastEvidence) continue
    for (const [group, bits] of targets) {
      const bought = countBoth(alike, bits)
      const confidence = bought / comparable
      const lift = confidence / (count(bits) / baskets.length)
      if (bought < leastEvidence || confidence <= leastConfidence || lift <= 1) continue
      const bound = lowerBound(bought, comparable)
      const before = best.get(group)
      // The shorter reason stands where both are as sure: it came first.
      if (before && before.bound >= bound) continue
      const support = bought / baskets.length
      best.set(group, { suggestion: { group, because, bought, comparable, confidence, support, lift }, bound })
    }
  }
  return [...best.values()]
    .sort((a, b) => b.bound - a.bound || (a.suggestion.group < b.suggestion.group ? -1 : 1))
    .slice(0, mostSuggestions)
    .map(({ suggestion }) => suggestion)
}

/** One bit for each basket. */
type Bits = Uint32Array

function buyersOf(baskets: readonly ReadonlySet<string>[]): Map<string, Bits> {
  const words = Math.ceil(baskets.length / 32)
  const buyers = new Map<string, Bits>()
  for (const [index, basket] of baskets.entries()) {
    for (const group of basket) {
      const bits = buyers.get(group) ?? new Uint32Array(words)
      bits[index >>> 5]! |= 1 << (index & 31)
      buyers.set(group, bits)
    }
  }
  return buyers
}

/** Each group alone, then each two of them. */
function reasonsFrom(groups: readonly string[]): string[][] {
  const pairs = groups.flatMap((one, index) => groups.slice(index + 1).map((other) => [one, other]))
  return [...groups.map((one) => [one]), ...pairs]
}

function both(one: Bits | undefined, other: Bits | undefined): Bits | undefined {
  return one && other && one.map((word, index) => word & (other[index] ?? 0))
}

function count(bits: Bits): number {
  return bits.reduce((sum, word) => sum + ones(word), 0)
}

function countBoth(one: Bits, other: Bits): number {
  let sum = 0
  for (let index = 0; index < one.length; index++) sum += ones((one[index] ?? 0) & (other[index] ?? 0))
  return sum
}

/** How many bits of 32 are set (Warren, Hacker's Delight, 5-1). */
function ones(word: number): number {
  let left = word - ((word >>> 1) & 0x55555555)
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333)
  return Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

const z = 1.959964

/** The lower end of the 95 % range around a share, by Wilson. */
function lowerBound(hits: number, of: number): number {
  const share = hits / of
  const centre = share + (z * z) / (2 * of)
  const spread = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))
  return (centre - spread) / (1 + (z * z) / of)
}
