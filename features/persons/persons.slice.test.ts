import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { saveSetting } from '#platform/actions/settings.ts'
import { system } from '#shared/actor.ts'
import type { Input } from '#shared/contract.ts'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'
import type { contract } from './contract.ts'

let house: TestHouse
let lead: TestMember
let sales: TestMember
let firm: { id: string }
beforeAll(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'])
  sales = await house.member(['sales'])
})
beforeEach(async () => {
  firm = await sales.createCustomer({ name: 'Stahlbau Müller KG', country: 'AT' })
})
afterAll(() => house.close())

type Filter = Input<(typeof contract)['listPersons']>
const names = async (filter: Filter, as = lead) =>
  (await as.listPersons({ customerId: firm.id, ...filter })).persons.map((person) => person.lastName)

describe('a person', () => {
  it('needs only a last name; phones are dialled from the country of the company', async () => {
    const { id } = await sales.createPerson({
      customerId: firm.id,
      lastName: 'Sauter',
      phones: [{ number: '01 234 56 78' }],
      birthday: '1900-03-14',
      tags: ['Technik', 'technik'],
    })
    expect(await sales.getPerson({ id })).toMatchObject({
      customerName: 'Stahlbau Müller KG',
      phones: [{ label: '', number: '01 234 56 78', e164: '+4312345678' }],
      birthday: '1900-03-14',
      tags: ['Technik'],
      leftAt: null,
      earlier: [],
      canChange: true,
    })
    await expect(sales.createPerson({ lastName: ' ' })).rejects.toMatchObject({ code: 'invalidInput' })
    await expect(sales.createPerson({ lastName: 'X', birthday: '2026-02-30' })).rejects.toMatchObject({
      code: 'invalidInput',
    })
  })

  it('born on the 29th of February of an unknown year keeps that day, out and back', async () => {
    await sales.createPerson({ customerId: firm.id, lastName: 'Schalter', birthday: '1900-02-29' })
    const card = new TextDecoder().decode((await sales.exportPersonCards({ version: '4.0', search: 'Schalter' })).bytes)
    expect(card).toContain('BDAY:--0229')
    const lead = await house.member(['salesLead'])
    const bytes = new TextEncoder().encode(card.replaceAll('Schalter', 'Schalttag').replace(/UID:.*\r\n/, ''))
    const { id } = await lead.addImportFile({ name: 'Karte.vcf', bytes })
    await lead.runImport({ id })
    await house.runJobs()
    const { persons } = await sales.listPersons({ search: 'Schalttag' })
    expect(persons).toMatchObject([{ birthday: '1900-02-29', fields: {} }])
    const list = await lead.addListFile(await lead.exportPersons({ search: 'Schalttag' }))
    expect(list.counts).toMatchObject({ rows: 1, changed: 0, wrong: 0 })
    for (const birthday of ['1901-02-29', '2026-02-30'])
      await expect(sales.createPerson({ lastName: 'X', birthday })).rejects.toMatchObject({ code: 'invalidInput' })
  })

  it('moves to another company and keeps the history', async () => {
    const other = await sales.createCustomer({ name: 'Reiser Pumpen' })
    const { id } = await sales.createPerson({ customerId: firm.id, lastName: 'Wechsel' })
    await sales.logActivity({ customerId: firm.id, personId: id, kind: 'call', text: 'Noch bei Müller' })
    await sales.changePerson({ id, left: true })
    const { undo } = await sales.changePerson({ id, customerId: other.id, function: 'Einkauf' })
    expect(await sales.getPerson({ id })).toMatchObject({
      customerName: 'Reiser Pumpen',
      function: 'Einkauf',
      leftAt: null,
      lastContact: '2026-11-21',
      earlier: [{ customerId: firm.id, customerName: 'Stahlbau Müller KG' }],
    })
    expect(await names({})).toEqual([])
    await sales.undo({ undo })
    expect(await sales.getPerson({ id })).toMatchObject({ customerId: firm.id, earlier: [] })
    expect((await sales.getPerson({ id })).leftAt).not.toBeNull()
  })

  it('who left stays findable, apart from those who are there', async () => {
    const { id } = await sales.createPerson({ customerId: firm.id, lastName: 'Gegangen' })
    await sales.createPerson({ customerId: firm.id, lastName: 'Geblieben' })
    await sales.changePerson({ id, left: true })
    expect(await names({})).toEqual(['Geblieben', 'Gegangen'])
    expect(await names({ left: false })).toEqual(['Geblieben'])
    expect(await names({ left: true })).toEqual(['Gegangen'])
    await sales.changePerson({ id, left: false })
    expect(await names({ left: true })).toEqual([])
  })

  it('goes with the customer when it is deleted, and comes back with it', async () => {
    const { id } = await sales.createPerson({ customerId: firm.id, lastName: 'Mitgegangen' })
    const { undo } = await sales.deleteCustomer({ id: firm.id })
    expect((await lead.listPersons({ search: 'mitgegangen' })).persons).toEqual([])
    await expect(lead.getPerson({ id })).rejects.toMatchObject({ code: 'notFound' })
    await expect(lead.changePerson({ id, function: 'Chef' })).rejects.toMatchObject({ code: 'notFound' })
    await sales.undo({ undo })
    expect(await names({})).toEqual(['Mitgegangen'])
  })

  it('guards the version and comes back by undo', async () => {
    const { id } = await sales.createPerson({ customerId: firm.id, lastName: 'Sauter' })
    await sales.changePerson({ id, version: 1, firstName: 'Petra' })
    await expect(sales.changePerson({ id, version: 1, firstName: 'Ute' })).rejects.toMatchObject({
      code: 'changedMeanwhile',
    })
    const { undo } = await sales.deletePerson({ id })
    await expect(sales.getPerson({ id })).rejects.toMatchObject({ code: 'notFound' })
    await sales.undo({ undo })
    expect((await sales.getPerson({ id })).firstName).toBe('Petra')
  })
})

