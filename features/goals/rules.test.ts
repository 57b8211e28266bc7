import { describe, expect, it, test } from 'vitest'
import fc from '#tests/properties.ts'
import {
  attainmentOf,
  coverage,
  elapsedShare,
  goalFor,
  goalProblem,
  goalsOfYear,
  type Measure,
  neededPipeline,
  seasonOf,
  spread,
} from './rules.ts'

const even = seasonOf([])
const none = (count: number): (number | null)[] => Array.from({ length: count }, () => null)
const year = { from: '2026-01-01', to: '2026-12-31' }

describe('spread', () => {
  test.each<[number, number[], number[]]>([
    [100, [1, 1, 1], [34, 33, 33]],
    [10, [3, 1], [8, 2]],
    [12, [0, 0, 0], [4, 4, 4]],
    [5, [1, -4, Number.NaN], [5, 0, 0]],
    [0, [1, 2], [0, 0]],
    [7, [], []],
  ])('%d by %j is %j', (total, weights, parts) => {
    expect(spread(total, weights)).toEqual(parts)
  })

  it('adds up to the cent', () => {
    const weights = fc.array(fc.double({ min: -1, max: 1000, noNaN: true }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000_000 }), weights, (total, some) => {
        const parts = spread(total, some)
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total)
        expect(parts.every((part) => part >= 0)).toBe(true)
      }),
    )
  })
})

describe('season', () => {
  const strong = [...Array.from({ length: 11 }, () => 50), 450]
  it('the mean share of each month; years without revenue and amounts below zero do not count', () => {
    expect(seasonOf([strong, Array.from({ length: 12 }, () => 10)])[11]).toBeCloseTo((0.45 + 1 / 12) / 2)
    expect(seasonOf([strong, none(12).map(() => 0)])[11]).toBeCloseTo(0.45)
    expect(seasonOf([[-100, 100, ...none(10).map(() => 0)]]).slice(0, 2)).toEqual([0, 1])
    expect(even[3]).toBeCloseTo(1 / 12)
  })
})

describe('goals of a year', () => {
  const season = seasonOf([[1, 1, 2, 2, 2, 2, 2, 1, 2, 2, 2, 1]])
  const of = (
    set: { year?: number; quarters?: (number | null)[]; months?: (number | null)[] },
    measure: Measure = 'revenue',
  ) =>
    goalsOfYear(
      { year: set.year ?? null, quarters: set.quarters ?? none(4), months: set.months ?? none(12) },
      measure,
      season,
    )

  it('a year is spread by season', () => {
    const goals = of({ year: 2000 })
    expect(goals.months).toEqual([100, 100, 200, 200, 200, 200, 200, 100, 200, 200, 200, 100])
    expect(goals.quarters).toEqual([400, 600, 500, 500])
  })

  it('what was set for a month or quarter stands; the others share what is left', () => {
    const goals = of({ year: 2000, quarters: [700, null, null, null], months: [300, ...none(10), 0] })
    expect(goals.months.slice(0, 3)).toEqual([300, 133, 267])
    expect(goals.quarters[0]).toBe(700)
    expect(goals.months[11]).toBe(0)
    expect(goals.months.reduce<number>((sum, month) => sum + (month ?? 0), 0)).toBe(2000)
  })

  it('months make a quarter once all three are known, quarters a year', () => {
    expect(of({ months: [100, 200, 300, ...none(9)] })).toMatchObject({ year: null, quarters: [600, null, null, null] })
    expect(of({ quarters: [1, 2, 3, 4] }).year).toBe(10)
    expect(of({})).toEqual({ year: null, quarters: none(4), months: none(12) })
  })

  it('a share holds for every part', () => {
    const goals = of({ year: 0.3, quarters: [null, 0.4, null, null] }, 'closingRate')
    expect(goals.quarters).toEqual([0.3, 0.4, 0.3, 0.3])
    expect(goals.months[4]).toBe(0.4)
    expect(goals.months[11]).toBe(0.3)
  })

  it('parts and whole are the same as long as the parts ask for no more', () => {
    const quarter = fc.option(fc.integer({ min: 3000, max: 5000 }))
    const month = fc.option(fc.integer({ min: 0, max: 1000 }))
    fc.assert(
      fc.property(
        fc.integer({ min: 20_000, max: 1_000_000 }),
        fc.array(quarter, { minLength: 3, maxLength: 3 }),
        fc.array(month, { minLength: 12, maxLength: 12 }),
        (whole, three, some) => {
          // Each quarter has a month that takes the rest, the year a quarter.
          const months = some.map((value, at) => (at % 3 === 1 ? null : value))
          const goals = goalsOfYear({ year: whole, quarters: [...three, null], months }, 'revenue', season)
          expect(goals.quarters.reduce<number>((sum, one) => sum + (one ?? 0), 0)).toBe(whole)
          expect(goals.months.reduce<number>((sum, one) => sum + (one ?? 0), 0)).toBe(whole)
        },
      ),
    )
  })
})

