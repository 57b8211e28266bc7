import { Refusal } from '#shared/refusal.ts'
import { fold } from '#shared/text.ts'
import { isKnownHeader } from '../fields.ts'
import { countPeriods, readPeriod } from '../values/periods.ts'
import { type DamageEvidence, noDamage, notesOfDamage, repairCells, repairOf, weighDamage } from './damage.ts'
import { type Cell, chunkRows, columnLetters, type Limits, type Note, type Row, type Table } from './tables.ts'

/** A row where it stands in the file: `cells[0]` is column A. Empty rows need not be handed out. */
export type RawRow = { number: number; cells: Cell[] }
export type RawRows = () => AsyncGenerator<RawRow[], void, void>

/** A merged range, zero-based columns, row numbers as in `RawRow`. */
export type Merge = { firstRow: number; lastRow: number; firstColumn: number; lastColumn: number }

export type Sheet = {
  name: string
  rows: RawRows
  hidden: boolean
  /** Known only once all rows were read (Excel writes them behind the rows). */
  merges: () => Merge[]
  hiddenColumns: () => number[]
}

/** Where the table of a sheet lies and how its texts are repaired: with it the rows are read without looking for it again. */
export type Layout = {
  firstRow: number
  /** Zero-based columns that carry anything. */
  used: number[]
  /** `null` if nothing is damaged. */
  damage: DamageEvidence | null
}

/** The hidden column by which a list that went out is known when it comes back: the row with its title is the header. */
export const idHeader = 'Bordmittel-Nr.'

/** Whether a column only serves the way back of a list: in another company it says nothing. */
export function isMark(header: string): boolean {
  return /^Bordmittel-(Nr\.|Stand)( \d+)?$/.test(header)
}

/** Of what stands above a table, its title say, so many lines are kept. */
const mostAbove = 10
const longestAbove = 500

/** How many of the first filled rows are searched for the header. */
const headerSearchRows = 40

/**
 * Reads a sheet once from end to end and finds the table in it: where it begins, which row is its header,
 * which columns carry anything. `null` if nothing stands there at all; with a header alone the table has no rows.
 * @throws Refusal importTooManyColumns, importTooManyRows, importCellTooLong
 */
export async function findTable(
  sheet: Sheet,
  limits: Limits,
): Promise<{ table: Table; notes: Note[]; layout: Layout } | null> {
  const { sample: asRead, filled, rowCount, damage, kept } = await scan(sheet, limits)
  if (asRead.length === 0) return null
  const repair = repairOf(damage)
  const sample = repair ? asRead.map((row) => ({ ...row, cells: repairCells(row.cells, repair) })) : asRead
  const headerAt = findHeader(sample)
  const header = headerAt === null ? null : sample[headerAt]!
  const above = sample.slice(0, headerAt ?? 0)
  for (const row of above) for (const [column, cell] of row.cells.entries()) if (cell !== null) filled[column]! -= 1
  const used = [...filled.keys()].filter((column) => filled[column]! > 0)
  const names = columnNames(used, header, above, sheet.merges())
  const firstRow = header ? header.number + 1 : sample[0]!.number
  const dataRows = rowCount - above.length - (header ? 1 : 0)
  const notes: Note[] = []
  if (dataRows === 0) {
    const text = (header?.cells ?? []).filter((cell) => cell !== null).join(' · ')
    notes.push({ code: 'emptySheet', params: { table: sheet.name, text: text.slice(0, 200) } })
  }
  if (above.length > 0) {
    const text = above.flatMap((row) => row.cells.filter((cell) => cell !== null)).join(' · ')
    notes.push({ code: 'linesAbove', params: { table: sheet.name, count: above.length, text: text.slice(0, 200) } })
  }
  notes.push(...notesOfDamage(sheet.name, damage, repair))
  if (!header) notes.push({ code: 'noHeader', params: { table: sheet.name } })
  const hiddenInFile = new Set(sheet.hiddenColumns())
  const layout: Layout = { firstRow, used, damage: repair && { ...damage, examples: [] } }
  let read = kept
  const table: Table = {
    name: sheet.name,
    headerRow: header?.number ?? null,
    columns: names,
    hiddenColumns: used.flatMap((column, index) => (hiddenInFile.has(column) ? [index] : [])),
    hidden: sheet.hidden,
    rowCount: dataRows,
    ...(above.length > 0 ? { above: above.slice(0, mostAbove).map((row) => aboveIn(used, row)) } : {}),
    rows() {
      const first = read
      read = null
      return rowsOf(first ? () => handOut(first) : sheet.rows, layout)
    },
  }
  return { table, notes, layout }
}

