import { type Expression, type Kysely, type Selectable, type SqlBool, sql } from 'kysely'
import { kinds } from '#features/search/kinds.ts'
import { type Engine, engineOf } from '#platform/db/dialect.ts'
import { prepared } from '#platform/db/prepared.ts'
import type { Tables } from '#platform/db/tables.ts'
import { analyseQuery, type QueryWord } from '#platform/search/analyse.ts'
import { recordsWith } from '#platform/search/find.ts'
import type { Actor } from '#shared/actor.ts'

export type CustomerRecord = Selectable<Tables['customers']>

export type CustomerFilter = {
  search?: string | undefined
  owner?: string[] | undefined
  insideSales?: string[] | undefined
  standing?: string[] | undefined
  class?: string[] | undefined
  mode?: string | undefined
  branch?: string[] | undefined
  region?: string[] | undefined
  country?: string[] | undefined
  postcode?: string | undefined
  tag?: string[] | undefined
  parentId?: string | undefined
  importId?: string | undefined
  orphaned?: boolean | undefined
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
  for (const word of analyseQuery(filter.search ?? '')) query = query.where(mentions(engineOf(db), word))
  if (filter.ids) query = query.where('customers.id', 'in', filter.ids)
  if (filter.owner) query = query.where('customers.ownerId', 'in', filter.owner)
  if (filter.insideSales) query = query.where('customers.insideSalesId', 'in', filter.insideSales)
  if (filter.standing) query = query.where('customers.standing', 'in', filter.standing)
  if (filter.mode) query = query.where('customers.mode', '=', filter.mode)
  if (filter.branch) query = query.where('customers.branch', 'in', filter.branch)
  if (filter.region) query = query.where('customers.region', 'in', filter.region)
  if (filter.country) query = query.where('customers.country', 'in', filter.country)
  if (filter.postcode)
    query = query.where(sql<SqlBool>`"customers"."postcode" like ${beginning(filter.postcode)} escape '!'`)
  if (filter.parentId) query = query.where('customers.parentId', '=', filter.parentId)
  if (filter.importId) query = query.where('customers.importId', '=', filter.importId)
  if (filter.tag) {
    const patterns = filter.tag.map((tag) => containing(asciiLower(JSON.stringify(tag))))
    query = query.where((where) =>
      where.or(patterns.map((pattern) => sql<SqlBool>`lower("customers"."tags") like ${pattern} escape '!'`)),
    )
  }
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
        where(
          'customers.ownerId',
          'in',
          where
            .selectFrom('members')
            .select('members.id')
            .where((gone) => gone.or([gone('leftAt', 'is not', null), gone('deletedAt', 'is not', null)])),
        ),
      ]),
    )
  }
  return query
}

/** The customer is found by the word, or one of its people who are still there: by another word perhaps somebody else. */
function mentions(engine: Engine, word: QueryWord): Expression<SqlBool> {
  return sql<SqlBool>`"customers"."id" in (
    ${recordsWith(engine, kinds.customers, word)}
    union all
    select "customerId" from "persons" where "id" in (${recordsWith(engine, kinds.persons, word)})
      and "leftAt" is null and "deletedAt" is null)`
}

// Patterns for LIKE … ESCAPE '!': a percent sign or an underscore in the text means itself.
function containing(text: string): string {
  return `%${beginning(text)}`
}

function beginning(text: string): string {
  return `${text.replace(/[!%_]/g, '!$&')}%`
}

/** As `lower` does on both engines: on SQLite, and on PostgreSQL under collation "C", only A–Z have a lower case. */
function asciiLower(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
}

// The expressions stand word for word in the indexes of the schema.
const never = '9999-12-31'
const sortKeys = {
  name: { key: sql<string>`"customers"."sortName"`, tie: 'customers.id' },
  due: { key: sql<string>`"contactStates"."due"`, tie: 'contactStates.customerId' },
  lastContact: { key: sql<string>`coalesce("contactStates"."lastContact", '')`, tie: 'contactStates.customerId' },
  revenue: { key: sql<number>`"contactStates"."revenue"`, tie: 'contactStates.customerId' },
  postcode: { key: sql<string>`coalesce("customers"."postcode", '')`, tie: 'customers.id' },
  created: { key: sql<string>`"customers"."createdAt"`, tie: 'customers.id' },
} as const
export type CustomerSort = keyof typeof sortKeys | `-${keyof typeof sortKeys}`

