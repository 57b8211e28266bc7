import { sql } from 'kysely'
import type { SchemaStep } from '#platform/db/migrate.ts'
import { newId } from '#shared/ids.ts'

/** Opportunities are found by their words from now on; those that are there are indexed by a job. */
export const findOpportunities: SchemaStep = async (db) => {
  const { rows } = await sql`select 1 from "opportunities" limit 1`.execute(db)
  const waiting = await sql`select 1 from "jobs" where "kind" = 'indexSearch' and "doneAt" is null`.execute(db)
  if (rows.length === 0 || waiting.rows.length > 0) return
  const now = new Date().toISOString()
  await sql`insert into "jobs" ("id", "kind", "payload", "runAt", "attempts", "createdAt")
    values (${newId()}, 'indexSearch', '{}', ${now}, 0, ${now})`.execute(db)
}
