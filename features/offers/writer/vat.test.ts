import { expect, it } from 'vitest'
import { checkCase, proposedCase, rateOn, ratesOn, vatTable, wordingOf } from './vat.ts'

it.each([
  ['DE', '2026-11-22', [1900, 700, 0]],
  ['DE', '2022-12-31', [1900, 700]],
  ['DE', '2020-06-30', [1900, 700]],
  ['DE', '2020-07-01', [1600, 500]],
  ['DE', '2020-12-31', [1600, 500]],
  ['DE', '2021-01-01', [1900, 700]],
  ['AT', '2015-12-31', [2000, 1000]],
  ['AT', '2016-01-01', [2000, 1300, 1000]],
  ['AT', '2026-06-30', [2000, 1300, 1000]],
  ['AT', '2026-07-01', [2000, 1300, 1000, 490]],
  ['CH', '2010-12-31', [760, 360, 240]],
  ['CH', '2017-12-31', [800, 380, 250]],
  ['CH', '2018-01-01', [770, 370, 250]],
  ['CH', '2023-12-31', [770, 370, 250]],
  ['CH', '2024-01-01', [810, 380, 260]],
] as const)('%s on %s', (country, day, rates) => {
  expect(ratesOn(country, day).map((one) => one.basisPoints)).toEqual(rates)
})

it('no rate has two values on one day, and each says where it stands', () => {
  for (const one of vatTable) {
    expect(one.source.length).toBeGreaterThan(5)
    const same = vatTable.filter(({ country, rate }) => country === one.country && rate === one.rate)
    for (const day of same.map(({ from }) => from))
      expect(same.filter(({ from, until }) => from <= day && (until === null || day <= until))).toHaveLength(1)
  }
  expect(() => rateOn('DE', 'lodging', '2026-11-22')).toThrow(expect.objectContaining({ code: 'vatRateUnknown' }))
})

it.each([
  ['at home', 'DE', 'DE', null, false, false, 'domestic'],
  ['no country known', 'DE', null, null, false, false, 'domestic'],
  ['a small business, also abroad', 'DE', 'AT', 'ATU1', false, true, 'smallBusiness'],
  ['goods within the Union', 'DE', 'AT', 'ATU12345678', false, false, 'intraCommunityGoods'],
  ['a service within the Union', 'DE', 'AT', 'ATU12345678', true, false, 'reverseCharge'],
  ['somebody without a VAT id', 'DE', 'AT', null, false, false, 'domestic'],
  ['goods to Switzerland', 'AT', 'CH', null, false, false, 'export'],
  ['goods from Switzerland', 'CH', 'DE', 'DE1', false, false, 'export'],
  ['a service to Switzerland', 'DE', 'CH', null, true, false, 'reverseCharge'],
] as const)('%s: %s to %s', (_what, seller, buyer, buyerVatId, services, smallBusiness, vatCase) => {
  expect(proposedCase({ seller, buyer, buyerVatId, services, smallBusiness })).toBe(vatCase)
})

it.each([
  ['intraCommunityGoods', 'DE', 'AT', 'ATU1', null],
  ['intraCommunityGoods', 'DE', 'AT', null, 'vatNeedsId'],
  ['intraCommunityGoods', 'DE', 'CH', null, 'vatCaseElsewhere'],
  ['intraCommunityGoods', 'DE', 'DE', 'DE1', 'vatCaseElsewhere'],
  ['reverseCharge', 'DE', 'FR', null, 'vatNeedsId'],
  ['reverseCharge', 'DE', 'US', null, null],
  ['export', 'DE', 'FR', 'FR1', 'vatCaseElsewhere'],
  ['export', 'CH', 'DE', null, null],
  ['smallBusiness', 'DE', null, null, null],
] as const)('%s from %s to %s with VAT id %s: %s', (vatCase, seller, buyer, buyerVatId, code) => {
  const check = () => checkCase(vatCase, { seller, buyer, buyerVatId })
  if (code) expect(check).toThrow(expect.objectContaining({ code }))
  else expect(check).not.toThrow()
})

it('what bears no VAT says why', () => {
  expect(wordingOf('domestic', 'DE', 'de')).toBeNull()
  expect(wordingOf('smallBusiness', 'DE', 'de')).toContain('§ 19 UStG')
  expect(wordingOf('smallBusiness', 'AT', 'de')).toContain('§ 6 Abs. 1 Z 27 UStG')
  expect(wordingOf('reverseCharge', 'AT', 'en')).toContain('Reverse charge')
})
