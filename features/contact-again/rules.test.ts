import { describe, expect, it } from 'vitest'
import { defaultContactPolicy as policy } from '#features/company/rules.ts'
import { addDays, daysBetween } from '#shared/days.ts'
import { formatFor } from '#shared/format.ts'
import { translatorFor } from '#shared/translate.ts'
import fc from '#tests/properties.ts'
import { messages } from './messages.ts'
import { reasonText } from './reason.ts'
import {
  type ContactFacts,
  contactScore,
  contactState,
  customerValue,
  dueDay,
  isContact,
  missedPerson,
  type PersonFacts,
  personRhythm,
  planDays,
  reasonParts,
  rhythmOf,
  spread,
  weeklyLoad,
} from './rules.ts'

const today = '2026-11-21'

function facts(own: Partial<ContactFacts> = {}): ContactFacts {
  return {
    customerId: 'c1',
    sortName: 'stahlbau mueller',
    createdDay: '2025-01-01',
    lastContact: null,
    spreadDay: null,
    snooze: null,
    followUp: null,
    occasions: [],
    people: [],
    fire: null,
    revenue: 0,
    revenueBefore: 0,
    potential: null,
    largestRevenue: 0,
    ownRhythm: null,
    mode: 'classic',
    standing: 'customer',
    class: null,
    ...own,
  }
}

describe('what counts as a contact', () => {
  it.each([
    ['call', 'reached', true],
    ['call', 'notReached', false],
    ['visit', null, true],
    ['meeting', null, true],
    ['video', null, true],
    ['email', null, true],
    ['letter', null, true],
    ['chat', null, true],
    ['note', null, false],
    ['mailing', null, false],
    ['service', null, false],
  ])('%s %s → %s', (kind, outcome, expected) => expect(isContact(kind, outcome)).toBe(expected))
})

describe('rhythm, first that applies', () => {
  it.each([
    [{ ownRhythm: 7, mode: 'keyAccount' }, 7],
    [{ ownRhythm: 0, class: 'A' }, null],
    [{ mode: 'keyAccount', class: 'C' }, 14],
    [{ standing: 'former', class: 'A' }, 365],
    [{ class: 'A' }, 30],
    [{ class: 'B' }, 60],
    [{ class: 'C' }, 180],
    [{ standing: 'targetCustomer' }, 30],
    [{ standing: 'prospect' }, 45],
    [{}, 90],
  ])('%o → %s', (own, expected) => expect(rhythmOf(facts(own), policy)).toBe(expected))
})

describe('people of a key account', () => {
  it.each([
    [['decider', 'user'], null, 90],
    [['user'], null, null],
    [['user'], 60, 60],
    [['decider'], 30, 30],
    [['decider'], 0, null],
  ])('%o, set to %s → %s', (roles, rhythmDays, expected) =>
    expect(personRhythm({ roles, rhythmDays }, policy)).toBe(expected),
  )

  const decider: PersonFacts = { personId: 'p', name: 'Weber', rhythm: 90, lastContact: null, since: '2026-11-20' }
  const account = { mode: 'keyAccount', lastContact: '2026-11-18', revenue: 212_000_00 }
  const spoken = (lastContact: string | null, more = {}) =>
    contactState(facts({ ...account, people: [{ ...decider, lastContact }], ...more }), policy, today)

  it.each([
    ['spoken with within 90 days', '2026-09-01', {}, '2026-11-30'],
    ['not for longer', '2026-08-01', {}, '2026-10-30'],
    ['never: within 14 days', null, {}, '2026-12-02'],
    ['put off', '2026-08-01', { snooze: { until: '2026-12-01', setOn: '2026-11-18' } }, '2026-12-01'],
    ['the customer has a rhythm of its own', '2026-08-01', { ownRhythm: 30 }, '2026-12-18'],
    ['no key account any more', '2026-08-01', { mode: 'classic' }, '2027-02-16'],
  ])('%s: due %s', (_name, lastContact, more, due) => expect(spoken(lastContact, more).due).toBe(due))

  it('who is missed for longest carries the rank and the reason', () => {
    const state = spoken('2026-07-24')
    expect(state.score).toBeCloseTo((120 / 90) * Math.log(213), 4)
    expect(state.nextChange).toBe('2026-11-22')
    const other = { ...decider, personId: 'q', rhythm: 30, lastContact: '2026-10-01' }
    expect(missedPerson([{ ...decider, lastContact: '2026-07-24' }, other], today)).toBe(other)
    expect(missedPerson([decider], today)).toBeNull()
    expect(
      reasonParts({ ...facts(account), fire: null, occasion: null, rhythm: 14, missed: other }, today).slice(0, 2),
    ).toEqual([{ kind: 'person', name: 'Weber', days: 51, rhythm: 30 }, { kind: 'keyAccount' }])
  })
})

