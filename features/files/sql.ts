import type { Kysely } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'

/** Files of one record, the latest first; with `customerId` those of all records of that customer. */
export async function listFiles(
  db: Kysely<Tables>,
  of: { record: string; recordId: string } | { customerId: string },
  page: { after: string | null; limit: number },
) {
  let query = db
    .selectFrom('files')
    .leftJoin('members', 'members.id', 'files.createdById')
    .selectAll('files')
    .select('members.name as createdByName')
    .where('files.deletedAt', 'is', null)
    .orderBy('files.id', 'desc')
    .limit(page.limit)
  if ('customerId' in of) query = query.where('files.customerId', '=', of.customerId)
  else query = query.where('files.record', '=', of.record).where('files.recordId', '=', of.recordId)
  if (page.after) query = query.where('files.id', '<', page.after)
  return await query.execute()
}

export async function insertContent(db: Kysely<Tables>, id: string, bytes: Uint8Array): Promise<void> {
  await db.insertInto('fileContents').values({ id, bytes }).execute()
}

export async function findContent(db: Kysely<Tables>, id: string): Promise<Uint8Array | undefined> {
  const row = await db.selectFrom('fileContents').select('bytes').where('id', '=', id).executeTakeFirst()
  return row?.bytes
}
