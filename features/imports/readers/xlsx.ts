import { findTable, type Merge, type RawRow, rowsOf } from './layout.ts'
import {
  type Cell,
  chunkRows,
  cleanText,
  type Limits,
  type Note,
  type Row,
  type SheetPlace,
  type Table,
} from './tables.ts'
import { type NumberForm, readWorkbook, textCollector, unescapeExcel, type Workbook } from './workbook.ts'
import { readXml } from './xml.ts'
import { openParts, type Parts } from './zip.ts'

/** What is only known once a sheet was read to its end. */
type SheetFacts = { merges: Merge[]; hiddenColumns: number[]; hiddenRows: number; formulasWithoutValue: number }

/** More merged ranges than this say nothing about titles. */
const mostMerges = 10_000

/**
 * Reads an Excel workbook. The sheets are streamed: only the shared texts stay in memory
 * (100,000 rows × 12 different texts: about 300 MB for the whole process; a reader of whole sheets takes 1.2 GB).
 * @throws Refusal importDamaged, importNoWorkbook, importTooLargeUnpacked and those of `findTable`
 */
export async function readXlsx(bytes: Uint8Array, limits: Limits): Promise<{ tables: Table[]; notes: Note[] }> {
  const parts = await openParts(bytes, limits)
  const workbook = await readWorkbook(parts)
  const tables: Table[] = []
  const notes: Note[] = []
  for (const [index, sheet] of workbook.sheets.entries()) {
    const facts = noFacts()
    const result = await findTable(
      {
        name: sheet.name,
        hidden: sheet.hidden,
        rows: () => sheetRows(parts, sheet.part, workbook, facts, limits),
        merges: () => facts.merges,
        hiddenColumns: () => facts.hiddenColumns,
      },
      limits,
    )
    if (!result) continue
    tables.push({ ...result.table, place: { ...result.layout, sheet: index } })
    notes.push(...result.notes)
    const table = sheet.name
    if (sheet.hidden) notes.push({ code: 'hiddenSheet', params: { table } })
    if (facts.hiddenRows > 0) notes.push({ code: 'hiddenRows', params: { table, count: facts.hiddenRows } })
    if (result.table.hiddenColumns.length > 0) {
      notes.push({ code: 'hiddenColumns', params: { table, count: result.table.hiddenColumns.length } })
    }
    if (facts.formulasWithoutValue > 0) {
      notes.push({ code: 'formulasWithoutValue', params: { table, count: facts.formulasWithoutValue } })
    }
  }
  return { tables, notes }
}

/** Opens tables of a workbook again whose places are known, so that nothing is read but their rows. */
export async function reopenXlsx(
  bytes: Uint8Array,
  limits: Limits,
): Promise<(place: SheetPlace) => AsyncGenerator<Row[], void, void>> {
  const parts = await openParts(bytes, limits)
  const workbook = await readWorkbook(parts)
  return (place) => {
    const { part } = workbook.sheets[place.sheet]!
    return rowsOf(() => sheetRows(parts, part, workbook, noFacts(), limits), place)
  }
}

function noFacts(): SheetFacts {
  return { merges: [], hiddenColumns: [], hiddenRows: 0, formulasWithoutValue: 0 }
}