/** The rows of a table that was found before. */
export function rowsOf(rows: RawRows, { firstRow, used, damage }: Layout): AsyncGenerator<Row[], void, void> {
  return dataOf(rows, firstRow, used, damage && repairOf(damage))
}

/** What was read while the table was looked for serves for reading it the first time; a larger one is read again. */
const mostCellsKept = 1_500_000

/** Hands out what was kept and forgets it on the way. */
async function* handOut(kept: RawRow[][]): AsyncGenerator<RawRow[], void, void> {
  for (let chunk = kept.shift(); chunk; chunk = kept.shift()) {
    yield chunk
    await new Promise((resolve) => setImmediate(resolve))
  }
}

async function scan(sheet: Sheet, limits: Limits) {
  const sample: RawRow[] = []
  const filled: number[] = []
  const damage = noDamage()
  let rowCount = 0
  let kept: RawRow[][] | null = []
  let cellsKept = 0
  for await (const chunk of sheet.rows()) {
    kept?.push(chunk)
    for (const row of chunk) {
      cellsKept += row.cells.length
      let any = false
      for (let column = 0; column < row.cells.length; column += 1) {
        const cell = row.cells[column] ?? null
        if (cell === null) continue
        any = true
        while (filled.length <= column) filled.push(0)
        filled[column]! += 1
        if (typeof cell === 'string' && cell.length > limits.cellCharacters) {
          throw new Refusal('importCellTooLong', { table: sheet.name, row: row.number, limit: limits.cellCharacters })
        }
        if (typeof cell === 'string') weighDamage(damage, cell)
      }
      if (!any) continue
      rowCount += 1
      if (rowCount > limits.rows) throw new Refusal('importTooManyRows', { table: sheet.name, limit: limits.rows })
      if (sample.length < headerSearchRows) sample.push(row)
    }
    if (cellsKept > mostCellsKept) kept = null
  }
  const columns = filled.filter((count) => count > 0).length
  if (columns > limits.columns) {
    throw new Refusal('importTooManyColumns', { table: sheet.name, columns, limit: limits.columns })
  }
  return { sample, filled, rowCount, damage, kept }
}

/** Index of the header row within the first filled rows, `null` if the data begin at once. */
export function findHeader(sample: RawRow[]): number | null {
  const own = sample.findIndex((row) => row.cells.some((cell) => typeof cell === 'string' && cell.startsWith(idHeader)))
  if (own >= 0) return own
  let best: number | null = null
  let bestKnown = 1
  for (const [index, row] of sample.entries()) {
    const texts = row.cells.map(asTitle).filter((cell) => typeof cell === 'string')
    const known = texts.filter(isKnownHeader).length + countPeriods(texts)
    if (known > bestKnown && known >= filledCells(row) * 0.3 && texts.every((text) => text.length <= 80)) {
      best = index
      bestKnown = known
    }
  }
  if (best !== null) return best
  const width = typicalWidth(sample)
  for (const [index, row] of sample.entries()) {
    const cells = row.cells.filter((cell) => cell !== null)
    if (cells.length < Math.max(width > 1 ? 2 : 1, width * 0.6)) continue
    if (index === sample.length - 1 && sample.length > 1) return null
    if (cells.length === 1 && sample.length > 1) return isKnownHeader(cells[0]!) ? index : null
    return looksLikeHeader(cells) ? index : null
  }
  return null
}

