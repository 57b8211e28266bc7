import { type Kysely, sql } from 'kysely'
import type { SchemaStep } from '#platform/db/migrate.ts'
import type { Tables } from '#platform/db/tables.ts'

/** When an order is to be delivered, and the list it came in with. */
export const importedOrders: SchemaStep = async (anyDb, engine) => {
  const db = anyDb as Kysely<Tables>
  const text = sql.raw<string>(engine === 'sqlite' ? 'text' : 'text collate "C"')
  await db.schema.alterTable('orders').addColumn('deliveryDay', text).execute()
  await db.schema.alterTable('orders').addColumn('importId', text).execute()
}
