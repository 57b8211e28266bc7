import { describe, expect, it, test } from 'vitest'
import { bonusStand, checkSteps, frameworkStand } from './rules.ts'

describe('a framework contract of 1000 pieces over 2026', () => {
  const year = { agreed: 1000, startDay: '2026-01-01', endDay: '2026-12-31' }
  it.each([
    ['before it begins', '2025-12-31', [], { called: 0, rest: 1000, expected: null, emptyDay: null }],
    ['nothing called off', '2026-07-01', [], { called: 0, rest: 1000, expected: 0, emptyDay: null }],
    // 100 days, 2 a day: 265 days are left.
    ['at this pace 730 of 1000', '2026-04-10', [200], { called: 200, rest: 800, expected: 730, emptyDay: null }],
    // 5 a day: 500 are left for 100 days.
    [
      'used up before its end',
      '2026-04-10',
      [300, 200],
      { called: 500, rest: 500, expected: 1825, emptyDay: '2026-07-19' },
    ],
    ['more than agreed', '2026-12-31', [1200], { called: 1200, rest: -200, expected: 1200, emptyDay: null }],
    ['over', '2027-03-01', [365], { called: 365, rest: 635, expected: 365, emptyDay: null }],
  ])('%s', (_, today, quantities, expected) => {
    const callOffs = quantities.map((quantity) => ({ day: '2026-01-15', quantity }))
    expect(frameworkStand(year, callOffs, today)).toEqual(expected)
  })
})

const steps = [
  { from: 100_000, percent: 1 },
  { from: 200_000, percent: 2.5 },
]
test.each([
  [99_999, 0, 0, 1],
  [100_000, 1, 1000, 100_000],
  [199_999, 1, 2000, 1],
  [200_000, 2.5, 5000, null],
])('revenue %i: %f percent, bonus %i, missing %s', (revenue, percent, bonus, missing) => {
  const stand = bonusStand(steps, revenue)
  expect([stand.percent, stand.bonus, stand.next?.missing ?? null]).toEqual([percent, bonus, missing])
})

it('steps rise', () => {
  checkSteps(steps)
  expect(() => checkSteps(steps.toReversed())).toThrow('bonusSteps')
})
