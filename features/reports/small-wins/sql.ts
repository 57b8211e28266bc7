import { type Expression, type Kysely, type SqlBool, sql } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'
import type { Day } from '#shared/days.ts'
import type { Period } from '#shared/periods.ts'

type Db = Kysely<Tables>
/** Condition on the customers that the caller may read; none: all. */
type Readable = Expression<SqlBool> | null
/** Whose; none: everyone's. */
type Members = string[] | undefined

const appointments = ['visit', 'meeting', 'video']
/** So many of each kind are looked at, the latest first. */
const most = 1000

/** The first appointment ever with any decider of a customer, where it lies in the period. */
export async function listFirstDeciderTalks(db: Db, { from, to }: Period, readable: Readable, members: Members) {
  const deciders = sql`(select "personId" from "opportunityPersons" where "roles" like '%"decider"%' and "deletedAt" is null)`
  const talks = sql.join(appointments)
  let query = db
    .selectFrom('activities')
    .innerJoin('customers', 'customers.id', 'activities.customerId')
    .innerJoin('persons', 'persons.id', 'activities.personId')
    .select([
      'activities.id',
      'activities.contactDay as day',
      'activities.memberId',
      'activities.customerId',
      'persons.title',
      'persons.firstName',
      'persons.lastName',
    ])
    .where('activities.deletedAt', 'is', null)
    .where('customers.deletedAt', 'is', null)
    .where('activities.day', '>=', from)
    .where('activities.day', '<=', to)
    .where('activities.contactDay', 'is not', null)
    .where('activities.kind', 'in', appointments)
    .where(sql<SqlBool>`"activities"."personId" in ${deciders}`)
    .where(
      sql<SqlBool>`not exists (select 1 from "activities" "before" where "before"."customerId" = "activities"."customerId"
        and "before"."kind" in (${talks}) and "before"."contactDay" is not null and "before"."deletedAt" is null
        and ("before"."at" < "activities"."at" or ("before"."at" = "activities"."at" and "before"."id" < "activities"."id"))
        and "before"."personId" in ${deciders})`,
    )
    .orderBy('activities.day', 'desc')
    .limit(most)
  if (members) query = query.where('activities.memberId', 'in', members)
  if (readable) query = query.where(readable)
  return await query.$narrowType<{ day: Day; customerId: string }>().execute()
}

/** The opportunities that changed their stage in the period. */
export async function listStepped(db: Db, { from, to }: Period, readable: Readable) {
  let query = db
    .selectFrom('opportunities')
    .innerJoin('customers', 'customers.id', 'opportunities.customerId')
    .select(['opportunities.id', 'opportunities.title', 'customers.id as customerId'])
    .where('opportunities.deletedAt', 'is', null)
    .where('customers.deletedAt', 'is', null)
    .where('opportunities.id', 'in', (moved) =>
      moved
        .selectFrom('opportunityHistory')
        .select('opportunityId')
        .where('kind', '=', 'stage')
        .where('day', '>=', from)
        .where('day', '<=', to),
    )
    .orderBy('opportunities.stageDay', 'desc')
    .limit(most)
  if (readable) query = query.where(readable)
  return await query.execute()
}

/** Their whole history. */
export async function listFactsOf(db: Db, opportunityIds: string[]) {
  if (opportunityIds.length === 0) return []
  return await db.selectFrom('opportunityHistory').selectAll().where('opportunityId', 'in', opportunityIds).execute()
}

export async function listGivenReferences(db: Db, { from, to }: Period, readable: Readable, members: Members) {
  let query = db
    .selectFrom('customerReferences as reference')
    .innerJoin('customers', 'customers.id', 'reference.customerId')
    .leftJoin('persons', 'persons.id', 'reference.personId')
    .select([
      'reference.id',
      'reference.day',
      'reference.createdById as memberId',
      'reference.customerId',
      'persons.title',
      'persons.firstName',
      'persons.lastName',
    ])
    .where('reference.deletedAt', 'is', null)
    .where('customers.deletedAt', 'is', null)
    .where('reference.day', '>=', from)
    .where('reference.day', '<=', to)
    .orderBy('reference.day', 'desc')
    .limit(most)
  if (members) query = query.where('reference.createdById', 'in', members)
  if (readable) query = query.where(readable)
  return await query.execute()
}

/** Customers spoken with in the period, whose conversation before that lies before `quietSince`: the first of the period, and that one. */
export async function listSpokenAgain(
  db: Db,
  { from, to }: Period,
  quietSince: Day,
  readable: Readable,
  members: Members,
) {
  const contact = (
    about: 'min' | 'max',
    within: ReturnType<typeof sql>,
  ) => sql<Day | null>`(select ${sql.raw(about)}("contactDay")
    from "activities" where "activities"."customerId" = "customers"."id" and "activities"."deletedAt" is null and ${within})`
  let query = db
    .selectFrom('customers')
    .select('customers.id as customerId')
    .select(contact('min', sql`"contactDay" >= ${from} and "contactDay" <= ${to}`).as('day'))
    .select(contact('max', sql`"contactDay" < ${from}`).as('before'))
    .where('customers.deletedAt', 'is', null)
    .where('customers.standing', '<>', 'blocked')
  query = members
    ? query.where('customers.id', 'in', (spoken) =>
        spoken
          .selectFrom('activities')
          .select('customerId')
          .where('memberId', 'in', members)
          .where('day', '>=', from)
          .where('day', '<=', to)
          .$narrowType<{ customerId: string }>(),
      )
    : query.where('customers.id', 'in', (spoken) =>
        spoken.selectFrom('contactStates').select('customerId').where('lastContact', '>=', from),
      )
  if (readable) query = query.where(readable)
  const rows = await db
    .selectFrom(query.as('spoken'))
    .selectAll()
    .where('day', 'is not', null)
    .where('before', '<', quietSince)
    .orderBy('day', 'desc')
    .limit(most)
    .execute()
  return rows as { customerId: string; day: Day; before: Day }[]
}

