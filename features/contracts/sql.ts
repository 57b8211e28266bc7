import { type Expression, type Kysely, type Selectable, type SqlBool, sql } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'
import type { Cursor } from '#shared/cursor.ts'
import type { Day } from '#shared/days.ts'

export type ContractRecord = Selectable<Tables['contracts']>
type Readable = Expression<SqlBool> | null

function selectContracts(db: Kysely<Tables>, readable: Readable) {
  const query = db
    .selectFrom('contracts')
    .innerJoin('customers', 'customers.id', 'contracts.customerId')
    .leftJoin('opportunities', (join) =>
      join.onRef('opportunities.id', '=', 'contracts.renewalId').on('opportunities.deletedAt', 'is', null),
    )
    .where('contracts.deletedAt', 'is', null)
    .where('customers.deletedAt', 'is', null)
  return readable ? query.where(readable) : query
}

/** One page, the latest begin first. */
export async function listContracts(
  db: Kysely<Tables>,
  filter: { customerId: string | undefined; readable: Readable },
  page: { after: Cursor | null; limit: number },
) {
  let query = selectContracts(db, filter.readable)
    .selectAll('contracts')
    .select(['customers.name as customerName', 'opportunities.title as renewalTitle'])
    .orderBy('contracts.startDay', 'desc')
    .orderBy('contracts.id', 'desc')
    .limit(page.limit)
  if (filter.customerId) query = query.where('contracts.customerId', '=', filter.customerId)
  if (page.after)
    query = query.where(sql<boolean>`("contracts"."startDay", "contracts"."id") < (${page.after[0]}, ${page.after[1]})`)
  return await query.execute()
}

/** What contracts of these customers say about prices and their end. */
export async function listPriceTerms(db: Kysely<Tables>, customerIds: readonly string[]) {
  if (customerIds.length === 0) return []
  return await db
    .selectFrom('contracts')
    .select(['customerId', 'name', 'startDay', 'endDay', 'endedAt', 'noticeMonths', 'autoRenewMonths', 'leadDays'])
    .select('priceClause')
    .where('customerId', 'in', customerIds)
    .where('deletedAt', 'is', null)
    .orderBy('id')
    .limit(5000)
    .execute()
}

/** All that run on a day or may be renewed after it: not ended before it. With how the opportunity of their renewal stands. */
export async function listRunning(db: Kysely<Tables>, readable: Readable, day: Day) {
  return await selectContracts(db, readable)
    .selectAll('contracts')
    .select(['customers.name as customerName', 'opportunities.outcome as renewalOutcome'])
    .select('opportunities.id as renewalFound')
    .where((where) =>
      where.or([
        where('contracts.endDay', 'is', null),
        where('contracts.endDay', '>=', day),
        where('contracts.endedAt', 'is', null),
      ]),
    )
    .orderBy('contracts.id')
    .execute()
}

/** The opportunity at a customer, if it is there. */
export async function findOpportunity(db: Kysely<Tables>, id: string) {
  return await db
    .selectFrom('opportunities')
    .select(['id', 'customerId', 'outcome'])
    .where('id', '=', id)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
}

const mostFiles = 1000

/** What is attached to these contracts. */
export async function listFiles(db: Kysely<Tables>, contractIds: string[]) {
  if (contractIds.length === 0) return []
  return await db
    .selectFrom('files')
    .select(['id', 'name', 'size', 'recordId'])
    .where('record', '=', 'contracts')
    .where('recordId', 'in', contractIds)
    .where('deletedAt', 'is', null)
    .orderBy('id')
    .limit(mostFiles)
    .execute()
}

/** Contracts with an end about which nobody decided yet, of those that the caller may read: with the customer and the opportunity. */
export async function listUndecided(db: Kysely<Tables>, readable: Readable, until: Day, limit: number) {
  return await selectContracts(db, readable)
    .selectAll('contracts')
    .select(['customers.name as customerName', 'customers.mode', 'customers.ownerId'])
    .select(['opportunities.title as renewalTitle', 'opportunities.outcome as renewalOutcome'])
    .where('contracts.endedAt', 'is', null)
    .where('contracts.endDay', 'is not', null)
    .where((where) => where.or([where('contracts.endDay', '<=', until), where('contracts.noticeMonths', '>', 0)]))
    .orderBy('contracts.endDay')
    .orderBy('contracts.id')
    .limit(limit)
    .execute()
}

