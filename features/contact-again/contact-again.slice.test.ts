import { afterEach, beforeEach, expect, it } from 'vitest'
import { insertRecord } from '#platform/actions/records.ts'
import { system } from '#shared/actor.ts'
import { openTestHouse, type TestHouse } from '#tests/harness.ts'
import { bounds } from './sql.ts'

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

it('a conversation held before the snooze was set, and entered later, leaves it', async () => {
  const lead = await house.member(['salesLead'])
  const { id } = await lead.createCustomer({ name: 'Reiser Pumpen GmbH' })
  await lead.snoozeCustomer({ id, until: '2026-12-05', reason: 'Umzug' })
  const talk = (day: string) =>
    lead.logActivity({ customerId: id, kind: 'call', text: 'Preise', at: `${day}T09:00:00Z` })
  await talk('2026-06-01')
  expect(await lead.getContactAgain({ customerId: id })).toMatchObject({ listed: false, due: '2026-12-05' })
  await talk('2026-11-21')
  expect((await lead.getContactAgain({ customerId: id })).due).toBe('2027-02-19')
})

it('the last invoice or order counts until somebody spoke, however long ago; other currencies are no revenue here', async () => {
  const lead = await house.member(['salesLead'])
  const { id } = await lead.createCustomer({ name: 'Alfreds Futterkiste' })
  const bring = (day: string, amount: number, currency: string) =>
    house.runner.command(system, (ctx) =>
      insertRecord(ctx, 'revenues', 'revenue.imported', { customerId: id, day, amount, currency }),
    )
  await bring('2023-05-06', 900_00, 'EUR')
  const silence = async () => (await lead.getContactAgain({ customerId: id })).reason
  expect(await silence()).toContainEqual({ kind: 'silence', days: 1295, rhythm: 90 })
  await lead.createOrder({ customerId: id, number: 'A-1', day: '2026-10-02', amount: 50_00 })
  await bring('2026-10-01', 4_500_00, 'CHF')
  await bring('2026-10-01', 300_00, 'EUR')
  expect(await silence()).toEqual([
    { kind: 'silence', days: 50, rhythm: 90 },
    { kind: 'revenue', amount: 300_00, before: null },
  ])
  expect((await lead.getContactAgain({ customerId: id })).currency).toBe('EUR')
})

it('a potential in another currency counts by the rate of today, and anew where a rate is entered', async () => {
  const lead = await house.member(['salesLead'])
  const { id } = await lead.createCustomer({ name: 'Hohner Antriebe AG', currency: 'CHF', potential: 300_000_00 })
  const row = async () => await lead.getContactAgain({ customerId: id })
  expect((await row()).value).toBe(1_000_00)
  await lead.setCurrencyRates({ rates: [{ currency: 'CHF', validFrom: '2026-10-01', rate: 1.04 }] })
  await house.runJobs()
  expect(await row()).toMatchObject({ value: 156_000_00, currency: 'EUR' })
  expect((await row()).reason).toContainEqual({ kind: 'potential', amount: 312_000_00 })
})

it('a contract that ends within 14 days is an occasion, until its renewal is on the way', async () => {
  const lead = await house.member(['salesLead'])
  const { id } = await lead.createCustomer({ name: 'Reiser Pumpen GmbH' })
  const { id: contractId } = await lead.createContract({
    customerId: id,
    name: 'Wartung',
    startDay: '2025-12-01',
    endDay: '2026-11-30',
    amountPerYear: 1_000_00,
  })
  expect(await lead.getContactAgain({ customerId: id })).toMatchObject({
    listed: true,
    reason: expect.arrayContaining([
      { kind: 'occasion', overdue: 0, occasion: { kind: 'contract', day: '2026-11-30', text: 'Wartung' } },
    ]),
  })
  await lead.endContract({ id: contractId, day: '2026-11-30' })
  expect((await lead.getContactAgain({ customerId: id })).listed).toBe(false)
})

