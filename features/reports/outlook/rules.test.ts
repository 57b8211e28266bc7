import { describe, expect, it, test } from 'vitest'
import { courseOf, type Fact } from '#features/reports/movement/rules/course.ts'
import { backtest, judge, monthStarts, pastMonthEnds } from './rules/backtest.ts'
import { drawOutlook, type OpenDeal } from './rules/draw.ts'
import { dayNumber, learn, type PastDeal, readPast } from './rules/past.ts'

const asOf = dayNumber('2026-10-31')
const stated = new Map([
  ['s1', 0.2],
  ['s2', 0.5],
])
const closed = (outcome: 'won' | 'lost', stay: number, more: Partial<PastDeal> = {}): PastDeal => ({
  created: asOf - 200,
  outcome,
  closed: asOf - 100,
  amount: 100_000,
  stageId: 's1',
  expectedClose: null,
  age: stay,
  stays: new Map([['s1', stay]]),
  looks: [],
  ...more,
})
const many = (count: number, deal: PastDeal) => Array.from({ length: count }, () => deal)

describe('the chance of an open one', () => {
  it('12 won of 20 at a stated 0.2: 14/30', () => {
    const learned = learn([...many(12, closed('won', 30)), ...many(8, closed('lost', 30))], asOf, stated)
    expect(learned.chanceOf('s1', 0).p).toBeCloseTo((14 + 10 * (14 / 30) - 2) / 30, 10)
    expect(learned.chanceOf('s1', 31).p).toBeCloseTo(14 / 30, 10)
  })
  it('ages: of those that stayed as long fewer are won', () => {
    const learned = learn([...many(20, closed('won', 10)), ...many(20, closed('lost', 60))], asOf, stated)
    expect(learned.chanceOf('s1', 50).p).toBeLessThan(learned.chanceOf('s1', 5).p)
  })
  it('without a past it is what the company says, or the highest of its chances where it stands nowhere', () => {
    const learned = learn([], asOf, stated)
    expect([learned.chanceOf('s2', 10).p, learned.chanceOf('elsewhere', 10).p]).toEqual([0.5, 0.2])
  })
})

describe('reading the past', () => {
  const none = { stageId: null, ownerId: null, amount: null, expectedClose: null, replaces: null }
  const fact = (day: string, kind: Fact['kind'], more: Partial<Fact> = {}): Fact => ({
    id: `${day}${kind}`,
    kind,
    day,
    known: day,
    entered: day,
    ...none,
    ...more,
  })
  const facts = [
    fact('2026-07-10', 'created', { stageId: 's1', amount: 50_000, expectedClose: '2026-09-01' }),
    fact('2026-08-15', 'stage', { stageId: 's2' }),
    fact('2026-09-20', 'amount', { amount: 40_000 }),
    fact('2026-09-25', 'won'),
  ]
  it('stays, month ends on the way, and the end', () => {
    const past = readPast(courseOf(facts, null), asOf, pastMonthEnds('2026-10-31'))!
    expect(past).toMatchObject({ outcome: 'won', amount: 40_000, stageId: 's2', age: 41 })
    expect([...past.stays]).toEqual([
      ['s1', 36],
      ['s2', 41],
    ])
    expect(past.looks.map(({ on, stageId, amount }) => [on, stageId, amount])).toEqual([
      [dayNumber('2026-07-31'), 's1', 50_000],
      [dayNumber('2026-08-31'), 's2', 50_000],
    ])
  })
  it('as it stood in between, and not there before', () => {
    expect(readPast(courseOf(facts, '2026-08-31'), dayNumber('2026-08-31'), [])).toMatchObject({
      outcome: null,
      age: 16,
    })
    expect(readPast(courseOf(facts, '2026-07-09'), dayNumber('2026-07-09'), [])).toBeNull()
  })

  it('a test of the past: what was expected, what came', () => {
    const [one] = backtest([facts], stated, ['2026-08-31'], { seed: 1, draws: 200 })
    expect(one).toMatchObject({ stageWeighted: 25_000, actual: 40_000, closedCount: 0 })
    expect(judge([one!])).toMatchObject({ tests: 1, stageWeightedBias: -0.375 })
    expect(judge([])).toMatchObject({ bias: null, coverage: null })
  })
})

describe('the range', () => {
  const starts = monthStarts('2026-11-01', 3)
  const learned = learn([...many(12, closed('won', 30)), ...many(8, closed('lost', 30))], asOf, stated)
  const open = (more: Partial<OpenDeal> = {}): OpenDeal => ({
    stageId: 's1',
    age: 5,
    amount: 100_000,
    expectedClose: null,
    ...more,
  })
  const nothingNew = { ...learned, createdPerMonth: [] }
  const options = { seed: 7, draws: 4000 }

  it('the same seed gives the same range, ordered', () => {
    const deals = [open(), open({ amount: 300_000 })]
    const outlook = drawOutlook(deals, learned, starts, options)
    expect(drawOutlook(deals, learned, starts, options)).toEqual(outlook)
    for (const { month, cumulated } of outlook.months) {
      expect(month.low).toBeLessThanOrEqual(month.middle)
      expect(cumulated.middle).toBeLessThanOrEqual(cumulated.high)
    }
  })
  it('a deal set by hand comes with its chance in its month', () => {
    const outlook = drawOutlook([open({ chance: 1, close: dayNumber('2026-12-24') })], nothingNew, starts, options)
    expect(outlook.parts.open).toEqual([0, expect.closeTo(100_000, 3), 0])
    const half = drawOutlook([open({ chance: 0.5, close: dayNumber('2026-12-24') })], nothingNew, starts, options)
    expect(half.parts.open![1]! / 100_000).toBeCloseTo(0.5, 1)
  })
  it('what is still to be created: 10 a month × 0.25 × 25,000 = 62,500', () => {
    const fresh = {
      ...nothingNew,
      createdPerMonth: [10],
      cohort: { p: 0.25, sure: 1e9 },
      cycles: [1],
      wonAmounts: [2_500_000],
    }
    const outlook = drawOutlook([], fresh, monthStarts('2026-11-01', 2), options)
    expect(outlook.parts.new![1]! / 6_250_000).toBeCloseTo(1, 1)
  })
  test('other parts are added draw by draw', () => {
    const outlook = drawOutlook([], nothingNew, starts, {
      ...options,
      parts: [{ name: 'contracts', draw: () => [100, 200, 300] }],
    })
    expect(outlook.months.map(({ cumulated }) => cumulated.middle)).toEqual([100, 300, 600])
    expect(outlook.parts.contracts!.map(Math.round)).toEqual([100, 200, 300])
  })
})
