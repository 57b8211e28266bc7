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

it('order intake is one figure: in the figures and in the outlook, won budgetary enquiries included', async () => {
  const lead = await house.member(['salesLead'])
  const win = async (amount: number, day: string, more: { budgetary?: boolean } = {}) => {
    const { id } = await lead.createOpportunity({ customerId, title: 'Antrieb', amount, createdDay: '2026-09-01' })
    await lead.changeOpportunity({ id, ...more })
    await lead.winOpportunity({ id, day })
    return id
  }
  await win(400_00, '2026-10-12', { budgetary: true })
  const ordered = await win(999_00, '2026-10-20')
  await lead.createOrder({ customerId, opportunityId: ordered, amount: 100_00, day: '2026-11-02' })
  await lead.createOrder({ customerId, amount: 77_00, day: '2026-11-03', currency: 'CHF' })
  const gone = (await lead.createCustomer({ name: 'Fort' })).id
  await lead.createOrder({ customerId: gone, amount: 5000_00, day: '2026-11-04' })
  await lead.deleteCustomer({ id: gone })
  const { value } = await lead.getOrderIntake({ from: '2026-10-01', to: '2026-11-30' })
  expect(value).toBe(500_00)
  const { past } = await lead.getOutlook({})
  expect(past.slice(-2)).toMatchObject([{ orderIntake: 400_00 }, { orderIntake: 100_00 }])
  const records = await lead.listFigureRecords({ from: '2026-10-01', to: '2026-11-30', of: 'orderIntake' })
  expect(records).toMatchObject({ total: 2, records: [{ amount: 400_00 }, { opportunityId: ordered, amount: 100_00 }] })
})
