import { expect, it } from 'vitest'
import { answerDue, briefOf, daysProblem, numberOf, overdueDays, stateOf, stepProblem } from './rules.ts'

const today = '2026-11-21'
const at = '2026-11-20T08:00:00.000Z'
const fresh = { takenAt: null, answeredOn: null, closedAt: null }

it.each([
  ['came in', fresh, 'new'],
  ['somebody took it', { ...fresh, takenAt: at }, 'inWork'],
  ['answered', { ...fresh, takenAt: at, answeredOn: today }, 'answered'],
  ['answered at once', { ...fresh, answeredOn: today }, 'answered'],
  ['closed', { takenAt: at, answeredOn: today, closedAt: at }, 'closed'],
] as const)('%s', (_what, facts, state) => {
  expect(stateOf(facts)).toBe(state)
})

it.each([
  ['take', [null, null, 'complaintAnswered', 'complaintClosed']],
  ['answer', [null, null, null, 'complaintClosed']],
  ['close', ['complaintNotAnswered', 'complaintNotAnswered', null, 'complaintClosed']],
  ['reopen', ['complaintOpen', 'complaintOpen', null, null]],
] as const)('%s: new, in work, answered, closed', (step, problems) => {
  expect((['new', 'inWork', 'answered', 'closed'] as const).map((state) => stepProblem(state, step))).toEqual(problems)
})

it.each([
  [{ year: 2026, sequence: 7 }, 'R-2026-007'],
  [{ year: 2027, sequence: 1 }, 'R-2027-001'],
  [{ year: 2027, sequence: 1234 }, 'R-2027-1234'],
])('%j is %s', (own, number) => {
  expect(numberOf(own)).toBe(number)
})

it.each([
  ['short', 'Rost an der Kante', 'Rost an der Kante'],
  ['several lines', 'Rost an der Kante\nSiehe Foto', 'Rost an der Kante'],
  ['just fits', 'x'.repeat(120), 'x'.repeat(120)],
  ['too long', `${'x'.repeat(118)} yz`, `${'x'.repeat(118)}…`],
])('brief: %s', (_what, text, brief) => {
  expect(briefOf(text)).toBe(brief)
})

const days = { receivedDay: '2026-11-10', promise: null, promisedUntil: null, answeredOn: null }

it.each([
  ['nothing promised: due at once, never overdue', {}, '2026-11-10', 0],
  ['promised for later', { promisedUntil: '2026-11-27' }, '2026-11-27', 0],
  ['promised for today', { promisedUntil: today }, today, 0],
  ['promised for yesterday', { promisedUntil: '2026-11-20' }, '2026-11-20', 1],
  ['answered late', { promisedUntil: '2026-11-18', answeredOn: '2026-11-20' }, null, 0],
])('%s', (_what, own, due, overdue) => {
  expect(answerDue({ ...days, ...own })).toBe(due)
  expect(overdueDays({ ...days, ...own }, today)).toBe(overdue)
})

it.each([
  ['as it should be', { promise: '8D-Bericht', promisedUntil: '2026-11-27', answeredOn: today }, null],
  ['in and answered on the same day', { receivedDay: today, answeredOn: today }, null],
  ['came in tomorrow', { receivedDay: '2026-11-22' }, 'dayAhead'],
  ['answered tomorrow', { answeredOn: '2026-11-22' }, 'dayAhead'],
  ['promised without a day', { promise: '8D-Bericht' }, 'promiseNeedsDay'],
  ['promised before it came in', { promisedUntil: '2026-11-09' }, 'promisedTooEarly'],
  ['answered before it came in', { answeredOn: '2026-11-09' }, 'answeredTooEarly'],
])('%s: %s', (_what, own, problem) => {
  expect(daysProblem({ ...days, ...own }, today)).toBe(problem)
})
