import { sql } from 'kysely'
import type { SchemaStep } from '#platform/db/migrate.ts'
import { createTable } from '#platform/db/schema.ts'

/** What each line of a written offer costs the company, and who approved one below the least margin. */
export const offerMargins: SchemaStep = async (db, engine) => {
  // As the price: for `priceUnit` pieces, minor units; none where nobody knows.
  await db.schema
    .alterTable('offerLines')
    .addColumn('cost', sql.raw(engine === 'sqlite' ? 'integer' : 'bigint'))
    .execute()
  await createTable(
    db,
    engine,
    'offerApprovals',
    {
      id: 'text',
      offerId: 'offers.id',
      /** What the offer came to when it was asked for: net, what that costs, and the net of the lines whose cost is known. */
      net: 'money',
      priced: 'money',
      cost: 'money',
      reason: 'text',
      decision: 'text?',
      decidedAt: 'text?',
      decidedById: 'text?',
      words: 'text?',
      createdAt: 'text',
      createdById: 'text?',
      version: 'whole',
      deletedAt: 'text?',
    },
    {
      indexes: [
        ['offerId', 'id'],
        ['decidedAt', 'id'],
      ],
    },
  )
}
