import { describe, expect, it } from 'vitest'
import fc from '#tests/properties.ts'
import { baseCurrency, type ClassFacts, classAt, classBasis, classify, halfYear, lifted, proposal } from './rules.ts'

const customer = (revenue: number, more: Partial<ClassFacts> = {}): ClassFacts => ({
  sortName: 'a',
  revenue,
  margin: 0,
  marginOf: 0,
  potential: null,
  ...more,
})
const classesOf = (...revenues: number[]) => classify(revenues.map((revenue) => customer(revenue))).classes.join(' ')

describe('ABC', () => {
  it.each([
    ['the customer that crosses 80 % is an A', [79, 15, 6], 'A A B'],
    ['80 % exactly before the customer is a B', [80, 15, 5], 'A B C'],
    ['95 % exactly before the customer is a C', [50, 45, 5], 'A A C'],
    ['one customer alone is an A', [1], 'A'],
    ['nothing and less than nothing have no class', [100, 0, -20], 'A  '],
    ['a credit does not shrink the total', [80, 20, -50], 'A B '],
    ['nobody', [], ''],
  ])('%s', (_, revenues, classes) => expect(classesOf(...(revenues as number[]))).toBe(classes))

  it('compares whole numbers: three thirds of a cent do not slip over the border', () => {
    // 0.8 as a fraction would be crossed here by rounding.
    expect(classAt(8_000_000_000_000, 10_000_000_000_000)).toBe('B')
    expect(classAt(7_999_999_999_999, 10_000_000_000_000)).toBe('A')
  })

  it('of equal ones the first by name comes first', () => {
    const equal = ['d', 'b', 'e', 'c', 'a'].map((sortName) => customer(20, { sortName }))
    expect(classify(equal).classes).toEqual(['A', 'A', 'B', 'A', 'A'])
  })

  it.each([
    ['C', 100, 300, 'B'],
    ['B', 100, 300, 'A'],
    ['A', 100, 900, 'A'],
    ['C', 100, 299, 'C'],
    ['C', 100, null, 'C'],
    ['C', 100, 0, 'C'],
  ] as const)('%s with a revenue of %d and a potential of %s: %s', (found, revenue, potential, result) =>
    expect(lifted(found, { revenue, potential })).toBe(result),
  )

  it('a potential lifts nobody who has no class', () =>
    expect(classify([customer(100), customer(0, { potential: 900 })]).classes).toEqual(['A', null]))

  it.each([
    [90, 'margin'],
    [89, 'revenue'],
    [0, 'revenue'],
  ] as const)('margins known for %d %% of the revenue: by %s', (marginOf, basis) =>
    expect(classBasis([customer(100, { marginOf })])).toBe(basis),
  )

  it('by margin the order is another one, and a loss has no class', () => {
    const found = classify([
      customer(100, { margin: 5, marginOf: 100 }),
      customer(90, { margin: 45, marginOf: 90 }),
      customer(80, { margin: -3, marginOf: 80 }),
    ])
    expect(found).toMatchObject({ basis: 'margin', classes: ['B', 'A', null] })
  })

  it('holds for any revenues: falling order, never better than a larger one, A covers 80 %', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1_000, max: 1_000_000 }), { maxLength: 60 }), (revenues) => {
        const { classes } = classify(revenues.map((revenue, at) => customer(revenue, { sortName: String(at) })))
        const total = revenues.filter((one) => one > 0).reduce((sum, one) => sum + one, 0)
        const ranked = revenues.map((revenue, at) => ({ revenue, class: classes[at] })).filter((one) => one.revenue > 0)
        for (const one of ranked)
          for (const other of ranked)
            if (one.revenue > other.revenue) expect((one.class ?? '') <= (other.class ?? '')).toBe(true)
        const inA = ranked.filter((one) => one.class === 'A').reduce((sum, one) => sum + one.revenue, 0)
        expect(100 * inA >= 80 * total).toBe(true)
        expect(revenues.every((revenue, at) => revenue > 0 === (classes[at] !== null))).toBe(true)
      }),
    )
  })
})

it.each([
  ['never classified', null, null, 'B', { from: null, to: 'B' }],
  ['changed', 'C', null, 'A', { from: 'C', to: 'A' }],
  ['buys nothing any more', 'A', null, null, { from: 'A', to: null }],
  ['right already', 'A', null, 'A', null],
  ['set by hand: stays', 'A', 'Referenz', 'C', null],
] as const)('proposal: %s', (_, present, classReason, found, expected) =>
  expect(proposal({ class: present, classReason }, found)).toEqual(expected),
)

it.each([
  ['2026-11-21', 1, '2026-07-01'],
  ['2026-06-30', 1, '2026-01-01'],
  ['2026-01-01', 1, '2026-01-01'],
  ['2026-11-21', 10, '2026-10-01'],
  ['2026-03-31', 10, '2025-10-01'],
  ['2026-04-01', 10, '2026-04-01'],
])('the half of the fiscal year of %s, from month %d on, begins on %s', (day, start, first) =>
  expect(halfYear(day, start)).toBe(first),
)

it.each([
  [[], 'EUR'],
  [['CHF', 'CHF', 'EUR'], 'EUR'],
  [['CHF', 'USD', 'CHF'], 'CHF'],
] as const)('of %j %s is counted', (currencies, expected) =>
  expect(
    baseCurrency(
      currencies.map((currency) => ({ currency })),
      'EUR',
    ),
  ).toBe(expected),
)
