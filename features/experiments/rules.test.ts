import { expect, test } from 'vitest'
import { type Planned, problemOf, stateOf } from './rules.ts'

const channel: Planned = {
  kind: 'channel',
  channel: 'Messe',
  segment: null,
  goal: 3,
  startDay: '2026-11-01',
  endDay: '2027-01-31',
}

test.each<[string, Partial<Planned>, ReturnType<typeof problemOf>]>([
  ['a channel', {}, null],
  ['a niche', { kind: 'niche', channel: null, segment: 'Pumpenbauer' }, null],
  ['no goal', { goal: 0 }, 'experimentGoal'],
  ['half a customer', { goal: 0.5 }, 'experimentGoal'],
  ['it ends on the day it begins', { endDay: '2026-11-01' }, 'experimentDays'],
  ['no channel named', { channel: null }, 'experimentWhere'],
  ['a niche of nobody', { kind: 'niche', segment: null }, 'experimentWhere'],
])('%s: %j is %s', (_, given, expected) => {
  expect(problemOf({ ...channel, ...given })).toBe(expected)
})

test.each([
  ['2026-10-31', null, 'ahead'],
  ['2026-11-01', null, 'running'],
  ['2027-01-30', null, 'running'],
  ['2027-01-31', null, 'due'],
  ['2026-12-01', 'stop', 'judged'],
])('on %s, decided %s: %s', (today, verdict, expected) => {
  expect(stateOf({ ...channel, verdict }, today)).toBe(expected)
})
