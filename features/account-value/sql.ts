import { type Kysely, type Selectable, sql } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'
import type { Day, Instant } from '#shared/days.ts'
import type { Period } from '#shared/periods.ts'

type Db = Kysely<Tables>
export type TermsRecord = Selectable<Tables['accountTerms']>

const mostRows = 20_000

/** The class of each customer that has one. */
export async function listClasses(db: Db): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('customers')
    .select(['id', 'class'])
    .where('class', 'is not', null)
    .where('deletedAt', 'is', null)
    .execute()
  return new Map(rows.flatMap((row) => (row.class === null ? [] : [[row.id, row.class]])))
}

/** All key accounts. */
export async function listKeyAccountIds(db: Db, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('customers')
    .select('id')
    .where('mode', '=', 'keyAccount')
    .where('deletedAt', 'is', null)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

const effortKind = sql<string>`case when "kind" = 'call' and "outcome" = 'notReached' then 'notReached' else "kind" end`

/** What was done for these customers in a period, by kind; a call that reached nobody is a kind of its own. */
export async function countEfforts(db: Db, customerIds: string[], { from, to }: Period) {
  return await db
    .selectFrom('activities')
    .select(['customerId', effortKind.as('kind'), (all) => all.fn.countAll<number>().as('count')])
    .where('customerId', 'in', customerIds)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .where('deletedAt', 'is', null)
    .groupBy(['customerId', effortKind])
    .execute()
}

/** The same of all customers together. */
export async function countAllEfforts(db: Db, { from, to }: Period) {
  return await db
    .selectFrom('activities')
    .select([effortKind.as('kind'), (all) => all.fn.countAll<number>().as('count')])
    .where('customerId', 'is not', null)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .where('deletedAt', 'is', null)
    .groupBy(effortKind)
    .execute()
}

/** What one customer bought in a period per product as the invoices name it, and currency. */
export async function sumByProduct(db: Db, customerId: string, { from, to }: Period) {
  return await db
    .selectFrom('revenues')
    .select(['product', 'currency', (sum) => sum.fn.sum<number>('amount').as('amount')])
    .where('customerId', '=', customerId)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .where('deletedAt', 'is', null)
    .groupBy(['product', 'currency'])
    .limit(mostRows)
    .execute()
}

export async function listTerms(db: Db, customerIds: string[]): Promise<TermsRecord[]> {
  return await db
    .selectFrom('accountTerms')
    .selectAll()
    .where('customerId', 'in', customerIds)
    .where('deletedAt', 'is', null)
    .execute()
}

/** What was stored for these customers in a month; of two that were brought together the sum. */
export async function sumStored(db: Db, customerIds: string[], month: string) {
  return await db
    .selectFrom('accountValues')
    .select(['customerId', 'currency', (sum) => sum.fn.sum<number>('value').as('value')])
    .where('month', '=', month)
    .where('customerId', 'in', customerIds)
    .where('deletedAt', 'is', null)
    .groupBy(['customerId', 'currency'])
    .execute()
}

/** Fires, complaints and enquiries of these customers that came in since, with the first reaction to each. */
export async function listWaited(db: Db, customerIds: string[], since: { day: Day; at: Instant }) {
  const fires = await db
    .selectFrom('fires')
    .select(['customerId', 'raisedAt', 'takenAt', 'solvedAt'])
    .where('customerId', 'in', customerIds)
    .where('raisedAt', '>=', since.at)
    .where('deletedAt', 'is', null)
    .orderBy('id')
    .limit(mostRows)
    .execute()
  const complaints = await db
    .selectFrom('complaints')
    .select(['customerId', 'receivedDay', 'answeredOn'])
    .where('customerId', 'in', customerIds)
    .where('receivedDay', '>=', since.day)
    .where('deletedAt', 'is', null)
    .orderBy('id')
    .limit(mostRows)
    .execute()
  const enquiries = await db
    .selectFrom('leads')
    .select(['customerId', 'receivedAt', 'reactedAt', 'rejectedAt'])
    .where('customerId', 'in', customerIds)
    .where('receivedAt', '>=', since.at)
    .where('deletedAt', 'is', null)
    .orderBy('id')
    .limit(mostRows)
    .execute()
  return { fires, complaints, enquiries }
}

/** Those of these customers for which nothing was stored in a month. */
export async function listNotStored(db: Db, customerIds: string[], month: string): Promise<string[]> {
  const rows = await db
    .selectFrom('accountValues')
    .select('customerId')
    .where('month', '=', month)
    .where('deletedAt', 'is', null)
    .execute()
  const stored = new Set(rows.map(({ customerId }) => customerId))
  return customerIds.filter((id) => !stored.has(id))
}
