import { openCompoundFile } from '#shared/compound-file.ts'
import { Refusal } from '#shared/refusal.ts'
import { findTable, type Merge, type RawRow } from '../layout.ts'
import { type Cell, chunkRows, cleanText, type Limits, type Note, type Table } from '../tables.ts'
import { type NumberForm, numberForm } from '../workbook.ts'
import { dayOfSerial } from '../xlsx.ts'
import { RecordReader, recordsFrom, type XlsRecord } from './records.ts'

const types = {
  begin: 0x809,
  end: 0x0a,
  password: 0x2f,
  from1904: 0x22,
  format: 0x41e,
  style: 0xe0,
  sheet: 0x85,
  texts: 0xfc,
  row: 0x208,
  columns: 0x7d,
  merges: 0xe5,
  sharedText: 0xfd,
  text: 0x204,
  richText: 0xd6,
  number: 0x203,
  smallNumber: 0x27e,
  smallNumbers: 0xbd,
  formula: 0x06,
  formulaText: 0x207,
  truth: 0x205,
} as const

const errors: Record<number, string> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
}

type SheetPlace = { name: string; start: number; hidden: boolean }
type Book = { sheets: SheetPlace[]; texts: string[]; forms: NumberForm[]; from1904: boolean }
type XlsSheet = { rows: Map<number, Map<number, Cell>>; merges: Merge[]; hiddenColumns: number[]; hiddenRows: number }

/** A sheet of this format has no more rows and columns than that. */
const mostRows = 65_536
const mostColumns = 256
const mostMerges = 10_000
const breatheEvery = 5000

/**
 * Reads a workbook of Excel 97–2003 (.xls, BIFF8): texts, numbers, days, and what formulas came to when it was saved.
 * @throws Refusal importDamaged, importPasswordProtected, importOldExcel (older than 97) and those of `findTable`
 */
export async function readXls(bytes: Uint8Array, limits: Limits): Promise<{ tables: Table[]; notes: Note[] }> {
  const streams = openCompoundFile(bytes)?.streams
  const stream = streams?.get('workbook')?.()
  if (!stream) throw new Refusal(streams?.has('book') ? 'importOldExcel' : 'importDamaged')
  const book = await readBook(stream)
  // Sheets lie one behind the other; in a damaged file they may lie within each other, a thousand times over.
  const budget = { records: stream.length / 4 + 1000 }
  const tables: Table[] = []
  const notes: Note[] = []
  for (const { name, start, hidden } of book.sheets) {
    const sheet = await readSheet(stream, start, book, budget)
    const result = await findTable(
      {
        name,
        hidden,
        rows: () => rowsOf(sheet),
        merges: () => sheet.merges,
        hiddenColumns: () => sheet.hiddenColumns,
      },
      limits,
    )
    if (!result) continue
    tables.push(result.table)
    notes.push(...result.notes)
    if (hidden) notes.push({ code: 'hiddenSheet', params: { table: name } })
    if (sheet.hiddenRows > 0) notes.push({ code: 'hiddenRows', params: { table: name, count: sheet.hiddenRows } })
    const { length } = result.table.hiddenColumns
    if (length > 0) notes.push({ code: 'hiddenColumns', params: { table: name, count: length } })
  }
  return { tables, notes }
}

/** Everything of a workbook but its sheets. */
async function readBook(stream: Uint8Array): Promise<Book> {
  const book: Book = { sheets: [], texts: [], forms: [], from1904: false }
  const codes = new Map<number, string>()
  const styles: number[] = []
  let begun = false
  for (const record of recordsFrom(stream, 0)) {
    const reader = new RecordReader(record)
    if (record.type === types.begin) {
      if (reader.u16() !== 0x600) throw new Refusal('importOldExcel')
      begun = true
    } else if (!begun) throw new Refusal('importDamaged')
    else if (record.type === types.password) throw new Refusal('importPasswordProtected')
    else if (record.type === types.from1904) book.from1904 = reader.u16() === 1
    else if (record.type === types.format) codes.set(reader.u16(), reader.text(2))
    else if (record.type === types.style) {
      reader.skip(2)
      styles.push(reader.u16())
    } else if (record.type === types.sheet) {
      const start = reader.u32()
      const state = reader.u8()
      const kind = reader.u8()
      // Charts and macros have no rows.
      if (kind === 0) book.sheets.push({ start, hidden: (state & 3) !== 0, name: reader.text(1) })
    } else if (record.type === types.texts) book.texts = await readTexts(reader)
    else if (record.type === types.end) break
  }
  book.forms = styles.map((format) => numberForm(format, codes.get(format)))
  return book
}

async function readTexts(reader: RecordReader): Promise<string[]> {
  reader.skip(4)
  const count = reader.u32()
  const texts: string[] = []
  while (texts.length < count && !reader.atEnd) {
    texts.push(reader.text(2))
    if (texts.length % breatheEvery === 0) await breathe()
  }
  return texts
}

