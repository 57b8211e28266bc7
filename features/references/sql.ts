import type { Kysely } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'

/** Of one customer, the latest first. */
export async function listReferences(db: Kysely<Tables>, customerId: string, limit: number) {
  return await db
    .selectFrom('customerReferences as reference')
    .leftJoin('persons', (join) =>
      join.onRef('persons.id', '=', 'reference.personId').on('persons.deletedAt', 'is', null),
    )
    .select([
      'reference.id',
      'reference.customerId',
      'reference.personId',
      'reference.day',
      'reference.text',
      'persons.title',
      'persons.firstName',
      'persons.lastName',
    ])
    .where('reference.customerId', '=', customerId)
    .where('reference.deletedAt', 'is', null)
    .orderBy('reference.day', 'desc')
    .orderBy('reference.id', 'desc')
    .limit(limit)
    .execute()
}
