import { type Kysely, sql } from 'kysely'
import type { SchemaStep } from '#platform/db/migrate.ts'
import { createTable } from '#platform/db/schema.ts'
import type { Tables } from '#platform/db/tables.ts'

/** Offers that are written here: lines, texts, VAT, a number without gaps per year, versions. */
export const writtenOffers: SchemaStep = async (anyDb, engine) => {
  const db = anyDb as Kysely<Tables>
  const text = sql.raw<string>(engine === 'sqlite' ? 'text' : 'text collate "C"')
  const whole = sql.raw<string>('integer')
  const add = async (column: string, type: typeof text) => {
    await db.schema.alterTable('offers').addColumn(column, type).execute()
  }
  for (const column of ['year', 'sequence', 'revision', 'discount']) await add(column, whole)
  for (const column of ['language', 'subject', 'intro', 'closing', 'delivery', 'payment', 'vatCase', 'voidReason'])
    await add(column, text)
  await db.schema
    .alterTable('offers')
    .addColumn('personId', text, (column) => column.references('persons.id'))
    .execute()
  await sql`create index "offersByPersonId" on "offers" ("personId") where "personId" is not null`.execute(db)
  await sql`create unique index "offersUniqueSequence" on "offers" ("year", "sequence", "revision")
    where "sequence" is not null`.execute(db)
  await createTable(anyDb, engine, 'offerNumbers', { year: 'whole', last: 'whole' }, { primaryKey: ['year'] })
  await createTable(
    anyDb,
    engine,
    'offerLines',
    {
      id: 'text',
      offerId: 'offers.id',
      position: 'whole',
      kind: 'text',
      productId: 'products.id?',
      text: 'text',
      unit: 'text?',
      // Thousandths of the unit.
      quantity: 'money',
      unitPrice: 'money',
      priceUnit: 'whole',
      // Basis points.
      discount: 'whole',
      vatRate: 'text',
      createdAt: 'text',
      createdById: 'text?',
      version: 'whole',
      deletedAt: 'text?',
    },
    { indexes: [['offerId', 'position']] },
  )
}
