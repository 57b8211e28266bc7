import { describe, expect, it } from 'vitest'
import {
  type HealthInput,
  type Judged,
  judgeContracts,
  judgeFires,
  judgePeople,
  judgePlan,
  judgeRevenue,
  judgeRhythm,
  judgeSatisfaction,
  lightOf,
} from './health.ts'

const today = '2026-11-21'
const good: Judged = { bad: false, says: 'noFires', params: {} }
const bad: Judged = { bad: true, says: 'firesOpen', params: {} }
const alarm: Judged = { bad: true, alarm: true, says: 'fireOld', params: {} }
const nothing: HealthInput = {
  rhythm: null,
  revenue: null,
  satisfaction: null,
  fires: null,
  people: null,
  plan: null,
  contract: null,
}

describe('the light', () => {
  it.each([
    ['nothing known', {}, null],
    ['three known and good', { rhythm: good, revenue: good, fires: good }, null],
    ['three known, two bad', { rhythm: bad, revenue: bad, fires: good }, null],
    ['three known and bad', { rhythm: bad, revenue: bad, people: bad }, 'red'],
    ['an alarm alone', { fires: alarm }, 'red'],
    ['a silent contract among good ones', { rhythm: good, revenue: good, fires: good, contract: alarm }, 'red'],
    ['four good', { rhythm: good, revenue: good, fires: good, people: good }, 'green'],
    ['one of four bad', { rhythm: bad, revenue: good, fires: good, people: good }, 'amber'],
    ['two of seven bad', { ...nothing, rhythm: bad, plan: bad, revenue: good, fires: good, people: good }, 'amber'],
    [
      'three of seven bad',
      { rhythm: bad, plan: bad, satisfaction: bad, revenue: good, fires: good, people: good, contract: good },
      'red',
    ],
    ['satisfaction counts like any', { rhythm: good, revenue: good, fires: good, satisfaction: good }, 'green'],
  ] as const)('%s', (_, parts, light) => expect(lightOf({ ...nothing, ...parts })).toBe(light))
})

describe('its parts', () => {
  it.each([
    [null, 14, null],
    ['2026-11-01', null, null],
    ['2026-11-07', 14, false],
    ['2026-11-06', 14, true],
    ['2026-11-25', 14, false],
  ] as const)('rhythm: last contact %s, every %s days: bad %s', (last, rhythm, is) =>
    expect(judgeRhythm(last, rhythm, today)?.bad ?? null).toBe(is),
  )

  it.each([
    [100, 0, null],
    [100, -5, null],
    [91, 100, false],
    [90, 100, true],
    [0, 100, true],
    [200, 100, false],
  ])('revenue %i after %i: bad %s', (now, before, is) => expect(judgeRevenue(now, before)?.bad ?? null).toBe(is))

  it.each([
    [null, 0, 0, false, undefined],
    [null, 0, 1, true, undefined],
    ['2026-11-21', 1, 0, true, undefined],
    ['2026-11-19', 1, 0, true, undefined],
    ['2026-11-18', 1, 0, true, true],
  ] as const)('oldest fire %s of %i, %i complaints: bad %s, alarm %s', (day, fires, complaints, is, alarmed) =>
    expect(judgeFires({ oldestFireDay: day, fires, complaints }, today)).toMatchObject({
      bad: is,
      ...(alarmed && { alarm: true }),
    }),
  )

  it.each([
    [0, 1, null],
    [3, 0, false],
    [3, 1, true],
  ])('%i people, %i warnings: bad %s', (people, warnings, is) =>
    expect(judgePeople(people, warnings)?.bad ?? null).toBe(is),
  )

  it.each([
    [0, 0, null],
    [4, 4, false],
    [4, 3, false],
    [3, 2, true],
    [1, 0, true],
  ])('of %i actions due %i done: bad %s', (due, done, is) => expect(judgePlan({ due, done })?.bad ?? null).toBe(is))

  const ends = (endDay: string | null, endedOn: string | null = null) => ({ endDay, endedOn, notice: false })
  const noticed = (endDay: string) => ({ endDay, endedOn: null, notice: true })
  it.each([
    [[], '2026-11-01', null],
    [[ends('2026-11-20')], '2026-11-01', null],
    [[ends(null)], null, 'contractRuns'],
    [[ends('2027-02-20')], null, 'contractRuns'],
    [[ends('2027-02-19')], null, 'contractSilent'],
    [[ends('2027-02-19')], '2026-11-20', 'contractSilent'],
    [[ends('2027-02-19')], '2026-11-21', 'contractEnds'],
    [[ends(null), ends('2026-12-31')], '2026-10-02', 'contractEnds'],
    [[ends(null), ends('2026-12-31')], '2026-10-01', 'contractSilent'],
    [[noticed('2026-12-31')], '2026-10-02', 'contractNotice'],
    [[noticed('2026-12-31')], '2026-10-01', 'contractNoticeSilent'],
    [[ends('2027-06-30', '2026-11-20')], '2026-11-20', 'contractEnded'],
    [[ends('2027-06-30', '2026-11-20')], '2026-11-19', 'contractEndedSilent'],
    [[ends('2026-12-31', '2026-11-20')], null, 'contractEndedSilent'],
  ] as const)('contracts %j, last talk %s: %s', (contracts, last, says) => {
    const judged = judgeContracts(contracts, last, today)
    expect(judged?.says ?? null).toBe(says)
    // Running notice without a talk is red by itself.
    expect(judged?.alarm ?? false).toBe(says?.endsWith('Silent') ?? false)
  })
})

describe('satisfaction: bad from a last answer of 6 or a mean below 7 on', () => {
  it.each([
    [[], null, null],
    [[9], false, '9'],
    [[7], false, '7'],
    [[6], true, '6'],
    [[6, 10, 10], true, '6, 10, 10'],
    [[10, 6, 5], false, '10, 6, 5'],
    [[10, 5, 5], true, '10, 5, 5'],
    [[8, 8, 8, 8, 8, 8], false, '8, 8, 8, 8, 8 …'],
  ])('%j', (scores, bad, shown) => {
    const found = judgeSatisfaction(scores)
    expect(found?.bad ?? null).toBe(bad)
    expect(found?.params.scores ?? null).toBe(shown)
  })
})
