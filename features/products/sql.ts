import { type Kysely, type Selectable, sql } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'
import type { Cursor } from '#shared/cursor.ts'

export type ProductRecord = Selectable<Tables['products']>

/** Live products by name, a page. */
export async function listProducts(db: Kysely<Tables>, after: Cursor | null, limit: number): Promise<ProductRecord[]> {
  let query = db
    .selectFrom('products')
    .selectAll()
    .where('deletedAt', 'is', null)
    .orderBy('nameKey')
    .orderBy('id')
    .limit(limit)
  if (after) query = query.where(sql<boolean>`("nameKey", "id") > (${after[0]}, ${after[1]})`)
  return await query.execute()
}

/** Another live product that goes by this name. */
export async function findByKey(db: Kysely<Tables>, nameKey: string): Promise<ProductRecord | undefined> {
  return await db
    .selectFrom('products')
    .selectAll()
    .where('deletedAt', 'is', null)
    .where('nameKey', '=', nameKey)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
}
