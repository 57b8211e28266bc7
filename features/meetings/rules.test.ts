import { expect, it } from 'vitest'
import { type Agreed, agreedLines, line, point, type ReviewFacts, reviewAgenda } from './rules/agenda.ts'
import { forCustomer } from './rules/forCustomer.ts'
import {
  keyAccountsAgenda,
  type Move,
  marketingAgenda,
  mondayAgenda,
  type SeriesFacts,
  type Stuck,
  type Win,
} from './rules/series.ts'

const today = '2026-11-21'
const task: Agreed = {
  ...{ text: 'Muster', name: 'Tina', dueDay: '2026-11-10', doneOn: null },
  ...{ internal: false, last: true, hasTask: true },
}

it.each<[string, Partial<Agreed>, string | undefined]>([
  ['done in time', { doneOn: '2026-11-10' }, 'kept'],
  ['done a day late', { doneOn: '2026-11-11' }, 'keptLate'],
  ['not done, its day gone', {}, 'overdue'],
  ['due today', { dueDay: today }, 'open'],
  ['nobody was given it', { hasTask: false, name: null, dueDay: null }, 'decided'],
  ['from the time before last, still open', { last: false }, 'overdue'],
  ['from the time before last, done', { last: false, doneOn: '2026-11-10' }, undefined],
  ['from the time before last, no task', { last: false, hasTask: false }, undefined],
])('what was agreed: %s', (_, given, says) => {
  expect(agreedLines([{ ...task, ...given }], today)[0]?.says).toBe(says)
})

const nothing: ReviewFacts = {
  ...{ today, since: '2026-08-21', first: false, agreed: [], revenue: 0, revenueBefore: 0, currency: 'EUR' },
  ...{ goalsInternal: false, actionsInternal: false, goals: [], actions: [], progress: { due: 0, done: 0 } },
  ...{ complaints: [], fires: [], offers: [], contracts: [], opportunities: [], whiteSpace: [], suggestions: [] },
  answers: [],
}
const scored = (score: number, name = 'Sauter') => ({ personId: name, name, score })
const goal = { text: 'Lieferanteil', unit: '%', to: 40, now: 35, dueDay: null, internal: false }
const action = { text: 'Muster', member: 'Tina', dueDay: '2026-11-20', doneOn: null, internal: false }
const complaint = { number: 'R-1', text: 'Riefen', day: '2026-05-01', closedOn: null }
const fire = { text: 'Band steht', day: '2026-05-01', solvedOn: null }

it.each<[string, Partial<ReviewFacts>, [string, string[]][]]>([
  ['nothing known', {}, []],
  ['the first one', { first: true }, [['agreed', ['first']]]],
  ['against the year before', { revenueBefore: 100 }, [['figures', ['revenue']]]],
  [
    'a goal without a day, one with, one in words',
    { goals: [goal, { ...goal, dueDay: today }, { ...goal, to: null, now: null }] },
    [['goals', ['goal', 'goalUntil', 'goalPlain']]],
  ],
  [
    'late actions first; done ones of the quarter only',
    {
      actions: [
        { ...action, doneOn: '2026-11-01' },
        { ...action, doneOn: '2026-01-01' },
        { ...action, dueDay: today },
        action,
      ],
      progress: { due: 3, done: 2 },
    },
    [['actions', ['progress', 'actionLate', 'actionOpen', 'actionDone']]],
  ],
  [
    'complaints open, closed in the quarter, closed before',
    { complaints: [complaint, { ...complaint, closedOn: '2026-09-01' }, { ...complaint, closedOn: '2026-06-01' }] },
    [['complaints', ['complaintOpen', 'complaintText', 'complaintClosed', 'complaintText']]],
  ],
  [
    'fires likewise',
    { fires: [fire, { ...fire, solvedOn: '2026-09-01' }, { ...fire, solvedOn: '2026-06-01' }] },
    [['fires', ['fireOpen', 'fireSolved']]],
  ],
  [
    'offers',
    {
      offers: [
        { number: 'A1', amount: 1, currency: 'EUR', validUntil: today },
        { number: 'A2', amount: 1, currency: 'EUR', validUntil: null },
      ],
    },
    [['offers', ['offerUntil', 'offer']]],
  ],
  [
    'contracts',
    {
      contracts: [
        { name: 'Wartung', endDay: today, ended: false },
        { name: 'Miete', endDay: today, ended: true },
      ],
    },
    [['contracts', ['contractEnds', 'contractEnded']]],
  ],
  ['few answers, one that fell', { answers: [scored(6), scored(9)] }, [['satisfaction', ['scores', 'scoreFalls']]]],
  [
    'answers enough for a score',
    { answers: Array.from({ length: 30 }, (_, i) => scored(9, `Person ${i}`)) },
    [['satisfaction', ['nps']]],
  ],
])('a review: %s', (_, given, wanted) => {
  const agenda = reviewAgenda({ ...nothing, ...given }).map(({ kind, lines }) => [kind, lines.map(({ says }) => says)])
  const always = [
    ['agreed', []],
    ['figures', ['revenueFirst']],
  ].filter(([kind]) => !wanted.some(([other]) => other === kind))
  expect(agenda.toSorted()).toEqual([...always, ...wanted].toSorted())
})

