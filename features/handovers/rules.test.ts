import { describe, expect, it } from 'vitest'
import { completeness, lacksMust, missingParts } from './rules/dossier.ts'
import { figuresOf, type Measured } from './rules/figures.ts'
import {
  introductionProblem,
  remaining,
  type State,
  type Step,
  settled,
  speaksWith,
  stateOf,
  states,
  stepProblem,
  workdaysAfter,
} from './rules/state.ts'

const nothing = {
  proposedAt: null,
  returnedAt: null,
  acceptedAt: null,
  introducedDay: null,
  doneAt: null,
  withdrawnAt: null,
}
const at = '2026-11-02T09:00:00Z'

describe('where a handover stands', () => {
  it.each([
    [{}, 'prepared'],
    [{ proposedAt: at }, 'proposed'],
    [{ proposedAt: at, returnedAt: at }, 'returned'],
    [{ proposedAt: at, acceptedAt: at }, 'accepted'],
    [{ proposedAt: at, acceptedAt: at, introducedDay: '2026-11-09' }, 'introduced'],
    [{ proposedAt: at, acceptedAt: at, introducedDay: '2026-11-09', doneAt: at }, 'done'],
    [{ proposedAt: at, acceptedAt: at, doneAt: at }, 'done'],
    [{ proposedAt: at, returnedAt: at, withdrawnAt: at }, 'withdrawn'],
  ])('%j → %s', (facts, state) => {
    expect(stateOf({ ...nothing, ...facts })).toBe(state)
  })

  const ok = null
  const [w, d, a, p, n, u, c] = [
    'handoverWithdrawn',
    'handoverDone',
    'handoverAccepted',
    'handoverWaits',
    'handoverNotProposed',
    'handoverNotAccepted',
    'handoverNotDone',
  ]
  // In the order of `states`: prepared, proposed, returned, accepted, introduced, done, withdrawn.
  it.each<[Step, (string | null | undefined)[]]>([
    ['change', [ok, ok, ok, a, a, d, w]],
    ['propose', [ok, p, ok, a, a, d, w]],
    ['accept', [n, ok, n, a, a, d, w]],
    ['return', [n, ok, n, a, a, d, w]],
    ['withdraw', [ok, ok, ok, a, a, d, w]],
    ['introduce', [u, u, u, ok, ok, d, w]],
    ['finish', [u, u, u, ok, ok, d, w]],
    ['check', [c, c, c, c, c, ok, w]],
  ])('%s', (step, problems) => {
    expect(states.map((state) => stepProblem(state, step))).toEqual(problems)
  })
})

describe('who speaks with the customer', () => {
  const handover = (state: State, fromLeft = false) => ({ state, fromId: 'sales', toId: 'kam', fromLeft })
  it.each<[State, string, boolean, string, string]>([
    ['prepared', 'sales', false, 'sales', 'owner'],
    ['proposed', 'sales', false, 'sales', 'untilAccepted'],
    ['returned', 'sales', false, 'sales', 'untilAccepted'],
    ['accepted', 'kam', false, 'sales', 'untilIntroduced'],
    ['accepted', 'kam', true, 'kam', 'formerLeft'],
    ['introduced', 'kam', false, 'kam', 'owner'],
    ['done', 'kam', false, 'kam', 'owner'],
    ['withdrawn', 'sales', false, 'sales', 'owner'],
    // It went back to who had it: nobody is named twice.
    ['accepted', 'sales', false, 'sales', 'owner'],
  ])('%s, owned by %s (former left: %s): %s', (state, ownerId, fromLeft, memberId, because) => {
    expect(speaksWith(ownerId, handover(state, fromLeft))).toEqual({ memberId, because })
  })

  it('without a handover the owner, and nobody where there is none', () => {
    expect(speaksWith('sales', null)).toEqual({ memberId: 'sales', because: 'owner' })
    expect(speaksWith(null, null)).toEqual({ memberId: null, because: 'owner' })
  })
})

