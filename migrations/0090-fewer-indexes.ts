import { sql } from 'kysely'
import type { SchemaStep } from '#platform/db/migrate.ts'

/**
 * Where two indexes can be one: each costs every new row as much as the row itself, those in the order of names the most.
 * The standing of a customer is read in the order of names, which is enough to filter by it. Nothing was read by the outcome of rows of an import.
 */
export const fewerIndexes: SchemaStep = async (db) => {
  for (const name of [
    'customersByStandingSortNameId',
    'customersLiveBySortName',
    'personsByCustomerIdSortNameId',
    'personsLiveByCustomer',
    'importRowsByImportIdOutcome',
  ])
    await sql`drop index ${sql.ref(name)}`.execute(db)
  // With all columns that a count asks for, the rows themselves need not be read.
  await sql`create index "customersLiveByName" on "customers" ("sortName", "id", "standing", "deletedAt")
    where "deletedAt" is null`.execute(db)
  await sql`create index "personsByCustomer" on "persons" ("customerId", "deletedAt", "sortName", "id")`.execute(db)
}
