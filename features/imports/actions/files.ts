import { createHash } from 'node:crypto'
import { refuseOwnList } from '#features/list-files/actions.ts'
import type { Context } from '#platform/actions/context.ts'
import { insertRecord } from '#platform/actions/records.ts'
import type { PrepareTools } from '#platform/actions/runner.ts'
import type { Actor } from '#shared/actor.ts'
import { newId } from '#shared/ids.ts'
import { Refusal } from '#shared/refusal.ts'
import { canImport } from '../access.ts'
import type { ImportContent, ImportFile } from '../content.ts'
import type { Looked } from '../looking.ts'
import { isMark } from '../readers/layout.ts'
import type { Table } from '../readers/tables.ts'
import * as sql from '../sql/imports.ts'
import { ownImport } from './view.ts'

type Upload = { name: string; importId?: string | undefined; bytes: Uint8Array }

const mostFiles = 50
/** From so many bytes on a file is read on a thread of its own. */
const aloneFrom = 2_000_000

/** What `prepare` found in a file, until the action of the same upload takes it. */
const found = new WeakMap<object, Looked>()

/**
 * Reads an uploaded file from end to end before the command begins, so that no transaction waits for it. The readers of all
 * formats are loaded when the first file comes.
 */
export async function readUpload<T extends Upload>(input: T, actor: Actor, tools: PrepareTools): Promise<T> {
  if (!canImport(actor)) throw new Refusal('notAllowed')
  const { lookThrough, lookThroughAside } = await import('../looking.ts')
  const look = input.bytes.length < aloneFrom ? lookThrough : lookThroughAside
  const read = await look(input.name, input.bytes)
  if (read.tables.some(({ profiles }) => profiles.some(({ header }) => isMark(header))))
    await refuseOwnList(input.name, input.bytes, tools)
  const prepared = { ...input }
  found.set(prepared, read)
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
  const { readFile } = await import('../readers/readFile.ts')
  return (await readFile(file.name, await readBytes(db, file))).tables
}
