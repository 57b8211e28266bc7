import type { SchemaStep } from '#platform/db/migrate.ts'
import { createTable } from '#platform/db/schema.ts'

/**
 * What other currencies are worth in the company's, from a day on. Nothing is written over: a rate that is corrected is
 * deleted and entered anew, so that what was known on an earlier day can be told.
 */
export const currencyRates: SchemaStep = async (db, engine) => {
  await createTable(
    db,
    engine,
    'currencyRates',
    {
      id: 'text',
      currency: 'text',
      into: 'text',
      validFrom: 'text',
      /** Hundred-millionths. */
      rate: 'money',
      source: 'text?',
      /** The day from which it was known; the first rates of a currency count as known on their own day. */
      known: 'text',
      createdAt: 'text',
      createdById: 'members.id?',
      version: 'whole',
      deletedAt: 'text?',
    },
    { indexes: [['into', 'currency', 'validFrom']] },
  )
}
