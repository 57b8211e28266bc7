import { expect, it } from 'vitest'
import { askAgainOn, daysProblem, needsReason, overdueDays, sampleOutcomes } from './rules.ts'

const today = '2026-11-21'
const days = { sentOn: '2026-11-10', askOn: '2026-11-24', decidedOn: null }

it('is asked about two weeks later', () => {
  expect(askAgainOn('2026-12-21')).toBe('2027-01-04')
})

it.each([
  ['not yet', {}, 0],
  ['today', { askOn: today }, 0],
  ['since three days', { askOn: '2026-11-18' }, 3],
  ['decided', { askOn: '2026-11-18', decidedOn: '2026-11-20' }, 0],
])('%s: %i days', (_what, own, overdue) => {
  expect(overdueDays({ ...days, ...own }, today)).toBe(overdue)
})

it.each([
  ['as it should be', {}, null],
  ['sent, asked and decided on one day', { sentOn: today, askOn: today, decidedOn: today }, null],
  ['sent tomorrow', { sentOn: '2026-11-22' }, 'dayAhead'],
  ['decided tomorrow', { decidedOn: '2026-11-22' }, 'dayAhead'],
  ['asked before it was sent', { askOn: '2026-11-09' }, 'askTooEarly'],
  ['decided before it was sent', { decidedOn: '2026-11-09' }, 'decidedTooEarly'],
])('%s: %s', (_what, own, problem) => {
  expect(daysProblem({ ...days, ...own }, today)).toBe(problem)
})

it('only who rejects has to say why', () => {
  expect(sampleOutcomes.filter(needsReason)).toEqual(['rejected'])
})
