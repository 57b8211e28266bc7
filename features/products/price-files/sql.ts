import type { Kysely } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'

type Db = Kysely<Tables>

/** Live products by number and name. */
export async function listProducts(db: Db, limit: number) {
  return await db
    .selectFrom('products')
    .select(['id', 'name', 'number'])
    .where('deletedAt', 'is', null)
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** All live prices of a list, whole. */
export async function listPrices(db: Db, listId: string, limit: number) {
  return await db
    .selectFrom('prices')
    .selectAll()
    .where('listId', '=', listId)
    .where('deletedAt', 'is', null)
    .orderBy('validFrom')
    .orderBy('id')
    .limit(limit)
    .execute()
}
