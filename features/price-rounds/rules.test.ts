import { describe, expect, it } from 'vitest'
import { announcementOf, clausePeriod, fixedUntil, type PriceTerms } from './rules/announcing.ts'
import {
  agreedPrice,
  askedOf,
  checkAgreed,
  effectOf,
  newPrice,
  obtainedOf,
  outcomeOf,
  type PercentRule,
  type Position,
  type Price,
  percentFor,
  raised,
  shareOf,
} from './rules.ts'

const price = (...amounts: number[]): Price => ({
  priceUnit: 1,
  scales: amounts.map((amount, at) => ({ from: at * 10_000, amount })),
})
const position = (revenue: number, from: Price, to: Price): Position => ({
  ...{ productId: 'p', name: 'Lagerbock', number: null, group: null, unit: null, source: 'customer' },
  ...{ revenue, from, to },
})

describe('prices', () => {
  it.each([
    [1245, 350, 1289],
    [100, 50, 101],
    [100, 49, 100],
    [12_400, -200, 12_152],
    [0, 350, 0],
  ])('%i raised by %i basis points is %i', (amount, percent, expected) =>
    expect(raised(amount, percent)).toBe(expected),
  )

  const rule: PercentRule = { kind: 'percent', percent: 300, groups: [{ group: 'Wellen ', percent: 500 }] }
  it.each([
    ['wellen', 500],
    ['Lager', 300],
    [null, 300],
  ])('group %s rises by %i', (group, percent) => expect(percentFor(rule, group)).toBe(percent))

  it('each scale rises; what stays as it is, or is not in the list, is no new price', () => {
    expect(newPrice(rule, null, price(1000, 900), null)).toEqual(price(1030, 927))
    expect(newPrice(rule, null, price(10), null)).toBeNull()
    const list = { kind: 'list', listId: 'l' } as const
    expect(newPrice(list, null, price(1000), price(1100))).toEqual(price(1100))
    expect([newPrice(list, null, price(1000), null), newPrice(list, null, price(9), price(9))]).toEqual([null, null])
  })

  it.each([
    [84_000_00, price(12_400), price(12_834), 294_000],
    // Price units differ: 4,20 € each 100 becomes 43,00 € each 1000.
    [10_000_00, { ...price(420), priceUnit: 100 }, { ...price(4300), priceUnit: 1000 }, 23_810],
    [10_000_00, price(1000), price(900), -100_000],
    [10_000_00, price(0), price(900), 0],
  ])('a year of %i at unchanged quantities brings', (revenue, from, to, effect) =>
    expect(effectOf({ revenue, from, to })).toBe(effect),
  )

  it.each([
    [null, 1035],
    [200, 1020],
    [500, 1035],
    [0, 1000],
    [-100, 990],
  ])('agreed at %s the price is %i, never more than asked', (percent, amount) =>
    expect(agreedPrice({ from: price(1000), to: price(1035) }, percent)).toEqual(price(amount)),
  )
})

