import type { Kysely } from 'kysely'
import type { RecordTable } from '#platform/actions/records.ts'
import type { Tables } from '#platform/db/tables.ts'
import type { Instant } from '#shared/days.ts'

/** Since an instant, the latest first; of one member, or of all. */
export async function listUndoables(db: Kysely<Tables>, since: Instant, actorId: string | null, limit: number) {
  let query = db.selectFrom('undoables').selectAll().where('at', '>=', since).orderBy('at', 'desc').limit(limit)
  if (actorId !== null) query = query.where('actorId', '=', actorId)
  return await query.execute()
}

export async function isUndoable(db: Kysely<Tables>, commandId: string, since: Instant): Promise<boolean> {
  const row = await db
    .selectFrom('undoables')
    .select('commandId')
    .where('commandId', '=', commandId)
    .where('at', '>=', since)
    .executeTakeFirst()
  return row !== undefined
}

/** Deletes what is older, the oldest first; answers how many there were. */
export async function deleteUndoables(db: Kysely<Tables>, before: Instant, limit: number): Promise<number> {
  const oldest = db.selectFrom('undoables').select('commandId').where('at', '<', before).orderBy('at').limit(limit)
  const { numDeletedRows } = await db.deleteFrom('undoables').where('commandId', 'in', oldest).executeTakeFirst()
  return Number(numDeletedRows)
}

/** By which columns a thing is called, and in which order. */
const namedBy: { [T in RecordTable]?: readonly (keyof Tables[T])[] } = {
  customers: ['name'],
  persons: ['firstName', 'lastName'],
  opportunities: ['title'],
  activities: ['text'],
  tasks: ['text'],
  appointments: ['title'],
  offers: ['number'],
  contracts: ['name'],
  files: ['name'],
  products: ['name'],
}

/** What these are called, deleted ones too; those without a name are left out. */
export async function listNames(db: Kysely<Tables>, record: string, ids: string[]): Promise<Map<string, string>> {
  const columns = namedBy[record as RecordTable] as readonly 'name'[] | undefined
  if (!columns) return new Map()
  const rows = await db
    .selectFrom(record as 'customers')
    .select(['id', ...columns])
    .where('id', 'in', ids)
    .execute()
  return new Map(
    rows.map((row) => [
      row.id,
      columns
        .map((column) => row[column] ?? '')
        .join(' ')
        .trim(),
    ]),
  )
}
