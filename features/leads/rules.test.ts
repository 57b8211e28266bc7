import { describe, expect, it } from 'vitest'
import {
  formProblem,
  type LeadState,
  leadOfLine,
  median,
  met,
  namesOf,
  siteOf,
  stateOf,
  stepProblem,
  waitedMinutes,
} from './rules.ts'

const at = '2026-11-21T09:00:00.000Z'
const facts = (own: object) => ({ ownerId: null, acceptedAt: null, rejectedAt: null, convertedAt: null, ...own })

it.each([
  [{}, 'waiting'],
  [{ ownerId: 'm' }, 'inWork'],
  [{ ownerId: 'm', acceptedAt: at }, 'accepted'],
  [{ rejectedAt: at }, 'rejected'],
  [{ ownerId: 'm', acceptedAt: at, convertedAt: at }, 'converted'],
] as const)('%o: %s', (own, state) => expect(stateOf(facts(own))).toBe(state))

it.each([
  ['waiting', 'take', null],
  ['waiting', 'reopen', 'leadOpen'],
  ['accepted', 'convert', null],
  ['rejected', 'change', null],
  ['rejected', 'convert', 'leadRejected'],
  ['rejected', 'reopen', null],
  ['converted', 'judge', 'leadConverted'],
] as const)('%s, %s: %s', (state, step, problem) => expect(stepProblem(state as LeadState, step)).toBe(problem))

it.each([
  [null, '2026-11-21T11:30:00.000Z', 150],
  ['2026-11-21T09:20:00.000Z', '2026-12-01T00:00:00.000Z', 20],
  ['2026-11-21T08:00:00.000Z', '2026-12-01T00:00:00.000Z', 0],
])('answered %s, now %s: waited %i minutes', (reactedAt, now, minutes) => {
  expect(waitedMinutes({ receivedAt: at, reactedAt }, now)).toBe(minutes)
})

it.each([
  [[], null],
  [[30], 30],
  [[30, 10], 20],
  [[5, 1000, 30], 30],
])('the middle of %o is %s', (values, middle) => expect(median(values)).toBe(middle))

it('criteria that nobody answered are not known, those of old do not count', () => {
  const criteria = ['need', 'budget', 'timing'].map((id) => ({ id, name: id }))
  expect(met(criteria, { need: 'yes', budget: 'no', gone: 'yes' })).toEqual({ yes: 1, known: 2, all: 3 })
})

describe('a sent form', () => {
  const now = '2026-11-21T09:00:10.000Z'
  it.each([
    ['', at, null],
    ['https://pills.example', at, 'spam'],
    ['', '2026-11-21T09:00:08.000Z', 'tooFast'],
    ['', '2026-11-20T09:00:09.000Z', 'tooOld'],
    ['', '2026-11-21T09:00:11.000Z', 'tooOld'],
    ['', null, 'tooOld'],
  ])('hidden field %j, opened %s: %s', (hidden, openedAt, problem) => {
    expect(formProblem({ hidden, openedAt }, now)).toBe(problem)
  })
})

it.each([
  ['Petra Sauter', 'Petra', 'Sauter'],
  ['Hans Peter von der Au', 'Hans Peter', 'von der Au'],
  [' Sauter ', null, 'Sauter'],
  ['', null, null],
])('%j is %s and %s', (name, firstName, lastName) => expect(namesOf(name)).toEqual({ firstName, lastName }))

it.each([
  ['Anfrage Müller Stahl, 200 Wellen bis März', { company: 'Müller Stahl', email: null, phone: null }],
  [
    'Neue Anfrage von Vogt AG: Muster, einkauf@vogt.example, 0711 123456',
    { company: 'Vogt AG', email: 'einkauf@vogt.example', phone: '0711 123456' },
  ],
  ['Lead: Kern GmbH', { company: 'Kern GmbH', email: null, phone: null }],
  ['Anfragen kommen selten', null],
  ['Tel Müller, Anfrage kommt', null],
  ['Anfrage', null],
])('%j', (line, lead) => {
  const found = leadOfLine(line)
  if (lead === null) expect(found).toBeNull()
  else expect(found).toMatchObject(lead)
})

it.each([
  ['https://www.maier.example/kontakt?a=1', 'https://www.maier.example'],
  ['http://localhost:8080', 'http://localhost:8080'],
  ['javascript:alert(1)', null],
  ['https://a@b.example', null],
  ['maier.example', null],
])('%s may show the form as %s', (typed, site) => expect(siteOf(typed)).toBe(site))