/** All contracts with what their value and their terms depend on; for the figures of a period. */
export async function listHeld(db: Kysely<Tables>, readable: Readable, keyAccounts: boolean, limit: number) {
  let query = selectContracts(db, readable)
    .selectAll('contracts')
    .select('customers.name as customerName')
    .orderBy('contracts.id')
    .limit(limit)
  if (keyAccounts) query = query.where('customers.mode', '=', 'keyAccount')
  return await query.execute()
}

/** What contracts were worth before, the oldest first. */
export async function listValues(db: Kysely<Tables>, from: Day, limit: number) {
  return await db
    .selectFrom('contractValues')
    .select(['contractId', 'untilDay', 'amountPerYear'])
    .where('untilDay', '>=', from)
    .where('deletedAt', 'is', null)
    .orderBy('untilDay')
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** Terms that were followed by another one and ended within these days. */
export async function listTerms(db: Kysely<Tables>, from: Day, to: Day, limit: number) {
  return await db
    .selectFrom('contractTerms')
    .selectAll()
    .where('dueDay', '>=', from)
    .where('dueDay', '<=', to)
    .where('deletedAt', 'is', null)
    .orderBy('dueDay')
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** The term that an opportunity brought. */
export async function findTermOf(db: Kysely<Tables>, opportunityId: string) {
  return await db
    .selectFrom('contractTerms')
    .selectAll()
    .where('opportunityId', '=', opportunityId)
    .where('deletedAt', 'is', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** When the term of a contract began that runs: the day of the last term that was followed, if any. */
export async function findLastDue(db: Kysely<Tables>, contractId: string): Promise<Day | null> {
  const row = await db
    .selectFrom('contractTerms')
    .select((max) => max.fn.max('dueDay').as('day'))
    .where('contractId', '=', contractId)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
  return row?.day ?? null
}

/** The value until a day, noted with a renewal or a change. */
export async function findValue(db: Kysely<Tables>, contractId: string, untilDay: Day) {
  return await db
    .selectFrom('contractValues')
    .selectAll()
    .where('contractId', '=', contractId)
    .where('untilDay', '=', untilDay)
    .where('deletedAt', 'is', null)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
}

/** Live contracts whose renewal an opportunity decides. */
export async function listByRenewal(db: Kysely<Tables>, opportunityId: string): Promise<ContractRecord[]> {
  return await db
    .selectFrom('contracts')
    .selectAll()
    .where('renewalId', '=', opportunityId)
    .where('deletedAt', 'is', null)
    .limit(100)
    .execute()
}

/** Contracts with their customer's owner, deleted ones too (of deleted customers none is live). */
export async function listByIds(db: Kysely<Tables>, ids: string[]) {
  return await db
    .selectFrom('contracts')
    .innerJoin('customers', 'customers.id', 'contracts.customerId')
    .selectAll('contracts')
    .select(['customers.ownerId', 'customers.deletedAt as customerDeletedAt'])
    .where('contracts.id', 'in', ids)
    .execute()
}

/** The reminders of these contracts with their task, the latest last. */
export async function listReminders(db: Kysely<Tables>, contractIds: string[]) {
  return await db
    .selectFrom('contractReminders')
    .selectAll()
    .where('contractId', 'in', contractIds)
    .where('deletedAt', 'is', null)
    .orderBy('id')
    .execute()
}

/** Contracts that have an end and were not ended: about them something may have to be done. */
export async function listWatched(db: Kysely<Tables>, limit: number): Promise<string[]> {
  const rows = await selectContracts(db, null)
    .select('contracts.id')
    .where('contracts.endDay', 'is not', null)
    .where('contracts.endedAt', 'is', null)
    .orderBy('contracts.id')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}
