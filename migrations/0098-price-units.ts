import type { SchemaStep } from '#platform/db/migrate.ts'
import { addColumn } from '#platform/db/schema.ts'

/** How many a price is for: 1, 100 or 1000 (screws cost 4.20 € a hundred). */
export const priceUnits: SchemaStep = async (db, engine) => {
  await addColumn(db, engine, 'prices', 'priceUnit', 'whole', 1)
}
