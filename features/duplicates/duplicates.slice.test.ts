import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { system } from '#shared/actor.ts'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'
import { hanging } from './sql.ts'

let house: TestHouse
let lead: TestMember

beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'])
})
afterEach(() => house.close())

const adler = { name: 'Adler Pumpen GmbH', postcode: '70173', city: 'Stuttgart', street: 'Königstr. 1' }
const twice = { name: 'ADLER PUMPEN', postcode: '70173', city: 'Stuttgart', phones: [{ number: '0711 1234' }] }

/** Jobs that come round by themselves do so once a minute. */
async function nextMinute(): Promise<void> {
  minute += 1
  house.at(new Date(Date.UTC(2026, 10, 21, 12, minute)).toISOString())
  await house.runJobs()
}
let minute = 0
const groups = async (record: 'customers' | 'persons' = 'customers') => (await lead.listDuplicates({ record })).groups

describe('found', () => {
  it('while typing, with the reason, by name, number, telephone and mail', async () => {
    const { id } = await lead.createCustomer({ ...adler, customerNumber: '1001', phones: [{ number: '0711/1234' }] })
    const similar = async (input: object) =>
      (await lead.listSimilarCustomers(input)).customers.map((one) => [one.id, one.verdict, one.reasons])
    expect(await similar({ name: 'Adler Pumpn', postcode: '70173' })).toEqual([
      [id, 'same', ['similarName', 'postcode']],
    ])
    expect(await similar({ name: 'Adler' })).toEqual([])
    expect(await similar({ name: 'Quade', customerNumber: '01001' })).toEqual([[id, 'probably', ['customerNumber']]])
    expect(await similar({ name: 'Pumpen Adler', phone: '+49 711 1234', country: 'DE' })).toEqual([
      [id, 'same', ['name', 'phone']],
    ])
    const person = await lead.createPerson({ customerId: id, firstName: 'Josef', lastName: 'Huber' })
    const persons = await lead.listSimilarPersons({ customerId: id, firstName: 'Sepp', lastName: 'Huber' })
    expect(persons.persons).toMatchObject([{ id: person.id, customerName: 'Adler Pumpen GmbH', verdict: 'same' }])
  })

  it('as a list that follows the customers, the surest first, a page at a time', async () => {
    const { id: first } = await lead.createCustomer(adler)
    const { id: second } = await lead.createCustomer(twice)
    await lead.createCustomer({ ...adler, name: 'Quade Logistik' })
    const { id: far } = await lead.createCustomer({ name: 'Adler Pumpen', city: 'Kiel', postcode: '24103' })
    expect(await lead.listDuplicates({})).toMatchObject({ groups: [], waiting: 4 })
    await nextMinute()
    const list = await lead.listDuplicates({})
    expect(list).toMatchObject({ total: 1, waiting: 0, groups: [{ verdict: 'same', reasons: ['name', 'postcode'] }] })
    expect(list.groups[0]!.records.map((one) => one.id)).toEqual([first, second, far].sort())

    await lead.createCustomer({ name: 'Bär Getriebe', city: 'Ulm' })
    await lead.createCustomer({ name: 'Baer Getriebe AG', city: 'Kiel' })
    await nextMinute()
    const page = await lead.listDuplicates({ limit: 1 })
    expect(page).toMatchObject({ total: 2, groups: [{ verdict: 'same' }] })
    const rest = await lead.listDuplicates({ limit: 1, after: page.next! })
    expect(rest).toMatchObject({ next: null, groups: [{ verdict: 'probably', reasons: ['name', 'elsewhere'] }] })
    expect((await lead.listDuplicates({ verdict: 'probably' })).total).toBe(1)

    await lead.changeCustomer({ id: second, name: 'Zeppelin Druck', phones: [] })
    await lead.deleteCustomer({ id: far })
    await nextMinute()
    expect((await groups()).map((group) => group.verdict)).toEqual(['probably'])
  })

  it('not what is known to belong together, and only what one may read', async () => {
    const owner = await house.member(['sales'])
    const { id } = await lead.createCustomer({ ...adler, ownerId: owner.id })
    const { id: daughter } = await lead.createCustomer({ ...twice, parentId: id })
    await nextMinute()
    expect(await groups()).toEqual([])
    await lead.changeCustomer({ id: daughter, parentId: null })
    await nextMinute()
    expect(await groups()).toHaveLength(1)
    const kept = house.as({ ...owner.actor, readsOwnOnly: true })
    expect((await kept.listDuplicates({})).groups).toEqual([])
    expect((await kept.listDuplicates({ record: 'persons' })).groups).toEqual([])
    await lead.changeCustomer({ id: daughter, ownerId: owner.id })
    expect((await kept.listDuplicates({})).groups).toHaveLength(1)
  })

  it('a large stock is compared in a job of its own', async () => {
    await house.runner.command(system, async (ctx) => {
      const rows = Array.from({ length: 600 }, (_, i) => ({ recordId: `gone${i}`, record: 'customers', at: '' }))
      await ctx.db.insertInto('duplicateChecks').values(rows).execute()
    })
    await lead.createCustomer(adler)
    await lead.createCustomer(twice)
    await nextMinute()
    expect(await lead.listDuplicates({})).toMatchObject({ total: 1, waiting: 0 })
  })
})

