import Papa from 'papaparse'
import { Refusal } from '#shared/refusal.ts'
import { isKnownHeader } from '../fields.ts'
import { decodeInSteps, detectEncoding, type Encoding } from './encoding.ts'
import { findTable, type RawRow } from './layout.ts'
import { cleanText, type Limits, type Note, type Table } from './tables.ts'

type Found = { encoding: Encoding; skip: number }
type Dialect = { delimiter: string; quote: string; skipLines: number }

const delimiters = [';', ',', '\t', '|']
const sampleCharacters = 128 * 1024

/**
 * Reads a text table (CSV, TSV, TXT): encoding, delimiter and header are found, not asked.
 * @throws Refusal importOpenQuote, and those of `findTable`
 */
export async function readCsv(
  bytes: Uint8Array,
  name: string,
  limits: Limits,
): Promise<{ tables: Table[]; notes: Note[] }> {
  const found = detectEncoding(bytes)
  const dialect = findDialect(firstText(bytes, found))
  const notes: Note[] = []
  if (found.encoding !== 'utf-8') notes.push({ code: 'encoding', params: { encoding: found.encoding } })
  const result = await findTable(
    {
      name,
      hidden: false,
      merges: () => [],
      hiddenColumns: () => [],
      rows: () => records(bytes, found, dialect, limits),
    },
    limits,
  )
  if (!result) return { tables: [], notes }
  return { tables: [result.table], notes: [...notes, ...result.notes] }
}

function firstText(bytes: Uint8Array, found: Found): string {
  let text = ''
  for (const piece of decodeInSteps(bytes.subarray(0, sampleCharacters * 2), found)) text += piece
  return oneKindOfLineEnd(text).slice(0, sampleCharacters)
}

function oneKindOfLineEnd(text: string): string {
  return text.replace(/\r+\n|\r/g, '\n')
}

/** Finds how a text separates its columns: by the delimiter that cuts the lines most evenly into most columns. */
export function findDialect(sample: string): Dialect {
  const hint = /^sep=(.)\n/i.exec(sample)
  const body = hint ? sample.slice(hint[0].length) : sample
  const lines = body.split('\n').filter((line) => line.trim() !== '')
  const apostrophes = lines.filter((line) => line.startsWith("'")).length
  const quote = !body.includes('"') && lines.length > 1 && apostrophes > lines.length / 2 ? "'" : '"'
  if (hint) return { delimiter: hint[1]!, quote, skipLines: 1 }
  let best = { delimiter: ';', score: 0 }
  for (const delimiter of delimiters) {
    const score = evenness(body, delimiter, quote)
    if (score > best.score) best = { delimiter, score }
  }
  return { delimiter: best.delimiter, quote, skipLines: 0 }
}

function evenness(text: string, delimiter: string, quote: string): number {
  if (!text.includes(delimiter)) return 0
  const parsed = Papa.parse<string[]>(text, { delimiter, quoteChar: quote, newline: '\n', preview: 200 })
  const rows = parsed.data.filter((row) => row.some((cell) => cell.trim() !== ''))
  const widths = new Map<number, number>()
  for (const row of rows) if (row.length > 1) widths.set(row.length, (widths.get(row.length) ?? 0) + 1)
  let width = 1
  let share = 0
  for (const [candidate, count] of widths) {
    if (count * Math.log2(candidate) > share * Math.log2(width)) {
      width = candidate
      share = count
    }
  }
  const known = Math.max(0, ...rows.slice(0, 20).map((row) => (row.length > 1 ? row.filter(isKnownHeader).length : 0)))
  return (share / Math.max(1, rows.length)) * Math.log2(width) + Math.min(known, 8) * 0.5
}

/** An unclosed quotation mark swallows the rest of the file; this many characters without an end are not a cell. */
const longestRecord = 4 * 1024 * 1024

async function* records(
  bytes: Uint8Array,
  found: Found,
  dialect: Dialect,
  limits: Limits,
): AsyncGenerator<RawRow[], void, void> {
  const parser = new Papa.Parser({ delimiter: dialect.delimiter, quoteChar: dialect.quote, newline: '\n' })
  let number = 0
  let toSkip = dialect.skipLines
  let rest = ''
  let heldReturn = ''
  const parse = (text: string, last: boolean): RawRow[] => {
    const result = parser.parse(text, 0, !last) as Papa.ParseResult<string[]>
    rest = last ? '' : text.slice(result.meta.cursor)
    if (rest.length > Math.max(longestRecord, limits.cellCharacters))
      throw new Refusal('importOpenQuote', { row: number + result.data.length + 1 })
    const rows: RawRow[] = []
    for (const record of result.data) {
      if (toSkip > 0) {
        toSkip -= 1
        continue
      }
      number += 1
      const cells = record.map(cleanCell)
      if (cells.some((cell) => cell !== null)) rows.push({ number, cells })
    }
    return rows
  }
  for (const piece of decodeInSteps(bytes, found)) {
    const text = heldReturn + piece
    let end = text.length
    while (end > 0 && text[end - 1] === '\r') end -= 1
    heldReturn = text.slice(end)
    const joined = rest + oneKindOfLineEnd(text.slice(0, end))
    if (joined === '') continue
    const rows = parse(joined, false)
    if (rows.length > 0) yield rows
    await breathe()
  }
  const rows = rest === '' ? [] : parse(rest, true)
  if (rows.length > 0) yield rows
}

/** Spreadsheets protect a text in CSV as ="01067" or '01067; the protection is not part of the value. */
function cleanCell(text: string): string | null {
  const formula = /^="(.*)"$/s.exec(text)
  if (formula) return cleanText(formula[1]!.replaceAll('""', '"'))
  return cleanText(/^'[\d+=@-]/.test(text) ? text.slice(1) : text)
}

/** Lets other work of the process run between two pieces. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
