import { describe, expect, it, test } from 'vitest'
import { checkTerm, renewalOf, type Term, termEnd, valueIn } from './rules.ts'

test.each([
  ['2026-01-01', 12, '2026-12-31'],
  ['2027-01-31', 1, '2027-02-28'],
  ['2028-01-31', 1, '2028-02-29'],
  ['2026-03-15', 6, '2026-09-14'],
])('a term from %s of %i months ends on %s', (start, months, end) => {
  expect(termEnd(start, months)).toBe(end)
})

test.each([
  ['as the seller says', { endedAt: null, renewalProbability: 0.8, renewal: null }, 0.8],
  ['nobody says anything', { endedAt: null, renewalProbability: null, renewal: null }, 0],
  ['ended', { endedAt: '2026-10-01', renewalProbability: 0.8, renewal: null }, 0],
  ['an open opportunity counts instead', { endedAt: null, renewalProbability: 0.8, renewal: { outcome: null } }, 0],
  ['it is won', { endedAt: null, renewalProbability: 0.8, renewal: { outcome: 'won' } }, 1],
  ['it is lost', { endedAt: null, renewalProbability: 0.8, renewal: { outcome: 'lost' } }, 0],
])('how likely it goes on: %s', (_, one, expected) => {
  expect(renewalOf(one)).toBe(expected)
})

describe('what days of a month bring', () => {
  const term: Term = { startDay: '2026-04-01', endDay: '2026-12-31', amountPerYear: 12_000_00, renewal: 0.5 }
  it.each([
    ['a whole month', '2026-11-01', '2026-12-01', 1000_00, 0],
    ['the rest of a month', '2026-11-22', '2026-12-01', 300_00, 0],
    ['before it begins', '2026-03-01', '2026-04-01', 0, 0],
    ['after its term', '2027-01-01', '2027-02-01', 0, 1000_00],
  ])('%s', (_, from, before, fixed, afterTerm) => {
    const value = valueIn(term, from, before)
    expect(value.fixed).toBeCloseTo(fixed, 6)
    expect(value.afterTerm).toBeCloseTo(afterTerm, 6)
  })
  it('ends within the month: before at full value, after it as far as it is renewed', () => {
    const value = valueIn({ ...term, endDay: '2026-11-15' }, '2026-11-01', '2026-12-01')
    expect(value.fixed).toBeCloseTo(500_00, 6)
    expect(value.afterTerm).toBeCloseTo(500_00, 6)
  })
  it('without an end it runs on; one that begins after its term ended brings nothing twice', () => {
    expect(valueIn({ ...term, endDay: null }, '2028-02-01', '2028-03-01')).toEqual({
      fixed: expect.closeTo(1000_00, 6),
      afterTerm: 0,
    })
    expect(() => checkTerm({ startDay: '2026-04-01', endDay: '2026-03-31' })).toThrow('contractEndsTooEarly')
  })
})
