import { describe, expect, it } from 'vitest'
import { checkPrice, productKey } from './rules.ts'

describe('names that mean one product', () => {
  it.each<[string, string, boolean]>([
    ['GTXPro', 'GTX Pro', true],
    ['GTX-PRO', 'gtx pro', true],
    ['Größe L', 'GROESSE L', true],
    ['GTX Plus Basic', 'GTX Plus Pro', false],
    ['MG 1', 'MG 11', false],
    ['C++', 'C', false],
    ['???', '!!!', false],
  ])('%s and %s: %s', (one, other, same) => expect(productKey(one) === productKey(other)).toBe(same))
})

describe('prices', () => {
  it.each<[number | null, string, string | null]>([
    [null, 'EUR', null],
    [0, 'CHF', null],
    [-1, 'EUR', 'priceNegative'],
    [1e13 + 1, 'EUR', 'priceTooLarge'],
    [100, 'euro', 'currencyUnknown'],
  ])('%s %s: %s', (price, currency, refusal) => {
    if (refusal) expect(() => checkPrice(price, currency)).toThrow(expect.objectContaining({ code: refusal }))
    else expect(checkPrice(price, currency)).toBeUndefined()
  })
})
