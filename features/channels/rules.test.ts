import { describe, expect, it, test } from 'vitest'
import { costPerNewCustomer, isMonth, payback } from './rules.ts'

const by = (months: Record<string, number>) => new Map(Object.entries(months))

describe('pay-back', () => {
  test.each<[string, Record<string, number>, Record<string, number>, ReturnType<typeof payback>]>([
    ['nothing spent', {}, { '2026-01': 100 }, null],
    ['not yet', { '2026-01': 300 }, { '2026-02': 100, '2026-03': 50 }, { month: null, after: null, open: 150 }],
    [
      'in the third month',
      { '2026-01': 300 },
      { '2026-02': 100, '2026-03': 200 },
      { month: '2026-03', after: 3, open: 0 },
    ],
    ['over the turn of the year', { '2025-12': 100 }, { '2026-01': 120 }, { month: '2026-01', after: 2, open: 0 }],
    [
      'what came before the first cost does not count',
      { '2026-03': 100 },
      { '2026-01': 500 },
      { month: null, after: null, open: 100 },
    ],
    [
      'spending again opens it again',
      { '2026-01': 100, '2026-03': 100 },
      { '2026-02': 100, '2026-04': 100 },
      { month: '2026-04', after: 4, open: 0 },
    ],
    [
      'what is paid later is not counted yet',
      { '2026-01': 100, '2026-12': 900 },
      { '2026-01': 100 },
      { month: '2026-01', after: 1, open: 0 },
    ],
  ])('%s', (_, costs, yields, expected) => {
    expect(payback(by(costs), by(yields), '2026-05')).toEqual(expected)
  })
})

it('cost per new customer: 3,000 for two are 1,500 each; none for none', () => {
  expect(costPerNewCustomer(300_000, 2)).toBe(150_000)
  expect(costPerNewCustomer(300_000, 0)).toBeNull()
  expect(costPerNewCustomer(0, 2)).toBeNull()
})

test.each([
  ['2026-01', true],
  ['2026-13', false],
  ['2026-1', false],
  ['26-01', false],
])('%s is a month: %s', (text, is) => {
  expect(isMonth(text)).toBe(is)
})
