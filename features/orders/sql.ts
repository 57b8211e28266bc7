import { type Expression, type Kysely, type Selectable, type SqlBool, sql } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'
import type { Cursor } from '#shared/cursor.ts'

export type OrderRecord = Selectable<Tables['orders']>

/** One page, the latest first. */
export async function listOrders(
  db: Kysely<Tables>,
  filter: { customerId: string | undefined; readable: Expression<SqlBool> | null },
  page: { after: Cursor | null; limit: number },
) {
  let query = db
    .selectFrom('orders')
    .innerJoin('customers', 'customers.id', 'orders.customerId')
    .leftJoin('opportunities', 'opportunities.id', 'orders.opportunityId')
    .where('orders.deletedAt', 'is', null)
    .where('customers.deletedAt', 'is', null)
    .selectAll('orders')
    .select(['customers.name as customerName', 'opportunities.title as opportunityTitle'])
    .select((select) =>
      select
        .selectFrom('revenues')
        .select((sum) => sum.fn.sum<number>('revenues.amount').as('amount'))
        .whereRef('revenues.customerId', '=', 'orders.customerId')
        .whereRef('revenues.orderNumber', '=', 'orders.number')
        .whereRef('revenues.currency', '=', 'orders.currency')
        .where('revenues.deletedAt', 'is', null)
        .as('invoiced'),
    )
    .orderBy('orders.day', 'desc')
    .orderBy('orders.id', 'desc')
    .limit(page.limit)
  if (filter.readable) query = query.where(filter.readable)
  if (filter.customerId) query = query.where('orders.customerId', '=', filter.customerId)
  if (page.after)
    query = query.where(sql<boolean>`("orders"."day", "orders"."id") < (${page.after[0]}, ${page.after[1]})`)
  return await query.execute()
}

/** The opportunity of an order, if it is there. */
export async function findOpportunity(db: Kysely<Tables>, id: string) {
  return await db
    .selectFrom('opportunities')
    .select(['id', 'customerId', 'outcome'])
    .where('id', '=', id)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
}
