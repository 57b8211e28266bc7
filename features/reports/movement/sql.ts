import { type Expression, type Kysely, type SqlBool, sql } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'
import type { Span } from './rules/flows.ts'

/** Condition on the opportunities that the caller may read; none: all. */
type Readable = Expression<SqlBool> | null
export type Filter = { kind?: string | undefined; channel?: string | undefined }

/**
 * Opportunities that may have been inside at some moment of the span, whatever was known when: with a fact on or after its
 * first day or open today, and created before its end unless corrected. Deleted ones count as long as they were there.
 */
function selectRelevant(db: Kysely<Tables>, span: Span, readable: Readable, filter: Filter) {
  let query = db
    .selectFrom('opportunities')
    .leftJoin('customers', 'customers.id', 'opportunities.customerId')
    .where(
      'opportunities.id',
      'in',
      sql<string>`(select "opportunityId" from "opportunityHistory" where "day" >= ${span.from}
        union select "id" from "opportunities" where "outcome" is null and "deletedAt" is null)`,
    )
    .where(
      sql<boolean>`("createdDay" is null or "createdDay" < ${span.before} or "opportunities"."id" in
        (select "opportunityId" from "opportunityHistory" where "replacesId" is not null))`,
    )
  if (readable) query = query.where(readable)
  if (filter.kind) query = query.where('opportunities.kind', '=', filter.kind)
  if (filter.channel) query = query.where('opportunities.channel', '=', filter.channel)
  return query
}

/** Their facts, those of one opportunity together. */
export async function listFacts(db: Kysely<Tables>, span: Span, readable: Readable, filter: Filter) {
  return await db
    .selectFrom(selectRelevant(db, span, readable, filter).select('opportunities.id').as('relevant'))
    .innerJoin('opportunityHistory as fact', 'fact.opportunityId', 'relevant.id')
    .select([
      'fact.id',
      'opportunityId',
      'fact.kind',
      'day',
      'known',
      'enteredAt',
      'replacesId',
      'stageId',
      'ownerId',
      'amount',
      'expectedClose',
    ])
    .orderBy('opportunityId')
    .execute()
}

/** What is shown and counted of the relevant ones, as it is today. */
export async function listDeals(db: Kysely<Tables>, span: Span, readable: Readable, filter: Filter) {
  return await selectRelevant(db, span, readable, filter)
    .select([
      'opportunities.id',
      'title',
      'opportunities.customerId',
      'customers.name as customerName',
      'opportunities.ownerId',
      'opportunities.kind',
      'opportunities.channel',
      'opportunities.currency',
    ])
    .execute()
}

export async function listStages(db: Kysely<Tables>) {
  return await db.selectFrom('stages').select(['id', 'name', 'position', 'probability']).orderBy('position').execute()
}

export async function listMembers(db: Kysely<Tables>) {
  return await db.selectFrom('members').select(['id', 'name']).execute()
}
