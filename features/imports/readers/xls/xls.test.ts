import { describe, expect, test } from 'vitest'
import { Refusal } from '#shared/refusal.ts'
import { writeCompoundFile } from '#tests/compound-file.ts'
import { writeXls, type XlsTestSheet } from '#tests/xls-file.ts'
import { readFile } from '../readFile.ts'

async function read(bytes: Uint8Array) {
  const { format, tables, notes } = await readFile('liste.xls', bytes)
  const rows = []
  for await (const chunk of tables[0]!.rows()) rows.push(...chunk.map((row) => row.cells))
  return { format, tables, notes, rows }
}

const sheet: XlsTestSheet = {
  name: 'Kunden',
  rows: [
    ['Kundenliste'],
    [],
    ['Firma', 'PLZ', 'Umsatz', 'Seit', 'Stammkunde', 'Summe', 'Gruß'],
    ['Bäckerei Süß & Söhne', '01067', 1234.56, { day: 45_363 }, true, { formula: 7.5 }, { formula: 'Grüß Gott' }],
    ['Łódź Łańcuch', 70173, -0.25, { day: 36_525.5 }, false, { formula: true }, null],
    ['Groß', 10115, 123_456_789.125, null, null, 3, null],
  ],
}
const expected = [
  ['Bäckerei Süß & Söhne', '01067', 1234.56, '2024-03-12', true, 7.5, 'Grüß Gott'],
  ['Łódź Łańcuch', 70173, -0.25, '1999-12-31T12:00', false, true, null],
  ['Groß', 10115, 123_456_789.125, null, null, 3, null],
]

const many: XlsTestSheet[] = Array.from({ length: 50 }, () => ({ name: 'B', rows: [] }))

describe('a workbook of Excel 97–2003', () => {
  test('texts, numbers, days, yes and no, and what formulas came to', async () => {
    const { format, rows, tables, notes } = await read(writeXls([sheet, { ...sheet, name: 'Alt', hidden: true }]))
    expect(format).toBe('xls')
    expect(rows).toEqual(expected)
    expect(tables.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['Kunden', false],
      ['Alt', true],
    ])
    expect(notes.map(({ code }) => code)).toEqual(['linesAbove', 'linesAbove', 'hiddenSheet'])
  })

  test.each([9, 12, 17, 33, 64])('texts that are cut every %i bytes', async (piece) => {
    expect((await read(writeXls([sheet], { piece }))).rows).toEqual(expected)
  })

  test('days counted from 1904', async () => {
    const { rows } = await read(writeXls([sheet], { from1904: true }))
    expect(rows[0]![3]).toBe('2028-03-13')
  })

  test.each<[string, string, () => Uint8Array]>([
    ['a password', 'importPasswordProtected', () => writeXls([sheet], { password: true })],
    ['older than 97', 'importOldExcel', () => writeXls([sheet], { version: 0x500 })],
    ['a book of Excel 5', 'importOldExcel', () => writeCompoundFile({ Book: new Uint8Array(20) })],
    ['nothing in it', 'importDamaged', () => writeCompoundFile({ Workbook: new Uint8Array(8) })],
    ['no sheets', 'importNoTable', () => writeXls([])],
    [
      'sheets within sheets',
      'importDamaged',
      () =>
        writeXls([{ name: 'A', rows: Array.from({ length: 2000 }, (_, n) => ['Adler', n]) }, ...many], {
          oneStart: true,
        }),
    ],
  ])('%s is refused', async (_, code, bytes) => {
    const error = await readFile('liste.xls', bytes()).catch((thrown) => thrown)
    expect(error).toBeInstanceOf(Refusal)
    expect(error.code).toBe(code)
  })
})
