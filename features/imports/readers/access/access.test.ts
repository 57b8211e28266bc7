import { describe, expect, test } from 'vitest'
import { type AccessTestTable, writeAccess } from '#tests/access-file.ts'
import { exactOf, minorOf } from '../../values/decimals.ts'
import { noDamage } from '../damage.ts'
import { readFile } from '../readFile.ts'
import { type Cell, defaultLimits, type Table } from '../tables.ts'
import { relationsOf } from './relations.ts'
import type { Scanned } from './scan.ts'
import { isSpare } from './words.ts'

async function cellsOf(table: Table): Promise<Cell[][]> {
  const rows: Cell[][] = []
  for await (const chunk of table.rows()) rows.push(...chunk.map((row) => row.cells))
  return rows
}

const german: AccessTestTable[] = [
  {
    name: 'tblKunden',
    columns: {
      KundenNr: 'counter',
      Firma: 'text',
      Straße: 'text',
      PLZ: 'text',
      Ort: 'text',
      Umsatzziel: 'currency',
      Gesperrt: 'boolean',
      BetreuerNr: 'long',
    },
    rows: [
      [1, 'Bäckerei Süß & Söhne', 'Mühlgasse 3', '01067', 'Dresden', 1234.5, false, 7],
      [2, 'Kranbau Öttinger GmbH', 'Ring 2', '70173', 'Stuttgart', -12.34, true, 7],
    ],
  },
  {
    name: 'Mitarbeiter',
    columns: { MitarbeiterNr: 'counter', Nachname: 'text', Vorname: 'text' },
    rows: [[7, 'Berg', 'Anna']],
  },
  {
    name: 'tblAnsprechpartner',
    columns: { ID: 'counter', KundenNr: 'long', Nachname: 'text', Vorname: 'text', EMail: 'text' },
    rows: [[1, 2, 'Öttinger', 'Klaus', 'k@oettinger.example']],
  },
  {
    name: 'tblBestellungen',
    columns: {
      BestellNr: 'counter',
      KundenNr: 'long',
      Bestelldatum: 'datetime',
      Frachtkosten: 'currency',
      Storniert: 'boolean',
    },
    rows: [
      [10, 1, '2025-03-31T00:00', 4.5, false],
      [11, 2, '2025-04-01T14:30', 0, false],
      [12, 2, '2025-05-01T00:00', 0, true],
      [13, 99, '1986-06-01T00:00', 0, false],
      [14, null, '2026-06-02T00:00', 0, false],
      [15, 1, '2026-06-03T00:00', 0, false],
    ],
  },
  {
    name: 'tblBestelldetails',
    columns: { BestellNr: 'long', ArtikelNr: 'long', Einzelpreis: 'currency', Anzahl: 'integer', Rabatt: 'float' },
    rows: [
      [10, 1, 14.9, 3, 0.05],
      [10, 2, 0.1, 3, 0],
      [11, 1, 14.9, -1, 0],
      [12, 1, 100, 1, 0],
      [13, 1, 99.99, 100, 0.15],
      [14, 2, 1, 1, 0],
      [77, 2, 5, 2, 0],
    ],
  },
  { name: 'Kopie von tblKunden', columns: { KundenNr: 'counter', Firma: 'text' }, rows: [[1, 'Alt']] },
  { name: 'Einfügefehler', columns: { F1: 'text' }, rows: [['x']] },
  {
    name: 'Lieferanten',
    columns: { LieferantenNr: 'counter', Firma: 'text', Ort: 'text' },
    rows: [[1, 'Mehl AG', 'Ulm']],
  },
  { name: 'Leer', columns: { Firma: 'text' }, rows: [] },
]

