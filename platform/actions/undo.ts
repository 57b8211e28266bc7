import { Refusal } from '#shared/refusal.ts'
import type { Tables } from '../db/tables.ts'
import type { Context, Row, TableName } from './context.ts'
import { inPieces } from './pieces.ts'
import { deleteRecord, type RecordTable, updateRecord } from './records.ts'

// Noted for the audit trail only; their rows have no life of their own.
const notes: readonly string[] = ['apiKeys', 'authUsers', 'consents', 'links', 'settings'] satisfies TableName[]
const largest = 20_000

export function isNote(record: string): boolean {
  return notes.includes(record)
}

/**
 * Takes back what one command did, newest change first: created rows are deleted, deleted ones
 * come back, changed columns get their old values. Only the member who gave the command, unless
 * `anybodys`; within the transaction of the calling action.
 * `may` says whether the caller still has the right to change records of a table.
 * Refuses `notAllowed`, `undoNotFound`, `undoAlreadyDone`, `undoTooLarge`, and `undoChangedMeanwhile` if a
 * column was changed again since; then nothing is undone.
 */
export async function undoCommand(
  ctx: Context,
  commandId: string,
  may: (record: string) => boolean = () => true,
  anybodys = false,
): Promise<{ records: number }> {
  const events = await ctx.db
    .selectFrom('events')
    .selectAll()
    .where('commandId', '=', commandId)
    .orderBy('id', 'desc')
    .limit(largest + 1)
    .execute()
  if (events.length > largest) throw new Refusal('undoTooLarge', { largest })
  if (
    events.length === 0 ||
    events.some((event) => (!anybodys && event.actorId !== ctx.actor.memberId) || isNote(event.record))
  )
    throw new Refusal('undoNotFound')
  if (!events.every((event) => may(event.record))) throw new Refusal('notAllowed')
  if (events.some((event) => event.undoneAt)) throw new Refusal('undoAlreadyDone')
  for await (const some of inPieces(events)) for (const event of some) await takeBack(ctx, event)
  await ctx.db.updateTable('events').set({ undoneAt: ctx.now }).where('commandId', '=', commandId).execute()
  await ctx.db.deleteFrom('undoables').where('commandId', '=', commandId).execute()
  return { records: new Set(events.map((event) => event.recordId)).size }
}

type StoredEvent = Pick<Tables['events'], 'record' | 'recordId' | 'name' | 'before' | 'after'>

/** Takes back one event: see `undoCommand`. Refuses `undoChangedMeanwhile`. */
export async function takeBack(ctx: Context, event: StoredEvent): Promise<void> {
  const table = event.record as RecordTable
  const row = await readAny(ctx, table, event.recordId)
  if (!row) throw new Refusal('undoChangedMeanwhile')
  const name = `${event.name}.undone`
  if (!event.before) {
    if (row.deletedAt) return
    if (row.version !== 1) throw new Refusal('undoChangedMeanwhile')
    await deleteRecord(ctx, table, name, row as never)
    return
  }
  const before = columnsOf(row, event.before)
  const after = columnsOf(row, event.after ?? '{}')
  for (const [column, value] of Object.entries(after)) {
    if (column !== 'version' && row[column] !== value) throw new Refusal('undoChangedMeanwhile')
  }
  const { version: _, ...patch } = before
  await updateRecord(ctx, table, name, row as never, patch as never)
}

/** The columns of an event; those that a later version dropped are left out. */
function columnsOf(row: Row, json: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(JSON.parse(json) as object).filter(([column]) => column in row))
}

async function readAny(ctx: Context, table: TableName, id: string): Promise<(Row & { version: number }) | undefined> {
  const row = await ctx.db
    .selectFrom(table as 'customers')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row as unknown as (Row & { version: number }) | undefined
}
