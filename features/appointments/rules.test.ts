import { expect, it } from 'vitest'
import { endOf, isSpan, stateOf } from './rules.ts'

const at = (time: string) => `2026-11-23T${time}:00.000Z`

it('lasts an hour unless said otherwise', () => {
  expect(endOf(at('23:30'), null)).toBe('2026-11-24T00:30:00.000Z')
  expect(endOf(at('09:30'), at('12:00'))).toBe(at('12:00'))
})

it.each([
  ['an hour', at('09:30'), at('10:30'), true],
  ['no time at all', at('09:30'), at('09:30'), false],
  ['backwards', at('09:30'), at('08:30'), false],
  ['a fair of five days', at('08:00'), '2026-11-28T17:00:00.000Z', true],
  ['a month by mistake', at('08:00'), '2026-12-23T08:00:00.000Z', false],
])('%s', (_what, startsAt, endsAt, fits) => {
  expect(isSpan(startsAt, endsAt)).toBe(fits)
})

it.each([
  ['to come', at('10:00'), null, null, 'ahead'],
  ['begun', at('09:00'), null, null, 'past'],
  ['held', at('08:00'), null, 'activity', 'held'],
  ['cancelled before', at('10:00'), at('07:00'), null, 'cancelled'],
] as const)('%s', (_what, startsAt, cancelledAt, activityId, state) => {
  expect(stateOf({ startsAt, cancelledAt, activityId }, at('09:00'))).toBe(state)
})
