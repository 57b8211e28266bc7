import type { SchemaStep } from '#platform/db/migrate.ts'
import { createTable } from '#platform/db/schema.ts'

/** Contracts of customers: term, value per year, how likely they are renewed, or by which opportunity. */
export const contracts: SchemaStep = async (db, engine) => {
  await createTable(
    db,
    engine,
    'contracts',
    {
      id: 'text',
      customerId: 'customers.id',
      name: 'text',
      number: 'text?',
      startDay: 'text',
      /** None: it runs until somebody ends it. */
      endDay: 'text?',
      amountPerYear: 'money',
      currency: 'text',
      renewalProbability: 'number?',
      renewalId: 'opportunities.id?',
      endedAt: 'text?',
      endedById: 'members.id?',
      note: 'text?',
      createdAt: 'text',
      createdById: 'text?',
      version: 'whole',
      deletedAt: 'text?',
    },
    { indexes: [['customerId', 'startDay', 'id']] },
  )
}
