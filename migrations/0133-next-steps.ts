import { sql } from 'kysely'
import type { SchemaStep } from '#platform/db/migrate.ts'

/** Open opportunities of a member by their next step, those without one last, with all that counting them needs. */
export const nextSteps: SchemaStep = async (db) => {
  await sql`create index "opportunitiesOpenByStep" on "opportunities" ("ownerId",
      (case when "nextStep" is null or "nextStepDay" is null then '9999-12-31' else "nextStepDay" end),
      coalesce("expectedClose", '9999-12-31'), "id", "waitingUntil", "customerId")
    where "deletedAt" is null and "outcome" is null`.execute(db)
}
