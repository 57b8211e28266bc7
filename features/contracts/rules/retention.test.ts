import { expect, it, test } from 'vitest'
import fc from '#tests/properties.ts'
import { customerValues, dueTerms, type Held, renewalRate, retentionOf, valueOn } from './retention.ts'

const terms = { endDay: '2026-12-31', endedAt: null, noticeMonths: null, autoRenewMonths: null, leadDays: null }
const held: Held = { ...terms, customerId: 'a', startDay: '2026-01-01', amountPerYear: 120, values: [] }

it('100 + 18 − 6 − 9: 103 % and 85 %', () => {
  const found = retentionOf([
    { before: 50, after: 68 },
    { before: 41, after: 35 },
    { before: 9, after: 0 },
    { before: 0, after: 500 },
  ])
  expect(found).toMatchObject({ start: 100, expansion: 18, contraction: 6, churn: 9 })
  expect([found.nrr, found.grr]).toEqual([expect.closeTo(1.03, 12), expect.closeTo(0.85, 12)])
  expect(retentionOf([{ before: 0, after: 5 }])).toMatchObject({ nrr: null, grr: null })
})

test('start + movement is what the same customers bring at the end; gross is never more than net or all', () => {
  const amount = fc.integer({ min: 0, max: 1e9 })
  fc.assert(
    fc.property(fc.array(fc.record({ before: amount, after: amount })), (customers) => {
      const { start, expansion, contraction, churn, nrr, grr } = retentionOf(customers)
      const after = customers.filter(({ before }) => before > 0).reduce((sum, one) => sum + one.after, 0)
      expect(start + expansion - contraction - churn).toBe(after)
      expect((grr ?? 0) <= Math.min(1, nrr ?? 0)).toBe(true)
    }),
  )
})

test.each<[string, Held, string, number]>([
  ['before it begins', held, '2025-12-31', 0],
  ['on its first day', held, '2026-01-01', 120],
  ['on its last day', held, '2026-12-31', 120],
  ['after it', held, '2027-01-01', 0],
  ['it goes on by itself', { ...held, autoRenewMonths: 12 }, '2030-01-01', 120],
  ['ended, though it would have gone on', { ...held, autoRenewMonths: 12, endedAt: '2026-09-01' }, '2027-01-01', 0],
  ['worth less until June', { ...held, values: [{ untilDay: '2026-06-30', amountPerYear: 100 }] }, '2026-06-30', 100],
  ['and more after it', { ...held, values: [{ untilDay: '2026-06-30', amountPerYear: 100 }] }, '2026-07-01', 120],
])('value on a day: %s', (_, one, day, expected) => {
  expect(valueOn(one, day)).toBe(expected)
})

it('a customer with two contracts shrinks, it does not leave', () => {
  const other = { ...held, endDay: '2026-03-31', amountPerYear: 30 }
  expect(customerValues([held, other], '2026-02-01', '2026-06-30')).toEqual([{ before: 150, after: 120 }])
})

it('the renewal rate counts what was due, by number and by value', () => {
  const period = { from: '2026-01-01', to: '2026-12-31' }
  const kept = [
    { dueDay: '2025-12-31', amountBefore: 1 },
    { dueDay: '2026-06-30', amountBefore: 300 },
  ]
  const today = '2027-02-01'
  const due = [
    ...dueTerms(held, kept, period, today),
    ...dueTerms({ ...held, endDay: '2027-06-30' }, [], period, today),
    ...dueTerms({ ...held, autoRenewMonths: 12 }, [], period, today),
    ...dueTerms({ ...held, autoRenewMonths: 12, endedAt: '2026-09-01', amountPerYear: 60 }, [], period, today),
    ...dueTerms({ ...held, endDay: null }, [], period, today),
  ]
  expect(renewalRate(due)).toEqual({ due: 4, renewed: 2, rate: 0.5, value: 600, valueRenewed: 420, valueRate: 0.7 })
  expect(dueTerms(held, [], period, '2026-12-31')).toEqual([])
  expect(renewalRate([])).toMatchObject({ rate: null, valueRate: null })
})
