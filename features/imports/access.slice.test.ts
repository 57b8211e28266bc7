import { afterEach, beforeEach, expect, it } from 'vitest'
import { system } from '#shared/actor.ts'
import { writeAccess } from '#tests/access-file.ts'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'

let house: TestHouse
let lead: TestMember

beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['management', 'salesLead'], { name: 'Anna Berg', administrator: true })
})
afterEach(() => house.close())

const database = (price = 14.9) =>
  writeAccess([
    {
      name: 'Kunden',
      columns: { 'Kunden-Code': 'text', Firma: 'text', PLZ: 'text', Ort: 'text', Telefon: 'text' },
      rows: [
        ['ADLER', 'Adler Pumpen GmbH', '70173', 'Stuttgart', '0711 12345'],
        ['BÄR', 'Bär Maschinenbau AG', '01067', 'Dresden', null],
        ['ADLR2', 'Adler Pumpen GmbH', '70173', 'Stuttgart', '0711 12345'],
      ],
    },
    {
      name: 'Kontakte',
      columns: { ID: 'counter', 'Kunden-Code': 'text', Vorname: 'text', Nachname: 'text' },
      rows: [[1, 'ADLR2', 'Petra', 'Sauter']],
    },
    {
      name: 'Bestellungen',
      columns: { 'Bestell-Nr': 'counter', 'Kunden-Code': 'text', Bestelldatum: 'datetime' },
      rows: [
        [1, 'ADLER', '2026-03-31T00:00'],
        [2, 'ADLR2', '2026-04-30T00:00'],
        [3, 'BÄR', '1986-05-01T00:00'],
        [4, 'WEG', '2026-05-02T00:00'],
      ],
    },
    {
      name: 'Bestelldetails',
      columns: { 'Bestell-Nr': 'long', Einzelpreis: 'currency', Anzahl: 'integer', Rabatt: 'float' },
      rows: [
        [1, price, 3, 0.05],
        [1, 0.1, 3, 0],
        [2, 99.99, 100, 0.15],
        [3, 5, 1, 0],
        [4, 7, 1, 0],
      ],
    },
  ])

async function bringIn(bytes: Uint8Array, probable: 'new' | 'same' = 'new') {
  const { id } = await lead.addImportFile({ name: 'handel.mdb', bytes: new Uint8Array(bytes) })
  await lead.changeImport({ id, probable })
  await lead.checkImport({ id })
  await house.runJobs()
  const { checked } = await lead.getImport({ id })
  await lead.runImport({ id })
  await house.runJobs()
  return { ...(await lead.getImport({ id })), checked }
}

async function revenues() {
  const rows = await house.runner.query(system, ({ db }) =>
    db
      .selectFrom('revenues')
      .leftJoin('customers', 'customers.id', 'revenues.customerId')
      .select(['name', 'customerNumber', 'amount', 'day', 'orderNumber'])
      .where('revenues.deletedAt', 'is', null)
      .orderBy('orderNumber')
      .execute(),
  )
  return rows.map((row) => [row.customerNumber, row.amount, row.day, row.orderNumber])
}

const amounts = async () => (await revenues()).map((row) => row[1])

it('an Access database comes in with its references, to the cent; again it changes nothing; undo takes all of it', async () => {
  const state = await bringIn(database())
  expect(state.checked!.tables.map(({ name, kind, created }) => [name, kind, created])).toEqual([
    ['Kunden', 'customers', 3],
    ['Kontakte', 'persons', 1],
    ['Bestellungen', 'revenue', 4],
  ])
  const figures = (report: typeof state.report) =>
    report!.tables.map(({ created, updated, unchanged, rejected, made }) => [
      created,
      updated,
      unchanged,
      rejected,
      made,
    ])
  expect(figures(state.report)).toEqual(figures(state.checked))
  expect(state.report!.tables[0]!.duplicates).toMatchObject({ probably: 1 })
  expect(state.report!.tables[2]!.missing).toMatchObject({ count: 1, examples: [{ row: 4, name: 'WEG' }] })
  const expected = [
    ['ADLER', 4277, '2026-03-31', '1'],
    ['ADLR2', 849_915, '2026-04-30', '2'],
    ['BÄR', 500, '1986-05-01', '3'],
    [null, 700, '2026-05-02', '4'],
  ]
  expect(await revenues()).toEqual(expected)
  const { persons } = await lead.listPersons({})
  expect(persons).toMatchObject([{ lastName: 'Sauter', customerName: 'Adler Pumpen GmbH' }])

  const again = await bringIn(database())
  expect(again.report!.tables.map(({ unchanged, rows }) => rows - unchanged)).toEqual([0, 0, 0])
  expect(await revenues()).toEqual(expected)

  await lead.undoImport({ id: state.id })
  await house.runJobs()
  expect(await revenues()).toEqual([])
  expect((await lead.listCustomers({})).total).toBe(0)
})

it('an order whose amount changed since changes its revenue, and undo brings the first amount back', async () => {
  await bringIn(database())
  const changed = await bringIn(database(15))
  expect(changed.report!.tables[2]).toMatchObject({ created: 0, updated: 1, unchanged: 3 })
  expect(await amounts()).toEqual([4305, 849_915, 500, 700])
  await lead.undoImport({ id: changed.id })
  await house.runJobs()
  expect(await amounts()).toEqual([4277, 849_915, 500, 700])
})

it('customers that were one are one: their persons and orders follow', async () => {
  await bringIn(database(), 'same')
  expect((await lead.listCustomers({})).total).toBe(2)
  expect((await revenues()).map((row) => row[0])).toEqual(['ADLER', 'ADLER', 'BÄR', null])
})

it('two sales alike in a list are two sales', async () => {
  const list = 'Kunde;Rechnungsdatum;Nettobetrag\nAdler;12.03.2026;10,00\nAdler;12.03.2026;10,00\n'
  const bring = async () => {
    const { id } = await lead.addImportFile({ name: 'umsatz.csv', bytes: new TextEncoder().encode(list) })
    await lead.runImport({ id })
    await house.runJobs()
    return (await lead.getImport({ id })).report!.tables[0]
  }
  expect(await bring()).toMatchObject({ kind: 'revenue', created: 2 })
  expect(await bring()).toMatchObject({ created: 0, unchanged: 2 })
  expect(await revenues()).toHaveLength(2)
})
