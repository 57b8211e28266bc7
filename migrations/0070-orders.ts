import type { SchemaStep } from '#platform/db/migrate.ts'
import { createTable } from '#platform/db/schema.ts'

/** Orders of customers: what came in, by order day; revenue that names their number is what was invoiced of them. */
export const orders: SchemaStep = async (db, engine) => {
  await createTable(
    db,
    engine,
    'orders',
    {
      id: 'text',
      customerId: 'customers.id',
      /** The won opportunity that it comes from; counted instead of it. */
      opportunityId: 'opportunities.id?',
      number: 'text?',
      day: 'text',
      amount: 'money',
      currency: 'text',
      note: 'text?',
      createdAt: 'text',
      createdById: 'text?',
      version: 'whole',
      deletedAt: 'text?',
    },
    {
      indexes: [
        ['customerId', 'day', 'id'],
        ['day', 'id'],
      ],
    },
  )
}
