import type { Kysely } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'

export async function listCriteriaOf(db: Kysely<Tables>, stageId: string) {
  return await db
    .selectFrom('stageCriteria')
    .selectAll()
    .where('stageId', '=', stageId)
    .where('deletedAt', 'is', null)
    .orderBy('position')
    .execute()
}

/** The open opportunities of a stage, `limit` at most. */
export async function listOpenIn(db: Kysely<Tables>, stageId: string, limit: number) {
  return await db
    .selectFrom('opportunities')
    .selectAll()
    .where('stageId', '=', stageId)
    .where('outcome', 'is', null)
    .where('deletedAt', 'is', null)
    .orderBy('id')
    .limit(limit)
    .execute()
}
