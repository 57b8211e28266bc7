import { describe, expect, it, test } from 'vitest'
import fc from '#tests/properties.ts'
import {
  type Credited,
  checkShares,
  defaultCommission,
  owedOf,
  payOf,
  rateOn,
  type Share,
  sharesOf,
  splitByShares,
  whole,
} from './rules.ts'

const shares = (...points: number[]): Share[] =>
  points.map((basisPoints, index) => ({ memberId: `m${index}`, basisPoints }))

describe('shares make the whole', () => {
  test.each([
    ['one', shares(10_000), null],
    ['three', shares(3_333, 3_333, 3_334), null],
    ['a little missing', shares(3_333, 3_333, 3_333), 'sharesNotWhole'],
    ['too much', shares(6_000, 5_000), 'sharesNotWhole'],
    ['nothing for one', shares(10_000, 0), 'sharesNotWhole'],
    ['less than nothing', shares(11_000, -1_000), 'sharesNotWhole'],
    ['nobody', [], 'sharesNotWhole'],
    ['one twice', [...shares(5_000), ...shares(5_000)], 'shareTwice'],
  ])('%s', (_, given, code) => {
    if (code) expect(() => checkShares(given)).toThrow(expect.objectContaining({ code }))
    else checkShares(given)
  })
})

describe('an amount divided', () => {
  test.each([
    ['the worked case', 100_01, shares(3_333, 3_333, 3_334), [33_33, 33_33, 33_35]],
    ['its credit note', -100_01, shares(3_333, 3_333, 3_334), [-33_33, -33_33, -33_35]],
    ['a tie goes to the first', 1, shares(5_000, 5_000), [1, 0]],
    ['nothing', 0, shares(5_000, 5_000), [0, 0]],
    [
      'beyond what a product of floats holds',
      9_007_199_254_740_991,
      shares(1, 9_999),
      [900_719_925_474, 9_006_298_534_815_517],
    ],
  ])('%s', (_, amount, given, expected) => expect(splitByShares(amount, given)).toEqual(expected))

  const random = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 6 }).map((weights) => {
    const sum = weights.reduce((all, one) => all + one, 0)
    const points = weights.map((one) => Math.max(1, Math.floor((one * whole) / sum)))
    points[0] = (points[0] ?? 0) + whole - points.reduce((all, one) => all + one, 0)
    return shares(...points)
  })

  it('its parts are the whole, none is a cent off its share, and a credit note mirrors it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), random, (amount, given) => {
        checkShares(given)
        const parts = splitByShares(amount, given)
        expect(parts.reduce((all, one) => all + one, 0)).toBe(amount)
        for (const [index, part] of parts.entries()) {
          const exact = (amount * (given[index]?.basisPoints ?? 0)) / whole
          expect(Math.abs(part - exact)).toBeLessThan(1)
        }
        expect(splitByShares(-amount, given)).toEqual(parts.map((one) => 0 - one))
      }),
    )
  })
})

test.each([
  [10_000, 250, 250],
  [20, 250, 1],
  [19, 250, 0],
  [-20, 250, -1],
  [-10, 250, 0],
  [33_35, 10_000, 33_35],
  [1e14, 9_999, 99_990_000_000_000],
])('%i cents at %i basis points pay %i', (part, rate, pay) => expect(payOf(part, rate)).toBe(pay))

test.each([
  ['2025-12-31', null],
  ['2026-01-01', 200],
  ['2026-06-30', 200],
  ['2026-07-01', 300],
])('on %s the rate is %s', (day, rate) => {
  const plans = [
    { memberId: 'a', validFrom: '2026-07-01', rate: 300 },
    { memberId: 'a', validFrom: '2026-01-01', rate: 200 },
    { memberId: 'b', validFrom: '2020-01-01', rate: 900 },
  ]
  expect(rateOn(plans, 'a', day)).toBe(rate)
})

