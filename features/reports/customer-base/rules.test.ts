import { describe, expect, it } from 'vitest'
import { periodAround } from '#shared/periods.ts'
import fc from '#tests/properties.ts'
import {
  type BaseFacts,
  byParent,
  changeOf,
  concentration,
  customerBase,
  dependsOnThree,
  fullMonths,
  growth,
  hhiLevel,
  isDependence,
  monthsOf,
  monthsToReplace,
  withoutCustomers,
} from './rules.ts'

const months = fullMonths('2026-11-20')
const customer = (id: string, revenue: number, more: Partial<BaseFacts> = {}): BaseFacts => ({
  id,
  name: id,
  sortName: id,
  parentId: null,
  ownerId: null,
  revenue,
  margin: 0,
  marginOf: 0,
  potential: null,
  revenueNow: revenue,
  marginNow: 0,
  revenueBefore: revenue,
  firstDay: '2020-01-01',
  ...more,
})

describe('periods', () => {
  it.each([
    ['2026-11-20', '2025-11-01', '2026-10-31', '2024-11-01', '2025-10-31'],
    ['2026-10-31', '2025-11-01', '2026-10-31', '2024-11-01', '2025-10-31'],
    ['2028-02-28', '2027-02-01', '2028-01-31', '2026-02-01', '2027-01-31'],
    ['2028-02-29', '2027-03-01', '2028-02-29', '2026-03-01', '2027-02-28'],
  ])('full months by %s', (day, from, to, fromBefore, toBefore) => {
    expect(fullMonths(day)).toMatchObject({ now: { from, to }, before: { from: fromBefore, to: toBefore } })
  })
  it('of a past year they are that year, of the running one those that are over', () => {
    expect(monthsOf({ from: '2025-01-01', to: '2025-12-31' }, '2026-11-21').now).toEqual({
      from: '2025-01-01',
      to: '2025-12-31',
    })
    expect(monthsOf({ from: '2026-01-01', to: '2026-12-31' }, '2026-11-21').now.to).toBe('2026-10-31')
    expect(monthsOf({ from: '2026-01-01', to: '2026-12-31' }, '2026-12-01').now.to).toBe('2026-11-30')
  })
  it.each([
    ['2026-11-21', 1, '2026-01-01', '2026-12-31'],
    ['2026-11-21', 7, '2026-07-01', '2027-06-30'],
    ['2026-06-30', 7, '2025-07-01', '2026-06-30'],
  ])('fiscal year of %s from month %d on', (day, start, from, to) =>
    expect(periodAround(day, 'year', start)).toEqual({ from, to }),
  )
})

describe('concentration', () => {
  it('3 × 20 % and 40 × 1 %: CR3 60 %, HHI only 1,240', () => {
    const revenues = [20, 20, 20, ...Array.from({ length: 40 }, () => 1)]
    expect(concentration(revenues)).toEqual({ cr1: 0.2, cr3: 0.6, cr5: 0.62, hhi: 1240 })
    expect(hhiLevel(1240)).toBe('low')
    expect(dependsOnThree(revenues)).toBe(true)
  })
  it('one customer is everything; none is nothing', () => {
    expect(concentration([7])).toEqual({ cr1: 1, cr3: 1, cr5: 1, hhi: 10_000 })
    expect(concentration([])).toEqual({ cr1: null, cr3: null, cr5: null, hhi: null })
  })
  it.each([
    [1_499.9, 'low'],
    [1_500, 'moderate'],
    [2_500, 'moderate'],
    [2_500.1, 'high'],
  ])('HHI %d is %s', (hhi, level) => expect(hhiLevel(hhi)).toBe(level))
  it.each([
    [10, 100, true],
    [9, 100, false],
    [0, 0, false],
  ])('%d of %d: dependence %s', (revenue, total, flag) => expect(isDependence(revenue, total)).toBe(flag))
  it.each([
    [[20, 20, 10, 10, 10, 10, 10, 10], true],
    [[20, 20, 9, 10, 10, 10, 10, 11].sort((a, b) => b - a), true],
    [[20, 19, 10, 10, 10, 10, 10, 11].sort((a, b) => b - a), true],
    [[20, 19, 10, 10, 10, 10, 10, 10, 1], false],
    [[10, 10, 10, 10, 10, 10, 10], false],
    [[], false],
  ])('three largest of %j', (revenues, flag) => expect(dependsOnThree(revenues as number[])).toBe(flag))
  it('holds for any revenues: CR1 ≤ CR3 ≤ CR5 ≤ 1, HHI between 10,000/n and 10,000', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 10 ** 12 }), { minLength: 1, maxLength: 80 }), (any) => {
        const { cr1, cr3, cr5, hhi } = concentration(any.toSorted((a, b) => b - a))
        expect((cr1 ?? 0) <= (cr3 ?? 0) && (cr3 ?? 0) <= (cr5 ?? 0) && (cr5 ?? 0) <= 1 + 1e-9).toBe(true)
        expect((hhi ?? 0) >= 10_000 / any.length - 1e-6 && (hhi ?? 0) <= 10_000 + 1e-6).toBe(true)
      }),
    )
  })
})

