import { type Expression, expressionBuilder, type Kysely, type Selectable, type SqlBool, sql } from 'kysely'
import { inserting } from '#platform/db/prepared.ts'
import type { Tables } from '#platform/db/tables.ts'
import type { Day } from '#shared/days.ts'
import { never } from './rules.ts'

const mostStakeholders = 20_000

export type StateRow = Selectable<Tables['contactStates']>

/** Everything `contactState` needs of these customers, a handful of queries whatever their number. */
export async function readFacts(
  db: Kysely<Tables>,
  customerIds: string[],
  periods: { now: [Day, Day]; before: [Day, Day]; endedFrom: Day },
  currency: string,
) {
  const [customers, contacts, tasks, fires, revenues, offers, contracts] = [
    await db
      .selectFrom('customers')
      .select([
        'id',
        'sortName',
        'ownerId',
        'mode',
        'standing',
        'class',
        'rhythmDays',
        'potential',
        'currency',
        'spreadDay',
        'snoozedUntil',
        'snoozedOn',
        'createdAt',
        'deletedAt',
      ])
      .where('id', 'in', customerIds)
      .execute(),
    await db
      .selectFrom('activities')
      .select(['customerId', (max) => max.fn.max('contactDay').as('day')])
      .where('customerId', 'in', customerIds)
      .where('contactDay', 'is not', null)
      .where('deletedAt', 'is', null)
      .groupBy('customerId')
      .execute(),
    await db
      .selectFrom('tasks')
      .select(['customerId', 'kind', 'dueDay', 'setOn', 'text'])
      .where('customerId', 'in', customerIds)
      .where('doneAt', 'is', null)
      .where('deletedAt', 'is', null)
      .where('dueDay', 'is not', null)
      .where('kind', 'in', ['followUp', 'promise'])
      .orderBy('dueDay')
      .execute(),
    await db
      .selectFrom('fires')
      .select(['customerId', 'text'])
      .where('customerId', 'in', customerIds)
      .where('solvedAt', 'is', null)
      .where('deletedAt', 'is', null)
      .execute(),
    await db
      .selectFrom('revenues')
      .select(['customerId', sumBetween(periods.now).as('now'), sumBetween(periods.before).as('before')])
      .where('customerId', 'in', customerIds)
      .where('deletedAt', 'is', null)
      .where('currency', '=', currency)
      .where('day', '>=', periods.before[0])
      .groupBy('customerId')
      .execute(),
    await db
      .selectFrom('offers')
      .select(['customerId', 'validUntil', 'chasedOn', 'amount', 'currency'])
      .where('customerId', 'in', customerIds)
      .where('decidedOn', 'is', null)
      .where('deletedAt', 'is', null)
      .where('validUntil', '>=', periods.endedFrom)
      .orderBy('validUntil')
      .execute(),
    await db
      .selectFrom('contracts')
      .select(['customerId', 'endDay', 'name', 'endedAt', 'noticeMonths', 'autoRenewMonths', 'leadDays'])
      .where('customerId', 'in', customerIds)
      .where('endedAt', 'is', null)
      .where('renewalId', 'is', null)
      .where('deletedAt', 'is', null)
      .where('endDay', '>=', periods.endedFrom)
      .orderBy('endDay')
      .execute(),
  ]
  return { customers, contacts, tasks, fires, revenues, offers, contracts }
}

/** The day of the last invoice or order of each; a sum that stands for a whole year says nothing about a day. */
export async function listLastPurchases(db: Kysely<Tables>, customerIds: string[]): Promise<[id: string, day: Day][]> {
  const invoices = await db
    .selectFrom('revenues')
    .select(['customerId', (max) => max.fn.max('day').as('day')])
    .where('customerId', 'in', customerIds)
    .where('deletedAt', 'is', null)
    .where((where) =>
      where.or([where('period', 'is', null), where('period', 'not in', ['quarterSum', 'year', '12months', 'covered'])]),
    )
    .groupBy('customerId')
    .execute()
  const orders = await db
    .selectFrom('orders')
    .select(['customerId', (max) => max.fn.max('day').as('day')])
    .where('customerId', 'in', customerIds)
    .where('deletedAt', 'is', null)
    .groupBy('customerId')
    .execute()
  const days = new Map<string, Day>()
  for (const { customerId, day } of [...invoices, ...orders])
    if (customerId && day && day > (days.get(customerId) ?? '')) days.set(customerId, day)
  return [...days]
}

