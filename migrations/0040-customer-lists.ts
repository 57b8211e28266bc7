import { type Kysely, sql } from 'kysely'
import type { SchemaStep } from '#platform/db/migrate.ts'
import { addColumn } from '#platform/db/schema.ts'
import { fold } from '#shared/text.ts'

type Named = { id: string; words: (string | null)[] }

/** The text that the search of a list looks through, and an index for each order of the lists of customers and persons. */
export const customerLists: SchemaStep = async (db, engine) => {
  await addColumn(db, engine, 'customers', 'searchText', 'text', '')
  await addColumn(db, engine, 'persons', 'searchText', 'text', '')
  await fill(db, 'customers', ['name', 'customerNumber', 'postcode', 'city', 'branch', 'phones', 'emails', 'tags'])
  await fill(db, 'persons', ['lastName', 'firstName', 'function', 'phones', 'emails'])

  const live = sql`where "deletedAt" is null`
  await sql`create index "customersLiveBySortName" on "customers" ("sortName", "id") ${live}`.execute(db)
  await sql`create index "customersLiveByPostcode" on "customers" (coalesce("postcode", ''), "id") ${live}`.execute(db)
  await sql`create index "customersLiveByCreated" on "customers" ("createdAt", "id") ${live}`.execute(db)
  await sql`create index "personsLiveBySortName" on "persons" ("sortName", "id") ${live}`.execute(db)
  await sql`create index "contactStatesByDue" on "contactStates" ("due", "customerId")`.execute(db)
  await sql`create index "contactStatesByRevenue" on "contactStates" ("revenue", "customerId")`.execute(db)
  await sql`create index "contactStatesByLastContact" on "contactStates" (coalesce("lastContact", ''), "customerId")`.execute(
    db,
  )
}

/** Rows that stood there before the column: their words folded; the next change writes it as the rules say. */
async function fill(db: Kysely<unknown>, table: string, columns: string[]): Promise<void> {
  const any = db as Kysely<Record<string, Record<string, string | null>>>
  for (let last = ''; ; ) {
    const rows = await any
      .selectFrom(table)
      .select(['id', ...columns])
      .where('id', '>', last)
      .orderBy('id')
      .limit(1000)
      .execute()
    if (rows.length === 0) return
    for (const row of rows.map((one): Named => ({ id: one.id ?? '', words: columns.map((c) => one[c] ?? null) }))) {
      const searchText = fold(row.words.join(' '))
        .replace(/[^a-z0-9]+/g, ' ')
        .trim()
        .slice(0, 2000)
      await any.updateTable(table).set({ searchText }).where('id', '=', row.id).execute()
      last = row.id
    }
  }
}