it('the last day of notice of a contract is an occasion from 14 days before, and none once it is over', async () => {
  const lead = await house.member(['salesLead'])
  const { id } = await lead.createCustomer({ name: 'Reiser Pumpen GmbH' })
  const term = { customerId: id, startDay: '2026-03-01', endDay: '2027-02-28', noticeMonths: 3, autoRenewMonths: 12 }
  await lead.createContract({ ...term, name: 'Wartung', amountPerYear: 1_000_00 })
  await lead.logActivity({ customerId: id, kind: 'call', text: 'Preise' })
  const row = async () => await lead.getContactAgain({ customerId: id })
  expect((await row()).reason).toContainEqual({
    kind: 'occasion',
    overdue: 0,
    occasion: { kind: 'notice', day: '2026-11-30', text: 'Wartung' },
  })
  house.at('2026-12-01')
  await house.runJobs()
  expect((await row()).listed).toBe(false)
})

it('a decider of a key account not spoken with for 90 days brings it up, until somebody did or they left', async () => {
  const lead = await house.member(['salesLead'])
  const { id } = await lead.createCustomer({ name: 'Reiser Pumpen GmbH' })
  await lead.changeCustomer({ id, mode: 'keyAccount' })
  const person = async (lastName: string) => (await lead.createPerson({ customerId: id, lastName })).id
  const [weber, kurz] = [await person('Weber'), await person('Kurz')]
  await lead.setStakeholder({ customerId: id, personId: weber, roles: ['decider'] })
  await lead.setStakeholder({ customerId: id, personId: kurz, roles: ['user'], rhythmDays: 200 })
  const talk = (personId: string, day: string) =>
    lead.logActivity({ customerId: id, personId, kind: 'call', text: 'Preise', at: `${day}T09:00:00Z` })
  await talk(kurz, '2026-11-20')
  const asked = await talk(weber, '2026-08-10')
  const row = async () => await lead.getContactAgain({ customerId: id })
  expect(await row()).toMatchObject({ listed: true, due: '2026-11-08', person: { id: weber } })
  expect((await row()).reason[0]).toEqual({ kind: 'person', name: 'Weber', days: 103, rhythm: 90 })

  const called = await talk(weber, '2026-11-21')
  expect(await row()).toMatchObject({ listed: false, due: '2026-12-05' })
  await lead.undo({ undo: called.undo })
  await lead.undo({ undo: asked.undo })
  expect(await row()).toMatchObject({ listed: false, due: '2026-12-04' })
  await talk(weber, '2026-08-10')
  expect((await row()).listed).toBe(true)
  const left = await lead.changePerson({ id: weber, left: true })
  expect(await row()).toMatchObject({ listed: false, person: { id: kurz } })
  await lead.undo({ undo: left.undo })
  await lead.setStakeholder({ customerId: id, personId: weber, rhythmDays: 0 })
  expect((await row()).listed).toBe(false)
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

it('filters by region, branch, standing and mode, alone and together', async () => {
  const lead = await house.member(['salesLead'])
  const put = (name: string, more: object) => lead.createCustomer({ name, ...more })
  await put('Alb', { region: 'Süd', branch: 'Pumpen' })
  await put('Belt', { region: 'Nord', branch: 'Pumpen', standing: 'prospect' })
  await put('Chemnitz', { region: 'Ost', branch: 'Werkzeug', mode: 'keyAccount' })
  await put('Dorf', {})
  house.at('2026-12-20')
  await house.runJobs()
  const names = async (filter: object) => {
    const { customers, total } = await lead.listContactAgain(filter)
    expect(total).toBe(customers.length)
    return customers.map((row) => row.name).sort()
  }
  expect(await names({})).toEqual(['Alb', 'Belt', 'Chemnitz', 'Dorf'])
  expect(await names({ region: ['Süd', 'Nord'] })).toEqual(['Alb', 'Belt'])
  expect(await names({ branch: ['Pumpen'], standing: ['customer'] })).toEqual(['Alb'])
  expect(await names({ mode: 'keyAccount' })).toEqual(['Chemnitz'])
  expect(await names({ region: ['West'] })).toEqual([])
  const all = (await lead.listContactAgain({})).weeklyLoad
  const south = (await lead.listContactAgain({ region: ['Süd'] })).weeklyLoad
  expect(south).toBeCloseTo(7 / 90)
  expect(all).toBeCloseTo(7 / 90 + 7 / 45 + 7 / 14 + 7 / 90)
})

it('putting off takes follow-ups that were due along; a promise stays, and undo brings all of it back', async () => {
  const lead = await house.member(['salesLead'])
  const { id } = await lead.createCustomer({ name: 'Vogt Technik' })
  await lead.createTask({ kind: 'followUp', customerId: id, text: 'Muster?', dueDay: '2026-11-21' })
  expect((await lead.listContactAgain({})).total).toBe(1)
  const done = await lead.snoozeCustomer({ id, until: '2026-12-01', reason: 'Messe' })
  expect(done.listFrom).toBe('2026-12-01')
  expect((await lead.listContactAgain({})).total).toBe(0)
  house.at('2026-12-01')
  await house.runJobs()
  expect((await lead.listContactAgain({})).customers[0]?.reason[0]).toMatchObject({
    kind: 'occasion',
    occasion: { kind: 'followUp', day: '2026-12-01', text: 'Muster?' },
  })
  await lead.undo({ undo: done.undo })
  expect((await lead.listContactAgain({})).customers[0]?.reason[0]).toMatchObject({
    occasion: { day: '2026-11-21' },
    overdue: 10,
  })

  await lead.createTask({ kind: 'promise', customerId: id, text: 'Angebot', dueDay: '2026-12-01' })
  expect((await lead.snoozeCustomer({ id, until: '2026-12-08' })).listFrom).toBe('2026-12-01')
  expect((await lead.listContactAgain({})).total).toBe(1)
})

it('not reached moves the follow-up that asked for the call to tomorrow instead of adding another', async () => {
  const lead = await house.member(['salesLead'])
  const { id } = await lead.createCustomer({ name: 'Wolf Getriebe' })
  await lead.createTask({ kind: 'followUp', customerId: id, text: 'Muster?', dueDay: '2026-11-21' })
  for (let i = 0; i < 2; i += 1)
    await lead.logActivity({ customerId: id, kind: 'call', outcome: 'notReached', text: '' })
  expect((await lead.listContactAgain({})).total).toBe(0)
  const { tasks } = await lead.listTasks({ customerId: id })
  expect(tasks.map(({ text, dueDay }) => ({ text, dueDay }))).toEqual([{ text: 'Muster?', dueDay: '2026-11-22' }])
})

it('weighs a rhythm before it is saved: next day and contacts a week of the owner', async () => {
  const lead = await house.member(['salesLead'])
  const sales = await house.member(['sales'])
  const { id } = await sales.createCustomer({ name: 'Kübler', class: null })
  await sales.createCustomer({ name: 'Hohner' })
  await lead.createCustomer({ name: 'Fremd' })
  await sales.logActivity({ customerId: id, kind: 'visit', at: '2026-11-11T10:00:00.000Z', text: '' })
  const weigh = (rhythmDays: number | null) => sales.weighRhythm({ customerId: id, rhythmDays })
  expect(await weigh(14)).toEqual({
    rhythm: 14,
    due: '2026-11-25',
    ownerId: sales.id,
    weeklyLoadBefore: expect.closeTo(14 / 90),
    weeklyLoad: expect.closeTo(7 / 90 + 7 / 14),
  })
  expect(await weigh(null)).toMatchObject({ rhythm: 90, due: '2027-02-09', weeklyLoad: expect.closeTo(14 / 90) })
  // An address has no way to say null: left out means the same.
  expect(await sales.weighRhythm({ customerId: id })).toEqual(await weigh(null))
  expect(await weigh(0)).toMatchObject({ rhythm: 0, due: null, weeklyLoad: expect.closeTo(7 / 90) })

  await sales.changeCustomer({ id, rhythmDays: 14 })
  const { weeklyLoad } = await sales.listContactAgain({ owner: [sales.id] })
  expect(weeklyLoad).toBeCloseTo((await weigh(14)).weeklyLoad)
})

it('says who may hand a customer over: its owner and the lead, not who helps', async () => {
  const lead = await house.member(['salesLead'])
  const sales = await house.member(['sales'])
  const helper = await house.member(['sales'])
  const { id } = await sales.createCustomer({ name: 'Reiser' })
  await lead.addHelper({ id, memberId: helper.id, part: 'Technik' })
  const rights = async (as: typeof lead) => {
    const { canLog, canChange, canHandOver } = await as.getContactAgain({ customerId: id })
    return { canLog, canChange, canHandOver }
  }
  expect(await rights(sales)).toEqual({ canLog: true, canChange: true, canHandOver: true })
  expect(await rights(helper)).toEqual({ canLog: true, canChange: true, canHandOver: false })
  expect(await rights(lead)).toMatchObject({ canHandOver: true })
})

it('counts only so far where a filter fits many, and says so; the list stays whole', async () => {
  const lead = await house.member(['salesLead'])
  for (let i = 0; i < 6; i += 1) await lead.createCustomer({ name: `Nord ${i}`, region: 'Nord' })
  await lead.createCustomer({ name: 'Süd', region: 'Süd' })
  house.at('2026-12-20')
  await house.runJobs()
  const before = { ...bounds }
  try {
    Object.assign(bounds, { few: 5, counted: 4 })
    const many = await lead.listContactAgain({ region: ['Nord'], limit: 2 })
    expect(many).toMatchObject({ total: 4, more: true, weeklyLoad: null })
    const rest = await lead.listContactAgain({ region: ['Nord'], after: many.next as string })
    expect([...many.customers, ...rest.customers].map((row) => row.name).sort()).toEqual(
      [0, 1, 2, 3, 4, 5].map((i) => `Nord ${i}`),
    )
    Object.assign(bounds, { counted: 6 })
    expect(await lead.listContactAgain({ region: ['Nord'] })).toMatchObject({ total: 6, more: false, weeklyLoad: null })
    const few = await lead.listContactAgain({ region: ['Süd'] })
    expect(few).toMatchObject({ total: 1, more: false })
    expect(few.weeklyLoad).toBeCloseTo(7 / 90)
    expect((await lead.listContactAgain({ region: ['Nord'], owner: [lead.id] })).weeklyLoad).toBeCloseTo(42 / 90)
  } finally {
    Object.assign(bounds, before)
  }
})

it.each([['revenue first'], ['potential first']])(
  'what a potential is worth does not depend on what came first: %s',
  async (order) => {
    const lead = await house.member(['salesLead'])
    const bringIn = async (text: string) => {
      const { id } = await lead.addImportFile({ name: 'Liste.csv', bytes: new TextEncoder().encode(text) })
      await lead.runImport({ id })
      await house.runJobs()
      return id
    }
    const wish = 'Firma;Potenzial\nAdler Wunsch GmbH;1.000.000,00\n'
    const sold = (amount: string) =>
      `Kunde;Rechnungsdatum;Rechnungsnummer;Betrag\nBär Umsatz AG;05.10.2026;R1;${amount}\n`
    await lead.createCustomer({ name: 'Bär Umsatz AG' })
    if (order === 'revenue first') await bringIn(sold('30.000,00'))
    await bringIn(wish)
    const id = order === 'potential first' ? await bringIn(sold('30.000,00')) : null
    house.at('2026-11-21T13:00:00Z')
    await house.runJobs()
    const worth = async () => {
      const { id: customerId } = (await lead.listCustomers({ search: 'Wunsch' })).customers[0]!
      return (await lead.getContactAgain({ customerId })).value
    }
    expect(await worth()).toBe(3_000_000)
    if (!id) return
    await lead.undoImport({ id })
    await house.runJobs()
    house.at('2026-11-21T14:00:00Z')
    await house.runJobs()
    expect(await worth()).toBe(50_000_000)
  },
)
