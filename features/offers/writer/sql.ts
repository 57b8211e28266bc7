import { type Kysely, type Selectable, sql } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'

type Db = Kysely<Tables>
export type LineRecord = Selectable<Tables['offerLines']>

/** The next number of a year, without gaps: whoever asks at the same time waits, and a failed command gives it back. */
export async function takeNumber(db: Db, year: number): Promise<number> {
  const { last } = await db
    .insertInto('offerNumbers')
    .values({ year, last: 1 })
    .onConflict((conflict) => conflict.column('year').doUpdateSet({ last: sql`"offerNumbers"."last" + 1` }))
    .returning('last')
    .executeTakeFirstOrThrow()
  return last
}

/** The lines of an offer in their order. */
export async function listLines(db: Db, offerId: string): Promise<LineRecord[]> {
  return await db
    .selectFrom('offerLines')
    .selectAll()
    .where('offerId', '=', offerId)
    .where('deletedAt', 'is', null)
    .orderBy('position')
    .execute()
}

/** All versions of a numbered offer, the first one first. */
export async function listVersions(db: Db, year: number, sequence: number) {
  return await db
    .selectFrom('offers')
    .selectAll()
    .where('year', '=', year)
    .where('sequence', '=', sequence)
    .where('deletedAt', 'is', null)
    .orderBy('revision')
    .execute()
}

/** What an opportunity is about. */
export async function listProductsOf(db: Db, opportunityId: string) {
  return await db
    .selectFrom('opportunityProducts')
    .innerJoin('products', 'products.id', 'opportunityProducts.productId')
    .select(['productId', 'products.name', 'products.unit', 'products.currency'])
    .select(['products.costPrice', 'products.vatRate', 'opportunityProducts.amount'])
    .where('opportunityId', '=', opportunityId)
    .where('opportunityProducts.deletedAt', 'is', null)
    .orderBy('opportunityProducts.id')
    .limit(100)
    .execute()
}

/** The customer and person that a letter goes to. */
export async function findAddress(db: Db, customerId: string | null, personId: string | null) {
  const customer = customerId
    ? await db
        .selectFrom('customers')
        .select(['name', 'street', 'postcode', 'city', 'country', 'vatId', 'customerNumber'])
        .where('id', '=', customerId)
        .executeTakeFirst()
    : undefined
  const person = personId
    ? await db
        .selectFrom('persons')
        .select(['salutation', 'title', 'firstName', 'lastName'])
        .where('id', '=', personId)
        .where('deletedAt', 'is', null)
        .executeTakeFirst()
    : undefined
  return { customer, person }
}
