import { type Kysely, sql } from 'kysely'
import type { SchemaStep } from '#platform/db/migrate.ts'
import { addColumn } from '#platform/db/schema.ts'
import type { Tables } from '#platform/db/tables.ts'

/** What a product costs us, which VAT rate it bears, and since when it is not offered any more. */
export const productCosts: SchemaStep = async (anyDb, engine) => {
  const db = anyDb as Kysely<Tables>
  // Minor units of the product's currency; none while nobody said.
  const money = sql.raw<string>(engine === 'sqlite' ? 'integer' : 'bigint')
  await db.schema.alterTable('products').addColumn('costPrice', money).execute()
  // A kind of rate; what it comes to stands in the table of the country.
  await addColumn(anyDb, engine, 'products', 'vatRate', 'text', 'standard')
  const text = sql.raw<string>(engine === 'sqlite' ? 'text' : 'text collate "C"')
  await db.schema.alterTable('products').addColumn('retiredAt', text).execute()
}
