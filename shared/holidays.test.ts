import { describe, expect, test } from 'vitest'
import { addDays, weekday } from './days.ts'
import { holidayMessages, regionMessages } from './holidays.messages.ts'
import {
  type Country,
  easterOf,
  holidaysOf,
  isWorkday,
  nextWorkday,
  type Region,
  regions,
  workdayFrom,
  workdayUntil,
} from './holidays.ts'

test.each([
  [1961, '1961-04-02'],
  [2000, '2000-04-23'],
  [2008, '2008-03-23'],
  [2011, '2011-04-24'],
  [2019, '2019-04-21'],
  [2024, '2024-03-31'],
  [2025, '2025-04-20'],
  [2026, '2026-04-05'],
  [2027, '2027-03-28'],
  [2038, '2038-04-25'],
  [2049, '2049-04-18'],
  [2076, '2076-04-19'],
  [2199, '2199-04-14'],
])('Easter %i is %s', (year, day) => {
  expect(easterOf(year)).toBe(day)
})

test('Easter is a Sunday between 22 March and 25 April in every year', () => {
  for (let year = 1900; year < 2200; year++) {
    const day = easterOf(year)
    expect(weekday(day)).toBe(7)
    expect(day >= `${year}-03-22` && day <= `${year}-04-25`).toBe(true)
  }
})

test.each<[Country, Region, number, string]>([
  [
    'DE',
    null,
    2026,
    '01-01 newYear, 04-03 goodFriday, 04-06 easterMonday, 05-01 labourDay, 05-14 ascension, 05-25 whitMonday, ' +
      '10-03 germanUnity, 12-25 christmasDay, 12-26 secondChristmasDay',
  ],
  [
    'DE',
    'BW',
    2026,
    '01-01 newYear, 01-06 epiphany, 04-03 goodFriday, 04-06 easterMonday, 05-01 labourDay, 05-14 ascension, ' +
      '05-25 whitMonday, 06-04 corpusChristi, 10-03 germanUnity, 11-01 allSaints, 12-25 christmasDay, 12-26 secondChristmasDay',
  ],
  [
    'DE',
    'BY',
    2027,
    '01-01 newYear, 01-06 epiphany, 03-26 goodFriday, 03-29 easterMonday, 05-01 labourDay, 05-06 ascension, ' +
      '05-17 whitMonday, 05-27 corpusChristi, (08-08 peaceFestival), (08-15 assumption), 10-03 germanUnity, ' +
      '11-01 allSaints, 12-25 christmasDay, 12-26 secondChristmasDay',
  ],
  [
    'DE',
    'SN',
    2026,
    '01-01 newYear, 04-03 goodFriday, 04-06 easterMonday, 05-01 labourDay, 05-14 ascension, 05-25 whitMonday, ' +
      '(06-04 corpusChristi), 10-03 germanUnity, 10-31 reformation, 11-18 repentance, 12-25 christmasDay, 12-26 secondChristmasDay',
  ],
  [
    'DE',
    'BB',
    2025,
    '01-01 newYear, 04-18 goodFriday, 04-20 easterSunday, 04-21 easterMonday, 05-01 labourDay, 05-29 ascension, ' +
      '06-08 whitSunday, 06-09 whitMonday, 10-03 germanUnity, 10-31 reformation, 12-25 christmasDay, 12-26 secondChristmasDay',
  ],
  [
    'AT',
    '9',
    2026,
    '01-01 newYear, 01-06 epiphany, 04-06 easterMonday, 05-01 labourDay, 05-14 ascension, 05-25 whitMonday, ' +
      '06-04 corpusChristi, 08-15 assumption, 10-26 austrianNationalDay, 11-01 allSaints, 12-08 immaculateConception, ' +
      '12-25 christmasDay, 12-26 secondChristmasDay',
  ],
  ['CH', null, 2026, '01-01 newYear, 05-14 ascension, 08-01 swissNationalDay, 12-25 christmasDay'],
  [
    'CH',
    'ZH',
    2026,
    '01-01 newYear, 01-02 berchtold, 04-03 goodFriday, 04-06 easterMonday, 05-01 labourDay, 05-14 ascension, ' +
      '05-25 whitMonday, 08-01 swissNationalDay, 12-25 christmasDay, 12-26 secondChristmasDay',
  ],
  [
    'CH',
    'GE',
    2026,
    '01-01 newYear, 04-03 goodFriday, 04-06 easterMonday, 05-14 ascension, 05-25 whitMonday, 08-01 swissNationalDay, ' +
      '09-10 genevaFast, 12-25 christmasDay, 12-31 restorationDay',
  ],
])('%s %s %i', (country, region, year, expected) => {
  const found = holidaysOf(year, country, region).map(({ day, key, partly }) =>
    partly ? `(${day.slice(5)} ${key})` : `${day.slice(5)} ${key}`,
  )
  expect(found.join(', ')).toBe(expected)
})

