import { describe, expect, it, test } from 'vitest'
import { atLeast, bottlenecksOf, type Exits } from './bottlenecks.ts'
import { courseOf, type Fact } from './course.ts'
import { exitsOf, visitsOf, type Way, waysOf } from './moves.ts'
import { exitsIn, type Followed, paceOf, type Stages } from './pace.ts'
import { periodBefore } from './period.ts'

const november = { from: '2026-11-01', before: '2026-12-01' }
let count = 0
/** `s2` into that stage, `won`, `lost`, `reopened`; `10-20 s2` on another day than in November. */
function course(...said: string[]) {
  const facts = said.map((text, i): Fact => {
    const [day, what] = text.split(' ') as [string, string]
    const kind = i === 0 ? 'created' : /^s\d$/.test(what) ? 'stage' : (what as Fact['kind'])
    count += 1
    const on = day.length === 2 ? `2026-11-${day}` : `2026-${day}`
    return {
      id: String(count).padStart(6, '0'),
      kind,
      day: on,
      known: on,
      entered: `${on} ${String(i).padStart(2, '0')}`,
      replaces: null,
      stageId: /^s\d$/.test(what) ? what : null,
      ownerId: 'a',
      amount: i === 0 ? 100 : null,
      expectedClose: i === 0 ? '2026-11-20' : null,
    }
  })
  return courseOf(facts, null)
}
const rankOf = (stageId: string | null) => ['s0', 's1', 's2', 's3'].indexOf(stageId ?? '')

describe('conversion: what became of the stages it entered', () => {
  test.each<[string, string[], Record<number, Way>]>([
    ['created, stays', ['03 s0'], { 0: 'pending' }],
    ['created in a later stage has not entered the earlier ones', ['03 s2'], { 2: 'pending' }],
    ['one step on', ['03 s0', '05 s1'], { 0: 'on', 1: 'pending' }],
    ['skipping upwards counts as entering', ['03 s0', '05 s3'], { 0: 'on', 1: 'on', 2: 'on', 3: 'pending' }],
    ['entered before the period does not count, the step in it does', ['10-20 s0', '05 s1'], { 1: 'pending' }],
    ['lost where it stood, on where it came from', ['03 s0', '05 s1', '09 lost'], { 0: 'on', 1: 'lost' }],
    ['won counts as having come further', ['03 s0', '09 won'], { 0: 'on' }],
    ['back is an entry too, and lost there', ['10-20 s2', '05 s1', '09 lost'], { 1: 'lost' }],
    ['each stage once: further, back, lost', ['03 s1', '05 s2', '07 s1', '09 lost'], { 1: 'on', 2: 'lost' }],
    ['reopened is pending again', ['03 s1', '05 lost', '09 reopened'], { 1: 'pending' }],
    ['lost only after the period', ['03 s1', '12-02 lost'], { 1: 'pending' }],
    ['taken back on the same day is no step', ['03 s0', '05 s1', '05 s0'], { 0: 'pending' }],
    ['a stage that is gone', ['03 s9', '05 s1', '06 s9', '08 s2'], { 1: 'on', 2: 'pending' }],
  ])('%s', (_, said, expected) =>
    expect(Object.fromEntries(waysOf(course(...said), november, rankOf))).toEqual(expected),
  )
})

describe('what left a stage in the period', () => {
  test.each<[string, string[], Record<number, 'on' | 'lost'>]>([
    ['still there', ['03 s0'], {}],
    ['on, also when it came in before', ['10-20 s0', '05 s1'], { 0: 'on' }],
    ['on over several', ['10-20 s0', '05 s2'], { 0: 'on', 1: 'on' }],
    ['left before the period', ['10-20 s0', '10-25 s1'], {}],
    ['lost', ['10-20 s0', '05 s1', '09 lost'], { 0: 'on', 1: 'lost' }],
    ['won', ['10-20 s2', '09 won'], { 2: 'on' }],
    ['back again is no exit', ['10-20 s1', '05 s2', '07 s1'], {}],
    ['reopened', ['10-20 s1', '05 lost', '09 reopened'], {}],
  ])('%s', (_, said, expected) =>
    expect(Object.fromEntries(exitsOf(course(...said), november, rankOf))).toEqual(expected),
  )
})

it('each visit of a stage by itself; closed time belongs to none', () => {
  const visits = visitsOf(course('10-01 s0', '10-11 s1', '10-31 lost', '05 reopened', '08 s0', '18 won'))
  expect(visits.map(({ stageId, days, until }) => [stageId, days, until.slice(5)])).toEqual([
    ['s0', 10, '10-11'],
    ['s1', 20, '10-31'],
    ['s1', 3, '11-08'],
    ['s0', 10, '11-18'],
  ])
})

