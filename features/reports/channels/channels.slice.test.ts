import { afterEach, beforeEach, expect, it } from 'vitest'
import { insertRecord } from '#platform/actions/records.ts'
import { system } from '#shared/actor.ts'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'

let house: TestHouse
let lead: TestMember
beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'])
})
afterEach(() => house.close())

const year = { from: '2026-01-01', to: '2026-12-31' }

async function invoiced(customerId: string, day: string, amount: number, margin: number | null = null) {
  await house.runner.command(system, (ctx) =>
    insertRecord(ctx, 'revenues', 'revenue.imported', { customerId, day, amount, currency: 'EUR', margin }),
  )
}

async function wonBy(channel: string | null, name: string, createdDay: string, day: string, amount: number) {
  const { id: customerId } = await lead.createCustomer({ name })
  const { id } = await lead.createOpportunity({ customerId, title: 'Linie', amount, channel, createdDay })
  await lead.winOpportunity({ id, day })
  return customerId
}

it('each channel: what came by it, what it cost, and when that was paid back', async () => {
  const old = await wonBy('Außendienst', 'Stammkunde', '2022-01-10', '2022-02-01', 900_00)
  await invoiced(old, '2022-02-01', 900_00, 300_00)
  await invoiced(old, '2026-03-01', 500_00, 200_00)
  const fair = await wonBy('Messe', 'Neu von der Messe', '2026-02-01', '2026-04-01', 800_00)
  await invoiced(fair, '2026-05-10', 300_00, 100_00)
  await invoiced(fair, '2026-07-10', 500_00, 150_00)
  const { id: customerId } = await lead.createCustomer({ name: 'Noch nichts' })
  await lead.createOpportunity({ customerId, title: 'Offen', channel: 'Website', createdDay: '2026-03-01' })
  await lead.setChannelCost({ channel: 'Messe', month: '2026-03', amount: 250_00 })
  await lead.setChannelCost({ channel: 'Website', month: '2026-03', amount: 40_00 })
  await lead.setChannelCost({ channel: 'Website', month: '2025-12', amount: 60_00 })

  const found = await lead.getChannels(year)
  const nothing = { won: 0, lost: 0, wonValue: 0, closingRate: null, newCustomers: 0, revenue: 0 }
  expect(found).toMatchObject({ period: year, currency: 'EUR', paybackBy: 'margin' })
  expect(found.channels).toEqual([
    {
      channel: 'Messe',
      revenue: 800_00,
      newCustomers: 1,
      won: 1,
      lost: 0,
      wonValue: 800_00,
      closingRate: 1,
      cost: 250_00,
      costPerNewCustomer: 250_00,
      payback: { month: '2026-07', after: 5, open: 0 },
    },
    { ...nothing, channel: 'Außendienst', revenue: 500_00, cost: 0, costPerNewCustomer: null, payback: null },
    {
      ...nothing,
      channel: 'Website',
      cost: 40_00,
      costPerNewCustomer: null,
      payback: { month: null, after: null, open: 100_00 },
    },
  ])
})

it('costs are entered once for each month, changed, taken out and brought back', async () => {
  const fair = { channel: 'Messe', month: '2026-10' }
  await lead.setChannelCost({ ...fair, amount: 100_00, note: 'Stand' })
  await lead.setChannelCost({ ...fair, amount: 120_00 })
  expect((await lead.listChannelCosts({})).costs).toMatchObject([{ ...fair, amount: 120_00, note: null }])
  const { undo } = await lead.setChannelCost({ ...fair, amount: null })
  expect((await lead.listChannelCosts({})).costs).toEqual([])
  await lead.undo({ undo })
  expect((await lead.listChannelCosts({ channel: 'Messe' })).costs).toHaveLength(1)
  await expect(lead.setChannelCost({ ...fair, month: '2026-13', amount: 1 })).rejects.toMatchObject({
    code: 'monthWrong',
  })
  for (const amount of [0, -1, 1e15])
    await expect(lead.setChannelCost({ ...fair, amount })).rejects.toMatchObject({ code: 'costNotPositive' })
  const sales = await house.member(['sales'])
  await expect(sales.setChannelCost({ ...fair, amount: 1 })).rejects.toMatchObject({ code: 'notAllowed' })
  await expect(sales.getChannels({})).rejects.toMatchObject({ code: 'notAllowed' })
})