describe('who may', () => {
  it('persons are changed with their customer', async () => {
    const { id } = await lead.createPerson({ customerId: firm.id, lastName: 'Sauter' })
    for (const roles of [['sales'], ['insideSales'], ['marketing'], ['reader']] as const) {
      const other = await house.member([...roles])
      expect(await other.getPerson({ id })).toMatchObject({ lastName: 'Sauter', canChange: false })
      const refused = { code: 'notAllowed' }
      await expect(other.changePerson({ id, function: 'Chef' })).rejects.toMatchObject(refused)
      await expect(other.deletePerson({ id })).rejects.toMatchObject(refused)
      await expect(other.createPerson({ customerId: firm.id, lastName: 'X' })).rejects.toMatchObject(refused)
    }
    await sales.changePerson({ id, function: 'Chef' })
  })

  it('nobody moves a person to a customer that is not theirs', async () => {
    const foreign = await lead.createCustomer({ name: 'Fremd' })
    const { id } = await sales.createPerson({ customerId: firm.id, lastName: 'Sauter' })
    await expect(sales.changePerson({ id, customerId: foreign.id })).rejects.toMatchObject({ code: 'notAllowed' })
    await lead.changePerson({ id, customerId: foreign.id })
  })

  it('where members read only their own, persons go with the customer, loose ones stay with who wrote them down', async () => {
    const own = await openTestHouse()
    try {
      await own.runner.command(system, (ctx) => saveSetting(ctx, 'readsOwnOnly', true))
      const chief = await own.member(['salesLead'])
      const reads = await own.member(['sales'])
      const hidden = await chief.createCustomer({ name: 'Fremd' })
      const helped = await chief.createCustomer({ name: 'Hilfe' })
      await chief.addHelper({ id: helped.id, memberId: reads.id })
      const persons = {
        foreign: await chief.createPerson({ customerId: hidden.id, lastName: 'Fremd' }),
        helped: await chief.createPerson({ customerId: helped.id, lastName: 'Hilfe' }),
        loose: await chief.createPerson({ lastName: 'Lose' }),
        mine: await reads.createPerson({ lastName: 'Meine' }),
      }
      const { persons: listed, total } = await reads.listPersons({})
      expect(listed.map((person) => person.lastName)).toEqual(['Hilfe', 'Meine'])
      expect(total).toBe(2)
      for (const { id } of [persons.foreign, persons.loose])
        await expect(reads.getPerson({ id })).rejects.toMatchObject({ code: 'notFound' })
      await expect(reads.listPersons({ customerId: hidden.id })).rejects.toMatchObject({ code: 'notFound' })
      await reads.changePerson({ id: persons.mine.id, customerId: helped.id })
    } finally {
      await own.close()
    }
  })
})

describe('the list', () => {
  it.each<[Filter, string[]]>([
    [{ search: 'sauter' }, ['Sauter', 'Sauter']],
    [{ search: 'petra sauter' }, ['Sauter']],
    [{ search: 'einkauf' }, ['Öhler']],
    [{ search: 'oehler@mueller.de' }, ['Öhler']],
    [{ search: '0711 1234' }, ['Öhler']],
    [{ search: 'stahlbau oehler' }, ['Öhler']],
    [{ search: "%' or '1'='1" }, []],
    [{ sort: '-name' }, ['Sauter', 'Sauter', 'Öhler']],
  ])('by %j', async (filter, expected) => {
    await sales.createPerson({ customerId: firm.id, lastName: 'Sauter', firstName: 'Petra' })
    await sales.createPerson({ customerId: firm.id, lastName: 'Sauter', firstName: 'Jens' })
    await sales.createPerson({
      customerId: firm.id,
      lastName: 'Öhler',
      function: 'Leiter Einkauf',
      emails: ['oehler@mueller.de'],
      phones: [{ number: '+49 711 1234' }],
    })
    expect(await names(filter)).toEqual(expected)
    const paged: string[] = []
    let after: string | null = null
    do {
      const page: Awaited<ReturnType<TestMember['listPersons']>> = await lead.listPersons({
        customerId: firm.id,
        ...filter,
        limit: 1,
        ...(after ? { after } : {}),
      })
      paged.push(...page.persons.map((person) => person.lastName))
      after = page.next
    } while (after)
    expect(paged).toEqual(expected)
  })

  it('is that of one owner’s customers', async () => {
    const foreign = await lead.createCustomer({ name: 'Fremd' })
    await lead.createPerson({ customerId: foreign.id, lastName: 'Betreut von Lead' })
    await lead.createPerson({ customerId: firm.id, lastName: 'Betreut von Sales' })
    const list = async (owner: string[]) =>
      (await lead.listPersons({ search: 'betreut', owner })).persons.map((person) => person.lastName)
    expect(await list([lead.id])).toEqual(['Betreut von Lead'])
    expect(await list([sales.id])).toEqual(['Betreut von Sales'])
  })

  it('refuses a cursor that is none', async () => {
    await expect(lead.listPersons({ after: '{}' })).rejects.toMatchObject({ code: 'invalidInput' })
  })
})
