import { expect, it } from 'vitest'
import { absenceProblem, overlaps } from './rules.ts'

const planned = (fromDay: string, toDay: string, deputyId = 'b') => ({ memberId: 'a', deputyId, fromDay, toDay })

it.each([
  ['one day', planned('2026-12-21', '2026-12-21'), null],
  ['three weeks', planned('2026-12-21', '2027-01-10'), null],
  ['backwards', planned('2026-12-21', '2026-12-20'), 'absenceBackwards'],
  ['four years', planned('2026-12-21', '2030-12-21'), 'absenceTooLong'],
  ['own deputy', planned('2026-12-21', '2026-12-22', 'a'), 'deputyIsAbsent'],
  ['first day taken', planned('2026-11-20', '2026-12-01'), 'absenceTwice'],
  ['last day taken', planned('2026-12-05', '2026-12-20'), 'absenceTwice'],
  ['inside another', planned('2026-12-02', '2026-12-03'), 'absenceTwice'],
  ['around another', planned('2026-11-01', '2026-12-20'), 'absenceTwice'],
  ['the day before', planned('2026-11-20', '2026-11-30'), null],
  ['the day after', planned('2026-12-06', '2026-12-08'), null],
])('%s', (_, absence, problem) => {
  expect(absenceProblem(absence, [planned('2026-12-01', '2026-12-05')])).toBe(problem)
})

it('two members may be away at the same time', () => {
  const other = { ...planned('2026-12-01', '2026-12-05'), memberId: 'c' }
  expect(overlaps(other, planned('2026-12-01', '2026-12-05'))).toBe(true)
  expect(absenceProblem(planned('2026-12-01', '2026-12-05'), [other])).toBeNull()
  // But nobody stands in on a day of their own absence.
  expect(absenceProblem(planned('2026-12-05', '2026-12-09', 'c'), [other])).toBe('deputyIsAway')
  expect(absenceProblem(planned('2026-12-06', '2026-12-09', 'c'), [other])).toBeNull()
})
