import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { insertRecord } from '#platform/actions/records.ts'
import { saveSetting } from '#platform/actions/settings.ts'
import { system } from '#shared/actor.ts'
import type { Input } from '#shared/contract.ts'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'
import { insertCustomer } from '../actions.ts'
import type { contract } from './contract.ts'

let house: TestHouse
let lead: TestMember
beforeAll(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'], { name: 'Petra Lead' })
})
afterAll(() => house.close())

type Row = Record<string, unknown>
async function rowsOf(filter: Input<(typeof contract)['exportCustomers']>, as = lead): Promise<Row[]> {
  const { bytes } = await as.exportCustomers(filter)
  const [head, ...rows] = (await readXlsx(bytes)).sheets[0]?.rows ?? []
  return rows.map((row) => Object.fromEntries(row.map((value, at) => [String(head?.[at]), value])))
}

it('holds what is known of each customer, own fields as columns, in the order of the list', async () => {
  const inside = await house.member(['insideSales'], { name: 'Ida Innen' })
  const parent = await lead.createCustomer({ name: 'Mutter AG', region: 'Test' })
  const { id } = await lead.createCustomer({
    name: '=1+1 GmbH',
    region: 'Test',
    customerNumber: '00123',
    standing: 'prospect',
    mode: 'keyAccount',
    insideSalesId: inside.id,
    parentId: parent.id,
    postcode: '01067',
    phones: [{ number: '+49 351 1' }, { number: '0351 2' }],
    emails: ['a@b.de', 'c@d.de'],
    potential: 12_345_67,
    tags: ['Messe', 'VIP'],
    fields: { Maschinenpark: '12 Fräsen', 'ERP-Kürzel': 'X' },
  })
  await lead.logActivity({ customerId: id, kind: 'call', text: '' })
  await house.runner.command(system, (ctx) =>
    insertRecord(ctx, 'revenues', 'revenue.imported', {
      customerId: id,
      day: '2026-03-01',
      amount: 8_400_000,
      currency: 'EUR',
    }),
  )
  const rows = await rowsOf({ region: ['Test'], sort: '-name' })
  expect(rows.map((row) => row.Firma)).toEqual(['Mutter AG', '=1+1 GmbH'])
  expect(rows[1]).toMatchObject({
    Kundennummer: '00123',
    Status: 'Interessent',
    Betreuungsart: 'Schlüsselkunde',
    'Betreut von': 'Petra Lead',
    Innendienst: 'Ida Innen',
    PLZ: '01067',
    Telefon: '+49 351 1',
    'Weitere Telefonnummern': '0351 2',
    'E-Mail': 'a@b.de',
    'Weitere E-Mails': 'c@d.de',
    Muttergesellschaft: 'Mutter AG',
    'Letzter Kontakt': new Date('2026-11-21T00:00:00Z'),
    'Rhythmus (Tage)': 14,
    'Umsatz 12 Monate': 84_000,
    'Potenzial pro Jahr': 12_345.67,
    Merkmale: 'Messe; VIP',
    Maschinenpark: '12 Fräsen',
    'ERP-Kürzel': 'X',
  })
})

it('speaks the language of who asks, and is named after the day', async () => {
  const english = lead.actor.language
  const as = house.as({ ...lead.actor, language: 'en' })
  const file = await as.exportCustomers({})
  expect(file.name).toBe('Customers 2026-11-21.xlsx')
  expect((await readXlsx(file.bytes)).sheets[0]?.rows[0]?.slice(0, 2)).toEqual(['Company', 'Customer number'])
  expect(english).toBe('de')
})

it('holds all customers of the filter, however many pages they make', async () => {
  await house.runner.command(system, async (ctx) => {
    for (let i = 0; i < 2100; i++)
      await insertCustomer(ctx, { name: `Kunde ${i % 7}`, region: 'Viele', ownerId: lead.id })
  })
  for (const sort of ['name', '-revenue', 'due'] as const)
    expect(await rowsOf({ region: ['Viele'], sort })).toHaveLength(2100)
})

it('where members read only their own, it holds no others', async () => {
  const own = await openTestHouse()
  try {
    await own.runner.command(system, (ctx) => saveSetting(ctx, 'readsOwnOnly', true))
    const chief = await own.member(['salesLead'])
    const reads = await own.member(['sales'])
    await chief.createCustomer({ name: 'Fremd', fields: { Geheim: 'ja' } })
    await reads.createCustomer({ name: 'Meiner' })
    const rows = await rowsOf({}, reads)
    expect(rows.map((row) => row.Firma)).toEqual(['Meiner'])
    expect(Object.keys(rows[0] ?? {})).not.toContain('Geheim')
  } finally {
    await own.close()
  }
})