function sumBetween([from, to]: [Day, Day]) {
  return sql<number>`coalesce(sum(case when "day" >= ${from} and "day" <= ${to} then "amount" else 0 end), 0)`
}

const computed = [
  'ownerId',
  'rhythm',
  'lastContact',
  'due',
  'listFrom',
  'rankKey',
  'score',
  'occasion',
  'revenue',
  'revenueBefore',
  'value',
  'nextChange',
] as const

/** Writes states, in place of older ones. */
export const saveStates = inserting<StateRow>(['customerId', ...computed], (db, states) =>
  db
    .insertInto('contactStates')
    .values(states)
    .onConflict((conflict) =>
      conflict
        .column('customerId')
        .doUpdateSet((row) => Object.fromEntries(computed.map((column) => [column, row.ref(`excluded.${column}`)]))),
    ),
)

export async function deleteStates(db: Kysely<Tables>, customerIds: string[]): Promise<void> {
  if (customerIds.length > 0) await db.deleteFrom('contactStates').where('customerId', 'in', customerIds).execute()
}

/** Customers whose state may have changed by the calendar alone, those longest wrong first. */
export async function listStale(db: Kysely<Tables>, today: Day, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('contactStates')
    .select('customerId')
    .where('nextChange', '<=', today)
    .orderBy('nextChange')
    .limit(limit)
    .execute()
  return rows.map((row) => row.customerId)
}

/**
 * Customers with a stated potential above an amount are ranked anew from a day on; `others`: those of other currencies
 * too, whatever theirs is.
 */
export async function markStale(
  db: Kysely<Tables>,
  { above, currency, others, day }: { above: number; currency: string; others: boolean; day: Day },
): Promise<void> {
  await db
    .updateTable('contactStates')
    .set({ nextChange: day })
    .where('nextChange', '>', day)
    .where('customerId', 'in', (customers) =>
      customers
        .selectFrom('customers')
        .select('id')
        .where((where) =>
          where.or([
            where.and([where('potential', '>', above), where('currency', '=', currency)]),
            ...(others ? [where.and([where('potential', '>', 0), where('currency', '<>', currency)])] : []),
          ]),
        )
        .where('deletedAt', 'is', null),
    )
    .execute()
}

/** Keys of all live customers, a piece at a time. */
export async function listIds(db: Kysely<Tables>, after: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('customers')
    .select('id')
    .where('deletedAt', 'is', null)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}

export async function findLargestRevenue(db: Kysely<Tables>): Promise<number> {
  const row = await db
    .selectFrom('contactStates')
    .select((max) => max.fn.max('revenue').as('largest'))
    .executeTakeFirst()
  return Number(row?.largest ?? 0)
}

export type ListFilter = {
  owner?: string[] | undefined
  class?: string[] | undefined
  standing?: string[] | undefined
  region?: string[] | undefined
  branch?: string[] | undefined
  mode?: string | undefined
  /** The customers that fit everything above, where they are few (see `narrow`). */
  ids?: string[] | undefined
}

/** So many fitting customers are asked one by one; so far a list is counted where more fit. */
export const bounds = { few: 2000, counted: 1000 }

/** Condition on the customers that the caller may read; none: all. */
type Readable = Expression<SqlBool> | null

