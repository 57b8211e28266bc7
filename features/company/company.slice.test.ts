import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTestHouse, type TestHouse } from '#tests/harness.ts'
import { defaultContactPolicy } from './rules.ts'

let house: TestHouse
beforeEach(async () => {
  house = await openTestHouse()
})
afterEach(() => house.close())

it('settings have defaults, are changed one by one, and no secret of the house is among them', async () => {
  const lead = await house.member(['salesLead'])
  expect(await lead.getCompany({})).toMatchObject({ currency: 'EUR', timeZone: 'Europe/Berlin', canChange: true })
  await lead.changeCompany({ name: 'Maier', country: 'CH', state: 'ZH', timeZone: 'Europe/Zurich', currency: 'CHF' })
  await lead.changeCompany({ fiscalYearStart: 7 })
  const company = await (await house.member(['reader'])).getCompany({})
  expect(company).toMatchObject({ name: 'Maier', state: 'ZH', currency: 'CHF', fiscalYearStart: 7, canChange: false })
  expect(company).not.toHaveProperty('authSecret')
  expect((await lead.getMe({})).company).toMatchObject({ name: 'Maier', currency: 'CHF' })
})

it('an area appears with its first use, and whoever switches it off keeps it off', async () => {
  const lead = await house.member(['salesLead'])
  const areas = async () => (await lead.getMe({})).company.areas
  expect(await areas()).toEqual([])
  const { undo } = await lead.addMember({ name: 'Jonas Bader', roles: ['sales'] })
  expect(await areas()).toEqual(['team'])
  await lead.changeCompany({ areas: [] })
  await lead.addMember({ name: 'Petra Kühn', roles: ['sales'] })
  expect(await areas()).toEqual([])
  await lead.undo({ undo })
  expect((await lead.listMembers({})).members).toHaveLength(2)
})

it('things are called as the company calls them, unless it is no word or no such thing', async () => {
  const lead = await house.member(['salesLead'])
  await lead.changeCompany({ names: { 'opportunities.area': ' Projekte ', 'keyAccounts.many': 'Großkunden' } })
  const names = { 'opportunities.area': 'Projekte', 'keyAccounts.many': 'Großkunden' }
  expect((await (await house.member(['reader'])).getMe({})).company.names).toEqual(names)
  for (const wrong of [{ 'login.do': 'Los' }, { 'team.area': '<b>' }, { 'team.area': '' }, { 'team.area': '$t(x)' }])
    await expect(lead.changeCompany({ names: wrong })).rejects.toMatchObject({ code: 'invalidInput' })
  expect((await lead.getCompany({})).names).toEqual(names)
})

it.each([
  ['timeZoneUnknown', { timeZone: 'Europe/Stuttgart' }],
  ['companyCurrencyUnknown', { currency: 'XXY' }],
  ['stateUnknown', { country: 'AT' as const, state: 'BW' }],
])('refuses %s', async (code, change) => {
  const lead = await house.member(['salesLead'])
  await expect(lead.changeCompany(change)).rejects.toMatchObject({ code })
})

it('new rhythms say their load before they are saved, and then order all customers anew', async () => {
  const lead = await house.member(['salesLead'])
  const { id } = await lead.createCustomer({ name: 'Hohner', class: 'A' })
  await lead.logActivity({ customerId: id, kind: 'call', text: 'Gesprochen.' })
  expect((await lead.getCustomer({ id })).due).toBe('2026-12-21')
  const contactPolicy = { ...defaultContactPolicy, classDays: { A: 7, B: 60, C: null } }
  expect((await lead.getCompany({})).weeklyLoad).toBeCloseTo(7 / 30)
  expect((await lead.weighRhythms({ contactPolicy })).weeklyLoad).toBeCloseTo(1)
  expect(await lead.changeCompany({ contactPolicy })).toEqual({ ordersAnew: true })
  await house.runJobs()
  expect((await lead.getCustomer({ id })).due).toBe('2026-11-28')
  expect(await lead.changeCompany({ contactPolicy })).toEqual({ ordersAnew: false })
})

it('kept to own customers, members read no others, the lead all', async () => {
  const lead = await house.member(['salesLead'])
  const sales = await house.member(['sales'])
  await lead.createCustomer({ name: 'Vom Chef' })
  await sales.createCustomer({ name: 'Eigener' })
  expect((await sales.listCustomers({})).total).toBe(2)
  await lead.changeCompany({ readsOwnOnly: true })
  const names = async (id: string) =>
    (await (await house.acting(id)).listCustomers({})).customers.map((one) => one.name)
  expect(await names(sales.id)).toEqual(['Eigener'])
  expect(await names(lead.id)).toEqual(['Eigener', 'Vom Chef'])
})

it('the steps of buying are the company’s, each easier than the one before, and its report goes by them', async () => {
  const lead = await house.member(['salesLead'])
  const steps = { recency: [20, 40, 60, 80], frequency: [4, 3, 2, 1], monetary: [400, 300, 200, 100] }
  for (const wrong of [{ recency: [20, 20, 60, 80] }, { frequency: [4, 3, 3, 1] }, { monetary: [100, 200, 300, 400] }])
    await expect(lead.changeCompany({ buyingSteps: { ...steps, ...wrong } })).rejects.toMatchObject({
      code: 'buyingStepsRise',
    })
  await lead.changeCompany({ buyingSteps: steps })
  expect((await lead.getCompany({})).buyingSteps).toEqual(steps)
  expect((await lead.getCustomerRfm({})).steps).toEqual(steps)
})
