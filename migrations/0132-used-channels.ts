import { sql } from 'kysely'
import type { SchemaStep } from '#platform/db/migrate.ts'

/** The channels of opportunities in an index, so that each is found once without looking at all opportunities. */
export const usedChannels: SchemaStep = async (db) => {
  await sql`create index "opportunitiesChannels" on "opportunities" ("channel")
    where "channel" is not null and "deletedAt" is null`.execute(db)
}
