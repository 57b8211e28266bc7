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

/** Open follow-ups of a customer that a conversation on `day` answers. */
export async function listDueFollowUps(db: Kysely<Tables>, customerId: string, day: string) {
  return await db
    .selectFrom('tasks')
    .selectAll()
    .where('customerId', '=', customerId)
    .where('kind', '=', 'followUp')
    .where('doneAt', 'is', null)
    .where('deletedAt', 'is', null)
    .where('dueDay', '<=', day)
    .limit(100)
    .execute()
}
