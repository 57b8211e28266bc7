import { type Kysely, type SqlBool, sql } from 'kysely'
import { inReport } from '#platform/db/rates.ts'
import type { Tables } from '#platform/db/tables.ts'
import type { Day } from '#shared/days.ts'
import type { Period } from '#shared/periods.ts'
import type { Rates } from '#shared/rates.ts'

const mostVersions = 1000

export async function listVersions(db: Kysely<Tables>) {
  return await db
    .selectFrom('weightings')
    .selectAll()
    .where('deletedAt', 'is', null)
    .orderBy('validFrom', 'desc')
    .orderBy('id', 'desc')
    .limit(mostVersions)
    .execute()
}

/**
 * The revenue of a period by customer, day, order and currency, with who looks after the customer; converted, and as
 * invoiced. */
export async function sumRevenue(db: Kysely<Tables>, { from, to }: Period, rates: Rates) {
  return await db
    .selectFrom((revenues) =>
      revenues
        .selectFrom('revenues')
        .select(['customerId', 'day', 'orderNumber', 'currency', (sum) => sum.fn.sum<number>('amount').as('original')])
        .select((sum) => sum.fn.sum<number>(inReport(rates, 'amount', 'currency')).as('amount'))
        .where('deletedAt', 'is', null)
        .where('day', '>=', from)
        .where('day', '<=', to)
        .groupBy(['customerId', 'day', 'orderNumber', 'currency'])
        .as('sums'),
    )
    .leftJoin('customers', (join) =>
      join.onRef('customers.id', '=', 'sums.customerId').on('customers.deletedAt', 'is', null),
    )
    .select([
      'customers.id as customerId',
      'customers.ownerId',
      'day',
      'orderNumber',
      'sums.currency',
      'amount',
      'original',
    ])
    .orderBy('day')
    .execute()
}

/** In which months each customer bought, with the first and last day in each; up to a day. */
export async function listMonthsOfBuying(db: Kysely<Tables>, to: Day) {
  const month = sql<string>`substr("day", 1, 7)`
  return await db
    .selectFrom('revenues')
    .select(['customerId', (day) => day.fn.min('day').as('first'), (day) => day.fn.max('day').as('last')])
    .where('deletedAt', 'is', null)
    .where('customerId', 'is not', null)
    .where('amount', '>', 0)
    .where('day', '<=', to)
    .groupBy(['customerId', month])
    .execute()
}

/** What was ordered up to a day: the orders entered, and what was won without one. */
export async function listOrders(db: Kysely<Tables>, to: Day) {
  const entered = await db
    .selectFrom('orders')
    .innerJoin('customers', 'customers.id', 'orders.customerId')
    .leftJoin('opportunities', 'opportunities.id', 'orders.opportunityId')
    .select(['orders.customerId', 'customers.ownerId', 'orders.day', 'opportunities.kind', 'orders.number'])
    .where('orders.deletedAt', 'is', null)
    .where('orders.day', '<=', to)
    .execute()
  const won = await db
    .selectFrom('opportunities')
    .innerJoin('customers', 'customers.id', 'opportunities.customerId')
    .select(['customers.id as customerId', 'customers.ownerId', 'opportunities.kind', 'number'])
    .select(sql<Day>`"closedDay"`.as('day'))
    .where('outcome', '=', 'won')
    .where('opportunities.deletedAt', 'is', null)
    .where('closedDay', '<=', to)
    .where(
      sql<SqlBool>`not exists (select 1 from "orders" where "orders"."opportunityId" = "opportunities"."id" and "orders"."deletedAt" is null)`,
    )
    .execute()
  return [...entered, ...won]
}

export async function listParents(db: Kysely<Tables>) {
  return await db
    .selectFrom('customers')
    .select(['id', 'parentId'])
    .where('parentId', 'is not', null)
    .where('deletedAt', 'is', null)
    .execute()
}