describe('Access', () => {
  test('pictures stay there, and it is said how many of which column', async () => {
    const columns = { Firma: 'text', Logo: 'binary', Plan: 'binary', Ort: 'text' } as const
    const rows = [
      ['Adler GmbH', 'GIF89a', null, 'Ulm'],
      ['Bär AG', null, null, 'Essen'],
      ['Cobra KG', 'GIF89a', null, 'Jena'],
    ]
    const { tables, notes } = await readFile('k.mdb', writeAccess([{ name: 'Kunden', columns, rows }]))
    expect(tables[0]!.columns).toEqual(['Firma', 'Ort'])
    expect(notes).toEqual([{ code: 'leftPictures', params: { table: 'Kunden', columns: 'Logo: 2' } }])
  })

  test('a German database: relations are followed, lines become revenue, what is not ours is left out', async () => {
    const file = await readFile('handel.mdb', writeAccess(german))
    const tables = new Map(file.tables.map((table) => [table.name, table]))
    expect(file.format).toBe('access')
    expect([...tables].filter(([, table]) => !table.hidden).map(([name]) => name)).toEqual([
      'tblKunden',
      'tblAnsprechpartner',
      'tblBestellungen',
    ])

    const customers = tables.get('tblKunden')!
    expect(customers.columns).toEqual([
      'KundenNr',
      'Firma',
      'Straße',
      'PLZ',
      'Ort',
      'Umsatzziel',
      'Gesperrt',
      'Betreuer',
    ])
    const expected = [
      [1, 'Bäckerei Süß & Söhne', 'Mühlgasse 3', '01067', 'Dresden', 1234.5, false, 'Anna Berg'],
      [2, 'Kranbau Öttinger GmbH', 'Ring 2', '70173', 'Stuttgart', -12.34, true, 'Anna Berg'],
    ]
    expect(await cellsOf(customers)).toEqual(expected)
    expect(await cellsOf(customers)).toEqual(expected)

    const persons = tables.get('tblAnsprechpartner')!
    expect(persons.given!.targets).toEqual({
      ID: null,
      KundenNr: 'customers.customerNumber',
      'tblKunden: KundenNr': 'customers.name',
    })
    expect(await cellsOf(persons)).toEqual([
      [1, 2, 'Kranbau Öttinger GmbH', 'Öttinger', 'Klaus', 'k@oettinger.example'],
    ])

    const revenue = tables.get('tblBestellungen')!
    expect(revenue.given!.kind).toBe('revenue')
    expect(revenue.columns).toEqual([
      'Kundennummer',
      'Kunde',
      'BestellNr',
      'Datum',
      'Betrag',
      'Frachtkosten',
      'Positionen',
    ])
    // 3 × 14.90 less 5 % is 42.465 → 42.47, and 3 × 0.10.
    expect(await cellsOf(revenue)).toEqual([
      [
        1,
        'Bäckerei Süß & Söhne',
        10,
        '2025-03-31',
        42.77,
        4.5,
        'ArtikelNr: 1, Einzelpreis: 14.9, Anzahl: 3, Rabatt: 0.05\nArtikelNr: 2, Einzelpreis: 0.1, Anzahl: 3, Rabatt: 0',
      ],
      [
        2,
        'Kranbau Öttinger GmbH',
        11,
        '2025-04-01',
        -14.9,
        0,
        'ArtikelNr: 1, Einzelpreis: 14.9, Anzahl: -1, Rabatt: 0',
      ],
      [99, null, 13, '1986-06-01', 8499.15, 0, 'ArtikelNr: 1, Einzelpreis: 99.99, Anzahl: 100, Rabatt: 0.15'],
      [null, null, 14, '2026-06-02', 1, 0, 'ArtikelNr: 2, Einzelpreis: 1, Anzahl: 1, Rabatt: 0'],
      [1, 'Bäckerei Süß & Söhne', 15, '2026-06-03', 0, 0, null],
    ])
    expect(file.notes.map(({ code, params }) => `${code} ${params.table}`)).toEqual([
      'revenueOfLinesShare tblBestellungen',
      'leftCancelled tblBestellungen',
      'leftLines tblBestelldetails',
      'leftColleagues Mitarbeiter',
      'leftSpare Kopie von tblKunden',
      'leftSpare Einfügefehler',
      'leftSuppliers Lieferanten',
    ])
    expect(file.notes.find((note) => note.code === 'leftLines')!.params).toMatchObject({ count: 1, amount: '10.00' })
  })

  test('invoices go before orders, percentages are percentages, a declared relation before names', async () => {
    const tables: AccessTestTable[] = [
      {
        name: 'Adressen',
        columns: { ID: 'counter', Kundennummer: 'text', Firmenname: 'text' },
        rows: [[1, 'K-100', 'Adler KG']],
      },
      {
        name: 'Aufträge',
        columns: { AuftragsNr: 'counter', AdressID: 'long', Datum: 'datetime' },
        rows: [[1, 1, '2026-01-02T00:00']],
      },
      {
        name: 'Auftragspositionen',
        columns: { AuftragsNr: 'long', Menge: 'double', Preis: 'double' },
        rows: [[1, 2, 5]],
      },
      {
        name: 'Rechnungen',
        columns: { ReNr: 'text', Empfänger: 'long', Rechnungsdatum: 'datetime', Währung: 'text' },
        rows: [['R-1', 1, '2026-02-03T00:00', 'CHF']],
      },
      {
        name: 'Positionen',
        columns: { Rechnung: 'text', Menge: 'double', Preis: 'double', 'Rabatt %': 'integer' },
        rows: [
          ['r-1', 2, 5, 0],
          ['R-1', 0.5, 10, 1],
        ],
      },
    ]
    const relations: [string, string, string, string][] = [
      ['Rechnungen', 'Empfänger', 'Adressen', 'ID'],
      ['Positionen', 'Rechnung', 'Rechnungen', 'ReNr'],
    ]
    const file = await readFile('re.mdb', writeAccess(tables, { relations }))
    const revenue = file.tables.find((table) => table.given?.kind === 'revenue')!
    expect(revenue.name).toBe('Rechnungen')
    expect(revenue.given!.targets).toMatchObject({ ReNr: 'revenue.invoice', Währung: 'revenue.currency' })
    expect(await cellsOf(revenue)).toEqual([
      [
        'K-100',
        'Adler KG',
        'R-1',
        '2026-02-03',
        14.95,
        'CHF',
        'Menge: 2, Preis: 5, Rabatt %: 0\nMenge: 0.5, Preis: 10, Rabatt %: 1',
      ],
    ])
    expect(file.tables.filter((table) => table.hidden).map((table) => table.name)).toEqual([
      'Aufträge',
      'Auftragspositionen',
    ])
  })

  test.each([false, true])(
    'names with the shorthand of their table in front (relations declared: %s)',
    async (declared) => {
      const tables: AccessTestTable[] = [
        {
          name: 'tbl_Kunde',
          columns: { Kd_Nr: 'long', Kd_Name1: 'text', Kd_PLZ: 'text', Kd_Ort: 'text' },
          rows: [[7, 'Adler KG', '01067', 'Dresden']],
        },
        {
          name: 'tbl_Auftrag',
          columns: { Auf_Nr: 'long', Auf_KdNr: 'long', Auf_Datum: 'datetime', Auf_Storno: 'boolean' },
          rows: [
            [1, 7, '2026-01-02T00:00', false],
            [2, 7, '2026-01-03T00:00', true],
          ],
        },
        {
          name: 'tbl_AuftragPos',
          columns: {
            Pos_AufNr: 'long',
            Pos_Nr: 'integer',
            Pos_Menge: 'double',
            Pos_EPreis: 'currency',
            Pos_RabattProz: 'integer',
          },
          rows: [
            [1, 1, 3, 14.9, 5],
            [1, 2, 1, 10, 0],
            [2, 1, 1, 10, 0],
          ],
        },
      ]
      const relations: [string, string, string, string][] = [
        ['tbl_Auftrag', 'Auf_KdNr', 'tbl_Kunde', 'Kd_Nr'],
        ['tbl_AuftragPos', 'Pos_AufNr', 'tbl_Auftrag', 'Auf_Nr'],
      ]
      const file = await readFile('a.mdb', writeAccess(tables, declared ? { relations } : {}))
      expect(file.tables[0]!.columns).toEqual(['Nr', 'Name1', 'PLZ', 'Ort'])
      const revenue = file.tables.find((table) => table.given?.kind === 'revenue')!
      expect((await cellsOf(revenue)).map((cells) => cells.slice(0, 5))).toEqual([
        [7, 'Adler KG', 1, '2026-01-02', 52.47],
      ])
    },
  )

  test('a password, a cut file and a file that is no database are refused with a sentence', async () => {
    const whole = writeAccess(german)
    const refused = async (bytes: Uint8Array) =>
      readFile('a.mdb', bytes).then(
        () => 'read',
        (error) => error.code,
      )
    expect(await refused(writeAccess(german, { password: 'geheim' }))).toBe('importPasswordProtected')
    for (let length = 40; length < whole.length; length += 3000)
      expect(['importDamaged', 'importNoTable', 'read']).toContain(await refused(whole.subarray(0, length)))
    const loop = Buffer.from(whole)
    loop.writeUInt32LE(3, 3 * 4096 + 4)
    expect(await refused(loop)).toBe('importDamaged')
    expect(await readFile('a.mdb', whole, { ...defaultLimits, rows: 3 }).catch((error) => error.code)).toBe(
      'importTooManyRows',
    )
  })
})

