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

it('plans the week in the order of the list, past the weekend and the holidays, and undo takes the plan back', async () => {
  const lead = await house.member(['salesLead'])
  for (const name of ['Aichele', 'Brand', 'Kübler', 'Vogt', 'Wolf']) await lead.createCustomer({ name })
  house.at('2026-12-23')
  await house.runJobs()
  const listed = (await lead.listContactAgain({})).customers.map((row) => row.name)
  const { planned, lastDay, undo } = await lead.planContacts({ perDay: 2, workdays: 2 })
  expect({ planned, lastDay }).toEqual({ planned: 4, lastDay: '2026-12-28' })
  expect((await lead.listContactAgain({})).customers.map((row) => row.name)).toEqual(listed.slice(4))

  house.at('2026-12-28')
  await house.runJobs()
  const rows = (await lead.listContactAgain({})).customers
  expect(rows.map((row) => row.name)).toEqual(listed)
  expect(rows[0]?.reason[0]).toMatchObject({ kind: 'occasion', occasion: { kind: 'followUp', day: '2026-12-24' } })
  await lead.undo({ undo })
  expect((await lead.listContactAgain({})).customers[0]?.reason[0]).toMatchObject({ kind: 'neverSpoken' })
})

it('pages through a long list without gap or double, filtered by owner and class', async () => {
  const lead = await house.member(['salesLead'])
  const sales = await house.member(['sales'])
  for (let i = 0; i < 23; i += 1) {
    const { id } = await (i % 2 ? sales : lead).createCustomer({ name: `Kunde ${i}`, class: i % 3 ? 'A' : null })
    await lead.logActivity({ customerId: id, kind: 'visit', at: `2026-0${1 + (i % 6)}-10T10:00:00.000Z`, text: '' })
  }
  const seen: string[] = []
  for (let after: string | null | undefined; after !== null; ) {
    const page = await lead.listContactAgain({ limit: 5, ...(after ? { after } : {}) })
    seen.push(...page.customers.map((row) => row.name))
    after = page.next
  }
  expect(new Set(seen).size).toBe(23)
  expect(seen.length).toBe(23)
  const mine = await lead.listContactAgain({ owner: [lead.id], class: ['A'] })
  expect(mine.total).toBe(8)
  expect(mine.customers.every((row) => row.class === 'A' && row.ownerId === lead.id)).toBe(true)
})
