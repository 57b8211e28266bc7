import { type Insertable, type Kysely, type Selectable, sql } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'

export type ListFileRecord = Selectable<Tables['listFiles']>
export type ListFileRow = Selectable<Tables['listFileRows']>
type Db = Kysely<Tables>

const rowsPerStatement = 40

export async function insertListFile(db: Db, row: Insertable<Tables['listFiles']>): Promise<void> {
  await db.insertInto('listFiles').values(row).execute()
}

export async function updateListFile(db: Db, id: string, values: Partial<Omit<ListFileRecord, 'id'>>): Promise<void> {
  await db.updateTable('listFiles').set(values).where('id', '=', id).execute()
}

export async function deleteListFile(db: Db, id: string): Promise<void> {
  await db.deleteFrom('listFileRows').where('listFileId', '=', id).execute()
  await db.deleteFrom('listFiles').where('id', '=', id).execute()
}

export async function findListFile(db: Db, id: string): Promise<ListFileRecord | undefined> {
  return await db.selectFrom('listFiles').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function listListFiles(db: Db, memberId: string | null, limit: number): Promise<ListFileRecord[]> {
  let query = db.selectFrom('listFiles').selectAll().orderBy('id', 'desc').limit(limit)
  if (memberId !== null) query = query.where('createdById', '=', memberId)
  return await query.execute()
}

export async function insertRows(db: Db, rows: Insertable<Tables['listFileRows']>[]): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsPerStatement)
    await db
      .insertInto('listFileRows')
      .values(rows.slice(start, start + rowsPerStatement))
      .execute()
}

export type RowFilter = {
  difference?: string | undefined
  conflict?: boolean | undefined
  wrong?: boolean | undefined
  left?: boolean | undefined
}

function selectRows(db: Db, id: string, { difference, conflict, wrong, left }: RowFilter) {
  let query = db.selectFrom('listFileRows').where('listFileId', '=', id)
  if (difference) query = query.where('difference', '=', difference)
  if (conflict !== undefined) query = query.where('conflict', '=', conflict ? 1 : 0)
  if (wrong) query = query.where('wrong', '=', 1)
  if (left) query = query.where('outcome', '=', 'left')
  return query
}

/** Rows behind the one with number `after`, in the order of the sheet. */
export async function listRows(db: Db, id: string, filter: RowFilter, after: number, limit: number) {
  return await selectRows(db, id, filter)
    .selectAll()
    .where('number', '>', after)
    .orderBy('number')
    .limit(limit)
    .execute()
}

export async function countRows(db: Db, id: string, filter: RowFilter): Promise<number> {
  const row = await selectRows(db, id, filter)
    .select((count) => count.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Rows that nobody decided one by one. */
export async function countUndecided(db: Db, id: string, difference: string): Promise<number> {
  const row = await selectRows(db, id, { difference })
    .select((count) => count.fn.countAll<number>().as('count'))
    .where('decision', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Rows with a conflict in which a cell is undecided. */
export async function countOpenConflicts(db: Db, id: string): Promise<number> {
  const row = await selectRows(db, id, { conflict: true })
    .select((count) => count.fn.countAll<number>().as('count'))
    .where('decision', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

export async function findRow(db: Db, id: string, number: number): Promise<ListFileRow | undefined> {
  return await db
    .selectFrom('listFileRows')
    .selectAll()
    .where('listFileId', '=', id)
    .where('number', '=', number)
    .executeTakeFirst()
}

export async function updateRow(
  db: Db,
  id: string,
  number: number,
  values: Partial<Pick<ListFileRow, 'cells' | 'decision' | 'outcome' | 'reason' | 'recordId'>>,
): Promise<void> {
  await db.updateTable('listFileRows').set(values).where('listFileId', '=', id).where('number', '=', number).execute()
}

/** How many rows came to what, by difference. */
export async function countOutcomes(db: Db, id: string) {
  return await db
    .selectFrom('listFileRows')
    .select(['difference', 'outcome', (count) => count.fn.countAll<number>().as('count')])
    .where('listFileId', '=', id)
    .where('outcome', 'is not', null)
    .groupBy(['difference', 'outcome'])
    .execute()
}

export async function findJob(db: Db, id: string) {
  return await db
    .selectFrom('jobs')
    .select(['doneAt', 'failedAt', 'cancelledAt', 'startedAt', 'progress', 'error'])
    .where('id', '=', id)
    .executeTakeFirst()
}

export async function cancelJob(db: Db, id: string, now: string): Promise<void> {
  await db.updateTable('jobs').set({ cancelledAt: now }).where('id', '=', id).where('doneAt', 'is', null).execute()
}

export async function isCancelled(db: Db, id: string): Promise<boolean> {
  const row = await db.selectFrom('listFiles').select('cancelledAt').where('id', '=', id).executeTakeFirst()
  return row?.cancelledAt !== null
}

/** What stands in old lists of single rows is not needed any more; the figures stay. */
export async function forgetRows(db: Db, before: string): Promise<void> {
  await db
    .deleteFrom('listFileRows')
    .where('listFileId', 'in', sql<string>`(select "id" from "listFiles" where "createdAt" < ${before})`)
    .execute()
}