/** Sort key and id of the last row of the page before. */
export type PageEnd = [key: string | number, id: string] | null
type Page = { sort: CustomerSort; after: PageEnd; limit: number }

/** One page in its order, each customer with its contact state: during an import many have none yet. */
function selectPage(db: Kysely<Tables>, actor: Actor, filter: CustomerFilter, page: Page) {
  const falling = page.sort.startsWith('-')
  const { key, tie } = sortKeys[page.sort.replace('-', '') as keyof typeof sortKeys]
  const direction = falling ? 'desc' : 'asc'
  let query = (tie === 'customers.id' ? withState(db, actor, filter) : inOrderOfStates(db, actor, filter))
    .select(sql<string | number>`${key}`.as('sortKey'))
    .orderBy(key, direction)
    .orderBy(tie, direction)
    .limit(page.limit)
  if (page.after) {
    const [lastKey, lastId] = page.after
    query = query.where(
      falling
        ? sql<SqlBool>`(${key}, ${sql.ref(tie)}) < (${lastKey}, ${lastId})`
        : sql<SqlBool>`(${key}, ${sql.ref(tie)}) > (${lastKey}, ${lastId})`,
    )
  }
  return query
}

function withState(db: Kysely<Tables>, actor: Actor, filter: CustomerFilter) {
  return selectCustomers(db, actor, filter).leftJoin('contactStates', 'contactStates.customerId', 'customers.id')
}

/** Customers without a state have no place in this order. */
function inOrderOfStates(db: Kysely<Tables>, actor: Actor, filter: CustomerFilter) {
  const all = Object.values(filter).every((value) => value === undefined) && !actor.readsOwnOnly
  // Without a filter the state's own index gives the order; SQLite takes tables of a cross join in the order written.
  const both = all
    ? db.selectFrom('contactStates').crossJoin('customers').where('customers.deletedAt', 'is', null)
    : selectCustomers(db, actor, filter).crossJoin('contactStates')
  return both.whereRef('contactStates.customerId', '=', 'customers.id') as unknown as ReturnType<typeof withState>
}

/** One page of the list. */
export async function listCustomers(db: Kysely<Tables>, actor: Actor, filter: CustomerFilter, page: Page) {
  const rows = await selectPage(db, actor, filter, page)
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
      'emails',
      'currency',
      'customers.createdAt',
      'contactStates.lastContact',
      'contactStates.due',
      'contactStates.revenue',
    ])
    .execute()
  return rows.map((row) => ({ ...row, due: dueOf(row.due), revenue: row.revenue ?? 0 }))
}

/** One page with everything that is known of the customers. */
export async function listWhole(db: Kysely<Tables>, actor: Actor, filter: CustomerFilter, page: Page) {
  const rows = await selectPage(db, actor, filter, page)
    .leftJoin('customers as parents', (join) =>
      join.onRef('parents.id', '=', 'customers.parentId').on('parents.deletedAt', 'is', null),
    )
    .selectAll('customers')
    .select([
      'parents.name as parentName',
      'contactStates.lastContact',
      'contactStates.due',
      'contactStates.rhythm',
      'contactStates.revenue',
      'contactStates.revenueBefore',
    ])
    .execute()
  // A parent that one may not read is not named either.
  return rows.map((row) => ({ ...row, due: dueOf(row.due), parentName: actor.readsOwnOnly ? null : row.parentName }))
}

function dueOf(due: string | null): string | null {
  return due === never ? null : due
}

