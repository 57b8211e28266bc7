import { afterEach, beforeEach, expect, it } from 'vitest'
import { insertRecord } from '#platform/actions/records.ts'
import { system } from '#shared/actor.ts'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'

let house: TestHouse
let lead: TestMember
let reiser: string
let vogt: string
beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead', 'management'])
  reiser = (await lead.createCustomer({ name: 'Reiser Pumpen' })).id
  vogt = (await lead.createCustomer({ name: 'Technik Vogt AG', currency: 'CHF' })).id
})
afterEach(() => house.close())

const chf = (validFrom: string, rate: number) => ({ currency: 'CHF', validFrom, rate })
const by = (rate: number, validFrom: string) => ({ currency: 'CHF', rate, validFrom })

async function invoiced(customerId: string, day: string, amount: number, currency: string) {
  await house.runner.command(system, (ctx) =>
    insertRecord(ctx, 'revenues', 'revenue.imported', { customerId, day, amount, currency, orderNumber: null }),
  )
}
async function deal(customerId: string, amount: number, currency: string, createdDay: string, expectedClose: string) {
  return (await lead.createOpportunity({ customerId, title: 'Linie', amount, currency, createdDay, expectedClose })).id
}

it('without a rate apart, with one counted: invoices, customer base, goals, key accounts', async () => {
  await invoiced(reiser, '2026-06-10', 1000_00, 'EUR')
  await invoiced(vogt, '2026-07-10', 500_05, 'CHF')
  await invoiced(vogt, '2026-08-10', 1, 'CHF')
  await invoiced(vogt, '2026-08-10', 200_00, 'EUR')
  const asked = { from: '2026-01-01', to: '2026-10-31' }
  const before = await lead.getCustomerBase(asked)
  expect(before).toMatchObject({ total: 1200_00, converted: [] })
  expect(before.notCounted.otherCurrencies).toEqual([{ currency: 'CHF', amount: 500_06 }])
  expect(await lead.getFigures(asked)).toMatchObject({ otherCurrencies: [{ currency: 'CHF', amount: 500_06 }] })

  // Each invoice is rounded: 750.075 and 0.015 become 750.08 and 0.02.
  await lead.setCurrencyRates({ rates: [chf('2026-10-31', 1.5), chf('2026-11-01', 9)] })
  const base = await lead.getCustomerBase(asked)
  expect(base.total).toBe(1200_00 + 750_08 + 2)
  expect(base.notCounted.otherCurrencies).toEqual([])
  expect(base.converted).toEqual([{ ...by(1.5, '2026-10-31'), amount: 500_06 }])
  expect(base.top.map(({ name, revenue }) => [name, revenue])).toEqual([
    ['Reiser Pumpen', 1000_00],
    ['Technik Vogt AG', 950_10],
  ])
  const figures = await lead.getFigures(asked)
  expect(figures.measured.find(({ measure }) => measure === 'revenue')?.value).toBe(base.total)
  expect(figures).toMatchObject({ otherCurrencies: [], converted: { revenue: base.converted } })

  const { rows } = await lead.getCustomerRfm({ to: '2026-10-31' })
  expect(rows.map(({ name, revenue, days }) => [name, revenue, days])).toEqual([
    ['Reiser Pumpen', 1000_00, 1],
    ['Technik Vogt AG', 950_10, 2],
  ])
  expect((await lead.listClassProposals({})).proposals.map(({ revenue }) => revenue)).toEqual([1000_00, 950_10])
  await lead.changeCustomer({ id: vogt, potential: 400_00 })
  const account = await lead.getKeyAccount({ customerId: vogt })
  expect(account).toMatchObject({ revenue: 950_10, potential: 600_00 })
})

