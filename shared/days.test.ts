import { expect, test } from 'vitest'
import { dayOf, instantAt, mondayOf, weekday } from './days.ts'

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

test.each([
  ['2026-11-27', '14:00', 'Europe/Berlin', '2026-11-27T13:00:00.000Z'],
  ['2026-07-01', '00:00', 'Europe/Zurich', '2026-06-30T22:00:00.000Z'],
  // Clocks go from 2:00 to 3:00, and back from 3:00 to 2:00.
  ['2026-03-29', '01:59', 'Europe/Berlin', '2026-03-29T00:59:00.000Z'],
  ['2026-03-29', '02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
  ['2026-03-29', '03:00', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
  ['2026-10-25', '03:00', 'Europe/Berlin', '2026-10-25T02:00:00.000Z'],
  ['2026-11-27', '14:00', 'UTC', '2026-11-27T14:00:00.000Z'],
])('%s %s in %s is %s', (day, time, timeZone, expected) => {
  expect(instantAt(day, time, timeZone)).toBe(expected)
  expect(dayOf(expected, timeZone)).toBe(day)
})