/** Lets other work of the process run in between. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

async function readSheet(
  stream: Uint8Array,
  start: number,
  book: Book,
  budget: { records: number },
): Promise<XlsSheet> {
  const sheet: XlsSheet = { rows: new Map(), merges: [], hiddenColumns: [], hiddenRows: 0 }
  let depth = 0
  let formula: { row: number; column: number } | null = null
  for (const record of recordsFrom(stream, start)) {
    budget.records -= 1
    if (budget.records < 0) throw new Refusal('importDamaged')
    if (Math.floor(budget.records) % breatheEvery === 0) await breathe()
    if (record.type === types.begin) depth += 1
    else if (depth === 0) throw new Refusal('importDamaged')
    else if (record.type === types.end) {
      depth -= 1
      if (depth === 0) return sheet
    }
    // Charts lie within a sheet as sheets of their own.
    if (depth !== 1) continue
    if (record.type === types.formulaText) {
      if (formula) put(sheet, formula.row, formula.column, cleanText(new RecordReader(record).text(2)))
      formula = null
    } else formula = readRecord(record, sheet, book) ?? (record.type === types.formula ? null : formula)
  }
  return sheet
}

/** Takes what a record says into the sheet; answers the cell whose text stands in the next record. */
function readRecord(record: XlsRecord, sheet: XlsSheet, book: Book): { row: number; column: number } | null {
  const reader = new RecordReader(record)
  switch (record.type) {
    case types.row: {
      reader.skip(12)
      if (reader.u16() & 0x20) sheet.hiddenRows += 1
      return null
    }
    case types.columns: {
      const [first, last] = [reader.u16(), reader.u16()]
      reader.skip(4)
      if (reader.u16() & 1)
        for (let column = first; column <= Math.min(last, mostColumns - 1); column += 1)
          sheet.hiddenColumns.push(column)
      return null
    }
    case types.merges: {
      for (let left = reader.u16(); left > 0 && sheet.merges.length < mostMerges; left -= 1) {
        const [firstRow, lastRow] = [reader.u16() + 1, reader.u16() + 1]
        sheet.merges.push({ firstRow, lastRow, firstColumn: reader.u16(), lastColumn: reader.u16() })
      }
      return null
    }
    case types.smallNumbers:
      readSmallNumbers(record, sheet, book)
      return null
    case types.sharedText:
    case types.text:
    case types.richText:
    case types.number:
    case types.smallNumber:
    case types.formula:
    case types.truth:
      return readCell(record.type, reader, sheet, book)
    default:
      return null
  }
}

function readCell(type: number, reader: RecordReader, sheet: XlsSheet, book: Book) {
  const [row, column] = [reader.u16(), reader.u16()]
  const form = book.forms[reader.u16()]
  if (type === types.sharedText) put(sheet, row, column, cleanText(book.texts[reader.u32()] ?? ''))
  else if (type === types.text || type === types.richText) put(sheet, row, column, cleanText(reader.text(2)))
  else if (type === types.number) put(sheet, row, column, shownAs(reader.double(), form, book))
  else if (type === types.smallNumber) put(sheet, row, column, shownAs(smallNumber(reader.u32()), form, book))
  else if (type === types.truth) {
    const value = reader.u8()
    put(sheet, row, column, reader.u8() === 1 ? (errors[value] ?? '#N/A') : value === 1)
  } else return readResult(reader, row, column, form, sheet, book)
  return null
}

/** What a formula came to: a number, or by its last two bytes a text in the next record, yes or no, an error, nothing. */
function readResult(
  reader: RecordReader,
  row: number,
  column: number,
  form: NumberForm | undefined,
  sheet: XlsSheet,
  book: Book,
) {
  const bytes = Uint8Array.from({ length: 8 }, () => reader.u8())
  if (bytes[6] !== 0xff || bytes[7] !== 0xff) {
    put(sheet, row, column, shownAs(new DataView(bytes.buffer).getFloat64(0, true), form, book))
    return null
  }
  if (bytes[0] === 0) return { row, column }
  if (bytes[0] === 1) put(sheet, row, column, bytes[2] === 1)
  if (bytes[0] === 2) put(sheet, row, column, errors[bytes[2]!] ?? '#N/A')
  return null
}

function readSmallNumbers(record: XlsRecord, sheet: XlsSheet, book: Book): void {
  const length = record.pieces.reduce((sum, piece) => sum + piece.length, 0)
  const reader = new RecordReader(record)
  const [row, first] = [reader.u16(), reader.u16()]
  for (let at = 0; at < Math.floor((length - 6) / 6); at += 1) {
    const form = book.forms[reader.u16()]
    put(sheet, row, first + at, shownAs(smallNumber(reader.u32()), form, book))
  }
}

/** A number in four bytes: 30 bits of a whole one or of a double, perhaps in hundredths. */
function smallNumber(bits: number): number {
  const view = new DataView(new ArrayBuffer(8))
  view.setUint32(4, (bits & ~3) >>> 0, true)
  const number = bits & 2 ? bits >> 2 : view.getFloat64(0, true)
  return bits & 1 ? number / 100 : number
}

function shownAs(number: number, form: NumberForm | undefined, { from1904 }: Book): Cell {
  if (!Number.isFinite(number)) return null
  if (form?.date) return dayOfSerial(number, from1904) ?? number
  if (form && form.digits > 0 && Number.isInteger(number) && number >= 0)
    return String(number).padStart(form.digits, '0')
  return number
}

function put(sheet: XlsSheet, row: number, column: number, cell: Cell): void {
  if (cell === null || row >= mostRows || column >= mostColumns) return
  const cells = sheet.rows.get(row) ?? new Map<number, Cell>()
  if (cells.size === 0) sheet.rows.set(row, cells)
  cells.set(column, cell)
}

async function* rowsOf({ rows }: XlsSheet): AsyncGenerator<RawRow[], void, void> {
  let chunk: RawRow[] = []
  for (const row of [...rows.keys()].sort((a, b) => a - b)) {
    const cells: Cell[] = []
    for (const [column, cell] of rows.get(row)!) {
      while (cells.length < column) cells.push(null)
      cells[column] = cell
    }
    chunk.push({ number: row + 1, cells })
    if (chunk.length < chunkRows) continue
    yield chunk
    chunk = []
    await breathe()
  }
  if (chunk.length > 0) yield chunk
}