it('opportunities: sales, board, win and loss, order intake, outlook', async () => {
  await lead.setCurrencyRates({ rates: [chf('2026-10-31', 1.5)] })
  await deal(reiser, 100_00, 'EUR', '2026-10-01', '2026-12-01')
  await deal(vogt, 100_03, 'CHF', '2026-10-01', '2026-12-01')
  await deal(vogt, 1, 'CHF', '2026-10-01', '2026-12-01')
  await deal(vogt, 70_00, 'USD', '2026-10-01', '2026-12-01')
  await lead.winOpportunity({ id: await deal(vogt, 10_00, 'CHF', '2026-10-01', '2026-11-01'), day: '2026-11-02' })
  const sales = await lead.getSales({ from: '2026-10-01', to: '2026-11-22', by: 'customer' })
  expect(sales.total).toMatchObject({ open: 3, openValue: 100_00 + 150_05 + 2, wonValue: 15_00 })
  expect(sales.rows.map(({ openValue }) => openValue)).toEqual([150_07, 100_00])
  expect(sales.converted).toEqual([{ ...by(1.5, '2026-10-31'), amount: 110_04 }])
  expect(sales.otherCurrencies).toEqual([{ currency: 'USD', count: 1, amount: 70_00 }])

  const { sums, own, converted } = await lead.sumOpportunities({})
  expect(own).toBe('EUR')
  expect(converted).toEqual([{ ...by(1.5, '2026-10-31'), amount: 100_04 }])
  expect(Object.fromEntries(sums.map(({ currency, amount, inOwn }) => [currency, [amount, inOwn?.amount]]))).toEqual({
    EUR: [100_00, 100_00],
    CHF: [100_04, 150_07],
    USD: [70_00, undefined],
  })
  const review = await lead.getWinLoss({ from: '2026-10-01', to: '2026-11-22', by: 'amount' })
  expect(review.total.won.amount).toBe(15_00)
  expect(review.converted).toEqual([{ ...by(1.5, '2026-10-31'), count: 1 }])
  const behind = await lead.listWinLoss({ from: '2026-10-01', to: '2026-11-22', outcome: 'won' })
  expect(behind.opportunities.map(({ amount }) => amount)).toEqual([15_00])
  const figures = await lead.getFigures({ from: '2026-10-01', to: '2026-11-22' })
  expect(figures.measured.find(({ measure }) => measure === 'orderIntake')?.value).toBe(15_00)
  expect(figures.converted.orderIntake).toEqual([{ ...by(1.5, '2026-10-31'), amount: 10_00 }])
  const outlook = await lead.getOutlook({})
  expect(outlook.opportunities.map(({ amount }) => amount).sort()).toEqual([100_00, 150_05, 2])
  expect(outlook.converted).toEqual([{ ...by(1.5, '2026-10-31'), count: 2 }])
  expect(outlook.past.at(-1)?.orderIntake).toBe(15_00)
})

it('movement goes by the rate of the last day as known then; a rate entered later stands in what corrections changed', async () => {
  house.at('2026-09-01')
  await lead.setCurrencyRates({ rates: [chf('2026-06-30', 1.1)] })
  const id = await deal(vogt, 100_00, 'CHF', '2026-08-01', '2026-09-15')
  await deal(reiser, 50_00, 'EUR', '2026-08-01', '2026-09-20')
  house.at('2026-09-10')
  await lead.changeOpportunity({ id, amount: 300_00 })
  house.at('2026-09-28')
  await lead.setCurrencyRates({ rates: [chf('2026-09-28', 1.2)] })
  house.at('2026-11-22')
  const asked = { from: '2026-09-01', to: '2026-09-30', scope: 'all' as const }
  const first = await lead.getMovement(asked)
  expect(first.total).toMatchObject({ opening: 170_00, increased: 240_00, closing: 410_00 })
  expect(first).toMatchObject({ correctedBy: null, converted: [{ ...by(1.2, '2026-09-28'), count: 1 }] })

  await lead.setCurrencyRates({ rates: [chf('2026-09-29', 2)] })
  const later = await lead.getMovement(asked)
  expect(later.total).toEqual(first.total)
  expect(later.correctedBy).toMatchObject({ opening: 80_00, increased: 160_00, closing: 240_00 })
})
