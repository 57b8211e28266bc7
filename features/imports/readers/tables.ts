import type { Kind } from '../fields.ts'
import type { Layout } from './layout.ts'

/**
 * A cell as read: dates from Excel arrive as ISO text (`2024-03-12` or `2024-03-12T14:30`),
 * everything else as the file says it. Empty is `null`, never ''.
 */
export type Cell = string | number | boolean | null

/** A photo that came inside the row (vCard). */
export type Photo = { type: string; bytes: Uint8Array }

/** One row of data; `number` is the row as the file counts it (Excel's row, the nth record, the nth card). */
export type Row = { number: number; cells: Cell[]; photo?: Photo }

/** Where a table lies in a workbook: the index of its sheet, and its layout there. */
export type SheetPlace = Layout & { sheet: number }

/** One table found in a file. `rows()` reads the file again from the start, in chunks, so that size costs no memory. */
export type Table = {
  /** Sheet name, or the file name without its ending. */
  name: string
  /** Row number of the header as the file counts it; `null` if the table has none. */
  headerRow: number | null
  /** Header texts, made unique; columns without one are named like Excel's letters. */
  columns: string[]
  /** The first lines that stand above the header, over the columns of the table. */
  above?: Cell[][]
  /** For formats whose columns have a fixed meaning (vCard): the target of each column, else `null`. */
  targets?: (string | null)[]
  /** What the format knows by itself, before anybody looks at headers: the kind, and fields of single columns by header. */
  given?: { kind?: Kind; targets: Record<string, string | null> }
  /** One of many tables of a database: left out rather than asked about if nothing says what it is. */
  optional?: boolean
  /** Indexes of columns that are hidden in the file. */
  hiddenColumns: number[]
  /** The whole sheet is hidden. */
  hidden: boolean
  /** In which sheet of a workbook it lies, and where there. */
  place?: SheetPlace
  /** Number of rows that are not empty. */
  rowCount: number
  rows: () => AsyncGenerator<Row[], void, void>
}

/** Something a person should know about how the file was read; shown as `imports.note.<code>`. */
export type Note = { code: string; params: Record<string, string | number> }

export type FileFormat = 'csv' | 'xlsx' | 'xls' | 'vcf' | 'access' | 'zip' | 'pst'

export type ReadFile = { name: string; format: FileFormat; tables: Table[]; notes: Note[] }

/** What a file may measure; every limit has a sentence of its own (`refusal.import.*`). */
export type Limits = {
  /** Bytes as uploaded. */
  fileBytes: number
  /** Bytes of all parts of a packed file, unpacked. */
  unpackedBytes: number
  /** Unpacked to packed; only looked at above `unpackedBytesAlwaysFine`. */
  unpackRatio: number
  unpackedBytesAlwaysFine: number
  /** Columns with a value. */
  columns: number
  /** Rows of one table. */
  rows: number
  /** Characters in one cell. */
  cellCharacters: number
}

export const defaultLimits: Limits = {
  fileBytes: 100 * 1024 * 1024,
  unpackedBytes: 1024 * 1024 * 1024,
  unpackRatio: 150,
  unpackedBytesAlwaysFine: 50 * 1024 * 1024,
  columns: 250,
  rows: 1_000_000,
  cellCharacters: 200_000,
}

/** Rows per chunk that the readers hand out. */
export const chunkRows = 500

/** Excel's name of a column: 0 → A, 25 → Z, 26 → AA. */
export function columnLetters(index: number): string {
  let rest = index
  let letters = ''
  do {
    letters = String.fromCharCode(65 + (rest % 26)) + letters
    rest = Math.floor(rest / 26) - 1
  } while (rest >= 0)
  return letters
}

/**
 * Takes out of a text what no column can hold or nobody can see: control characters (but line breaks
 * and tabs), byte order marks, zero-width signs, lone surrogates, outer space. Empty becomes `null`.
 */
export function cleanText(text: string): string | null {
  if (text === '') return null
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  const unseen = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b\u2060\ufeff\u00ad]/g
  const cleaned = text
    .replace(unseen, '')
    .replace(/\u00a0/g, ' ')
    .replace(/\r\n?/g, '\n')
    .trim()
  return cleaned === '' ? null : cleaned.toWellFormed()
}
