import type { SchemaStep } from '#platform/db/migrate.ts'
import { createTable } from '#platform/db/schema.ts'

/** Framework contracts with what was called off, and bonuses by revenue. */
export const agreements: SchemaStep = async (db, engine) => {
  const table = createTable.bind(null, db, engine)
  const lifetime = { createdAt: 'text', createdById: 'members.id?', version: 'whole', deletedAt: 'text?' } as const
  await table('frameworks', {
    id: 'text',
    customerId: 'customers.id',
    name: 'text',
    /** Pieces, tonnes; none: an amount, in minor units of the currency. */
    unit: 'text?',
    currency: 'text',
    agreed: 'money',
    startDay: 'text',
    endDay: 'text',
    ...lifetime,
  })
  await table('callOffs', {
    id: 'text',
    frameworkId: 'frameworks.id',
    day: 'text',
    quantity: 'money',
    note: 'text?',
    ...lifetime,
  })
  await table('bonuses', {
    id: 'text',
    customerId: 'customers.id',
    name: 'text',
    fromDay: 'text',
    toDay: 'text',
    currency: 'text',
    /** From which revenue of the period on how many percent of all of it. */
    steps: 'json',
    ...lifetime,
  })
}
