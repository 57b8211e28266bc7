import { expect, test } from 'vitest'
import { countPeriods, readPeriod } from './periods.ts'

test.each<[string, string | null]>([
  ['Jan 2025', 'month 2025 1'],
  ['Januar 2025', 'month 2025 1'],
  ['Jan. 25', 'month 2025 1'],
  ['Jan-25', 'month 2025 1'],
  ["Mrz '25", 'month 2025 3'],
  ['März 2025', 'month 2025 3'],
  ['Okt 2025', 'month 2025 10'],
  ['2025 Dez', 'month 2025 12'],
  ['December 2025', 'month 2025 12'],
  ['01/2025', 'month 2025 1'],
  ['1.2025', 'month 2025 1'],
  ['01/25', 'month 2025 1'],
  ['2025-01', 'month 2025 1'],
  ['2025/1', 'month 2025 1'],
  ['202501', 'month 2025 1'],
  ['2025-01-01', 'month 2025 1'],
  ['31.01.2025', 'month 2025 1'],
  ['Umsatz Jan 25', 'month 2025 1 says'],
  ['Umsatz_2025_01', 'month 2025 1 says'],
  ['Nettoumsatz 01/2025 (EUR)', 'month 2025 1 says'],
  ['Revenue Q1 2025', 'quarter 2025 1 says'],
  ['Q4/25', 'quarter 2025 4'],
  ['2. Quartal 2025', 'quarter 2025 2'],
  ['2025 Q3', 'quarter 2025 3'],
  ['Umsatz 2025', 'year 2025 1 says'],
  ['Umsatz2025 in T€', 'year 2025 1 says'],
  ['2025', 'year 2025 1'],
  ['Jan', 'month ? 1'],
  ['Umsatz Mai', 'month ? 5 says'],
  ['Umsatz', null],
  ['Umsatz Vorjahr', null],
  ['Summe 2025', null],
  ['Besuche Jan 2025', null],
  ['Plan Jan 2025', null],
  ['DB Jan 2025', null],
  ['15.01.2025', null],
  ['Jan 2025 Menge', null],
  ['PLZ', null],
  ['13/2025', null],
])('the header %s names %s', (header, expected) => {
  const period = readPeriod(header)
  const said = period && `${period.unit} ${period.year ?? '?'} ${period.at}${period.saysRevenue ? ' says' : ''}`
  expect(said).toBe(expected)
})

test.each<[number, string[]]>([
  [3, ['Kunde', '01/2025', '02/2025', '03/2025']],
  [4, ['Okt 2025', 'Nov 2025', 'Dez 2025', 'Jan 2026', 'Summe']],
  [0, ['Kunde', '2025-01-01', '2025-01-31', '2025-01-01']],
  [0, ['Jan 2025', 'Feb 2025']],
])('%i of a row are columns of periods', (expected, row) => {
  expect(countPeriods(row)).toBe(expected)
})
