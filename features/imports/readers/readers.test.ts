import { type WriteSheet, writeXlsx } from 'hucre/xlsx'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { Refusal } from '#shared/refusal.ts'
import fc from '#tests/properties.ts'
import { readFile } from './readFile.ts'
import { type Cell, defaultLimits, type Table } from './tables.ts'
import { numberForm } from './workbook.ts'
import { dayOfSerial } from './xlsx.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

async function rowsOf(table: Table): Promise<{ number: number; cells: Cell[] }[]> {
  const rows = []
  for await (const chunk of table.rows()) rows.push(...chunk)
  return rows
}

async function only(name: string, content: Uint8Array) {
  const file = await readFile(name, content)
  expect(file.tables).toHaveLength(1)
  const table = file.tables[0]!
  const rows = await rowsOf(table)
  expect(rows).toHaveLength(table.rowCount)
  return { file, table, rows, cells: rows.map((row) => row.cells), notes: file.notes.map((note) => note.code) }
}

async function codeOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'no refusal',
    (error) => (error instanceof Refusal ? error.code : String(error)),
  )
}

describe('text tables', () => {
  const list =
    'Firma;PLZ;Ort;Straße\nMüller Söhne GmbH;01067;Dresden;Große Straße 1\nÄrzte & Öl KG;8010;Graz;Übelgasse 2\n'
  const encoded: [string, Uint8Array][] = [
    ['UTF-8', bytes(list)],
    ['UTF-8 with mark', bytes(`\ufeff${list}`)],
    ['UTF-16LE with mark', iconv.encode(`\ufeff${list}`, 'utf-16le')],
    ['UTF-16BE with mark', iconv.encode(`\ufeff${list}`, 'utf-16be')],
    ['UTF-16LE without mark', iconv.encode(list, 'utf-16le')],
    ['Windows-1252', iconv.encode(list, 'windows-1252')],
    ['CP850', iconv.encode(list, 'cp850')],
    ['Macintosh', iconv.encode(list, 'macintosh')],
  ]
  test.each(encoded)('%s gives the same letters', async (_, content) => {
    const { table, cells } = await only('Kunden.csv', content)
    expect(table.columns).toEqual(['Firma', 'PLZ', 'Ort', 'Straße'])
    expect(cells[0]).toEqual(['Müller Söhne GmbH', '01067', 'Dresden', 'Große Straße 1'])
    expect(cells[1]![0]).toBe('Ärzte & Öl KG')
  })

  test('quotes of Windows-1252 are no letters of CP850', async () => {
    const { cells } = await only(
      'a.csv',
      iconv.encode('Firma;Notiz\nAdler;sagt „gut” – für 5 € im März\n', 'windows-1252'),
    )
    expect(cells[0]![1]).toBe('sagt „gut” – für 5 € im März')
  })

  test.each([
    ['semicolon', 'Firma;Umsatz\nA;1,5\nB;2,5\n'],
    ['comma', 'Firma,Umsatz\nA,"1,5"\nB,"2,5"\n'],
    ['tab', 'Firma\tUmsatz\nA\t1,5\nB\t2,5\n'],
    ['bar', 'Firma|Umsatz\nA|1,5\nB|2,5\n'],
    ['hint of Excel', 'sep=;\nFirma;Umsatz\nA;1,5\nB;2,5\n'],
    ['Windows line ends', 'Firma;Umsatz\r\nA;1,5\r\nB;2,5\r\n'],
    ['old Mac line ends', 'Firma;Umsatz\rA;1,5\rB;2,5\r'],
    ['doubled returns', 'Firma;Umsatz\r\r\nA;1,5\r\r\nB;2,5'],
    ['apostrophes as quotes', "'Firma';'Umsatz'\n'A';'1,5'\n'B';'2,5'\n"],
  ])('delimiter: %s', async (_, text) => {
    const { table, rows } = await only('a.txt', bytes(text))
    expect(table.columns).toEqual(['Firma', 'Umsatz'])
    expect(rows).toEqual([
      { number: 2, cells: ['A', '1,5'] },
      { number: 3, cells: ['B', '2,5'] },
    ])
  })

  test('line breaks, delimiters and quotes inside quotes stay in their cell', async () => {
    const { cells } = await only('a.csv', bytes('Firma;Notiz\r\nA;"Zeile 1\r\nZeile ""2""; Ende"\r\nB;kurz\r\n'))
    expect(cells).toEqual([
      ['A', 'Zeile 1\nZeile "2"; Ende'],
      ['B', 'kurz'],
    ])
  })

  test('titles above and empty rows are left out, row numbers stay those of the file', async () => {
    const text = 'Kundenliste Stand 2026;;\n;;\nFirma;PLZ;Ort\nA;1;X\n;;\nB;2;Y\n'
    const { table, rows, file } = await only('a.csv', bytes(text))
    expect(table.headerRow).toBe(3)
    expect(rows.map((row) => row.number)).toEqual([4, 6])
    expect(file.notes).toEqual([
      { code: 'linesAbove', params: { table: 'a', count: 1, text: 'Kundenliste Stand 2026' } },
    ])
  })

  test('a list without header keeps its first row', async () => {
    const { table, cells, notes } = await only(
      'a.csv',
      bytes('Adler GmbH;70173;info@adler.example\nBär AG;80331;post@baer.example\n'),
    )
    expect(table.headerRow).toBeNull()
    expect(table.columns).toEqual(['A', 'B', 'C'])
    expect(cells).toHaveLength(2)
    expect(notes).toContain('noHeader')
  })

  test('rows shorter and longer than the header lose nothing; equal headers become distinct', async () => {
    const { table, cells } = await only('a.csv', bytes('Firma;Telefon;Telefon\nA\nB;1;2;mehr\n'))
    expect(table.columns).toEqual(['Firma', 'Telefon', 'Telefon (2)', 'D'])
    expect(cells).toEqual([
      ['A', null, null, null],
      ['B', '1', '2', 'mehr'],
    ])
  })

  test('text protected by a formula or an apostrophe comes in bare, control characters not at all', async () => {
    const { cells } = await only(
      'a.csv',
      bytes('PLZ;Telefon;Firma\n="01067";\'+49 351 1;A\u0000d\u200bler\n="01069";\'0351;B\n'),
    )
    expect(cells[0]).toEqual(['01067', '+49 351 1', 'Adler'])
  })

  test('an unclosed quotation mark in a large file is refused with its row', async () => {
    const text = `Firma;Ort\nA;X\n"B;Y\n${'C;Z\n'.repeat(1_200_000)}`
    await expect(readFile('a.csv', bytes(text))).rejects.toMatchObject({ code: 'importOpenQuote', params: { row: 3 } })
  })

  test('what is written is read, however it is cut into pieces (property)', async () => {
    const cell = fc
      .string({ unit: fc.constantFrom('a', 'ü', '"', ';', '\n', ' ', '1', ',', "'", '€') })
      .map((text) => `x${text}x`)
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell), { minLength: 2, maxLength: 30 }),
        fc.boolean(),
        async (rows, windows) => {
          const end = windows ? '\r\n' : '\n'
          const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
          const text = [['Firma', 'Notiz'], ...rows].map((row) => row.map(quoted).join(';')).join(end)
          const { cells } = await only('a.csv', bytes(text))
          expect(cells).toEqual(rows)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('a file larger than one piece is read without a break', async () => {
    const lines = Array.from({ length: 30_000 }, (_, i) => `Firma ${i};"Straße ${i}\r\nHinterhaus";Größe ${i}`)
    const { rows } = await only('a.csv', bytes(`Firma;Straße;Größe\r\n${lines.join('\r\n')}`))
    expect(rows).toHaveLength(30_000)
    expect(
      rows.every((row, i) => row.number === i + 2 && row.cells[0] === `Firma ${i}` && row.cells[2] === `Größe ${i}`),
    ).toBe(true)
  })
})

describe('Excel', () => {
  const book = (...sheets: WriteSheet[]) => writeXlsx({ sheets })

  test('several sheets, table away from A1, titles, empty rows, hidden columns and sheets', async () => {
    const content = await book(
      {
        name: 'Kunden',
        rows: [
          [],
          [null, 'Kundenliste 2026', null, null],
          [],
          [null, null, 'Zentrale', null],
          [null, 'Firma', 'Telefon', 'Telefon'],
          [null, 'Adler GmbH', '0711 1', '0711 2'],
          [],
          [null, 'Bär AG', '089 1', null],
        ],
        merges: [
          { startRow: 1, startCol: 1, endRow: 1, endCol: 3 },
          { startRow: 3, startCol: 2, endRow: 3, endCol: 3 },
        ],
        columns: [{}, {}, {}, { hidden: true }],
      },
      { name: 'Leer', rows: [] },
      { name: 'Alt', hidden: true, rows: [['Firma'], ['Adler GmbH'], ['Bär AG']] },
    )
    const file = await readFile('Liste.xlsx', content)
    expect(file.tables.map((table) => [table.name, table.hidden, table.headerRow, table.rowCount])).toEqual([
      ['Kunden', false, 5, 2],
      ['Alt', true, 1, 2],
    ])
    const kunden = file.tables[0]!
    expect(kunden.columns).toEqual(['Firma', 'Zentrale Telefon', 'Zentrale Telefon (2)'])
    expect(kunden.hiddenColumns).toEqual([2])
    expect(await rowsOf(kunden)).toEqual([
      { number: 6, cells: ['Adler GmbH', '0711 1', '0711 2'] },
      { number: 8, cells: ['Bär AG', '089 1', null] },
    ])
    expect(file.notes.map((note) => note.code)).toEqual(['linesAbove', 'hiddenColumns', 'hiddenSheet'])
  })

  test('days by number format, leading zeros by format, cached values of formulas, truth, links', async () => {
    const content = await book({
      name: 'A',
      rows: [
        ['Firma', 'Letzter Kontakt', 'PLZ', 'Umsatz', 'Newsletter'],
        ['Adler', new Date(Date.UTC(2026, 2, 12)), 1067, 84000.5, true],
        ['Bär', new Date(Date.UTC(1999, 11, 31, 14, 30)), 80331, -3, false],
      ],
      cells: new Map([
        ['1,2', { value: 1067, type: 'number', style: { numFmt: '00000' } }],
        ['2,3', { value: null, type: 'formula', formula: 'D2*2', formulaResult: 168001 }],
      ]),
    })
    const { cells } = await only('a.xlsx', content)
    expect(cells).toEqual([
      ['Adler', '2026-03-12', '01067', 84000.5, true],
      ['Bär', '1999-12-31T14:30', 80331, 168001, false],
    ])
  })

  test.each([
    [14, undefined, true, 0],
    [0, undefined, false, 0],
    [164, 'dd.mm.yyyy', true, 0],
    [164, '[$-407]d. mmmm yyyy;@', true, 0],
    [164, 'm/d/yy h:mm', true, 0],
    [164, '[h]:mm:ss', true, 0],
    [164, '00000', false, 5],
    [164, '#,##0.00 "Tage"', false, 0],
    [164, '#,##0.00\\ "€"', false, 0],
    [164, '[Red]-0.00', false, 0],
    [164, 'General', false, 0],
  ])('number format %s %s', (id, code, date, digits) => {
    expect(numberForm(id, code)).toEqual({ date, digits })
  })

  test.each([
    [46_093, false, '2026-03-12'],
    [46_093.604166667, false, '2026-03-12T14:30'],
    [61, false, '1900-03-01'],
    [44_631, true, '2026-03-12'],
    [0.5, false, '12:00'],
    [-1, false, null],
    [1e9, false, null],
  ])('serial %d (1904: %s) is %s', (serial, from1904, day) => {
    expect(dayOfSerial(serial, from1904)).toBe(day)
  })

  test('a name that lies is seen through', async () => {
    const { file, notes } = await only('liste.csv', await book({ name: 'A', rows: [['Firma'], ['Adler'], ['Bär']] }))
    expect(file.format).toBe('xlsx')
    expect(notes).toEqual(['extension'])
  })
})

describe('business cards', () => {
  test('2.1 as Outlook writes it: quoted-printable, charset, soft breaks, photo', async () => {
    const card = [
      'BEGIN:VCARD',
      'VERSION:2.1',
      'N;LANGUAGE=de;CHARSET=Windows-1252;ENCODING=QUOTED-PRINTABLE:M=FCller;J=F6rg;;Herr Dr.;',
      'FN;CHARSET=Windows-1252;ENCODING=QUOTED-PRINTABLE:Dr. J=F6rg M=FCller',
      'ORG;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:B=C3=A4r \\; S=C3=B6hne GmbH;Einkauf',
      'NOTE;ENCODING=QUOTED-PRINTABLE:Zeile 1=0D=0A=0D=0AZeile 3 ist lang und g=',
      'eht weiter=3D',
      'TEL;WORK;VOICE:+49 711 1',
      'TEL;CELL;VOICE:+49 171 2',
      'TEL;WORK;FAX:+49 711 3',
      'ADR;WORK;PREF;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:;;K=C3=B6nigstr. 1;Stuttgart;BW;70173;Deutschland',
      'PHOTO;TYPE=JPEG;ENCODING=BASE64:',
      ' /9j/4AAQSkZJRgABAQEAYABgAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8UHRof',
      ' Hh0aHBwgJC4nICIs',
      '',
      'BDAY:19700405',
      'REV:20260101T000000Z',
      'END:VCARD',
    ].join('\r\n')
    const { table, rows } = await only('Müller.vcf', iconv.encode(card, 'latin1'))
    const value = (column: string) => rows[0]!.cells[table.columns.indexOf(column)]
    expect(value('Nachname')).toBe('Müller')
    expect(value('Vorname')).toBe('Jörg')
    expect(value('Anrede')).toBe('Herr Dr.')
    expect(value('Firma')).toBe('Bär ; Söhne GmbH')
    expect(value('Abteilung')).toBe('Einkauf')
    expect(value('Notiz')).toBe('Zeile 1\n\nZeile 3 ist lang und geht weiter=')
    expect(value('Straße')).toBe('Königstr. 1')
    expect(value('PLZ')).toBe('70173')
    expect(table.columns).not.toContain('REV')
    expect(table.targets![table.columns.indexOf('Mobil')]).toBe('persons.mobile')
    expect(rows[0]).toMatchObject({ photo: { type: 'image/jpeg' } })
  })

  test('3.0 and 4.0, several in a file, folded lines, escapes, group labels, data photo', async () => {
    const cards = [
      'BEGIN:VCARD\nVERSION:3.0\nFN:Sauter\\, Petra\nN:Sauter;Petra;;Dr.;\nORG:Lang und sehr\n  lang GmbH\nitem1.TEL:0711 5',
      'item1.X-ABLabel:_$!<Durchwahl>!$_\nitem2.URL;type=pref:https\\://adler.example\nNOTE:eins\\nzwei\\, drei\nEND:VCARD',
      'BEGIN:VCARD\nVERSION:4.0\nFN:Adler GmbH\nORG:Adler GmbH\nEMAIL;TYPE="work,x":info@adler.example',
      'TEL;VALUE=uri;TYPE="voice,work":tel:+49-711-1;ext=5\nPHOTO:data:image/png;base64,iVBORw0KGgo=\nEND:VCARD\n',
    ].join('\n')
    const { table, rows } = await only('a.vcf', bytes(cards))
    const value = (row: number, column: string) => rows[row]!.cells[table.columns.indexOf(column)]
    expect(rows).toHaveLength(2)
    expect(value(0, 'Firma')).toBe('Lang und sehr lang GmbH')
    expect(value(0, 'Telefon Durchwahl')).toBe('0711 5')
    expect(value(0, 'Web')).toBe('https://adler.example')
    expect(value(0, 'Notiz')).toBe('eins\nzwei, drei')
    expect(value(1, 'E-Mail geschäftlich')).toBe('info@adler.example')
    expect(value(1, 'Telefon geschäftlich')).toBe('+49-711-1 ext. 5')
    expect(table.columns).not.toContain('Name')
    expect(rows[1]).toMatchObject({ photo: { type: 'image/png' } })
  })
})

describe('refused with a reason', () => {
  const small = { ...defaultLimits, rows: 50, columns: 10, fileBytes: 2000, cellCharacters: 100 }
  test.each<[string, string, () => Uint8Array | Promise<Uint8Array>]>([
    ['nothing in it', 'importEmpty', () => new Uint8Array()],
    ['only blanks', 'importNoTable', () => bytes(' \n \n')],
    ['only a header', 'importNoTable', () => bytes('Firma;PLZ;Ort\n')],
    ['too large', 'importTooLarge', () => new Uint8Array(3000)],
    ['too many rows', 'importTooManyRows', () => bytes(`Firma;Ort\n${'A;B\n'.repeat(60)}`)],
    [
      'too many columns',
      'importTooManyColumns',
      () => bytes(`${Array.from({ length: 12 }, (_, i) => `S${i}`).join(';')}\n${'x;'.repeat(11)}x\n`),
    ],
    ['too long a cell', 'importCellTooLong', () => bytes(`Firma;Ort\nA;${'x'.repeat(101)}\n`)],
    ['PDF', 'importUnreadable', () => bytes('%PDF-1.7 …')],
    ['Access', 'importDamaged', () => bytes('\0\x01\0\0Standard ACE DB\0')],
    ['web page', 'importUnreadable', () => bytes('<html><table>')],
    ['binary', 'importUnreadable', () => Uint8Array.from({ length: 500 }, (_, i) => (i * 7) % 32)],
    [
      'password',
      'importPasswordProtected',
      () => Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('EncryptedPackage', 'utf16le')]),
    ],
    [
      'old Excel',
      'importOldExcel',
      () => Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('Book', 'utf16le')]),
    ],
    ['zip without workbook', 'importNoTable', () => Buffer.from('504b0506000000000000000000000000000000000000', 'hex')],
    ['broken zip', 'importDamaged', () => bytes('PK\x03\x04 and nothing more')],
  ])('%s', async (_, code, content) => {
    expect(await codeOf(readFile('Liste.csv', await content(), small))).toBe(code)
  })

  test('a zip bomb is refused before it is unpacked', async () => {
    const content = await writeXlsx({ sheets: [{ name: 'A', rows: [['Firma'], ['x'.repeat(30_000)]] }] })
    const limits = { ...defaultLimits, unpackRatio: 10, unpackedBytesAlwaysFine: 10_000 }
    expect(await codeOf(readFile('a.xlsx', content, limits))).toBe('importTooLargeUnpacked')
  })
})

