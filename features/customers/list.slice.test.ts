import { afterAll, beforeAll, expect, it } from 'vitest'
import { system } from '#shared/actor.ts'
import type { Input, Output } from '#shared/contract.ts'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'
import type { contract } from './contract.ts'
import type { sorts } from './rules.ts'

// One stock for all tests here; none of them changes it for the others.
let house: TestHouse
let lead: TestMember

type List = Input<(typeof contract)['listCustomers']>
type Page = Output<(typeof contract)['listCustomers']>
const names = (page: Page) => page.customers.map((row) => row.name)
const found = async (filter: List) => names(await lead.listCustomers(filter))

const stock: Input<(typeof contract)['createCustomer']>[] = [
  { name: 'Ärztehaus Nord', city: 'Köln', postcode: '50667', branch: 'Medizin', region: 'Nord', tags: ['VIP'] },
  { name: 'aichele GmbH', city: 'Überlingen', postcode: '88662', branch: 'Bau', standing: 'prospect', country: 'AT' },
  { name: "O'Neill & Söhne", city: 'Ulm', mode: 'keyAccount', phones: [{ number: '0731 / 99-0' }], tags: ['"q"'] },
  { name: 'Zimmerei Abel', city: 'Ulm', postcode: '89073', branch: 'Bau', region: 'Süd', tags: ['50%_x', 'Messe'] },
  { name: 'Zimmerei Baier', city: 'Bonn', customerNumber: 'K-77', standing: 'blocked' },
]
const spoken = ['2026-10-01', '2026-11-03']

beforeAll(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'])
  // Entered from the last to the first name, so that no order is right by chance.
  for (const [at, one] of [...stock.entries()].reverse()) {
    house.at(`2026-09-${String(20 - at)}`)
    const { id } = await lead.createCustomer(one)
    const day = spoken[at]
    if (!day) continue
    house.at(day)
    await lead.logActivity({ customerId: id, kind: 'call', text: '' })
  }
  house.at('2026-11-21')
})
afterAll(() => house.close())

it.each<[string, List, number[]]>([
  ['nothing', {}, [0, 1, 2, 3, 4]],
  ['standing', { standing: ['prospect', 'blocked'] }, [1, 4]],
  ['mode', { mode: 'keyAccount' }, [2]],
  ['branches', { branch: ['Bau', 'Medizin'] }, [0, 1, 3]],
  ['region', { region: ['Süd'] }, [3]],
  ['country', { country: ['AT'] }, [1]],
  ['beginning of the postcode', { postcode: '88' }, [1]],
  ['a postcode with a wildcard', { postcode: '%8' }, []],
  ['no class', { class: ['none'] }, [0, 1, 2, 3, 4]],
  ['a class', { class: ['A'] }, []],
  ['tag, whatever its case', { tag: ['vip'] }, [0]],
  ['any of several tags', { tag: ['VIP', 'Messe'] }, [0, 3]],
  ['tag with wildcards', { tag: ['50%_x'] }, [3]],
  ['tag that is only a wildcard', { tag: ['%'] }, []],
  ['tag with quotes', { tag: ['"q"'] }, [2]],
  ['part of a tag', { tag: ['Mess'] }, []],
  ['search for a part of a name', { search: 'zimmer' }, [3, 4]],
  ['search with umlaut written out', { search: 'ueberling' }, [1]],
  ['search for number', { search: 'k-77' }, [4]],
  ['search for phone number', { search: '0731 990' }, [2]],
  ['search for two words', { search: 'zimmerei bonn' }, [4]],
  ['search with SQL in it', { search: "'; drop table customers; --" }, []],
  ['search with an apostrophe', { search: "o'neill" }, [2]],
  ['owner of nobody', { owner: ["x' or 1=1"] }, []],
])('by %s', async (_, filter, expected) => {
  const page = await lead.listCustomers(filter)
  expect(names(page)).toEqual(expected.map((at) => stock[at]?.name))
  expect(page.total).toBe(expected.length)
})