describe('what a round asks for and obtains', () => {
  const line = {
    positions: [position(33_33, price(1000), price(1035)), position(66_67, price(500), price(515))],
    otherRevenue: 50_00,
    otherPercent: 350,
  }
  it('parts add up, also when less is agreed', () => {
    const parts = [1_17, 2_00, 1_75]
    expect(askedOf(line)).toEqual({ revenue: 150_00, asked: parts.reduce((sum, part) => sum + part, 0) })
    expect(obtainedOf(line, null)).toBe(askedOf(line).asked)
    // 2 % each: 67, 133, 100 cents.
    expect(obtainedOf(line, 200)).toBe(67 + 1_33 + 1_00)
    expect(askedOf({ ...line, otherPercent: 0 })).toEqual({ revenue: 100_00, asked: 3_17 })
  })

  it('in all: who has not decided counts in what is asked only; nothing through nothing is none', () => {
    const of = (reaction: 'open' | 'accepted' | 'refused' | 'negotiating', asked: number, obtained: number | null) => ({
      ...{ reaction, revenue: 1000_00, asked, obtained },
    })
    const lines = [of('accepted', 35_00, 20_00), of('refused', 35_00, 0), of('open', 35_00, null)]
    expect(outcomeOf(lines)).toMatchObject({
      ...{ customers: 3, decided: 2, accepted: 1, refused: 1, revenue: 3000_00, asked: 105_00, askedPercent: 350 },
      ...{ decidedRevenue: 2000_00, decidedAsked: 70_00, obtained: 20_00, obtainedPercent: 100 },
    })
    expect(outcomeOf([])).toMatchObject({ askedPercent: null, obtainedPercent: null, obtained: 0 })
    expect(shareOf(1, 0)).toBeNull()
  })

  it.each([
    [null, 350, null, true],
    [300, 350, null, false],
    [350, 350, null, true],
    [200, 350, 200, true],
    [199, 350, 200, false],
  ])('agreed %s of %i asked, leeway %s: %s', (agreed, asked, leeway, fine) => {
    const check = () => checkAgreed(agreed, asked, leeway)
    if (fine) expect(check()).toBeUndefined()
    else expect(check).toThrow(expect.objectContaining({ code: 'priceRoundBelowLeeway' }))
  })
})

describe('the day of announcing', () => {
  it.each([
    ['Änderungen sind drei Monate vorher schriftlich anzukündigen.', { count: 3, unit: 'month' }],
    ['Preisanpassung mit einer Frist von 6 Wochen zum Quartalsende', { count: 6, unit: 'week' }],
    ['Preise fest für 12 Monate. Danach 30 Tage im Voraus', { count: 30, unit: 'day' }],
    ['Price changes need 2 months notice', { count: 2, unit: 'month' }],
    ['Preise nach Liste, gültig 12 Monate', null],
  ])('%s', (clause, expected) => expect(clausePeriod(clause)).toEqual(expected))

  it.each([
    ['Preise fest bis 31.12.2027, danach Anpassung', '2027-12-31'],
    ['Prices are fixed until 2027-06-30.', '2027-06-30'],
    ['Vertrag vom 01.03.2024', null],
  ])('%s', (clause, expected) => expect(fixedUntil(clause)).toBe(expected))

  const terms = (own: Partial<PriceTerms>): PriceTerms => ({
    ...{ name: 'Rahmen', startDay: '2024-01-01', endDay: '2027-12-31', endedAt: null },
    ...{ noticeMonths: null, autoRenewMonths: null, leadDays: null, priceClause: null, ...own },
  })
  it.each([
    ['no contract', [], { day: '2026-11-20', why: 'round', contract: null, fixed: null }],
    ['clause', [terms({ priceClause: '3 Monate vorher' })], { day: '2026-10-01', why: 'clause' }],
    ['notice', [terms({ noticeMonths: 6 })], { day: '2026-06-30', why: 'notice', contract: 'Rahmen' }],
    [
      'the clause counts before the notice',
      [terms({ noticeMonths: 6, priceClause: '4 Wochen vorher' })],
      { day: '2026-12-04' },
    ],
    ['the earliest', [terms({ noticeMonths: 1 }), terms({ priceClause: '3 Monate vorher' })], { day: '2026-10-01' }],
    ['ended before', [terms({ endDay: '2026-12-31', noticeMonths: 6 })], { why: 'round' }],
    ['goes on by itself', [terms({ endDay: '2026-12-31', autoRenewMonths: 12, noticeMonths: 3 })], { why: 'notice' }],
    [
      'fixed',
      [terms({ priceClause: 'Preise fest bis 31.03.2027' })],
      { why: 'round', fixed: { contract: 'Rahmen', until: '2027-03-31' } },
    ],
  ])('%s', (_, contracts, expected) => expect(announcementOf('2027-01-01', 42, contracts)).toMatchObject(expected))
})
