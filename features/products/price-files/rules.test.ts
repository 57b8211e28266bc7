import { expect, it, test } from 'vitest'
import { columnsOf, type PriceLine, pricesOfLines } from './rules.ts'

const products = [
  { id: 'bolt', name: 'Schraube M8', number: 'S-08' },
  { id: 'block', name: 'Lagerbock L20', number: 'L-20' },
  { id: 'one', name: 'Achse', number: null },
  { id: 'two', name: 'ACHSE', number: 'A-2' },
]

const line = (more: Partial<Extract<PriceLine, { problem: null }>> = {}): PriceLine => ({
  row: 2,
  ...{ product: null, number: 'S-08', problem: null, amount: 420, currency: null, from: 0 },
  ...{ validFrom: '2027-01-01', priceUnit: 100 },
  ...more,
})

test.each([
  [
    ['Artikel-Nr.', 'Bezeichnung', 'VK netto', 'Währung', 'ab Menge', 'Gültig ab', 'PE'],
    [0, 1, 2, 3, 4, 5, 6],
  ],
  [
    ['Part number', 'Price', 'Valid from', 'Price per'],
    [0, undefined, 1, undefined, undefined, 2, 3],
  ],
  [
    ['Preis in €', 'Produkt', 'Preis'],
    [undefined, 1, 0, undefined, undefined, undefined, undefined],
  ],
])('%j', (headers, expected) => {
  const { number, name, price, currency, from, validFrom, unit } = columnsOf(headers)
  expect([number, name, price, currency, from, validFrom, unit]).toEqual(expected)
})

it('lines of one product and day are its scales', () => {
  const { prices, problems } = pricesOfLines(
    [line({ from: 1_000_000, amount: 390 }), line(), line({ validFrom: '2027-07-01', amount: 430, number: 's 08' })],
    products,
    'EUR',
  )
  expect(problems).toEqual([])
  expect(
    prices.map(({ productId, validFrom, priceUnit, scales }) => [productId, validFrom, priceUnit, scales]),
  ).toEqual([
    [
      'bolt',
      '2027-01-01',
      100,
      [
        { from: 0, amount: 420 },
        { from: 1_000_000, amount: 390 },
      ],
    ],
    ['bolt', '2027-07-01', 100, [{ from: 0, amount: 430 }]],
  ])
})

test.each([
  [[line({ number: 'S-09' })], ['productUnknown']],
  [[line({ number: null, product: 'achse' })], ['productTwice']],
  [[line({ number: 'A-2', product: 'Achse' })], []],
  [[line({ number: 'unbekannt', product: 'Lagerbock L-20' })], []],
  [[line({ currency: 'CHF' })], ['currency']],
  [[line({ currency: 'EUR' })], []],
  [
    [line(), line({ priceUnit: 1 })],
    ['unitMixed', 'unitMixed'],
  ],
  [
    [line(), line()],
    ['scaleTwice', 'scaleTwice'],
  ],
  [[line({ priceUnit: 10 })], ['unit']],
  [[{ row: 1, product: null, number: null, problem: 'noProduct' } as const], ['noProduct']],
])('case %#', (lines, expected) => {
  const { prices, problems } = pricesOfLines(lines, products, 'EUR')
  expect(problems.map(({ problem }) => problem)).toEqual(expected)
  expect(prices).toHaveLength(expected.length > 0 ? 0 : 1)
})
