import type { ExpressionBuilder, Kysely } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'
import { sumPeriods } from '../sums.ts'

type Db = Kysely<Tables>

/** Whether the day of an order came in with a list before. */
export async function hasLastOrder(db: Db, customerId: string, day: string): Promise<boolean> {
  const row = await db
    .selectFrom('revenues')
    .select('id')
    .where('customerId', '=', customerId)
    .where('period', '=', 'lastOrder')
    .where('day', '=', day)
    .where('deletedAt', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The days on which sums of a customer count. */
export async function listSumDays(db: Db, customerId: string) {
  return await db
    .selectFrom('revenues')
    .select(['period', 'day'])
    .distinct()
    .where('customerId', '=', customerId)
    .where('period', 'in', sumPeriods)
    .where('deletedAt', 'is', null)
    .execute()
}

/** Revenue of a customer by day, currency and what it is. */
export async function listDaySums(db: Db, customerId: string) {
  return await db
    .selectFrom('revenues')
    .select(['period', 'day', 'currency', (sum) => sum.fn.sum<number>('amount').as('amount')])
    .where('customerId', '=', customerId)
    .where('deletedAt', 'is', null)
    .groupBy(['period', 'day', 'currency'])
    .orderBy('day')
    .execute()
}

/** Customers with revenue of an import, taken back or not, who have both sums of lists and single revenue, or had. */
export async function listToCover(db: Db, importId: string): Promise<string[]> {
  const has = (
    where: ExpressionBuilder<Tables & { one: Tables['revenues'] }, 'one'>,
    periods: string[],
    orNone: boolean,
  ) =>
    where
      .selectFrom('revenues as other')
      .select('other.id')
      .whereRef('other.customerId', '=', 'one.customerId')
      .where('other.deletedAt', 'is', null)
      .where((where) =>
        where.or([where('other.period', 'in', periods), ...(orNone ? [where('other.period', 'is', null)] : [])]),
      )
  const rows = await db
    .selectFrom('revenues as one')
    .select('one.customerId')
    .distinct()
    .where('one.importId', '=', importId)
    .where('one.customerId', 'is not', null)
    .where((where) => where.exists(has(where, ['month', 'covered', ...sumPeriods.slice(0, 2)], true)))
    .where((where) => where.exists(has(where, [...sumPeriods, 'covered'], false)))
    .execute()
  return rows.map((row) => row.customerId!)
}

/** Revenue of a customer from other imports or by hand under an invoice or order number, and of one product if it names one. */
export async function listNumberedRevenue(
  db: Db,
  customerId: string,
  named: { invoice: string | null; orderNumber: string | null; product: string | null },
  importId: string,
) {
  let query = db
    .selectFrom('revenues')
    .selectAll()
    .where('customerId', '=', customerId)
    .where('deletedAt', 'is', null)
    .where((where) => where.or([where('importId', 'is', null), where('importId', '<>', importId)]))
    .limit(2)
  for (const column of ['invoice', 'orderNumber', 'product'] as const) {
    const value = named[column]
    query = value === null ? query.where(column, 'is', null) : query.where(column, '=', value)
  }
  return await query.execute()
}
