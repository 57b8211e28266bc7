import type { SchemaStep } from '#platform/db/migrate.ts'
import { createTable } from '#platform/db/schema.ts'

/** Customers that let us name them, or speak for us: one of the small successes (register F4). */
export const references: SchemaStep = async (db, engine) => {
  await createTable(
    db,
    engine,
    'customerReferences',
    {
      id: 'text',
      customerId: 'customers.id',
      /** Who gave it. */
      personId: 'persons.id?',
      day: 'text',
      /** What may be said or done with it. */
      text: 'text?',
      createdAt: 'text',
      createdById: 'members.id?',
      version: 'whole',
      deletedAt: 'text?',
    },
    { indexes: [['customerId', 'day'], ['day']] },
  )
}