test.each<[Country, Region, string, boolean]>([
  ['DE', 'BE', '2018-03-08', true],
  ['DE', 'BE', '2019-03-08', false],
  ['DE', 'BE', '2025-05-08', false],
  ['DE', 'BE', '2026-05-08', true],
  ['DE', 'BE', '2027-06-17', true],
  ['DE', 'MV', '2022-03-08', true],
  ['DE', 'MV', '2023-03-08', false],
  ['DE', 'NI', '2017-10-31', false],
  ['DE', 'HH', '2018-10-31', false],
  ['DE', 'NW', '2017-10-31', false],
  ['DE', 'NW', '2018-10-31', true],
  ['DE', 'TH', '2019-09-20', false],
  ['DE', 'HE', '2026-11-02', true],
  ['DE', 'BY', '2025-08-15', true],
  ['DE', 'SL', '2025-08-15', false],
  ['DE', 'nowhere', '2026-12-25', false],
  ['DE', 'nowhere', '2026-01-06', true],
  ['AT', '7', '2026-04-03', true],
  ['AT', '7', '2026-10-26', false],
  ['CH', 'GL', '2021-04-01', true],
  ['CH', 'GL', '2021-04-08', false],
  ['CH', 'GL', '2026-04-09', false],
  ['CH', 'GL', '2025-04-03', false],
  ['CH', 'NE', '2023-01-02', false],
  ['CH', 'NE', '2024-01-02', true],
  ['CH', 'VD', '2026-09-21', false],
  ['CH', 'TI', '2026-06-29', false],
  ['CH', 'VS', '2026-04-06', true],
  ['DE', 'BW', '2026-11-21', false],
  ['DE', 'BW', '2026-11-22', false],
  ['DE', 'BW', '2026-11-23', true],
])('%s %s: workday on %s is %s', (country, region, day, expected) => {
  expect(isWorkday(day, country, region)).toBe(expected)
})

describe('finding workdays', () => {
  test.each<[string, string, string, string]>([
    ['2026-11-23', '2026-11-24', '2026-11-23', '2026-11-23'],
    ['2026-11-20', '2026-11-23', '2026-11-20', '2026-11-20'],
    ['2026-12-24', '2026-12-28', '2026-12-24', '2026-12-24'],
    ['2026-04-02', '2026-04-07', '2026-04-02', '2026-04-02'],
    ['2026-04-04', '2026-04-07', '2026-04-07', '2026-04-02'],
    ['2026-12-31', '2027-01-04', '2026-12-31', '2026-12-31'],
    ['2027-01-01', '2027-01-04', '2027-01-04', '2026-12-31'],
  ])('%s in BW: next %s, from %s, until %s', (day, next, from, until) => {
    expect(nextWorkday(day, 'DE', 'BW')).toBe(next)
    expect(workdayFrom(day, 'DE', 'BW')).toBe(from)
    expect(workdayUntil(day, 'DE', 'BW')).toBe(until)
  })
})

test('every region and holiday has a name, days are in order and within the year', () => {
  for (const [country, codes] of Object.entries(regions)) {
    for (const region of codes) {
      expect(regionMessages.de).toHaveProperty([`region.${country}-${region}`])
      for (const year of [2016, 2017, 2025, 2028]) {
        const holidays = holidaysOf(year, country as Country, region)
        expect(holidays.length).toBeGreaterThan(7)
        expect(holidays.map((one) => one.day)).toEqual(holidays.map((one) => one.day).sort())
        for (const { day, key } of holidays) {
          expect(day.slice(0, 4)).toBe(String(year))
          expect(addDays(day, 0)).toBe(day)
          expect(holidayMessages.en).toHaveProperty([`holiday.${key}`])
        }
      }
    }
  }
})
