import { expect, it } from 'vitest'
import { askAgainOn, checkOfferDays, outcomeWith, overdueDays, statusOf } from './rules.ts'

const today = '2026-11-22'

it.each([
  ['a week later', '2026-11-22', null, '2026-11-29'],
  ['over the new year', '2026-12-28', '2027-02-01', '2027-01-04'],
  ['on the last day that it is valid', '2026-11-22', '2026-11-25', '2026-11-25'],
  ['never before it was sent', '2026-11-22', '2026-11-20', '2026-11-22'],
])('asked again: %s', (_what, sentOn, validUntil, askOn) => {
  expect(askAgainOn(sentOn, validUntil)).toBe(askOn)
})

it.each([
  [null, null, 'open'],
  [null, today, 'open'],
  [null, '2026-11-21', 'expired'],
  ['ordered', '2026-11-21', 'ordered'],
  ['dropped', null, 'dropped'],
] as const)('outcome %s, valid until %s: %s', (outcome, validUntil, status) => {
  expect(statusOf({ outcome, sentOn: '2026-11-10', validUntil }, today)).toBe(status)
})

it.each([
  ['2026-11-19', null, 3],
  [today, null, 0],
  ['2026-11-19', 'lost', 0],
  [null, null, 0],
])('to ask on %s, outcome %s: %i days over', (askOn, outcome, days) => {
  expect(overdueDays({ askOn, outcome }, today)).toBe(days)
})

it.each([
  ['as it should be', {}, null],
  ['all on one day', { sentOn: today, validUntil: today, askOn: today }, null],
  ['sent tomorrow', { sentOn: '2026-11-23' }, 'dayAhead'],
  ['ended before it was sent', { validUntil: '2026-11-09' }, 'offerValidTooShort'],
  ['asked before it was sent', { askOn: '2026-11-09' }, 'offerAskTooEarly'],
])('%s: %s', (_what, own, code) => {
  const check = () => checkOfferDays({ sentOn: '2026-11-10', validUntil: null, askOn: '2026-11-24', ...own }, today)
  if (code) expect(check).toThrow(expect.objectContaining({ code }))
  else expect(check).not.toThrow()
})

it.each([
  ['lost', 2, 'lost'],
  ['won', 1, 'ordered'],
  ['won', 2, 'dropped'],
] as const)('the opportunity %s, %i offers waiting: they are %s', (opportunity, waiting, outcome) => {
  expect(outcomeWith(opportunity, waiting)).toBe(outcome)
})
