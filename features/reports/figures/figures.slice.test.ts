import { afterEach, beforeEach, expect, it } from 'vitest'
import { insertRecord } from '#platform/actions/records.ts'
import { system } from '#shared/actor.ts'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'
import type { RecordKind } from './rules.ts'

let house: TestHouse
let lead: TestMember
let sales: TestMember
beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'])
  sales = await house.member(['sales'])
  await lead.changeMember({ id: sales.id, leadId: lead.id })
})
afterEach(() => house.close())

const quarter = { from: '2026-10-01', to: '2026-12-31' }
const figure = (found: { measured: { measure: string }[] }, measure: string) =>
  found.measured.find((one) => one.measure === measure)

async function invoiced(customerId: string, day: string, amount: number, currency = 'EUR') {
  await house.runner.command(system, (ctx) =>
    insertRecord(ctx, 'revenues', 'revenue.imported', { customerId, day, amount, currency }),
  )
}

/** A regular customer of the lead and a new one of sales, three deals decided, one open, two leads, two visits. */
async function company() {
  const old = (await lead.createCustomer({ name: 'Stammkunde', ownerId: lead.id })).id
  const fresh = (await lead.createCustomer({ name: 'Neukunde', ownerId: sales.id })).id
  for (const day of ['2023-11-01', '2025-11-01', '2026-11-02']) await invoiced(old, day, 1_000_00)
  await invoiced(fresh, '2026-11-10', 400_00)
  await invoiced(fresh, '2026-11-10', 77_00, 'CHF')
  const deal = async (title: string, amount: number, more = {}) =>
    (
      await lead.createOpportunity({
        customerId: fresh,
        title,
        amount,
        createdDay: '2026-09-01',
        ownerId: sales.id,
        ...more,
      })
    ).id
  const won = await deal('Erste Linie', 300_00)
  await lead.winOpportunity({ id: won, day: '2026-11-01' })
  const lost = await deal('Pressen', 100_00)
  const reasons = (await lead.listReasons({})).reasons.filter((one) => one.outcome === 'lost')
  await lead.loseOpportunity({ id: lost, day: '2026-11-05', reason: reasons[0]!.id })
  const others = await deal('Ersatzteile', 500_00, { customerId: old, ownerId: lead.id })
  await lead.winOpportunity({ id: others, day: '2026-11-06' })
  await deal('Offen', 240_00, { expectedClose: '2026-12-20' })
  for (const day of ['2026-10-05', '2026-11-05'])
    await sales.logActivity({ customerId: fresh, kind: 'visit', text: 'Besuch', at: `${day}T09:00:00.000Z` })
  await sales.createLead({
    origin: 'call',
    company: 'Anfrage A',
    text: 'Wellen',
    receivedAt: '2026-11-03T09:00:00.000Z',
  })
  return { old, fresh, won, lost }
}

