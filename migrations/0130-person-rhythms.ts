import type { SchemaStep } from '#platform/db/migrate.ts'

/** At most so many days between two conversations with a person of a key account; 0: none; empty: as the rules say. */
export const personRhythms: SchemaStep = async (db) => {
  await db.schema.alterTable('stakeholders').addColumn('rhythmDays', 'integer').execute()
}
