import { describe, expect, it, test } from 'vitest'
import { courseOf, type Fact } from '#features/reports/movement/rules/course.ts'
import { addMonths } from '#shared/days.ts'
import { numberAt, randomFrom } from '#shared/random.ts'
import { backtest, judge, monthStarts, pastMonthEnds } from './rules/backtest.ts'
import { drawOutlook, type MonthSpan, type OpenDeal } from './rules/draw.ts'
import { brierOf, calibrationOf } from './rules/judge.ts'
import { onLadder, rungAt, stepsPerMonth } from './rules/ladder.ts'
import { repeatOf } from './rules/parts.ts'
import { dayNumber, learn, type PastDeal, readPast } from './rules/past.ts'
import { piecesOf } from './rules/pieces.ts'

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
  const months = [0, 1, 2]
  const alone = months.map((month): MonthSpan => [month, month + 1])
  const options = { seed: 7, draws: 4000, spans: [...alone, ...months.map((month): MonthSpan => [0, month + 1])] }

  it('the same seed gives the same range, ordered', () => {
    const deals = [open(), open({ amount: 300_000 })]
    const outlook = drawOutlook(deals, learned, starts, options)
    expect(drawOutlook(deals, learned, starts, options)).toEqual(outlook)
    for (const { low, middle, high } of outlook.spans) {
      expect(low).toBeLessThanOrEqual(middle)
      expect(middle).toBeLessThanOrEqual(high)
    }
  })
  it('numbers that are left out are those that would have come, and so are the ones after them', () => {
    const [asked, left] = [randomFrom(4_000_000_000), randomFrom(4_000_000_000)]
    const all = Array.from({ length: 40_000 }, asked.next)
    const begin = left.leaveOut(all.length)
    for (const n of [0, 1, 39_999]) expect(numberAt(begin, n)).toBe(all[n])
    expect(left.next()).toBe(asked.next())
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
  it('many a month are not drawn one by one, and come out the same', () => {
    const of = (count: number) =>
      drawOutlook(
        [],
        {
          ...nothingNew,
          createdPerMonth: [count],
          cohort: { p: 0.25, sure: 1e9 },
          cycles: [10, 40, 80],
          wonAmounts: [1_000_000, 4_000_000],
        },
        starts,
        options,
      )
    const [few, many] = [of(59), of(60)]
    for (const [month, value] of few.parts.new!.entries())
      expect((many.parts.new![month]! / value) * (59 / 60)).toBeCloseTo(1, 1)
    for (const [n, { low, high }] of few.spans.entries()) {
      expect(many.spans[n]!.low / low).toBeCloseTo(1, 0)
      expect((many.spans[n]!.high - many.spans[n]!.low) / (high - low)).toBeCloseTo(1, 0)
    }
  })
  test('other parts are added draw by draw', () => {
    const outlook = drawOutlook([], nothingNew, starts, {
      ...options,
      parts: [{ name: 'contracts', draw: () => [100, 200, 300] }],
    })
    expect(outlook.spans.map(({ middle }) => middle)).toEqual([100, 200, 300, 100, 300, 600])
    expect(outlook.parts.contracts!.map(Math.round)).toEqual([100, 200, 300])
  })
})

describe('judging predictions', () => {
  const said = (p: number, came: boolean, count: number) => Array.from({ length: count }, () => ({ p, came }))
  it('Brier is the mean of the squared misses, from twenty on', () => {
    expect(brierOf([...said(0.9, true, 10), ...said(0.3, false, 10)])).toBeCloseTo(0.05, 10)
    expect(brierOf(said(1, true, 19))).toBeNull()
  })
  it('ten bins with counts, the last one with its end', () => {
    expect(calibrationOf([...said(0.1, false, 3), ...said(0.15, true, 1), ...said(1, true, 2)])).toEqual([
      { from: 0.1, to: 0.2, count: 4, said: expect.closeTo(0.1125, 10), came: 0.25 },
      { from: 0.9, to: 1, count: 2, said: 1, came: 1 },
    ])
  })
})

