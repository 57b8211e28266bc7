import type { FileAnswer } from '#shared/contract.ts'
import type { WorkbookCell, WorkbookColumn } from './workbook.ts'

/**
 * Rows as CSV that German Excel opens with a double click: UTF-8 with BOM, ";" between cells, CRLF, decimal
 * comma. A text that a spreadsheet would compute ("=1+1", "+49 …", "-x", "@x") begins with a tab: it stays a
 * text, says what it said, and readers that trim their cells get exactly what was in it.
 */
export async function writeCsv(
  name: string,
  columns: readonly WorkbookColumn[],
  rows: AsyncIterable<WorkbookCell[]>,
): Promise<FileAnswer> {
  const pieces: Buffer[] = []
  let waiting = [`\ufeff${columns.map(({ header }) => textField(header)).join(';')}\r\n`]
  const pack = () => {
    pieces.push(Buffer.from(waiting.join(''), 'utf8'))
    waiting = []
  }
  for await (const row of rows) {
    waiting.push(`${row.map((value, at) => fieldOf(value, columns[at]?.kind ?? 'text')).join(';')}\r\n`)
    if (waiting.length >= rowsPerPiece) pack()
  }
  pack()
  return { name: `${name}.csv`, type: 'text/csv; charset=utf-8', bytes: new Uint8Array(Buffer.concat(pieces)) }
}

const rowsPerPiece = 1000

function fieldOf(value: WorkbookCell, kind: NonNullable<WorkbookColumn['kind']>): string {
  if (value === null || value === '') return ''
  if (kind === 'text') return textField(String(value))
  if (kind === 'day') return String(value).replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$3.$2.$1')
  const number = kind === 'money' ? (Number(value) / 100).toFixed(2) : String(value)
  return number.replace('.', ',')
}

/** A text that a spreadsheet would compute begins with a tab; a plain negative number stays what it is. */
export function calm(text: string): string {
  return /^\s*[=+\-@]/.test(text) && !/^-\d[\d.,]*$/.test(text) ? `\t${text}` : text
}

/** A text as a field of a CSV file: quoted where it must be, never computed. */
export function textField(text: string): string {
  const safe = calm(text)
  return /[";\r\n\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
