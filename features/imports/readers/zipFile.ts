import { Refusal } from '#shared/refusal.ts'
import type { Limits, Note, ReadFile, Table } from './tables.ts'
import { openParts, type Parts } from './zip.ts'

/** The files of a packed file are held in memory while their import lasts. */
const mostBytes = 200 * 1024 * 1024
const mostFiles = 50

/**
 * Reads every list in a packed file. What is no list is left out and named; a packed file within is refused.
 * @throws Refusal importZipInZip, importTooManyFiles, importTooLargeUnpacked, importDamaged and those of the readers
 */
export async function readZip(
  bytes: Uint8Array,
  limits: Limits,
  read: (name: string, content: Uint8Array) => Promise<ReadFile>,
): Promise<{ tables: Table[]; notes: Note[] }> {
  const parts = await openParts(bytes, limits)
  const names = parts.names.filter((name) => !isClutter(name))
  if (names.length > mostFiles) throw new Refusal('importTooManyFiles', { limit: mostFiles })
  if (names.reduce((sum, name) => sum + parts.size(name), 0) > mostBytes) {
    throw new Refusal('importTooLargeUnpacked', { limit: mostBytes / 1024 / 1024 })
  }
  const tables: Table[] = []
  const notes: Note[] = []
  for (const name of names) {
    const written = parts.written(name).split(/[\\/]/).at(-1)!
    const content = await contentOf(parts, name)
    try {
      const file = await read(written, content)
      if (file.format === 'zip') throw new Refusal('importZipInZip', { file: written })
      tables.push(...file.tables.map((table) => ({ ...table, name: nameOf(table, file) })))
      notes.push(...file.notes)
    } catch (error) {
      const left = error instanceof Refusal && /^import(Unreadable|NoTable|Empty|NoWorkbook)$/.test(error.code)
      if (!left) throw error
      notes.push({ code: 'leftFile', params: { file: written } })
    }
  }
  return { tables, notes }
}

/** What systems and programs put beside the files. */
function isClutter(name: string): boolean {
  return /(^|\/)(__macosx\/|\._|\.ds_store$|thumbs\.db$|desktop\.ini$)/.test(name)
}

async function contentOf(parts: Parts, name: string): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of parts.stream(name)) pieces.push(piece)
  return Buffer.concat(pieces)
}

function nameOf(table: Table, { name, tables }: ReadFile): string {
  const base = name.replace(/\.[^.]{1,5}$/, '')
  return tables.length === 1 || table.name === base ? base : `${base} · ${table.name}`
}
