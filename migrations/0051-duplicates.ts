import { sql } from 'kysely'
import type { SchemaStep } from '#platform/db/migrate.ts'
import { createIndex, createTable } from '#platform/db/schema.ts'

/** What duplicates are found by, the pairs found and those said not to be the same; who was merged into whom. */
export const duplicates: SchemaStep = async (db, engine) => {
  const table = createTable.bind(null, db, engine)

  await table(
    'duplicateKeys',
    { key: 'text', recordId: 'text' },
    { primaryKey: ['key', 'recordId'], indexes: ['recordId'] },
  )
  // What was changed and has to be compared anew.
  await table('duplicateChecks', { recordId: 'text', record: 'text', at: 'text' }, { primaryKey: ['recordId'] })
  await table(
    'duplicatePairs',
    {
      firstId: 'text',
      secondId: 'text',
      record: 'text',
      /** All that hang together through pairs have one. */
      groupId: 'text',
      score: 'whole',
      verdict: 'text',
      reasons: 'json',
    },
    { primaryKey: ['firstId', 'secondId'], indexes: ['secondId', ['record', 'groupId', 'score']] },
  )
  await table(
    'distinctPairs',
    {
      id: 'text',
      record: 'text',
      firstId: 'text',
      secondId: 'text',
      createdAt: 'text',
      createdById: 'members.id?',
      version: 'whole',
      deletedAt: 'text?',
    },
    { indexes: ['firstId', 'secondId'] },
  )

  for (const record of ['customers', 'persons']) {
    await db.schema.alterTable(record).addColumn('mergedIntoId', 'text').execute()
    await createIndex(db, record, ['mergedIntoId'])
    await sql`insert into "duplicateChecks" ("recordId", "record", "at")
      select "id", ${record}, '' from ${sql.ref(record)} where "deletedAt" is null`.execute(db)
  }
}
