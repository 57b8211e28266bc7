import { describe, expect, it } from 'vitest'
import { type HistoryEntry, historyOf, type Recorded } from './history.ts'

const today = '2026-11-21'
const open: Recorded = {
  stageId: 's1',
  ownerId: 'm1',
  amount: 100,
  currency: 'EUR',
  expectedClose: '2026-12-01',
  createdDay: '2026-10-01',
  stageDay: '2026-10-01',
  outcome: null,
  closedDay: null,
  deletedAt: null,
}
const won = { ...open, outcome: 'won', closedDay: '2026-11-10' }
const words = (entries: HistoryEntry[]) =>
  entries.map(({ kind, day, corrects, ...values }) =>
    [
      ...(corrects ? ['corrects', corrects.join('/'), 'by'] : []),
      kind,
      day ?? '?',
      ...Object.values(values).filter((value) => value !== null),
    ].join(' '),
  )

describe('what a change adds to the history', () => {
  it.each<[string, Recorded | null, Recorded, string[]]>([
    ['created', null, open, ['created 2026-10-01 s1 m1 100 EUR 2026-12-01']],
    ['came in won', null, won, ['created 2026-10-01 s1 m1 100 EUR 2026-12-01', 'won 2026-11-10']],
    [
      'days unknown',
      null,
      { ...open, createdDay: null, expectedClose: null, outcome: 'lost' },
      ['created ? s1 m1 100 EUR', 'lost ?'],
    ],
    ['nothing of it', open, { ...open }, []],
    [
      'several values',
      open,
      { ...open, stageId: 's2', amount: 80, ownerId: null },
      [`stage ${today} s2`, `amount ${today} 80 EUR`, `owner ${today}`],
    ],
    ['pushed out', open, { ...open, expectedClose: '2027-02-01' }, [`expectedClose ${today} 2027-02-01`]],
    ['won with another amount', open, { ...won, amount: 90 }, ['amount 2026-11-10 90 EUR', 'won 2026-11-10']],
    ['reopened', won, open, [`reopened ${today}`]],
    [
      'closed on another day after all',
      won,
      { ...won, closedDay: '2026-11-12' },
      ['corrects won/lost by won 2026-11-12'],
    ],
    ['lost after all', won, { ...won, outcome: 'lost' }, ['corrects won/lost by lost 2026-11-10']],
    [
      'a step that was taken last week',
      open,
      { ...open, stageId: 's2', stageDay: '2026-11-14' },
      ['stage 2026-11-14 s2'],
    ],
    [
      'that step was a week before, after all',
      { ...open, stageId: 's2', stageDay: '2026-11-14' },
      { ...open, stageId: 's2', stageDay: '2026-11-07' },
      ['corrects stage by stage 2026-11-07'],
    ],
    [
      'created on another day after all',
      open,
      { ...open, createdDay: '2026-09-01' },
      ['corrects created by created 2026-09-01'],
    ],
    ['deleted', open, { ...open, deletedAt: 'x' }, [`void ${today}`]],
    ['brought back', { ...open, deletedAt: 'x' }, open, [`restored ${today}`]],
  ])('%s', (_, before, after, expected) => expect(words(historyOf(before, after, today))).toEqual(expected))
})
