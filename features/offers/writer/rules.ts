import { Refusal } from '#shared/refusal.ts'

/** What a line is: counted, shown beside as an alternative or option, or only text. */
export const lineKinds = ['item', 'alternative', 'option', 'text'] as const
export type LineKind = (typeof lineKinds)[number]

/** One line as far as its amount goes. */
export type LineFigures = {
  kind: LineKind
  /** Thousandths of the unit: 2,5 m are 2500. */
  quantity: number
  /** Minor units for `priceUnit` pieces, net. */
  unitPrice: number
  /** How many the price is for: 1, 100 or 1000. */
  priceUnit: number
  /** Basis points: 3 % are 300. */
  discount: number
  /** VAT of the line in basis points; 0 where none is charged. */
  vat: number
}

const whole = 10_000
const largest = 1e13

/** a / b (b above zero) rounded half away from zero, exactly (commercial rounding, DIN 1333). */
export function rounded(a: bigint, b: bigint): number {
  const half = (2n * (a < 0n ? -a : a) + b) / (2n * b)
  return Number(a < 0n ? -half : half)
}

/** What a line comes to in minor units: quantity × price, less its discount, rounded once. Text costs nothing. */
export function lineAmount({ kind, quantity, unitPrice, priceUnit, discount }: LineFigures): number {
  if (kind === 'text') return 0
  const product = BigInt(quantity) * BigInt(unitPrice) * BigInt(whole - discount)
  return rounded(product, 1000n * BigInt(priceUnit) * BigInt(whole))
}

export type Totals = {
  /** Each line in its order. */
  lines: number[]
  /** Counted lines together. */
  subtotal: number
  /** What the discount on the whole takes off. */
  discount: number
  net: number
  /** Per rate, the highest first: the net that bears it, and the VAT. */
  vat: { rate: number; net: number; amount: number }[]
  /** What rounding to five hundredths adds or takes (Swiss francs only). */
  rounding: number
  gross: number
}

/**
 * Sums of an offer, all in minor units: lines rounded one by one, the discount on the whole rounded once and spread over
 * the rates by largest remainder, VAT rounded per rate, the total of Swiss francs to 0.05. Lines that are not counted
 * (alternatives, options, texts) have their amount and add nothing.
 */
export function totalsOf(lines: readonly LineFigures[], discount: number, currency: string): Totals {
  const amounts = lines.map(lineAmount)
  const perRate = new Map<number, number>()
  for (const [at, line] of lines.entries()) {
    if (line.kind !== 'item') continue
    perRate.set(line.vat, (perRate.get(line.vat) ?? 0) + (amounts[at] ?? 0))
  }
  const rates = [...perRate].sort(([a], [b]) => b - a)
  const subtotal = rates.reduce((sum, [, amount]) => sum + amount, 0)
  const off = rounded(BigInt(subtotal) * BigInt(discount), BigInt(whole))
  const parts = spread(
    off,
    rates.map(([, amount]) => amount),
  )
  const vat = rates.map(([rate, amount], at) => {
    const net = amount - (parts[at] ?? 0)
    return { rate, net, amount: rounded(BigInt(net) * BigInt(rate), BigInt(whole)) }
  })
  const net = subtotal - off
  const exact = net + vat.reduce((sum, one) => sum + one.amount, 0)
  const gross = currency === 'CHF' ? toFive(exact) : exact
  return { lines: amounts, subtotal, discount: off, net, vat, rounding: gross - exact, gross }
}

/** An amount spread over weights by largest remainder: the parts together are the whole (rules §8). */
function spread(amount: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  if (total === 0) return weights.map(() => 0)
  const exact = weights.map((weight) => BigInt(amount) * BigInt(weight))
  const parts = exact.map((value) => Number(value / BigInt(total)))
  const order = exact
    .map((value, at) => ({ at, remainder: Math.abs(Number(value % BigInt(total))) }))
    .sort((a, b) => b.remainder - a.remainder || a.at - b.at)
  let left = amount - parts.reduce((sum, part) => sum + part, 0)
  for (const { at } of order) {
    if (left === 0) break
    parts[at] = (parts[at] ?? 0) + Math.sign(left)
    left -= Math.sign(left)
  }
  return parts
}

/** To the next five hundredths, half away from zero: there are no smaller coins. */
function toFive(amount: number): number {
  return rounded(BigInt(amount), 5n) * 5
}

/** Refuses `offerLineBad` for figures that no line can have, `amountTooLarge` beyond a hundred billion. */
export function checkLine(line: LineFigures): void {
  const { quantity, unitPrice, priceUnit, discount } = line
  const good =
    quantity >= 0 && unitPrice >= -largest && discount >= 0 && discount <= whole && [1, 100, 1000].includes(priceUnit)
  if (!good) throw new Refusal('offerLineBad')
  if (Math.abs(lineAmount(line)) > largest) throw new Refusal('amountTooLarge')
}

/** What stands on the paper as the number: prefix, year, running number, and from the second version on which one. */
export function numberOf(
  { year, sequence, revision }: { year: number; sequence: number; revision: number },
  prefix: string,
): string {
  const number = `${prefix}${year}-${String(sequence).padStart(4, '0')}`
  return revision > 1 ? `${number}-${revision}` : number
}

export const changeKinds = ['added', 'removed', 'changed'] as const
export type LineChange = { what: (typeof changeKinds)[number]; text: string; from: number | null; to: number | null }

/** What changed from one version of an offer to the next, line by line as their texts name them; amounts in minor units. */
export function changesBetween(
  before: readonly { text: string; amount: number }[],
  after: readonly { text: string; amount: number }[],
): LineChange[] {
  const left = [...before]
  const changes: LineChange[] = []
  for (const { text, amount } of after) {
    const at = left.findIndex((line) => line.text === text)
    const [was] = at < 0 ? [] : left.splice(at, 1)
    if (!was) changes.push({ what: 'added', text, from: null, to: amount })
    else if (was.amount !== amount) changes.push({ what: 'changed', text, from: was.amount, to: amount })
  }
  return [
    ...changes,
    ...left.map(({ text, amount }): LineChange => ({ what: 'removed', text, from: amount, to: null })),
  ]
}