describe('who is credited, and why', () => {
  const won = (more: Partial<Credited>): Credited => ({
    day: '2026-09-01',
    offeredDay: '2026-08-01',
    ownerId: 'kim',
    ofDeal: null,
    ofAccount: [],
    handedOver: [{ day: '2026-03-15', fromId: 'sam', toId: 'kim' }],
    representativeId: null,
    ...more,
  })
  const half = shares(5_000, 5_000)
  test.each<[string, Partial<Credited>, string, [string, number][]]>([
    ['nothing set, never handed over', { handedOver: [] }, 'owner', [['kim', 10_000]]],
    ['nobody owns it', { handedOver: [], ownerId: null }, 'nobody', []],
    ['offered the day before', { offeredDay: '2026-03-14' }, 'offeredBefore', [['sam', 10_000]]],
    [
      'offered on the day',
      { offeredDay: '2026-03-15' },
      'followUp',
      [
        ['sam', 5_000],
        ['kim', 5_000],
      ],
    ],
    [
      'the last day of twelve months',
      { day: '2027-03-14' },
      'followUp',
      [
        ['sam', 5_000],
        ['kim', 5_000],
      ],
    ],
    ['the day after', { day: '2027-03-15' }, 'afterFollowUp', [['kim', 10_000]]],
    [
      'offered long before, won long after',
      { offeredDay: '2025-01-01', day: '2028-01-01' },
      'offeredBefore',
      [['sam', 10_000]],
    ],
    [
      'an invoice has no offer',
      { offeredDay: null },
      'followUp',
      [
        ['sam', 5_000],
        ['kim', 5_000],
      ],
    ],
    ['before the handover', { day: '2026-03-14', ownerId: 'sam' }, 'owner', [['sam', 10_000]]],
    [
      'back again to sales',
      {
        handedOver: [
          { day: '2026-03-15', fromId: 'sam', toId: 'kim' },
          { day: '2026-06-01', fromId: 'kim', toId: 'sam' },
        ],
      },
      'followUp',
      [
        ['kim', 5_000],
        ['sam', 5_000],
      ],
    ],
    [
      'set for the account',
      { ofAccount: [{ validFrom: '2026-01-01', shares: half }] },
      'account',
      [
        ['m0', 5_000],
        ['m1', 5_000],
      ],
    ],
    [
      'set for the account from a later day',
      { ofAccount: [{ validFrom: '2026-09-02', shares: half }] },
      'followUp',
      [
        ['sam', 5_000],
        ['kim', 5_000],
      ],
    ],
    ['protected for a representative, though handed over', { representativeId: 'rep' }, 'protected', [['rep', 10_000]]],
    [
      'protected, but set for the account',
      { representativeId: 'rep', ofAccount: [{ validFrom: '2026-01-01', shares: half }] },
      'account',
      [
        ['m0', 5_000],
        ['m1', 5_000],
      ],
    ],
    [
      'set for the deal',
      { ofDeal: half, ofAccount: [{ validFrom: '2026-01-01', shares: shares(10_000) }] },
      'deal',
      [
        ['m0', 5_000],
        ['m1', 5_000],
      ],
    ],
  ])('%s', (_, more, reason, expected) => {
    const found = sharesOf(won(more), defaultCommission)
    expect(found.reason).toBe(reason)
    expect(found.shares.map(({ memberId, basisPoints }) => [memberId, basisPoints])).toEqual(expected)
  })
})

describe('what is owed after statements', () => {
  const stated = { part: 100_00, pay: 5_00 }
  test.each([
    [
      'new in the period',
      { part: 100_00, pay: 5_00 },
      undefined,
      false,
      { part: 100_00, pay: 5_00, correction: false },
    ],
    ['as stated', stated, stated, true, null],
    ['grew later', { part: 150_00, pay: 7_50 }, stated, true, { part: 50_00, pay: 2_50, correction: true }],
    ['gone', null, stated, true, { part: -100_00, pay: -5_00, correction: true }],
    ['moved to an open period', stated, stated, false, null],
    ['entered late', { part: 10_00, pay: 50 }, undefined, true, { part: 10_00, pay: 50, correction: true }],
    ['nothing', null, undefined, false, null],
  ])('%s', (_, now, before, locked, expected) => expect(owedOf(now, before, locked)).toEqual(expected))

  it('over all statements the sum is what is known at the last one', () => {
    const amounts = fc.array(fc.option(fc.integer({ min: -1e9, max: 1e9 }), { nil: null }), {
      minLength: 1,
      maxLength: 8,
    })
    fc.assert(
      fc.property(amounts, fc.integer({ min: 0, max: 3000 }), (known, rate) => {
        let sum = { part: 0, pay: 0 }
        let seen = false
        for (const amount of known) {
          const now = amount === null ? null : { part: amount, pay: payOf(amount, rate) }
          const owed = owedOf(now, seen ? sum : undefined, seen)
          if (owed) sum = { part: sum.part + owed.part, pay: sum.pay + owed.pay }
          seen ||= owed !== null
        }
        const last = known.at(-1) ?? null
        expect(sum).toEqual({ part: last ?? 0, pay: last === null ? 0 : payOf(last, rate) })
      }),
    )
  })
})
