import { sql } from 'kysely'
import type { SchemaStep } from '#platform/db/migrate.ts'

/**
 * What a long list costs: columns that are nearly always empty are indexed only where they say something, an index that
 * no query uses goes, and the events of one command are found in their order (taking back an import walks them).
 */
export const largeImports: SchemaStep = async (db) => {
  await sql`drop index "eventsByCommandId"`.execute(db)
  await sql`create index "eventsByCommandIdId" on "events" ("commandId", "id")`.execute(db)
  await sql`drop index "customersByPostcode"`.execute(db)
  const sparse = [
    ['customers', 'insideSalesId', 'customersByInsideSalesId'],
    ['customers', 'parentId', 'customersByParentId'],
    ['customers', 'mergedIntoId', 'customersByMergedIntoId'],
    ['persons', 'mergedIntoId', 'personsByMergedIntoId'],
    ['persons', 'birthdayKey', 'personsByBirthdayKey'],
  ] as const
  for (const [table, column, name] of sparse) {
    await sql`drop index ${sql.ref(name)}`.execute(db)
    await sql`create index ${sql.ref(name)} on ${sql.ref(table)} (${sql.ref(column)})
      where ${sql.ref(column)} is not null`.execute(db)
  }
}