describe('a change of owner past the handover', () => {
  it.each<[State, string | null, object | null]>([
    ['proposed', 'sales', null],
    ['proposed', 'kam', { withdraw: true }],
    ['returned', 'third', { fromId: 'third' }],
    ['accepted', 'kam', null],
    ['accepted', 'third', { toId: 'third' }],
    ['introduced', 'sales', { withdraw: true }],
    ['done', 'third', null],
    ['withdrawn', 'third', null],
    ['accepted', null, null],
  ])('%s, now owned by %s', (state, ownerId, change) => {
    expect(settled({ state, fromId: 'sales', toId: 'kam' }, ownerId)).toEqual(change)
  })

  it.each<[[State, string][], string]>([
    [
      [
        ['prepared', '1'],
        ['accepted', '2'],
      ],
      '2',
    ],
    [
      [
        ['returned', '2'],
        ['proposed', '1'],
      ],
      '1',
    ],
    [
      [
        ['introduced', '3'],
        ['accepted', '1'],
      ],
      '3',
    ],
  ])('of two open ones %j remains %s', (open, createdAt) => {
    expect(remaining(open.map(([state, day]) => ({ state, createdAt: day })))?.createdAt).toBe(createdAt)
  })
})

it.each([
  ['2026-11-23', 'introducedAhead'],
  ['2026-11-01', 'introducedTooEarly'],
  ['2026-11-02', null],
])('introduced on %s: %s', (day, problem) => {
  expect(introductionProblem(day, '2026-11-01T23:30:00Z', '2026-11-22', 'Europe/Berlin')).toBe(problem)
})

it('workdays leave out Sundays and public holidays', () => {
  // Friday before Christmas: Monday to Thursday, then the 28th.
  expect(workdaysAfter('2026-12-18', 5, 'DE', null)).toBe('2026-12-28')
})

describe('the dossier', () => {
  const known = {
    figures: false,
    quotes: 0,
    conversations: 0,
    peopleWithRole: 0,
    promises: 0,
    prices: 0,
    risks: 0,
  }
  it.each([
    [known, {}, ['facts', 'needs', 'history', 'people', 'promises', 'prices', 'risks', 'wishes'], true],
    [
      { ...known, figures: true, quotes: 1, conversations: 3, peopleWithRole: 1, promises: 1, prices: 1, risks: 1 },
      {},
      ['wishes'],
      false,
    ],
    [
      { ...known, peopleWithRole: 2 },
      { needs: 'kurze Lieferzeit', promises: 'keine', prices: 'wie Liste', wishes: '  ' },
      ['facts', 'history', 'risks', 'wishes'],
      false,
    ],
    [{ ...known, quotes: 1, promises: 1, prices: 1 }, {}, ['facts', 'history', 'people', 'risks', 'wishes'], true],
  ])('%j %j', (facts, words, missing, lacks) => {
    const list = completeness(facts, words)
    expect([missingParts(list), lacksMust(list)]).toEqual([missing, lacks])
  })
})

it('figures: what has not happened counts for nothing, a handover that came back twice counts once', () => {
  const row = (own: Partial<Measured>): Measured => ({
    state: 'proposed',
    firstProposedAt: '2026-11-02T09:00:00Z',
    acceptedAt: null,
    introducedDay: null,
    missing: 0,
    returns: [],
    checks: [],
    ...own,
  })
  const found = figuresOf(
    [
      row({ state: 'accepted', acceptedAt: '2026-11-04T09:00:00Z', missing: 3 }),
      row({
        state: 'done',
        acceptedAt: '2026-11-10T23:30:00Z',
        introducedDay: '2026-11-22',
        returns: [['Preise'], ['Preise', 'Bedarf']],
        checks: [
          { side: 'from', rating: 5 },
          { side: 'to', rating: 2 },
        ],
      }),
      row({ state: 'withdrawn', missing: 6 }),
    ],
    'Europe/Berlin',
  )
  expect(found).toEqual({
    proposed: 3,
    open: 1,
    accepted: 2,
    introduced: 1,
    done: 1,
    withdrawn: 1,
    daysToAccept: { count: 2, mean: 5.5, median: 5.5 },
    daysToIntroduce: { count: 1, mean: 20, median: 20 },
    returned: 1,
    returnedShare: 1 / 3,
    returnReasons: [
      { reason: 'Preise', count: 1 },
      { reason: 'Bedarf', count: 1 },
    ].sort((a, b) => (a.reason < b.reason ? -1 : 1)),
    completeness: expect.closeTo(1 - 3 / 9, 10),
    checks: { from: { count: 1, mean: 5 }, to: { count: 1, mean: 2 } },
  })
  expect(figuresOf([], 'UTC')).toMatchObject({ returnedShare: null, completeness: null })
})
