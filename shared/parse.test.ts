import { expect, test } from 'vitest'
import { parseDay, parseMoney, parseNumber } from './parse.ts'

test.each([
  ['84.000', 84000, 84],
  ['84000', 84000, 84000],
  ['1.234,50', 1234.5, 1234.5],
  ['1,234.50', 1234.5, 1234.5],
  ['1.234.567', 1234567, 1234567],
  ['1,234,567', 1234567, 1234567],
  ['12,5', 12.5, 12.5],
  ['12.5', 12.5, 12.5],
  ['1,234', 1.234, 1234],
  ['1’200', 1200, 1200],
  ['12 T', 12000, 12000],
  ['12k', 12000, 12000],
  ['1,2 Mio.', 1200000, 1200000],
  ['-3', -3, -3],
  ['−3', -3, -3],
  ['12.', 12, 12],
  ['', null, null],
  ['  ', null, null],
  ['12 Stück', undefined, undefined],
  ['1.23.4', undefined, undefined],
  ['1,2,3.4', undefined, undefined],
  ['-', undefined, undefined],
])('number %j → de %s, en %s', (text, german, english) => {
  expect(parseNumber(text, 'de')).toBe(german)
  expect(parseNumber(text, 'en')).toBe(english)
})

test.each([
  ['12 T€', 'EUR', 1_200_000],
  ['84.000,50 €', 'EUR', 8_400_050],
  ['CHF 60.000', 'CHF', 6_000_000],
  ['1,2 Mio. €', 'EUR', 120_000_000],
  ['0,295', 'EUR', 30],
  ['1500', 'JPY', 1500],
  ['', 'EUR', null],
  ['viel', 'EUR', undefined],
])('money %j %s → %s', (text, currency, minor) => {
  expect(parseMoney(text, currency, 'de')).toBe(minor)
})

test.each([
  ['3.12.', '2026-12-03'],
  ['3.12', '2026-12-03'],
  ['03.12.2026', '2026-12-03'],
  ['3.12.26', '2026-12-03'],
  ['3/12/2026', '2026-12-03'],
  ['2026-12-03', '2026-12-03'],
  ['1.2.', '2027-02-01'],
  ['10.10.', '2026-10-10'],
  ['heute', '2026-11-21'],
  ['Morgen', '2026-11-22'],
  ['yesterday', '2026-11-20'],
  ['+14', '2026-12-05'],
  ['-1', '2026-11-20'],
  ['', null],
  ['31.2.', undefined],
  ['31.02.2026', undefined],
  ['bald', undefined],
  ['2026-13-01', undefined],
])('day %j → %s', (text, day) => {
  expect(parseDay(text, '2026-11-21')).toBe(day)
})
