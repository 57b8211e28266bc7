import type { FileAnswer } from '#shared/contract.ts'
import { createZip } from './zip.ts'

/** `money`: minor units; `day`: YYYY-MM-DD; `plain`: numbers, days and texts as each cell has them. */
export type WorkbookColumn = {
  header: string
  kind?: 'text' | 'number' | 'money' | 'day' | 'plain'
  width?: number
  hidden?: boolean
  /** Excel offers these words in the cells of the column and asks back for any other. */
  choices?: readonly string[]
}
export type WorkbookCell = string | number | null

/** A sheet of plain rows that Excel does not show; written after the others. */
export type HiddenSheet = { name: string; rows: () => Iterable<WorkbookCell[]> }

/** A sheet with a header over its columns. */
export type ShownSheet = {
  name: string
  columns: readonly WorkbookColumn[]
  rows: AsyncIterable<WorkbookCell[]>
  /** As it was hidden in the workbook that it came with. */
  hidden?: boolean
  /** Lines above the header, a title say. */
  above?: readonly WorkbookCell[][]
}

/** Texts get the format "@": a postcode typed into such a cell keeps its zero. */
const formats = ['General', '@', '#,##0', '#,##0.00', 'dd.mm.yyyy', '@'] as const
const styles = { plain: 0, text: 1, number: 2, money: 3, day: 4, header: 5 } as const
/** The hidden sheet with the words that columns offer. */
export const choicesSheet = 'Auswahl'
const lastRow = 1_048_576

/** One sheet as an Excel workbook, see `writeSheets`. */
export async function writeWorkbook(
  name: string,
  columns: readonly WorkbookColumn[],
  rows: AsyncIterable<WorkbookCell[]>,
): Promise<FileAnswer> {
  return await writeSheets(name, [{ name, columns, rows }])
}

/**
 * Sheets as an Excel workbook, and behind them hidden ones; rows are taken as they come and packed at once, so that a long
 * list never stands in memory, neither as objects nor as text. Texts are written as texts, whatever they begin with:
 * "=1+1" computes nothing and still says "=1+1".
 */