describe('where more is lost than usual', () => {
  const exits = (lost: number, on: number): Exits => ({ lost, on })
  test.each<[string, Exits, Exits, [number, number] | null]>([
    ['the case of the issue: 61 % of 46, 44 % of 125', exits(28, 18), exits(55, 70), [28 / 46, 0.44]],
    ['the same shares of few are chance: 61 % of 18', exits(11, 7), exits(55, 70), null],
    ['seven that left say nothing', exits(7, 0), exits(20, 80), null],
    ['eight do', exits(8, 0), exits(20, 80), [1, 0.2]],
    ['nineteen before say nothing', exits(8, 0), exits(3, 16), null],
    ['as usual', exits(40, 60), exits(40, 60), null],
    ['less than usual', exits(10, 90), exits(40, 60), null],
    ['one lost where none was: chance', exits(1, 7), exits(0, 20), null],
    ['half lost where none was: not', exits(4, 4), exits(0, 20), [0.5, 0]],
  ])('%s', (_, now, usual, expected) =>
    expect(bottlenecksOf([now], [usual]).map(({ share, usual: before }) => [share, before])).toEqual(
      expected ? [expected] : [],
    ),
  )

  it('the one that costs most first, at most two', () => {
    const usual = [exits(20, 80), exits(20, 80), exits(20, 80)]
    const named = bottlenecksOf([exits(8, 8), exits(20, 10), exits(40, 40)], usual)
    expect(named.map(({ rank }) => rank)).toEqual([2, 1])
  })

  test.each<[number, number, number, number]>([
    [0, 5, 0.3, 1],
    [5, 5, 0.5, 1 / 32],
    [1, 2, 0.5, 0.75],
    [60_000, 100_000, 0.5, 0],
    [49_000, 100_000, 0.5, 1],
  ])('at least %i of %i with %d', (least, of, p, expected) => expect(atLeast(least, of, p)).toBeCloseTo(expected, 6))
})

test.each<[string, [string, string], [string, string], number]>([
  ['a quarter', ['2026-10-01', '2026-12-31'], ['2026-07-01', '2026-09-30'], 1],
  ['a quarter of the fiscal year', ['2026-11-01', '2027-01-31'], ['2026-08-01', '2026-10-31'], 2],
  ['a month', ['2026-03-01', '2026-03-31'], ['2026-02-01', '2026-02-28'], 1],
  ['a week', ['2026-11-16', '2026-11-22'], ['2026-11-09', '2026-11-15'], 1],
  ['a year', ['2026-01-01', '2026-12-31'], ['2025-01-01', '2025-12-31'], 1],
  ['own days', ['2026-11-03', '2026-11-12'], ['2026-10-24', '2026-11-02'], 1],
])('the period before %s', (_, [from, to], [before, until], start) =>
  expect(periodBefore({ from, to }, start)).toEqual({ from: before, to: until }),
)

describe('the pace of a period', () => {
  const stages: Stages = { ids: ['s0', 's1', 's2', 's3'], probabilityOf: (id) => rankOf(id) / 10 }
  const followed = (one: Followed['course'], more: Partial<Followed> = {}): Followed => ({
    course: one,
    budgetary: false,
    dated: true,
    ...more,
  })
  const deals = [
    followed(course('10-02 s0', '03 s1', '11 won')),
    followed(course('10-05 s0', '05 s1', '09 lost')),
    followed(course('10-05 s0', '07 s1')),
    followed(course('10-05 s0', '07 s1', '08 lost'), { budgetary: true }),
  ]
  const pace = paceOf(deals, november, stages)

  it('conversion and dwell by stage, budgetary enquiries left out', () => {
    expect(pace.stages[1]).toEqual({
      stageId: 's1',
      entered: 3,
      on: 1,
      lost: 1,
      pending: 1,
      rate: 1 / 3,
      dwell: 6,
      visits: 2,
    })
    expect(pace.stages[0]).toMatchObject({ entered: 0, rate: null, dwell: 32, visits: 3 })
    expect(exitsIn(deals, november, stages)).toMatchObject([
      { on: 3, lost: 0 },
      { on: 1, lost: 1 },
      { on: 0, lost: 0 },
      { on: 0, lost: 0 },
    ])
  })

  it('closing rate, cycle, velocity and steps', () => {
    expect(pace).toMatchObject({
      won: 1,
      lost: 1,
      wonValue: 100,
      closingRate: 0.5,
      cycleMedian: 40,
      forward: 4,
      back: 0,
    })
    // One open × 100 × 0.5 / 40 days.
    expect(pace.velocityPerDay).toBe(1.25)
    expect(pace.slipped).toEqual({ count: 1, due: 4, rate: 0.25 })
    const undated = paceOf([followed(course('10-02 s0', '11 won'), { dated: false })], november, stages)
    expect(undated).toMatchObject({ won: 1, cycleMedian: null, velocityPerDay: null })
  })
})
