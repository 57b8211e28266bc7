import { sql } from 'kysely'
import type { SchemaStep } from '#platform/db/migrate.ts'
import { newId } from '#shared/ids.ts'

/**
 * Lists search by the index of words, too: the texts of their own go, and what is there is indexed anew by a job, since
 * the index now knows the parts of mail addresses, numbers and tags and every end of a phone number.
 */
export const oneSearch: SchemaStep = async (db, engine) => {
  if (engine === 'sqlite') {
    await sql`drop index "customersLiveBySearchText"`.execute(db)
    await sql`drop index "personsLiveBySearchText"`.execute(db)
  }
  for (const table of ['customers', 'persons']) await db.schema.alterTable(table).dropColumn('searchText').execute()
  const { rows } = await sql`select 1 from "searchDocuments" limit 1`.execute(db)
  const waiting = await sql`select 1 from "jobs" where "kind" = 'indexSearch' and "doneAt" is null`.execute(db)
  if (rows.length === 0 || waiting.rows.length > 0) return
  const now = new Date().toISOString()
  await sql`insert into "jobs" ("id", "kind", "payload", "runAt", "attempts", "createdAt")
    values (${newId()}, 'indexSearch', '{}', ${now}, 0, ${now})`.execute(db)
}
