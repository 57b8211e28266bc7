import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTestHouse, type TestHouse } from '#tests/harness.ts'

let house: TestHouse
beforeEach(async () => {
  house = await openTestHouse()
})
afterEach(() => house.close())

it('a customer entered by hand comes up within 14 days; a call takes it off the list, undo brings it back', async () => {
  const lead = await house.member(['salesLead'])
  const { id } = await lead.createCustomer({ name: 'Stahlbau Müller KG' })
  expect((await lead.listContactAgain({})).customers).toEqual([])

  house.at('2026-12-06')
  await house.runJobs()
  const listed = await lead.listContactAgain({})
  expect(listed.customers.map((row) => row.name)).toEqual(['Stahlbau Müller KG'])
  expect(listed.customers[0]?.reason).toEqual([{ kind: 'neverSpoken', rhythm: 90 }])

  const logged = await lead.logActivity({ customerId: id, kind: 'call', outcome: 'reached', text: 'Will Angebot.' })
  expect((await lead.listContactAgain({})).total).toBe(0)
  await lead.undo({ undo: logged.undo })
  expect((await lead.listContactAgain({})).total).toBe(1)
})

it('not reached asks again tomorrow and does not reset the rhythm', async () => {
  const lead = await house.member(['salesLead'])
  const { id } = await lead.createCustomer({ name: 'Aichele Werkzeugbau' })
  await lead.logActivity({ customerId: id, kind: 'call', outcome: 'notReached', text: '' })
  house.at('2026-11-22')
  await house.runJobs()
  const [row] = (await lead.listContactAgain({})).customers
  expect(row?.reason[0]).toMatchObject({ kind: 'occasion', occasion: { kind: 'followUp', day: '2026-11-22' } })
  expect(row?.lastContact).toBeNull()
})

it('a snooze puts off, at most as far as the rules allow, and is refused for a day that has passed', async () => {
  const lead = await house.member(['salesLead'])
  const { id } = await lead.createCustomer({ name: 'Reiser Pumpen GmbH' })
  await lead.snoozeCustomer({ id, until: '2027-06-01', reason: 'Umzug' })
  expect((await lead.getCustomer({ id })).due).toBe('2027-02-19')
  await expect(lead.snoozeCustomer({ id, until: '2026-11-21' })).rejects.toMatchObject({ code: 'dayNotAhead' })
})

it('sales changes own customers only, readers nothing', async () => {
  const lead = await house.member(['salesLead'])
  const sales = await house.member(['sales'])
  const reader = await house.member(['reader'])
  const { id } = await lead.createCustomer({ name: 'Hohner Antriebe AG' })
  await expect(sales.changeCustomer({ id, city: 'Trossingen' })).rejects.toMatchObject({ code: 'notAllowed' })
  await expect(reader.createCustomer({ name: 'X' })).rejects.toMatchObject({ code: 'notAllowed' })
  await lead.changeCustomer({ id, ownerId: sales.id })
  await sales.changeCustomer({ id, city: 'Trossingen' })
  expect(await reader.getCustomer({ id })).toMatchObject({ city: 'Trossingen', canChange: false })
})
