import { afterEach, beforeEach, expect, it } from 'vitest'
import { insertRecord } from '#platform/actions/records.ts'
import { system } from '#shared/actor.ts'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'

let house: TestHouse
let sales: TestMember
let customerId: string
beforeEach(async () => {
  house = await openTestHouse()
  sales = await house.member(['sales'])
  customerId = (await sales.createCustomer({ name: 'Vogt Fördertechnik AG' })).id
})
afterEach(() => house.close())

const invoice = (amount: number, orderNumber: string) =>
  house.runner.command(system, (ctx) =>
    insertRecord(ctx, 'revenues', 'revenue.imported', {
      customerId,
      day: '2026-11-10',
      amount,
      currency: 'EUR',
      orderNumber,
    }),
  )

it('entered, with what invoices that name it make of it; changed, deleted, undone', async () => {
  const { id } = await sales.createOrder({ customerId, number: 'AB-117', amount: 1000_00 })
  await sales.createOrder({ customerId, amount: 50_00, day: '2026-10-01' })
  await invoice(300_00, 'AB-117')
  await invoice(999_00, 'AB-118')
  const { orders } = await sales.listOrders({ customerId })
  expect(orders).toMatchObject([
    { id, number: 'AB-117', day: '2026-11-21', invoiced: 300_00, currency: 'EUR' },
    { number: null, day: '2026-10-01', invoiced: null },
  ])
  await sales.changeOrder({ id, version: 1, amount: 1200_00 })
  await expect(sales.changeOrder({ id, version: 1, amount: 1 })).rejects.toMatchObject({ code: 'changedMeanwhile' })
  await sales.undo(await sales.deleteOrder({ id }))
  const first = await sales.listOrders({ limit: 1 })
  expect(first.orders).toMatchObject([{ amount: 1200_00 }])
  expect((await sales.listOrders({ limit: 1, after: first.next ?? '' })).orders).toMatchObject([{ amount: 50_00 }])
})

it('refuses days ahead, amounts that cannot be, and an opportunity that was not won here', async () => {
  const enter = (more: object) => sales.createOrder({ customerId, amount: 100, ...more })
  await expect(enter({ day: '2026-11-22' })).rejects.toMatchObject({ code: 'orderAhead' })
  await expect(enter({ amount: -1 })).rejects.toMatchObject({ code: 'amountNegative' })
  await expect(enter({ amount: 1e15 })).rejects.toMatchObject({ code: 'amountTooLarge' })
  await expect(enter({ currency: 'eu1' })).rejects.toMatchObject({ code: 'currencyUnknown' })
  const { id: opportunityId } = await sales.createOpportunity({ customerId, title: 'Antrieb', amount: 100 })
  await expect(enter({ opportunityId })).rejects.toMatchObject({ code: 'orderOfNoWin' })
  await sales.winOpportunity({ id: opportunityId })
  await enter({ opportunityId })
  expect((await sales.listOrders({})).orders).toMatchObject([{ opportunityTitle: 'Antrieb' }])
})
