import { sql } from 'kysely'
import type { SchemaStep } from '#platform/db/migrate.ts'

/** Revenue per customer over any period is added up from one index, without reading the rows themselves. */
export const customerBase: SchemaStep = async (db) => {
  await sql`create index "revenuesLiveByCustomer" on "revenues" ("customerId", "currency", "day", "amount", "margin")
    where "deletedAt" is null`.execute(db)
}
