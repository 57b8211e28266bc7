import type { Kysely } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'

export async function readCustomers(db: Kysely<Tables>, ids: string[]) {
  return await db
    .selectFrom('customers')
    .select([
      'id',
      'name',
      'customerNumber',
      'street',
      'postcode',
      'city',
      'phones',
      'emails',
      'tags',
      'branch',
      'web',
      'vatId',
      'deletedAt',
    ])
    .where('id', 'in', ids)
    .execute()
}

export async function readPersons(db: Kysely<Tables>, ids: string[]) {
  return await db
    .selectFrom('persons')
    .leftJoin('customers', 'customers.id', 'persons.customerId')
    .select([
      'persons.id',
      'persons.customerId',
      'persons.title',
      'persons.firstName',
      'persons.lastName',
      'persons.function',
      'persons.phones',
      'persons.emails',
      'persons.tags',
      'persons.deletedAt',
      'customers.name as customerName',
    ])
    .where('persons.id', 'in', ids)
    .execute()
}

export async function readActivities(db: Kysely<Tables>, ids: string[]) {
  return await db
    .selectFrom('activities')
    .leftJoin('customers', 'customers.id', 'activities.customerId')
    .select([
      'activities.id',
      'activities.customerId',
      'activities.text',
      'activities.report',
      'activities.day',
      'activities.deletedAt',
      'customers.name as customerName',
    ])
    .where('activities.id', 'in', ids)
    .execute()
}

/** Ids of a table in their order, a piece at a time. */
export async function readIds(
  db: Kysely<Tables>,
  table: 'customers' | 'persons' | 'activities',
  after: string,
  limit: number,
): Promise<string[]> {
  const rows = await db.selectFrom(table).select('id').where('id', '>', after).orderBy('id').limit(limit).execute()
  return rows.map((row) => row.id)
}
