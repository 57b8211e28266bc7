import { sql } from 'kysely'
import type { SchemaStep } from '#platform/db/migrate.ts'

/**
 * A search for parts of words reads every row; on SQLite narrow indexes keep it from reading whole
 * rows. The values to filter by are counted in one index, people of deleted customers found in one.
 */
export const customerOrders: SchemaStep = async (db, engine) => {
  const live = sql`where "deletedAt" is null`
  await sql`create index "personsLiveByCustomer" on "persons" ("customerId", "sortName", "id") ${live}`.execute(db)
  await sql`create index "customersDeleted" on "customers" ("id") where "deletedAt" is not null`.execute(db)
  await sql`create index "customersLiveByFacets" on "customers" ("branch", "region", "country", "source", "tags") ${live}`.execute(
    db,
  )
  if (engine === 'postgres') return
  await sql`create index "customersLiveBySearchText" on "customers" ("searchText", "id") ${live}`.execute(db)
  await sql`create index "personsLiveBySearchText" on "persons" ("searchText", "leftAt", "customerId", "id") ${live}`.execute(
    db,
  )
}
