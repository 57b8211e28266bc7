import type { Kysely, Selectable } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'
import type { Day } from '#shared/days.ts'
import type { Period } from '#shared/periods.ts'

export type LineRecord = Selectable<Tables['commissionLines']>

export async function listPlans(db: Kysely<Tables>, limit: number) {
  return await db
    .selectFrom('commissionPlans')
    .selectAll()
    .where('deletedAt', 'is', null)
    .orderBy('memberId')
    .orderBy('validFrom', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** What was set for accounts, or for one account; what was set for deals is read by deal. */
export async function listAccountShares(db: Kysely<Tables>, customerId: string | null, limit: number) {
  let query = db
    .selectFrom('creditShares')
    .selectAll()
    .where('deletedAt', 'is', null)
    .where('opportunityId', 'is', null)
    .orderBy('validFrom', 'desc')
    .orderBy('id')
    .limit(limit)
  if (customerId) query = query.where('customerId', '=', customerId)
  return await query.execute()
}

export async function listDealShares(db: Kysely<Tables>, limit: number) {
  return await db
    .selectFrom('creditShares')
    .selectAll()
    .where('deletedAt', 'is', null)
    .where('opportunityId', 'is not', null)
    .orderBy('id')
    .limit(limit)
    .execute()
}

export async function findDealShares(db: Kysely<Tables>, opportunityId: string) {
  return await db
    .selectFrom('creditShares')
    .selectAll()
    .where('deletedAt', 'is', null)
    .where('opportunityId', '=', opportunityId)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
}

/** Customers that went to another owner by a handover, on the day it was accepted. */
export async function listHandedOver(db: Kysely<Tables>, customerId: string | null, limit: number) {
  let query = db
    .selectFrom('handovers')
    .select(['customerId', 'acceptedAt', 'fromId', 'toId'])
    .where('acceptedAt', 'is not', null)
    .where('deletedAt', 'is', null)
    .orderBy('acceptedAt')
    .orderBy('id')
    .limit(limit)
  if (customerId) query = query.where('customerId', '=', customerId)
  return await query.execute()
}

/** Live deals with the day of their first offer. */
function selectDeals(db: Kysely<Tables>) {
  return db
    .selectFrom('opportunities')
    .select(['id', 'customerId', 'title', 'closedDay', 'createdDay', 'ownerId', 'amount', 'currency'])
    .select((offers) =>
      offers
        .selectFrom('offers')
        .select((first) => first.fn.min('sentOn').as('day'))
        .whereRef('offers.opportunityId', '=', 'opportunities.id')
        .where('offers.deletedAt', 'is', null)
        .as('offeredDay'),
    )
    .where('opportunities.deletedAt', 'is', null)
}

/** The deals won between two days. */
export async function listWon(db: Kysely<Tables>, { from, to }: Period, limit: number) {
  return await selectDeals(db)
    .where('outcome', '=', 'won')
    .where('closedDay', '>=', from)
    .where('closedDay', '<=', to)
    .where('amount', 'is not', null)
    .orderBy('closedDay')
    .orderBy('id')
    .limit(limit)
    .execute()
}

export async function findDeal(db: Kysely<Tables>, id: string) {
  return await selectDeals(db).where('id', '=', id).executeTakeFirst()
}

/** The invoices of customers between two days. */
export async function listInvoices(db: Kysely<Tables>, { from, to }: Period, limit: number) {
  return await db
    .selectFrom('revenues')
    .innerJoin('customers', 'customers.id', 'revenues.customerId')
    .select(['revenues.id', 'revenues.customerId', 'revenues.invoice', 'revenues.day', 'customers.ownerId'])
    .select(['revenues.amount', 'revenues.currency', 'revenues.product', 'customers.name'])
    .where('revenues.day', '>=', from)
    .where('revenues.day', '<=', to)
    .where('revenues.deletedAt', 'is', null)
    .where('customers.deletedAt', 'is', null)
    .orderBy('revenues.day')
    .orderBy('revenues.id')
    .limit(limit)
    .execute()
}

/** What the deals that were won between two days are about, deal by deal; or what one deal is about. */
export async function listProducts(db: Kysely<Tables>, of: Period | { dealId: string }, limit: number) {
  const query = db
    .selectFrom('opportunityProducts')
    .innerJoin('products', 'products.id', 'opportunityProducts.productId')
    .innerJoin('opportunities', 'opportunities.id', 'opportunityProducts.opportunityId')
    .select(['opportunityProducts.opportunityId', 'products.name'])
    .where('opportunityProducts.deletedAt', 'is', null)
    .orderBy('opportunityProducts.id')
    .limit(limit)
  return await ('dealId' in of
    ? query.where('opportunities.id', '=', of.dealId)
    : query
        .where('opportunities.outcome', '=', 'won')
        .where('opportunities.closedDay', '>=', of.from)
        .where('opportunities.closedDay', '<=', of.to)
  ).execute()
}

/** The locked periods, the latest first. */
export async function listLocked(db: Kysely<Tables>, limit: number) {
  return await db
    .selectFrom('commissionStatements')
    .select(['fromDay as from', 'toDay as to'])
    .where('deletedAt', 'is', null)
    .groupBy(['fromDay', 'toDay'])
    .orderBy('toDay', 'desc')
    .limit(limit)
    .execute()
}

/** What was stated in all locked periods about records since a day. */
export async function listStated(db: Kysely<Tables>, since: Day, limit: number): Promise<LineRecord[]> {
  return await db
    .selectFrom('commissionLines')
    .selectAll()
    .where('deletedAt', 'is', null)
    .where('day', '>=', since)
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** The statements of one locked period with what they add up to. */
export async function listStatements(db: Kysely<Tables>, { from, to }: Period) {
  return await db
    .selectFrom('commissionStatements')
    .leftJoin('commissionLines', 'commissionLines.statementId', 'commissionStatements.id')
    .select(['commissionStatements.id', 'commissionStatements.memberId', 'commissionStatements.currency'])
    .select((all) => [
      all.fn.coalesce(all.fn.sum<number>('part'), all.lit(0)).as('part'),
      all.fn.coalesce(all.fn.sum<number>('pay'), all.lit(0)).as('pay'),
      all.fn.count<number>('commissionLines.id').as('lines'),
      all.fn
        .sum<number>(all.case().when('commissionLines.kind', '=', 'correction').then(1).else(0).end())
        .as('corrections'),
    ])
    .where('fromDay', '=', from)
    .where('toDay', '=', to)
    .where('commissionStatements.deletedAt', 'is', null)
    .groupBy(['commissionStatements.id', 'commissionStatements.memberId', 'commissionStatements.currency'])
    .limit(1000)
    .execute()
}

export async function listLines(db: Kysely<Tables>, statementId: string, limit: number): Promise<LineRecord[]> {
  return await db
    .selectFrom('commissionLines')
    .selectAll()
    .where('statementId', '=', statementId)
    .where('deletedAt', 'is', null)
    .orderBy('day', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

export async function listNames(db: Kysely<Tables>) {
  return await db.selectFrom('members').select(['id', 'name']).limit(10_000).execute()
}
