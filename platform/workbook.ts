import type { FileAnswer } from '#shared/contract.ts'

/** `money`: minor units; `day`: YYYY-MM-DD. */
export type WorkbookColumn = { header: string; kind?: 'text' | 'number' | 'money' | 'day'; width?: number }
export type WorkbookCell = string | number | null

const formats = { text: '@', number: '#,##0', money: '#,##0.00', day: 'dd.mm.yyyy' } as const

/**
 * One sheet as an Excel workbook; rows are taken as they come, so that a long list never stands in
 * memory as objects. Texts are written as texts, whatever they begin with: "=1+1" computes nothing.
 */
export async function writeWorkbook(
  name: string,
  columns: readonly WorkbookColumn[],
  rows: AsyncIterable<WorkbookCell[]>,
): Promise<FileAnswer> {
  const { XlsxStreamWriter } = await import('hucre/xlsx')
  const writer = new XlsxStreamWriter({
    name: name.replace(/[\\/*?:[\]]/g, ' ').slice(0, 31),
    columns: columns.map(({ header, kind = 'text', width = 16 }) => ({ header, width, numFmt: formats[kind] })),
    freezePane: { rows: 1, columns: 1 },
  })
  for await (const row of rows) writer.addRow(row.map((value, at) => cellOf(value, columns[at]?.kind ?? 'text')))
  const bytes = new Uint8Array(await writer.finish())
  return { name: `${name}.xlsx`, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes }
}

function cellOf(value: WorkbookCell, kind: NonNullable<WorkbookColumn['kind']>): string | number | Date | null {
  if (value === null || value === '') return null
  if (kind === 'money') return Number(value) / 100
  if (kind === 'day') return new Date(`${value}T00:00:00Z`)
  return value
}
