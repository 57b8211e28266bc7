import { readXlsx, writeXlsx } from 'hucre/xlsx'

export type Cell = string | number | boolean | Date | null
/** A sheet of a workbook as a person sees it: a header and rows. */
export type Sheet = { header: string[]; rows: Cell[][] }

/** Opens a workbook with another program than ours, lets somebody work on a sheet (the first one) and saves it there. */
export async function editSheet(
  bytes: Uint8Array,
  work: (sheet: Sheet) => void,
  { name }: { name?: string } = {},
): Promise<Uint8Array> {
  const { sheets } = await readXlsx(bytes)
  const saved = sheets.map((one, at) => {
    if (name === undefined ? at > 0 : one.name !== name) return { name: one.name, rows: one.rows }
    const [header = [], ...rows] = one.rows as Cell[][]
    const sheet = { header: header.map(String), rows }
    work(sheet)
    return { name: one.name, rows: [sheet.header, ...sheet.rows] }
  })
  return new Uint8Array(await writeXlsx({ sheets: saved as never }))
}

/** Writes into the cell of the row whose first cell says `name`. */
export function setCell(sheet: Sheet, name: string, header: string, value: Cell): void {
  const at = sheet.header.indexOf(header)
  const row = sheet.rows.find((one) => one[0] === name)
  if (at < 0 || !row) throw new Error(`no cell ${header} of ${name}`)
  row[at] = value
}
