import { sql } from 'kysely'
import type { SchemaStep } from '#platform/db/migrate.ts'

/** What was reopened after a period is looked for with every report of the past: few of a million facts. */
export const reopened: SchemaStep = async (db) => {
  await sql`create index "opportunityHistoryReopened" on "opportunityHistory" ("day", "opportunityId")
    where "kind" = 'reopened'`.execute(db)
}
