import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'

let house: TestHouse
let lead: TestMember

beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['management', 'salesLead'], { name: 'Anna Berg' })
})
afterEach(() => house.close())

async function bringIn(...lines: string[]) {
  const { id } = await lead.addImportFile({ name: 'Kunden.csv', bytes: new TextEncoder().encode(lines.join('\n')) })
  await lead.checkImport({ id })
  await house.runJobs()
  await lead.runImport({ id })
  await house.runJobs()
  const { report, checked } = await lead.getImport({ id })
  expect(report!.tables.map((table) => table.made)).toEqual(checked!.tables.map((table) => table.made))
  return { id, table: report!.tables[0]! }
}

const rows = () =>
  house.database.reader
    .selectFrom('revenues')
    .select(['day', 'amount', 'period'])
    .where('deletedAt', 'is', null)
    .orderBy('id')
    .execute()
const total = async () => (await rows()).reduce((sum, row) => sum + row.amount, 0) / 100
const year = 'Firma;Ort;Umsatz 2025'
const four = [
  'Müller Stahlbau GmbH;Ulm;1,50',
  'Müller Stahlbau;Ulm;2,50',
  'Mueller Stahlbau GmbH;Ulm;3,00',
  'MÜLLER Stahlbau;Ulm;4,00',
]

describe('a customer who stands several times in a list', () => {
  it('has the sum of all his rows; the same list changes nothing, a newer one brings the difference', async () => {
    await bringIn(year, ...four)
    expect(await total()).toBe(11)
    expect((await lead.listCustomers({})).total).toBe(1)
    expect((await bringIn(year, ...four)).table).toMatchObject({ unchanged: 4, made: {} })
    expect(await total()).toBe(11)
    await bringIn(year, four[0]!, 'Müller Stahlbau;Ulm;5,00', ...four.slice(2))
    expect(await total()).toBe(13.5)
  })

  it('also where the customer was there before, and a row that stands there twice counts once', async () => {
    await lead.createCustomer({ name: 'Müller Stahlbau GmbH', city: 'Ulm' })
    const { table } = await bringIn(year, ...four, four[0]!)
    expect(table).toMatchObject({ updated: 4, unchanged: 1 })
    expect(await total()).toBe(11)
    const list = [
      `Vorname;Nachname;${year}`,
      ...four.map((row, at) => `${['Eva;Berg', 'Jens;Kollmar', 'Petra;Sauter', 'Uwe;Frei'][at]};${row}`),
    ]
    await bringIn(...list)
    await bringIn(...list.with(2, list[2]!.replace('2,50', '5,00')))
    expect(await total()).toBe(13.5)
  })
})

describe('a sum that comes again in a later month', () => {
  it.each(['Umsatz 2026', 'Umsatz', 'Umsatz lfd. Jahr'])('brings only the difference: %s', async (header) => {
    await bringIn(`Firma;${header}`, 'Adler Pumpenbau GmbH;100,00')
    house.at('2026-12-22T12:00:00Z')
    await bringIn(`Firma;${header}`, 'Adler Pumpenbau GmbH;130,00')
    expect(await total()).toBe(130)
  })
})

describe('the sum of a year beside invoices of that year', () => {
  const sums = [year, 'Adler Pumpenbau GmbH;Ulm;12.500,50']
  const invoices = [
    'Kunde;Rechnungsdatum;Rechnungsnummer;Betrag',
    'Adler Pumpenbau GmbH;05.01.2025;R1;1.000,10',
    'Adler Pumpenbau GmbH;31.01.2024;R0;7,00',
  ]

  it('counts only what they do not reach, whichever came first, and is named', async () => {
    await bringIn(...sums)
    const { id, table } = await bringIn(...invoices)
    expect(table.problems).toMatchObject([{ code: 'sumAndInvoices', count: 1 }])
    expect(await total()).toBe(12_507.5)
    await bringIn(...invoices, 'Adler Pumpenbau GmbH;06.01.2025;R2;20.000,00')
    expect(await total()).toBe(21_007.1)
    await lead.undoImport({ id })
    await house.runJobs()
    expect(await total()).toBe(20_000)
  })

  it('when the sum comes second', async () => {
    await lead.createCustomer({ name: 'Adler Pumpenbau GmbH', city: 'Ulm' })
    await bringIn(...invoices)
    const { id, table } = await bringIn(...sums)
    expect(table.problems).toMatchObject([{ code: 'sumAndInvoices', count: 1 }])
    expect(await total()).toBe(12_507.5)
    expect((await bringIn(...sums)).table).toMatchObject({ unchanged: 1, made: {} })
    await lead.undoImport({ id })
    await house.runJobs()
    expect(await total()).toBe(1007.1)
  })
})
