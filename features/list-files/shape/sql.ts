import type { Kysely } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'

type Db = Kysely<Tables>
const most = 100_000

/** The records of the rows of one table of an import, in the order of the file, each once. */
export async function listRecords(db: Db, importId: string, tableIndex: number) {
  const rows = await db
    .selectFrom('importRows')
    .select(['record', 'recordId'])
    .where('importId', '=', importId)
    .where('tableIndex', '=', tableIndex)
    .where('recordId', 'is not', null)
    .orderBy('number')
    .limit(most)
    .execute()
  const seen = new Set<string>()
  return rows.flatMap(({ record, recordId }) => {
    if (record === null || recordId === null || seen.has(recordId)) return []
    seen.add(recordId)
    return [{ record, id: recordId }]
  })
}

/** The persons of these customers, the first ones first. */
export async function listPersonIds(db: Db, customerIds: string[]) {
  return await db
    .selectFrom('persons')
    .select(['id', 'customerId'])
    .where('customerId', 'in', customerIds)
    .where('deletedAt', 'is', null)
    .where('leftAt', 'is', null)
    .orderBy('id')
    .limit(100 * customerIds.length)
    .execute()
}

/** Conversations and tasks that an import brought to these customers. */
export async function listEvents(db: Db, importId: string, customerIds: string[]) {
  const activities = await db
    .selectFrom('activities')
    .selectAll()
    .where('customerId', 'in', customerIds)
    .where('importId', '=', importId)
    .where('deletedAt', 'is', null)
    .orderBy('id')
    .limit(20 * customerIds.length)
    .execute()
  const tasks = await db
    .selectFrom('tasks')
    .select(['id', 'customerId'])
    .where('customerId', 'in', customerIds)
    .where('importId', '=', importId)
    .where('deletedAt', 'is', null)
    .orderBy('id')
    .limit(20 * customerIds.length)
    .execute()
  return { activities, tasks }
}

/** Revenue of these customers by day, currency and what it is. */
export async function listDaySums(db: Db, customerIds: string[]) {
  return await db
    .selectFrom('revenues')
    .select(['customerId', 'period', 'day', 'currency', (sum) => sum.fn.sum<number>('amount').as('amount')])
    .where('customerId', 'in', customerIds)
    .where('period', 'is not', null)
    .where('deletedAt', 'is', null)
    .groupBy(['customerId', 'period', 'day', 'currency'])
    .execute()
}

/** Tables whose records have no list of their own, or a list without all of what an import may bring. */
export const plainTables = ['activities', 'revenues', 'orders', 'leads', 'members', 'opportunities'] as const

/** What the products of these opportunities are called. */
export async function listProductNames(db: Db, opportunityIds: string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('opportunityProducts')
    .innerJoin('products', 'products.id', 'opportunityProducts.productId')
    .select(['opportunityProducts.opportunityId as id', 'products.name'])
    .where('opportunityProducts.opportunityId', 'in', opportunityIds)
    .where('opportunityProducts.deletedAt', 'is', null)
    .orderBy('opportunityProducts.id')
    .limit(20 * opportunityIds.length)
    .execute()
  const named = Map.groupBy(rows, (row) => row.id)
  return new Map([...named].map(([id, some]) => [id, some.map((row) => row.name).join(', ')]))
}

/** Records of such a table as they are. */
export async function listPlain(db: Db, table: (typeof plainTables)[number], ids: string[]) {
  const rows = await db.selectFrom(table).selectAll().where('id', 'in', ids).where('deletedAt', 'is', null).execute()
  return rows as unknown as (Record<string, unknown> & { id: string; version: number })[]
}

export async function listMemberNames(db: Db): Promise<Map<string, string>> {
  const rows = await db.selectFrom('members').select(['id', 'name']).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
