import type { SchemaStep } from '#platform/db/migrate.ts'
import { createTable } from '#platform/db/schema.ts'

/** What a sales channel cost in a month; channels are named as opportunities name them. */
export const channelCosts: SchemaStep = async (db, engine) => {
  await createTable(
    db,
    engine,
    'channelCosts',
    {
      id: 'text',
      channel: 'text',
      /** YYYY-MM. */
      month: 'text',
      amount: 'money',
      currency: 'text',
      note: 'text?',
      createdAt: 'text',
      createdById: 'members.id?',
      version: 'whole',
      deletedAt: 'text?',
    },
    { indexes: [['channel', 'month'], ['month']] },
  )
}