describe('due day', () => {
  it.each([
    ['last contact + rhythm', { lastContact: '2026-11-01' }, 30, '2026-12-01'],
    ['entered by hand: within 14 days', { createdDay: '2026-11-20' }, 90, '2026-12-04'],
    ['entered by hand, short rhythm', { createdDay: '2026-11-20' }, 7, '2026-11-27'],
    ['spread after an import', { createdDay: '2026-11-20', spreadDay: '2026-12-30' }, 90, '2026-12-30'],
    [
      'a conversation within its rhythm at the import counts, whenever it became known',
      { createdDay: '2026-11-20', spreadDay: '2026-12-30', lastContact: '2026-11-10' },
      90,
      '2027-02-08',
    ],
    [
      'one that was older than its rhythm then does not',
      { createdDay: '2026-11-20', spreadDay: '2026-12-30', lastContact: '2026-08-22' },
      90,
      '2026-12-30',
    ],
    [
      'a class that comes later brings it forward',
      { createdDay: '2026-11-20', spreadDay: '2026-12-30' },
      30,
      '2026-12-20',
    ],
    [
      'a follow-up brings it forward',
      { lastContact: '2026-11-01', followUp: { day: '2026-11-10', setOn: '2026-11-01' } },
      30,
      '2026-11-10',
    ],
    [
      'a follow-up puts it off',
      { lastContact: '2026-11-01', followUp: { day: '2026-12-20', setOn: '2026-11-01' } },
      30,
      '2026-12-20',
    ],
    [
      'at most to last contact + 2 × rhythm',
      { lastContact: '2026-11-01', followUp: { day: '2027-06-01', setOn: '2026-11-01' } },
      30,
      '2026-12-31',
    ],
    [
      'or the day it was set + rhythm',
      { lastContact: '2026-01-01', snooze: { until: '2027-06-01', setOn: '2026-11-20' } },
      30,
      '2026-12-20',
    ],
    [
      'the earlier of follow-up and snooze',
      {
        lastContact: '2026-11-01',
        followUp: { day: '2026-12-10', setOn: '2026-11-01' },
        snooze: { until: '2026-12-05', setOn: '2026-11-05' },
      },
      30,
      '2026-12-05',
    ],
    ['only on occasion', { lastContact: '2026-01-01' }, null, '9999-12-31'],
    [
      'only on occasion, with a follow-up',
      { followUp: { day: '2026-12-10', setOn: '2026-11-01' } },
      null,
      '2026-12-10',
    ],
  ] as const)('%s', (_name, own, rhythm, expected) => expect(dueDay(facts(own), rhythm)).toBe(expected))
})

describe('score: the worked cases', () => {
  it.each([
    [84_000, 0, 58, 30, 8.59],
    [212_000, 0, 21, 14, 8.04],
    [31_000, 45_000, 74, 60, 4.72],
    [500, 0, 480, 180, 1.39],
  ])('%s € (before %s €), %s of %s days → %s', (revenue, before, days, rhythm, expected) => {
    const value = customerValue(facts({ revenue: revenue * 100, revenueBefore: before * 100 }), policy)
    expect(contactScore(addDays(today, -days), rhythm, value, today)).toBeCloseTo(expected, 2)
  })
  it('an unknown last contact counts as ratio 1', () =>
    expect(contactScore(null, 90, 99_900_000, today)).toBeCloseTo(Math.log(1000), 6))
  it.each([
    ['negative revenue', { revenue: -200_000 }, 100_000],
    ['former', { standing: 'former' }, 50_000],
    ['target', { standing: 'targetCustomer' }, 500_000],
    ['half the potential', { potential: 4_000_000 }, 2_000_000],
    ['at most the largest customer', { potential: 4_000_000, largestRevenue: 300_000 }, 300_000],
    ['a shrinking customer keeps its place', { revenue: 100, revenueBefore: 4_500_000 }, 4_500_000],
  ])('value: %s', (_name, own, expected) => expect(customerValue(facts(own), policy)).toBe(expected))
})

