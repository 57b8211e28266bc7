import { expect, test } from 'vitest'
import { mondayOf, weekday } from './days.ts'

test.each([
  ['1900-01-01', 1, '1900-01-01'],
  ['1961-04-02', 7, '1961-03-27'],
  ['1969-12-28', 7, '1969-12-22'],
  ['1970-01-01', 4, '1969-12-29'],
  ['2026-11-21', 6, '2026-11-16'],
  ['2026-11-22', 7, '2026-11-16'],
])('%s has ISO weekday %i, its Monday is %s', (day, expected, monday) => {
  expect(weekday(day)).toBe(expected)
  expect(mondayOf(day)).toBe(monday)
})
