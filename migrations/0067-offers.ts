import type { SchemaStep } from '#platform/db/migrate.ts'
import { createTable } from '#platform/db/schema.ts'

/** Offers of an opportunity, also those written elsewhere, each with the day to ask again. */
export const offers: SchemaStep = async (db, engine) => {
  await createTable(
    db,
    engine,
    'offers',
    {
      id: 'text',
      number: 'text',
      opportunityId: 'opportunities.id',
      // Kept with the opportunity's, for timelines and rights.
      customerId: 'customers.id?',
      amount: 'money',
      currency: 'text',
      // None while it is being written.
      sentOn: 'text?',
      validUntil: 'text?',
      askOn: 'text?',
      chasedOn: 'text?',
      note: 'text?',
      outcome: 'text?',
      decidedOn: 'text?',
      createdAt: 'text',
      createdById: 'text?',
      version: 'whole',
      deletedAt: 'text?',
    },
    {
      indexes: [['opportunityId', 'id'], ['customerId', 'sentOn', 'id'], ['decidedOn', 'askOn', 'id'], ['number']],
    },
  )
}
