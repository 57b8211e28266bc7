import type { Kysely, Selectable } from 'kysely'
import { prepared } from '#platform/db/prepared.ts'
import type { Tables } from '#platform/db/tables.ts'

export type ProductRow = Selectable<Tables['products']>
export type MemberRow = Selectable<Tables['members']>
type Db = Kysely<Tables>

/** A page of the stock, as duplicates are found by. */
export async function listStock(db: Db, after: string, limit: number) {
  // Who was merged into another is still found by what stood there, and means the one that stayed.
  const live = db.selectFrom('customers').select('id').where('deletedAt', 'is', null)
  return await db
    .selectFrom('customers')
    .select(['id', 'name', 'customerNumber', 'vatId', 'street', 'postcode', 'city', 'phones', 'emails', 'web'])
    .select('mergedIntoId')
    .where((where) => where.or([where('deletedAt', 'is', null), where('mergedIntoId', 'in', live)]))
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute()
}

const ownersAsMade = prepared((db, { id }: { id: string }) =>
  db
    .selectFrom('customers')
    .select(['ownerId', 'insideSalesId'])
    .where('id', '=', id)
    .where('version', '=', 1)
    .where('deletedAt', 'is', null),
)

/** Who has to do with a customer whom nobody changed since it was made. */
export async function findOwnersAsMade(db: Db, id: string) {
  return (await ownersAsMade(db, { id }))[0]
}

/** Customers that were merged into one. */
export async function listMergedInto(db: Db, customerId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('customers')
    .select('id')
    .where('mergedIntoId', '=', customerId)
    .limit(1000)
    .execute()
  return rows.map((row) => row.id)
}

export async function listPersonsOf(db: Db, customerId: string) {
  return await db
    .selectFrom('persons')
    .selectAll()
    .where('customerId', '=', customerId)
    .where('deletedAt', 'is', null)
    .orderBy('id')
    .limit(2000)
    .execute()
}

/** Persons without a customer, by a beginning of their sort name. */
export async function listLonePersons(db: Db, sortName: string) {
  return await db
    .selectFrom('persons')
    .selectAll()
    .where('customerId', 'is', null)
    .where('deletedAt', 'is', null)
    .where('sortName', '>=', sortName)
    .where('sortName', '<', `${sortName}\uffff`)
    .limit(50)
    .execute()
}

export async function hasActivity(db: Db, customerId: string, day: string, text: string): Promise<boolean> {
  const row = await db
    .selectFrom('activities')
    .select('id')
    .where('customerId', '=', customerId)
    .where('day', '=', day)
    .where('text', '=', text)
    .where('deletedAt', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export async function findLastContact(db: Db, customerId: string): Promise<string | null> {
  const row = await db
    .selectFrom('activities')
    .select((max) => max.fn.max('contactDay').as('day'))
    .where('customerId', '=', customerId)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
  return row?.day ?? null
}

export async function hasTask(db: Db, customerId: string, dueDay: string | null, text: string): Promise<boolean> {
  const row = await db
    .selectFrom('tasks')
    .select('id')
    .where('customerId', '=', customerId)
    .where('dueDay', dueDay === null ? 'is' : '=', dueDay)
    .where('text', '=', text)
    .where('deletedAt', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export async function listMembers(db: Db) {
  return await db
    .selectFrom('members')
    .select(['id', 'name', 'email'])
    .where('deletedAt', 'is', null)
    .where('leftAt', 'is', null)
    .limit(5000)
    .execute()
}

/** Whether a mail address belongs to somebody, were they gone. */
export async function isEmailTaken(db: Db, email: string): Promise<boolean> {
  const row = await db.selectFrom('members').select('id').where('email', '=', email).limit(1).executeTakeFirst()
  return row !== undefined
}

const mostProducts = 50_000

/** What products are called, the oldest first. */
export async function listProductNames(db: Db) {
  return await db
    .selectFrom('products')
    .select(['id', 'number', 'name'])
    .where('deletedAt', 'is', null)
    .orderBy('id')
    .limit(mostProducts)
    .execute()
}

const mostOpenLeads = 50_000

/** Leads that nobody has decided about yet, the oldest first. */
export async function listOpenLeads(db: Db) {
  return await db
    .selectFrom('leads')
    .select(['id', 'company', 'lastName', 'email', 'phone'])
    .where('convertedAt', 'is', null)
    .where('rejectedAt', 'is', null)
    .where('deletedAt', 'is', null)
    .orderBy('id')
    .limit(mostOpenLeads)
    .execute()
}

/** A record whatever its state, for undo. */
export async function findAny(db: Db, table: string, id: string) {
  return await db
    .selectFrom(table as 'customers')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
}