/** Own fields of customers that have any, by id. */
export async function listOwnFields(
  db: Kysely<Tables>,
  actor: Actor,
  filter: CustomerFilter,
  after: string,
  limit: number,
) {
  return await selectCustomers(db, actor, filter)
    .select(['customers.id', 'customers.fields'])
    .where('customers.fields', '<>', '{}')
    .where('customers.id', '>', after)
    .orderBy('customers.id')
    .limit(limit)
    .execute()
}

export async function listMemberNames(db: Kysely<Tables>) {
  return await db.selectFrom('members').select(['id', 'name', 'email']).limit(10_000).execute()
}

export async function countCustomers(db: Kysely<Tables>, actor: Actor, filter: CustomerFilter): Promise<number> {
  const row = await selectCustomers(db, actor, filter)
    .select((count) => count.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** What the customers that a filter asks for (or those ticked) are, whole; at most `limit`. */
export async function readCustomers(
  db: Kysely<Tables>,
  actor: Actor,
  filter: CustomerFilter,
  limit: number,
): Promise<CustomerRecord[]> {
  return await selectCustomers(db, actor, filter).selectAll('customers').orderBy('customers.id').limit(limit).execute()
}

/** How many customers have the same branch, region, country, source and tags; at most `limit` such groups. */
export async function countFacets(db: Kysely<Tables>, actor: Actor, limit: number) {
  const columns = ['branch', 'region', 'country', 'source', 'tags'] as const
  const rows = await selectCustomers(db, actor, {})
    .select([...columns, (count) => count.fn.countAll<number>().as('customers')])
    .groupBy(columns)
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, customers: Number(row.customers) }))
}

/** Whether any customer is a key account. */
export async function hasKeyAccounts(db: Kysely<Tables>, actor: Actor): Promise<boolean> {
  const readable = customerReadable(actor, 'customers.id')
  let query = db
    .selectFrom('customers')
    .select('id')
    .where('mode', '=', 'keyAccount')
    // Said so that SQLite reads the table itself: its indexes of live customers know nothing of the mode.
    .where(sql<SqlBool>`coalesce("deletedAt", '') = ''`)
    .limit(1)
  if (readable) query = query.where(readable)
  return (await query.execute()).length > 0
}

/** Customers of this name, but for spelling. */
export async function listBySortName(db: Kysely<Tables>, actor: Actor, sortName: string, limit: number) {
  return await selectCustomers(db, actor, {})
    .select(['customers.id', 'customers.name'])
    .where('customers.sortName', '=', sortName)
    .orderBy('customers.id')
    .limit(limit)
    .execute()
}

const customerById = prepared((db, { id }: { id: string }) =>
  db.selectFrom('customers').selectAll().where('id', '=', id).where('deletedAt', 'is', null),
)

export async function findCustomer(db: Kysely<Tables>, id: string): Promise<CustomerRecord | undefined> {
  return (await customerById(db, { id }))[0]
}

/** The live customer into which one that is gone was brought together (merges of merged ones are kept up to date). */
export async function findMergedInto(db: Kysely<Tables>, id: string) {
  return await db
    .selectFrom('customers as gone')
    .innerJoin('customers', 'customers.id', 'gone.mergedIntoId')
    .select(['customers.id', 'customers.name', 'customers.ownerId', 'customers.insideSalesId', 'gone.name as was'])
    .where('gone.id', '=', id)
    .where('gone.deletedAt', 'is not', null)
    .where('customers.deletedAt', 'is', null)
    .executeTakeFirst()
}

export async function findByNumber(db: Kysely<Tables>, customerNumber: string): Promise<string | null> {
  const row = await db
    .selectFrom('customers')
    .select('id')
    .where('customerNumber', '=', customerNumber)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
  return row?.id ?? null
}

/** The customer and everything above it, from the bottom to the top; a chain longer than `limit` is cut. */
export async function listAbove(db: Kysely<Tables>, id: string, limit = 50): Promise<string[]> {
  const above: string[] = []
  for (let at: string | null = id; at && above.length < limit && !above.includes(at); ) {
    above.push(at)
    const row: { parentId: string | null } | undefined = await db
      .selectFrom('customers')
      .select('parentId')
      .where('id', '=', at)
      .executeTakeFirst()
    at = row?.parentId ?? null
  }
  return above
}