it('what is not the same is remembered, and can be taken back', async () => {
  const { id: first } = await lead.createCustomer(adler)
  const { id: second } = await lead.createCustomer(twice)
  await nextMinute()
  const { undo } = await lead.keepApart({ groups: [[second, first]] })
  expect(await groups()).toEqual([])
  await lead.changeCustomer({ id: first, street: 'Talweg 7' })
  await nextMinute()
  expect(await groups()).toEqual([])
  await lead.undo({ undo })
  expect(await groups()).toHaveLength(1)
  const reader = await house.member(['reader'])
  await expect(reader.keepApart({ groups: [[first, second]] })).rejects.toMatchObject({ code: 'notAllowed' })
  await expect(lead.keepApart({ groups: [[first, first]] })).rejects.toMatchObject({ code: 'mergeNeedsTwo' })
})

describe('brought together', () => {
  let first: string
  let second: string
  let personId: string
  let helper: TestMember
  beforeEach(async () => {
    helper = await house.member(['sales'])
    first = (await lead.createCustomer({ ...adler, customerNumber: '1001', tags: ['Messe'], note: 'Alt.' })).id
    second = (await lead.createCustomer({ ...twice, web: 'adler.example', tags: ['Pumpe'], note: 'Neu.' })).id
    for (const id of [first, second]) await lead.addHelper({ id, memberId: helper.id })
    personId = (await lead.createPerson({ customerId: second, firstName: 'Petra', lastName: 'Sauter' })).id
    await lead.logActivity({ customerId: second, personId, kind: 'call', text: 'Bestellt.' })
    await lead.logActivity({ customerId: first, kind: 'call', text: 'Angefragt.' })
    await lead.logActivity({ customerId: first, kind: 'note', text: 'Gut.' })
    await lead.createTask({ customerId: second, text: 'Muster', dueDay: '2026-12-01' })
    await lead.createAppointment({ customerId: second, title: 'Besuch', startsAt: '2026-12-01T09:00:00Z' })
    await lead.raiseFire({ customerId: second, text: 'Band steht.' })
    await lead.createOpportunity({ customerId: second, title: 'Antrieb' })
    await lead.attachFile({ record: 'customers', recordId: second, name: 'a.txt', bytes: new Uint8Array([65]) })
    await house.runner.command(system, (ctx) =>
      ctx.db
        .insertInto('revenues')
        .values({
          id: 'r1',
          customerId: second,
          day: '2026-10-01',
          amount: 500,
          currency: 'EUR',
          createdAt: ctx.now,
          version: 1,
        })
        .execute(),
    )
    await nextMinute()
  })

  it('everything that hangs on it moves, the fuller and newer fields are proposed, both histories are told', async () => {
    const compared = await lead.compareDuplicates({ ids: [first, second] })
    expect(compared).toMatchObject({
      id: second,
      canMerge: true,
      from: { customerNumber: first, web: second, address: first },
    })
    const { ids, undo } = await lead.mergeDuplicates({
      merges: [{ id: first, ids: [first, second], from: { name: first } }],
    })
    expect(ids).toEqual([first])
    expect(await lead.getCustomer({ id: first })).toMatchObject({
      name: 'Adler Pumpen GmbH',
      customerNumber: '1001',
      web: 'adler.example',
      street: 'Königstr. 1',
      tags: ['Messe', 'Pumpe'],
      note: 'Alt.\n\nNeu.',
      phones: [{ number: '0711 1234' }],
      helpers: [{ memberId: helper.id }],
    })
    // Old links lead on, in every place that reads a customer.
    const on = { code: 'mergedInto', params: { id: first, name: 'Adler Pumpen GmbH', was: 'ADLER PUMPEN' } }
    await expect(lead.getCustomer({ id: second })).rejects.toMatchObject(on)
    await expect(lead.getCustomerSheet({ id: second })).rejects.toMatchObject(on)
    expect((await lead.listPersons({ customerId: first })).persons.map((one) => one.id)).toEqual([personId])
    expect((await lead.listFires({})).fires).toMatchObject([{ customerId: first }])
    expect((await lead.listOpportunities({})).opportunities).toMatchObject([{ customerId: first }])
    expect((await lead.listFiles({ record: 'customers', recordId: first })).files).toHaveLength(1)
    expect((await lead.search({ q: 'Adler', kind: ['customers'] })).hits.map((hit) => hit.id)).toEqual([first])
    const states = await house.database.reader.selectFrom('contactStates').select(['customerId', 'revenue']).execute()
    expect(states.map((state) => ({ ...state, revenue: Number(state.revenue) }))).toEqual([
      { customerId: first, revenue: 500 },
    ])
    const { entries } = await lead.listTimeline({ customerId: first, limit: 100 })
    const texts = entries.map(
      (entry) => entry.activity?.text ?? entry.task?.text ?? entry.appointment?.title ?? entry.fire?.text,
    )
    expect(texts).toEqual(expect.arrayContaining(['Bestellt.', 'Angefragt.', 'Muster', 'Besuch', 'Band steht.']))
    const changes = entries.flatMap((entry) => entry.change?.changes.map((change) => change.what) ?? [])
    expect(changes.filter((what) => what === 'created')).toHaveLength(2)
    expect(changes.filter((what) => what === 'merged')).toHaveLength(1)
    expect(await groups()).toEqual([])

    await lead.undo({ undo })
    expect(await lead.getCustomer({ id: first })).toMatchObject({
      tags: ['Messe'],
      note: 'Alt.',
      phones: [],
      web: null,
    })
    expect(await lead.getCustomer({ id: second })).toMatchObject({
      name: 'ADLER PUMPEN',
      helpers: [{ memberId: helper.id }],
    })
    expect((await lead.listPersons({ customerId: second })).persons).toHaveLength(1)
    expect((await lead.listFiles({ record: 'customers', recordId: second })).files).toHaveLength(1)
    const back = await lead.listTimeline({ customerId: first, limit: 100 })
    expect(back.entries.filter((entry) => entry.activity).map((entry) => entry.activity!.text)).not.toContain(
      'Bestellt.',
    )
    await nextMinute()
    expect(await groups()).toHaveLength(1)
  })

  it('several at once, also into one that took others before; undone as one', async () => {
    const { id: third } = await lead.createCustomer({ ...adler, name: 'Adler Pumpen AG' })
    await lead.mergeDuplicates({ merges: [{ id: second, ids: [second, third] }] })
    const { id: baer } = await lead.createCustomer({ name: 'Bär Getriebe' })
    const { id: other } = await lead.createCustomer({ name: 'Baer Getriebe GmbH' })
    const { undo } = await lead.mergeDuplicates({
      merges: [{ id: first, ids: [first, second] }, { ids: [baer, other] }],
    })
    const merged = await house.database.reader.selectFrom('customers').select(['id', 'mergedIntoId']).execute()
    const intoOf = new Map(merged.map((row) => [row.id, row.mergedIntoId]))
    expect([intoOf.get(third), intoOf.get(second)]).toEqual([first, first])
    expect((await lead.listCustomers({})).total).toBe(2)
    await lead.undo({ undo })
    expect((await lead.listCustomers({})).total).toBe(4)
  })

  it('a list that names the one taken out finds the one that stayed', async () => {
    await lead.mergeDuplicates({ merges: [{ id: first, ids: [first, second], from: { name: first } }] })
    await lead.changeCustomer({
      id: first,
      name: 'Neuer Name AG',
      customerNumber: '7',
      city: 'Ulm',
      postcode: '89073',
      phones: [],
    })
    const file = 'Firma;PLZ;Ort;Telefon\nAdler Pumpen;70173;Stuttgart;0711 1234\n'
    const { id } = await lead.addImportFile({ name: 'a.csv', bytes: new TextEncoder().encode(file) })
    await lead.runImport({ id })
    await house.runJobs()
    expect((await lead.listCustomers({})).customers.map((one) => one.id)).toEqual([first])
  })

  it('of who is gone for good, or belongs to somebody else, nothing is told', async () => {
    await lead.mergeDuplicates({ merges: [{ id: first, ids: [first, second] }] })
    const sales = await house.member(['sales'])
    const stranger = house.as({ ...sales.actor, readsOwnOnly: true })
    await expect(stranger.getCustomer({ id: second })).rejects.toMatchObject({ code: 'notFound' })
    await lead.deleteCustomer({ id: first })
    await expect(lead.getCustomer({ id: second })).rejects.toMatchObject({ code: 'notFound' })
  })

  it('is refused to who may not change both, takes no customer from its owner, and not what changed meanwhile', async () => {
    const merge = (member: TestMember, more: object = {}) =>
      member.mergeDuplicates({ merges: [{ id: first, ids: [first, second], ...more }] })
    const stranger = await house.member(['sales'])
    await expect(merge(stranger)).rejects.toMatchObject({ code: 'notAllowed' })
    await lead.changeCustomer({ id: first, ownerId: helper.id })
    await expect(merge(helper, { from: { ownerId: first } })).rejects.toMatchObject({ code: 'notAllowed' })
    await expect(merge(lead, { versions: { [second]: 99 } })).rejects.toMatchObject({ code: 'changedMeanwhile' })
    await expect(merge(lead, { from: { name: personId } })).rejects.toMatchObject({ code: 'notFound' })
    await expect(lead.mergeDuplicates({ merges: [{ ids: [first, first] }] })).rejects.toMatchObject({
      code: 'mergeNeedsTwo',
    })
    expect((await lead.compareDuplicates({ ids: [first, second] })).records).toHaveLength(2)
    expect((await stranger.compareDuplicates({ ids: [first, second] })).canMerge).toBe(false)
  })

  it('persons too, with their conversations and files', async () => {
    const { id: double } = await lead.createPerson({
      customerId: second,
      firstName: 'P.',
      lastName: 'Sauter',
      emails: ['p.sauter@adler.example'],
      function: 'Einkauf',
    })
    await lead.logActivity({ customerId: second, personId: double, kind: 'call', text: 'Noch eins.' })
    await nextMinute()
    expect(await groups('persons')).toMatchObject([{ verdict: 'probably', reasons: ['initial', 'company'] }])
    const { undo } = await lead.mergeDuplicates({
      record: 'persons',
      merges: [{ id: personId, ids: [personId, double], from: { firstName: personId } }],
    })
    expect(await lead.getPerson({ id: personId })).toMatchObject({
      firstName: 'Petra',
      function: 'Einkauf',
      emails: ['p.sauter@adler.example'],
    })
    const { entries } = await lead.listTimeline({ personId, limit: 50 })
    expect(entries.flatMap((entry) => entry.activity?.text ?? [])).toEqual(
      expect.arrayContaining(['Bestellt.', 'Noch eins.']),
    )
    await expect(lead.getPerson({ id: double })).rejects.toMatchObject({
      code: 'mergedInto',
      params: { id: personId, name: 'Petra Sauter', was: 'P. Sauter' },
    })
    await lead.undo({ undo })
    expect(await lead.getPerson({ id: double })).toMatchObject({ firstName: 'P.' })
    expect((await lead.listPersons({ customerId: second })).persons).toHaveLength(2)
    const stranger = await house.member(['sales'])
    await expect(
      stranger.mergeDuplicates({ record: 'persons', merges: [{ ids: [personId, double] }] }),
    ).rejects.toMatchObject({ code: 'notAllowed' })
  })
})

it('every table that hangs on customers or persons is moved', async () => {
  const rows = await house.database.reader.introspection.getTables()
  // The ledger of consents is never changed: it is read with those who were merged into a person.
  const derived = ['contactStates', 'events', 'searchDocuments', 'consents', 'withdrawalLinks']
  for (const [record, column] of [
    ['customers', 'customerId'],
    ['persons', 'personId'],
  ] as const) {
    const tables = rows
      .filter((table) => table.columns.some((one) => one.name === column) && !derived.includes(table.name))
      .map((table) => table.name)
    expect([...hanging[record]].sort()).toEqual(tables.sort())
  }
})
