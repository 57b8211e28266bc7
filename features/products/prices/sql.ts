import { type Expression, type Kysely, type Selectable, type SqlBool, sql } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'
import type { Cursor } from '#shared/cursor.ts'
import type { Day } from '#shared/days.ts'
import { likeProduct } from '../sql.ts'

type Db = Kysely<Tables>
export type PriceRecord = Selectable<Tables['prices']>

/** Live lists by name, with how many products have a price in each. */
export async function listLists(db: Db, limit: number) {
  return await db
    .selectFrom('priceLists')
    .selectAll()
    .select((outer) =>
      outer
        .selectFrom('prices')
        .select((count) => count.fn.count<number>('productId').distinct().as('count'))
        .whereRef('prices.listId', '=', 'priceLists.id')
        .where('prices.deletedAt', 'is', null)
        .as('products'),
    )
    .where('deletedAt', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** By which lists a customer buys since when, or everybody (`null`); lists that were deleted name none. */
export async function listUses(db: Db, customerId: string | null, currency?: string) {
  let query = db
    .selectFrom('priceListUses')
    .leftJoin('priceLists', (join) =>
      join.onRef('priceLists.id', '=', 'priceListUses.listId').on('priceLists.deletedAt', 'is', null),
    )
    .selectAll('priceListUses')
    .select('priceLists.name')
    .where('priceListUses.deletedAt', 'is', null)
    .where('customerId', customerId ? '=' : 'is', customerId)
    .orderBy('validFrom')
    .orderBy('priceListUses.id')
  if (currency) query = query.where('priceListUses.currency', '=', currency)
  return await query.execute()
}

/** By which lists some customers buy since when, in a currency. */
export async function listUsesOfAll(db: Db, customerIds: readonly string[], currency: string) {
  if (customerIds.length === 0) return []
  return await db
    .selectFrom('priceListUses')
    .select(['id', 'customerId', 'listId', 'validFrom'])
    .where('deletedAt', 'is', null)
    .where('customerId', 'in', customerIds)
    .where('currency', '=', currency)
    .orderBy('validFrom')
    .orderBy('id')
    .execute()
}

/** The prices of some products that these lists or customers have in a currency, with the names of the lists. */
export async function listPricesOf(
  db: Db,
  asked: {
    productIds: readonly string[]
    listIds: readonly string[]
    customerIds: readonly string[]
    currency: string
  },
) {
  if (asked.customerIds.length + asked.listIds.length === 0) return []
  return await db
    .selectFrom('prices')
    .leftJoin('priceLists', 'priceLists.id', 'prices.listId')
    .selectAll('prices')
    .select('priceLists.name as listName')
    .where('prices.productId', 'in', [...asked.productIds])
    .where('prices.currency', '=', asked.currency)
    .where('prices.deletedAt', 'is', null)
    .where('priceLists.deletedAt', 'is', null)
    .where((where) =>
      where.or([
        ...(asked.customerIds.length > 0 ? [where('prices.customerId', 'in', asked.customerIds)] : []),
        ...(asked.listIds.length > 0 ? [where('prices.listId', 'in', [...asked.listIds])] : []),
      ]),
    )
    .orderBy('validFrom')
    .orderBy('prices.id')
    .execute()
}

/** Prices agreed with these customers that began until a day, also those that others followed. */
export async function listOwnPrices(db: Db, customerIds: readonly string[], currency: string, day: Day) {
  if (customerIds.length === 0) return []
  return await db
    .selectFrom('prices')
    .select(['id', 'customerId', 'productId', 'validFrom', 'scales'])
    .where('customerId', 'in', customerIds)
    .where('currency', '=', currency)
    .where('validFrom', '<=', day)
    .where('deletedAt', 'is', null)
    .orderBy('validFrom')
    .orderBy('id')
    .execute()
}

/** Customers with prices of their own, or with a list. */
export async function listPricedCustomers(db: Db, currency: string) {
  return await db
    .selectFrom('prices')
    .select('customerId')
    .where('customerId', 'is not', null)
    .where('currency', '=', currency)
    .where('deletedAt', 'is', null)
    .union(
      db
        .selectFrom('priceListUses')
        .select('customerId')
        .where('customerId', 'is not', null)
        .where('listId', 'is not', null)
        .where('currency', '=', currency)
        .where('deletedAt', 'is', null),
    )
    .limit(20_000)
    .execute()
}

/** Live products among these. */
export async function listProducts(db: Db, ids: readonly string[]) {
  return await db
    .selectFrom('products')
    .select(['id', 'listPrice', 'currency'])
    .where('id', 'in', [...ids])
    .where('deletedAt', 'is', null)
    .execute()
}

/** The price of that very day, in the list or of the customer. */
export async function findPrice(
  db: Db,
  key: Pick<PriceRecord, 'productId' | 'listId' | 'customerId' | 'currency' | 'validFrom'>,
): Promise<PriceRecord | undefined> {
  return await db
    .selectFrom('prices')
    .selectAll()
    .where('productId', '=', key.productId)
    .where('listId', key.listId ? '=' : 'is', key.listId)
    .where('customerId', key.customerId ? '=' : 'is', key.customerId)
    .where('currency', '=', key.currency)
    .where('validFrom', '=', key.validFrom)
    .where('deletedAt', 'is', null)
    .orderBy('id', 'desc')
    .executeTakeFirst()
}

export type PriceFilter = {
  listId?: string | undefined
  customerId?: string | undefined
  productId?: string | undefined
  q?: string | undefined
  past?: boolean | undefined
  /** Customers whose prices may be read; none: all. */
  readable: Expression<SqlBool> | null
}

/** A page of prices by the names of their products, each with the day from which the one of today holds. */
export async function listPrices(db: Db, filter: PriceFilter, today: Day, after: Cursor | null, limit: number) {
  const current = sql<string | null>`(select max("same"."validFrom") from "prices" as "same"
    where "same"."productId" = "prices"."productId" and "same"."currency" = "prices"."currency"
    and coalesce("same"."listId", '') = coalesce("prices"."listId", '')
    and coalesce("same"."customerId", '') = coalesce("prices"."customerId", '')
    and "same"."deletedAt" is null and "same"."validFrom" <= ${today})`
  let query = db
    .selectFrom('prices')
    .innerJoin('products', 'products.id', 'prices.productId')
    .leftJoin('priceLists', 'priceLists.id', 'prices.listId')
    .leftJoin('customers', 'customers.id', 'prices.customerId')
    .selectAll('prices')
    .select(['products.name as productName', 'products.number as productNumber', 'products.unit', 'products.nameKey'])
    .select(['priceLists.name as listName', 'customers.name as customerName', current.as('current')])
    .where('prices.deletedAt', 'is', null)
    .where('products.deletedAt', 'is', null)
    .where('priceLists.deletedAt', 'is', null)
    .where('customers.deletedAt', 'is', null)
    .orderBy('products.nameKey')
    .orderBy('prices.id')
    .limit(limit)
  const { readable, q, past } = filter
  for (const column of ['listId', 'customerId', 'productId'] as const) {
    const wanted = filter[column]
    if (wanted) query = query.where(`prices.${column}`, '=', wanted)
  }
  if (q) query = query.where(likeProduct(q))
  if (!past) query = query.where(sql<SqlBool>`"prices"."validFrom" >= coalesce(${current}, '')`)
  if (readable) query = query.where((where) => where.or([where('prices.customerId', 'is', null), readable]))
  if (after) query = query.where(sql<SqlBool>`("products"."nameKey", "prices"."id") > (${after[0]}, ${after[1]})`)
  return await query.execute()
}