describe('the pieces of the months ahead', () => {
  it('end with months and with the short term', () => {
    const { days, months, near } = piecesOf('2026-11-21')
    expect(days.slice(0, 6)).toEqual([
      '2026-11-22',
      '2026-12-01',
      '2027-01-01',
      '2027-02-01',
      '2027-02-20',
      '2027-03-01',
    ])
    expect([months[0], months[3], months.length, near]).toEqual([
      { month: '2026-11-01', span: [0, 1] },
      { month: '2027-02-01', span: [3, 5] },
      18,
      [0, 4],
    ])
  })
  it('on the last day of a month the next one is the first', () => {
    expect(piecesOf('2026-11-30').months[0]).toEqual({ month: '2026-12-01', span: [0, 1] })
  })
})

describe('repeat business', () => {
  const months = Array.from({ length: 24 }, (_, n) => addMonths('2026-11-01', -n - 1).slice(0, 7))
  const every = (customerId: string, amount: number, of = months) => of.map((month) => ({ customerId, month, amount }))
  it('run rate of the last 12 full months, retention of those of the year before', () => {
    const rows = [...every('stays', 100), ...every('gone', 60, months.slice(12)), ...every('contract', 900)]
    const repeat = repeatOf(rows, new Set(['contract']), '2026-11-21')
    expect(repeat).toMatchObject({ perMonth: 100, months: 12, customers: 1, before: 2, kept: 1 })
    // Two customers say little: 1 of 2 beside a presumed 8 of 10.
    expect(repeat?.retention.p).toBeCloseTo(9 / 12, 10)
    expect(repeat?.spread.reduce((sum, one) => sum + one, 0)).toBeCloseTo(24, 10)
  })
  it('twenty customers and more speak for themselves', () => {
    const rows = Array.from({ length: 20 }, (_, n) => every(`c${n}`, 10, n < 15 ? months : months.slice(12))).flat()
    expect(repeatOf(rows, new Set(), '2026-11-21')?.retention).toEqual({ p: 0.75, sure: 20 })
  })
  it('a shorter past is taken by its months; without revenue there is none', () => {
    expect(repeatOf(every('a', 100, months.slice(0, 5)), new Set(), '2026-11-21')).toMatchObject({
      perMonth: 100,
      months: 5,
    })
    expect(repeatOf([], new Set(), '2026-11-21')).toBeNull()
  })
})

describe('the ladder', () => {
  const climb = {
    contacted: '2026-08-03',
    inConversation: '2026-09-10',
    needKnown: null,
    offer: '2026-11-05',
    customer: null,
  }
  test.each([
    ['2026-08-02', 'unknown'],
    ['2026-08-03', 'contacted'],
    ['2026-10-31', 'inConversation'],
    ['2026-11-05', 'offer'],
  ])('on %s: %s', (day, rung) => expect(rungAt(climb, day)).toBe(rung))
  it('steps per month; one that is left out is climbed with the next', () => {
    expect(stepsPerMonth([climb], '2026-11-21').map(({ month, steps }) => [month.slice(0, 7), steps])).toEqual([
      ['2026-06', 0],
      ['2026-07', 0],
      ['2026-08', 1],
      ['2026-09', 1],
      ['2026-10', 0],
      ['2026-11', 2],
    ])
  })
  test.each([
    ['a target customer', { standing: 'targetCustomer', mode: 'classic' }, null, true],
    ['a key account of many years', { standing: 'customer', mode: 'keyAccount' }, '2015-01-01', true],
    ['a customer of many years', { standing: 'customer', mode: 'classic' }, '2015-01-01', false],
    ['a new customer', { standing: 'customer', mode: 'classic' }, '2026-05-01', true],
  ])('%s', (_, one, customer, expected) => {
    expect(onLadder(one, { ...climb, customer }, '2026-11-21')).toBe(expected)
  })
})
