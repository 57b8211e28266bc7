import { expect, it } from 'vitest'
import { fireTimes, newsOf } from './rules.ts'

const at = (time: string) => `2026-11-21T${time}.000Z`

it.each([
  ['nobody yet', at('08:00:00'), null, null, null, null],
  ['taken after 35 minutes', at('08:00:00'), at('08:35:59'), null, 35, null],
  ['solved two hours later', at('08:00:00'), at('08:35:00'), at('10:35:00'), 35, 155],
  ['solved without being taken', at('08:00:00'), null, at('08:20:00'), 20, 20],
  ['the next day', at('20:00:00'), at('20:00:30'), '2026-11-22T20:00:00.000Z', 0, 1440],
  ['clocks that disagree', at('08:00:00'), at('07:59:00'), null, 0, null],
])('%s', (_what, raisedAt, takenAt, solvedAt, reactionMinutes, solutionMinutes) => {
  expect(fireTimes({ raisedAt, takenAt, solvedAt })).toEqual({ reactionMinutes, solutionMinutes })
})

const open = { deletedAt: null, takenById: null, solvedAt: null }
const taken = { ...open, takenById: 'jonas' }
const solved = { ...taken, solvedAt: at('09:00:00') }

it.each([
  ['raised', null, open, 'raised'],
  ['taken', open, taken, 'taken'],
  ['taken over', taken, { ...taken, takenById: 'tina' }, 'taken'],
  ['solved', taken, solved, 'solved'],
  ['reopened', solved, taken, 'raised'],
  ['a false alarm', open, { ...open, deletedAt: at('08:01:00') }, 'gone'],
  ['not a false alarm after all', { ...open, deletedAt: at('08:01:00') }, open, 'raised'],
  ['taking undone', taken, open, 'changed'],
  ['other words', open, open, 'changed'],
  ['other words for the solution', solved, solved, 'changed'],
] as const)('%s', (_what, before, after, news) => {
  expect(newsOf(before, after)).toBe(news)
})
