import { describe, expect, it } from 'vitest'
import fc from '#tests/properties.ts'
import { type Cell, restOf, sumWhiteSpace, whiteSpaceOf } from './rules.ts'
import { leastEvidence, type Suggestion, suggest } from './suggestions.ts'

const cell = (revenue: number, potential: number | null, more: Partial<Cell> = {}): Cell => ({
  revenue,
  potential,
  competitor: null,
  irrelevant: false,
  ...more,
})

describe('white space of a cell', () => {
  it.each([
    ['part of it is bought', cell(96_00, 110_00), 14_00],
    ['nothing is bought', cell(0, 140_00), 140_00],
    ['more is bought than was thought', cell(60_00, 50_00), 0],
    ['credit notes only', cell(-5_00, 50_00), 55_00],
    ['nobody estimated it', cell(60_00, null), null],
    ['not relevant', cell(0, 50_00, { irrelevant: true }), null],
  ])('%s', (_, given, expected) => expect(whiteSpaceOf(given)).toBe(expected))
})

describe('sums over a matrix', () => {
  it.each([
    ['nothing known', [], { walletShare: null, penetration: null, whiteSpace: 0 }],
    [
      'a cell that nobody judged says nothing about penetration',
      [cell(50_00, 100_00), cell(0, null)],
      { walletShare: 0.5, penetration: 1, relevant: 1, whiteSpace: 50_00 },
    ],
    [
      'what a competitor delivers counts as relevant and as spent',
      [cell(30_00, 60_00), cell(0, 100_00, { competitor: 'Kern AG' }), cell(0, null, { competitor: 'Kern AG' })],
      { walletShare: 0.1875, penetration: 1 / 3, whiteSpace: 130_00, spent: 160_00 },
    ],
    [
      'revenue without an estimate is bought, but in no share',
      [cell(90_00, null), cell(10_00, 40_00)],
      { revenue: 100_00, walletShare: 0.25, bought: 2, relevant: 2 },
    ],
    [
      'not relevant: nowhere',
      [cell(10_00, 10_00), cell(0, 500_00, { irrelevant: true })],
      { walletShare: 1, penetration: 1, whiteSpace: 0 },
    ],
  ])('%s', (_, cells, expected) => expect(sumWhiteSpace(cells)).toMatchObject(expected))

  it('what is to be had and what is bought make the estimate, unless more is bought', () => {
    const cells = fc.array(fc.record({ revenue: fc.nat(1e9), potential: fc.nat(1e9) }), { maxLength: 40 })
    fc.assert(
      fc.property(cells, (given) => {
        const some = given.map((one) => cell(one.revenue, one.potential))
        const { whiteSpace, spent } = sumWhiteSpace(some)
        const within = some.reduce((sum, one) => sum + Math.min(one.revenue, one.potential ?? 0), 0)
        expect(whiteSpace + within).toBe(spent)
      }),
    )
  })
})

it('what sites buy is part of what the customer was invoiced for', () => {
  expect(restOf(100_00, [30_00, 20_00])).toBe(50_00)
  expect(restOf(100_00, [130_00])).toBe(0)
})

const baskets = (...texts: string[]) => texts.map((text) => new Set(text.split('')))
const repeat = (text: string, times: number) => Array.from({ length: times }, () => text)

describe('what comparable customers also buy', () => {
  it.each<[string, string[], string[], Partial<Suggestion>[]]>([
    [
      '7 of 9 who buy lager also buy antriebe',
      ['L'],
      [...repeat('LA', 7), ...repeat('L', 2), ...repeat('S', 6)],
      [{ group: 'A', because: ['L'], bought: 7, comparable: 9, confidence: 7 / 9, support: 7 / 15 }],
    ],
    ['four customers are no evidence', ['L'], [...repeat('LA', 4), ...repeat('S', 9)], []],
    ['as many do not buy it', ['L'], [...repeat('LA', 5), ...repeat('L', 5), ...repeat('S', 9)], []],
    ['everybody buys it: says nothing about comparable ones', ['L'], [...repeat('LA', 8), ...repeat('A', 8)], []],
    ['what is bought already', ['L', 'A'], [...repeat('LA', 9), ...repeat('S', 6)], []],
    [
      'two groups together say more than one',
      ['L', 'D'],
      [...repeat('LDA', 12), ...repeat('L', 8), ...repeat('D', 8), ...repeat('S', 9)],
      [{ group: 'A', because: ['L', 'D'], bought: 12, comparable: 12 }],
    ],
    ['nobody buys anything', ['L'], ['', ''], []],
  ])('%s', (_, own, others, expected) => expect(suggest(own, baskets(...others))).toMatchObject(expected))

  it('many customers stand before few with about the same share', () => {
    const others = [...repeat('LA', 60), ...repeat('L', 10), ...repeat('DB', 7), ...repeat('D', 2), ...repeat('S', 30)]
    expect(suggest(['L', 'D'], baskets(...others)).map(({ group }) => group)).toEqual(['A', 'B'])
  })

  it('what was answered is left out, and makes room for the next', () => {
    const others = [...repeat('LA', 9), ...repeat('LB', 20), ...repeat('S', 30)]
    expect(suggest(['L'], baskets(...others), new Set(['B']))).toEqual([])
    expect(suggest(['L'], baskets(...others)).map(({ group }) => group)).toEqual(['B'])
  })

  it('counts as one does by hand, and finds every group that has a rule', () => {
    const groups = ['A', 'B', 'C', 'D', 'E', 'F']
    const basket = fc.subarray(groups).map((some) => new Set(some))
    const others = fc.array(basket, { minLength: 5, maxLength: 70 })
    fc.assert(
      fc.property(fc.subarray(groups, { minLength: 1, maxLength: 4 }), others, (own, given) => {
        const filled = given.filter(({ size }) => size > 0)
        const have = (some: readonly string[]) => filled.filter((one) => some.every((group) => one.has(group))).length
        const found = suggest(own, given)
        for (const { group, because, bought, comparable, lift, support } of found) {
          expect(comparable).toBe(have(because))
          expect(bought).toBe(have([...because, group]))
          expect(support).toBeCloseTo(bought / filled.length)
          expect(lift).toBeCloseTo(bought / comparable / (have([group]) / filled.length))
          expect(own).not.toContain(group)
        }
        const reasons = own.flatMap((one, at) => [[one], ...own.slice(at + 1).map((other) => [one, other])])
        const holds = (group: string, because: string[]) => {
          const both = have([...because, group])
          const share = both / have(because)
          return both >= leastEvidence && share > 0.5 && share > have([group]) / filled.length
        }
        const expected = groups.filter((group) => !own.includes(group) && reasons.some((one) => holds(group, one)))
        expect(found.map(({ group }) => group).sort()).toEqual(expected)
      }),
    )
  })
})
