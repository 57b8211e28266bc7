import { describe, expect, it, test } from 'vitest'
import fc from '#tests/properties.ts'
import {
  type Claim,
  checkDays,
  collide,
  disputesOf,
  isOpen,
  type Protected,
  protectionOf,
  runsOutIn,
  sameEndCustomer,
  settle,
  stateOf,
} from './rules.ts'

const today = '2026-11-21'
const claim = (more: Partial<Claim> = {}): Claim => ({
  ...{ id: 'a', partnerId: 'huber', customerId: 'lang', endCustomer: 'Lang Fördertechnik GmbH' },
  ...{ productGroup: null, opportunityId: null, fromDay: '2026-01-01', toDay: '2026-12-31' },
  ...{ decision: 'granted', withdrawnAt: null },
  ...more,
})
const other = (more: Partial<Claim> = {}): Claim => claim({ id: 'b', partnerId: 'zoller', decision: null, ...more })

test.each<[string, Partial<Claim>, string]>([
  ['granted, to its last day', { toDay: today }, 'granted'],
  ['the day after', { toDay: '2026-11-20' }, 'expired'],
  ['asked for', { decision: null }, 'requested'],
  ['asked for, never answered', { decision: null, toDay: '2026-11-20' }, 'expired'],
  ['granted from a later day', { fromDay: '2026-12-01' }, 'granted'],
  ['refused', { decision: 'refused' }, 'refused'],
  ['refused, and over long since', { decision: 'refused', toDay: '2026-01-31' }, 'refused'],
  ['taken back', { withdrawnAt: '2026-03-01T09:00:00.000Z' }, 'withdrawn'],
])('%s', (_, more, state) => {
  expect(stateOf(claim(more), today)).toBe(state)
  expect(isOpen(claim(more), today)).toBe(state === 'granted' || state === 'requested')
})

test.each<[string, Partial<Claim>, number | null]>([
  ['on the last day of the lead time', { toDay: '2027-01-20' }, 60],
  ['a day later', { toDay: '2027-01-21' }, null],
  ['today', { toDay: today }, 0],
  ['only asked for', { decision: null, toDay: today }, null],
])('runs out %s', (_, more, days) => expect(runsOutIn(claim(more), today, 60)).toBe(days))

test.each([
  ['2026-12-01', '2026-11-30', 'periodWrong'],
  ['2026-01-01', '2026-11-20', 'dayGone'],
])('from %s to %s is refused', (fromDay, toDay, code) =>
  expect(() => checkDays({ fromDay, toDay }, today)).toThrow(expect.objectContaining({ code })),
)

describe('the same end customer', () => {
  const named = (endCustomer: string, customerId: string | null = null) => ({ endCustomer, customerId })
  test.each([
    ['one record under two names', named('Lang', 'x'), named('Lang Fördertechnik', 'x'), true],
    ['two records of one name', named('Müller', 'x'), named('Müller', 'y'), false],
    ['a record and its name, form and umlaut aside', named('Müller Stahl GmbH', 'x'), named('MUELLER STAHL'), true],
    ['two mere names', named('Lang KG'), named('lang'), true],
    ['other names', named('Lang'), named('Langer'), false],
  ])('%s', (_, a, b, same) => {
    expect(sameEndCustomer(a, b)).toBe(same)
    expect(sameEndCustomer(b, a)).toBe(same)
  })
})

describe('two claims collide', () => {
  test.each<[string, Partial<Claim>, boolean]>([
    ['on the same customer', {}, true],
    ['on one common day', { fromDay: '2026-12-31', toDay: '2027-06-30' }, true],
    ['not one after the other', { fromDay: '2027-01-01', toDay: '2027-06-30' }, false],
    ['not of one partner', { partnerId: 'huber' }, false],
    ['not at another customer', { customerId: 'klein', endCustomer: 'Klein' }, false],
    ['by name', { customerId: null, endCustomer: 'LANG FÖRDERTECHNIK' }, true],
    ['not when one was refused', { decision: 'refused' }, false],
    ['not when one was taken back', { withdrawnAt: '2026-11-01T00:00:00.000Z' }, false],
    ['all business with a part of it', { productGroup: 'Lager' }, true],
  ])('%s', (_, more, expected) => {
    expect(collide(claim(), other(more), today)).toBe(expected)
    expect(collide(other(more), claim(), today)).toBe(expected)
  })

  test.each<[string, Partial<Claim>, Partial<Claim>, boolean]>([
    ['two product groups', { productGroup: 'Lager' }, { productGroup: 'Wellen' }, false],
    ['one product group', { productGroup: 'Lager' }, { productGroup: 'Lager' }, true],
    ['two opportunities', { opportunityId: 'x' }, { opportunityId: 'y' }, false],
    ['a group and an opportunity', { productGroup: 'Lager' }, { opportunityId: 'y' }, true],
  ])('%s', (_, a, b, expected) => expect(collide(claim(a), other(b), today)).toBe(expected))
})

