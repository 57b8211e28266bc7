import { describe, expect, it, test } from 'vitest'
import { partsOf } from '#shared/periods.ts'
import fc from '#tests/properties.ts'
import { amountsByLine, type Deal, salesFigures, velocity } from './rules.ts'

const quarter = { from: '2026-10-01', to: '2026-12-31' }
const deal = (more: Partial<Deal>): Deal => ({
  outcome: null,
  createdDay: '2026-09-01',
  closedDay: null,
  amount: 100_000,
  noDecision: false,
  budgetary: false,
  ...more,
})
const won = (closedDay: string, more: Partial<Deal> = {}) => deal({ outcome: 'won', closedDay, ...more })
const lost = (closedDay: string, more: Partial<Deal> = {}) => deal({ outcome: 'lost', closedDay, ...more })

describe('sales figures', () => {
  it('counts what closed in the period and what is open at its end', () => {
    const deals = [
      won('2026-10-01'),
      won('2026-12-31', { amount: 300_000, createdDay: '2026-12-01' }),
      lost('2026-11-11', { noDecision: true }),
      lost('2026-11-12', { amount: null }),
      won('2026-09-30'),
      won('2027-01-01'),
      deal({}),
      deal({ createdDay: '2027-01-01' }),
      lost('2026-11-20', { budgetary: true }),
    ]
    expect(salesFigures(deals, quarter)).toEqual({
      won: 2,
      lost: 2,
      noDecision: 1,
      open: 2,
      budgetary: 1,
      withoutAmount: 1,
      closingRate: 0.5,
      closingRateByValue: 0.8,
      wonValue: 400_000,
      lostValue: 100_000,
      openValue: 200_000,
      averageDeal: 200_000,
      cycleMean: 30,
      cycleMedian: 30,
      cohort: { created: 1, won: 1, lost: 0, pending: 0, rate: 1 },
    })
  })

  it('of those created in the period what became of them until today, also after its end; pending ones count', () => {
    const createdDay = '2026-10-10'
    const deals = [
      won('2026-11-01', { createdDay }),
      won('2027-03-01', { createdDay }),
      lost('2027-03-01', { createdDay }),
      deal({ createdDay }),
      deal({ createdDay, budgetary: true }),
      won('2026-11-01', { createdDay: null }),
      won('2026-11-01', { createdDay: '2026-09-30' }),
    ]
    expect(salesFigures(deals, quarter).cohort).toEqual({ created: 4, won: 2, lost: 1, pending: 1, rate: 0.5 })
    expect(salesFigures([], quarter).cohort.rate).toBeNull()
  })

  it('nothing closed: none, not 0', () => {
    const figures = salesFigures([deal({})], quarter)
    expect(figures).toMatchObject({ closingRate: null, averageDeal: null, cycleMean: null, cycleMedian: null, open: 1 })
    expect(velocity(figures)).toBeNull()
  })

  it('an unknown day of creation has no cycle; an unknown day of closing lies in no period', () => {
    expect(salesFigures([won('2026-11-01', { createdDay: null })], quarter)).toMatchObject({ won: 1, cycleMean: null })
    expect(salesFigures([deal({ outcome: 'won' })], quarter)).toMatchObject({ won: 0, open: 0 })
    expect(salesFigures([deal({ createdDay: null })], quarter)).toMatchObject({ open: 1 })
  })

  it('velocity: 40 × 25,000 × 0.25 / 90 = 2,777.78', () => {
    const figures = { ...salesFigures([], quarter), open: 40, averageDeal: 2_500_000, closingRate: 0.25, cycleMean: 90 }
    expect(velocity(figures)! / 100).toBeCloseTo(2777.78, 2)
  })
})

test.each([
  [quarter, 'month', 1, ['2026-10-01 2026-10-31', '2026-11-01 2026-11-30', '2026-12-01 2026-12-31']],
  [
    { from: '2026-02-10', to: '2026-07-05' },
    'quarter',
    1,
    ['2026-02-10 2026-03-31', '2026-04-01 2026-06-30', '2026-07-01 2026-07-05'],
  ],
  [{ from: '2026-02-10', to: '2026-07-05' }, 'quarter', 2, ['2026-02-10 2026-04-30', '2026-05-01 2026-07-05']],
  [{ from: '2026-01-10', to: '2026-03-05' }, 'quarter', 12, ['2026-01-10 2026-02-28', '2026-03-01 2026-03-05']],
] as const)('%j by %s, the year beginning in month %d', (period, by, start, expected) => {
  expect(partsOf(period, by, start).map(({ from, to }) => `${from} ${to}`)).toEqual(expected)
})

describe('a deal with several products', () => {
  test.each([
    [100, [60, 40], [60, 40]],
    [100, [null, null, null], [34, 33, 33]],
    [100, [70, null], [70, 30]],
    [100, [150, null], [100, 0]],
    [100, [60, 60], [50, 50]],
    [0, [0, 0], [0, 0]],
    [null, [60, null], [60, null]],
  ])('%s over %j is %j', (amount, lines, expected) => {
    expect(amountsByLine(amount, lines)).toEqual(expected)
  })
  it('parts are the whole', () => {
    const amount = fc.integer({ min: 0, max: 10_000_000 })
    fc.assert(
      fc.property(amount, fc.array(fc.option(amount), { minLength: 1, maxLength: 6 }), (whole, lines) => {
        const parts = amountsByLine(whole, lines)
        expect(parts.reduce<number>((sum, part) => sum + (part ?? 0), 0)).toBe(whole)
      }),
    )
  })
})
