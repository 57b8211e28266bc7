import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Engine } from '#platform/db/dialect.ts'
import { prepared } from '#platform/db/prepared.ts'
import type { Tables } from '#platform/db/tables.ts'
import type { Kind } from './kinds.ts'

export async function readCustomers(db: Kysely<Tables>, ids: string[]) {
  return await db
    .selectFrom('customers')
    .select([
      'id',
      'name',
      'customerNumber',
      'street',
      'postcode',
      'city',
      'phones',
      'emails',
      'tags',
      'branch',
      'web',
      'vatId',
      'deletedAt',
    ])
    .where('id', 'in', ids)
    .execute()
}

const deletedOf = (customers: RawBuilder<unknown>, each: (ids: string) => RawBuilder<unknown>) =>
  prepared((db, { ids }: { ids: string }) => ({
    compile: () =>
      sql<{ id: string }>`select "id" from ${customers}
        where "id" in (select "value" from ${each(ids)}) and "deletedAt" is not null`.compile(db),
  }))
const deletedCustomers = {
  // Its index of the deleted ones is small; by itself SQLite looks at each customer named.
  sqlite: deletedOf(sql`"customers" indexed by "customersDeleted"`, (ids) => sql`json_each(${ids})`),
  postgres: deletedOf(sql`"customers"`, (ids) => sql`json_array_elements_text(${ids}::json) as "each" ("value")`),
}

/** Which of these customers are deleted. */
export async function readDeletedCustomers(db: Kysely<Tables>, engine: Engine, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await deletedCustomers[engine](db, { ids: JSON.stringify(ids) })
  return new Set(rows.map((row) => row.id))
}

export async function readPersons(db: Kysely<Tables>, ids: string[]) {
  return await db
    .selectFrom('persons')
    .leftJoin('customers', 'customers.id', 'persons.customerId')
    .select([
      'persons.id',
      'persons.customerId',
      'persons.title',
      'persons.firstName',
      'persons.lastName',
      'persons.function',
      'persons.phones',
      'persons.emails',
      'persons.tags',
      'persons.deletedAt',
      'customers.name as customerName',
    ])
    .where('persons.id', 'in', ids)
    .execute()
}

export async function readActivities(db: Kysely<Tables>, ids: string[]) {
  return await db
    .selectFrom('activities')
    .leftJoin('customers', 'customers.id', 'activities.customerId')
    .select([
      'activities.id',
      'activities.customerId',
      'activities.text',
      'activities.report',
      'activities.day',
      'activities.deletedAt',
      'customers.name as customerName',
    ])
    .where('activities.id', 'in', ids)
    .execute()
}

export async function readOpportunities(db: Kysely<Tables>, ids: string[]) {
  return await db
    .selectFrom('opportunities')
    .leftJoin('customers', 'customers.id', 'opportunities.customerId')
    .select([
      'opportunities.id',
      'opportunities.customerId',
      'opportunities.title',
      'opportunities.number',
      'opportunities.note',
      'opportunities.deletedAt',
      'customers.name as customerName',
    ])
    .where('opportunities.id', 'in', ids)
    .execute()
}

export const newOpportunitiesJob = 'indexNewOpportunities'
export const tidyJob = 'tidySearch'

const waitingJob = (keep: boolean) =>
  prepared((db, { kind }: { kind: string }) => {
    const query = db
      .selectFrom('jobs')
      .select('id')
      .where('doneAt', 'is', null)
      .where('kind', '=', kind)
      .where('startedAt', 'is', null)
      .where('failedAt', 'is', null)
      .where('cancelledAt', 'is', null)
      .limit(1)
    return keep ? query.forShare() : query
  })
const waitingJobs = { sqlite: waitingJob(false), postgres: waitingJob(true) }

/** A job waits that has not begun; on PostgreSQL it does not begin before the transaction that asks has ended. */
export async function isJobWaiting(db: Kysely<Tables>, engine: Engine, kind: string): Promise<boolean> {
  return (await waitingJobs[engine](db, { kind })).length > 0
}

/** Opportunities from this id on that are not in the index, in their order. */
export async function readUnindexed(db: Kysely<Tables>, from: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('opportunities')
    .select('id')
    .where('id', '>=', from)
    .where('deletedAt', 'is', null)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('searchDocuments')
            .select('key')
            .where('record', '=', 'opportunities')
            .whereRef('recordId', '=', 'opportunities.id'),
        ),
      ),
    )
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}

/** The live opportunities of a customer, a bounded number of them. */
export async function readOpportunityIds(db: Kysely<Tables>, customerId: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('opportunities')
    .select('id')
    .where('customerId', '=', customerId)
    .where('deletedAt', 'is', null)
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}

/** Ids of a table in their order, a piece at a time. */
export async function readIds(db: Kysely<Tables>, table: Kind, after: string, limit: number): Promise<string[]> {
  const rows = await db.selectFrom(table).select('id').where('id', '>', after).orderBy('id').limit(limit).execute()
  return rows.map((row) => row.id)
}
