import type { SchemaStep } from '#platform/db/migrate.ts'
import { createTable } from '#platform/db/schema.ts'

/** What new business counts for, in versions with the day from which they hold. Weights in hundredths. */
export const weightings: SchemaStep = async (db, engine) => {
  await createTable(
    db,
    engine,
    'weightings',
    {
      id: 'text',
      validFrom: 'text',
      newCustomer: 'whole',
      wonBack: 'whole',
      expansion: 'whole',
      repeat: 'whole',
      newMonths: 'whole',
      wonBackMonths: 'whole',
      createdAt: 'text',
      createdById: 'members.id?',
      version: 'whole',
      deletedAt: 'text?',
    },
    { indexes: [['validFrom']] },
  )
}
