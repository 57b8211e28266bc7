import type { SchemaStep } from '#platform/db/migrate.ts'
import { createTable } from '#platform/db/schema.ts'

/** Mails that were filed in a timeline: the same mail again is known by its key. */
export const mails: SchemaStep = async (db, engine) => {
  await createTable(
    db,
    engine,
    'mails',
    {
      activityId: 'activities.id',
      /** Hash of the id that the sender's system gave it. */
      key: 'text',
    },
    { primaryKey: ['activityId'], indexes: ['key'] },
  )
}