/** A line above the table as it stands over its columns; what stands beside them moves to the first one. */
function aboveIn(used: number[], { cells }: RawRow): Cell[] {
  const short = (cell: Cell) => (typeof cell === 'string' ? cell.slice(0, longestAbove) : cell)
  const line = used.map((column) => short(cells[column] ?? null))
  const beside = cells.filter((cell, column) => cell !== null && !used.includes(column))
  if (beside.length > 0) line[0] = short([...beside, ...(line[0] === null ? [] : [line[0]])].join(' '))
  return line
}

function filledCells(row: RawRow): number {
  return row.cells.reduce<number>((count, cell) => (cell === null ? count : count + 1), 0)
}

function typicalWidth(sample: RawRow[]): number {
  const widths = sample.map(filledCells).sort((a, b) => a - b)
  return widths[Math.floor(widths.length / 2)] ?? 0
}

/** A year above a column is a title, though a sheet has it as a number. */
function asTitle(cell: Cell): Cell {
  return typeof cell === 'number' && isBareYear(String(cell)) ? String(cell) : cell
}

function isBareYear(text: string): boolean {
  return /^20\d\d$/.test(text)
}

function looksLikeHeader(cells: Cell[]): boolean {
  const texts = cells.map(asTitle).filter((cell): cell is string => typeof cell === 'string')
  // Years say only beside a title that is known that they are titles too.
  const years = texts.some(isKnownHeader) ? isBareYear : () => false
  if (texts.length < cells.length || texts.some((text) => looksLikeData(text) && !years(text))) return false
  return new Set(texts.map(fold)).size >= texts.length * 0.7
}

function looksLikeData(text: string): boolean {
  return text.length > 60 || text.includes('@') || /^(https?:|www\.)/i.test(text) || /^[\d\s+()/.,:€-]+$/.test(text)
}

function columnNames(used: number[], header: RawRow | null, above: RawRow[], merges: Merge[]): string[] {
  const groups = header ? groupTitles(header.number, above, merges) : new Map<number, string>()
  const names = used.map((column) => {
    const cell = header?.cells[column] ?? null
    return cell === null ? columnLetters(column) : String(cell).replace(/\s+/g, ' ')
  })
  const count = new Map<string, number>()
  for (const name of names) count.set(fold(name), (count.get(fold(name)) ?? 0) + 1)
  const taken = new Set<string>()
  return names.map((name, index) => {
    const group = groups.get(used[index]!)
    const period = group ? readPeriod(name) : null
    const unsaid = period !== null && (period.year === null || !period.saysRevenue)
    const base = group && (unsaid || count.get(fold(name))! > 1) ? `${group} ${name}` : name
    let unique = base
    for (let n = 2; taken.has(fold(unique)); n += 1) unique = `${base} (${n})`
    taken.add(fold(unique))
    return unique
  })
}

/** Titles merged over several columns in the row above the header ("Ansprechpartner" over Name, Telefon; 2025 over Jan, Feb). */
function groupTitles(headerRow: number, above: RawRow[], merges: Merge[]): Map<number, string> {
  const titles = new Map<number, string>()
  for (const merge of merges) {
    if (merge.lastRow !== headerRow - 1 || merge.firstColumn === merge.lastColumn) continue
    const title = above.find((row) => row.number === merge.firstRow)?.cells[merge.firstColumn]
    if (typeof title !== 'string' && typeof title !== 'number') continue
    for (let column = merge.firstColumn; column <= merge.lastColumn; column += 1) titles.set(column, String(title))
  }
  return titles
}

async function* dataOf(
  rows: RawRows,
  firstRow: number,
  used: number[],
  repair: ((text: string) => string) | null,
): AsyncGenerator<Row[], void, void> {
  let chunk: Row[] = []
  for await (const raw of rows()) {
    for (const row of raw) {
      if (row.number < firstRow) continue
      const cells = used.map((column) => row.cells[column] ?? null)
      if (cells.every((cell) => cell === null)) continue
      chunk.push({ number: row.number, cells: repair ? repairCells(cells, repair) : cells })
      if (chunk.length < chunkRows) continue
      yield chunk
      chunk = []
    }
  }
  if (chunk.length > 0) yield chunk
}
