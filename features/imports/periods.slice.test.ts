import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'

let house: TestHouse
let lead: TestMember

beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['management', 'salesLead'], { name: 'Anna Berg' })
})
afterEach(() => house.close())

const add = async (...lines: string[]) =>
  await lead.addImportFile({ name: 'Kunden.csv', bytes: new TextEncoder().encode(lines.join('\n')) })

async function bringIn(...lines: string[]) {
  return await run((await add(...lines)).id)
}

async function run(id: string) {
  await lead.checkImport({ id })
  await house.runJobs()
  await lead.runImport({ id })
  await house.runJobs()
  const { report, checked } = await lead.getImport({ id })
  expect(report!.tables.map((table) => table.made)).toEqual(checked!.tables.map((table) => table.made))
  return { id, table: report!.tables[0]! }
}

const rows = async () =>
  (
    await house.database.reader
      .selectFrom('revenues')
      .select(['day', 'amount', 'currency', 'period'])
      .where('deletedAt', 'is', null)
      .orderBy('day')
      .orderBy('id')
      .execute()
  ).map(({ day, amount, currency, period }) => `${day} ${amount / 100} ${currency} ${period}`)
const total = async () =>
  (await rows()).reduce((sum, row) => sum + Math.round(Number(row.split(' ')[1]) * 100), 0) / 100
const fields = async () => {
  const { customers } = await lead.listCustomers({})
  return await Promise.all(customers.map(async ({ id }) => (await lead.getCustomer({ id })).fields))
}

const months = 'Firma;Ort;Sep 2026;Okt 2026;Nov 2026;Dez 2026'
const list = [
  months,
  'Adler Pumpenbau GmbH;Ulm;1.200;0,05;300,10;',
  'Bär Antriebe GmbH;Essen;-50,00;;0,00;999,00',
  'Adler Pumpenbau GmbH;Ulm;1.000;;;',
]

describe('a list with a column for each month', () => {
  it('is revenue of each month, read by one form; the same list changes nothing, a newer one brings the difference', async () => {
    const { id, table } = await bringIn(...list)
    expect(table).toMatchObject({
      kind: 'customers',
      made: { customers: 2, revenues: 5 },
      periods: [{ unit: 'month', headers: ['Sep 2026', 'Okt 2026', 'Nov 2026'] }],
      problems: [{ code: 'periodAhead', column: 'Dez 2026', count: 1 }],
    })
    expect(await rows()).toEqual([
      '2026-09-30 1200 EUR monthSum',
      '2026-09-30 -50 EUR monthSum',
      '2026-09-30 1000 EUR monthSum',
      '2026-10-31 0.05 EUR monthSum',
      '2026-11-21 300.1 EUR monthSum',
    ])
    expect(await fields()).toEqual([{}, { 'Dez 2026': '999,00' }])
    expect((await bringIn(...list)).table).toMatchObject({ unchanged: 3, made: {} })
    const newer = await bringIn(list[0]!, list[1]!.replace('1.200', '1.250,50'), list[2]!, list[3]!)
    expect(newer.table.made).toEqual({ revenues: 1 })
    expect(await total()).toBe(2500.65)
    await lead.undoImport({ id: newer.id })
    await house.runJobs()
    expect(await total()).toBe(2450.15)
    await lead.undoImport({ id })
    await house.runJobs()
    expect(await rows()).toEqual([])
  })

  it('counts once where invoices, a quarter or the year say the same, and says so', async () => {
    await bringIn('Firma;Umsatz Sep 2026;Umsatz Okt 2026', 'Adler Pumpenbau GmbH;100,00;200,00')
    const invoices = ['Kunde;Rechnungsdatum;Rechnungsnummer;Betrag', 'Adler Pumpenbau GmbH;05.10.2026;R1;250,00']
    const { id, table } = await bringIn(...invoices)
    expect(table.problems).toMatchObject([{ code: 'sumAndInvoices', count: 1 }])
    expect(await total()).toBe(350)
    await bringIn('Firma;Umsatz 2026', 'Adler Pumpenbau GmbH;400,00')
    expect(await total()).toBe(400)
    await lead.undoImport({ id })
    await house.runJobs()
    expect(await total()).toBe(400)
  })

  it('leaves the sum of its columns an own field, and takes other years beside it', async () => {
    const { table } = await bringIn(
      'Firma;Umsatz 2024;Umsatz 2025;Umsatz Q1 2025;Umsatz Q2 2025;Umsatz Q3 2025;Umsatz Q4 2025;Umsatz',
      'Adler Pumpenbau GmbH;9,00;10,00;1,00;2,00;3,00;4,00;19,00',
    )
    expect(table.ownFields).toEqual(['Umsatz 2025', 'Umsatz'])
    expect(await rows()).toHaveLength(5)
    expect(await total()).toBe(19)
  })

  it('goes to the customer whose number is all that a row names', async () => {
    await lead.createCustomer({ name: 'Adler Pumpenbau GmbH', customerNumber: 'K1' })
    const { table } = await bringIn('Kd-Nr.;Jan 2025;Feb 2025;Mrz 2025', 'K1;1,00;2,00;3,00', 'K9;4,00;5,00;6,00')
    expect(table).toMatchObject({
      kind: 'customers',
      made: { revenues: 3 },
      rejections: [{ row: 3, reason: 'nameMissing' }],
    })
    expect(await total()).toBe(6)
  })

  it('may be left as it is', async () => {
    const { id, tables } = await add(...list)
    expect(tables[0]).toMatchObject({ periods: [{ unit: 'month', headers: months.split(';').slice(2) }] })
    const changed = await lead.changeImportTable({ id, index: 0, answers: { periods: 'own' } })
    expect(changed.tables[0]).toMatchObject({ questions: [], periods: [{ unit: 'month' }] })
    expect((await run(id)).table).toMatchObject({
      made: { customers: 2 },
      ownFields: ['Sep 2026', 'Okt 2026', 'Nov 2026', 'Dez 2026'],
    })
    expect(await rows()).toEqual([])
  })
})

it.each([
  ['the year', ['Firma;Jan;Feb;Mär', 'Adler GmbH;1,00;2,00;3,00'], { year: 2025 }, '2025-01-31 1 EUR monthSum'],
  [
    'the sign',
    ['Firma;Jan 2025;Feb 2025;Mrz 2025', 'Adler GmbH;1.000;2.000;'],
    { decimal: '.' as const },
    '2025-01-31 1 EUR monthSum',
  ],
  [
    'the currency',
    ['Firma;Jan 25;Feb 25;Mrz 25', 'Adler GmbH;1,00;2,00 €;3,00 CHF'],
    { currency: 'CHF' },
    '2025-01-31 1 CHF monthSum',
  ],
])('%s is asked once for all columns where nothing says it', async (_, lines, answers, first) => {
  const { id, tables } = await add(...lines)
  expect(tables[0]!.questions).toMatchObject([{ flag: Object.keys(answers)[0] }])
  await lead.changeImportTable({ id, index: 0, answers })
  await run(id)
  expect((await rows())[0]).toBe(first)
})
