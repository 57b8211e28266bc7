import { describe, expect, test } from 'vitest'
import { formatFor, minorDigits } from './format.ts'

const de = formatFor('de')
const en = formatFor('en')
/** Intl puts no-break spaces between value and unit; here they are compared as spaces. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')
const today = '2026-11-21'

describe('money', () => {
  test.each([
    [8_400_000, 'EUR', '84.000 €', '€84,000'],
    [8_400_050, 'EUR', '84.000,50 €', '€84,000.50'],
    [-1250, 'EUR', '−12,50 €', '−€12.50'],
    [0, 'EUR', '0 €', '€0'],
    [6_000_000, 'CHF', '60.000 CHF', 'CHF 60,000'],
    [1500, 'JPY', '1.500 ¥', 'JP¥1,500'],
    [null, 'EUR', '–', '–'],
    [undefined, 'EUR', '–', '–'],
  ])('%s %s → %s, %s', (minor, currency, german, english) => {
    expect(plain(de.money(minor, currency))).toBe(german)
    expect(plain(en.money(minor, currency))).toBe(english)
  })

  test('cents as asked', () => {
    expect(plain(de.money(8_400_000, 'EUR', 'always'))).toBe('84.000,00 €')
    expect(plain(de.money(8_400_050, 'EUR', 'never'))).toBe('84.001 €')
  })

  test.each([
    [1_240_000, '12.400 €', '€12k'],
    [123_000_000, '1,2 Mio. €', '€1.2m'],
    [-98_765, '−988 €', '−€988'],
    [null, '–', '–'],
  ])('short: %s → %s, %s', (minor, german, english) => {
    expect(plain(de.moneyShort(minor, 'EUR'))).toBe(german)
    expect(plain(en.moneyShort(minor, 'EUR'))).toBe(english)
  })

  test('minor digits follow the currency', () => {
    expect([minorDigits('EUR'), minorDigits('CHF'), minorDigits('JPY')]).toEqual([2, 2, 0])
  })
})

describe('numbers', () => {
  test.each([
    [de.percent(0.61), '61 %'],
    [en.percent(0.61), '61%'],
    [de.percent(0.125, 1), '12,5 %'],
    [de.percent(-0.04), '−4 %'],
    [de.percent(null), '–'],
    [de.change(0.11), '+11 %'],
    [de.change(-0.31), '−31 %'],
    [de.change(0), '0 %'],
    [en.change(0.11), '+11%'],
    [de.change(null), '–'],
    [de.number(1234.56), '1.235'],
    [de.number(1234.56, 1), '1.234,6'],
    [en.number(-1234), '−1,234'],
    [de.number(undefined), '–'],
    [de.days(1), '1 Tag'],
    [de.days(58), '58 Tage'],
    [en.days(1), '1 day'],
    [en.days(58), '58 days'],
    [de.days(null), '–'],
  ])('%s → %s', (written, expected) => {
    expect(plain(written)).toBe(expected)
  })
})

describe('days and times', () => {
  test.each([
    ['day', de.day('2026-12-03'), '03.12.2026'],
    ['day', en.day('2026-12-03'), '3 Dec 2026'],
    ['day', de.day(null), '–'],
    ['short', de.dayShort('2026-12-03', today), '03.12.'],
    ['short, other year', de.dayShort('2027-02-01', today), '01.02.2027'],
    ['short', en.dayShort('2026-12-03', today), '3 Dec'],
    ['of week', de.dayOfWeek('2026-11-27', today), 'Fr, 27.11.'],
    ['of week', en.dayOfWeek('2026-11-27', today), 'Fri 27 Nov'],
    ['long', de.dayLong('2026-11-21', today), 'Samstag, 21. November'],
    ['long', en.dayLong('2026-11-21', today), 'Saturday 21 November'],
    ['long, other year', de.dayLong('2027-01-01', today), 'Freitag, 1. Januar 2027'],
    ['month', de.month('2026-11'), 'November 2026'],
    ['month', en.month('2026-03-31'), 'March 2026'],
    ['time', de.time('2026-11-21T09:30:00.000Z', 'Europe/Berlin'), '10:30'],
    ['time, summer', de.time('2026-07-21T09:30:00.000Z', 'Europe/Berlin'), '11:30'],
    ['time, midnight', de.time('2026-11-21T23:00:00.000Z', 'Europe/Berlin'), '00:00'],
  ])('%s: %s → %s', (_, written, expected) => {
    expect(plain(written)).toBe(expected)
  })

  test.each([
    ['2026-11-21', 'heute', 'today'],
    ['2026-11-20', 'gestern', 'yesterday'],
    ['2026-11-22', 'morgen', 'tomorrow'],
    ['2026-11-23', 'übermorgen', 'in 2 days'],
    ['2026-10-10', 'vor 42 Tagen', '42 days ago'],
    ['2026-11-24', 'in 3 Tagen', 'in 3 days'],
    ['2026-08-14', 'vor 99 Tagen', '99 days ago'],
    ['2026-08-13', 'vor 3 Monaten', '3 months ago'],
    ['2025-09-01', 'vor 14 Monaten', '14 months ago'],
    ['2023-01-01', 'vor 3 Jahren', '3 years ago'],
  ])('ago: %s → %s, %s', (day, german, english) => {
    expect(de.ago(day, today)).toBe(german)
    expect(en.ago(day, today)).toBe(english)
  })

  test.each([
    ['2026-11-21T10:00:00.000Z', 'gerade eben', 'just now'],
    ['2026-11-21T09:59:30.000Z', 'gerade eben', 'just now'],
    ['2026-11-21T09:25:00.000Z', 'vor 35 Minuten', '35 minutes ago'],
    ['2026-11-21T07:00:00.000Z', 'vor 3 Stunden', '3 hours ago'],
    ['2026-11-20T09:00:00.000Z', 'gestern', 'yesterday'],
  ])('since: %s → %s, %s', (instant, german, english) => {
    expect(de.since(instant, '2026-11-21T10:00:00.000Z')).toBe(german)
    expect(en.since(instant, '2026-11-21T10:00:00.000Z')).toBe(english)
  })
})

test('lists and order of names', () => {
  expect(de.list(['Anna', 'Bernd', 'Claudia'])).toBe('Anna, Bernd und Claudia')
  expect(en.list(['Anna', 'Bernd'])).toBe('Anna and Bernd')
  expect(['Zöller', 'Österle', 'Werk 10', 'Werk 9', 'Ott'].sort(de.compare)).toEqual([
    'Österle',
    'Ott',
    'Werk 9',
    'Werk 10',
    'Zöller',
  ])
})
