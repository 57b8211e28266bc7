import { type Kysely, type Selectable, sql } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'

type Db = Kysely<Tables>
export type ApprovalRecord = Selectable<Tables['offerApprovals']>
const most = 100

/** The latest request for an offer, with the names of who asked and decided. */
export async function findLatest(db: Db, offerId: string) {
  return await db
    .selectFrom('offerApprovals')
    .leftJoin('members as asking', 'asking.id', 'offerApprovals.createdById')
    .leftJoin('members as deciding', 'deciding.id', 'offerApprovals.decidedById')
    .selectAll('offerApprovals')
    .select(['asking.name as askedByName', 'deciding.name as decidedByName'])
    .where('offerId', '=', offerId)
    .where('offerApprovals.deletedAt', 'is', null)
    .orderBy('offerApprovals.id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Approvals of an offer, the latest first; refused and undecided ones are not among them. */
export async function listApproved(db: Db, offerId: string): Promise<ApprovalRecord[]> {
  return await db
    .selectFrom('offerApprovals')
    .selectAll()
    .where('offerId', '=', offerId)
    .where('decision', '=', 'approved')
    .where('deletedAt', 'is', null)
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
}

/** Requests of an offer that nobody decided. */
export async function listOpen(db: Db, offerId: string): Promise<ApprovalRecord[]> {
  return await db
    .selectFrom('offerApprovals')
    .selectAll()
    .where('offerId', '=', offerId)
    .where('decision', 'is', null)
    .where('deletedAt', 'is', null)
    .execute()
}

/** Requests whose offer is still a draft, the oldest first; `askedBy`: only those of one member. */
export async function listWaiting(db: Db, askedBy: string | null) {
  let query = db
    .selectFrom('offerApprovals')
    .innerJoin('offers', 'offers.id', 'offerApprovals.offerId')
    .innerJoin('opportunities', 'opportunities.id', 'offers.opportunityId')
    .leftJoin('customers', 'customers.id', 'offers.customerId')
    .leftJoin('members', 'members.id', 'offerApprovals.createdById')
    .selectAll('offerApprovals')
    .select(['offers.number', 'offers.currency', 'opportunities.title as opportunityTitle'])
    .select(['customers.name as customerName', 'members.name as askedByName'])
    .where('offerApprovals.decidedAt', 'is', null)
    .where('offerApprovals.deletedAt', 'is', null)
    .where('offers.deletedAt', 'is', null)
    .where('offers.outcome', 'is', null)
    .where('offers.sentOn', 'is', null)
    .orderBy('offerApprovals.id')
    .limit(most)
  if (askedBy !== null) query = query.where('offerApprovals.createdById', '=', askedBy)
  return await query.execute()
}

/** Who may decide: management and sales lead who are there. */
export async function listDeciders(db: Db, roles: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('members')
    .select('id')
    .where('leftAt', 'is', null)
    .where((where) => where.or(roles.map((role) => where('roles', 'like', `%"${role}"%`))))
    .limit(most)
    .execute()
  return rows.map((row) => row.id)
}

/** What these products cost, of those with a cost in this currency. */
export async function listCosts(db: Db, productIds: readonly string[], currency: string): Promise<Map<string, number>> {
  if (productIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('products')
    .select(['id', sql<number>`"costPrice"`.as('cost')])
    .where('id', 'in', productIds)
    .where('currency', '=', currency)
    .where('costPrice', 'is not', null)
    .execute()
  return new Map(rows.map(({ id, cost }) => [id, Number(cost)]))
}
