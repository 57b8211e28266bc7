import { type Expression, type Kysely, type Selectable, type SqlBool, sql } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'
import type { Day } from '#shared/days.ts'

type Db = Kysely<Tables>
export type OfferRecord = Selectable<Tables['offers']>

export type OfferFilter = {
  state: 'waiting' | 'draft' | 'decided' | 'all'
  customerId?: string | undefined
  opportunityId?: string | undefined
  /** Part of the number. */
  q?: string | undefined
  /** Only of opportunities that these hold; of those that nobody holds, at customers of theirs. */
  heldBy?: readonly string[] | null
  readable: Expression<SqlBool> | null
  /** Only those to ask about by then. */
  askUntil?: Day
}

function selectOffers(db: Db, { state, customerId, opportunityId, q, heldBy, readable, askUntil }: OfferFilter) {
  let query = db
    .selectFrom('offers')
    .innerJoin('opportunities', 'opportunities.id', 'offers.opportunityId')
    .leftJoin('customers', 'customers.id', 'offers.customerId')
    .where('offers.deletedAt', 'is', null)
  if (state !== 'all') query = query.where('offers.decidedOn', state === 'decided' ? 'is not' : 'is', null)
  if (state === 'waiting') query = query.where('offers.sentOn', 'is not', null)
  if (state === 'draft') query = query.where('offers.sentOn', 'is', null)
  if (customerId) query = query.where('offers.customerId', '=', customerId)
  if (opportunityId) query = query.where('offers.opportunityId', '=', opportunityId)
  if (askUntil) query = query.where('offers.askOn', '<=', askUntil)
  if (readable) query = query.where(readable)
  if (q) {
    const part = `%${q.toLowerCase().replace(/[%_!]/g, '!$&')}%`
    query = query.where(sql<SqlBool>`lower("offers"."number") like ${part} escape '!'`)
  }
  if (heldBy) {
    query = query.where((where) =>
      where.or([
        where('opportunities.ownerId', 'in', heldBy),
        where.and([where('opportunities.ownerId', 'is', null), where('customers.ownerId', 'in', heldBy)]),
      ]),
    )
  }
  return query
}

/** One page: waiting ones by the day to ask again, all others the latest first. */
export async function listOffers(db: Db, filter: OfferFilter, page: { after: [string, string] | null; limit: number }) {
  const waiting = filter.state === 'waiting'
  const column = waiting ? 'askOn' : filter.state === 'decided' ? 'decidedOn' : 'sentOn'
  const key = sql<string>`coalesce(${sql.ref(`offers.${column}`)}, '9999-12-31')`
  let query = withNames(selectOffers(db, filter))
    .select(key.as('sortKey'))
    .orderBy(key, waiting ? 'asc' : 'desc')
    .orderBy('offers.id', waiting ? 'asc' : 'desc')
    .limit(page.limit)
  if (page.after) {
    const compare = waiting ? sql`>` : sql`<`
    query = query.where(sql<SqlBool>`(${key}, "offers"."id") ${compare} (${page.after[0]}, ${page.after[1]})`)
  }
  return await query.execute()
}

/** Per currency how many fit, how much they come to, and how many waiting ones are to be asked about by `today`. */
export async function countOffers(db: Db, filter: OfferFilter, today: Day) {
  const rows = await selectOffers(db, filter)
    .select([
      'offers.currency',
      (count) => count.fn.countAll<number>().as('total'),
      (sum) => sum.fn.sum<number>('offers.amount').as('amount'),
      sql<number>`coalesce(sum(case when "offers"."decidedOn" is null
        and "offers"."askOn" <= ${today} then 1 else 0 end), 0)`.as('due'),
    ])
    .groupBy('offers.currency')
    .orderBy('offers.currency')
    .execute()
  return rows.map((row) => ({
    currency: row.currency,
    total: Number(row.total),
    amount: Number(row.amount),
    due: Number(row.due),
  }))
}

export async function listByIds(db: Db, ids: string[]) {
  if (ids.length === 0) return []
  const query = selectOffers(db, { state: 'all', readable: null }).where('offers.id', 'in', ids)
  return await withNames(query).execute()
}

export type NamedOffer = Awaited<ReturnType<typeof listByIds>>[number]

function withNames(query: ReturnType<typeof selectOffers>) {
  return query
    .leftJoin('persons', 'persons.id', 'opportunities.personId')
    .selectAll('offers')
    .select([
      'opportunities.title as opportunityTitle',
      'opportunities.ownerId',
      'customers.name as customerName',
      'customers.ownerId as customerOwnerId',
      'customers.insideSalesId',
      'customers.phones as customerPhones',
      'persons.title as personTitle',
      'persons.firstName',
      'persons.lastName',
      'persons.phones as personPhones',
    ])
}

/** Who works with these customers, and who helps with these opportunities. */
export async function listHelpers(db: Db, customerIds: string[], opportunityIds: string[]) {
  const customers =
    customerIds.length === 0
      ? []
      : await db
          .selectFrom('customerHelpers')
          .select(['customerId as id', 'memberId'])
          .where('customerId', 'in', customerIds)
          .where('deletedAt', 'is', null)
          .execute()
  const opportunities =
    opportunityIds.length === 0
      ? []
      : await db
          .selectFrom('opportunityHelpers')
          .select(['opportunityId as id', 'memberId'])
          .where('opportunityId', 'in', opportunityIds)
          .where('deletedAt', 'is', null)
          .execute()
  return {
    customers: Map.groupBy(customers, (row) => row.id),
    opportunities: Map.groupBy(opportunities, (row) => row.id),
  }
}

/** Files attached to these offers. */
export async function listFilesOf(db: Db, ids: string[]) {
  if (ids.length === 0) return []
  return await db
    .selectFrom('files')
    .select(['id', 'name', 'type', 'size', 'recordId'])
    .where('record', '=', 'offers')
    .where('recordId', 'in', ids)
    .where('deletedAt', 'is', null)
    .orderBy('id')
    .limit(500)
    .execute()
}

/** Every live offer of an opportunity. */
export async function listOfOpportunity(db: Db, opportunityId: string): Promise<OfferRecord[]> {
  return await db
    .selectFrom('offers')
    .selectAll()
    .where('opportunityId', '=', opportunityId)
    .where('deletedAt', 'is', null)
    .orderBy('id')
    .execute()
}

/** True if another live offer has this number. */
export async function isTaken(db: Db, number: string, exceptId: string | null): Promise<boolean> {
  let query = db.selectFrom('offers').select('id').where('number', '=', number).where('deletedAt', 'is', null).limit(1)
  if (exceptId) query = query.where('id', '<>', exceptId)
  return (await query.executeTakeFirst()) !== undefined
}

/** Per offer that has any: how many concessions, how much of them money, how many for nothing in return. */
export async function countConceded(db: Db, ids: string[]) {
  if (ids.length === 0) return new Map<string, { count: number; amount: number; oneSided: number }>()
  const rows = await db
    .selectFrom('offerConcessions')
    .select([
      'offerId',
      (one) => one.fn.countAll<number>().as('count'),
      sql<number>`coalesce(sum("amount"), 0)`.as('amount'),
      sql<number>`sum(case when "inReturn" is null then 1 else 0 end)`.as('oneSided'),
    ])
    .where('offerId', 'in', ids)
    .where('deletedAt', 'is', null)
    .groupBy('offerId')
    .execute()
  return new Map(
    rows.map(({ offerId, count, amount, oneSided }) => [
      offerId,
      { count: Number(count), amount: Number(amount), oneSided: Number(oneSided) },
    ]),
  )
}