describe('hostile files', () => {
  const survives = async (name: string, content: Uint8Array) => {
    try {
      const file = await readFile(name, content)
      for (const table of file.tables) await rowsOf(table)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
  }

  test('random bytes end in a result or a refusal', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), (content) => survives('a.csv', content)),
      { numRuns: 400 },
    )
  })

  test('cut and spoiled workbooks and cards end in a result or a refusal', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => [`Firma ${i}`, i, new Date(Date.UTC(2026, 0, 1 + i))])
    const workbook = await writeXlsx({ sheets: [{ name: 'A', rows: [['Firma', 'Umsatz', 'Datum'], ...rows] }] })
    const card = bytes(
      'BEGIN:VCARD\nVERSION:2.1\nN;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;=\nJ\nPHOTO;BASE64:\n AAAA\n\nEND:VCARD\n',
    )
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(workbook, card),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.array(fc.tuple(fc.double({ min: 0, max: 0.999, noNaN: true }), fc.integer({ min: 0, max: 255 })), {
          maxLength: 8,
        }),
        async (whole, cut, spoiled) => {
          const content = Uint8Array.from(whole.subarray(0, Math.ceil(whole.length * cut)))
          for (const [at, value] of spoiled) if (content.length > 0) content[Math.floor(at * content.length)] = value
          await survives('a.xlsx', content)
        },
      ),
      { numRuns: 400 },
    )
  })
})

test('a list with damaged umlauts is put right, its headers too, and says so with examples', async () => {
  const damaged = iconv.decode(
    iconv.encode(
      'Firma;Straße;PLZ;Ort\nMüller Möbel;Große Gasse 1;1067;Dresden\nBäcker;Hauptstraße 2;4109;Leipzig\n',
      'utf8',
    ),
    'windows-1252',
  )
  const { table, cells, file } = await only('Kunden.csv', bytes(damaged))
  expect(table.columns).toEqual(['Firma', 'Straße', 'PLZ', 'Ort'])
  expect(cells).toEqual([
    ['Müller Möbel', 'Große Gasse 1', '1067', 'Dresden'],
    ['Bäcker', 'Hauptstraße 2', '4109', 'Leipzig'],
  ])
  expect(file.notes).toMatchObject([
    { code: 'repaired', params: { count: 5, examples: expect.stringContaining('MÃ¼ller MÃ¶bel → Müller Möbel') } },
  ])
})
