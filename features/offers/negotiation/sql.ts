import type { Kysely } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'

type Db = Kysely<Tables>
const most = 200

function select(db: Db) {
  return db
    .selectFrom('offerConcessions')
    .innerJoin('offers', 'offers.id', 'offerConcessions.offerId')
    .innerJoin('opportunities', 'opportunities.id', 'offers.opportunityId')
    .leftJoin('members', 'members.id', 'offerConcessions.createdById')
    .select(['offerConcessions.id', 'offerConcessions.version', 'offerConcessions.offerId', 'offerConcessions.day'])
    .select(['offerConcessions.what', 'offerConcessions.amount', 'offerConcessions.inReturn'])
    .select(['offers.number as offerNumber', 'offers.opportunityId', 'offers.currency'])
    .select(['opportunities.title as opportunityTitle', 'members.name as byName'])
    .where('offerConcessions.deletedAt', 'is', null)
}
export type NamedConcession = Awaited<ReturnType<typeof listByIds>>[number]

/** Over all offers of an opportunity that still count, the latest first. */
export async function listOfOpportunity(db: Db, opportunityId: string) {
  return await select(db)
    .where('offers.opportunityId', '=', opportunityId)
    .where('offers.deletedAt', 'is', null)
    .orderBy('offerConcessions.day', 'desc')
    .orderBy('offerConcessions.id', 'desc')
    .limit(most)
    .execute()
}

export async function listByIds(db: Db, ids: string[]) {
  if (ids.length === 0) return []
  return await select(db).where('offerConcessions.id', 'in', ids).execute()
}
