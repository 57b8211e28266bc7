import { describe, expect, it } from 'vitest'
import fc from '#tests/properties.ts'
import {
  askAgainFrom,
  expiresAt,
  groupOf,
  latestScores,
  npsOf,
  readAnswer,
  satisfactionOf,
  stateOf,
  takesAnswer,
} from './rules.ts'

const scoresOf = (promoters: number, passives: number, detractors: number) => [
  ...Array<number>(promoters).fill(9),
  ...Array<number>(passives).fill(8),
  ...Array<number>(detractors).fill(6),
]

describe('the score', () => {
  it.each([
    ['45 % and 15 %', scoresOf(45, 40, 15), 30, 7.14],
    ['all promote', scoresOf(40, 0, 0), 100, 0],
    ['all detract', scoresOf(0, 0, 40), -100, 0],
    ['none either way', scoresOf(0, 40, 0), 0, 0],
    ['half and half', scoresOf(50, 0, 50), 0, 10],
  ])('%s', (_, scores, score, standardError) => {
    expect(npsOf(scores)?.score).toBeCloseTo(score, 10)
    expect(npsOf(scores)?.standardError).toBeCloseTo(standardError, 2)
  })

  it.each([
    // 46 and 16 of 103: 29.13 ± 1.96 × 7.075.
    ['45 % and 15 % of 100', scoresOf(45, 40, 15), 15.26, 42.99],
    // 31 and 1 of 33: 90.91 ± 1.96 × 6.59, cut.
    ['30 promoters', scoresOf(30, 0, 0), 77.99, 100],
    ['30 detractors', scoresOf(0, 0, 30), -100, -77.99],
    ['30 in between', scoresOf(0, 30, 0), -8.4, 8.4],
  ])('the range of %s', (_, scores, low, high) => {
    expect(npsOf(scores)?.low).toBeCloseTo(low, 1)
    expect(npsOf(scores)?.high).toBeCloseTo(high, 1)
  })

  it('lies within its range, which has a width, mirrors when all answers turn round, and does not care for their order', () => {
    const counts = fc.record({ p: fc.nat(300), n: fc.nat(300), d: fc.nat(300) })
    fc.assert(
      fc.property(counts, ({ p, n, d }) => {
        fc.pre(p + n + d > 0)
        const found = npsOf(scoresOf(p, n, d))!
        const turned = npsOf(scoresOf(d, n, p).reverse())!
        expect(found.count).toBe(p + n + d)
        expect(found.high - found.low).toBeGreaterThan(0)
        expect(found.low).toBeGreaterThanOrEqual(-100)
        expect(found.high).toBeLessThanOrEqual(100)
        expect(found.score).toBeGreaterThanOrEqual(found.low - 1e-9)
        expect(found.score).toBeLessThanOrEqual(found.high + 1e-9)
        expect(turned.score).toBeCloseTo(-found.score, 9)
        expect(turned.low).toBeCloseTo(-found.high, 9)
        // Against the spread of +1, 0 and −1, added up one by one.
        const mean = found.score / 100
        const spread = (p * (1 - mean) ** 2 + n * mean ** 2 + d * (1 + mean) ** 2) / found.count
        expect(found.standardError).toBeCloseTo(100 * Math.sqrt(spread / found.count), 6)
      }),
    )
  })

  it('is none without answers, and below 30 the answers are shown', () => {
    expect(npsOf([])).toBeNull()
    expect(satisfactionOf([9, 8, 6])).toEqual({ count: 3, scores: [9, 8, 6], nps: null })
    expect(satisfactionOf(Array(29).fill(10))).toMatchObject({ count: 29, nps: null })
    expect(satisfactionOf(Array(30).fill(10))).toMatchObject({ count: 30, scores: [], nps: { score: 100 } })
  })
})

it.each([
  [0, 'detractor'],
  [6, 'detractor'],
  [7, 'passive'],
  [8, 'passive'],
  [9, 'promoter'],
  [10, 'promoter'],
])('%i counts as %s', (score, group) => expect(groupOf(score)).toBe(group))

it('counts the latest answer of each person, and each one whose person is gone', () => {
  const answers = [
    { personId: 'a', score: 4 },
    { personId: null, score: 10 },
    { personId: 'b', score: 8 },
    { personId: 'a', score: 9 },
    { personId: null, score: 7 },
  ]
  expect(latestScores(answers)).toEqual([4, 10, 8, 7])
})

const now = '2026-11-21T12:00:00.000Z'
const later = '2026-12-01T00:00:00.000Z'
const asked = { mailedAt: now, sentAt: now, failedAt: null, cancelledAt: null, answeredAt: null, expiresAt: later }
it.each([
  ['waiting', { sentAt: null }, true],
  ['failed', { sentAt: null, failedAt: now }, true],
  ['open', {}, true],
  ['open', { expiresAt: now }, true],
  ['expired', { expiresAt: '2026-11-21T11:59:59.999Z' }, false],
  ['cancelled', { cancelledAt: now }, false],
  ['answered', { answeredAt: now }, true],
  ['answered', { answeredAt: now, expiresAt: '2026-11-20T12:00:00.000Z' }, false],
] as const)('is %s with %j', (state, own, takes) => {
  expect(stateOf({ ...asked, ...own }, now)).toBe(state)
  expect(takesAnswer({ ...asked, ...own }, now)).toBe(takes)
})

it('runs out after 30 days, and the same person is asked again after 90', () => {
  expect(expiresAt(now)).toBe('2026-12-21T12:00:00.000Z')
  expect(askAgainFrom('2026-11-21', { everyDays: 90 })).toBe('2027-02-19')
  expect(askAgainFrom(null, { everyDays: 90 })).toBeNull()
})

it.each([
  [
    { score: '10', sentence: ' Gut. ', contact: 'yes' },
    { score: 10, sentence: 'Gut.', mayContact: true },
  ],
  [{ score: '0' }, { score: 0, sentence: null, mayContact: false }],
  [
    { score: '7', sentence: 'x'.repeat(1500), contact: 'no' },
    { score: 7, sentence: 'x'.repeat(1000), mayContact: false },
  ],
  [{ score: '11' }, null],
  [{ score: '-1' }, null],
  [{ score: '7.5' }, null],
  [{ score: '' }, null],
  [{}, null],
])('reads the form %j', (form, answer) => expect(readAnswer(form as Record<string, string>)).toEqual(answer))
