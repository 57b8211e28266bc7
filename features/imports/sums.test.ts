import { expect, test } from 'vitest'
import { correctionsOf, type DaySum, spanOfPeriod, spanOfStored, spanOfSum } from './sums.ts'
import { readPeriod } from './values/periods.ts'

test.each<[string, string, string | null, string?, string?]>([
  ['Feb 2024', '2026-11-21', '2024-02-01', '2024-02-29', 'monthSum'],
  ['Nov 2026', '2026-11-21', '2026-11-01', '2026-11-21', 'monthSum'],
  ['Q4 2026', '2026-11-21', '2026-10-01', '2026-10-31', 'quarterSum'],
  ['Q4 2026', '2026-10-02', '2026-10-01', '2026-10-02', 'quarterSum'],
  ['Umsatz 2026', '2026-11-21', '2026-01-01', '2026-10-31', 'year'],
  ['Dez 2026', '2026-11-21', null],
])('the column %s, read on %s, is revenue from %s to %s', (header, today, from, day, period) => {
  const { unit, at, year } = readPeriod(header)!
  const span = spanOfPeriod({ unit, at, year: year! }, today)
  expect(span).toEqual(from === null ? null : { from, to: day, day, period })
  if (span) expect(spanOfStored(span).from).toBe(from)
})

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
  [
    'its months make up the year',
    [sum('2025-12-31', 100), sum('2025-01-31', 60, 'monthSum'), sum('2025-12-31', 40, 'monthSum')],
    [['2025-12-31', -100]],
  ],
  [
    'invoices in a month of the year',
    [sum('2025-12-31', 100), sum('2025-01-31', 60, 'monthSum'), invoice('2025-01-05', 70), invoice('2025-02-05', 5)],
    [
      ['2025-01-31', -60],
      ['2025-12-31', -75],
    ],
  ],
  [
    'months, their quarter and the year',
    [sum('2025-03-31', 10, 'monthSum'), sum('2025-03-31', 30, 'quarterSum'), sum('2025-12-31', 25)],
    [
      ['2025-03-31', -10],
      ['2025-12-31', -25],
    ],
  ],
  ['another currency', [sum('2025-12-31', 100), { ...invoice('2025-02-01', 30), currency: 'CHF' }], []],
])('a sum beside invoices: %s', (_, rows, expected) => {
  expect(correctionsOf(rows).map(({ day, amount }) => [day, amount])).toEqual(expected)
})
