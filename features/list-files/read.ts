import { defaultLimits, type Row } from '#features/imports/readers/tables.ts'
import { Refusal } from '#shared/refusal.ts'
import { fold } from '#shared/text.ts'
import { idHeader, infoSheet, type ListInfo, marker, standHeader } from './list.ts'
import { listKinds, readStand, type SheetCell, type Stand } from './rules.ts'

/** A row of a list that came back. */
export type BackRow = { number: number; id: string | null; stand: Stand | null; cells: SheetCell[] }

/** A list that came back, opened. */
export type OpenedList = {
  info: ListInfo
  /** Records that stood in the list when it was written. */
  ids: Set<string>
  /** Columns that the list was written with and that are still there; `at`: its place among the written ones. */
  columns: { key: string; header: string; at: number }[]
  /** Headers that were added. */
  unknown: string[]
  rowCount: number
  rows(): AsyncGenerator<BackRow[], void, void>
}

/**
 * Opens a file as a list of ours, wherever its columns and rows were moved to; none if it is something else.
 * Refuses `listFileHeaderGone`, and what the reader of workbooks refuses.
 */
export async function openList(name: string, bytes: Uint8Array): Promise<OpenedList | null> {
  const file = name.slice(-120)
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return null
  const { readXlsx } = await import('#features/imports/readers/xlsx.ts')
  const { tables } = await readXlsx(bytes, { ...defaultLimits, columns: 500 }).catch((error: unknown) => {
    throw error instanceof Refusal ? new Refusal(error.code, { file, ...error.params }) : error
  })
  const hidden = tables.find((table) => table.name === infoSheet && table.columns.length === 1)
  const own = hidden && (await readInfo(hidden.rows()))
  if (!own) return null
  const sheet = tables.find((table) => table !== hidden && table.columns.includes(idHeader))
  if (!sheet) {
    if (tables.some((table) => table !== hidden && !table.hidden)) throw new Refusal('listFileHeaderGone', { file })
    // A list without a single row: nothing is left of the table but its header.
    return { info: own.info, ids: own.ids, columns: [], unknown: [], rowCount: 0, rows: nothing }
  }
  const written = new Map(own.columns.map(({ key, header }, at) => [fold(header), { key, header, at }]))
  const places = sheet.columns.map((header) => written.get(fold(header)))
  const idAt = sheet.columns.indexOf(idHeader)
  const standAt = sheet.columns.indexOf(standHeader)
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
      stand: standAt < 0 ? null : readStand(cells[standAt] ?? null, own?.columns.length ?? 0),
      cells: used.map(({ from }) => cells[from] ?? null),
    }
  }
}

async function* nothing(): AsyncGenerator<BackRow[], void, void> {}

type Info = { info: ListInfo; columns: { key: string; header: string }[]; ids: Set<string> }

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
      if (value?.marker === marker && listKinds.includes(value.kind as never)) info = value as ListInfo
      else if (typeof value?.key === 'string' && typeof value.header === 'string')
        columns.push({ key: value.key, header: value.header })
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