const helpersOf = prepared((db, { customerId }: { customerId: string }) =>
  db
    .selectFrom('customerHelpers')
    .selectAll()
    .where('customerId', '=', customerId)
    .where('deletedAt', 'is', null)
    .limit(100),
)

/** Who helps with this customer, in the order they joined. */
export async function listHelpers(db: Kysely<Tables>, customerId: string) {
  // A handful: sorting them in the statement costs more than reading them.
  return (await helpersOf(db, { customerId })).sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Who helps with these customers. */
export async function listHelpersOfAll(db: Kysely<Tables>, customerIds: string[]) {
  return await db
    .selectFrom('customerHelpers')
    .selectAll()
    .where('customerId', 'in', customerIds)
    .where('deletedAt', 'is', null)
    .orderBy('id')
    .limit(100 * customerIds.length)
    .execute()
}

const anySubsidiary = prepared((db, { id }: { id: string }) =>
  db.selectFrom('customers').select('id').where('parentId', '=', id).where('deletedAt', 'is', null).limit(1),
)

/** Parent (if live) and direct subsidiaries, those only that the actor may read. Most customers have none. */
export async function listRelatives(db: Kysely<Tables>, actor: Actor, id: string, parentId: string | null) {
  if (parentId === null && (await anySubsidiary(db, { id })).length === 0) return []
  return await selectCustomers(db, actor, {})
    .select(['id', 'name', 'parentId'])
    .where((where) => where.or([where('parentId', '=', id), ...(parentId ? [where('id', '=', parentId)] : [])]))
    .orderBy('sortName')
    .limit(100)
    .execute()
}

const stateOf = prepared((db, { customerId }: { customerId: string }) =>
  db.selectFrom('contactStates').selectAll().where('customerId', '=', customerId),
)

export async function findContactState(db: Kysely<Tables>, customerId: string) {
  return (await stateOf(db, { customerId }))[0]
}

/** True if the member is there and has not left. */
export async function isPresent(db: Kysely<Tables>, memberId: string): Promise<boolean> {
  const row = await db
    .selectFrom('members')
    .select('id')
    .where('id', '=', memberId)
    .where('leftAt', 'is', null)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

/** Open tasks of these members at these customers. */
export async function listOpenTasks(db: Kysely<Tables>, customerIds: string[], assigneeIds: string[], limit: number) {
  return await db
    .selectFrom('tasks')
    .selectAll()
    .where('customerId', 'in', customerIds)
    .where('assigneeId', 'in', assigneeIds)
    .where('doneAt', 'is', null)
    .where('deletedAt', 'is', null)
    .limit(limit)
    .execute()
}

/** The open tasks that a member has, at customers and elsewhere. */
export async function listTasksHeld(db: Kysely<Tables>, assigneeId: string, limit: number) {
  return await db
    .selectFrom('tasks')
    .selectAll()
    .where('assigneeId', '=', assigneeId)
    .where('doneAt', 'is', null)
    .where('deletedAt', 'is', null)
    .limit(limit)
    .execute()
}

/** The open opportunities that a member holds. */
export async function listOpportunitiesHeld(db: Kysely<Tables>, ownerId: string, limit: number) {
  return await db
    .selectFrom('opportunities')
    .selectAll()
    .where('ownerId', '=', ownerId)
    .where('outcome', 'is', null)
    .where('deletedAt', 'is', null)
    .limit(limit)
    .execute()
}

/** The leads that a member took and that are not decided. */
export async function listLeadsHeld(db: Kysely<Tables>, ownerId: string, limit: number) {
  return await db
    .selectFrom('leads')
    .selectAll()
    .where('ownerId', '=', ownerId)
    .where('convertedAt', 'is', null)
    .where('rejectedAt', 'is', null)
    .where('deletedAt', 'is', null)
    .limit(limit)
    .execute()
}