it('of the company, and of one person, plain beside weighted, against the goals', async () => {
  const { fresh, won } = await company()
  await lead.setGoals({ measure: 'orderIntake', quarters: [null, null, null, 1_600_00] })
  const all = await lead.getFigures(quarter)
  const values = Object.fromEntries(all.measured.map(({ measure, value }) => [measure, value]))
  expect(values).toEqual({
    orderIntake: 800_00,
    revenue: 1_400_00,
    newBusinessWeighted: 1_000_00 + 600_00,
    newCustomers: 1,
    closings: 2,
    firstVisits: 1,
    closingRate: 2 / 3,
  })
  expect(all).toMatchObject({
    currency: 'EUR',
    weights: { newCustomer: 1.5, newMonths: 12 },
    byKind: { newCustomer: 400_00, repeat: 1_000_00 },
    sales: { cycleMean: 63.5, closingRateByValue: 8 / 9 },
    conversion: { leads: 1, customers: 0, pending: 1, rate: 0 },
    otherCurrencies: [{ currency: 'CHF', amount: 77_00 }],
  })
  // October, and November up to today.
  expect(all.elapsed).toBeCloseTo((1 + 21 / 30) / 3)
  expect(figure(all, 'orderIntake')).toMatchObject({
    goal: 1_600_00,
    attained: 0.5,
    gap: 800_00,
    pipeline: 900_00,
    missing: 660_00,
    coverage: 0.3,
  })
  const intake = await lead.getOrderIntake(quarter)
  expect(intake).toMatchObject({ ...figure(all, 'orderIntake') })

  // An order entered for a deal counts instead of it, with its amount and on its day.
  await lead.createOrder({ customerId: fresh, opportunityId: won, amount: 320_00, day: '2026-11-03' })
  expect(await lead.getOrderIntake(quarter)).toMatchObject({ value: 820_00, gap: 780_00 })
  const own = { ...quarter, scope: 'member', memberId: sales.id } as const
  expect((await sales.listFigureRecords({ ...own, of: 'orderIntake' })).records).toMatchObject([
    { opportunityId: won, day: '2026-11-03', amount: 320_00 },
  ])
  const theirs = await sales.getFigures(own)
  expect(figure(theirs, 'revenue')).toMatchObject({ value: 400_00, goal: null, pace: null })
  expect(figure(theirs, 'newBusinessWeighted')).toMatchObject({ value: 600_00 })
  expect(figure(theirs, 'closingRate')).toMatchObject({ value: 0.5 })
  const team = await lead.getFigures({ ...quarter, scope: 'team', memberId: lead.id })
  expect(figure(team, 'orderIntake')).toMatchObject({ value: 820_00 })

  const records = (of: RecordKind) => lead.listFigureRecords({ ...own, of })
  expect((await records('revenue')).records).toMatchObject([
    { customerId: fresh, title: 'Neukunde', amount: 400_00, weighted: 600_00, state: 'newCustomer' },
  ])
  expect((await records('newCustomers')).records).toMatchObject([{ customerId: fresh, day: '2026-11-03' }])
  expect((await records('won')).records).toMatchObject([{ opportunityId: won, amount: 300_00, state: 'won' }])
  expect((await records('decided')).total).toBe(2)
  const september = { ...own, from: '2026-09-01', to: '2026-09-30' }
  const cohort = await lead.listFigureRecords({ ...september, of: 'cohort' })
  expect(cohort.records.map(({ day, state }) => [day, state])).toEqual(
    ['won', 'pending', 'lost'].map((state) => ['2026-09-01', state]),
  )
  expect((await lead.getFigures(september)).sales.cohort).toMatchObject({ created: 3, won: 1, pending: 1, rate: 1 / 3 })
  expect((await records('firstVisits')).records).toMatchObject([{ customerId: fresh, day: '2026-10-05' }])
  expect((await records('leads')).total).toBe(0)
  expect((await lead.listFigureRecords({ ...quarter, of: 'leads' })).records).toMatchObject([{ state: 'pending' }])
})

it('who may see whose; an empty house has none instead of 0', async () => {
  const own = { scope: 'member', memberId: sales.id } as const
  const refused = { code: 'notAllowed' }
  const management = await house.member(['management'])
  await expect(management.getFigures(own)).rejects.toMatchObject(refused)
  await expect(sales.getFigures({ scope: 'member', memberId: lead.id })).rejects.toMatchObject(refused)
  const kept = house.as({ ...sales.actor, readsOwnOnly: true })
  await expect(kept.getFigures({ scope: 'company' })).rejects.toMatchObject(refused)
  expect(await kept.getFigures({})).toMatchObject(own)
  await expect(lead.getFigures({ from: '2026-10-02', to: '2026-10-01' })).rejects.toMatchObject({ code: 'periodWrong' })
  const found = await management.getFigures({})
  expect(figure(found, 'closingRate')).toMatchObject({ value: null })
  expect(found).toMatchObject({ period: quarter, conversion: { leads: 0, rate: null } })
})
