import { expect, test } from 'vitest'
import { correctionsOf, type DaySum, spanOfSum } from './sums.ts'

test.each([
  ['Umsatz 2025', '2026-11-21', '2025-01-01', '2025-12-31', 'year'],
  ['Umsatz 2026', '2026-11-21', '2026-01-01', '2026-10-31', 'year'],
  ['Umsatz 2026', '2026-01-10', '2026-01-01', '2026-01-10', 'year'],
  ['Umsatz Vorjahr', '2026-11-21', '2025-01-01', '2025-12-31', 'year'],
  ['Umsatz', '2026-03-01', '2025-03-01', '2026-02-28', '12months'],
  ['Umsatz 2025', '2026-01-10', '2025-01-01', '2025-12-31', 'year'],
])('%s, read on %s, goes from %s and stands on %s', (header, today, from, day, period) => {
  expect(spanOfSum(header, today)).toMatchObject({ from, day, period })
})

const sum = (day: string, amount: number, period = 'year'): DaySum => ({ period, day, amount, currency: 'EUR' })
const invoice = (day: string, amount: number): DaySum => ({ period: null, day, amount, currency: 'EUR' })
const covered = (day: string, amount: number): DaySum => ({ period: 'covered', day, amount, currency: 'EUR' })

test.each<[string, DaySum[], [string, number][]]>([
  ['nothing beside it', [sum('2025-12-31', 100)], []],
  ['invoices below it', [sum('2025-12-31', 100), invoice('2025-02-01', 30)], [['2025-12-31', -30]]],
  ['invoices above it', [sum('2025-12-31', 100), invoice('2025-02-01', 130)], [['2025-12-31', -100]]],
  ['booked already', [sum('2025-12-31', 100), invoice('2025-02-01', 30), covered('2025-12-31', -30)], []],
  ['an invoice of another year', [sum('2025-12-31', 100), invoice('2024-12-31', 30), invoice('2026-01-01', 5)], []],
  ['an invoice after the month of the sum', [sum('2026-10-31', 100), invoice('2026-11-02', 30)], []],
  ['credit notes only', [sum('2025-12-31', 100), invoice('2025-02-01', -30)], []],
  ['the sum is gone', [invoice('2025-02-01', 30), covered('2025-12-31', -30)], [['2025-12-31', 30]]],
  [
    'two sums of the running year: once',
    [sum('2026-10-31', 100), sum('2026-11-30', 20), invoice('2026-03-01', 30), invoice('2026-11-05', 5)],
    [['2026-11-30', -35]],
  ],
  [
    'twelve months',
    [sum('2026-10-31', 100, '12months'), invoice('2025-11-01', 30), invoice('2025-10-31', 7)],
    [['2026-10-31', -30]],
  ],
  ['another currency', [sum('2025-12-31', 100), { ...invoice('2025-02-01', 30), currency: 'CHF' }], []],
])('a sum beside invoices: %s', (_, rows, expected) => {
  expect(correctionsOf(rows).map(({ day, amount }) => [day, amount])).toEqual(expected)
})
