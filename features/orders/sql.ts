import { type Expression, type Kysely, type Selectable, type SqlBool, sql } from 'kysely'
import { currenciesOf, inReport } from '#platform/db/rates.ts'
import type { Tables } from '#platform/db/tables.ts'
import type { Cursor } from '#shared/cursor.ts'
import type { Period } from '#shared/periods.ts'
import type { Rates } from '#shared/rates.ts'

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

/** What of the intake the caller asks for; `readable`: conditions on what may be read, none: all. */
export type IntakeFilter = {
  /** In which currency, and by which rates others count in it. */
  rates: Rates
  /** Whose; none: everyone's. */
  members?: readonly string[] | null
  readable?: { orders: Expression<SqlBool> | null; opportunities: Expression<SqlBool> | null }
}

/**
 * What came in over a period, one row each: the orders, and what was won without an order entered for it. What was won out of a
 * budgetary enquiry came in like everything else: that flag only takes it out of the rates (rules §3).
 */
function selectIntake(db: Kysely<Tables>, { from, to }: Period, { rates, members, readable }: IntakeFilter) {
  let orders = db
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
      inReport(rates, 'orders.amount', 'orders.currency').as('amount'),
    ])
    .select(sql<string | null>`coalesce("opportunities"."ownerId", "customers"."ownerId")`.as('ownerId'))
    .where('orders.deletedAt', 'is', null)
    .where('customers.deletedAt', 'is', null)
    .where('orders.currency', 'in', currenciesOf(rates))
    .where('orders.day', '>=', from)
    .where('orders.day', '<=', to)
  if (readable?.orders) orders = orders.where(readable.orders)
  let won = db
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
    .select(sql<number>`coalesce(${inReport(rates, 'opportunities.amount', 'opportunities.currency')}, 0)`.as('amount'))
    .select('opportunities.ownerId')
    .where('opportunities.outcome', '=', 'won')
    .where('opportunities.deletedAt', 'is', null)
    .where('opportunities.currency', 'in', currenciesOf(rates))
    .where('opportunities.closedDay', '>=', from)
    .where('opportunities.closedDay', '<=', to)
    .where(
      sql<SqlBool>`not exists (select 1 from "orders" where "orders"."opportunityId" = "opportunities"."id" and "orders"."deletedAt" is null)`,
    )
  if (readable?.opportunities) won = won.where(readable.opportunities)
  const all = db.selectFrom(orders.$castTo<IntakeRow>().unionAll(won.$castTo<IntakeRow>()).as('intake'))
  return members ? all.where('ownerId', 'in', members) : all
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
  ownerId: string | null
}

/** The order intake of a period: how much and how many. */
export async function sumIntake(db: Kysely<Tables>, period: Period, filter: IntakeFilter) {
  const row = await selectIntake(db, period, filter)
    .select((sum) => [sum.fn.sum<number>('amount').as('amount'), sum.fn.countAll<number>().as('count')])
    .executeTakeFirstOrThrow()
  return { amount: Number(row.amount ?? 0), count: Number(row.count) }
}

/** The same by month (`YYYY-MM`), those in which something came in. */
export async function sumIntakePerMonth(db: Kysely<Tables>, period: Period, filter: IntakeFilter) {
  const month = sql<string>`substr("day", 1, 7)`
  const rows = await selectIntake(db, period, filter)
    .select(month.as('month'))
    .select((sum) => sum.fn.sum<number>('amount').as('amount'))
    .groupBy(month)
    .execute()
  return rows.map((row) => ({ month: row.month, amount: Number(row.amount) }))
}

/** What came in, one by one, the largest first. */
export async function listIntake(db: Kysely<Tables>, period: Period, filter: IntakeFilter, limit: number) {
  const rows = selectIntake(db, period, filter).selectAll()
  return await rows.orderBy('amount', 'desc').orderBy('id').limit(limit).execute()
}
