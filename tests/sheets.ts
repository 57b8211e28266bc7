import { readXlsx, writeXlsx } from 'hucre/xlsx'

export type Cell = string | number | boolean | Date | null
/** The first sheet of a workbook as a person sees it: a header and rows. */
export type Sheet = { header: string[]; rows: Cell[][] }

/** Opens a workbook with another program than ours, lets somebody work on its first sheet and saves it there. */
export async function editSheet(bytes: Uint8Array, work: (sheet: Sheet) => void): Promise<Uint8Array> {
  const { sheets } = await readXlsx(bytes)
  const [first, ...others] = sheets
  const [header = [], ...rows] = (first?.rows ?? []) as Cell[][]
  const sheet = { header: header.map(String), rows }
  work(sheet)
  const saved = [{ name: first?.name ?? '', rows: [sheet.header, ...sheet.rows] }]
  for (const one of others) saved.push({ name: one.name, rows: one.rows as Cell[][] })
  return new Uint8Array(await writeXlsx({ sheets: saved as never }))
}

/** Writes into the cell of the row whose first cell says `name`. */
export function setCell(sheet: Sheet, name: string, header: string, value: Cell): void {
  const at = sheet.header.indexOf(header)
  const row = sheet.rows.find((one) => one[0] === name)
  if (at < 0 || !row) throw new Error(`no cell ${header} of ${name}`)
  row[at] = value
}
