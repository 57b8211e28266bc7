import type { Kysely } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'

export async function findStakeholder(db: Kysely<Tables>, customerId: string, personId: string) {
  return await db
    .selectFrom('stakeholders')
    .selectAll()
    .where('customerId', '=', customerId)
    .where('personId', '=', personId)
    .where('deletedAt', 'is', null)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
}

export async function findPerson(db: Kysely<Tables>, id: string) {
  return await db
    .selectFrom('persons')
    .select(['id', 'customerId'])
    .where('id', '=', id)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
}

export async function listManagers(db: Kysely<Tables>, customerId: string, limit: number) {
  return await db
    .selectFrom('stakeholders')
    .select(['personId', 'reportsToId'])
    .where('customerId', '=', customerId)
    .where('deletedAt', 'is', null)
    .limit(limit)
    .execute()
}