/** What a filter asks of the customers themselves. */
function conditions(filter: ListFilter): Expression<SqlBool>[] {
  if (filter.ids) return []
  const where = expressionBuilder<Tables, 'customers'>()
  const classes = filter.class?.filter((one) => one !== 'none') ?? []
  return [
    filter.standing && where('customers.standing', 'in', filter.standing),
    filter.region && where('customers.region', 'in', filter.region),
    filter.branch && where('customers.branch', 'in', filter.branch),
    filter.mode && where('customers.mode', '=', filter.mode),
    filter.class &&
      where.or([
        ...(classes.length > 0 ? [where('customers.class', 'in', classes)] : []),
        ...(filter.class.includes('none') ? [where('customers.class', 'is', null)] : []),
      ]),
  ].filter((condition) => typeof condition === 'object' && condition !== null)
}

function selectStates(db: Kysely<Tables>, readable: Readable, filter: ListFilter) {
  let query = db
    .selectFrom('contactStates')
    // SQLite takes tables of a cross join in the order written: the list is walked, however many customers fit.
    .crossJoin('customers')
    .whereRef('customers.id', '=', 'contactStates.customerId')
  if (filter.owner) query = query.where('contactStates.ownerId', 'in', filter.owner)
  if (filter.ids) query = query.where('contactStates.customerId', 'in', filter.ids)
  if (readable) query = query.where(readable)
  for (const condition of conditions(filter)) query = query.where(condition)
  return query
}

/**
 * Finds whether few customers fit what is asked of them: then they are asked for by id. Of many the first are met soon
 * where the list is walked in its order. Deleted ones do no harm, they have no state; without a word on them SQLite
 * reads the table from its beginning, which is faster than through an index that knows nothing of the filter. Only the
 * standing is in an index, that of the live ones.
 */
export async function narrow(db: Kysely<Tables>, filter: ListFilter): Promise<ListFilter> {
  const asked = conditions(filter)
  if (asked.length === 0) return filter
  let query = db
    .selectFrom('customers')
    .select('id')
    .where((where) => where.and(asked))
    .limit(bounds.few + 1)
  if (filter.owner) query = query.where('ownerId', 'in', filter.owner)
  else if (filter.standing && asked.length === 1) query = query.where('deletedAt', 'is', null)
  const rows = await query.execute()
  if (rows.length > bounds.few) return filter
  // A list of nobody is no SQL.
  return { ...filter, ids: rows.length > 0 ? rows.map((row) => row.id) : [''] }
}

/** For counting: the customers are only asked where the filter does, those of one owner one by one. */
function selectToCount(db: Kysely<Tables>, readable: Readable, filter: ListFilter) {
  const asked = conditions(filter)
  let query = db.selectFrom('contactStates')
  if (readable) query = query.where(readable)
  if (filter.owner) query = query.where('contactStates.ownerId', 'in', filter.owner)
  if (filter.ids) query = query.where('contactStates.customerId', 'in', filter.ids)
  if (asked.length === 0) return query
  return query.where((where) =>
    where.exists(
      where
        .selectFrom('customers')
        .select('customers.id')
        .whereRef('customers.id', '=', 'contactStates.customerId')
        .where((customer) => customer.and(asked)),
    ),
  )
}

function withColumns(query: ReturnType<typeof selectStates>) {
  return query.select([
    'contactStates.customerId',
    'contactStates.rhythm',
    'contactStates.lastContact',
    'contactStates.due',
    'contactStates.listFrom',
    'contactStates.rankKey',
    'contactStates.occasion',
    'contactStates.revenue',
    'contactStates.revenueBefore',
    'contactStates.value',
    'customers.name',
    'customers.customerNumber',
    'customers.class',
    'customers.mode',
    'customers.rhythmDays',
    'customers.standing',
    'customers.ownerId',
    'customers.insideSalesId',
    'customers.postcode',
    'customers.city',
    'customers.region',
    'customers.branch',
    'customers.phones',
    'customers.potential',
    'customers.currency',
  ])
}

export type ListedRow = Awaited<ReturnType<typeof listListed>>[number]

/** Listed customers in their order. */
export async function listListed(
  db: Kysely<Tables>,
  readable: Readable,
  filter: ListFilter,
  after: string | null,
  limit: number,
) {
  let query = withColumns(selectStates(db, readable, filter))
    .where('contactStates.rankKey', 'is not', null)
    .orderBy('contactStates.rankKey')
    .limit(limit)
  if (after) query = query.where('contactStates.rankKey', '>', after)
  return await query.execute()
}