async function* sheetRows(
  parts: Parts,
  part: string,
  workbook: Workbook,
  facts: SheetFacts,
  limits: Limits,
): AsyncGenerator<RawRow[], void, void> {
  Object.assign(facts, noFacts())
  let ready: RawRow[] = []
  let row: RawRow | null = null
  let rowNumber = 0
  let column = -1
  let type = ''
  let form: NumberForm | undefined
  let value: string | null = null
  let hasFormula = false
  let inValue = false
  const inline = textCollector()

  const open = (name: string, attributes: Record<string, string>) => {
    switch (name) {
      case 'c':
        column = attributes.r ? columnOf(attributes.r) : column + 1
        type = attributes.t ?? 'n'
        form = attributes.s ? workbook.forms[Number(attributes.s)] : undefined
        value = null
        hasFormula = false
        return
      case 'v':
        inValue = true
        value = ''
        return
      case 'f':
        hasFormula = true
        return
      case 'row':
        rowNumber = Number(attributes.r) > rowNumber ? Number(attributes.r) : rowNumber + 1
        row = { number: rowNumber, cells: [] }
        column = -1
        if (/^(1|true)$/.test(attributes.hidden ?? '')) facts.hiddenRows += 1
        return
      case 'col':
        if (/^(1|true)$/.test(attributes.hidden ?? '')) hideColumns(facts, attributes)
        return
      case 'mergeCell':
        if (facts.merges.length < mostMerges) addMerge(facts, attributes.ref ?? '')
        return
      default:
        inline.open(name)
    }
  }
  const text = (piece: string) => {
    if (inValue) value += piece
    else inline.text(piece)
  }
  const close = (name: string) => {
    switch (name) {
      case 'v':
        inValue = false
        return
      case 'c': {
        if (!row) return
        const raw = type === 'inlineStr' ? inline.take() : value
        if (hasFormula && raw === null) facts.formulasWithoutValue += 1
        const cell = raw === null ? null : readCell(raw, type, form, workbook)
        if (cell === null) return
        if (column > 16_383) return
        while (row.cells.length < column) row.cells.push(null)
        row.cells[column] = cell
        return
      }
      case 'row':
        if (row && row.cells.length > 0) ready.push(row)
        row = null
        return
      default:
        inline.close(name)
    }
  }

  for await (const _ of readXml(parts.stream(part), { open, text, close })) {
    if (ready.length < chunkRows && rowNumber <= limits.rows) continue
    yield ready
    ready = []
  }
  if (ready.length > 0) yield ready
}

function columnOf(reference: string): number {
  let column = 0
  for (let i = 0; i < reference.length; i += 1) {
    const code = reference.charCodeAt(i) & 0xdf
    if (code < 65 || code > 90) break
    column = column * 26 + code - 64
  }
  return column - 1
}

function hideColumns(facts: SheetFacts, attributes: Record<string, string>): void {
  const first = Number(attributes.min) || 1
  const last = Math.min(Number(attributes.max) || first, first + 999)
  for (let column = first; column <= last; column += 1) facts.hiddenColumns.push(column - 1)
}

function addMerge(facts: SheetFacts, reference: string): void {
  const match = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/i.exec(reference)
  if (!match) return
  facts.merges.push({
    firstColumn: columnOf(match[1]!),
    firstRow: Number(match[2]),
    lastColumn: columnOf(match[3]!),
    lastRow: Number(match[4]),
  })
}

function readCell(raw: string, type: string, form: NumberForm | undefined, workbook: Workbook): Cell {
  switch (type) {
    case 's':
      return workbook.sharedStrings.at(Number(raw))
    case 'inlineStr':
    case 'str':
      return cleanText(unescapeExcel(raw))
    case 'b':
      return raw.trim() === '1' || raw.trim() === 'true'
    case 'd':
      return raw.trim().replace(/T00:00(:00(\.0+)?)?Z?$/, '') || null
    case 'e':
      return raw.trim() || null
    default: {
      const number = Number(raw)
      if (raw.trim() === '' || !Number.isFinite(number)) return cleanText(raw)
      if (form?.date) return dayOfSerial(number, workbook.from1904) ?? number
      if (form && form.digits > 0 && Number.isInteger(number) && number >= 0)
        return String(number).padStart(form.digits, '0')
      return number
    }
  }
}

/**
 * Excel's count of days as ISO text, with time if there is one; pure times (below 1) as `HH:MM`.
 * `null` outside 1900–2199. Excel believes in a 29.02.1900; days before March 1900 are one off and mean nothing.
 */
export function dayOfSerial(serial: number, from1904 = false): string | null {
  const days = from1904 ? serial + 1462 : serial
  const minutes = Math.round((days - Math.floor(days)) * 1440)
  const time = `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  if (serial >= 0 && serial < 1) return time
  if (days < 1 || days >= 109_576) return null
  const whole = Math.floor(days) + (minutes === 1440 ? 1 : 0)
  const day = new Date((whole - 25_569) * 86_400_000).toISOString().slice(0, 10)
  return minutes === 0 || minutes === 1440 ? day : `${day}T${time}`
}
