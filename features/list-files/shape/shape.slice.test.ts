import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { saveSetting } from '#platform/actions/settings.ts'
import { system } from '#shared/actor.ts'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'
import { editSheet, type Sheet, setCell } from '#tests/sheets.ts'

let house: TestHouse
let lead: TestMember
beforeAll(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'], { name: 'Petra Lead' })
})
afterAll(() => house.close())

async function bringIn(name: string, bytes: Uint8Array): Promise<string> {
  const { id, tables } = await lead.addImportFile({ name, bytes: new Uint8Array(bytes) })
  for (const { index, kind } of tables) if (!kind) await lead.changeImportTable({ id, index, used: false })
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
      if (name.startsWith('Bordmittel') || name === 'Auswahl') return []
      const at = rows.findIndex((row) => row.some((cell) => String(cell).startsWith('Bordmittel-Nr.')))
      const width = rows[at]?.findIndex((cell) => String(cell).startsWith('Bordmittel-Nr.')) ?? 0
      const said = rows.slice(0, at).map((row) => row.slice(0, row.findLastIndex((cell) => cell !== null) + 1))
      expect(said).toEqual(titles[name] ?? [])
      return [[name, rows.slice(at).map((row) => Array.from({ length: width }, (_, at) => plain(row[at])))]]
    }),
  )
}

/** What stands above the table of a sheet. */
const titles: Record<string, (string | number | null)[][]> = { Chancen: [['Offene Projekte'], ['Stand', null, 2026]] }

/** A workbook as companies have them: one sheet for each kind, one of their own that is no list, some sheets twice. */
const workbook = {
  Kunden: [
    ['Firmenname', 'KdNr.', 'PLZ', 'Sonderpreis', '2024', '2025', 'Jan 2026', 'Feb 2026'],
    ['Adler Shape GmbH', 'S1', '01067', 'ja', 12_500.5, 9800, 100.5, null],
    ['Bär Shape AG', 'S2', '80331', null, null, 4000, null, -3.25],
  ],
  'Kunden Süd': [
    ['Firmenname', 'Ort', 'Rampe'],
    ['Cobra Shape KG', 'Ulm', 'nein'],
  ],
  Kontakte: [
    ['Firma', 'Anrede', 'Vorname', 'Nachname', 'Geburtstag', 'Mobil', 'Hobby'],
    ['Adler Shape GmbH', 'Frau', 'Petra', 'Sauter', '1980-05-12', '+49 171 1234567', 'Segeln'],
    ['Dohle Shape GmbH', null, null, null, null, '+49 171 7654321', 'Schach'],
    ['Adler Shape GmbH', 'Herr', 'Uwe', 'Frei', null, null, null],
  ],
  Besuche: [
    ['Kunde', 'Datum', 'Art', 'Besuchsbericht', 'Wetter'],
    ['Bär Shape AG', '2026-03-02', 'Besuch', 'Neue Spindel gezeigt', 'Regen'],
  ],
  Chancen: [
    ['Firma', 'Projekt', 'Phase', 'Betrag', 'Erwarteter Abschluss', 'Vertriebskanal', 'Notiz', 'Messeziel'],
    ['Cobra Shape KG', 'Presse 7', 'Angebot', 45_000, '2027-03-31', 'Direkt', 'knapp kalkuliert', 'ja'],
  ],
  Aufträge: [
    ['Auftragsnummer', 'Kunde', 'Auftragsdatum', 'Auftragswert', 'Liefertermin', 'Bemerkung', 'Versandart'],
    ['A-7', 'Cobra Shape KG', '2026-09-01', 1500.5, '2026-12-24', 'eilt', 'Spedition'],
  ],
  Artikel: [
    ['Artikelnummer', 'Artikelbezeichnung', 'Listenpreis', 'Farbe'],
    ['S-1', 'Spindel', 129.9, 'rot'],
  ],
  Messe: [
    ['Firma', 'Nachname', 'E-Mail', 'Anfrage', 'Eingang', 'Leadkanal', 'Halle'],
    ['Eule Shape GmbH', 'Ast', 'ast@eule-shape.example', 'sucht Spindeln', '2026-10-01', 'Messe', 'H4'],
  ],
  Monate: [
    ['KdNr.', 'Monat', 'Umsatz', 'DB', 'Lager'],
    ['S1', '2026-01', 1200.5, 300, 'Süd'],
  ],
  Rechnungen: [
    ['Kunde', 'Rechnungsnummer', 'Rechnungsdatum', 'Nettobetrag', 'Versandart'],
    ['Cobra Shape KG', 'R-1', '2026-02-05', 1234.56, 'Spedition'],
    ['Bär Shape AG', 'R-2', '2026-02-06', 77.1, null],
  ],
  Stufen: [
    ['Stufe', 'ab', 'Gültig'],
    ['Gold', 2500.75, '2026-01-01'],
    ['Silber', 1000, null],
  ],
  Neukunden: [['Firmenname', 'Ort', 'Empfohlen von']],
  Hinweise: [['Gepflegt von Frau Ott, bitte nichts löschen']],
}

