import { sql } from 'kysely'
import type { SchemaStep } from '#platform/db/migrate.ts'
import { createTable } from '#platform/db/schema.ts'

/** Thanks for a small success: once by each member. The success itself is read from what happened. */
export const thanks: SchemaStep = async (db, engine) => {
  await createTable(
    db,
    engine,
    'thanks',
    {
      id: 'text',
      /** Which one: what happened and its record. */
      winKey: 'text',
      /** Who is thanked. */
      memberId: 'members.id',
      createdAt: 'text',
      createdById: 'members.id',
      version: 'whole',
      deletedAt: 'text?',
    },
    { indexes: [['winKey']] },
  )
  await sql`create unique index "thanksOnce" on "thanks" ("winKey", "createdById") where "deletedAt" is null`.execute(
    db,
  )
}
