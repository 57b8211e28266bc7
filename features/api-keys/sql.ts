import type { Kysely, Selectable } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'

export type ApiKeyRow = Selectable<Tables['apiKeys']>

const mostKeys = 200

export async function listKeys(db: Kysely<Tables>, memberId: string): Promise<ApiKeyRow[]> {
  return await db
    .selectFrom('apiKeys')
    .selectAll()
    .where('memberId', '=', memberId)
    .orderBy((order) => order.fn.coalesce('revokedAt', order.val('')))
    .orderBy('createdAt', 'desc')
    .limit(mostKeys)
    .execute()
}

export async function countKeys(db: Kysely<Tables>, memberId: string): Promise<number> {
  const row = await db
    .selectFrom('apiKeys')
    .select((count) => count.fn.countAll<number>().as('count'))
    .where('memberId', '=', memberId)
    .where('revokedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

export async function findKey(db: Kysely<Tables>, id: string): Promise<ApiKeyRow | undefined> {
  return await db.selectFrom('apiKeys').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function insertKey(db: Kysely<Tables>, key: ApiKeyRow): Promise<void> {
  await db.insertInto('apiKeys').values(key).execute()
}

export async function revokeKey(db: Kysely<Tables>, id: string, now: string): Promise<void> {
  await db.updateTable('apiKeys').set({ revokedAt: now }).where('id', '=', id).execute()
}
