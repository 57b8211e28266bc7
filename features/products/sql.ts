import { type Expression, type ExpressionBuilder, type Kysely, type Selectable, type SqlBool, sql } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'
import type { Cursor } from '#shared/cursor.ts'
import type { Day } from '#shared/days.ts'
import { productKey } from './rules.ts'

export type ProductRecord = Selectable<Tables['products']>

export type ProductFilter = {
  q?: string | undefined
  state: 'offered' | 'retired' | 'all'
  ids?: string[] | undefined
}

/** Part of a product's name (without regard to case, blanks and signs) or number. */
export function likeProduct(q: string): Expression<SqlBool> {
  const part = (text: string) => `%${text.toLowerCase().replace(/[%_!]/g, '!$&')}%`
  return sql<SqlBool>`("products"."nameKey" like ${part(productKey(q))} escape '!'
    or lower("products"."number") like ${part(q)} escape '!')`
}

/** Live products by name, a page. */
export async function listProducts(
  db: Kysely<Tables>,
  filter: ProductFilter,
  after: Cursor | null,
  limit: number,
): Promise<ProductRecord[]> {
  let query = db.selectFrom('products').selectAll().where(asked(filter)).orderBy('nameKey').orderBy('id').limit(limit)
  if (after) query = query.where(sql<boolean>`("nameKey", "id") > (${after[0]}, ${after[1]})`)
  return await query.execute()
}

export async function countProducts(db: Kysely<Tables>, filter: ProductFilter): Promise<number> {
  const row = await db
    .selectFrom('products')
    .select((count) => count.fn.countAll<number>().as('count'))
    .where(asked(filter))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

function asked({ q, state, ids }: ProductFilter) {
  return ({ eb, and }: ExpressionBuilder<Tables, 'products'>) =>
    and([
      eb('deletedAt', 'is', null),
      ...(q ? [likeProduct(q)] : []),
      ...(state === 'all' ? [] : [eb('retiredAt', state === 'retired' ? 'is not' : 'is', null)]),
      ...(ids ? [eb('id', 'in', ids)] : []),
    ])
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

const named = ['id', 'name', 'nameKey', 'number', 'productGroup', 'unit'] as const
const perStatement = 400

/** Live products by their folded names, or by their numbers in lower case. */
export async function listByNames(db: Kysely<Tables>, nameKeys: readonly string[], numbers: readonly string[]) {
  const rows = []
  const live = () => db.selectFrom('products').select(named).where('deletedAt', 'is', null)
  for (let at = 0; at < nameKeys.length; at += perStatement)
    rows.push(
      ...(await live()
        .where('nameKey', 'in', nameKeys.slice(at, at + perStatement))
        .execute()),
    )
  for (let at = 0; at < numbers.length; at += perStatement)
    rows.push(
      ...(await live()
        .where(sql<SqlBool>`lower("number") in (${sql.join(numbers.slice(at, at + perStatement))})`)
        .execute()),
    )
  return rows
}

export async function listByIds(db: Kysely<Tables>, ids: readonly string[]) {
  const rows = []
  for (let at = 0; at < ids.length; at += perStatement)
    rows.push(
      ...(await db
        .selectFrom('products')
        .select(named)
        .where('id', 'in', ids.slice(at, at + perStatement))
        .where('deletedAt', 'is', null)
        .execute()),
    )
  return rows
}

type Readable = Expression<SqlBool> | null

/** What was invoiced in a period per product as the invoices name it, and currency. */
export async function sumRevenues(db: Kysely<Tables>, from: Day, until: Day, readable: Readable) {
  let query = db
    .selectFrom('revenues')
    .select(['product', 'currency', (sum) => sum.fn.sum<number>('amount').as('amount')])
    .where('day', '>=', from)
    .where('day', '<=', until)
    .where('product', 'is not', null)
    .where('deletedAt', 'is', null)
    .groupBy(['product', 'currency'])
    .orderBy('currency')
  if (readable) query = query.where(readable)
  return await query.execute()
}

/** Open opportunities about a product, the next to close first. */
export async function listOpportunitiesWith(db: Kysely<Tables>, productId: string, readable: Readable, limit: number) {
  let query = db
    .selectFrom('opportunityProducts')
    .innerJoin('opportunities', 'opportunities.id', 'opportunityProducts.opportunityId')
    .leftJoin('customers', 'customers.id', 'opportunities.customerId')
    .select(['opportunities.id', 'opportunities.title', 'customers.name as customerName', 'opportunities.currency'])
    .select((coalesce) => coalesce.fn.coalesce('opportunityProducts.amount', 'opportunities.amount').as('amount'))
    .select('opportunities.expectedClose')
    .where('opportunityProducts.productId', '=', productId)
    .where('opportunityProducts.deletedAt', 'is', null)
    .where('opportunities.deletedAt', 'is', null)
    .where('opportunities.outcome', 'is', null)
    .orderBy(sql`coalesce("opportunities"."expectedClose", '9999-12-31')`)
    .orderBy('opportunities.id')
    .limit(limit)
  if (readable) query = query.where(readable)
  return await query.execute()
}

/** Offers with a product that nobody has decided about, drafts too, the latest first. */
export async function listOffersWith(db: Kysely<Tables>, productId: string, readable: Readable, limit: number) {
  let query = db
    .selectFrom('offers')
    .innerJoin('opportunities', 'opportunities.id', 'offers.opportunityId')
    .leftJoin('customers', 'customers.id', 'offers.customerId')
    .select(['offers.id', 'offers.number', 'offers.opportunityId', 'customers.name as customerName'])
    .select(['offers.amount', 'offers.currency', 'offers.sentOn'])
    .where('offers.deletedAt', 'is', null)
    .where('offers.outcome', 'is', null)
    .where('offers.id', 'in', (lines) =>
      lines
        .selectFrom('offerLines')
        .select('offerId')
        .where('productId', '=', productId)
        .where('deletedAt', 'is', null),
    )
    .orderBy('offers.id', 'desc')
    .limit(limit)
  if (readable) query = query.where(readable)
  return await query.execute()
}
