import { type ExpressionBuilder, type Kysely, type Selectable, sql } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'

type Db = Kysely<Tables>
export type HandoverRecord = Selectable<Tables['handovers']>

const open = (where: ExpressionBuilder<Tables, 'handovers'>) =>
  where.and([
    where('handovers.deletedAt', 'is', null),
    where('handovers.doneAt', 'is', null),
    where('handovers.withdrawnAt', 'is', null),
  ])

/** The open ones of these customers; one each, unless two customers were just brought together. */
export async function listOpen(db: Db, customerIds: readonly string[]): Promise<HandoverRecord[]> {
  return await db
    .selectFrom('handovers')
    .selectAll()
    .where('customerId', 'in', customerIds)
    .where(open)
    .orderBy('id')
    .limit(10_000)
    .execute()
}

/** Open ones offered to a member that nobody accepted yet. */
export async function listOffered(db: Db, toId: string): Promise<HandoverRecord[]> {
  return await db
    .selectFrom('handovers')
    .selectAll()
    .where('toId', '=', toId)
    .where('acceptedAt', 'is', null)
    .where(open)
    .orderBy('id')
    .limit(1000)
    .execute()
}

const named = (db: Db) =>
  db
    .selectFrom('handovers')
    .innerJoin('customers', 'customers.id', 'handovers.customerId')
    .innerJoin('members as giver', 'giver.id', 'handovers.fromId')
    .innerJoin('members as taker', 'taker.id', 'handovers.toId')
    .selectAll('handovers')
    .select([
      'customers.name as customerName',
      'customers.ownerId',
      'giver.name as fromName',
      'giver.leftAt as fromLeftAt',
      'taker.name as toName',
    ])
    .where('handovers.deletedAt', 'is', null)
    .where('customers.deletedAt', 'is', null)

export type NamedHandover = NonNullable<Awaited<ReturnType<typeof findNamed>>>

export async function findNamed(db: Db, id: string) {
  return await named(db).where('handovers.id', '=', id).executeTakeFirst()
}

