import { type Expression, type Kysely, type Selectable, type SqlBool, sql } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'
import type { Actor } from '#shared/actor.ts'
import type { Cursor } from '#shared/cursor.ts'
import type { Day } from '#shared/days.ts'

type Db = Kysely<Tables>
export type ProtectionRecord = Selectable<Tables['protections']>

/** Partners with the name of their member or customer. */
function selectPartners(db: Db) {
  return db
    .selectFrom('partners')
    .leftJoin('members', 'members.id', 'partners.memberId')
    .leftJoin('customers', 'customers.id', 'partners.customerId')
    .selectAll('partners')
    .select((name) => name.fn.coalesce('members.name', 'customers.name', name.val('')).as('name'))
    .where('partners.deletedAt', 'is', null)
}

export async function listPartners(db: Db, limit: number) {
  return await selectPartners(db).orderBy('name').orderBy('partners.id').limit(limit).execute()
}

export async function findPartner(db: Db, id: string) {
  return await selectPartners(db).where('partners.id', '=', id).executeTakeFirst()
}

export async function findPartnerOf(db: Db, of: { memberId: string } | { customerId: string }) {
  const query = selectPartners(db)
  return await ('memberId' in of
    ? query.where('partners.memberId', '=', of.memberId)
    : query.where('partners.customerId', '=', of.customerId)
  ).executeTakeFirst()
}

/** Open claims of each partner on a day. */
export async function countOpen(db: Db, today: Day) {
  const rows = await open(db.selectFrom('protections'), today)
    .select(['partnerId', (count) => count.fn.countAll<number>().as('count')])
    .groupBy('partnerId')
    .execute()
  return new Map(rows.map(({ partnerId, count }) => [partnerId, Number(count)]))
}

/** Protections with all that is shown of them, deleted ones too. */
function withNames(db: Db) {
  return db
    .selectFrom('protections')
    .innerJoin('partners', 'partners.id', 'protections.partnerId')
    .leftJoin('members as partnerMember', 'partnerMember.id', 'partners.memberId')
    .leftJoin('customers as partnerCustomer', 'partnerCustomer.id', 'partners.customerId')
    .leftJoin('customers as endCustomer', 'endCustomer.id', 'protections.customerId')
    .leftJoin('opportunities', 'opportunities.id', 'protections.opportunityId')
    .leftJoin('members as decider', 'decider.id', 'protections.decidedById')
    .leftJoin('members as requester', 'requester.id', 'protections.createdById')
    .selectAll('protections')
    .select((name) => [
      'partners.kind as partnerKind',
      'partners.memberId as partnerMemberId',
      name.fn.coalesce('partnerMember.name', 'partnerCustomer.name', name.val('')).as('partnerName'),
      name.fn.coalesce('endCustomer.name', 'protections.name', name.val('')).as('endCustomer'),
      'opportunities.title as opportunityTitle',
      'decider.name as decidedByName',
      'requester.name as requestedByName',
    ])
}

/** Those that are there, of customers that are. */
function selectProtections(db: Db) {
  return withNames(db).where('protections.deletedAt', 'is', null).where('endCustomer.deletedAt', 'is', null)
}
export type ShownRecord = Awaited<ReturnType<ReturnType<typeof selectProtections>['execute']>>[number]

const over = sql<SqlBool>`("protections"."withdrawnAt" is not null or "protections"."decision" = 'refused')`

type Narrow<Query> = { where(condition: Expression<SqlBool>): Query }

function open<Query extends Narrow<Query>>(query: Query, today: Day): Query {
  return query
    .where(sql<SqlBool>`"protections"."deletedAt" is null`)
    .where(sql<SqlBool>`"protections"."withdrawnAt" is null`)
    .where(sql<SqlBool>`("protections"."decision" is null or "protections"."decision" <> 'refused')`)
    .where(sql<SqlBool>`"protections"."toDay" >= ${today}`)
}

/**
 * All that is asked for or granted on a day, next to end first; of everybody, so that disputes are found. `customerIds`: only
 * what is about one of these, and what is about mere names.
 */
export async function listOpen(
  db: Db,
  today: Day,
  customerIds: string[] | null,
  limit: number,
): Promise<ShownRecord[]> {
  let query = open(selectProtections(db), today).orderBy('protections.toDay').orderBy('protections.id').limit(limit)
  if (customerIds)
    query = query.where((is) =>
      is.or([is('protections.customerId', 'in', customerIds), is('protections.customerId', 'is', null)]),
    )
  return await query.execute()
}

/** What is over, the latest end first. */
export async function listOver(
  db: Db,
  seen: Expression<SqlBool> | null,
  {
    today,
    partnerId,
    after,
    limit,
  }: { today: Day; partnerId: string | undefined; after: Cursor | null; limit: number },
): Promise<ShownRecord[]> {
  let query = selectProtections(db)
    .where(sql<SqlBool>`(${over} or "protections"."toDay" < ${today})`)
    .orderBy('protections.toDay', 'desc')
    .orderBy('protections.id', 'desc')
    .limit(limit)
  if (seen) query = query.where(seen)
  if (partnerId) query = query.where('protections.partnerId', '=', partnerId)
  if (after) query = query.where(sql<SqlBool>`("protections"."toDay", "protections"."id") < (${after[0]}, ${after[1]})`)
  return await query.execute()
}

/**
 * Condition that an actor who is kept to own customers may see a protection: by its customer, or because it is their own or
 * that of their partner.
 */
export function seenBy(actor: Actor, readable: Expression<SqlBool> | null): Expression<SqlBool> | null {
  if (!readable) return null
  const mine = sql.join([actor.memberId, ...actor.deputyFor])
  return sql<SqlBool>`(${readable} or "protections"."createdById" in (${mine}) or "partners"."memberId" in (${mine}))`
}

