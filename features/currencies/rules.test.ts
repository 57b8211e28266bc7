import { describe, expect, it, test } from 'vitest'
import { converted, factorOf, rateScale } from '#shared/rates.ts'
import { checkRate, differences, readRateList, scaledRate } from './rules.ts'

const today = '2026-11-22'
const at = (rate: number) => Math.round(rate * rateScale)

test.each([
  [12_400_00, 1.04, 12_896_00],
  [1, 0.5, 1],
  [-1, 0.5, -1],
  [3, 0.5, 2],
  [-3, 0.5, -2],
  [1, 0.49999999, 0],
  [10_000_000_000_000, 0.96153846, 9_615_384_600_000],
])('%d at %d is %d', (amount, rate, expected) => {
  expect(converted(amount, at(rate))).toBe(expected)
})

test.each([
  ['CHF', 'EUR', 1.04, 1.04],
  // A yen has nothing smaller, a Kuwaiti dinar a thousand.
  ['JPY', 'EUR', 0.00616, 0.616],
  ['EUR', 'JPY', 162.35, 1.6235],
  ['KWD', 'EUR', 3.05, 0.305],
])('%s into %s at %d: %d for each minor unit', (currency, into, rate, factor) => {
  expect(factorOf(at(rate), currency, into)).toBe(at(factor))
})

test.each([
  ['EUR', 1.04, 'rateOfOwnCurrency'],
  ['QQQ', 1.04, 'currencyUnknown'],
  ['CHF', 901, 'rateWrong'],
  ['CHF', 0, 'rateWrong'],
])('%s at %d is refused: %s', (currency, rate, code) => {
  expect(() => checkRate({ currency, rate: at(rate), validFrom: today }, 'EUR')).toThrow(
    expect.objectContaining({ code }),
  )
})

test.each([
  [1.04, 104_000_000],
  [0.96153846, 96_153_846],
  [0, null],
  [-1, null],
  [1.123456789, null],
])('typed %d is kept as %s', (value, scaled) => expect(scaledRate(value)).toBe(scaled))

describe('a pasted list', () => {
  const read = (text: string, into = 'EUR', used: Set<string> | null = null) => {
    const { rates, ...rest } = readRateList(text, into, today, used)
    return { ...rest, rates: rates.map((one) => `${one.currency} ${one.validFrom} ${one.rate / rateScale}`) }
  }
  test.each([
    ['CHF;30.09.2026;1,04', 'CHF 2026-09-30 1.04'],
    ['CHF\t2026-09-30\t1.04', 'CHF 2026-09-30 1.04'],
    ['30.09.2026 CHF 1,04', 'CHF 2026-09-30 1.04'],
    ['1,04; usd; 30.9.2026', 'USD 2026-09-30 1.04'],
    ['1 CHF; 30.09.2026; 1,04', null],
    ['CHF;1,04', null],
    ['CHF;30.09.2026;0', null],
  ])('%j is %s', (line, expected) => {
    expect(read(line).rates).toEqual(expected ? [expected] : [])
    expect(read(line).unread).toEqual(expected ? [] : [line])
  })
  it('has a head, the latest first, and of a day the last one said', () => {
    expect(read('Währung;Tag;Kurs\nCHF;30.06.2026;1,05\nCHF;30.09.2026;1,03\nCHF;30.09.2026;1,04')).toEqual({
      rates: ['CHF 2026-09-30 1.04', 'CHF 2026-06-30 1.05'],
      unread: [],
      unused: 0,
      cut: 0,
    })
  })
  const table = 'Date,USD,JPY,CHF,\n2026-11-20,1.25,160,0.5,\n2026-11-19,N/A,N/A,0.8,'
  it('may be the table of the European Central Bank: units for 1 euro', () => {
    expect(read(table).rates).toEqual([
      'CHF 2026-11-20 2',
      'JPY 2026-11-20 0.00625',
      'USD 2026-11-20 0.8',
      'CHF 2026-11-19 1.25',
    ])
    expect(read('Date, USD, CHF, \n20 November 2026, 1.25, 0.5, ').rates).toEqual([
      'CHF 2026-11-20 2',
      'USD 2026-11-20 0.8',
    ])
  })
  it('crosses the table into another currency, and leaves out what nobody uses', () => {
    expect(read(table, 'CHF', new Set(['EUR', 'USD']))).toMatchObject({
      rates: ['EUR 2026-11-20 0.5', 'USD 2026-11-20 0.4', 'EUR 2026-11-19 0.8'],
      unused: 1,
    })
  })
})

it('differences: what is new, what stands otherwise, what is known', () => {
  const rate = (validFrom: string, value: number) => ({ currency: 'CHF', validFrom, rate: at(value) })
  const known = [rate('2026-09-30', 1.03), rate('2026-06-30', 1.05)]
  expect(differences([rate('2026-11-20', 1.04), rate('2026-09-30', 1.04), rate('2026-06-30', 1.05)], known)).toEqual({
    changes: [
      { ...rate('2026-11-20', 1.04), before: null },
      { ...rate('2026-09-30', 1.04), before: at(1.03) },
    ],
    same: 1,
  })
})
