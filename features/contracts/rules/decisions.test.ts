import { describe, expect, it, test } from 'vitest'
import { addDays, addMonths } from '#shared/days.ts'
import fc from '#tests/properties.ts'
import { termEnd } from '../rules.ts'
import { lastNoticeDay, nextDecision, nextTermEnd, type Terms, termEndOn, termMonths } from './decisions.ts'

const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2000-01-01', days))
const months = fc.integer({ min: 1, max: 60 })

test.each([
  ['2026-06-30', 3, '2026-03-31'],
  ['2027-02-28', 1, '2027-01-31'],
  ['2028-02-28', 1, '2028-01-28'],
  ['2028-02-29', 1, '2028-01-31'],
  ['2026-12-31', 3, '2026-09-30'],
  ['2027-03-31', 1, '2027-02-28'],
  ['2026-12-31', 0, '2026-12-31'],
])('end %s, notice of %i months: the last day is %s', (end, notice, expected) => {
  expect(lastNoticeDay(end, notice)).toBe(expected)
})

test('the last day of notice is in time, the day after it is not', () => {
  fc.assert(
    fc.property(day, months, (end, notice) => {
      const last = lastNoticeDay(end, notice)
      expect(addMonths(last, notice) <= end).toBe(true)
      expect(addMonths(addDays(last, 1), notice) > end).toBe(true)
    }),
  )
})

test('terms follow each other without gap or overlap, and their length is found again', () => {
  fc.assert(
    fc.property(day, months, (start, length) => {
      const end = termEnd(start, length)
      expect(addDays(end, 1) >= addMonths(start, length)).toBe(true)
      expect(addDays(end, 1) <= addDays(addMonths(start, length), 1)).toBe(true)
      expect(nextTermEnd(end, length)).toBe(termEnd(addDays(end, 1), length))
      expect(termEnd(start, termMonths(start, end))).toBe(end)
    }),
  )
})

test.each([
  ['2026-01-01', '2026-12-31', 12],
  ['2027-01-31', '2027-02-28', 1],
  ['2026-01-01', '2026-01-15', 1],
  ['2026-03-15', '2027-09-14', 18],
])('from %s to %s: %i months', (start, end, expected) => {
  expect(termMonths(start, end)).toBe(expected)
})

describe('what must be decided next', () => {
  const plain: Terms = {
    endDay: '2026-12-31',
    endedAt: null,
    noticeMonths: null,
    autoRenewMonths: null,
    leadDays: null,
  }
  const running = { ...plain, noticeMonths: 3, autoRenewMonths: 12 }
  it.each<[string, Terms, string, [kind: string, day: string, end: string] | null]>([
    ['its end', plain, '2026-11-22', ['end', '2026-12-31', '2026-12-31']],
    ['nothing: it has none', { ...plain, endDay: null }, '2026-11-22', null],
    ['nothing: it was ended', { ...running, endedAt: '2026-01-01T09:00:00.000Z' }, '2026-05-01', null],
    ['notice, on its last day too', running, '2026-09-30', ['notice', '2026-09-30', '2026-12-31']],
    ['the next notice: this one is over', running, '2026-10-01', ['notice', '2027-09-30', '2027-12-31']],
    ['years later', running, '2031-10-01', ['notice', '2032-09-30', '2032-12-31']],
    [
      'without auto-renewal first notice',
      { ...plain, noticeMonths: 3 },
      '2026-09-30',
      ['notice', '2026-09-30', '2026-12-31'],
    ],
    ['then the end', { ...plain, noticeMonths: 3 }, '2026-10-01', ['end', '2026-12-31', '2026-12-31']],
    ['an end that nobody decided about stays', plain, '2027-02-01', ['end', '2026-12-31', '2026-12-31']],
  ])('%s', (_, terms, today, expected) => {
    const found = nextDecision(terms, today)
    expect(found && [found.kind, found.day, found.endDay]).toEqual(expected)
  })

  it('reminds so many days before, sixty where nothing is said', () => {
    expect(nextDecision(plain, '2026-11-22')?.remindDay).toBe('2026-11-01')
    expect(nextDecision({ ...plain, leadDays: 0 }, '2026-11-22')?.remindDay).toBe('2026-12-31')
  })

  it('of one that goes on by itself there is always a next one, of a term that is not over', () => {
    fc.assert(
      fc.property(
        day,
        months,
        fc.integer({ min: 0, max: 24 }),
        fc.integer({ min: -900, max: 900 }),
        (end, auto, notice, offset) => {
          const terms = { ...plain, endDay: end, noticeMonths: notice, autoRenewMonths: auto }
          const today = addDays(end, offset)
          const next = nextDecision(terms, today)
          expect(next !== null && next.day >= today && next.endDay >= next.day).toBe(true)
          const before = next && lastNoticeDay(termEndOn(terms, today) ?? '', notice)
          expect(before !== null && next !== null && before <= next.day).toBe(true)
        },
      ),
    )
  })
})
