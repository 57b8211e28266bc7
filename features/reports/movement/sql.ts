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
    // Not `union`: SQLite would merge two whole indexes for it.
    .where(
      'opportunities.id',
      'in',
      sql<string>`(select "opportunityId" from "opportunityHistory" where "day" >= ${span.from}
        union all select "id" from "opportunities" where "outcome" is null and "deletedAt" is null)`,
    )
    .where(
      sql<boolean>`("createdDay" is null or "createdDay" < ${span.before} or "opportunities"."id" in
        (select "opportunityId" from "opportunityHistory" where "replacesId" is not null))`,
    )
  if (readable) query = query.leftJoin('customers', 'customers.id', 'opportunities.customerId').where(readable)
  if (filter.kind) query = query.where('opportunities.kind', '=', filter.kind)
  if (filter.channel) query = query.where('opportunities.channel', '=', filter.channel)
  return query
}

/** Their facts as far as they say something of the time before the end of the span. */
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
      'currency',
      'expectedClose',
    ])
    .where((where) =>
      where.or([
        where('day', 'is', null),
        where('day', '<', span.before),
        where('replacesId', 'is not', null),
        where('fact.kind', 'in', ['void', 'restored']),
      ]),
    )
    .execute()
}

/** What is shown of some opportunities, as it is today. */
export async function listShown(db: Kysely<Tables>, ids: readonly string[]) {
  if (ids.length === 0) return []
  return await db
    .selectFrom('opportunities')
    .leftJoin('customers', 'customers.id', 'opportunities.customerId')
    .select([
      'opportunities.id',
      'title',
      'opportunities.customerId',
      'customers.name as customerName',
      'opportunities.ownerId',
      'opportunities.deletedAt',
    ])
    .where('opportunities.id', 'in', ids)
    .execute()
}

/** Kind and channel of the relevant ones, as they are today. */
export async function listCuts(db: Kysely<Tables>, span: Span, readable: Readable, filter: Filter) {
  return await selectRelevant(db, span, readable, filter)
    .select(['opportunities.id', 'opportunities.kind', 'opportunities.channel'])
    .execute()
}

export async function listStages(db: Kysely<Tables>) {
  return await db
    .selectFrom('stages')
    .select(['id', 'name', 'position', 'probability', 'limitDays', 'deletedAt'])
    .orderBy('position')
    .execute()
}

export async function listMembers(db: Kysely<Tables>) {
  return await db.selectFrom('members').select(['id', 'name']).execute()
}
