import { expect, it } from 'vitest'
import { ageOn, birthdayKeys } from './rules.ts'

it.each([
  ['2026-11-21', ['11-21', '11-22', '11-23', '11-24']],
  ['2026-12-30', ['12-30', '12-31', '01-01', '01-02']],
  ['2027-02-26', ['02-26', '02-27', '02-28', '02-29', '03-01']],
  ['2028-02-26', ['02-26', '02-27', '02-28', '02-29']],
])('birthdays shown on %s', (today, keys) => {
  expect(birthdayKeys(today).map(({ key }) => key)).toEqual(keys)
})

it('29 February is kept on the 28th in a common year', () => {
  expect(birthdayKeys('2027-02-28')).toContainEqual({ day: '2027-02-28', key: '02-29' })
})

it.each([
  ['2026-11-21', '1976-11-21', 50],
  ['2027-01-01', '1990-01-01', 37],
  ['2026-11-21', '1900-11-21', null],
])('on %s, born %s: %s', (day, birthday, age) => {
  expect(ageOn(day, birthday)).toBe(age)
})
