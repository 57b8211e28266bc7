import { type Expression, type Kysely, type SqlBool, sql } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'
import type { FullMonths, Period } from './rules.ts'

/** Condition on the customers that the caller may read; none: all. */
type Readable = Expression<SqlBool> | null

/** Revenue of each customer and currency, added up in one walk through an index that holds all it needs. */
export async function sumRevenues(db: Kysely<Tables>, period: Period, months: FullMonths) {
  const within = ({ from, to }: Period, value: 'amount' | 'margin') =>
    sql<number>`sum(case when "day" >= ${from} and "day" <= ${to} then ${sql.ref(value)} end)`
  const marginOf = ({ from, to }: Period) =>
    sql<number>`sum(case when "day" >= ${from} and "day" <= ${to} and "margin" is not null then "amount" end)`
  return await db
    .selectFrom('revenues')
    .select([
      'customerId',
      'currency',
      within(period, 'amount').as('revenue'),
      within(period, 'margin').as('margin'),
      marginOf(period).as('marginOf'),
      within(months.now, 'amount').as('revenueNow'),
      within(months.now, 'margin').as('marginNow'),
      within(months.before, 'amount').as('revenueBefore'),
      sql<string | null>`min(case when "amount" > 0 then "day" end)`.as('firstDay'),
    ])
    .where('deletedAt', 'is', null)
    .groupBy(['customerId', 'currency'])
    .execute()
}

/** What the customers are called, to whom they belong, and what they could bring. */
export async function listCustomers(db: Kysely<Tables>, readable: Readable) {
  let query = db
    .selectFrom('customers')
    .select(['customers.id', 'name', 'sortName', 'parentId', 'ownerId', 'potential'])
    .where('deletedAt', 'is', null)
  if (readable) query = query.where(readable)
  return await query.execute()
}

export async function listMemberNames(db: Kysely<Tables>) {
  return await db.selectFrom('members').select(['id', 'name']).limit(10_000).execute()
}