/** One customer, listed or not. */
export async function findState(db: Kysely<Tables>, readable: Readable, customerId: string) {
  return await withColumns(selectStates(db, readable, {}))
    .where('contactStates.customerId', '=', customerId)
    .executeTakeFirst()
}

/** Listed customers without a day of their own, in their order: the third group of the ranking. */
export async function listUndated(db: Kysely<Tables>, readable: Readable, filter: ListFilter, limit: number) {
  return await selectStates(db, readable, filter)
    .select(['contactStates.customerId', 'customers.ownerId', 'customers.insideSalesId'])
    .where('contactStates.rankKey', '>=', '3')
    .orderBy('contactStates.rankKey')
    .limit(limit)
    .execute()
}

/** Customers that come up after today, by day. */
export async function listComing(
  db: Kysely<Tables>,
  readable: Readable,
  filter: ListFilter,
  from: Day,
  to: Day,
  limit: number,
) {
  return await withColumns(selectStates(db, readable, filter))
    .where('contactStates.rankKey', 'is', null)
    .where('contactStates.listFrom', '>', from)
    .where('contactStates.listFrom', '<=', to)
    .orderBy('contactStates.listFrom')
    .orderBy('contactStates.customerId')
    .limit(limit)
    .execute()
}

export async function countListed(db: Kysely<Tables>, readable: Readable, filter: ListFilter): Promise<number> {
  const row = await selectToCount(db, readable, filter)
    .where('contactStates.rankKey', 'is not', null)
    .select((count) => count.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Customers per rhythm, for the weekly load; blocked ones and those only on occasion are never due. */
export async function countByRhythm(db: Kysely<Tables>, readable: Readable, filter: ListFilter) {
  const rows = await selectToCount(db, readable, filter)
    .select(['contactStates.rhythm', (count) => count.fn.countAll<number>().as('customers')])
    .where('contactStates.due', '<', never)
    .groupBy('contactStates.rhythm')
    .execute()
  return rows.map((row) => ({ rhythm: row.rhythm, customers: Number(row.customers) }))
}

export type Counted = {
  listed: number
  /** More are listed: counting ended there. */
  more: boolean
  /** Customers per rhythm; none where too many would have to be asked. */
  perRhythm: { rhythm: number; customers: number }[] | null
}

/** How many are listed, and customers per rhythm. The filter is a narrowed one. */
export async function countWithRhythms(db: Kysely<Tables>, readable: Readable, filter: ListFilter): Promise<Counted> {
  if (conditions(filter).length === 0)
    return {
      listed: await countListed(db, readable, filter),
      more: false,
      perRhythm: await countByRhythm(db, readable, filter),
    }
  if (filter.owner) return { ...(await countInOneGo(db, readable, filter)), more: false }
  // Many fit, so enough of them are met soon, wherever one begins.
  let some = db
    .selectFrom('customers')
    .crossJoin('contactStates')
    .select('customers.id')
    .whereRef('contactStates.customerId', '=', 'customers.id')
    .where('contactStates.rankKey', 'is not', null)
    .where((where) => where.and(conditions(filter)))
    .limit(bounds.counted + 1)
  if (readable) some = some.where(readable)
  const { count } = await db
    .selectFrom(some.as('some'))
    .select((all) => all.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return { listed: Math.min(Number(count), bounds.counted), more: Number(count) > bounds.counted, perRhythm: null }
}

async function countInOneGo(db: Kysely<Tables>, readable: Readable, filter: ListFilter) {
  const rows = await selectToCount(db, readable, filter)
    .select([
      'contactStates.rhythm',
      (count) => count.fn.count<number>('contactStates.rankKey').as('listed'),
      sql<number>`sum(case when "contactStates"."due" < ${never} then 1 else 0 end)`.as('customers'),
    ])
    .groupBy('contactStates.rhythm')
    .execute()
  return {
    listed: rows.reduce((sum, row) => sum + Number(row.listed), 0),
    perRhythm: rows.map((row) => ({ rhythm: row.rhythm, customers: Number(row.customers) })),
  }
}

/** Whom one speaks with at these customers: the person last spoken with, else the first by name. */
export async function listMainPersons(db: Kysely<Tables>, customerIds: string[]) {
  if (customerIds.length === 0) return []
  return await db
    .selectFrom('persons')
    .select([
      'persons.id',
      'persons.customerId',
      'persons.salutation',
      'persons.title',
      'persons.firstName',
      'persons.lastName',
      'persons.function',
      'persons.phones',
    ])
    .select((select) =>
      select
        .selectFrom('activities')
        .select((max) => max.fn.max('contactDay').as('day'))
        .whereRef('activities.personId', '=', 'persons.id')
        .where('activities.contactDay', 'is not', null)
        .where('activities.deletedAt', 'is', null)
        .as('lastContact'),
    )
    .where('persons.customerId', 'in', customerIds)
    .where('persons.deletedAt', 'is', null)
    .where('persons.leftAt', 'is', null)
    .orderBy('persons.sortName')
    .limit(1000)
    .execute()
}

/** Who is noted at these customers and still there, with their roles, own rhythm and last contact. */
export async function listStakeholders(db: Kysely<Tables>, customerIds: string[]) {
  if (customerIds.length === 0) return []
  return await db
    .selectFrom('stakeholders')
    .innerJoin('persons', 'persons.id', 'stakeholders.personId')
    .select(['stakeholders.customerId', 'stakeholders.personId', 'stakeholders.roles', 'stakeholders.rhythmDays'])
    .select(['stakeholders.createdAt', 'persons.title', 'persons.firstName', 'persons.lastName'])
    .select((select) =>
      select
        .selectFrom('activities')
        .select((max) => max.fn.max('contactDay').as('day'))
        .whereRef('activities.personId', '=', 'persons.id')
        .where('activities.contactDay', 'is not', null)
        .where('activities.deletedAt', 'is', null)
        .as('lastContact'),
    )
    .where('stakeholders.customerId', 'in', customerIds)
    .where('stakeholders.deletedAt', 'is', null)
    .whereRef('persons.customerId', '=', 'stakeholders.customerId')
    .where('persons.deletedAt', 'is', null)
    .where('persons.leftAt', 'is', null)
    .orderBy('stakeholders.id')
    .limit(mostStakeholders)
    .execute()
}

export async function listHelpers(db: Kysely<Tables>, customerIds: string[]) {
  if (customerIds.length === 0) return []
  return await db
    .selectFrom('customerHelpers')
    .select(['customerId', 'memberId'])
    .where('customerId', 'in', customerIds)
    .where('deletedAt', 'is', null)
    .limit(2000)
    .execute()
}

export async function listFires(db: Kysely<Tables>, customerIds: string[]) {
  if (customerIds.length === 0) return []
  return await db
    .selectFrom('fires')
    .select(['customerId', 'text'])
    .where('customerId', 'in', customerIds)
    .where('solvedAt', 'is', null)
    .where('deletedAt', 'is', null)
    .execute()
}

/** All customers of an import that have no day of their own yet: in pages, each would look through all of them again. */
export async function listUnspread(db: Kysely<Tables>, importId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('customers')
    .select('id')
    .where('importId', '=', importId)
    .where('deletedAt', 'is', null)
    .where('spreadDay', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map((row) => row.id)
}

/** Written without an event: the days follow from the import and the rules, nobody set them. */
export async function saveSpreadDays(
  db: Kysely<Tables>,
  days: readonly [customerId: string, day: Day][],
): Promise<void> {
  const rows = sql.join(days.map(([customerId, day]) => sql`(${customerId}, ${day})`))
  await sql`update "customers" set "spreadDay" = "given"."column2" from (values ${rows}) as "given"
    where "customers"."id" = "given"."column1"`.execute(db)
}