describe('listing and order', () => {
  const order = (...all: Partial<ContactFacts>[]) =>
    all
      .map((own, i) => ({ i, key: contactState(facts({ customerId: `c${i}`, ...own }), policy, today).rankKey }))
      .filter((one) => one.key !== null)
      .sort((a, b) => (a.key! < b.key! ? -1 : 1))
      .map((one) => one.i)

  it('fires, then dated by day, stale dated last, then by score', () => {
    const rhythm = { lastContact: '2026-01-01', revenue: 100_000_000 }
    const fresh = { lastContact: today }
    const followUp = (day: string) => ({
      ...fresh,
      followUp: { day, setOn: day },
      occasions: [{ kind: 'followUp' as const, day, text: '' }],
    })
    expect(
      order(
        rhythm,
        followUp('2026-11-20'),
        followUp('2026-09-01'),
        followUp('2026-11-02'),
        { ...fresh, fire: { text: 'steht' } },
        { lastContact: '2026-01-01' },
      ),
    ).toEqual([4, 3, 1, 2, 0, 5])
  })
  it('an offer is an occasion from 14 days before its end', () => {
    const offer = (day: string) => ({ lastContact: today, occasions: [{ kind: 'offer' as const, day, text: '' }] })
    expect(order(offer('2026-12-05'), offer('2026-12-06'))).toEqual([0])
  })
  it('an offer that ends is a reason although a follow-up comes before its end', () => {
    const occasions = [
      { kind: 'followUp' as const, day: '2026-11-26', text: '' },
      { kind: 'offer' as const, day: '2026-12-01', text: '' },
    ]
    const state = contactState(facts({ lastContact: today, occasions }), policy, today)
    expect(state).toMatchObject({ occasion: { kind: 'offer' } })
    expect(state.rankKey).toMatch(/^1\|2026-12-01/)
    expect(contactState(facts({ lastContact: today, occasions }), policy, '2026-11-26').occasion?.kind).toBe('followUp')
  })
  it('ties: more overdue first, then the name', () => {
    const spreadOn = (spreadDay: string, sortName: string) => ({ spreadDay, sortName, createdDay: '2026-11-01' })
    expect(order(spreadOn('2026-11-20', 'b'), spreadOn('2026-11-19', 'c'), spreadOn('2026-11-20', 'a'))).toEqual([
      1, 2, 0,
    ])
  })
  it('blocked customers are never listed, not even on fire', () =>
    expect(order({ standing: 'blocked', fire: { text: '' } })).toEqual([]))
  it('not due, not listed; the state says when to look again', () => {
    const state = contactState(facts({ lastContact: '2026-11-20', class: 'A' }), policy, today)
    expect(state).toMatchObject({ rankKey: null, due: '2026-12-20', nextChange: '2026-12-01' })
  })
  it('never misses a change: the state on nextChange or before is the same', () => {
    const day = fc.integer({ min: -800, max: 60 }).map((days) => addDays(today, days))
    fc.assert(
      fc.property(
        fc.record({
          lastContact: fc.option(day),
          spreadDay: fc.option(day),
          class: fc.constantFrom(null, 'A', 'B', 'C'),
          days: fc.integer({ min: 1, max: 100 }),
          occasions: fc.array(
            fc.record({
              kind: fc.constantFrom('followUp' as const, 'offer' as const),
              day: fc.integer({ min: -60, max: 60 }).map((days) => addDays(today, days)),
              text: fc.constant(''),
            }),
            { maxLength: 3 },
          ),
        }),
        ({ lastContact, spreadDay, class: klass, days, occasions }) => {
          const followUp = occasions.find(({ kind }) => kind === 'followUp')
          const one = facts({
            lastContact,
            spreadDay,
            class: klass,
            createdDay: '2024-01-01',
            revenue: 5_000_000,
            occasions,
            followUp: followUp ? { day: followUp.day, setOn: followUp.day } : null,
          })
          const now = contactState(one, policy, today)
          const then = addDays(today, Math.min(days, Math.max(0, daysBetween(today, now.nextChange) - 1)))
          expect(contactState(one, policy, then).rankKey).toBe(now.rankKey)
        },
      ),
    )
  })
})

