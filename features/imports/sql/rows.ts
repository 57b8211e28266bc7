import type { Kysely, Selectable } from 'kysely'
import { inserting } from '#platform/db/prepared.ts'
import type { Tables } from '#platform/db/tables.ts'

export type ImportRowRecord = Selectable<Tables['importRows']>
type Db = Kysely<Tables>

/** Notes what became of rows. */
export const insertRows = inserting<ImportRowRecord>(
  ['importId', 'tableIndex', 'number', 'hash', 'cells', 'record', 'recordId', 'outcome', 'detail'],
  (db, rows) => db.insertInto('importRows').values(rows),
)

export async function listRows(
  db: Db,
  importId: string,
  outcome: string,
  after: { tableIndex: number; number: number } | null,
  limit: number,
): Promise<ImportRowRecord[]> {
  let query = db
    .selectFrom('importRows')
    .selectAll()
    .where('importId', '=', importId)
    .where('outcome', '=', outcome)
    .orderBy('tableIndex')
    .orderBy('number')
    .limit(limit)
  if (after) {
    query = query.where((where) =>
      where.or([
        where('tableIndex', '>', after.tableIndex),
        where.and([where('tableIndex', '=', after.tableIndex), where('number', '>', after.number)]),
      ]),
    )
  }
  return await query.execute()
}

export async function countOutcomes(db: Db, importId: string) {
  return await db
    .selectFrom('importRows')
    .select(['tableIndex', 'outcome', (one) => one.fn.countAll<number>().as('count')])
    .where('importId', '=', importId)
    .groupBy(['tableIndex', 'outcome'])
    .execute()
}

/** The last row of a table that this import has worked off (it goes on behind it after a restart). */
export async function findLastNumber(db: Db, importId: string, tableIndex: number): Promise<number> {
  const row = await db
    .selectFrom('importRows')
    .select((max) => max.fn.max('number').as('last'))
    .where('importId', '=', importId)
    .where('tableIndex', '=', tableIndex)
    .executeTakeFirst()
  return Number(row?.last ?? 0)
}

/** In place of the hash of a row that is not known any more. */
const forgotten = ''

/** Which of these rows came in before, by an import that still stands. */
export async function listKnownHashes(db: Db, hashes: string[]) {
  if (hashes.length === 0) return []
  return await db
    .selectFrom('importRows')
    .innerJoin('imports', 'imports.id', 'importRows.importId')
    .select(['importRows.hash', 'importRows.record', 'importRows.recordId'])
    .where('importRows.hash', 'in', hashes)
    .where('importRows.outcome', '<>', 'rejected')
    .where('imports.undoneAt', 'is', null)
    .where('imports.cancelledAt', 'is', null)
    .execute()
}

/** A page of what rows are known by that ever came in, of those that came several times too, in its order. */
export async function listHashes(db: Db, after: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('importRows')
    .select('hash')
    .distinct()
    .where('hash', '>', after)
    .orderBy('hash')
    .limit(limit)
    .execute()
  return rows.map((row) => row.hash)
}

/** How a record stood in the imports before this one, the latest first. */
export async function listEarlierRows(db: Db, recordId: string, importId: string) {
  return await db
    .selectFrom('importRows')
    .innerJoin('imports', 'imports.id', 'importRows.importId')
    .select(['importRows.importId', 'importRows.tableIndex', 'importRows.cells'])
    .where('importRows.recordId', '=', recordId)
    .where('importRows.importId', '<>', importId)
    .where('importRows.outcome', '<>', 'rejected')
    .where('importRows.hash', '<>', forgotten)
    .where('imports.undoneAt', 'is', null)
    .where('imports.cancelledAt', 'is', null)
    .orderBy('importRows.importId', 'desc')
    .limit(20)
    .execute()
}

/** A page of the rows of an import, in their order: what each of them did, and to which record. */
export async function listOutcomes(
  db: Db,
  importId: string,
  after: { tableIndex: number; number: number },
  limit: number,
) {
  return await db
    .selectFrom('importRows')
    .select(['tableIndex', 'number', 'outcome', 'recordId'])
    .where('importId', '=', importId)
    .where(({ eb, refTuple, tuple }) =>
      eb(refTuple('tableIndex', 'number'), '>', tuple(after.tableIndex, after.number)),
    )
    .orderBy('tableIndex')
    .orderBy('number')
    .limit(limit)
    .execute()
}

/** Whether another import left one of these records unchanged, and still knows its row. */
export async function isKnownElsewhere(db: Db, importId: string, recordIds: string[]): Promise<boolean> {
  if (recordIds.length === 0) return false
  const row = await db
    .selectFrom('importRows')
    .select('number')
    .where('recordId', 'in', recordIds)
    .where('importId', '<>', importId)
    .where('outcome', '=', 'unchanged')
    .where('hash', '<>', forgotten)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Forgets the rows of other imports that left these records unchanged. */
export async function forgetRows(db: Db, importId: string, recordIds: string[]): Promise<void> {
  await db
    .updateTable('importRows')
    .set({ hash: forgotten })
    .where('recordId', 'in', recordIds)
    .where('importId', '<>', importId)
    .where('outcome', '=', 'unchanged')
    .execute()
}
