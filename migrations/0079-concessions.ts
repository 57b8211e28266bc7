import type { SchemaStep } from '#platform/db/migrate.ts'
import { createTable } from '#platform/db/schema.ts'

/** What was conceded while an offer was negotiated, and what was got in return. */
export const concessions: SchemaStep = async (db, engine) => {
  await createTable(
    db,
    engine,
    'offerConcessions',
    {
      id: 'text',
      offerId: 'offers.id',
      day: 'text',
      what: 'text',
      /** Net, where it is money. */
      amount: 'money?',
      inReturn: 'text?',
      createdAt: 'text',
      createdById: 'text?',
      version: 'whole',
      deletedAt: 'text?',
    },
    { indexes: [['offerId', 'day', 'id']] },
  )
}
