import { describe, expect, it } from 'vitest'
import {
  alwaysInternal,
  currentPlan,
  forCustomer,
  markableParts,
  nextReview,
  type PlanContent,
  planParts,
  progressOf,
  reachedOf,
  textParts,
} from './plan.ts'
import { changesOf } from './planChanges.ts'

const plan: PlanContent = {
  fromDay: '2026-01-01',
  toDay: '2026-12-31',
  texts: Object.fromEntries(textParts.map((part) => [part, `Text ${part}`])) as PlanContent['texts'],
  internal: [],
  goals: [
    { id: 'g1', text: 'Anteil', measure: 'm', unit: '%', from: 32, to: 40, now: 36, dueDay: null, internal: false },
    { id: 'g2', text: 'Preis', measure: '', unit: '', from: null, to: null, now: null, dueDay: null, internal: true },
  ],
  actions: [
    {
      ...{ id: 'a1', text: 'Muster', goalId: 'g1', memberId: 'm', member: 'Tina', dueDay: '2026-03-01', doneOn: null },
      ...{ cost: 500, raci: [], internal: false },
    },
  ],
  raci: false,
  risks: [{ id: 'r', text: 'Wettbewerb', answer: 'Besuch' }],
  team: [{ id: 't', memberId: 'm', member: 'Tina', task: 'Leitung' }],
  people: [],
  figures: { currency: 'EUR', revenue: 1, revenueBefore: 1, potential: 1 },
}

it('every part is internal always, or can be marked', () => {
  expect([...alwaysInternal, ...markableParts].sort()).toEqual([...planParts].sort())
})

describe('what the customer sees', () => {
  it('leaves out what is internal always, and single goals and actions that are marked', () => {
    const seen = forCustomer(plan)
    expect(Object.keys(seen.texts).sort()).toEqual([
      'businessModel',
      'chances',
      'customerGoals',
      'situation',
      'strategies',
      'strengths',
    ])
    expect(seen.goals.map(({ text }) => text)).toEqual(['Anteil'])
    expect(JSON.stringify(seen)).not.toMatch(/cost|raci|Wettbewerb|internal/)
  })

  it.each(markableParts)('leaves out %s once it is marked', (part) => {
    const [open, marked] = [forCustomer(plan), forCustomer({ ...plan, internal: [part] })]
    const of = (seen: typeof open) =>
      part === 'goals' || part === 'actions' || part === 'team' ? seen[part].length : (seen.texts[part]?.length ?? 0)
    expect([of(open) > 0, of(marked)]).toEqual([true, 0])
  })
})

it.each([
  [[], 0, 0],
  [[{ dueDay: null, doneOn: '2026-01-01' }], 0, 0],
  [[{ dueDay: '2026-11-21', doneOn: null }], 0, 0],
  [[{ dueDay: '2026-11-21', doneOn: '2026-11-21' }], 1, 1],
  [[{ dueDay: '2026-11-20', doneOn: null }], 1, 0],
  [
    [
      { dueDay: '2026-11-20', doneOn: '2026-11-30' },
      { dueDay: '2026-11-22', doneOn: '2026-11-01' },
    ],
    1,
    1,
  ],
])('progress of %j', (actions, due, done) => expect(progressOf(actions, '2026-11-21')).toEqual({ due, done }))

it.each([
  [32, 40, 36, 0.5],
  [32, 40, 30, 0],
  [32, 40, 50, 1],
  [10, 2, 4, 0.75],
  [32, 32, 32, null],
  [null, 40, 36, null],
])('from %s to %s, now %s: %s reached', (from, to, now, reached) => expect(reachedOf({ from, to, now })).toBe(reached))

it.each([
  ['2026-11-21', 3, '2026-12-31'],
  ['2026-01-31', 1, '2026-02-28'],
  ['2025-06-01', 3, '2026-04-01'],
  ['2026-12-31', 3, null],
  ['2027-01-10', 3, null],
])('after a review on %s, every %i months, the next is on %s', (day, reviewMonths, next) =>
  expect(nextReview({ fromDay: '2026-01-01', toDay: '2026-12-31', reviewMonths }, day)).toBe(next),
)

it('the plan of now, else the next, else the last', () => {
  const year = (y: number) => ({ id: String(y), fromDay: `${y}-01-01`, toDay: `${y}-12-31` })
  const found = (years: number[]) => currentPlan(years.map(year), '2026-11-21')?.fromDay.slice(0, 4) ?? null
  expect([found([2027, 2026, 2025]), found([2028, 2027]), found([2024, 2025]), found([])]).toEqual([
    '2026',
    '2027',
    '2025',
    null,
  ])
  const twice = ['b', 'a', 'c'].map((id) => ({ ...year(2026), id }))
  expect(currentPlan(twice, '2026-11-21')?.id).toBe('a')
})

it('what came, went and changed', () => {
  const [goal, other] = plan.goals as [PlanContent['goals'][0], PlanContent['goals'][0]]
  const after: PlanContent = {
    ...plan,
    texts: { ...plan.texts, chances: 'Zweite Linie' },
    goals: [
      { ...goal, now: 38 },
      { ...goal, id: 'g3' },
    ],
    risks: [],
    internal: ['team'],
  }
  expect(changesOf(plan, plan).count).toBe(0)
  expect(changesOf(plan, after)).toMatchObject({
    count: 6,
    marks: [{ part: 'team', internal: true }],
    texts: [{ part: 'chances', before: 'Text chances', after: 'Zweite Linie' }],
    lists: {
      goals: { came: [{ id: 'g3' }], went: [other], changed: [{ before: { now: 36 }, after: { now: 38 } }] },
      risks: { came: [], went: [{ id: 'r' }] },
    },
  })
})
