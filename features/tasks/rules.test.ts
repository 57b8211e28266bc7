import { describe, expect, it } from 'vitest'
import type { Day } from '#shared/days.ts'
import { needsDay, nextOf, overdueDays, type Repeat, repeatFrom } from './rules.ts'

type Case = [what: string, every: number, unit: Repeat['unit'], from: Day, at: Day, today: Day, next: Day]

const cases: Case[] = [
  ['daily, done on its day', 1, 'day', '2026-11-21', '2026-11-21', '2026-11-21', '2026-11-22'],
  ['daily, done three days late: not made up for', 1, 'day', '2026-11-21', '2026-11-21', '2026-11-24', '2026-11-25'],
  ['daily, done early: not twice', 1, 'day', '2026-11-21', '2026-11-21', '2026-11-19', '2026-11-22'],
  ['every third day keeps its grid', 3, 'day', '2026-11-01', '2026-11-07', '2026-11-12', '2026-11-13'],
  ['every third day, done on a day of the grid', 3, 'day', '2026-11-01', '2026-11-07', '2026-11-13', '2026-11-16'],
  ['weekly stays on its weekday', 1, 'week', '2026-11-16', '2026-11-16', '2026-11-18', '2026-11-23'],
  ['every second week', 2, 'week', '2026-11-16', '2026-11-30', '2026-12-01', '2026-12-14'],
  ['every second week over the new year', 2, 'week', '2026-12-28', '2026-12-28', '2026-12-28', '2027-01-11'],
  ['monthly', 1, 'month', '2026-11-15', '2026-11-15', '2026-11-15', '2026-12-15'],
  ['from the 31st: February has 28 days', 1, 'month', '2027-01-31', '2027-01-31', '2027-01-31', '2027-02-28'],
  ['and back to the 31st in March', 1, 'month', '2027-01-31', '2027-02-28', '2027-02-28', '2027-03-31'],
  ['leap year: 29 days', 1, 'month', '2028-01-31', '2028-01-31', '2028-01-31', '2028-02-29'],
  ['the 30th through February', 1, 'month', '2026-12-30', '2027-01-30', '2027-01-30', '2027-02-28'],
  ['the 31st in a month of 30', 1, 'month', '2026-10-31', '2026-10-31', '2026-10-31', '2026-11-30'],
  ['done late, within the month', 1, 'month', '2026-10-31', '2026-10-31', '2026-12-05', '2026-12-31'],
  ['done late, on a day of the series', 1, 'month', '2026-10-31', '2026-10-31', '2026-12-31', '2027-01-31'],
  ['done early in the month', 1, 'month', '2026-10-31', '2026-11-30', '2026-11-02', '2026-12-31'],
  ['each quarter', 3, 'month', '2026-08-31', '2026-08-31', '2026-09-15', '2026-11-30'],
  ['each quarter, a year missed', 3, 'month', '2026-08-31', '2026-08-31', '2027-09-15', '2027-11-30'],
  ['yearly', 1, 'year', '2026-11-21', '2026-11-21', '2026-11-21', '2027-11-21'],
  ['29 February in a common year', 1, 'year', '2028-02-29', '2028-02-29', '2028-03-01', '2029-02-28'],
  ['29 February comes back', 1, 'year', '2028-02-29', '2031-02-28', '2031-03-01', '2032-02-29'],
  ['every second year', 2, 'year', '2026-06-30', '2026-06-30', '2029-01-01', '2030-06-30'],
  ['done long before the series begins', 1, 'month', '2027-03-31', '2027-03-31', '2026-11-21', '2027-04-30'],
]

it.each(cases)('%s', (_what, every, unit, from, at, today, next) => {
  expect(nextOf({ every, unit, from, at }, today)).toBe(next)
})

it('the next day is always after today and after the day done, and lies in the series', () => {
  for (const unit of ['day', 'week', 'month', 'year'] as const) {
    for (const every of [1, 2, 5]) {
      let repeat = repeatFrom('2027-01-31', { every, unit })
      for (let done = 0; done < 40; done += 1) {
        const next = nextOf(repeat, repeat.at)
        expect(next > repeat.at).toBe(true)
        if (unit === 'month') expect(['28', '29', '30', '31']).toContain(next.slice(8))
        repeat = { ...repeat, at: next }
      }
    }
  }
})

describe('overdue', () => {
  it.each([
    ['due today', '2026-11-21', null, 0],
    ['due yesterday', '2026-11-20', null, 1],
    ['due tomorrow', '2026-11-22', null, 0],
    ['done', '2026-11-01', '2026-11-20T08:00:00.000Z', 0],
    ['without a day', null, null, 0],
  ] as const)('%s', (_what, dueDay, doneAt, days) => {
    expect(overdueDays({ dueDay, doneAt }, '2026-11-21')).toBe(days)
  })
})

it.each([
  ['promise', false, true],
  ['followUp', false, true],
  ['task', false, false],
  ['task', true, true],
] as const)('%s, repeating %s, needs a day: %s', (kind, repeats, needs) => {
  expect(needsDay(kind, repeats)).toBe(needs)
})
