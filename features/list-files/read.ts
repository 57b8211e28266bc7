import { idHeader } from '#features/imports/readers/layout.ts'
import { defaultLimits, type Row, type Table } from '#features/imports/readers/tables.ts'
import { choicesSheet } from '#platform/workbook.ts'
import { Refusal } from '#shared/refusal.ts'
import { fold } from '#shared/text.ts'
import { infoSheet, type ListInfo, marker, namesOfList } from './list.ts'
import { type Form, listForms, listKinds, readStand, type SheetCell, type Stand } from './rules.ts'

/** A row of a list that came back. */
export type BackRow = { number: number; id: string | null; stand: Stand | null; cells: SheetCell[] }

/** A list that came back, opened. */
export type OpenedList = {
  info: ListInfo
  /** Records that stood in the list when it was written. */
  ids: Set<string>
  /**
   * Columns that the list was written with and that are still there; `at`: its place among the written ones, `shown`: how a
   * cell that is only shown is read.
   */
  columns: { key: string; header: string; at: number; shown?: Form }[]
  /** Headers that were added. */
  unknown: string[]
  rowCount: number
  rows(): AsyncGenerator<BackRow[], void, void>
}

/** A workbook that came back: its lists, those that may be taken over first, and what of it is not looked at. */
export type OpenedWorkbook = {
  house: string
  lists: OpenedList[]
  /** Sheets that are gone or have no row any more, and sheets that somebody added. */
  gone: string[]
  added: { sheet: string; rows: number }[]
}

/**
 * Opens a file as lists of ours, wherever their columns, rows and sheets were moved to; none if it is something else.
 * Refuses `listFileHeaderGone`, and what the reader of workbooks refuses.
 */
export async function openList(name: string, bytes: Uint8Array): Promise<OpenedWorkbook | null> {
  const file = name.slice(-120)
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return null
  const { readXlsx } = await import('#features/imports/readers/xlsx.ts')
  const { tables } = await readXlsx(bytes, { ...defaultLimits, columns: 500 }).catch((error: unknown) => {
    throw error instanceof Refusal ? new Refusal(error.code, { file, ...error.params }) : error
  })
  const infos: Info[] = []
  const ours = new Set<Table>(tables.filter((table) => table.name === choicesSheet))
  for (const table of tables) {
    if (!table.name.startsWith(infoSheet) || table.columns.length !== 1) continue
    const info = await readInfo(table.rows())
    if (!info) continue
    infos.push(info)
    ours.add(table)
  }
  const [first] = infos
  if (!first) return null
  const added = tables.filter(
    (table) => table.rowCount > 0 && !ours.has(table) && !table.columns.some((header) => header.startsWith(idHeader)),
  )
  const opened: OpenedWorkbook = { house: first.info.house, lists: [], gone: [], added: [] }
  for (const info of infos.filter((one) => one.info.house === first.info.house)) {
    const names = namesOfList(info.info.nth ?? 1)
    const sheet = tables.find((table) => !ours.has(table) && table.columns.includes(names.id))
    if (sheet) opened.lists.push(openSheet(info, sheet, names))
    else if (info.ids.size > 0 && added.some((table) => !table.hidden))
      throw new Refusal('listFileHeaderGone', { file })
    // A list without a single row: nothing is left of the table but its header. One of several may be gone as a whole.
    else if (infos.length === 1)
      opened.lists.push({ info: info.info, ids: info.ids, columns: [], unknown: [], rowCount: 0, rows: nothing })
    else if (info.ids.size > 0) opened.gone.push(info.info.sheet ?? '')
  }
  opened.added = added.map((table) => ({ sheet: table.name, rows: table.rowCount }))
  const rank = ({ info: { kind } }: OpenedList) => (kind === null ? listKinds.length : listKinds.indexOf(kind))
  opened.lists.sort((a, b) => rank(a) - rank(b))
  return opened
}

function openSheet(own: Info, sheet: Table, names: { id: string; stand: string }): OpenedList {
  const written = new Map(own.columns.map((column, at) => [fold(column.header), { ...column, at }]))
  const places = sheet.columns.map((header) => written.get(fold(header)))
  const idAt = sheet.columns.indexOf(names.id)
  const standAt = sheet.columns.indexOf(names.stand)
  const used = places.flatMap((place, from) => (place ? [{ ...place, from }] : []))
  const extra = sheet.columns.filter((_, at) => !places[at] && at !== idAt && at !== standAt)

  return {
    info: own.info,
    ids: own.ids,
    columns: used.map(({ from: _, ...column }) => column),
    unknown: extra,
    rowCount: sheet.rowCount,
    async *rows() {
      for await (const chunk of sheet.rows())
        yield chunk.flatMap((row) => {
          const read = backRow(row)
          return read.cells.some((cell) => cell !== null) ? [read] : []
        })
    },
  }

  function backRow({ number, cells }: Row): BackRow {
    return {
      number,
      id: cells[idAt] === null ? null : String(cells[idAt]),
      stand: standAt < 0 ? null : readStand(cells[standAt] ?? null, own.columns.length),
      cells: used.map(({ from }) => cells[from] ?? null),
    }
  }
}

async function* nothing(): AsyncGenerator<BackRow[], void, void> {}

type Info = { info: ListInfo; columns: { key: string; header: string; shown?: Form }[]; ids: Set<string> }

async function readInfo(rows: AsyncGenerator<Row[], void, void>): Promise<Info | null> {
  let info: ListInfo | null = null
  const columns: Info['columns'] = []
  const ids = new Set<string>()
  for await (const chunk of rows) {
    for (const row of chunk) {
      const text = String(row.cells[0] ?? '')
      if (!text.startsWith('{')) {
        if (info) ids.add(text)
        continue
      }
      const value = parsed(text)
      const isKind = value?.kind === null || listKinds.includes(value?.kind as never)
      if (value?.marker === marker && isKind) info = value as ListInfo
      else if (typeof value?.key === 'string' && typeof value.header === 'string')
        columns.push({
          key: value.key,
          header: value.header,
          ...(listForms.includes(value.shown as never) ? { shown: value.shown as Form } : {}),
        })
    }
    if (!info) return null
  }
  return info && { info, columns, ids }
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
