import type { Kysely, Selectable } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'

export type OpportunityRow = Selectable<Tables['opportunities']>
export type OrderRow = Selectable<Tables['orders']>
type Db = Kysely<Tables>

export async function findOpportunityByNumber(db: Db, number: string): Promise<string | null> {
  const row = await db
    .selectFrom('opportunities')
    .select('id')
    .where('number', '=', number)
    .where('deletedAt', 'is', null)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

/** An opportunity from elsewhere than this import with the same customer, title and first day. */
export async function findOpportunityAlike(
  db: Db,
  deal: { customerId: string | null; title: string; createdDay: string | null },
  importId: string,
): Promise<string | null> {
  const row = await db
    .selectFrom('opportunities')
    .select('id')
    .where('customerId', deal.customerId === null ? 'is' : '=', deal.customerId)
    .where('title', '=', deal.title)
    .where('createdDay', deal.createdDay === null ? 'is' : '=', deal.createdDay)
    .where('deletedAt', 'is', null)
    .where((where) => where.or([where('importId', 'is', null), where('importId', '<>', importId)]))
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

export async function hasProduct(db: Db, opportunityId: string, productId: string): Promise<boolean> {
  const row = await db
    .selectFrom('opportunityProducts')
    .select('id')
    .where('opportunityId', '=', opportunityId)
    .where('productId', '=', productId)
    .where('deletedAt', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Orders of a customer under a number, from other imports or by hand. */
export async function listOrdersNumbered(
  db: Db,
  customerId: string,
  number: string,
  importId: string,
): Promise<OrderRow[]> {
  return await db
    .selectFrom('orders')
    .selectAll()
    .where('customerId', '=', customerId)
    .where('number', '=', number)
    .where('deletedAt', 'is', null)
    .where((where) => where.or([where('importId', 'is', null), where('importId', '<>', importId)]))
    .limit(2)
    .execute()
}

/** A won opportunity of a customer by its own number or that of an offer for it. */
export async function findWonByNumber(db: Db, customerId: string, number: string): Promise<string | null> {
  const won = db
    .selectFrom('opportunities')
    .select('opportunities.id')
    .where('opportunities.customerId', '=', customerId)
    .where('opportunities.outcome', '=', 'won')
    .where('opportunities.deletedAt', 'is', null)
    .orderBy('opportunities.id')
    .limit(1)
  const own = await won.where('opportunities.number', '=', number).executeTakeFirst()
  const offered = won
    .innerJoin('offers', 'offers.opportunityId', 'opportunities.id')
    .where('offers.number', '=', number)
    .where('offers.deletedAt', 'is', null)
  return (own ?? (await offered.executeTakeFirst()))?.id ?? null
}
