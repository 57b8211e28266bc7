import { sql } from 'kysely'
import type { SchemaStep } from '#platform/db/migrate.ts'
import { createIndex } from '#platform/db/schema.ts'

/**
 * The last contact of a customer or person is one step into an index, however many activities there are; the
 * customers per rhythm are counted in one. And `deletedAt` leaves the first column of indexes (for conditions on them,
 * see customer-lists): as a column SQLite takes it for a better filter than the fifty customers that were asked for.
 */
export const lastContacts: SchemaStep = async (db) => {
  for (const index of [
    'activitiesByCustomerIdContactDay',
    'customersByDeletedAtSortNameId',
    'personsByDeletedAtSortNameId',
  ])
    await db.schema.dropIndex(index).execute()
  const live = `"deletedAt" is null`
  const indexes = [
    [
      'activitiesLastContactOfCustomer',
      'activities',
      '"customerId", "contactDay"',
      `"contactDay" is not null and ${live}`,
    ],
    ['activitiesLastContactOfPerson', 'activities', '"personId", "contactDay"', `"contactDay" is not null and ${live}`],
  ]
  for (const [name, table, columns, where] of indexes)
    await sql.raw(`create index "${name}" on "${table}" (${columns}) where ${where}`).execute(db)
  await createIndex(db, 'contactStates', ['rhythm', 'ownerId', 'due'])
}