/** Which of the open ones pass a condition. */
export async function listSeen(db: Db, seen: Expression<SqlBool>, today: Day, limit: number): Promise<Set<string>> {
  const rows = await open(db.selectFrom('protections'), today)
    .innerJoin('partners', 'partners.id', 'protections.partnerId')
    .select('protections.id')
    .where(seen)
    .limit(limit)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

export async function findProtection(db: Db, id: string): Promise<ShownRecord | undefined> {
  return await selectProtections(db).where('protections.id', '=', id).executeTakeFirst()
}

/** How disputes were settled, the latest first. */
export async function listSettled(db: Db, readable: Expression<SqlBool> | null, limit: number) {
  let query = db
    .selectFrom('protectionDisputes')
    .leftJoin('customers', 'customers.id', 'protectionDisputes.customerId')
    .leftJoin('members', 'members.id', 'protectionDisputes.createdById')
    .selectAll('protectionDisputes')
    .select((name) => [
      name.fn.coalesce('customers.name', 'protectionDisputes.name', name.val('')).as('endCustomer'),
      'members.name as decidedByName',
    ])
    .where('protectionDisputes.deletedAt', 'is', null)
    .where('customers.deletedAt', 'is', null)
    .orderBy('protectionDisputes.createdAt', 'desc')
    .orderBy('protectionDisputes.id', 'desc')
    .limit(limit)
  if (readable) query = query.where(readable)
  return await query.execute()
}

/** What representatives were ever granted, the first asked for first. */
export async function listGranted(db: Db, limit: number) {
  return await db
    .selectFrom('protections')
    .innerJoin('partners', 'partners.id', 'protections.partnerId')
    .select(['protections.customerId', 'protections.productGroup', 'protections.opportunityId'])
    .select(['protections.fromDay', 'protections.toDay', 'partners.memberId'])
    .where('protections.deletedAt', 'is', null)
    .where('protections.decision', '=', 'granted')
    .where('protections.customerId', 'is not', null)
    .where('partners.memberId', 'is not', null)
    .where('partners.deletedAt', 'is', null)
    .orderBy('protections.createdAt')
    .orderBy('protections.id')
    .limit(limit)
    .execute()
}

export async function findEndCustomer(db: Db, opportunityId: string) {
  return await db
    .selectFrom('endCustomers')
    .innerJoin('customers', 'customers.id', 'endCustomers.customerId')
    .selectAll('endCustomers')
    .select('customers.name')
    .where('endCustomers.opportunityId', '=', opportunityId)
    .where('endCustomers.deletedAt', 'is', null)
    .where('customers.deletedAt', 'is', null)
    .orderBy('endCustomers.id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Opportunity → end customer, where one is named. */
export async function listEndCustomers(db: Db, limit: number): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('endCustomers')
    .select(['opportunityId', 'customerId'])
    .where('deletedAt', 'is', null)
    .orderBy('id')
    .limit(limit)
    .execute()
  return new Map(rows.map(({ opportunityId, customerId }) => [opportunityId, customerId]))
}

/** Protections with their customer's owner, taken back and deleted ones too. */
export async function listByIds(db: Db, ids: string[]) {
  return await withNames(db).select('endCustomer.ownerId').where('protections.id', 'in', ids).execute()
}

/** What was granted and ends within these days, both included. */
export async function listGrantedUntil(db: Db, from: Day, to: Day, limit: number) {
  return await selectProtections(db)
    .where('protections.decision', '=', 'granted')
    .where('protections.withdrawnAt', 'is', null)
    .where('protections.toDay', '>=', from)
    .where('protections.toDay', '<=', to)
    .orderBy('protections.toDay')
    .orderBy('protections.id')
    .limit(limit)
    .execute()
}

/** The reminders of these protections with their task, the latest last. */
export async function listReminders(db: Db, protectionIds: string[]) {
  if (protectionIds.length === 0) return []
  return await db
    .selectFrom('protectionReminders')
    .selectAll()
    .where('protectionId', 'in', protectionIds)
    .where('deletedAt', 'is', null)
    .orderBy('id')
    .execute()
}

/** The first of these members who is still there. */
export async function findResponsible(db: Db, ids: readonly (string | null)[]): Promise<string | null> {
  const asked = ids.filter((id) => id !== null)
  if (asked.length === 0) return null
  const rows = await db
    .selectFrom('members')
    .select('id')
    .where('id', 'in', asked)
    .where('leftAt', 'is', null)
    .where('deletedAt', 'is', null)
    .execute()
  return asked.find((id) => rows.some((row) => row.id === id)) ?? null
}

/** Open opportunities that a customer brings: bought by it, or for it as the end customer; of those that the actor may read. */
export async function listDeals(db: Db, customerId: string, readable: Expression<SqlBool> | null, limit: number) {
  let query = db
    .selectFrom('opportunities')
    .innerJoin('customers', 'customers.id', 'opportunities.customerId')
    .select(['opportunities.id', 'opportunities.title', 'customers.name as customerName'])
    .where('opportunities.outcome', 'is', null)
    .where('opportunities.deletedAt', 'is', null)
    .where('customers.deletedAt', 'is', null)
    .where((is) =>
      is.or([
        is('opportunities.customerId', '=', customerId),
        is(
          'opportunities.id',
          'in',
          db
            .selectFrom('endCustomers')
            .select('endCustomers.opportunityId')
            .where('endCustomers.customerId', '=', customerId)
            .where('endCustomers.deletedAt', 'is', null),
        ),
      ]),
    )
    .orderBy('opportunities.title')
    .orderBy('opportunities.id')
    .limit(limit)
  if (readable) query = query.where(readable)
  return await query.execute()
}
