import type { Kysely } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'

export async function hasThanked(db: Kysely<Tables>, winKey: string, memberId: string): Promise<boolean> {
  const row = await db
    .selectFrom('thanks')
    .select('id')
    .where('winKey', '=', winKey)
    .where('createdById', '=', memberId)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}