describe('spreading an import', () => {
  it('240 customers at 90 days: five a day on average over the first days', () => {
    const all = Array.from({ length: 240 }, (_, i) => ({
      customerId: `c${i}`,
      sortName: `n${i}`,
      rhythm: 90,
      class: null,
      value: 1000 - i,
    }))
    const days = spread(all, today)
    const perDay = new Map<string, number>()
    for (const day of days.values()) perDay.set(day, (perDay.get(day) ?? 0) + 1)
    expect(perDay.get(today)).toBe(5)
    expect(days.get('c0')).toBe(today)
    expect(Math.max(...perDay.values())).toBe(5)
    expect([...days.values()].sort().at(-1)).toBe(addDays(today, 47))
  })
  it('many customers fill the rhythm and never more', () => {
    const all = Array.from({ length: 2000 }, (_, i) => ({
      customerId: `c${i}`,
      sortName: `n${i}`,
      rhythm: 30,
      class: 'A',
      value: i,
    }))
    expect(daysBetween(today, [...spread(all, today).values()].sort().at(-1)!)).toBe(29)
  })
  it('class first, then value, then name', () => {
    const base = { rhythm: 5, value: 0, class: null as string | null }
    const all = [
      { ...base, customerId: 'z', sortName: 'z' },
      { ...base, customerId: 'a', sortName: 'a' },
      { ...base, customerId: 'rich', sortName: 'x', value: 9 },
      { ...base, customerId: 'classy', sortName: 'y', class: 'A' },
    ]
    expect([...spread(all, today).keys()]).toEqual(['classy', 'rich', 'a', 'z'])
  })
})

it('a plan keeps the order and fills the days one after the other', () => {
  const plan = planDays(['a', 'b', 'c', 'd', 'e'], ['2026-11-23', '2026-11-24'], 2)
  expect(plan.map(({ customer, day }) => `${customer} ${day.slice(8)}`)).toEqual(['a 23', 'b 23', 'c 24', 'd 24'])
  expect(planDays([], ['2026-11-23'], 10)).toEqual([])
})

it('weekly load', () =>
  expect(
    weeklyLoad([
      { rhythm: 30, customers: 60 },
      { rhythm: 0, customers: 99 },
      { rhythm: 90, customers: 90 },
    ]),
  ).toBeCloseTo(21))

describe('reason in parts', () => {
  const base = {
    fire: null,
    occasion: null,
    lastContact: addDays(today, -58),
    rhythm: 30,
    mode: 'classic',
    class: 'A',
    standing: 'customer',
    revenue: 8_400_000,
    revenueBefore: 0,
    potential: null,
    missed: null,
  }
  it('says silence, class, revenue and a running offer', () =>
    expect(
      reasonParts({ ...base, occasion: { kind: 'offer', day: '2026-12-03', text: '12.400 €' } }, today).map(
        (part) => part.kind,
      ),
    ).toEqual(['silence', 'class', 'revenue', 'occasion']))
  it('says it all in one sentence', () => {
    const words = { t: translatorFor('de', messages.de), format: formatFor('de'), currency: 'EUR', today }
    const offer = { kind: 'offer' as const, day: '2026-12-03', text: '12.400 €' }
    expect(reasonText(reasonParts({ ...base, occasion: offer }, today), words).replaceAll('\u00a0', ' ')).toBe(
      '58 Tage kein Gespräch (geplant alle 30) · A-Kunde · 84.000 € Umsatz · Angebot über 12.400 € läuft am 03.12. ab',
    )
  })
  it('puts fire and due follow-up first', () =>
    expect(
      reasonParts(
        { ...base, fire: 'Band steht', occasion: { kind: 'followUp', day: '2026-11-19', text: '' } },
        today,
      ).map((part) => part.kind),
    ).toEqual(['fire', 'occasion', 'silence', 'class', 'revenue']))
  it('names the year before when the customer shrank', () =>
    expect(reasonParts({ ...base, revenue: 3_100_000, revenueBefore: 4_500_000 }, today)).toContainEqual({
      kind: 'revenue',
      amount: 3_100_000,
      before: 4_500_000,
    }))
})
