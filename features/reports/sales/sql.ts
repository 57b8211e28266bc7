import { type Expression, type Kysely, type SqlBool, sql } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'
import type { Day } from '#shared/days.ts'
import type { Period } from '#shared/periods.ts'

/** Condition on the opportunities that the caller may read; none: all. */
type Readable = Expression<SqlBool> | null

type Asked = Period & { owner?: string[] | undefined }

/** Live opportunities that closed in the period or later, or nobody knows when, or are open, and were there by its end. */
function selectDeals(db: Kysely<Tables>, { from, to, owner }: Asked, readable: Readable) {
  let query = db
    .selectFrom('opportunities')
    .leftJoin('customers', 'customers.id', 'opportunities.customerId')
    .where('opportunities.deletedAt', 'is', null)
    .where((where) => where.or([where('closedDay', 'is', null), where('closedDay', '>=', from)]))
    .where((where) => where.or([where('createdDay', 'is', null), where('createdDay', '<=', to)]))
  if (owner) query = query.where('opportunities.ownerId', 'in', owner)
  return readable ? query.where(readable) : query
}

/** The deals of a period with what they are counted by. */
export async function listDeals(db: Kysely<Tables>, asked: Asked, readable: Readable) {
  return await selectDeals(db, asked, readable)
    .leftJoin('members', 'members.id', 'opportunities.ownerId')
    .leftJoin('closeReasons', 'closeReasons.id', 'opportunities.reason')
    .select([
      'opportunities.id',
      'opportunities.customerId',
      'customers.name as customerName',
      'opportunities.ownerId',
      'members.name as ownerName',
      'members.region',
      'opportunities.kind',
      'opportunities.channel',
      'opportunities.outcome',
      'createdDay',
      'closedDay',
      'amount',
      'opportunities.currency',
      'closeReasons.countsAs',
      'budgetaryAt',
    ])
    .execute()
}

/** The facts of what was reopened after a day. */
export async function listReopened(db: Kysely<Tables>, after: Day) {
  return await db
    .selectFrom('opportunityHistory')
    .select(['id', 'opportunityId', 'kind', 'day', 'known', 'enteredAt', 'replacesId', 'stageId', 'ownerId'])
    .select(['amount', 'currency', 'expectedClose'])
    .where('opportunityId', 'in', (reopened) =>
      reopened
        .selectFrom('opportunityHistory')
        .select('opportunityId')
        // As a literal: the index of 0138 holds only these.
        .where(sql<boolean>`"kind" = 'reopened'`)
        .where('day', '>', after),
    )
    .execute()
}

/** The products of the deals of a period, in the order they were added. */
export async function listLines(db: Kysely<Tables>, asked: Asked, readable: Readable) {
  return await db
    .selectFrom('opportunityProducts')
    .innerJoin('products', 'products.id', 'opportunityProducts.productId')
    .innerJoin(selectDeals(db, asked, readable).select('opportunities.id').as('deals'), (join) =>
      join.onRef('deals.id', '=', 'opportunityProducts.opportunityId'),
    )
    .select(['opportunityId', 'productId', 'products.name', 'opportunityProducts.amount'])
    .where('opportunityProducts.deletedAt', 'is', null)
    .orderBy(sql.ref('opportunityProducts.id'))
    .execute()
}
