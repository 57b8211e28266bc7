import { sql } from 'kysely'
import type { SchemaStep } from '#platform/db/migrate.ts'

/** Appointments can be called off; the timeline reads each of its branches in the order of time. */
export const appointments: SchemaStep = async (db) => {
  await db.schema.alterTable('appointments').addColumn('cancelledAt', 'text').execute()
  const indexes = [
    // An open task stands at its day, a done one where it was done.
    `"tasksByCustomerTime" on "tasks" ("customerId", coalesce("doneAt", "dueDay", "createdAt"), "id") where "deletedAt" is null`,
    `"activitiesReports" on "activities" ("customerId", "at", "id") where "report" is not null and "deletedAt" is null`,
    // Of all that is noted at a customer only what is told in the timeline as a change.
    `"eventsOfCustomers" on "events" ("customerId", "at", "id") where "record" in ('customers', 'persons', 'customerHelpers', 'opportunities')`,
  ]
  for (const index of indexes) await sql.raw(`create index ${index}`).execute(db)
}