it('a dispute holds all that hangs together, by record or by name', () => {
  const claims = [
    claim({ id: 'a', fromDay: '2026-01-01', toDay: '2026-12-31' }),
    claim({ id: 'b', partnerId: 'zoller', decision: null, fromDay: '2026-12-01', toDay: '2027-05-31' }),
    claim({ id: 'c', partnerId: 'ott', decision: null, fromDay: '2027-05-01', toDay: '2027-12-31', customerId: null }),
    claim({ id: 'd', partnerId: 'ott', customerId: 'klein', endCustomer: 'Klein' }),
    claim({ id: 'e', partnerId: 'zoller', customerId: 'klein', endCustomer: 'Klein', toDay: '2026-11-20' }),
  ]
  expect(disputesOf(claims, today).map((dispute) => dispute.map(({ id }) => id))).toEqual([['a', 'b', 'c']])
})

describe('a dispute is settled', () => {
  const both = [claim(), other()]
  const outcome = (claims: Claim[], winnerId: string | null, day = '2026-11-15') =>
    Object.fromEntries(settle(claims, winnerId, day, today).map(({ id, patch }) => [id, patch]))
  test.each<[string, Claim[], string | null, object]>([
    ['for who had it', both, 'a', { a: {}, b: { decision: 'refused' } }],
    [
      'for who asked: the other until the day before',
      both,
      'b',
      { a: { toDay: '2026-11-14' }, b: { decision: 'granted', fromDay: '2026-11-15' } },
    ],
    ['for nobody', both, null, { a: { toDay: '2026-11-14' }, b: { decision: 'refused' } }],
    [
      'for who asked for a later time',
      [claim(), other({ fromDay: '2026-12-01' })],
      'b',
      { a: { toDay: '2026-11-14' }, b: { decision: 'granted', fromDay: '2026-12-01' } },
    ],
    [
      'against one who was never protected before that day',
      [claim({ fromDay: '2026-11-15' }), other()],
      'b',
      { a: { decision: 'refused' }, b: { decision: 'granted', fromDay: '2026-11-15' } },
    ],
  ])('%s', (_, claims, winnerId, expected) => expect(outcome(claims, winnerId)).toEqual(expected))

  it('not from a day that is still to come', () => {
    expect(() => outcome(both, 'a', '2026-11-22')).toThrow(expect.objectContaining({ code: 'decisionAhead' }))
  })

  it('whatever was claimed, then nothing collides any more, and on that day nobody but the winner is protected', () => {
    const days = fc.integer({ min: -60, max: 60 }).map((days) => dayFrom(days))
    const one = fc.record({ from: days, length: fc.integer({ min: 0, max: 90 }), granted: fc.boolean() })
    fc.assert(
      fc.property(
        fc.array(one, { minLength: 2, maxLength: 6 }),
        fc.nat(5),
        fc.integer({ min: -30, max: 0 }),
        (given, n, at) => {
          const claims = given.map(({ from, length, granted }, index) =>
            claim({
              ...{ id: String(index), partnerId: String(index), fromDay: from, toDay: dayFrom(length, from) },
              decision: granted ? 'granted' : null,
            }),
          )
          for (const dispute of disputesOf(claims, today)) {
            const winnerId = n === 5 ? null : (dispute[n % dispute.length]?.id ?? null)
            const day = dayFrom(at)
            const patches = new Map(settle(dispute, winnerId, day, today).map(({ id, patch }) => [id, patch]))
            const after = dispute.map((before) => ({ ...before, ...patches.get(before.id) }))
            expect(disputesOf(after, today)).toEqual([])
            const protectedNow = after.filter(
              (one) => one.decision === 'granted' && one.fromDay <= today && today <= one.toDay,
            )
            expect(protectedNow.every(({ id }) => id === winnerId)).toBe(true)
          }
        },
      ),
    )
  })
})

function dayFrom(days: number, from = today): string {
  return new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10)
}

describe('what a protection covers', () => {
  const all = { fromDay: '2026-01-01', toDay: '2026-12-31', productGroup: null, opportunityId: null }
  const bearings = { ...all, productGroup: 'Lager' }
  const deal = { ...all, opportunityId: 'deal' }
  const record = { day: '2026-06-01', opportunityId: 'deal', productGroups: ['Lager', 'Lager'] }
  test.each<[string, Protected[], object, Protected | null]>([
    ['everything', [all], {}, all],
    ['its first and its last day', [all], { day: '2026-12-31' }, all],
    ['not the day after', [all], { day: '2027-01-01' }, null],
    ['the narrower one first', [all, bearings, deal], {}, deal],
    ['the group before everything', [all, bearings], {}, bearings],
    ['not a deal about more than the group', [bearings], { productGroups: ['Lager', 'Wellen'] }, null],
    ['not what is about nobody knows what', [bearings], { productGroups: [] }, null],
    ['not an invoice, when it is for a deal', [deal], { opportunityId: null }, null],
    ['the one granted first, where two are alike', [all, { ...all }], {}, all],
  ])('%s', (_, granted, more, expected) => expect(protectionOf(granted, { ...record, ...more })).toBe(expected))
})
