import { describe, expect, it, test } from 'vitest'
import { bandEdges, bandOf, type Group, oneSpelling, reviewOf } from './rules.ts'

const group = (outcome: Group['outcome'], reason: string | null, count: number, amount: number, key = 'a'): Group => ({
  key,
  outcome,
  reason,
  count,
  amount,
  withoutAmount: 0,
})

describe('what closed ones say together', () => {
  test.each<[string, Group[], object]>([
    ['nothing', [], { won: { count: 0, amount: 0 }, closingRate: null, closingRateByValue: null, reasons: [] }],
    [
      'no decision counts as lost and is shown apart',
      [group('won', null, 1, 300), group('lost', 'noDecision', 2, 500), group('lost', 'price', 1, 200)],
      {
        lost: { count: 3, amount: 700 },
        noDecision: { count: 2, amount: 500 },
        closingRate: 0.25,
        closingRateByValue: 0.3,
      },
    ],
    [
      'a reason of several parts once, the most frequent first',
      [group('lost', 'price', 1, 10), group('lost', 'late', 2, 5), group('lost', 'price', 2, 10, 'b')],
      {
        reasons: [
          { outcome: 'lost', reason: 'price', count: 3, amount: 20 },
          { outcome: 'lost', reason: 'late', count: 2, amount: 5 },
        ],
      },
    ],
    [
      'won and lost for the same reason are two',
      [group('won', null, 1, 10), group('lost', null, 1, 20)],
      {
        reasons: [
          { outcome: 'lost', amount: 20 },
          { outcome: 'won', amount: 10 },
        ],
      },
    ],
  ])('%s', (_, groups, expected) => expect(reviewOf(groups, new Set(['noDecision']))).toMatchObject(expected))
})

it('one competitor in several spellings is one', () => {
  const spelled = [
    group('lost', null, 1, 10, 'MÜLLER Technik'),
    group('lost', null, 2, 10, 'Müller Technik'),
    group('won', null, 1, 10, 'Mueller Technik'),
    { ...group('won', null, 1, 10), key: null },
  ]
  expect(oneSpelling(spelled).map(({ key }) => key)).toEqual([
    'Müller Technik',
    'Müller Technik',
    'Müller Technik',
    null,
  ])
})

it('bands lie beside each other, open at both ends', () => {
  expect(['0', '1', '2', '3'].map(bandOf)).toEqual([
    { from: null, before: bandEdges[0] },
    { from: bandEdges[0], before: bandEdges[1] },
    { from: bandEdges[1], before: bandEdges[2] },
    { from: bandEdges[2], before: null },
  ])
})
