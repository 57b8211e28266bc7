import { describe, expect, it } from 'vitest'
import {
  checkAmount,
  checkChangeable,
  checkDays,
  checkMargin,
  countDiffering,
  needOpen,
  pushesOf,
  sumChanges,
  weighted,
} from './rules.ts'

const today = '2026-11-21'

describe('amounts', () => {
  const cases: [amount: number | null, refusal: string | null][] = [
    [null, null],
    [0, null],
    [1e13, null],
    [-1, 'amountNegative'],
    [1e13 + 1, 'amountTooLarge'],
  ]
  it.each(cases)('%s: %s', (amount, refusal) => {
    if (refusal) expect(() => checkAmount(amount)).toThrow(expect.objectContaining({ code: refusal }))
    else expect(checkAmount(amount)).toBeUndefined()
  })
})

describe('days', () => {
  const cases: [created: string, expected: string | null, closed: string | null, refusal: string | null][] = [
    ['2026-11-21', null, null, null],
    ['2026-11-21', '2026-11-21', '2026-11-21', null],
    ['2026-11-22', null, null, 'createdAhead'],
    ['2026-10-01', '2026-09-30', null, 'closeBeforeCreated'],
    ['2026-10-01', '2027-09-30', null, null],
    ['2026-10-01', null, '2026-09-30', 'closeBeforeCreated'],
    ['2026-10-01', null, '2026-11-22', 'closedAhead'],
  ]
  it.each(cases)('created %s, expected %s, closed %s: %s', (createdDay, expectedClose, closedDay, refusal) => {
    const check = () => checkDays({ createdDay, expectedClose, closedDay }, today)
    if (refusal) expect(check).toThrow(expect.objectContaining({ code: refusal }))
    else expect(check()).toBeUndefined()
  })
})

it('what is won or lost does not change', () => {
  expect(needOpen({ outcome: null })).toBeUndefined()
  for (const outcome of ['won', 'lost'])
    expect(() => needOpen({ outcome })).toThrow(expect.objectContaining({ code: 'opportunityClosed' }))
})

it('probability-weighted: 3,800 × 0.9 + 22,500 × 0.2 = 7,920', () => {
  expect(weighted(380_000, 0.9) + weighted(2_250_000, 0.2)).toBe(792_000)
})

describe('changes of the kept sums', () => {
  const open = { stageId: 's1', ownerId: 'm1', currency: 'EUR', amount: 100, outcome: null, deletedAt: null }
  const place = { stageId: 's1', ownerId: 'm1', currency: 'EUR' }
  const cases: [name: string, before: typeof open | null, after: object | null, changes: object[]][] = [
    ['created', null, open, [{ ...place, count: 1, amount: 100 }]],
    ['raised', open, { ...open, amount: 150 }, [{ ...place, count: 0, amount: 50 }]],
    ['no amount counts as none', null, { ...open, amount: null }, [{ ...place, count: 1, amount: 0 }]],
    ['retitled', open, { ...open, title: 'x' }, []],
    [
      'moved on and lowered',
      open,
      { ...open, stageId: 's2', amount: 80 },
      [
        { ...place, count: -1, amount: -100 },
        { ...place, stageId: 's2', count: 1, amount: 80 },
      ],
    ],
    ['won', open, { ...open, outcome: 'won' }, [{ ...place, count: -1, amount: -100 }]],
    ['deleted', open, { ...open, deletedAt: '2026-11-21T00:00:00.000Z' }, [{ ...place, count: -1, amount: -100 }]],
    ['without owner', null, { ...open, ownerId: null }, [{ ...place, ownerId: '', count: 1, amount: 100 }]],
  ]
  it.each(cases)('%s', (_, before, after, changes) => {
    expect(sumChanges(before, after as typeof open | null)).toEqual(changes)
  })
})

it('differing sums: wrong ones, missing ones and those too many', () => {
  const share = { stageId: 's1', ownerId: 'm1', currency: 'EUR', count: 1, amount: 100 }
  expect(countDiffering([share], [{ ...share }])).toBe(0)
  expect(countDiffering([share], [{ ...share, amount: 99 }])).toBe(1)
  expect(countDiffering([share], [])).toBe(1)
  expect(countDiffering([], [share, { ...share, currency: 'CHF' }])).toBe(2)
})

describe('margins', () => {
  const cases: [margin: number | null, amount: number | null, refusal: string | null][] = [
    [null, 100, null],
    [100, 100, null],
    [-50, 100, null],
    [100, null, null],
    [101, 100, 'marginAboveAmount'],
    [1, 0, 'marginAboveAmount'],
    [-1e15, 100, 'amountTooLarge'],
  ]
  it.each(cases)('%s of %s: %s', (margin, amount, refusal) => {
    if (refusal) expect(() => checkMargin(margin, amount)).toThrow(expect.objectContaining({ code: refusal }))
    else expect(checkMargin(margin, amount)).toBeUndefined()
  })
})

it.each([
  ['2026-12-01', '2026-12-02', 3],
  ['2026-12-01', '2026-12-01', 2],
  ['2026-12-01', '2026-11-30', 2],
  ['2026-12-01', null, 2],
  [null, '2026-12-01', 2],
])('pushed twice, then from %s to %s: %s times', (before, after, pushes) => {
  expect(pushesOf(2, before, after)).toBe(pushes)
})

describe('what may be changed', () => {
  const cases: [outcome: string | null, columns: string[], refusal: string | null][] = [
    [null, ['stageId', 'amount', 'nextStep', 'lesson', 'createdDay'], null],
    [null, ['reason'], 'opportunityOpen'],
    [null, ['closedDay'], 'opportunityOpen'],
    ['won', ['closedDay', 'createdDay', 'reason', 'reasonNote', 'lesson', 'competitor'], null],
    ['lost', ['closedDay', 'amount'], 'opportunityClosed'],
    ['lost', ['nextStep'], 'opportunityClosed'],
    ['won', ['ownerId'], 'opportunityClosed'],
  ]
  it.each(cases)('%s, %s: %s', (outcome, columns, refusal) => {
    const check = () => checkChangeable({ outcome }, columns)
    if (refusal) expect(check).toThrow(expect.objectContaining({ code: refusal }))
    else expect(check()).toBeUndefined()
  })
})
