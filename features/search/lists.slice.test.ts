import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { migrate } from '#platform/db/migrate.ts'
import { openDatabase } from '#platform/db/open.ts'
import { newId } from '#shared/ids.ts'
import { emptyPostgres, openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'
import { schema } from '../../migrations/index.ts'

// One stock for all tests here; none of them changes it for the others.
let house: TestHouse
let lead: TestMember
beforeAll(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'])
  const { id: stahlbau } = await lead.createCustomer({
    name: 'Stahlbau Müller GmbH',
    city: 'Köln',
    postcode: '01067',
    street: 'Lange Straße 5',
    customerNumber: '04711',
    branch: 'Sondermaschinen',
    web: 'www.reiserpumpen.de',
    vatId: 'DE811569869',
    tags: ['Frühjahrsmesse'],
    emails: ['einkauf@muellerstahl.de'],
    phones: [{ number: '0711 / 12 34-0' }, { number: 'Mo–Fr 030 999' }],
  })
  await lead.createCustomer({ name: 'Feuerwehrbedarf Heßler', city: 'Überlingen', customerNumber: 'K-77' })
  await lead.createCustomer({ name: 'Hydraulik Abel', city: 'Ulm' })
  await lead.createPerson({
    customerId: stahlbau,
    firstName: 'Petra',
    lastName: 'Sauter-Öhler',
    function: 'Betriebsleiterin',
    emails: ['psauter@stahl.example'],
    phones: [{ number: '+49 711 123455' }],
  })
})
afterAll(() => house.close())

const customers = async (search: string) => (await lead.listCustomers({ search })).customers.map((row) => row.name)

describe('the list of customers finds by', () => {
  it.each([
    'müller',
    'MUELLER',
    'ahlba',
    'bau koeln',
    'Köl',
    '01067',
    '0106',
    '04711',
    '4711',
    '471',
    'maschine',
    'jahrsmess',
    'fruehjahr',
    'reiserp',
    'pumpen',
    'lange strasse',
    'muellerstahl.de',
    'kauf@',
    'erstahl',
    'DE811569869',
    '1569',
    '0711 1234',
    '+49 711 12340',
    '0049 (0)711 / 1234-0',
    '+49 (0) 711 1234',
    '(0711) 1234',
    '711 1234',
    '4971112',
    '12340',
    '11234',
    '340',
    '030 999',
    'petra',
    'petra köln',
    'öhler müller',
    'sauteroehler',
    'betrieb maschinen',
    'leiterin',
    'uter',
    '123455',
    '455',
  ])('“%s”', async (query) => expect(await customers(query)).toEqual(['Stahlbau Müller GmbH']))

  it.each<[string, string[]]>([
    ['erwehr', ['Feuerwehrbedarf Heßler']],
    ['hessl', ['Feuerwehrbedarf Heßler']],
    ['eßler', ['Feuerwehrbedarf Heßler']],
    ['ueberl', ['Feuerwehrbedarf Heßler']],
    ['k-77', ['Feuerwehrbedarf Heßler']],
    ['rauli ul', ['Hydraulik Abel']],
  ])('“%s”', async (query, expected) => expect(await customers(query)).toEqual(expected))

  it.each(['möllar', 'müller berlin', '0711 1235', '0341', '10024', 'stahlbua', '047115', "'; drop table x", 'zz%'])(
    'nothing by “%s”',
    async (query) => expect(await customers(query)).toEqual([]),
  )

  it.each(['', ' ', 'a', '!?', '%', '"'])('everybody by “%s”, which says nothing', async (query) =>
    expect(await customers(query)).toHaveLength(3),
  )
})

it('the list of persons finds by the person and by the customer', async () => {
  const persons = async (search: string) => (await lead.listPersons({ search })).persons.map((row) => row.lastName)
  for (const query of ['uter', 'petra', 'leiterin', 'psauter@', '123455', 'petra stahlb', 'ahlbau', 'köln öhler'])
    expect([query, await persons(query)]).toEqual([query, ['Sauter-Öhler']])
  for (const query of ['abel', 'petra ulm', 'stahlbua']) expect([query, await persons(query)]).toEqual([query, []])
})

it('a filter, an order and pages hold within what is found; the total counts all', async () => {
  for (let i = 0; i < 5; i += 1)
    await lead.createCustomer({ name: `Drahtwerk ${String.fromCharCode(69 - i)}`, tags: [i % 2 ? 'odd' : 'even'] })
  const page = await lead.listCustomers({ search: 'ahtwer', tag: ['even'], sort: '-name', limit: 2 })
  expect(page.customers.map((row) => row.name)).toEqual(['Drahtwerk E', 'Drahtwerk C'])
  expect(page.total).toBe(3)
  const next = await lead.listCustomers({
    search: 'ahtwer',
    tag: ['even'],
    sort: '-name',
    limit: 2,
    after: page.next ?? '',
  })
  expect(next.customers.map((row) => row.name)).toEqual(['Drahtwerk A'])
  expect(next.next).toBeNull()
})

it('a word that was a mark first and then a name is a name from then on: found with a typo', async () => {
  await lead.createCustomer({ name: 'Erste', tags: ['Quarzwerk'] })
  const hits = async (q: string) => (await lead.search({ q, kind: ['customers'] })).hits.map((hit) => hit.title)
  expect(await hits('quarzwrek')).toEqual([])
  await lead.createCustomer({ name: 'Quarzwerk' })
  expect(await hits('quarzwrek')).toContain('Quarzwerk')
})

it('what an older version wrote loses its texts for searching and is indexed anew by one job', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bordmittel-test-'))
  const postgres = process.env.TEST_ENGINE === 'postgres' ? await emptyPostgres() : undefined
  const database = openDatabase(postgres ? { url: postgres.url } : { file: join(folder, 'older.sqlite') })
  try {
    await migrate(database, Object.fromEntries(Object.entries(schema).filter(([step]) => step < '0058')))
    await sql`select "searchText" from "customers" limit 1`.execute(database.writer)
    await database.writer
      .insertInto('searchDocuments')
      .values({ key: 1, record: 'customers', recordId: newId(), customerId: null, title: 'X', detail: '' })
      .execute()
    await migrate(database, schema)
    const tables = await database.writer.introspection.getTables()
    for (const name of ['customers', 'persons'])
      expect(tables.find((table) => table.name === name)?.columns.map((column) => column.name)).not.toContain(
        'searchText',
      )
    const jobs = await database.writer.selectFrom('jobs').select('kind').execute()
    expect(jobs).toEqual([{ kind: 'indexSearch' }])
  } finally {
    await database.close()
    await postgres?.remove()
    rmSync(folder, { recursive: true })
  }
})
