import { createHash } from 'node:crypto'
import { refuseOwnList } from '#features/list-files/actions.ts'
import { infoSheet } from '#features/list-files/list.ts'
import type { Context } from '#platform/actions/context.ts'
import { insertRecord } from '#platform/actions/records.ts'
import type { PrepareTools } from '#platform/actions/runner.ts'
import type { Actor } from '#shared/actor.ts'
import { dayOf } from '#shared/days.ts'
import { newId } from '#shared/ids.ts'
import { Refusal } from '#shared/refusal.ts'
import { canImport } from '../access.ts'
import { profileColumns } from '../columns.ts'
import { type ImportContent, type ImportFile, type ImportTable, nothingChosen } from '../content.ts'
import type { Table } from '../readers/tables.ts'
import * as sql from '../sql.ts'
import { ownImport } from './view.ts'

type Upload = { name: string; importId?: string | undefined; bytes: Uint8Array }
type Read = { file: Omit<ImportFile, 'id'>; tables: Omit<ImportTable, 'fileId'>[] }

const mostFiles = 50
/** The readers of all formats are loaded when the first file comes. */
const readers = () => import('../readers/readFile.ts')

/** What `prepare` found in a file, until the action of the same upload takes it. */
const found = new WeakMap<object, Read>()

/** Reads an uploaded file from end to end before the command begins, so that no transaction waits for it. */
export async function readUpload<T extends Upload>(input: T, actor: Actor, tools: PrepareTools): Promise<T> {
  if (!canImport(actor)) throw new Refusal('notAllowed')
  const { readFile } = await readers()
  const read = await readFile(input.name, input.bytes)
  if (read.tables.some((table) => table.name === infoSheet)) await refuseOwnList(input.name, input.bytes, tools)
  // Which century a two-digit year means does not depend on the hour.
  const today = dayOf(new Date().toISOString(), 'Europe/Berlin')
  const tables: Read['tables'] = []
  for (const [indexInFile, table] of read.tables.entries()) {
    tables.push({
      file: input.name,
      name: table.name,
      indexInFile,
      headerRow: table.headerRow,
      rowCount: table.rowCount,
      hidden: table.hidden,
      profiles: await profileColumns(table, today),
      formatTargets: table.targets ?? null,
      ...(table.given ? { given: table.given } : {}),
      ...(table.place ? { place: table.place } : {}),
      ...(table.optional ? { optional: true } : {}),
      chosen: structuredClone(nothingChosen),
    })
  }
  const prepared = { ...input }
  found.set(prepared, {
    file: { name: input.name, format: read.format, size: input.bytes.length, notes: read.notes },
    tables,
  })
  return prepared
}

/** Stores an uploaded file with its import and answers the import's id. */
export async function addFile(ctx: Context, input: Upload): Promise<string> {
  const read = found.get(input)
  if (!read) throw new Error('the upload was not read')
  const id = input.importId ?? newId()
  const before = input.importId ? await ownImport(ctx, input.importId) : null
  if (before && (before.startedAt || before.finishedAt)) throw new Refusal('importNotOpen')
  const content: ImportContent = before ? JSON.parse(before.content) : { files: [], tables: [] }
  if (content.files.length >= mostFiles) throw new Refusal('importTooManyFiles', { limit: mostFiles })
  const record = await insertRecord(ctx, 'files', 'file.added', {
    name: read.file.name,
    type: 'application/octet-stream',
    size: input.bytes.length,
    sha256: createHash('sha256').update(input.bytes).digest('hex'),
    customerId: null,
    record: 'imports',
    recordId: id,
  })
  await sql.saveContent(ctx.db, record.id, input.bytes)
  content.files.push({ id: record.id, ...read.file })
  content.tables.push(...read.tables.map((table) => ({ fileId: record.id, ...table })))
  if (before) await sql.updateImport(ctx.db, id, { content: JSON.stringify(content), checked: null, jobId: null })
  else {
    const ownerId = ctx.actor.memberId || null
    const options = JSON.stringify({ existing: 'fill', probable: 'new', ownerId })
    await sql.insertImport(ctx.db, {
      id,
      createdAt: ctx.now,
      createdById: ownerId,
      content: JSON.stringify(content),
      options,
    })
  }
  return id
}

/** The bytes of a stored file. Refuses importFileGone once the file was deleted. */
export async function readBytes(db: Context['db'], file: ImportFile): Promise<Uint8Array> {
  const bytes = await sql.readContent(db, file.id)
  if (!bytes) throw new Refusal('importFileGone', { file: file.name })
  return bytes
}

/** Opens the tables of a stored file again. Refuses importFileGone once the file was deleted. */
export async function openTables(db: Context['db'], file: ImportFile): Promise<Table[]> {
  const { readFile } = await readers()
  return (await readFile(file.name, await readBytes(db, file))).tables
}
