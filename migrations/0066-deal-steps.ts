import { type Kysely, sql } from 'kysely'
import type { SchemaStep } from '#platform/db/migrate.ts'
import type { Tables } from '#platform/db/tables.ts'

/** Done next steps stand in the timeline beside their opportunity; a reason of closing may be hidden. */
export const dealSteps: SchemaStep = async (anyDb, engine) => {
  const db = anyDb as Kysely<Tables>
  const text = sql.raw<string>(engine === 'sqlite' ? 'text' : 'text collate "C"')
  await db.schema.alterTable('activities').addColumn('opportunityId', text).execute()
  await sql`create index "activitiesByOpportunityId" on "activities" ("opportunityId", "at")
    where "opportunityId" is not null`.execute(db)
  await db.schema.alterTable('closeReasons').addColumn('hiddenAt', text).execute()
}