describe('change', () => {
  it.each([
    [120, 100, 0.2],
    [0, 100, -1],
    [50, 0, null],
    [50, -10, null],
  ])('%d after %d: %s', (now, before, expected) => {
    const found = growth(now, before)
    if (expected === null) expect(found).toBeNull()
    else expect(found).toBeCloseTo(expected)
  })
  it.each([
    ['lost', 0, 100, '2020-01-01'],
    ['lost', -5, 100, '2020-01-01'],
    ['kept', 1, 100, '2020-01-01'],
    ['new', 100, 0, '2025-11-01'],
    ['returned', 100, 0, '2025-10-31'],
    ['returned', 100, 0, '2022-01-01'],
    ['none', 0, 0, '2022-01-01'],
    ['none', 0, 0, null],
  ] as const)('%s: %d now, %d before, first on %s', (change, revenueNow, revenueBefore, firstDay) =>
    expect(changeOf({ revenueNow, revenueBefore, firstDay }, months)).toBe(change),
  )
})

describe('the whole', () => {
  const base = customerBase(
    [
      customer('c', 100),
      customer('a', 500, { margin: 150, marginOf: 500, marginNow: 150 }),
      customer('b', 300),
      customer('n', 120, { revenueBefore: 0, firstDay: '2026-02-01' }),
      customer('credit', -40, { revenueNow: -40, revenueBefore: 10 }),
    ],
    months,
  )
  it('total of the positive revenues, largest first, shares of the total', () => {
    expect(base.total).toBe(1020)
    expect(base.customers.map((one) => one.id).join(' ')).toBe('a b n c credit')
    expect(base.customers.map((one) => one.class)).toEqual(['A', 'A', 'A', 'B', null])
    expect(base.customers.at(-1)).toMatchObject({ share: null, runningShare: null, change: 'lost' })
    expect(base.customers[3]?.runningShare).toBe(1)
    expect(base.growth).toBeCloseTo((1020 - 40) / 910 - 1)
  })
  it('one leaves: loss per year, shares of the rest, months to replace', () => {
    const loss = withoutCustomers(base, new Set(['a']))
    expect(loss).toMatchObject({ revenue: 500, margin: 150, monthsToReplace: 500 / (120 / 12) })
    expect(loss.share).toBeCloseTo(500 / 980)
    expect(loss.after.total).toBe(520)
    expect(loss.after.cr1).toBeCloseTo(300 / 520)
  })
  it('several leave: sums; an unknown margin stays unknown', () => {
    expect(withoutCustomers(base, new Set(['b', 'c']))).toMatchObject({
      revenue: 400,
      margin: null,
      monthsToReplace: 40,
    })
  })
  it('who leaves replaces nothing; without new customers it cannot be said', () => {
    expect(withoutCustomers(base, new Set(['n'])).monthsToReplace).toBeNull()
    expect(monthsToReplace(1200, 0)).toBeNull()
    expect(monthsToReplace(1200, 1200)).toBe(12)
  })
  it('nobody leaves: nothing is lost, the shares stay', () => {
    const loss = withoutCustomers(base, new Set())
    expect(loss).toMatchObject({ revenue: 0, monthsToReplace: 0 })
    expect(loss.after.cr3).toBe(base.cr3)
  })
  it('holds for any base: running shares rise to 1, classes and order agree with the sums', () => {
    const any = fc.array(
      fc.record({ revenue: fc.integer({ min: -500, max: 10 ** 9 }), name: fc.string({ minLength: 1, maxLength: 3 }) }),
      { minLength: 1, maxLength: 40 },
    )
    fc.assert(
      fc.property(any, fc.nat(39), (rows, at) => {
        const facts = rows.map((row, index) => customer(String(index), row.revenue, { sortName: row.name }))
        const found = customerBase(facts, months)
        const shares = found.customers.flatMap((one) => (one.share === null ? [] : [one.share]))
        expect(shares).toEqual(shares.toSorted((a, b) => b - a))
        if (shares.length > 0) expect(found.customers[shares.length - 1]?.runningShare).toBe(1)
        const loss = withoutCustomers(found, new Set([String(at)]))
        expect(loss.after.total + Math.max(0, facts[at]?.revenue ?? 0)).toBe(found.total)
      }),
    )
  })
})

describe('by parent company', () => {
  it('adds up a group under its top, over several levels', () => {
    const groups = byParent([
      customer('works', 30, { parentId: 'south', potential: 5 }),
      customer('south', 20, { parentId: 'group', potential: 7 }),
      customer('group', 0, { firstDay: null }),
      customer('alone', 25),
    ])
    expect(groups.map((one) => [one.id, one.revenue, one.potential])).toEqual([
      ['group', 50, 12],
      ['alone', 25, null],
    ])
    expect(groups[0]?.firstDay).toBe('2020-01-01')
  })
  it('a parent that is not there, and a circle, lose nothing', () => {
    const groups = byParent([
      customer('a', 1, { parentId: 'b' }),
      customer('b', 2, { parentId: 'a' }),
      customer('c', 4, { parentId: 'gone' }),
    ])
    expect(groups.map((one) => [one.id, one.revenue])).toEqual([
      ['a', 3],
      ['c', 4],
    ])
  })
})
