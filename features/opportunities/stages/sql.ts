import type { Kysely } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'

export async function listStages(db: Kysely<Tables>) {
  return await db
    .selectFrom('stages')
    .selectAll()
    .where('deletedAt', 'is', null)
    .orderBy('position')
    .limit(100)
    .execute()
}

export async function listReasons(db: Kysely<Tables>) {
  return await db
    .selectFrom('closeReasons')
    .selectAll()
    .where('deletedAt', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .limit(500)
    .execute()
}

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
