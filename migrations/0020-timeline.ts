import { sql } from 'kysely'
import type { SchemaStep } from '#platform/db/migrate.ts'
import { createIndex } from '#platform/db/schema.ts'

/** Lists of tasks in their order: everybody's open ones by day, and those given to others. */
export const timeline: SchemaStep = async (db) => {
  await sql`create index "tasksOpenByDay" on "tasks" (coalesce("dueDay", '9999-12-31'), "id") where "doneAt" is null and "deletedAt" is null`.execute(
    db,
  )
  await createIndex(db, 'tasks', ['createdById', 'doneAt'])
  await createIndex(db, 'tasks', ['personId', 'doneAt', 'dueDay'])
}