it('finds a customer by one of its people who are still there', async () => {
  const [first] = (await lead.listCustomers({ search: 'aichele' })).customers
  const { id } = await lead.createPerson({ customerId: first?.id ?? '', firstName: 'Petra', lastName: 'Sauter' })
  expect(await found({ search: 'sauter' })).toEqual(['aichele GmbH'])
  expect(await found({ search: 'petra überlingen' })).toEqual(['aichele GmbH'])
  await lead.changePerson({ id, left: true })
  expect(await found({ search: 'sauter' })).toEqual([])
})

it.each<[(typeof sorts)[number], number[]]>([
  ['name', [0, 1, 2, 3, 4]],
  ['-name', [4, 3, 2, 1, 0]],
  // Spoken with on 3 Nov (prospect, 45 days) and 1 Oct (90 days); the others come up 14 days after they were entered; blocked never.
  ['due', [3, 2, 1, 0, 4]],
  ['-due', [4, 0, 1, 2, 3]],
  ['-lastContact', [1, 0]],
  ['postcode', [-1, -1, 0, 1, 3]],
  ['-postcode', [3, 1, 0]],
  ['created', [4, 3, 2, 1, 0]],
  ['-created', [0, 1, 2, 3, 4]],
  ['revenue', []],
  ['-revenue', []],
  ['lastContact', [-1, -1, -1, 0, 1]],
])('sorted by %s; pages give every customer once and in the same order', async (sort, expected) => {
  const whole = names(await lead.listCustomers({ sort, limit: 200 }))
  expect([...whole].sort()).toEqual(stock.map((one) => one.name).sort())
  for (const [at, index] of expected.entries()) if (index >= 0) expect(whole[at]).toBe(stock[index]?.name)

  const paged: string[] = []
  let after: string | null = null
  do {
    const page: Page = await lead.listCustomers({ sort, limit: 2, ...(after ? { after } : {}) })
    expect(page.total).toBe(after ? null : 5)
    paged.push(...names(page))
    after = page.next
  } while (after)
  expect(paged).toEqual(whole)
})

it.each(['', '[]', '["a"]', '{"key":1}', '["x","y","z"]', 'null', "['; drop table customers"])(
  'refuses the cursor %s',
  async (after) => {
    if (after === '') return expect((await lead.listCustomers({ after })).customers).toHaveLength(5)
    await expect(lead.listCustomers({ after })).rejects.toMatchObject({ code: 'invalidInput' })
  },
)

it('refuses a cursor of another order', async () => {
  const after = JSON.stringify(['aichele', 'x'])
  await expect(lead.listCustomers({ sort: '-revenue', after })).rejects.toMatchObject({ code: 'invalidInput' })
})

it('counts what is in use, for the filters', async () => {
  expect(await lead.listCustomerFacets({})).toEqual({
    branches: [
      { value: 'Bau', customers: 2 },
      { value: 'Medizin', customers: 1 },
    ],
    regions: [
      { value: 'Nord', customers: 1 },
      { value: 'Süd', customers: 1 },
    ],
    countries: [
      { value: 'DE', customers: 4 },
      { value: 'AT', customers: 1 },
    ],
    sources: [],
    tags: ['"q"', '50%_x', 'Messe', 'VIP'].map((value) => ({ value, customers: 1 })),
    keyAccounts: true,
    orphaned: 0,
  })
})

it('every customer has its place among those to contact, so that no order leaves one out', async () => {
  const missing = await house.runner.query(system, ({ db }) =>
    db
      .selectFrom('customers')
      .leftJoin('contactStates', 'contactStates.customerId', 'customers.id')
      .select('name')
      .where('customers.deletedAt', 'is', null)
      .where('contactStates.customerId', 'is', null)
      .execute(),
  )
  expect(missing).toEqual([])
})
