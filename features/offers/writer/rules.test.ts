import { describe, expect, it } from 'vitest'
import fc from '#tests/properties.ts'
import { checkLine, type LineFigures, lineAmount, numberOf, totalsOf } from './rules.ts'

const line = (own: Partial<LineFigures> = {}): LineFigures => ({
  kind: 'item',
  quantity: 1000,
  unitPrice: 100,
  priceUnit: 1,
  discount: 0,
  vat: 1900,
  ...own,
})

describe('a line', () => {
  it.each([
    ['3 × 12,40', { quantity: 3000, unitPrice: 1240 }, 3720],
    ['2,5 m × 3,33', { quantity: 2500, unitPrice: 333 }, 833],
    ['half a cent goes up', { quantity: 500, unitPrice: 1 }, 1],
    ['and down where it is taken off', { quantity: 500, unitPrice: -1 }, -1],
    ['250 pieces at 4,75 per hundred', { quantity: 250_000, unitPrice: 475, priceUnit: 100 }, 1188],
    ['1,00 less 3 %', { discount: 300 }, 97],
    ['9,99 × 7 less 12,5 %', { quantity: 7000, unitPrice: 999, discount: 1250 }, 6119],
    ['all of it taken off', { discount: 10_000 }, 0],
    ['text', { kind: 'text' as const }, 0],
    ['a hundred billion, exactly', { quantity: 1000, unitPrice: 9_999_999_999_999 }, 9_999_999_999_999],
  ])('%s', (_what, own, amount) => {
    expect(lineAmount(line(own))).toBe(amount)
  })

  it.each([
    [{ quantity: -1 }, 'offerLineBad'],
    [{ discount: 10_001 }, 'offerLineBad'],
    [{ priceUnit: 7 }, 'offerLineBad'],
    [{ unitPrice: 1e15 }, 'amountTooLarge'],
  ])('%j is refused', (own, code) => {
    expect(() => checkLine(line(own))).toThrow(expect.objectContaining({ code }))
  })
})

describe('the whole', () => {
  it('adds lines, takes the discount off, VAT per rate', () => {
    const lines = [
      line({ quantity: 10_000, unitPrice: 10_000 }),
      line({ unitPrice: 5000, vat: 700 }),
      line({ kind: 'option', unitPrice: 99_999 }),
      line({ kind: 'text' }),
    ]
    expect(totalsOf(lines, 300, 'EUR')).toEqual({
      lines: [100_000, 5000, 99_999, 0],
      subtotal: 105_000,
      discount: 3150,
      net: 101_850,
      vat: [
        { rate: 1900, net: 97_000, amount: 18_430 },
        { rate: 700, net: 4850, amount: 340 },
      ],
      rounding: 0,
      gross: 120_620,
    })
  })

  it.each([
    ['down to the coin', 9999, 10_809, 10_810, 1],
    ['up to the coin', 9994, 10_804, 10_805, 1],
    ['it is one already', 10_000, 10_810, 10_810, 0],
    ['two hundredths down', 9991, 10_800, 10_800, 0],
    ['seven go down to five', 9988, 10_797, 10_795, -2],
  ])('Swiss francs: %s', (_what, net, exact, gross, rounding) => {
    const totals = totalsOf([line({ unitPrice: net, vat: 810 })], 0, 'CHF')
    expect(totals.gross - totals.rounding).toBe(exact)
    expect(totals).toMatchObject({ gross, rounding })
  })

  it('nothing comes to nothing', () => {
    expect(totalsOf([], 500, 'EUR')).toMatchObject({ subtotal: 0, discount: 0, vat: [], gross: 0 })
  })

  it('closes to the cent, whatever the lines', () => {
    const any = fc.record({
      kind: fc.constantFrom('item' as const, 'option' as const, 'text' as const),
      quantity: fc.integer({ min: 0, max: 5_000_000 }),
      unitPrice: fc.integer({ min: -10_000, max: 10_000_000 }),
      priceUnit: fc.constantFrom(1, 100, 1000),
      discount: fc.integer({ min: 0, max: 10_000 }),
      vat: fc.constantFrom(0, 490, 700, 810, 1900),
    })
    const currency = fc.constantFrom('EUR', 'CHF')
    const property = fc.property(
      fc.array(any, { maxLength: 12 }),
      fc.integer({ min: 0, max: 10_000 }),
      currency,
      (lines, off, money) => {
        const totals = totalsOf(lines, off, money)
        const counted = totals.lines.filter((_, at) => lines[at]?.kind === 'item')
        const sum = (amounts: number[]) => amounts.reduce((all, one) => all + one, 0)
        expect(sum(counted)).toBe(totals.subtotal)
        expect(totals.subtotal - totals.discount).toBe(totals.net)
        expect(sum(totals.vat.map((one) => one.net))).toBe(totals.net)
        expect(totals.net + sum(totals.vat.map((one) => one.amount)) + totals.rounding).toBe(totals.gross)
        if (money === 'CHF') expect(Math.abs(totals.gross % 5)).toBe(0)
        expect(Math.abs(totals.rounding)).toBeLessThanOrEqual(money === 'CHF' ? 2 : 0)
      },
    )
    fc.assert(property)
  })
})

it.each([
  [1, 'A-2026-0007'],
  [3, 'A-2026-0007-3'],
])('version %i is called %s', (revision, number) => {
  expect(numberOf({ year: 2026, sequence: 7, revision }, 'A-')).toBe(number)
})
