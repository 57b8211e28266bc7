import { writeXlsx } from 'hucre/xlsx'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { system } from '#shared/actor.ts'
import { writeAccess } from '#tests/access-file.ts'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'
import { writeXls } from '#tests/xls-file.ts'
import { writeZip } from '#tests/zip-file.ts'
import { fieldsFor } from './content.ts'
import { fieldOf, type Kind } from './fields.ts'
import { readFile } from './readers/readFile.ts'

let house: TestHouse
let lead: TestMember

beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['management', 'salesLead'], { name: 'Anna Berg', administrator: true })
})
afterEach(() => house.close())

const recordTables = [
  'customers',
  'persons',
  'activities',
  'tasks',
  'revenues',
  'products',
  'members',
  'opportunities',
  'opportunityProducts',
  'orders',
  'leads',
] as const

type Bytes = Uint8Array<ArrayBuffer>
const text = (content: string): Bytes => new TextEncoder().encode(content)

/** Brings a file in; questions are answered by `columns` and `answers` alone. */
async function bringIn(name: string, bytes: Uint8Array, change: object = {}) {
  const { id, tables } = await lead.addImportFile({ name, bytes: new Uint8Array(bytes) })
  if (Object.keys(change).length > 0) await lead.changeImportTable({ id, index: 0, ...change })
  await lead.runImport({ id })
  await house.runJobs()
  const state = await lead.getImport({ id })
  expect(state.state).toBe('done')
  return { id, tables, report: state.report! }
}

