import { sql } from 'kysely'
import type { SchemaStep } from '#platform/db/migrate.ts'
import { newId } from '#shared/ids.ts'

/**
 * The index holds beginnings of up to six letters ready, and its vocabulary knows every word: what is there is indexed
 * anew by a job. An index of events that no query uses goes; it cost every command a page.
 */
export const search: SchemaStep = async (db, engine) => {
  await sql`drop index "eventsByCustomerIdId"`.execute(db)
  if (engine === 'sqlite') {
    await sql`drop table "searchIndex"`.execute(db)
    await sql`create virtual table "searchIndex" using fts5(words, content='', contentless_delete=1, prefix='2 3 4 5 6', tokenize='ascii', detail='none')`.execute(
      db,
    )
  }
  const { rows } = await sql`select 1 from "searchDocuments" limit 1`.execute(db)
  if (rows.length === 0) return
  const now = new Date().toISOString()
  await sql`insert into "jobs" ("id", "kind", "payload", "runAt", "attempts", "createdAt")
    values (${newId()}, 'indexSearch', '{}', ${now}, 0, ${now})`.execute(db)
}
