import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { insertCustomer } from '#features/customers/actions.ts'
import { saveSetting } from '#platform/actions/settings.ts'
import { system } from '#shared/actor.ts'
import type { Input } from '#shared/contract.ts'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'
import type { contract } from './contract.ts'

let house: TestHouse
let lead: TestMember
beforeAll(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'], { name: 'Petra Lead' })
})
afterAll(() => house.close())

type Row = Record<string, unknown>
async function rowsOf(filter: Input<(typeof contract)['exportContactAgain']>, as = lead): Promise<Row[]> {
  const { bytes } = await as.exportContactAgain(filter)
  const [head, ...rows] = (await readXlsx(bytes)).sheets[0]?.rows ?? []
  return rows.map((row) => Object.fromEntries(row.map((value, at) => [String(head?.[at]), value])))
}

it('holds who, where to call, and the reason in words, in the order of the list', async () => {
  const { id } = await lead.createCustomer({
    name: '=1+1 GmbH',
    region: 'Test',
    customerNumber: '00123',
    class: 'A',
    classReason: 'groß',
    postcode: '01067',
    phones: [{ number: '+49 351 1' }],
  })
  await lead.createPerson({ customerId: id, firstName: 'Petra', lastName: 'Sauter', function: 'Einkauf' })
  await lead.logActivity({ customerId: id, kind: 'call', at: '2026-09-24T10:00:00.000Z', text: '' })
  const other = await lead.createCustomer({ name: 'Eilig AG', region: 'Test' })
  await lead.createTask({ kind: 'promise', customerId: other.id, text: 'Muster', dueDay: '2026-11-21' })
  await lead.createCustomer({ name: 'Nicht fällig', region: 'Test' })

  const rows = await rowsOf({ region: ['Test'] })
  expect(rows.map((row) => [row.Rang, row.Firma])).toEqual([
    [1, 'Eilig AG'],
    [2, '=1+1 GmbH'],
  ])
  expect(rows[0]).toMatchObject({ Grund: expect.stringContaining('Zugesagt bis heute: Muster') })
  expect(rows[1]).toMatchObject({
    Kundennummer: '00123',
    'Ansprechpartner:in': 'Petra Sauter',
    Funktion: 'Einkauf',
    Telefon: '+49 351 1',
    Grund: '58 Tage kein Gespräch (geplant alle 30) · A-Kunde',
    'Letzter Kontakt': new Date('2026-09-24T00:00:00Z'),
    'Betreut von': 'Petra Lead',
    PLZ: '01067',
  })
})

it('speaks the language of who asks, and is named after the day', async () => {
  const file = await house.as({ ...lead.actor, language: 'en' }).exportContactAgain({})
  expect(file.name).toBe('Contact again 2026-11-21.xlsx')
  expect((await readXlsx(file.bytes)).sheets[0]?.rows[0]?.slice(0, 2)).toEqual(['Rank', 'Company'])
})

it('holds all that are due, not only the first page', async () => {
  await house.runner.command(system, async (ctx) => {
    for (let i = 0; i < 1100; i++)
      await insertCustomer(ctx, { name: `Kunde ${i % 7}`, region: 'Viele', ownerId: lead.id })
  })
  house.at('2026-12-20')
  await house.runJobs()
  const rows = await rowsOf({ region: ['Viele'] })
  expect(rows).toHaveLength(1100)
  expect(rows.map((row) => row.Rang)).toEqual(rows.map((_, at) => at + 1))
})

it('where members read only their own, it holds no others', async () => {
  const own = await openTestHouse()
  try {
    await own.runner.command(system, (ctx) => saveSetting(ctx, 'readsOwnOnly', true))
    const chief = await own.member(['salesLead'])
    const reads = await own.member(['sales'])
    await chief.createCustomer({ name: 'Fremd' })
    await reads.createCustomer({ name: 'Meiner' })
    own.at('2026-12-20')
    await own.runJobs()
    expect((await rowsOf({}, reads)).map((row) => row.Firma)).toEqual(['Meiner'])
  } finally {
    await own.close()
  }
})
