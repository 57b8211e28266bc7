import { type Draft, emptyDraft, emptyRest, type RestOfDraft } from './drafts.ts'
import type { Photo } from './readers/tables.ts'
import type { ReadRow } from './reading.ts'

/** Rows on their way between two threads. A photo is no text, so it goes beside its row. */
export type PackedRows = { text: string; photos: { at: number; photo: Photo }[] }

/**
 * Packs rows for another thread: as one text, and of each draft only what it says. Taking it in costs a third of what
 * a copy of the rows does, and the thread that writes has the most to do.
 */
export function packRows(rows: readonly ReadRow[]): PackedRows {
  const photos = rows.flatMap(({ draft: { photo } }, at) => (photo ? [{ at, photo }] : []))
  const packed = rows.map(({ row: { number, cells }, draft, ...rest }) => ({
    row: { number, cells },
    draft: saidBy(draft),
    ...rest,
  }))
  return { text: JSON.stringify(packed), photos }
}

/** The rows as they were packed. */
export function unpackRows({ text, photos }: PackedRows): ReadRow[] {
  const rows = JSON.parse(text) as ReadRow[]
  for (const { at, photo } of photos) rows[at]!.row.photo = photo
  for (const one of rows) one.draft = draftOf(one)
  return rows
}

type Fields = Record<string, unknown>

/** The draft without its photo and without everything that is empty in it. */
function saidBy({ photo: _, ...draft }: Draft): Fields {
  const said: Fields = {}
  for (const [part, value] of Object.entries(draft)) {
    if (typeof value !== 'object' || Array.isArray(value) || part === 'own') {
      if (!isEmpty(value)) said[part] = value
      continue
    }
    let fields: Fields | undefined
    for (const field in value) {
      const one = (value as Fields)[field]
      if (isEmpty(one)) continue
      fields ??= {}
      fields[field] = one
    }
    if (fields) said[part] = fields
  }
  return said
}

function isEmpty(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.length === 0)
}

// Most rows speak of a customer or a person only, so they share what they do not speak of.
const nothing = emptyRest()
for (const part of Object.values(nothing)) {
  for (const value of Object.values(part)) Object.freeze(value)
  Object.freeze(part)
}

function draftOf({ row, draft: said }: ReadRow): Draft {
  const draft = emptyDraft(row, nothing) as unknown as Record<string, Fields>
  for (const [part, value] of Object.entries(said)) {
    if (typeof value !== 'object' || Array.isArray(value)) draft[part] = value as unknown as Fields
    else if (part in nothing) draft[part] = { ...nothing[part as keyof RestOfDraft], ...value }
    else Object.assign(draft[part]!, value)
  }
  return draft as unknown as Draft
}
