import { type Expression, type Kysely, type Selectable, type SqlBool, sql } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'
import type { Actor } from '#shared/actor.ts'

export type CustomerRecord = Selectable<Tables['customers']>

export type CustomerFilter = {
  owner?: string[] | undefined
  standing?: string[] | undefined
  class?: string[] | undefined
  mode?: string | undefined
  branch?: string | undefined
  region?: string | undefined
  tag?: string | undefined
  orphaned?: boolean | undefined
  /** Keys of customers that a search found. */
  ids?: string[] | undefined
}

/**
 * Condition that the customer named by `column` may be read, none if the actor reads all: the counterpart of `canRead`.
 * For the lists of other slices too (exported by the actions).
 */
export function customerReadable(actor: Actor, column: string): Expression<SqlBool> | null {
  if (!actor.readsOwnOnly) return null
  const mine = sql.join([actor.memberId, ...actor.deputyFor])
  return sql<SqlBool>`${sql.ref(column)} in (
    select "id" from "customers" where "ownerId" in (${mine}) or "insideSalesId" in (${mine})
    union select "customerId" from "customerHelpers" where "memberId" in (${mine}) and "deletedAt" is null)`
}

/** Live customers that the actor may read and the filter asks for. */
export function selectCustomers(db: Kysely<Tables>, actor: Actor, filter: CustomerFilter) {
  let query = db.selectFrom('customers').where('customers.deletedAt', 'is', null)
  const readable = customerReadable(actor, 'customers.id')
  if (readable) query = query.where(readable)
  if (filter.ids) query = query.where('customers.id', 'in', filter.ids)
  if (filter.owner) query = query.where('customers.ownerId', 'in', filter.owner)
  if (filter.standing) query = query.where('customers.standing', 'in', filter.standing)
  if (filter.mode) query = query.where('customers.mode', '=', filter.mode)
  if (filter.branch) query = query.where('customers.branch', '=', filter.branch)
  if (filter.region) query = query.where('customers.region', '=', filter.region)
  if (filter.tag) query = query.where('customers.tags', 'like', `%${JSON.stringify(filter.tag).replace(/[%_]/g, '')}%`)
  if (filter.class) {
    const classes = filter.class.filter((one) => one !== 'none')
    query = query.where((where) =>
      where.or([
        ...(classes.length > 0 ? [where('customers.class', 'in', classes)] : []),
        ...(filter.class?.includes('none') ? [where('customers.class', 'is', null)] : []),
      ]),
    )
  }
  if (filter.orphaned) {
    query = query.where((where) =>
      where.or([
        where('customers.ownerId', 'is', null),
        where.exists(
          where
            .selectFrom('members')
            .select('members.id')
            .whereRef('members.id', '=', 'customers.ownerId')
            .where('members.leftAt', 'is not', null),
        ),
      ]),
    )
  }
  return query
}

const sorts = {
  name: { key: sql<string | number>`"customers"."sortName"`, direction: 'asc' },
  '-name': { key: sql<string | number>`"customers"."sortName"`, direction: 'desc' },
  due: { key: sql<string | number>`coalesce("contactStates"."due", '9999-12-31')`, direction: 'asc' },
  '-revenue': { key: sql<string | number>`coalesce("contactStates"."revenue", 0)`, direction: 'desc' },
} as const
export type CustomerSort = keyof typeof sorts

/** One page; `after` is the sort key and id of the last row of the page before. */
export async function listCustomers(
  db: Kysely<Tables>,
  actor: Actor,
  filter: CustomerFilter,
  page: { sort: CustomerSort; after: { key: string | number; id: string } | null; limit: number },
) {
  const { key, direction } = sorts[page.sort]
  let query = selectCustomers(db, actor, filter)
    .leftJoin('contactStates', 'contactStates.customerId', 'customers.id')
    .select([
      'customers.id',
      'customers.name',
      'customerNumber',
      'standing',
      'mode',
      'class',
      'customers.ownerId',
      'insideSalesId',
      'postcode',
      'city',
      'country',
      'branch',
      'region',
      'tags',
      'phones',
      'currency',
      'contactStates.lastContact',
      'contactStates.due',
      'contactStates.revenue',
      key.as('sortKey'),
    ])
    .orderBy(key, direction)
    .orderBy('customers.id', direction)
    .limit(page.limit)
  if (page.after) {
    const compare = direction === 'asc' ? sql`>` : sql`<`
    query = query.where(sql<boolean>`(${key}, "customers"."id") ${compare} (${page.after.key}, ${page.after.id})`)
  }
  return await query.execute()
}

export async function countCustomers(db: Kysely<Tables>, actor: Actor, filter: CustomerFilter): Promise<number> {
  const row = await selectCustomers(db, actor, filter)
    .select((count) => count.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

export async function findCustomer(db: Kysely<Tables>, id: string): Promise<CustomerRecord | undefined> {
  return await db
    .selectFrom('customers')
    .selectAll()
    .where('id', '=', id)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
}

export async function listHelpers(db: Kysely<Tables>, customerId: string) {
  return await db
    .selectFrom('customerHelpers')
    .selectAll()
    .where('customerId', '=', customerId)
    .where('deletedAt', 'is', null)
    .limit(100)
    .execute()
}

export async function findName(db: Kysely<Tables>, id: string): Promise<string | null> {
  const row = await db.selectFrom('customers').select('name').where('id', '=', id).executeTakeFirst()
  return row?.name ?? null
}

export async function findContactState(db: Kysely<Tables>, customerId: string) {
  return await db.selectFrom('contactStates').selectAll().where('customerId', '=', customerId).executeTakeFirst()
}
