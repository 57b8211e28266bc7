import { describe, expect, it } from 'vitest'
import { checkedScales, type DatedPrice, type PriceSources, priceAt, pricesOn } from './rules.ts'

const price = (validFrom: string, ...scales: [from: number, amount: number][]): DatedPrice => ({
  validFrom,
  priceUnit: 1,
  scales: scales.map(([from, amount]) => ({ from, amount })),
})

/** Own price 100; the default list 90, from 1 July 95; the list of dealers 80, from 100 pieces 70; the customer 60 from 1 March. */
const all: PriceSources = {
  own: 100,
  defaultUses: [{ validFrom: '2026-01-01', listId: 'standard' }],
  customerUses: [{ validFrom: '2026-02-01', listId: 'dealers' }],
  lists: [
    { id: 'standard', name: 'Standard', prices: [price('2026-01-01', [0, 90]), price('2026-07-01', [0, 95])] },
    { id: 'dealers', name: 'Händler', prices: [price('2025-01-01', [0, 80], [100, 70])] },
  ],
  customer: [price('2026-03-01', [0, 60])],
}
const without = (...parts: ('customer' | 'customerUses' | 'defaultUses' | 'lists')[]): PriceSources => ({
  ...all,
  ...Object.fromEntries(parts.map((part) => [part, []])),
})

describe('which price applies: the customer’s, the customer’s list, the default list, the product’s own', () => {
  it.each<[string, PriceSources, day: string, quantity: number, [amount: number, source: string] | null]>([
    ['agreed with the customer', all, '2026-03-01', 1, [60, 'customer']],
    ['not yet on the day before', all, '2026-02-28', 1, [80, 'customerList']],
    ['from a quantity on', all, '2026-02-28', 100, [70, 'customerList']],
    ['one below that quantity', all, '2026-02-28', 99, [80, 'customerList']],
    ['before the customer had a list', all, '2026-01-31', 1, [90, 'defaultList']],
    ['before there was any list', all, '2025-12-31', 1, [100, 'product']],
    ['a new day takes the old place', without('customer', 'customerUses'), '2026-07-01', 1, [95, 'defaultList']],
    ['the past stays', without('customer', 'customerUses'), '2026-06-30', 1, [90, 'defaultList']],
    ['no list at all', without('customer', 'customerUses', 'defaultUses'), '2026-07-01', 1, [100, 'product']],
    ['a list that was deleted', without('customer', 'lists'), '2026-07-01', 1, [100, 'product']],
    [
      'no list any more',
      { ...without('customer'), customerUses: [...all.customerUses, { validFrom: '2026-04-01', listId: null }] },
      '2026-04-01',
      1,
      [90, 'defaultList'],
    ],
    [
      'a price that ended',
      { ...all, customer: [...all.customer, price('2026-05-01')] },
      '2026-05-01',
      1,
      [80, 'customerList'],
    ],
    [
      'only from a quantity that is not reached',
      { ...all, customer: [price('2026-03-01', [10, 60])] },
      '2026-03-01',
      9,
      [80, 'customerList'],
    ],
    [
      'of one day the later entry',
      { ...all, customer: [...all.customer, price('2026-03-01', [0, 55])] },
      '2026-03-01',
      1,
      [55, 'customer'],
    ],
    [
      'free of charge is a price',
      { ...all, customer: [price('2026-03-01', [0, 0])] },
      '2026-03-01',
      1,
      [0, 'customer'],
    ],
    ['nobody says one', { ...without('customer', 'lists'), own: null }, '2026-03-01', 1, null],
  ])('%s', (_, sources, day, quantity, expected) => {
    const found = priceAt(pricesOn(sources, day), quantity)
    expect(found && [found.amount, found.source]).toEqual(expected)
  })

  it('says the list and since when', () => {
    expect(priceAt(pricesOn(all, '2026-02-28'), 100)).toEqual({
      ...{ amount: 70, from: 100, source: 'customerList', list: 'Händler', validFrom: '2025-01-01', priceUnit: 1 },
    })
  })
})

describe('scales', () => {
  it.each<[string, [number, number][], string | [number, number][]]>([
    [
      'stand by quantity',
      [
        [100, 5],
        [0, 6],
      ],
      [
        [0, 6],
        [100, 5],
      ],
    ],
    ['none: it ended', [], []],
    [
      'two of one quantity',
      [
        [0, 5],
        [0, 6],
      ],
      'scaleTwice',
    ],
    ['below nothing', [[0, -1]], 'priceNegative'],
    ['beyond measure', [[0, 1e13 + 1]], 'priceTooLarge'],
  ])('%s', (_, given, expected) => {
    const scales = given.map(([from, amount]) => ({ from, amount }))
    if (typeof expected === 'string')
      expect(() => checkedScales(scales)).toThrow(expect.objectContaining({ code: expected }))
    else expect(checkedScales(scales).map(({ from, amount }) => [from, amount])).toEqual(expected)
  })
})
