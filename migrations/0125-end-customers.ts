import type { SchemaStep } from '#platform/db/migrate.ts'
import { createTable } from '#platform/db/schema.ts'

/** For whom a dealer buys: the end customer of an opportunity beside the customer who orders. */
export const endCustomers: SchemaStep = async (db, engine) => {
  await createTable(db, engine, 'endCustomers', {
    id: 'text',
    opportunityId: 'opportunities.id',
    customerId: 'customers.id',
    createdAt: 'text',
    createdById: 'members.id?',
    version: 'whole',
    deletedAt: 'text?',
  })
}
