import { type Expression, type Kysely, type SqlBool, sql } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'

/** How many customers with which rhythm each owner has; those never due (blocked) count without a rhythm. */
export async function countCustomers(db: Kysely<Tables>, readable: Expression<SqlBool> | null) {
  const rhythm = sql<number>`case when "contactStates"."due" = '9999-12-31' then 0 else "contactStates"."rhythm" end`
  let query = db
    .selectFrom('customers')
    .innerJoin('contactStates', 'contactStates.customerId', 'customers.id')
    .select(['customers.ownerId', rhythm.as('rhythm'), (count) => count.fn.countAll<number>().as('customers')])
    .where('customers.deletedAt', 'is', null)
    .groupBy(['customers.ownerId', rhythm])
  if (readable) query = query.where(readable)
  const rows = await query.execute()
  return rows.map((row) => ({ ...row, rhythm: Number(row.rhythm), customers: Number(row.customers) }))
}

export async function listMembers(db: Kysely<Tables>) {
  return await db.selectFrom('members').select(['id', 'name', 'userId', 'leftAt', 'deletedAt']).limit(10_000).execute()
}