test.each([
  ['Kopie von Kunden', true],
  ['Kunden_alt', true],
  ['tblTest', true],
  ['~TMPCLP12', true],
  ['Namens-AutoKorrektur-Speicherfehler', true],
  ['Kunden', false],
  ['Altenpflege', false],
  ['Temperaturen', false],
  ['Kontestanten', false],
])('%s is a spare table: %s', (name, spare) => expect(isSpare(name)).toBe(spare))

test.each([
  ['Kunde', 'Kunden', 'ID'],
  ['KundenNr', 'tblKunden', 'KundenNr'],
  ['Auftrag_ID', 'Aufträge', 'ID'],
  ['BestellNr', 'Bestellungen', 'Nr'],
  ['fk_Customer', 'Customers', 'CustomerID'],
  ['KdNr', 'tbl_Kunden', 'Nr'],
  ['AufNr', 'Aufträge', 'Nr'],
])('%s refers to %s.%s', (column, parent, key) => {
  const scanned = (name: string, columns: string[], unique: boolean): Scanned => ({
    table: {
      name,
      columns: columns.map((one) => ({ name: one, type: 'long', counted: false })),
      left: () => [],
      rows: () => [][Symbol.iterator]() as never,
    },
    rowCount: 2,
    filled: [2],
    largest: [2],
    repair: null,
    damage: noDamage(),
    keys: new Map(columns.map((one) => [one, { values: new Set(['1', '2']), unique }])),
  })
  expect(relationsOf([scanned('x', [column], false), scanned(parent, [key], true)], [])).toEqual([
    { table: 'x', column, parent, key },
  ])
})

test.each([
  ['12.345', 1235n],
  ['-12.345', -1235n],
  [0.1 + 0.2, 30n],
  ['3', 300n],
  [1e-7, 0n],
])('%s in cents', (value, cents) => expect(minorOf(exactOf(value)!)).toBe(cents))
