import { describe, expect, it } from 'vitest'
import { byStrength, type StagePace, type StandsStill, standsStill, type Waiting } from './standing.ts'

const today = '2026-11-21'
const moving: Waiting = {
  nextStep: 'Muster schicken',
  nextStepDay: '2026-11-27',
  stageDay: '2026-11-10',
  waitingUntil: null,
}
const fast: StagePace = { wonDwells: [], won: 0, limitDays: 14 }
/** Quantile 0.75 (type 7) of 7, 7, 14, 14, 14, 20, 22, 30: 20.5. */
const won: StagePace = { wonDwells: [7, 7, 14, 14, 14, 20, 22, 30], won: 8, limitDays: 5 }

describe('stands still, the strongest reason first (rules §3)', () => {
  const cases: [name: string, opportunity: Partial<Waiting>, pace: StagePace, reason: StandsStill | null][] = [
    ['moves', {}, fast, null],
    ['no next step', { nextStep: null, nextStepDay: null }, fast, { code: 'noNextStep' }],
    ['a step without a day is none', { nextStepDay: null }, fast, { code: 'noNextStep' }],
    ['no step is stronger than too long', { nextStep: null, stageDay: '2026-01-01' }, fast, { code: 'noNextStep' }],
    ['step due today', { nextStepDay: today }, fast, null],
    ['step overdue', { nextStepDay: '2026-11-18' }, fast, { code: 'stepOverdue', days: 3 }],
    [
      'overdue is stronger than too long',
      { nextStepDay: '2026-11-20', stageDay: '2026-01-01' },
      won,
      { code: 'stepOverdue', days: 1 },
    ],
    ['at the limit', { stageDay: '2026-11-07' }, fast, null],
    ['over the limit', { stageDay: '2026-11-06' }, fast, { code: 'overLimit', days: 15, most: 14 }],
    [
      'seven won ones are too few',
      { stageDay: '2026-11-15' },
      { ...won, won: 7 },
      { code: 'overLimit', days: 6, most: 5 },
    ],
    ['as long as three of four won ones', { stageDay: '2026-11-01' }, won, null],
    [
      'longer than three of four won ones',
      { stageDay: '2026-10-31' },
      won,
      { code: 'longerThanWon', days: 21, most: 20, won: 8 },
    ],
    ['no limit, too few won', { stageDay: '2020-01-01' }, { ...fast, limitDays: null }, null],
    ['nobody knows since when', { stageDay: null }, fast, null],
    ['waiting for the customer', { nextStep: null, waitingUntil: '2026-11-22' }, fast, null],
    ['the day it was waited for', { nextStep: null, waitingUntil: today }, fast, { code: 'noNextStep' }],
  ]
  it.each(cases)('%s', (_, opportunity, pace, reason) => {
    expect(standsStill({ ...moving, ...opportunity }, pace, today)).toEqual(reason)
  })
})

it('orders reasons by strength, then by how long', () => {
  const reasons: StandsStill[] = [
    { code: 'overLimit', days: 20, most: 14 },
    { code: 'stepOverdue', days: 2 },
    { code: 'longerThanWon', days: 60, most: 20, won: 9 },
    { code: 'noNextStep' },
    { code: 'stepOverdue', days: 9 },
  ]
  expect(reasons.toSorted(byStrength).map((reason) => [reason.code, 'days' in reason ? reason.days : null])).toEqual([
    ['noNextStep', null],
    ['stepOverdue', 9],
    ['stepOverdue', 2],
    ['longerThanWon', 60],
    ['overLimit', 20],
  ])
})