it('a workbook goes out again with all its sheets and columns; unchanged it changes nothing, changed all its lists come back', async () => {
  const sheets = Object.entries(workbook).map(([name, [header = [], ...rows]]) => ({
    name,
    // As Excel has them: years over columns are numbers.
    rows: [
      ...(titles[name] ?? []),
      header.map((title) => (/^\d+$/.test(String(title)) ? Number(title) : title)),
      ...rows,
    ],
  }))
  const id = await bringIn('Mappe.xlsx', new Uint8Array(await writeXlsx({ sheets })))
  const file = await lead.exportInShape({ id })
  expect(file.name).toMatch(/^Mappe .*\.xlsx$/)
  const found = await sheetsOf(file.bytes)
  expect(Object.keys(found)).toEqual(Object.keys(workbook))
  expect(found).toEqual(workbook)

  await expect(lead.addImportFile({ name: file.name, bytes: new Uint8Array(file.bytes) })).rejects.toMatchObject({
    code: 'importOwnList',
  })
  const untouched = await lead.addListFile(file)
  expect(untouched).toMatchObject({
    counts: { rows: 16, changed: 0, new: 0, missing: 0, gone: 0, wrong: 0 },
    ignored: [],
    unknown: [],
    list: 'workbook',
    sheets: ['Kunden', 'Kunden Süd', 'Kontakte', 'Chancen', 'Artikel'].map((name) => ({ name })),
  })

  let bytes = await editSheet(file.bytes, (sheet) => {
    setCell(sheet, 'Bär Shape AG', 'Sonderpreis', 'nein')
    setCell(sheet, 'Bär Shape AG', '2025', 1)
  })
  bytes = await editSheet(bytes, (sheet) => setCell(sheet, 'Cobra Shape KG', 'Ort', 'Jena'), { name: 'Kunden Süd' })
  const contacts = (sheet: Sheet) => {
    setCell(sheet, 'Adler Shape GmbH', 'Hobby', 'Rudern')
    setCell(sheet, 'Dohle Shape GmbH', 'Hobby', 'Go')
    sheet.rows.push(['Cobra Shape KG', 'Frau', 'Eva', 'Neu'])
  }
  bytes = await editSheet(bytes, contacts, { name: 'Kontakte' })
  bytes = await editSheet(bytes, (sheet) => setCell(sheet, 'S-1', 'Listenpreis', '135,00 €'), { name: 'Artikel' })
  bytes = await editSheet(bytes, (sheet) => setCell(sheet, 'Bär Shape AG', 'Wetter', 'Sonne'), { name: 'Besuche' })
  bytes = await editSheet(bytes, (sheet) => void sheet.rows.splice(0, 2), { name: 'Stufen' })
  const state = await lead.addListFile({ name: file.name, bytes })
  expect(state.counts).toMatchObject({ changed: 4, cells: 4, new: 1, missing: 0, conflicts: 0, gone: 0 })
  expect(state.ignored).toEqual([
    { sheet: 'Kunden', header: '2025', count: 1 },
    { sheet: 'Kontakte', header: 'Hobby', count: 1 },
    { sheet: 'Besuche', header: 'Wetter', count: 1 },
    { sheet: 'Stufen', header: null, count: 2 },
  ])
  const { rows } = await lead.listListFileRows({ id: state.id })
  expect(rows.map(({ sheet, row, label }) => [sheet, row, label])).toEqual([
    [0, 3, 'Bär Shape AG'],
    [1, 2, 'Cobra Shape KG'],
    [2, 2, 'Petra Sauter'],
    [2, 5, 'Neu'],
    [4, 2, 'Spindel'],
  ])
  await lead.changeListFile({ id: state.id, new: 'take' })
  await lead.applyListFile({ id: state.id })
  await house.runJobs()
  expect((await lead.getListFile({ id: state.id })).report).toEqual({ changed: 4, created: 1, deleted: 0, left: 0 })
  const then = await sheetsOf((await lead.exportInShape({ id })).bytes)
  expect(then.Kunden?.[2]?.slice(3, 6)).toEqual(['nein', null, 4000])
  expect(then['Kunden Süd']?.[1]).toEqual(['Cobra Shape KG', 'Jena', 'nein'])
  expect(then.Kontakte?.[1]?.[6]).toBe('Rudern')
  expect(then.Artikel?.[1]).toEqual(['S-1', 'Spindel', 135, 'rot'])
  await lead.undoListFile({ id: state.id })
  await house.runJobs()
  expect(await sheetsOf((await lead.exportInShape({ id })).bytes)).toEqual(workbook)
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

it('in another company such a workbook is an import, and nothing of its way back stays', async () => {
  const csv = 'Firma;Ort;Rampe\nFalke Shape GmbH;Ulm;ja\n'
  const first = await bringIn('Liste.csv', new TextEncoder().encode(csv))
  const { bytes } = await lead.exportInShape({ id: first })
  await house.runner.command(system, (ctx) => saveSetting(ctx, 'authSecret', 'that of another company'))
  const { id, tables, files } = await lead.addImportFile({ name: 'Liste.xlsx', bytes: new Uint8Array(bytes) })
  expect(tables.map(({ columns }) => columns.map(({ header }) => header))).toEqual([['Firma', 'Ort', 'Rampe']])
  expect(files[0]?.notes.map(({ code }) => code)).toEqual(['hiddenColumns'])
  await lead.runImport({ id })
  await house.runJobs()
  const [row] = (await lead.listCustomers({ importId: first })).customers
  expect((await lead.getCustomer({ id: row?.id ?? '' })).fields).toEqual({ Rampe: 'ja' })
})
