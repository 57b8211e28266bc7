import { type Insertable, sql as joined, type Kysely, type Selectable } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'
import type { Instant } from '#shared/days.ts'

export type ImportRecord = Selectable<Tables['imports']>
type Db = Kysely<Tables>

export async function insertImport(
  db: Db,
  row: Pick<ImportRecord, 'id' | 'createdAt' | 'createdById' | 'content' | 'options'>,
): Promise<void> {
  await db.insertInto('imports').values(row).execute()
}

export async function updateImport(db: Db, id: string, values: Partial<Omit<ImportRecord, 'id'>>): Promise<void> {
  await db.updateTable('imports').set(values).where('id', '=', id).execute()
}

export async function deleteImport(db: Db, id: string): Promise<void> {
  await db.deleteFrom('imports').where('id', '=', id).execute()
}

export async function findImport(db: Db, id: string): Promise<ImportRecord | undefined> {
  return await db.selectFrom('imports').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function listImports(db: Db, memberId: string | null, after: string | null, limit: number) {
  let query = db
    .selectFrom('imports')
    .select([
      'id',
      'createdAt',
      'createdById',
      'content',
      'report',
      'jobId',
      'startedAt',
      'finishedAt',
      'cancelledAt',
      'undoneAt',
      'error',
    ])
    .orderBy('id', 'desc')
    .limit(limit)
  if (memberId !== null) query = query.where('createdById', '=', memberId)
  if (after) query = query.where('id', '<', after)
  return await query.execute()
}

export async function saveContent(db: Db, fileId: string, bytes: Uint8Array): Promise<void> {
  await db.insertInto('fileContents').values({ id: fileId, bytes }).execute()
}

export async function readContent(db: Db, fileId: string): Promise<Uint8Array | null> {
  const row = await db.selectFrom('fileContents').select('bytes').where('id', '=', fileId).executeTakeFirst()
  return row?.bytes ?? null
}

/** Files of imports whose content is still there though they came before that day, with their import. */
export async function listKeptFiles(db: Db, before: string, limit: number) {
  return await db
    .selectFrom('files')
    .innerJoin('fileContents', 'fileContents.id', 'files.id')
    .select(['files.id', 'files.recordId as importId'])
    .where('files.record', '=', 'imports')
    .where('files.createdAt', '<', before)
    .limit(limit)
    .execute()
}

export async function deleteContents(db: Db, ids: string[]): Promise<void> {
  await db.deleteFrom('fileContents').where('id', 'in', ids).execute()
}

export async function findJob(db: Db, id: string) {
  return await db
    .selectFrom('jobs')
    .select(['kind', 'doneAt', 'failedAt', 'cancelledAt', 'startedAt', 'progress', 'error'])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** When the last of those imports, trials and undoings is due that somebody waits for and that nothing has begun yet. */
export async function findWaiting(db: Db): Promise<Instant | null> {
  const job = await db
    .selectFrom('jobs')
    .select('runAt')
    .where('kind', 'in', ['runImport', 'checkImport', 'undoImport'])
    .where('doneAt', 'is', null)
    .where('failedAt', 'is', null)
    .where('cancelledAt', 'is', null)
    .where('attempts', '=', 0)
    .orderBy('runAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return job?.runAt ?? null
}

export async function cancelJob(db: Db, id: string, now: string): Promise<void> {
  await db.updateTable('jobs').set({ cancelledAt: now }).where('id', '=', id).where('doneAt', 'is', null).execute()
}

export async function isCancelled(db: Db, importId: string): Promise<boolean> {
  const row = await db.selectFrom('imports').select('cancelledAt').where('id', '=', importId).executeTakeFirst()
  return row?.cancelledAt != null
}

export async function listLearned(db: Db) {
  return await db
    .selectFrom('importHeaders')
    .select(['kind', 'header', 'target'])
    .orderBy('learnedAt', 'desc')
    .limit(5000)
    .execute()
}

export async function saveLearned(db: Db, row: Insertable<Tables['importHeaders']>): Promise<void> {
  await db
    .insertInto('importHeaders')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['kind', 'header']).doUpdateSet({ target: row.target ?? null, learnedAt: row.learnedAt }),
    )
    .execute()
}

export async function forgetLearned(db: Db, kind: string, header: string): Promise<void> {
  await db.deleteFrom('importHeaders').where('kind', '=', kind).where('header', '=', header).execute()
}

/** Persons that an import made and that are still there, in leads too. */
export async function countPersonsOf(db: Db, importId: string): Promise<number> {
  const row = await db
    .selectFrom('persons')
    .select((one) => one.fn.countAll<number>().as('count'))
    .where('importId', '=', importId)
    .where('deletedAt', 'is', null)
    .executeTakeFirstOrThrow()
  const inLeads = await db
    .selectFrom('events')
    .innerJoin('leads', 'leads.id', 'events.recordId')
    .select((one) => one.fn.countAll<number>().as('count'))
    // Put so that leads are looked through, not all that the import did.
    .where(joined<string>`"events"."commandId" || ''`, '=', importId)
    .where('events.record', '=', 'leads')
    .where('events.before', 'is', null)
    .where('leads.lastName', 'is not', null)
    .where('leads.deletedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.count) + Number(inLeads.count)
}
