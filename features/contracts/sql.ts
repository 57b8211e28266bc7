import { type Expression, type Kysely, type Selectable, type SqlBool, sql } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'
import type { Cursor } from '#shared/cursor.ts'
import type { Day } from '#shared/days.ts'

export type ContractRecord = Selectable<Tables['contracts']>
type Readable = Expression<SqlBool> | null

function selectContracts(db: Kysely<Tables>, readable: Readable) {
  const query = db
    .selectFrom('contracts')
    .innerJoin('customers', 'customers.id', 'contracts.customerId')
    .leftJoin('opportunities', (join) =>
      join.onRef('opportunities.id', '=', 'contracts.renewalId').on('opportunities.deletedAt', 'is', null),
    )
    .where('contracts.deletedAt', 'is', null)
    .where('customers.deletedAt', 'is', null)
  return readable ? query.where(readable) : query
}

/** One page, the latest begin first. */
export async function listContracts(
  db: Kysely<Tables>,
  filter: { customerId: string | undefined; readable: Readable },
  page: { after: Cursor | null; limit: number },
) {
  let query = selectContracts(db, filter.readable)
    .selectAll('contracts')
    .select(['customers.name as customerName', 'opportunities.title as renewalTitle'])
    .orderBy('contracts.startDay', 'desc')
    .orderBy('contracts.id', 'desc')
    .limit(page.limit)
  if (filter.customerId) query = query.where('contracts.customerId', '=', filter.customerId)
  if (page.after)
    query = query.where(sql<boolean>`("contracts"."startDay", "contracts"."id") < (${page.after[0]}, ${page.after[1]})`)
  return await query.execute()
}

/** All that run on a day or may be renewed after it: not ended before it. With how the opportunity of their renewal stands. */
export async function listRunning(db: Kysely<Tables>, readable: Readable, day: Day) {
  return await selectContracts(db, readable)
    .selectAll('contracts')
    .select(['customers.name as customerName', 'opportunities.outcome as renewalOutcome'])
    .select('opportunities.id as renewalFound')
    .where((where) =>
      where.or([
        where('contracts.endDay', 'is', null),
        where('contracts.endDay', '>=', day),
        where('contracts.endedAt', 'is', null),
      ]),
    )
    .orderBy('contracts.id')
    .execute()
}

/** The opportunity at a customer, if it is there. */
export async function findOpportunity(db: Kysely<Tables>, id: string) {
  return await db
    .selectFrom('opportunities')
    .select(['id', 'customerId'])
    .where('id', '=', id)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
}
