import type { Kysely } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'

/** The latest first; of one channel, or of all. */
export async function listCosts(db: Kysely<Tables>, channel: string | undefined, limit: number) {
  let query = db
    .selectFrom('channelCosts')
    .selectAll()
    .where('deletedAt', 'is', null)
    .orderBy('month', 'desc')
    .orderBy('channel')
    .orderBy('id')
    .limit(limit)
  if (channel !== undefined) query = query.where('channel', '=', channel)
  return await query.execute()
}

export async function findCost(db: Kysely<Tables>, channel: string, month: string) {
  return await db
    .selectFrom('channelCosts')
    .selectAll()
    .where('channel', '=', channel)
    .where('month', '=', month)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
}