describe('how much of a period is over', () => {
  test.each([
    ['2025-12-31', year, 0],
    ['2026-06-30', year, 0.5],
    ['2026-12-31', year, 1],
    ['2027-02-01', year, 1],
    ['2026-11-15', { from: '2026-11-01', to: '2026-11-30' }, 0.5],
    ['2026-11-15', { from: '2026-10-01', to: '2026-12-31' }, 0.5],
  ])('on %s of %j: %d', (today, period, expected) => {
    expect(elapsedShare(period, today, year.from, even)).toBeCloseTo(expected, 10)
  })

  it('months weigh as the season says', () => {
    const late = seasonOf([[...Array.from({ length: 11 }, () => 50), 450]])
    expect(elapsedShare(year, '2026-11-30', year.from, late)).toBeCloseTo(0.55)
    // Nothing ever came in this month: then by days.
    expect(
      elapsedShare(
        { from: '2026-02-01', to: '2026-02-28' },
        '2026-02-14',
        year.from,
        none(12).map(() => 0),
      ),
    ).toBe(0.5)
  })
})

describe('attainment', () => {
  it('at half of the year 552 of 1,200: at this pace 92 %', () => {
    expect(attainmentOf('revenue', 552_000, 1_200_000, 0.5)).toEqual({
      attained: 0.46,
      expected: 1_104_000,
      pace: 0.92,
      gap: 648_000,
    })
  })
  test.each<[string, Measure, number | null, number, Partial<ReturnType<typeof attainmentOf>>]>([
    ['too early to tell', 'closings', 1, 0.09, { pace: null, attained: 0.1, gap: 9 }],
    ['over', 'closings', 8, 1, { pace: null, expected: null, attained: 0.8, gap: 2 }],
    ['met', 'closings', 12, 0.5, { pace: 2.4, gap: 0 }],
    ['nothing yet', 'closings', 0, 0.5, { pace: 0, attained: 0, gap: 10 }],
    ['none known', 'closings', null, 0.5, { pace: null, attained: null, gap: 10 }],
    ['a rate has no pace', 'closingRate', 5, 0.5, { pace: null, attained: 0.5 }],
  ])('%s', (_, measure, value, elapsed, expected) => {
    expect(attainmentOf(measure, value, 10, elapsed)).toMatchObject(expected)
  })

  it('needed pipeline and coverage: 300 missing at 25 % need 1,200; 600 due cover it twice', () => {
    expect(neededPipeline(300, 0.25)).toBe(1200)
    expect(neededPipeline(2, 0.3)).toBe(7)
    expect(neededPipeline(0, 0.25)).toBeNull()
    expect(neededPipeline(300, null)).toBeNull()
    expect(neededPipeline(300, 0)).toBeNull()
    expect(coverage(600, 300)).toBe(2)
    expect(coverage(600, 0)).toBeNull()
  })

  test.each<[Measure, number, string | null]>([
    ['revenue', 0, 'goalNotPositive'],
    ['revenue', -1, 'goalNotPositive'],
    ['revenue', Number.NaN, 'goalNotPositive'],
    ['revenue', 1.5, 'goalWhole'],
    ['closingRate', 1.1, 'goalShare'],
    ['closingRate', 0.35, null],
    ['closings', 12, null],
  ])('%s of %d: %s', (measure, value, problem) => {
    expect(goalProblem(measure, value)).toBe(problem)
  })
})

describe('the goal of a period', () => {
  const goals = {
    year: 120,
    quarters: [30, 40, 20, 30],
    months: Array.from({ length: 12 }, (_, at) => at + 1),
  }
  test.each([
    ['2026-04-01', '2027-03-31', 120],
    ['2026-07-01', '2026-09-30', 40],
    ['2026-12-01', '2026-12-31', 9],
    ['2027-02-01', '2027-02-28', 11],
    ['2026-05-01', '2026-07-31', null],
    ['2026-04-01', '2026-04-29', null],
    ['2026-03-01', '2026-03-31', null],
  ])('%s to %s is %s, the year beginning in April', (from, to, expected) => {
    expect(goalFor(goals, '2026-04-01', { from, to })).toBe(expected)
  })
})
