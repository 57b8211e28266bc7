import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'
import { editSheet, setCell } from '#tests/sheets.ts'

let house: TestHouse
let lead: TestMember
beforeAll(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'], { name: 'Petra Lead' })
})
afterAll(() => house.close())

async function bringIn(name: string, bytes: Uint8Array): Promise<string> {
  const { id } = await lead.addImportFile({ name, bytes: new Uint8Array(bytes) })
  await lead.runImport({ id })
  await house.runJobs()
  return id
}

/** The sheets that Excel shows with the columns that a person sees; days as ISO, empty cells as null. */
async function sheetsOf(bytes: Uint8Array): Promise<Record<string, unknown[][]>> {
  const { sheets } = await readXlsx(bytes)
  const plain = (cell: unknown) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : (cell ?? null))
  return Object.fromEntries(
    sheets.flatMap(({ name, rows }) => {
      if (name === 'Bordmittel' || name === 'Auswahl') return []
      const header = rows[0] ?? []
      const width = header.includes('Bordmittel-Nr.') ? header.indexOf('Bordmittel-Nr.') : header.length
      return [[name, rows.map((row) => Array.from({ length: width }, (_, at) => plain(row[at])))]]
    }),
  )
}

const customers = [
  ['Firmenname', 'KdNr.', 'PLZ', 'Sonderpreis', 'Jan 2025', 'Feb 2025', 'Mrz 2025'],
  ['Adler Shape GmbH', 'S1', '01067', 'ja', 100.5, null, 7],
  ['Bär Shape AG', 'S2', '80331', null, null, 20, -3.25],
]
const contacts = [
  ['Firma', 'Anrede', 'Vorname', 'Nachname', 'Geburtstag', 'Mobil', 'Hobby'],
  ['Adler Shape GmbH', 'Frau', 'Petra', 'Sauter', '1980-05-12', '+49 171 1234567', 'Segeln'],
  ['Adler Shape GmbH', 'Herr', 'Uwe', 'Frei', null, null, null],
]
const visits = [
  ['Kunde', 'Datum', 'Besuchsbericht', 'Wetter'],
  ['Bär Shape AG', '2026-03-02', 'Neue Spindel gezeigt', 'Regen'],
]

it('a workbook goes out again in its sheets and columns, and its customers come back', async () => {
  const rows = { Kunden: customers, Kontakte: contacts, Besuche: visits }
  const sheets = Object.entries(rows).map(([name, rows]) => ({ name, rows }))
  const id = await bringIn('Mappe.xlsx', new Uint8Array(await writeXlsx({ sheets })))
  const file = await lead.exportInShape({ id })
  expect(file.name).toMatch(/^Mappe .*\.xlsx$/)
  const found = await sheetsOf(file.bytes)
  expect(Object.keys(found)).toEqual(Object.keys(rows))
  expect(found).toEqual(rows)

  const untouched = await lead.addListFile(file)
  expect(untouched.counts).toMatchObject({ rows: 2, changed: 0, new: 0, missing: 0, wrong: 0 })
  const bytes = await editSheet(file.bytes, (sheet) => setCell(sheet, 'Bär Shape AG', 'Sonderpreis', 'nein'))
  const state = await lead.addListFile({ name: file.name, bytes })
  expect(state.counts).toMatchObject({ changed: 1, cells: 1, conflicts: 0 })
  await lead.applyListFile({ id: state.id })
  await house.runJobs()
  const [, baer] = (await lead.listCustomers({ importId: id })).customers
  expect((await lead.getCustomer({ id: baer?.id ?? '' })).fields).toEqual({ Sonderpreis: 'nein' })
})

it('a list of persons goes out as persons, a customer with two as two rows; whoever may not see the import gets nothing', async () => {
  const vcards = ['Eva;Berg', 'Jens;Kollmar'].map((name, at) =>
    [
      'BEGIN:VCARD',
      'VERSION:3.0',
      `N:${name.split(';').reverse().join(';')}`,
      'ORG:Cobra Shape GmbH',
      `TEL:+49 711 ${at}00000`,
      'END:VCARD',
    ].join('\r\n'),
  )
  const cards = await bringIn('Karten.vcf', new TextEncoder().encode(vcards.join('\r\n')))
  const found = Object.values(await sheetsOf((await lead.exportInShape({ id: cards })).bytes))[0]
  expect(found?.map((row) => row.join('|'))).toEqual(
    expect.arrayContaining([expect.stringContaining('Berg'), expect.stringContaining('Kollmar')]),
  )
  const csv = 'Firma;Ansprechpartner\nDohle Shape GmbH;Anna Ast\nDohle Shape GmbH;Ida Innen\n'
  const id = await bringIn('Liste.csv', new TextEncoder().encode(csv))
  expect(Object.values(await sheetsOf((await lead.exportInShape({ id })).bytes))[0]).toEqual([
    ['Firma', 'Ansprechpartner'],
    ['Dohle Shape GmbH', 'Anna Ast'],
    ['Dohle Shape GmbH', 'Ida Innen'],
  ])
  const other = await house.member(['sales'], { name: 'Otto Other' })
  await expect(other.exportInShape({ id })).rejects.toMatchObject({ code: 'notFound' })
})