/** Everything that now stands in records, and in the rows that were handed back: one text a value. */
async function whatIsThere(importId: string, rejected: boolean): Promise<string> {
  const found: string[] = []
  const collect = (value: unknown): void => {
    if (value === null || value === undefined) return
    if (typeof value === 'string' && /^[[{]/.test(value)) collect(JSON.parse(value))
    else if (typeof value === 'object') for (const [key, one] of Object.entries(value)) collect([key, one].at(1))
    else found.push(String(value))
  }
  await house.runner.query(system, async ({ db }) => {
    for (const table of recordTables) for (const row of await db.selectFrom(table).selectAll().execute()) collect(row)
  })
  if (rejected) {
    const file = await lead.getRejectedRows({ id: importId })
    for (const table of (await readFile(file.name, file.bytes)).tables)
      for await (const chunk of table.rows()) for (const row of chunk) collect(row.cells)
  }
  return found.join('\n')
}

/** The forms in which a value of a file may stand in a record: a day as ISO, an amount in cents, a number in digits. */
function formsOf(value: string | number | boolean): string[] {
  const text = String(value)
  const day = /^(\d\d)\.(\d\d)\.(\d{4})$/.exec(text)
  const amount = /^\d+,\d\d$/.test(text) ? text.replace(',', '').replace(/^0+(?=\d)/, '') : null
  return [
    text,
    ...(said[text] ? [said[text]] : []),
    ...(day ? [`${day[3]}-${day[2]}-${day[1]}`] : []),
    ...(amount ? [amount] : []),
    ...(typeof value === 'number' ? [String(Math.round(value * 100)), text.replace('.', ',')] : []),
    ...(typeof value === 'boolean' ? [value ? 'ja' : 'nein'] : []),
  ]
}

function lostOf(cells: [where: string, value: string | number | boolean][], there: string): string[] {
  return cells.filter(([, value]) => !formsOf(value).some((form) => there.includes(form))).map(([where]) => where)
}

/** A value that a field of this type takes, told apart from every other by its number. */
function rightValue(target: string, n: number): string {
  const day = `${String((n % 28) + 1).padStart(2, '0')}.${String((n % 10) + 1).padStart(2, '0')}.${2000 + (n % 25)}`
  switch (fieldOf(target)!.type) {
    case 'day':
      return target === 'tasks.due' ? day.replace(/\d{4}$/, '2027') : day
    case 'month':
      return `31.01.${2000 + (n % 25)}`
    case 'amount':
      return `${7000 + n},${10 + (n % 89)}`
    case 'phone':
      return `0711 55${1000 + n}`
    case 'email':
      return `post${n}@firma${n}.example`
    case 'web':
      return `https://www.firma${n}.example`
    case 'postcode':
      return `70${100 + n}`
    case 'country':
      return 'DE'
    case 'currency':
      return 'CHF'
    case 'class':
      return 'B'
    case 'standing':
      return 'Kunde'
    case 'rhythm':
      return '45'
    case 'salutation':
      return 'Frau'
    case 'language':
      return 'fr'
    case 'activityKind':
      return 'Anruf'
    case 'stage':
      return 'Angebot'
    case 'personName':
      return `Petra Sauter${letters(n)}`
    default:
      return target === 'customers.postcodeCity' ? `71${100 + n} Ort${n}` : `Wert${letters(n)}`
  }
}

/** What stands in a record in the place of a word of a fixed few, or of what is taken apart. */
const said: Record<string, string> = {
  Kunde: 'customer',
  Anruf: 'call',
  Besuch: 'visit',
  'Frau Dr. Petra Sauter': 'Sauter',
  Angebot: '01900000-0000-7000-8000-000000000003',
}

function letters(n: number): string {
  return [...String(n)].map((digit) => String.fromCharCode(97 + Number(digit))).join('')
}

const kinds: Kind[] = 'customers persons activities tasks products revenue members opportunities orders leads'.split(
  ' ',
) as Kind[]

describe('every field of every kind, chosen by hand', () => {
  const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`
  const fileOf = (headers: string[], rows: string[][]) =>
    text([headers, ...rows].map((row) => row.map(quoted).join(';')).join('\r\n'))

  it.each(kinds)('%s: values that fit', async (kind) => {
    const targets = fieldsFor(kind)
    const headers = [...targets.map((_, at) => `Spalte ${letters(at)}`), 'Ganz fremd']
    const values = [...targets.map((target, at) => rightValue(target, at)), 'Fremdes']
    const columns = Object.fromEntries([...targets.map((target, at) => [headers[at]!, target]), ['Ganz fremd', null]])
    // An order comes in only where its customer is known.
    if (kind === 'orders') await lead.createCustomer({ name: values[targets.indexOf('orders.customer')]! })
    const { id, report } = await bringIn('alles.csv', fileOf(headers, [values, values.map(() => '')]), {
      kind,
      columns,
      answers: { date: 'dmy', decimal: ',' },
    })
    expect(report.tables[0]).toMatchObject({ created: 1, rejected: 0 })
    const there = await whatIsThere(id, false)
    const cells = headers.map((header, at): [string, string] => {
      const value = values[at]!
      return [`${columns[header] ?? header}: ${value}`, value]
    })
    expect(lostOf(cells, there)).toEqual([])
  })

  it.each(kinds)('%s: values that do not fit', async (kind) => {
    const targets = fieldsFor(kind)
    const headers = targets.map((_, at) => `Spalte ${letters(at)}`)
    const columns = Object.fromEntries(targets.map((target, at) => [headers[at]!, target]))
    const needed = /\.(name|day|amount|at|text|lastName|customer)$/
    const row = (value: (n: number) => string) =>
      targets.map((target, at) => (needed.test(target) ? rightValue(target, at + 40) : value(at)))
    const rows = [
      row((n) => `unsinn ${letters(n)}!`),
      row((n) => `${letters(n)} ${'lang '.repeat(700)}ende${letters(n)}`),
    ]
    rows.push(targets.map((_, at) => `ganz falsch ${letters(at)}`))
    const { id, report } = await bringIn('falsch.csv', fileOf(headers, rows), {
      kind,
      columns,
      answers: { date: 'dmy', decimal: ',' },
    })
    const there = await whatIsThere(id, report.tables[0]!.rejected > 0)
    const cells = rows.flatMap((values, n) =>
      values.map((value, at): [string, string] => [`${n} ${targets[at]}: ${value.slice(0, 30)}`, value.trim()]),
    )
    expect(lostOf(cells, there)).toEqual([])
  })
})

type Cells = (string | number | boolean | null)[][]

/** As people have them: known headers, headers nobody knows, none at all; a row longer and one shorter than the header. */
const customers: Cells = [
  [
    'Kd-Nr',
    'Firma',
    'Straße',
    'PLZ',
    'Ort',
    'Telefon',
    'Ansprechpartner',
    'E-Mail',
    'Umsatz 2025',
    'Wiedervorlage',
    'Bemerkung',
    'Lieferant seit',
    'Lieblingsfarbe',
    '',
  ],
  [
    'K-1001',
    'Adler Pumpen GmbH',
    'Königstr. 1',
    '70173',
    'Stuttgart',
    '0711 123456',
    'Frau Dr. Petra Sauter',
    'p.sauter@adler.example',
    '84000,50',
    '01.12.2026',
    'will ein Angebot',
    'vor dem Krieg',
    'Eisvogelblau',
    'ohne Überschrift',
  ],
  [
    'K-1002',
    'Bär Maschinenbau AG',
    'Ring 2',
    '01067',
    'Dresden',
    'nur abends',
    'Müller / Maier, Einkauf',
    'kein@',
    'viel',
    'bald',
    null,
    '1999',
    null,
    null,
  ],
  [null, null, null, null, null, null, null, null, null, null, 'Zeile ohne Namen', null, null, null],
  [null, null, null, null, 'Jena', '03641 77', 'Ida Allein', null, null, null, 'ohne Firma', 'gestern', 'Purpur', null],
]
const talks: Cells = [
  ['Firma', 'Datum', 'Art', 'Notiz', 'Ort', 'Stimmung'],
  ['Adler Pumpen GmbH', '12.03.2026', 'Besuch', 'Muster gezeigt', 'Fellbach', 'heiter'],
  ['Niemand & Co', '13.03.2026', 'Brieftaube', 'gurrt', null, 'wolkig'],
]
const invoices: Cells = [
  ['Kunde', 'Rechnungsnummer', 'Rechnungsdatum', 'Nettobetrag', 'Versandart', 'Lagerplatz'],
  ['Adler Pumpen GmbH', 'RE-77', '05.02.2026', '1234,56', 'Spedition Blitz', 'Halle 9'],
  ['Fremder', 'RE-78', '06.02.2026', '77,10', 'Abholer', 'Hof 3'],
]
const joined = (rows: Cells, delimiter: string) =>
  rows.map((row) => row.map((cell) => cell ?? '').join(delimiter)).join('\r\n')
/** Every filled cell below the headers. */
const cellsOf = (...tables: Cells[]) =>
  tables.flatMap(([headers, ...rows]) =>
    rows.flatMap((row, n) =>
      row.flatMap((value, at): [string, string | number | boolean][] =>
        value === null ? [] : [[`${n} ${headers![at]}: ${value}`, value]],
      ),
    ),
  )
const utf16 = (content: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(content, 'utf16le')])
const workbook = () =>
  writeXlsx({
    sheets: [
      { name: 'Kunden', rows: [['Kundenliste'], [], ...customers] },
      { name: 'Gespräche', rows: talks },
      { name: 'Umsatz', rows: invoices },
    ],
  })
const cards = [
  'BEGIN:VCARD\r\nVERSION:3.0\r\nN:Sauter;Petra;Maria;Dr.;MBA\r\nFN:Petra von der Pumpe\r\nORG:Adler Pumpen GmbH;Einkauf\r\nTITLE:Leiterin',
  'TEL;TYPE=CELL:0171 2345678\r\nTEL;TYPE=PAGER:0711 999\r\nEMAIL:p@adler.example\r\nADR;TYPE=WORK:Postfach 9;Hof 2;Königstr. 1;Stuttgart;BW;70173;Germany',
  'ADR;TYPE=HOME:;;Gartenweg 5;Ulm;;89073;\r\nNOTE:mag Jazz\r\nNICKNAME:Pepe\r\nX-SKYPE:petra.skype\r\nBDAY:--0412\r\nGEO:48.7\\,9.1\r\nCATEGORIES:Messe,VIP\r\nEND:VCARD',
  'BEGIN:VCARD\r\nVERSION:2.1\r\nN:Frei;Eva\r\nLABEL;HOME:Am Ende der Welt 3\r\nX-LAUNE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:fr=C3=B6hlich\r\nEND:VCARD\r\n',
].join('\r\n')
const onCards =
  'Sauter|Petra Maria|Dr.|MBA|Petra von der Pumpe|Adler Pumpen GmbH|Einkauf|Leiterin|0171 2345678|0711 999|p@adler.example|Postfach 9|Hof 2|Königstr. 1|Stuttgart|BW|70173|Gartenweg 5|Ulm|89073|mag Jazz|Pepe|petra.skype|--0412|48.7|Messe|VIP|Frei|Eva|Am Ende der Welt 3|fröhlich'
    .split('|')
    // A birthday without a year has the year 1900 here.
    .map((value): [string, string] => [value, value.replace('--0412', '1900-04-12')])
const database = () =>
  writeAccess([
    {
      name: 'Kunden',
      columns: { KundenNr: 'counter', Firma: 'text', Ort: 'text', Rabattgruppe: 'text', Skonto: 'boolean' },
      rows: [
        [501, 'Adler Pumpen GmbH', 'Stuttgart', 'Gruppe Gold', true],
        [502, 'Bär AG', 'Dresden', 'Gruppe Blech', false],
      ],
    },
    {
      name: 'Auftraege',
      columns: {
        AuftragNr: 'counter',
        KundenNr: 'long',
        Auftragsdatum: 'datetime',
        Fracht: 'currency',
        Lieferort: 'text',
      },
      rows: [
        [9001, 501, '2026-03-31T00:00', 4.75, 'Rampe Süd'],
        [9002, 599, '2026-04-01T00:00', 5.25, 'Rampe West'],
      ],
    },
    {
      name: 'Positionen',
      columns: { AuftragNr: 'long', Artikel: 'text', Einzelpreis: 'currency', Menge: 'integer', Farbton: 'text' },
      rows: [
        [9001, 'Kugelhahn', 14.9, 3, 'mattgrün'],
        [9001, 'Flansch', 0.15, 17, 'verzinkt'],
        [9002, 'Dichtung', 2.35, 6, 'schwarzgrau'],
      ],
    },
  ])
const inDatabase = [
  ...[501, 'Adler Pumpen GmbH', 'Stuttgart', 'Gruppe Gold', true, 502, 'Bär AG', 'Dresden', 'Gruppe Blech', false],
  ...[9001, '31.03.2026', 4.75, 'Rampe Süd', 9002, 599, '01.04.2026', 5.25, 'Rampe West'],
  ...['Kugelhahn', 14.9, 'mattgrün', 'Flansch', 0.15, 17, 'verzinkt', 'Dichtung', 2.35, 'schwarzgrau'],
].map((value): [string, string | number | boolean] => [String(value), value])

describe('every format, taken as it is recognised', () => {
  type Case = [
    name: string,
    bytes: () => Uint8Array | Promise<Uint8Array>,
    cells: [string, string | number | boolean][],
  ]
  it.each<Case>([
    ['kunden.csv', () => text(joined(customers, ';')), cellsOf(customers)],
    ['kunden.tsv', () => text(joined(customers, '\t')), cellsOf(customers)],
    ['kunden.txt', () => utf16(joined(customers, '|')), cellsOf(customers)],
    ['gespraeche.csv', () => text(joined(talks, ';')), cellsOf(talks)],
    ['umsatz.csv', () => text(joined(invoices, ';')), cellsOf(invoices)],
    ['mappe.xlsx', workbook, cellsOf(customers, talks, invoices)],
    [
      'mappe.xls',
      () =>
        writeXls([
          { name: 'Kunden', rows: [['Kundenliste'], [], ...customers] },
          { name: 'Gespräche', rows: talks },
          { name: 'Umsatz', rows: invoices },
        ]),
      cellsOf(customers, talks, invoices),
    ],
    ['karten.vcf', () => text(cards), onCards],
    [
      'alles.zip',
      async () => writeZip({ 'kunden.csv': joined(customers, ';'), 'g.csv': joined(talks, ';'), 'karten.vcf': cards }),
      [...cellsOf(customers, talks), ...onCards],
    ],
    ['handel.mdb', database, inDatabase],
  ])('%s', async (name, bytes, cells) => {
    const { id, report } = await bringIn(name, await bytes())
    const there = await whatIsThere(
      id,
      report.tables.some((table) => table.rejected > 0),
    )
    expect(lostOf(cells, there)).toEqual([])
  })
})
