import { describe, expect, it, test } from 'vitest'
import fc from '#tests/properties.ts'
import { businessKindOf, defaultWeighting, type Purchase, spansOf, topOf, weigh, weightingOn } from './rules.ts'

const bought = (...days: string[]): Purchase[] => days.map((day) => ({ day, kind: null }))
const order = (day: string, kind: Purchase['kind']): Purchase => ({ day, kind })
const long = '2015-01-01'

describe('new, won back, or neither (rules §5)', () => {
  test.each<[string, Purchase[], string | null, string[]]>([
    ['never bought before', bought('2026-03-10', '2026-08-01'), long, ['newCustomer 2026-03-10 2027-03-10']],
    ['only once new', bought('2024-03-10', '2025-06-01'), long, ['newCustomer 2024-03-10 2025-03-10']],
    [
      'bought, then none in 24 months',
      bought('2020-01-15', '2026-02-01'),
      long,
      ['newCustomer 2020-01-15 2021-01-15', 'wonBack 2026-02-01 2027-02-01'],
    ],
    [
      '24 months to the day is not yet won back',
      bought('2024-02-01', '2026-02-01'),
      '2023-06-01',
      ['unknown 2024-02-01 2025-02-01'],
    ],
    [
      'a day more is',
      bought('2024-01-31', '2026-02-01'),
      '2023-06-01',
      ['unknown 2024-01-31 2025-01-31', 'wonBack 2026-02-01 2027-02-01'],
    ],
    ['history of 24 months is enough', bought('2026-03-10'), '2024-03-10', ['newCustomer 2026-03-10 2027-03-10']],
    ['shorter: unknown', bought('2026-03-10'), '2024-03-11', ['unknown 2026-03-10 2027-03-10']],
    [
      'shorter, but the order says new',
      [order('2026-03-01', 'newCustomer'), ...bought('2026-03-10')],
      '2025-01-01',
      ['newCustomer 2026-03-01 2027-03-01'],
    ],
    ['shorter, and the order says repeat', [order('2026-03-01', 'repeat'), ...bought('2026-03-10')], '2025-01-01', []],
    [
      'from the order on, not from its first invoice',
      [order('2026-01-20', null), ...bought('2026-04-01')],
      long,
      ['newCustomer 2026-01-20 2027-01-20'],
    ],
    ['nothing bought', [], long, []],
  ])('%s', (_, purchases, knownSince, expected) => {
    expect(spansOf(purchases, knownSince, []).map((span) => `${span.kind} ${span.from} ${span.until}`)).toEqual(
      expected,
    )
  })

  const spans = spansOf(bought('2025-03-10', '2026-05-01'), long, [])
  test.each<[string, Purchase['kind'], string]>([
    ['2025-03-10', null, 'newCustomer'],
    ['2026-03-09', 'repeat', 'newCustomer'],
    ['2026-03-10', null, 'repeat'],
    ['2026-05-01', 'crossSelling', 'expansion'],
    ['2026-05-01', 'upSelling', 'expansion'],
    ['2026-05-01', 'repeat', 'repeat'],
    ['2026-05-01', 'newCustomer', 'repeat'],
  ])('on %s with an order that says %s it is %s', (day, kind, expected) => {
    expect(businessKindOf(spans, day, kind)).toBe(expected)
  })

  it('unknown stays unknown unless the order says more', () => {
    const unknown = spansOf(bought('2026-03-10'), '2025-01-01', [])
    expect(businessKindOf(unknown, '2026-04-01', null)).toBe('unknown')
    expect(businessKindOf(unknown, '2026-04-01', 'crossSelling')).toBe('expansion')
    expect(businessKindOf(unknown, '2026-04-01', 'repeat')).toBe('repeat')
  })
})

describe('weights', () => {
  const strict = { ...defaultWeighting, validFrom: '2026-07-01', newCustomer: 200, newMonths: 6 }

  it('new 1.5, won back and new at existing customers 1.25, the rest and what nobody knows 1', () => {
    const day = '2026-05-04'
    const revenues = (['newCustomer', 'wonBack', 'expansion', 'repeat', 'unknown'] as const).map((kind) => ({
      day,
      kind,
      amount: 100_000,
    }))
    expect(weigh(revenues, [])).toEqual({
      plain: 500_000,
      weighted: 150_000 + 125_000 + 125_000 + 100_000 + 100_000,
      byKind: { newCustomer: 100_000, wonBack: 100_000, expansion: 100_000, repeat: 100_000, unknown: 100_000 },
    })
  })

  it('the past keeps its weights, and how long a customer was new', () => {
    const amount = 10_000
    const kind = 'newCustomer' as const
    expect(weigh([{ day: '2026-06-30', amount, kind }], [strict]).weighted).toBe(15_000)
    expect(weigh([{ day: '2026-07-01', amount, kind }], [strict]).weighted).toBe(20_000)
    expect(spansOf(bought('2026-06-30'), long, [strict])[0]?.until).toBe('2027-06-30')
    expect(spansOf(bought('2026-07-01'), long, [strict])[0]?.until).toBe('2027-01-01')
    expect(weightingOn([strict], '2026-06-30')).toBe(defaultWeighting)
  })

  it('a credit note takes off what it weighed; cents are rounded once', () => {
    const kind = 'newCustomer' as const
    expect(
      weigh(
        [
          { day: '2026-05-01', amount: 333, kind },
          { day: '2026-05-02', amount: -333, kind },
        ],
        [],
      ).weighted,
    ).toBe(0)
    expect(
      weigh(
        [
          { day: '2026-05-01', amount: 1, kind },
          { day: '2026-05-02', amount: 1, kind },
        ],
        [],
      ).weighted,
    ).toBe(3)
  })

  it('the kinds add up to the plain figure, and with all weights at 1 nothing changes', () => {
    const one = { ...defaultWeighting, newCustomer: 100, wonBack: 100, expansion: 100 }
    const revenue = fc.record({
      day: fc.constantFrom('2025-01-31', '2026-02-28', '2026-11-21'),
      amount: fc.integer({ min: -10_000_000, max: 10_000_000 }),
      kind: fc.constantFrom('newCustomer' as const, 'wonBack' as const, 'expansion' as const, 'repeat' as const),
    })
    fc.assert(
      fc.property(fc.array(revenue, { maxLength: 20 }), (revenues) => {
        const { plain, weighted, byKind } = weigh(revenues, [one])
        expect(Object.values(byKind).reduce((sum, amount) => sum + amount, 0)).toBe(plain)
        expect(weighted + 0).toBe(plain + 0)
      }),
    )
  })
})

test.each<[string, Record<string, string>, string]>([
  ['a', {}, 'a'],
  ['c', { c: 'b', b: 'a' }, 'a'],
  ['b', { a: 'b', b: 'a' }, 'a'],
  ['a', { a: 'b', b: 'a' }, 'a'],
  ['x', { x: 'b', b: 'a', a: 'b' }, 'a'],
])('the top above %s in %j is %s', (id, parents, expected) => {
  expect(topOf(id, new Map(Object.entries(parents)))).toBe(expected)
})
