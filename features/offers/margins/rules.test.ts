import { expect, it } from 'vitest'
import { type CostedLine, checkDecision, isBelow, marginOf, rateOf, stillHolds } from './rules.ts'

const line = (unitPrice: number, cost: number | null, own: Partial<CostedLine> = {}): CostedLine => ({
  ...{ kind: 'item', quantity: 10_000, unitPrice, priceUnit: 1, discount: 0, vat: 1900, cost },
  ...own,
})

type Case = [what: string, lines: CostedLine[], discount: number, priced: number, cost: number, unknown: number]
const cases: Case[] = [
  ['10 for 100 €, costing 60 €', [line(100_00, 60_00)], 0, 1000_00, 600_00, 0],
  ['after 10 % on the line', [line(100_00, 60_00, { discount: 1000 })], 0, 900_00, 600_00, 0],
  ['and 5 % on the whole', [line(100_00, 60_00, { discount: 1000 })], 500, 855_00, 600_00, 0],
  [
    'options and alternatives do not count',
    [line(100_00, 60_00), line(50_00, 1, { kind: 'option' })],
    0,
    1000_00,
    600_00,
    0,
  ],
  [
    'a line of unknown cost is left out on both sides',
    [line(100_00, 60_00), line(50_00, null)],
    1000,
    900_00,
    600_00,
    1,
  ],
  ['given away: it costs all the same', [line(0, 60_00)], 0, 0, 600_00, 0],
  ['price and cost for 100 pieces', [line(5_00, 2_00, { quantity: 250_000, priceUnit: 100 })], 0, 12_50, 5_00, 0],
  ['below cost', [line(50_00, 60_00)], 0, 500_00, 600_00, 0],
  ['a third, rounded once each', [line(33, 11, { quantity: 3333 })], 0, 110, 37, 0],
]
it.each(cases)('%s', (_what, lines, discount, priced, cost, unknown) => {
  expect(marginOf(lines, discount)).toEqual({ priced, cost, margin: priced - cost, unknown })
})

it('of unknown cost alone nothing is said', () => {
  expect(marginOf([line(100_00, null)], 0)).toBeNull()
  expect(marginOf([], 0)).toBeNull()
})

it('the rate is rounded down; the minimum is compared exactly', () => {
  expect(rateOf({ priced: 300, margin: 100 })).toBe(3333)
  expect(rateOf({ priced: 0, margin: -600_00 })).toBeNull()
  const at = (priced: number, cost: number) => ({ priced, cost, margin: priced - cost, unknown: 0 })
  expect(isBelow(at(1000_00, 800_00), 2000)).toBe(false)
  expect(isBelow(at(1000_00, 800_01), 2000)).toBe(true)
  expect(isBelow(at(0, 1), 2000)).toBe(true)
  expect(isBelow(at(1e13, 8e12 + 1), 2000)).toBe(true)
  expect(isBelow(at(1000_00, 990_00), null)).toBe(false)
  expect(isBelow(null, 2000)).toBe(false)
})

it('an approval holds until the price or the rate falls below what was approved', () => {
  const approved = { net: 1000_00, priced: 1000_00, cost: 900_00 }
  const now = (net: number, priced: number, cost: number) =>
    stillHolds(approved, { net, margin: { priced, cost, margin: priced - cost, unknown: 0 } })
  expect(now(1000_00, 1000_00, 900_00)).toBe(true)
  expect(now(1100_00, 1100_00, 950_00)).toBe(true)
  expect(now(999_99, 999_99, 899_00)).toBe(false)
  expect(now(1100_00, 1100_00, 990_01)).toBe(false)
  expect(now(1000_00, 1000_00, 900_01)).toBe(false)
})

it('is decided once, and a no says why', () => {
  expect(() => checkDecision({ decision: 'refused' }, true, 'doch')).toThrow('approvalDecided')
  expect(() => checkDecision({ decision: null }, false, null)).toThrow('approvalWords')
  expect(() => checkDecision({ decision: null }, true, null)).not.toThrow()
})
