import { expect, it } from 'vitest'
import {
  birthdayKeyOf,
  isYearUnknown,
  leftAtAfter,
  nameOf,
  readYearless,
  shownYearless,
  writeYearless,
} from './rules.ts'

it.each([
  [{ title: 'Dr.', firstName: 'Petra', lastName: 'Sauter' }, 'Dr. Petra Sauter'],
  [{ title: null, firstName: null, lastName: 'Sauter' }, 'Sauter'],
])('%j is called %s', (person, name) => {
  expect(nameOf(person)).toBe(name)
})

it.each([
  ['1971-03-14', '03-14', false],
  ['1900-02-29', '02-29', true],
])('a birthday on %s is found by %s', (birthday, key, yearUnknown) => {
  expect(birthdayKeyOf(birthday)).toBe(key)
  expect(isYearUnknown(birthday)).toBe(yearUnknown)
})

it.each([
  ['29.02.', '1900-02-29', '29.02.'],
  ['29.2.1900', '1900-02-29', '29.02.'],
  ['3.12.', '1900-12-03', '03.12.'],
  ['30.02.', null, null],
  ['29.02.1976', null, null],
  ['morgen', null, null],
])('typed as %s a birthday without its year is %s', (text, birthday, written) => {
  expect(readYearless(text)).toBe(birthday)
  if (birthday) expect(writeYearless(birthday)).toBe(written)
  if (birthday) expect(new Date(shownYearless(birthday)).toISOString().slice(5, 10)).toBe(birthday.slice(5))
  expect(writeYearless('1976-02-29')).toBeNull()
})

const [then, now] = ['2026-01-01T08:00:00Z', '2026-11-21T12:00:00Z']
it.each<[string | null, { moves: boolean; left: boolean | undefined }, string | null]>([
  [null, { moves: false, left: undefined }, null],
  [then, { moves: false, left: undefined }, then],
  [null, { moves: false, left: true }, now],
  [then, { moves: false, left: true }, then],
  [then, { moves: false, left: false }, null],
  [then, { moves: true, left: undefined }, null],
  [null, { moves: true, left: true }, now],
])('gone since %s, after %j gone since %s', (leftAt, change, after) => {
  expect(leftAtAfter({ leftAt }, change, now)).toBe(after)
})
