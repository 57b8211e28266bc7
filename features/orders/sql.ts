import { type Expression, type Kysely, type Selectable, type SqlBool, sql } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'
import type { Cursor } from '#shared/cursor.ts'
import type { Period } from '#shared/periods.ts'

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

/** What came in over a period, one row each: the orders, and what was won without an order entered for it. */
function selectIntake(db: Kysely<Tables>, { from, to }: Period) {
  const orders = db
    .selectFrom('orders')
    .innerJoin('customers', 'customers.id', 'orders.customerId')
    .leftJoin('opportunities', 'opportunities.id', 'orders.opportunityId')
    .select([
      'orders.id',
      'orders.customerId',
      'customers.name as customerName',
      'orders.opportunityId',
      'opportunities.title',
      'orders.number',
      'orders.day',
      'orders.amount',
      'orders.currency',
    ])
    .select(sql<string | null>`coalesce("opportunities"."ownerId", "customers"."ownerId")`.as('ownerId'))
    .where('orders.deletedAt', 'is', null)
    .where('orders.day', '>=', from)
    .where('orders.day', '<=', to)
  const won = db
    .selectFrom('opportunities')
    .leftJoin('customers', 'customers.id', 'opportunities.customerId')
    .select([
      'opportunities.id',
      'opportunities.customerId',
      'customers.name as customerName',
      'opportunities.id as opportunityId',
      'opportunities.title',
      'opportunities.number',
      'opportunities.closedDay as day',
    ])
    .select(sql<number>`coalesce("opportunities"."amount", 0)`.as('amount'))
    .select(['opportunities.currency', 'opportunities.ownerId'])
    .where('opportunities.outcome', '=', 'won')
    .where('opportunities.budgetaryAt', 'is', null)
    .where('opportunities.deletedAt', 'is', null)
    .where('opportunities.closedDay', '>=', from)
    .where('opportunities.closedDay', '<=', to)
    .where(
      sql<SqlBool>`not exists (select 1 from "orders" where "orders"."opportunityId" = "opportunities"."id" and "orders"."deletedAt" is null)`,
    )
  return db.selectFrom(orders.$castTo<IntakeRow>().unionAll(won.$castTo<IntakeRow>()).as('intake'))
}

export type IntakeRow = {
  id: string
  customerId: string | null
  customerName: string | null
  opportunityId: string | null
  title: string | null
  number: string | null
  day: string
  amount: number
  currency: string
  ownerId: string | null
}

/** The order intake of a period by currency and by who holds it. */
export async function sumIntake(db: Kysely<Tables>, period: Period) {
  return await selectIntake(db, period)
    .select(['ownerId', 'currency', (sum) => sum.fn.sum<number>('amount').as('amount')])
    .select((all) => all.fn.countAll<number>().as('count'))
    .groupBy(['ownerId', 'currency'])
    .execute()
}

/** What came in, one by one, the largest first; of these members, none: of everyone. */
export async function listIntake(
  db: Kysely<Tables>,
  period: Period,
  { currency, members, limit }: { currency: string; members: string[] | null; limit: number },
) {
  let query = selectIntake(db, period).selectAll().where('currency', '=', currency)
  if (members) query = query.where('ownerId', 'in', members)
  return await query.orderBy('amount', 'desc').orderBy('id').limit(limit).execute()
}