/** The handover that matters to a customer now: the open one, else the last that was done. */
export async function findCurrent(db: Db, customerId: string) {
  return await named(db)
    .where('handovers.customerId', '=', customerId)
    .where('handovers.withdrawnAt', 'is', null)
    .orderBy(sql`case when "handovers"."doneAt" is null then 0 else 1 end`)
    .orderBy('handovers.id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** By what is due next, those without a day last; only those that one of `mine` has to do with, none: all. */
export async function listNamed(
  db: Db,
  filter: { ended: boolean; mine: readonly string[] | null },
  page: { after: [string, string] | null; limit: number },
) {
  const due = sql<string>`coalesce(case when "handovers"."acceptedAt" is not null then "handovers"."introduceBy"
    when "handovers"."returnedAt" is not null then null else "handovers"."answerDue" end, '9999-12-31')`
  const end = sql<string>`coalesce("handovers"."doneAt", "handovers"."withdrawnAt", '')`
  const key = filter.ended ? end : due
  const way = filter.ended ? 'desc' : 'asc'
  const { mine } = filter
  let query = named(db).select(key.as('sortKey')).orderBy(key, way).orderBy('handovers.id', way).limit(page.limit)
  query = query.where((where) => {
    const running = open(where as unknown as ExpressionBuilder<Tables, 'handovers'>)
    return filter.ended ? where.not(running) : running
  })
  if (mine)
    query = query.where((where) =>
      where.or([
        where('handovers.fromId', 'in', mine),
        where('handovers.toId', 'in', mine),
        where('customers.ownerId', 'in', mine),
      ]),
    )
  if (page.after) {
    const [last, id] = page.after
    query = filter.ended
      ? query.where(sql<boolean>`(${key} < ${last} or (${key} = ${last} and "handovers"."id" < ${id}))`)
      : query.where(sql<boolean>`(${key} > ${last} or (${key} = ${last} and "handovers"."id" > ${id}))`)
  }
  return await query.execute()
}

export async function listReturns(db: Db, handoverIds: readonly string[]) {
  return await db
    .selectFrom('handoverReturns')
    .selectAll()
    .where('handoverId', 'in', handoverIds)
    .where('deletedAt', 'is', null)
    .orderBy('id')
    .limit(20_000)
    .execute()
}

export async function listChecks(db: Db, handoverIds: readonly string[]) {
  return await db
    .selectFrom('handoverChecks')
    .selectAll()
    .where('handoverId', 'in', handoverIds)
    .where('deletedAt', 'is', null)
    .orderBy('id')
    .limit(20_000)
    .execute()
}

/** First proposed from one instant until before another; with `mine` only those that one of them gave or took. */
export async function listMeasured(
  db: Db,
  period: { from: string; before: string },
  mine: readonly string[] | null,
  limit: number,
) {
  let query = db
    .selectFrom('handovers')
    .selectAll()
    .where('firstProposedAt', '>=', period.from)
    .where('firstProposedAt', '<', period.before)
    .where('deletedAt', 'is', null)
    .orderBy('firstProposedAt')
    .limit(limit)
  if (mine) query = query.where((where) => where.or([where('fromId', 'in', mine), where('toId', 'in', mine)]))
  return await query.execute()
}

export async function listMembers(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return []
  return await db
    .selectFrom('members')
    .select(['id', 'name', 'roles', 'language', 'leftAt'])
    .where('id', 'in', ids)
    .where('deletedAt', 'is', null)
    .execute()
}

/** Buying roles that people have in open opportunities of a customer. */
export async function listOpportunityRoles(db: Db, customerId: string, limit: number) {
  return await db
    .selectFrom('opportunityPersons')
    .innerJoin('opportunities', 'opportunities.id', 'opportunityPersons.opportunityId')
    .select(['opportunityPersons.personId', 'opportunityPersons.roles'])
    .where('opportunities.customerId', '=', customerId)
    .where('opportunities.outcome', 'is', null)
    .where('opportunities.deletedAt', 'is', null)
    .where('opportunityPersons.deletedAt', 'is', null)
    .limit(limit)
    .execute()
}

/** Concessions over the offers of a customer, the latest first: their ids. */
export async function listConcessionIds(db: Db, customerId: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('offerConcessions')
    .innerJoin('offers', 'offers.id', 'offerConcessions.offerId')
    .innerJoin('opportunities', 'opportunities.id', 'offers.opportunityId')
    .select('offerConcessions.id')
    .where('opportunities.customerId', '=', customerId)
    .where('offers.deletedAt', 'is', null)
    .where('offerConcessions.deletedAt', 'is', null)
    .orderBy('offerConcessions.day', 'desc')
    .orderBy('offerConcessions.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** Those of these activities that belong to a customer and are there. */
export async function listActivitiesOf(db: Db, customerId: string, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('activities')
    .select('id')
    .where('id', 'in', ids)
    .where('customerId', '=', customerId)
    .where('deletedAt', 'is', null)
    .execute()
  return rows.map(({ id }) => id)
}

export async function findHelper(db: Db, id: string) {
  return await db
    .selectFrom('customerHelpers')
    .selectAll()
    .where('id', '=', id)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
}

export async function hasHelper(db: Db, customerId: string, memberId: string): Promise<boolean> {
  const row = await db
    .selectFrom('customerHelpers')
    .select('id')
    .where('customerId', '=', customerId)
    .where('memberId', '=', memberId)
    .where('deletedAt', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Whether anybody looks after key accounts. */
export async function hasManager(db: Db): Promise<boolean> {
  const row = await db
    .selectFrom('members')
    .select('id')
    .where('roles', 'like', '%"keyAccountManager"%')
    .where('leftAt', 'is', null)
    .where('deletedAt', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
