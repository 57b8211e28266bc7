import { type Expression, type Kysely, type Selectable, type SqlBool, sql } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'
import type { Day } from '#shared/days.ts'
import type { Period } from '#shared/periods.ts'

/** Condition on the customers that the caller may read; none: all. */
type Readable = Expression<SqlBool> | null
export type PotentialRecord = Selectable<Tables['potentials']>

/** The customers below one in the group of companies, by name. */
export async function listSubsidiaries(db: Kysely<Tables>, customerId: string, readable: Readable, limit: number) {
  let query = db
    .selectFrom('customers')
    .select(['id', 'name'])
    .where('parentId', '=', customerId)
    .where('deletedAt', 'is', null)
    .orderBy('sortName')
    .orderBy('id')
    .limit(limit)
  if (readable) query = query.where(readable)
  return await query.execute()
}

export async function listSites(db: Kysely<Tables>, customerId: string, limit: number) {
  return await db
    .selectFrom('sites')
    .selectAll()
    .where('customerId', '=', customerId)
    .where('deletedAt', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** What is noted of the product groups of these customers and their sites, with the opportunity that came of it. */
export async function listPotentials(db: Kysely<Tables>, customerIds: string[], limit: number) {
  return await db
    .selectFrom('potentials')
    .leftJoin('opportunities', (join) =>
      join.onRef('opportunities.id', '=', 'potentials.opportunityId').on('opportunities.deletedAt', 'is', null),
    )
    .selectAll('potentials')
    .select(['opportunities.title as opportunityTitle', 'opportunities.outcome as opportunityOutcome'])
    .where('potentials.customerId', 'in', customerIds)
    .where('potentials.deletedAt', 'is', null)
    .orderBy('potentials.id')
    .limit(limit)
    .execute()
}

export async function findPotential(
  db: Kysely<Tables>,
  customerId: string,
  siteId: string | null,
  productGroup: string,
): Promise<PotentialRecord | undefined> {
  return await db
    .selectFrom('potentials')
    .selectAll()
    .where('customerId', '=', customerId)
    .where('siteId', siteId === null ? 'is' : '=', siteId)
    .where('productGroup', '=', productGroup)
    .where('deletedAt', 'is', null)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
}

/** What the sites of a customer buy of a product group from us, as it was noted; the elder first. */
export async function listSiteRevenues(db: Kysely<Tables>, customerId: string, productGroup: string) {
  return await db
    .selectFrom('potentials')
    .innerJoin('sites', 'sites.id', 'potentials.siteId')
    .select(['potentials.siteId', 'potentials.revenue', 'potentials.currency'])
    .where('potentials.customerId', '=', customerId)
    .where('potentials.productGroup', '=', productGroup)
    .where('potentials.deletedAt', 'is', null)
    .where('sites.deletedAt', 'is', null)
    .orderBy('potentials.id')
    .limit(1000)
    .execute()
}

/** Which product belongs to which group; retired ones too, they were bought. */
export async function listProductGroups(db: Kysely<Tables>, limit: number) {
  return await db
    .selectFrom('products')
    .select(['name', 'nameKey', 'productGroup'])
    .where('deletedAt', 'is', null)
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** What these customers bought in a period per product as the invoices name it, and currency. */
export async function sumByProduct(db: Kysely<Tables>, customerIds: string[], { from, to }: Period, limit: number) {
  return await db
    .selectFrom('revenues')
    .select(['customerId', 'product', 'currency', (sum) => sum.fn.sum<number>('amount').as('amount')])
    .where('customerId', 'in', customerIds)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .where('deletedAt', 'is', null)
    .groupBy(['customerId', 'product', 'currency'])
    .limit(limit)
    .execute()
}

/** Which group of companies bought which product since a day, on the whole more than it gave back. */
export async function listBought(db: Kysely<Tables>, since: Day, readable: Readable, limit: number) {
  let query = db
    .selectFrom('revenues')
    .innerJoin('customers', 'customers.id', 'revenues.customerId')
    .select([sql<string>`coalesce("customers"."parentId", "customers"."id")`.as('account'), 'product'])
    .where('day', '>=', since)
    .where('product', 'is not', null)
    .where('revenues.deletedAt', 'is', null)
    .where('customers.deletedAt', 'is', null)
    .groupBy(['account', 'product'])
    .having((sum) => sum.fn.sum('amount'), '>', 0)
    .limit(limit)
  if (readable) query = query.where(readable)
  return await query.execute()
}

/** What was said to suggestions, the latest first: of one customer, or of all that the caller may read. */
export async function listAnswers(
  db: Kysely<Tables>,
  of: { customerId: string } | { readable: Readable },
  limit: number,
) {
  let query = db
    .selectFrom('suggestionAnswers')
    .leftJoin('opportunities', (join) =>
      join.onRef('opportunities.id', '=', 'suggestionAnswers.opportunityId').on('opportunities.deletedAt', 'is', null),
    )
    .selectAll('suggestionAnswers')
    .select(['opportunities.outcome as opportunityOutcome', 'opportunities.title as opportunityTitle'])
    .where('suggestionAnswers.deletedAt', 'is', null)
    .orderBy('suggestionAnswers.day', 'desc')
    .orderBy('suggestionAnswers.id', 'desc')
    .limit(limit)
  if ('customerId' in of) query = query.where('suggestionAnswers.customerId', '=', of.customerId)
  else if (of.readable) query = query.where(of.readable)
  return await query.execute()
}