it('white space: the five largest gaps and three suggestions, never for the customer', () => {
  const gaps = [1, 2, 3, 4, 5, 6].map((amount) => ({ unit: 'Werk', group: `G${amount}`, amount, currency: 'EUR' }))
  const suggestions = [1, 2, 3, 4].map((bought) => ({ group: `S${bought}`, bought, comparable: 9 }))
  const space = reviewAgenda({ ...nothing, whiteSpace: gaps, suggestions }).find(({ kind }) => kind === 'whiteSpace')
  expect(space?.internal).toBe(true)
  expect(space?.lines.map(({ params }) => params.group)).toEqual(['G6', 'G5', 'G4', 'G3', 'G2', 'S1', 'S2', 'S3'])
})

it('for the customer: no point, line or decision that is internal', () => {
  const decision = { id: '1', text: 'Termin', name: null, dueDay: null, doneOn: null, internal: false }
  const talked = { minutes: '', decisions: [] }
  const left = forCustomer([
    {
      ...point('agreed', [line('decided', { text: 'a' }), line('decided', { text: 'b' }, { internal: true })]),
      ...talked,
    },
    // Marked open by hand, and internal all the same.
    { ...point('opportunities', [line('opportunity')], { internal: false }), ...talked },
    { ...point('goals', [line('goal')], { internal: true }), minutes: 'viel', decisions: [decision] },
    {
      ...point('offers', []),
      minutes: 'gern',
      decisions: [decision, { ...decision, internal: true, text: 'Nachlass' }],
    },
    { ...point('complaints', [line('complaintText', {}, { internal: true })]), ...talked },
    { ...point('own', [], { title: 'Werk 2' }), ...talked },
  ])
  expect(left.map(({ kind, lines, decisions }) => [kind, lines.length, decisions.map(({ text }) => text)])).toEqual([
    ['agreed', 1, []],
    ['offers', 0, ['Termin']],
    ['own', 0, []],
  ])
})

const quiet: SeriesFacts = {
  ...{ today, first: false, agreed: [], people: [], wins: [], moves: [], stuck: [] },
  ...{ promises: [], leads: [], leadsWaiting: 0, lost: [] },
}
const deal = { title: 'Linie 2', customer: 'Reiser', customerId: 'c' }
const win: Win = { ...deal, memberId: 'b', amount: 9, currency: 'EUR', reason: 'schnell' }
const move: Move = { ...deal, memberId: 'b', back: false, from: 'A', to: 'B', weight: 3 }
const stuck: Stuck = { ...deal, memberId: 'b', why: 'noNextStep', days: null }
const said = (points: { kind: string; title: string; lines: { says: string }[] }[]) =>
  points.map(({ kind, title, lines }) => [title || kind, ...lines.map(({ says }) => says)])

it('Monday: people by name, wins with why, two moves, one sticking point; nobody is left out', () => {
  const facts: SeriesFacts = {
    ...quiet,
    people: [
      { id: 'b', name: 'Berta' },
      { id: 'a', name: 'Anton' },
    ],
    wins: [win, { ...win, reason: null }, { ...win, memberId: 'x' }],
    moves: [move, { ...move, back: true }, move],
    stuck: [stuck, { ...stuck, why: 'stepOverdue', days: 3 }],
    promises: [{ text: 'Muster', who: 'Berta', customerId: 'c', customer: 'Reiser', days: 2 }],
  }
  expect(said(mondayAgenda(facts))).toEqual([
    ['agreed'],
    ['Anton', 'quiet'],
    ['Berta', 'wonWhy', 'won', 'forward', 'back', 'noNextStep'],
    ['promises', 'promiseLate'],
  ])
})

it('the other rounds: only points about which there is something to say', () => {
  expect(said(keyAccountsAgenda({ ...quiet, first: true }))).toEqual([['agreed', 'first']])
  expect(said(keyAccountsAgenda({ ...quiet, agreed: [task], wins: [win], stuck: [stuck] }))).toEqual([
    ['agreed', 'overdue'],
    ['wins', 'wonWhy'],
    ['stuck', 'noNextStep'],
  ])
  const leads = [{ origin: 'fair', count: 3, converted: 1 }]
  expect(said(marketingAgenda({ ...quiet, leads, leadsWaiting: 2, lost: [{ reason: null, count: 1 }] }))).toEqual([
    ['agreed'],
    ['leads', 'leads', 'leadsWaiting'],
    ['lost', 'lost'],
  ])
})