/** The conversations of some customers in the period, the earliest first. */
export async function listConversations(db: Db, { from, to }: Period, customerIds: string[]) {
  if (customerIds.length === 0) return []
  return await db
    .selectFrom('activities')
    .leftJoin('persons', 'persons.id', 'activities.personId')
    .select([
      'activities.id',
      'activities.customerId',
      'activities.memberId',
      'contactDay as day',
      'persons.title',
      'persons.firstName',
      'persons.lastName',
    ])
    .where('activities.customerId', 'in', customerIds)
    .where('activities.deletedAt', 'is', null)
    .where('contactDay', '>=', from)
    .where('contactDay', '<=', to)
    .orderBy('at')
    .orderBy('activities.id')
    .execute()
}

/** What was ordered in the period: orders, and what was won without one. */
export async function listOrdered(db: Db, { from, to }: Period, readable: Readable, members: Members) {
  let orders = db
    .selectFrom('orders')
    .innerJoin('customers', 'customers.id', 'orders.customerId')
    .leftJoin('opportunities', 'opportunities.id', 'orders.opportunityId')
    .select(['orders.id', 'orders.day', 'orders.customerId', 'opportunities.id as opportunityId', 'title'])
    .select(sql<string | null>`coalesce("opportunities"."ownerId", "customers"."ownerId")`.as('memberId'))
    .where('orders.deletedAt', 'is', null)
    .where('customers.deletedAt', 'is', null)
    .where('orders.day', '>=', from)
    .where('orders.day', '<=', to)
  let won = db
    .selectFrom('opportunities')
    .innerJoin('customers', 'customers.id', 'opportunities.customerId')
    .select(['opportunities.id', sql<Day>`"closedDay"`.as('day'), 'customers.id as customerId'])
    .select(['opportunities.id as opportunityId', 'title'])
    .select(sql<string | null>`coalesce("opportunities"."ownerId", "customers"."ownerId")`.as('memberId'))
    .where('outcome', '=', 'won')
    .where('opportunities.deletedAt', 'is', null)
    .where('customers.deletedAt', 'is', null)
    .where('closedDay', '>=', from)
    .where('closedDay', '<=', to)
    .where(
      sql<SqlBool>`not exists (select 1 from "orders" where "orders"."opportunityId" = "opportunities"."id" and "orders"."deletedAt" is null)`,
    )
  if (readable) {
    orders = orders.where(readable)
    won = won.where(readable)
  }
  const rows = [
    ...(await orders.orderBy('orders.day', 'desc').limit(most).execute()),
    ...(await won.orderBy('closedDay', 'desc').limit(most).execute()),
  ]
  return members ? rows.filter(({ memberId }) => memberId !== null && members.includes(memberId)) : rows
}

/** When some customers bought: the last day before `from`, and every day since; invoices, orders, won opportunities. */
export async function listPurchases(db: Db, customerIds: string[], from: Day) {
  if (customerIds.length === 0) return []
  const kept = sql`"customerId" in (${sql.join(customerIds)}) and "deletedAt" is null`
  const bought = sql`select "customerId", "day" from "revenues" where ${kept} and "amount" > 0
    union select "customerId", "day" from "orders" where ${kept}
    union select "customerId", "closedDay" from "opportunities" where ${kept} and "outcome" = 'won' and "closedDay" is not null`
  const { rows } = await sql<{ customerId: string; day: Day }>`with "bought" as (${bought})
    select "customerId", max("day") as "day" from "bought" where "day" < ${from} group by "customerId"
    union all select "customerId", "day" from "bought" where "day" >= ${from}`.execute(db)
  return rows
}

export async function listCustomers(db: Db, ids: string[]) {
  if (ids.length === 0) return []
  return await db.selectFrom('customers').select(['id', 'name', 'standing']).where('id', 'in', ids).execute()
}

/** Who said thanks for these, the first first. */
export async function listThanks(db: Db, keys: string[]) {
  if (keys.length === 0) return []
  return await db
    .selectFrom('thanks')
    .innerJoin('members', 'members.id', 'thanks.createdById')
    .select(['winKey', 'thanks.createdAt', 'members.id as memberId', 'members.name'])
    .where('winKey', 'in', keys)
    .where('thanks.deletedAt', 'is', null)
    .orderBy('thanks.id')
    .limit(1000)
    .execute()
}

/** All stages in their order, removed ones too. */
export async function listStages(db: Db) {
  return await db.selectFrom('stages').select('id').orderBy('position').execute()
}

export async function listMemberNames(db: Db) {
  return await db.selectFrom('members').select(['id', 'name']).limit(1000).execute()
}
