import type { Kysely, Selectable } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'

export type ActivityRecord = Selectable<Tables['activities']>

export async function findActivity(db: Kysely<Tables>, id: string): Promise<ActivityRecord | undefined> {
  return await db
    .selectFrom('activities')
    .selectAll()
    .where('id', '=', id)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
}
