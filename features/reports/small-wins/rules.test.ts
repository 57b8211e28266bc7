import { expect, test } from 'vitest'
import type { Step } from '../movement/rules/steps.ts'
import { aroundDay, forwardsOf, isToBeWon, orderedAgain, silenceBefore } from './rules.ts'

const day = '2026-11-10'

test.each([
  ['a target customer', 'targetCustomer', [], true],
  ['one that bought long ago', 'former', ['2024-11-09'], true],
  ['one that bought within 24 months', 'former', ['2024-11-10'], false],
  ['one that has become a customer since', 'customer', ['2026-11-20'], true],
  ['one that ordered on that day', 'customer', ['2026-11-10'], true],
  ['a customer without known purchases', 'customer', [], false],
  ['a customer', 'customer', ['2026-01-10', '2026-11-20'], false],
  ['a blocked one', 'blocked', [], false],
])('%s is one to be won: %s %j %s', (_, standing, purchases, expected) => {
  expect(isToBeWon({ standing, ...aroundDay(purchases, day) }, day)).toBe(expected)
})

test.each([
  ['2025-11-10', null, null],
  ['2025-11-09', null, 366],
  ['2025-11-09', '2026-02-01', null],
  ['2025-01-01', '2025-02-01', 678],
  [null, null, null],
])('spoken last on %s, bought last on %s: a silence of %s days', (lastContact, lastBought, expected) => {
  expect(silenceBefore(day, { lastContact, lastBought }, 365)).toBe(expected)
})

test.each([
  [null, null],
  ['2024-11-10', null],
  ['2024-11-09', 731],
])('ordered again, last on %s: after %s days', (lastBought, expected) => {
  expect(orderedAgain(day, lastBought)).toBe(expected)
})

const rankOf = (stageId: string | null) => Number(stageId)
const step = (on: string, kind: Step['kind'], from: string, to: string | null): Step => ({
  day: on,
  kind,
  from,
  to,
  ownerId: 'a',
  amount: 0,
  gain: 0,
})

test.each<[string, Step[], [string, string, string][]]>([
  ['two steps of a day are one', [step(day, 'forward', '1', '2'), step(day, 'forward', '2', '4')], [[day, '1', '4']]],
  ['forward and back again is none', [step(day, 'forward', '1', '3'), step(day, 'back', '3', '1')], []],
  ['back is none', [step(day, 'back', '3', '1')], []],
  ['a win is more than a small one', [step(day, 'won', '3', null)], []],
  [
    'each day for itself',
    [step(day, 'forward', '1', '2'), step('2026-11-12', 'forward', '2', '3')],
    [
      [day, '1', '2'],
      ['2026-11-12', '2', '3'],
    ],
  ],
])('%s', (_, steps, expected) => {
  expect(forwardsOf(steps, rankOf).map(({ day: on, from, to }) => [on, from, to])).toEqual(expected)
})
