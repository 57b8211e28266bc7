import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'

let house: TestHouse
let lead: TestMember
beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'])
})
afterEach(() => house.close())

it('counts what closed and what is open, by member, customer and month', async () => {
  const reiser = (await lead.createCustomer({ name: 'Reiser Pumpen' })).id
  const vogt = (await lead.createCustomer({ name: 'Technik Vogt AG' })).id
  const opportunity = async (customerId: string, amount: number, createdDay: string) =>
    (await lead.createOpportunity({ customerId, title: 'Linie', amount, createdDay })).id
  const early = await opportunity(reiser, 100_00, '2026-10-01')
  await lead.winOpportunity({ id: early, day: '2026-10-31' })
  await lead.winOpportunity({ id: await opportunity(vogt, 300_00, '2026-10-01'), day: '2026-11-20' })
  await lead.loseOpportunity({
    id: await opportunity(vogt, 50_00, '2026-10-01'),
    day: '2026-11-10',
    reason: 'noDecision',
  })
  await opportunity(vogt, 70_00, '2026-11-05')

  const asked = { from: '2026-10-01', to: '2026-11-30' }
  const sales = await lead.getSales(asked)
  expect(sales.rows).toMatchObject([{ key: lead.id, won: 2, lost: 1 }])
  expect(sales.total).toMatchObject({
    won: 2,
    lost: 1,
    noDecision: 1,
    open: 1,
    wonValue: 400_00,
    openValue: 70_00,
    averageDeal: 200_00,
    cycleMean: 40,
    cycleMedian: 40,
  })
  expect(sales.total.closingRate).toBeCloseTo(2 / 3)
  const byCustomer = await lead.getSales({ ...asked, by: 'customer' })
  expect(byCustomer.rows.map(({ name, won, open }) => [name, won, open])).toEqual([
    ['Technik Vogt AG', 1, 1],
    ['Reiser Pumpen', 1, 0],
  ])
  const byMonth = await lead.getSales({ ...asked, by: 'month' })
  expect(byMonth.rows.map(({ key, won, open }) => [key, won, open])).toEqual([
    ['2026-10', 1, 2],
    ['2026-11', 1, 1],
  ])

  // Reopened since: at the end of October it was won all the same, with its amount of then.
  await lead.reopenOpportunity({ id: early })
  await lead.changeOpportunity({ id: early, amount: 900_00 })
  const after = await lead.getSales({ ...asked, by: 'month' })
  expect(after.rows.map(({ key, won, wonValue, open }) => [key, won, wonValue, open])).toEqual([
    ['2026-10', 1, 100_00, 2],
    ['2026-11', 1, 300_00, 2],
  ])
  expect(after.total).toMatchObject({ won: 1, open: 2, openValue: 970_00, cohort: { created: 4, won: 1, pending: 2 } })
  expect((await lead.getSales({ from: '2026-08-15', to: '2026-11-30', by: 'quarter' })).rows).toMatchObject([
    { key: '2026-08-15', name: '2026-Q3', won: 0 },
    { key: '2026-10-01', name: '2026-Q4', won: 1 },
  ])
  const october = { from: '2026-10-01', to: '2026-10-31' }
  expect((await lead.getSales(october)).total).toMatchObject({
    won: 1,
    wonValue: 100_00,
    cohort: { created: 3, won: 1 },
  })
  expect((await lead.listFigureRecords({ ...october, of: 'won' })).records).toMatchObject([
    { opportunityId: early, day: '2026-10-31', amount: 100_00, state: 'won' },
  ])
  expect((await lead.listFigureRecords({ ...asked, of: 'won' })).total).toBe(1)
})

it('amounts of another currency are not added, and said so', async () => {
  const customerId = (await lead.createCustomer({ name: 'Reiser Pumpen' })).id
  await lead.createOpportunity({ customerId, title: 'Linie', amount: 100 })
  await lead.createOpportunity({ customerId, title: 'Linie', amount: 900, currency: 'CHF' })
  const sales = await lead.getSales({})
  expect(sales.total).toMatchObject({ open: 1, openValue: 100 })
  expect(sales.otherCurrencies).toEqual([{ currency: 'CHF', count: 1, amount: 900 }])
})

it('figures of a person are for that person and the sales lead', async () => {
  const customerId = (await lead.createCustomer({ name: 'Reiser Pumpen' })).id
  const anna = await house.member(['sales'])
  const boss = await house.member(['management'])
  await lead.createOpportunity({ customerId, title: 'Linie', amount: 100 })
  const taken = await lead.createOpportunity({ customerId, title: 'Presse', amount: 300 })
  await lead.changeOpportunity({ id: taken.id, ownerId: anna.id })
  const seen = async (who: TestMember) => {
    const sales = await who.getSales({ by: 'member' })
    const movement = await who.getMovement({ by: 'member', scope: 'all' })
    expect(sales.total.openValue).toBe(400)
    expect(movement.total.closing).toBe(400)
    expect(movement.rows.map(({ key }) => key).sort()).toEqual(sales.rows.map(({ key }) => key).sort())
    return new Set(sales.rows.map(({ key }) => key))
  }
  expect(await seen(lead)).toEqual(new Set([lead.id, anna.id]))
  expect(await seen(anna)).toEqual(new Set([anna.id]))
  expect(await seen(boss)).toEqual(new Set())

  const reports: ((who: TestMember, owner: string[]) => Promise<unknown>)[] = [
    (who, owner) => who.getSales({ owner }),
    (who, owner) => who.getMovement({ owner }),
    (who, owner) => who.listMovement({ column: 'closing', owner }),
    (who, [key]) => who.listMovement({ column: 'closing', by: 'member', key: key! }),
    (who, owner) => who.getPace({ owner }),
    (who, owner) => who.getWinLoss({ owner }),
    (who, owner) => who.listWinLoss({ owner, outcome: 'won' }),
  ]
  for (const ask of reports) {
    await ask(lead, [anna.id])
    await ask(anna, [anna.id])
    await expect(ask(anna, [lead.id])).rejects.toMatchObject({ code: 'figuresOfOthers' })
    await expect(ask(boss, [anna.id])).rejects.toMatchObject({ code: 'figuresOfOthers' })
  }
})
