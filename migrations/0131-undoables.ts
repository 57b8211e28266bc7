import type { SchemaStep } from '#platform/db/migrate.ts'
import { createTable } from '#platform/db/schema.ts'

/** Commands that somebody may want back later: deletions, merges, changes of many at once. Kept for 30 days. */
export const undoables: SchemaStep = async (db, engine) => {
  await createTable(
    db,
    engine,
    'undoables',
    {
      commandId: 'text',
      at: 'text',
      actorId: 'members.id',
      /** deleted, merged, changed. */
      kind: 'text',
      /** The table, and the first of the rows that it was about. */
      record: 'text',
      recordId: 'text',
      count: 'whole',
    },
    { primaryKey: ['commandId'], indexes: ['at', ['actorId', 'at']] },
  )
}
