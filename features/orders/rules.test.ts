import { expect, test } from 'vitest'
import { backlogOf, orderKey } from './rules.ts'

const order = (number: string | null, amount: number, customerId = 'a') => ({ customerId, number, amount })
const invoiced = new Map([
  [orderKey('a', '1'), 300],
  [orderKey('a', '2'), 900],
])

test.each([
  ['what is left of each', [order('1', 1000), order('3', 50)], true, { amount: 750, orders: 2 }],
  [
    'invoiced beyond the order takes nothing from another',
    [order('2', 500), order('1', 300)],
    true,
    { amount: 0, orders: 0 },
  ],
  ['the same number at another customer', [order('1', 1000, 'b')], true, { amount: 1000, orders: 1 }],
  ['a later part of the same order', [order('1', 200), order('1', 400)], true, { amount: 300, orders: 1 }],
  ['no order has a number', [order(null, 1000)], true, null],
  ['no invoice names an order', [order('1', 1000)], false, null],
])('backlog: %s', (_, orders, named, expected) => {
  expect(backlogOf(orders, invoiced, named)).toEqual(expected)
})