export async function writeSheets(
  name: string,
  sheets: readonly ShownSheet[],
  hidden: readonly HiddenSheet[] = [],
): Promise<FileAnswer> {
  const zip = createZip()
  const behind = [...hidden]
  const words: (readonly string[])[] = []
  const choices = sheets.map(({ columns }) =>
    columns.flatMap(({ choices }, column) =>
      choices?.length ? [{ column, at: words.push(choices) - 1, choices }] : [],
    ),
  )
  if (words.length > 0) behind.push({ name: choicesSheet, rows: () => choiceRows(words) })
  const names = [
    ...sheetNames(
      sheets.map((sheet) => sheet.name),
      behind,
    ),
    ...behind.map((sheet) => sheet.name),
  ]
  const unseen = [...sheets.map((sheet) => sheet.hidden === true), ...behind.map(() => true)]
  await zip.add('[Content_Types].xml', contentTypes(names.length))
  await zip.add('_rels/.rels', [
    `${xml}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ])
  await zip.add('xl/workbook.xml', workbookPart(names, unseen))
  await zip.add('xl/_rels/workbook.xml.rels', workbookRelations(names.length))
  await zip.add('xl/styles.xml', [stylesPart()])
  for (const [at, sheet] of sheets.entries())
    await zip.add(`xl/worksheets/sheet${at + 1}.xml`, listSheet(sheet, choices[at] ?? []))
  for (const [at, sheet] of behind.entries())
    await zip.add(`xl/worksheets/sheet${sheets.length + at + 1}.xml`, plainSheet(sheet.rows()))
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return { name: `${name}.xlsx`, type, bytes: zip.finish() }
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships'
const officeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** What sheets may be called in Excel, each otherwise and none as one that is hidden. */
function sheetNames(wanted: readonly string[], hidden: readonly HiddenSheet[]): string[] {
  const taken = new Set(hidden.map(({ name }) => name.toLowerCase()))
  return wanted.map((name) => {
    const base =
      name
        .replace(/[\\/*?:[\]]/g, ' ')
        .replace(/^'|'$/g, ' ')
        .trim() || '–'
    let unique = base.slice(0, 31)
    for (let n = 2; taken.has(unique.toLowerCase()); n += 1) unique = `${base.slice(0, 26)} (${n})`
    taken.add(unique.toLowerCase())
    return unique
  })
}

function* contentTypes(sheets: number): Generator<string> {
  yield `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`
  yield `<Override PartName="/xl/workbook.xml" ContentType="${officeType}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${officeType}.styles+xml"/>`
  for (let at = 1; at <= sheets; at += 1)
    yield `<Override PartName="/xl/worksheets/sheet${at}.xml" ContentType="${officeType}.worksheet+xml"/>`
  yield '</Types>'
}

function* workbookPart(names: string[], unseen: boolean[]): Generator<string> {
  yield `${xml}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>`
  for (const [at, name] of names.entries())
    yield `<sheet name="${escaped(name)}" sheetId="${at + 1}"${unseen[at] ? ' state="hidden"' : ''} r:id="rId${at + 1}"/>`
  yield '</sheets></workbook>'
}

function* workbookRelations(sheets: number): Generator<string> {
  yield `${xml}<Relationships xmlns="${packageRelations}">`
  for (let at = 1; at <= sheets; at += 1)
    yield `<Relationship Id="rId${at}" Type="${relations}/worksheet" Target="worksheets/sheet${at}.xml"/>`
  yield `<Relationship Id="rId${sheets + 1}" Type="${relations}/styles" Target="styles.xml"/></Relationships>`
}

function stylesPart(): string {
  const own = formats.slice(1).map((format, at) => `<numFmt numFmtId="${164 + at}" formatCode="${escaped(format)}"/>`)
  const cells = formats.map((_, at) => {
    const format = at === 0 ? 0 : 163 + at
    return `<xf numFmtId="${format}" fontId="${at === styles.header ? 1 : 0}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>`
  })
  const font = '<sz val="11"/><name val="Calibri"/><family val="2"/>'
  return `${xml}<styleSheet xmlns="${main}"><numFmts count="${own.length}">${own.join('')}</numFmts><fonts count="2"><font>${font}</font><font><b/>${font}</font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${cells.length}">${cells.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
}

/** Which columns of a sheet offer words, and in which column of the sheet of choices these stand. */
type Choices = { column: number; at: number; choices: readonly string[] }[]

async function* listSheet({ columns, rows, above = [] }: ShownSheet, choices: Choices): AsyncGenerator<string> {
  const head = above.length + 1
  yield `${xml}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane xSplit="1" ySplit="${head}" topLeftCell="B${head + 1}" activePane="bottomRight" state="frozen"/></sheetView></sheetViews><cols>`
  for (const [at, { kind = 'text', width = 16, hidden }] of columns.entries())
    yield `<col min="${at + 1}" max="${at + 1}" width="${width}" style="${styles[kind]}" customWidth="1"${hidden ? ' hidden="1"' : ''}/>`
  yield '</cols><sheetData>'
  for (const [line, cells] of above.entries())
    yield rowPart(
      line + 1,
      cells.map((value, at) => cellPart(value, 'plain', at, line + 1)),
    )
  yield rowPart(
    head,
    columns.map(({ header }, at) => textCell(header, at, head, styles.header)),
  )
  let number = head
  for await (const row of rows) {
    number += 1
    yield rowPart(
      number,
      row.map((value, at) => cellPart(value, columns[at]?.kind ?? 'text', at, number)),
    )
  }
  yield '</sheetData>'
  if (choices.length > 0) {
    yield `<dataValidations count="${choices.length}">`
    for (const { column, at, choices: words } of choices) {
      const source = `${choicesSheet}!$${letters(at)}$1:$${letters(at)}$${words.length}`
      yield `<dataValidation type="list" errorStyle="warning" allowBlank="1" showErrorMessage="1" sqref="${letters(column)}${head + 1}:${letters(column)}${lastRow}"><formula1>${source}</formula1></dataValidation>`
    }
    yield '</dataValidations>'
  }
  yield '</worksheet>'
}

function* plainSheet(rows: Iterable<WorkbookCell[]>): Generator<string> {
  yield `${xml}<worksheet xmlns="${main}"><sheetData>`
  let number = 0
  for (const row of rows) {
    number += 1
    yield rowPart(
      number,
      row.map((value, at) => cellPart(value, typeof value === 'number' ? 'number' : 'text', at, number)),
    )
  }
  yield '</sheetData></worksheet>'
}

function* choiceRows(choices: (readonly string[])[]): Generator<WorkbookCell[]> {
  const longest = Math.max(...choices.map((words) => words.length))
  for (let at = 0; at < longest; at += 1) yield choices.map((words) => words[at] ?? null)
}

function rowPart(number: number, cells: string[]): string {
  return `<row r="${number}">${cells.join('')}</row>`
}

function cellPart(value: WorkbookCell, kind: keyof typeof styles, column: number, row: number): string {
  if (value === null || value === '') return ''
  if (kind === 'plain' && typeof value === 'string')
    return cellPart(value, /^\d{4}-\d\d-\d\d$/.test(value) ? 'day' : 'text', column, row)
  if (kind === 'text') return textCell(String(value), column, row, styles.text)
  if (kind === 'day') {
    const serial = serialOf(String(value))
    if (serial === null) return textCell(String(value), column, row, styles.text)
    return `<c r="${letters(column)}${row}" s="${styles.day}"><v>${serial}</v></c>`
  }
  const number = kind === 'money' ? Number(value) / 100 : Number(value)
  return `<c r="${letters(column)}${row}" s="${styles[kind]}"><v>${number}</v></c>`
}

function textCell(text: string, column: number, row: number, style: number): string {
  return `<c r="${letters(column)}${row}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(unbreakable(text))}</t></is></c>`
}

/** Excel's count of days; none for days that it does not know or counts wrongly (before March 1900). */
function serialOf(day: string): number | null {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(day) || day < '1900-03-01') return null
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569
}

/** What XML cannot hold is written as Excel does it, `_x0001_`; a text that looks like that is kept from being read so. */
function unbreakable(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is written otherwise
      .replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, (sign) => {
        return `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`
      })
  )
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] as string)
}

/** Excel's name of a column: 0 → A, 26 → AA. */
function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last
}
