import { type Expression, type Kysely, type SqlBool, sql } from 'kysely'
import { inReport } from '#platform/db/rates.ts'
import type { Tables } from '#platform/db/tables.ts'
import type { Day } from '#shared/days.ts'
import type { Rates } from '#shared/rates.ts'

const piece = 2_000

/** What the classes follow from, some customers after the other, so that other readers get their turn. */
export async function* readFacts(db: Kysely<Tables>, period: { from: Day; to: Day }, rates: Rates) {
  const amount = inReport(rates, 'amount', 'currency')
  for (let after = ''; ; ) {
    const customers = await db
      .selectFrom('customers')
      .select(['id', 'name', 'sortName', 'class', 'classReason', 'potential'])
      .where('id', '>', after)
      .where('deletedAt', 'is', null)
      .orderBy('id')
      .limit(piece)
      .execute()
    const last = customers.at(-1)
    if (!last) return
    const sums = await db
      .selectFrom('revenues')
      .select([
        'customerId',
        'currency',
        sql<number>`sum(${amount})`.as('revenue'),
        sql<number>`sum(${inReport(rates, 'margin', 'currency')})`.as('margin'),
        sql<number>`sum(case when "margin" is not null then ${amount} end)`.as('marginOf'),
      ])
      .where('deletedAt', 'is', null)
      .where('customerId', '>', after)
      .where('customerId', '<=', last.id)
      .where('day', '>=', period.from)
      .where('day', '<=', period.to)
      .groupBy(['customerId', 'currency'])
      .execute()
    yield { customers, sums }
    // What comes in meanwhile is for the next time, or a busy day would have no end.
    if (customers.length < piece) return
    after = last.id
  }
}

/** Of these customers those that the condition holds for. */
export async function listReadable(db: Kysely<Tables>, readable: Expression<SqlBool>): Promise<Set<string>> {
  const rows = await db
    .selectFrom('customers')
    .select('customers.id')
    .where('deletedAt', 'is', null)
    .where(readable)
    .execute()
  return new Set(rows.map((row) => row.id))
}

/** These customers, whole. */
export async function listByIds(db: Kysely<Tables>, ids: string[]) {
  return await db.selectFrom('customers').selectAll().where('id', 'in', ids).where('deletedAt', 'is', null).execute()
}

/** Members that lead the sales, those longest here first. */
export async function listMembers(db: Kysely<Tables>) {
  return await db
    .selectFrom('members')
    .select(['id', 'roles', 'language'])
    .where('leftAt', 'is', null)
    .where('deletedAt', 'is', null)
    .orderBy('createdAt')
    .orderBy('id')
    .limit(1_000)
    .execute()
}
