import { type Expression, type Kysely, type Selectable, type SqlBool, sql } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'
import type { Cursor } from '#shared/cursor.ts'
import type { Day } from '#shared/days.ts'
import type { Period } from '#shared/periods.ts'
import type { Reaction } from './rules.ts'

type Db = Kysely<Tables>
type Readable = Expression<SqlBool> | null
export type RoundRecord = Selectable<Tables['priceRounds']>
export type LineRecord = Selectable<Tables['priceRoundLines']>

/** Rounds with the name of their list, the latest day first. */
export async function listRounds(db: Db, limit: number): Promise<RoundRecord[]> {
  return await db
    .selectFrom('priceRounds')
    .selectAll()
    .where('deletedAt', 'is', null)
    .orderBy('fromDay', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** What of the lines of some rounds their outcome is made of. */
export async function listOutcomeLines(db: Db, roundIds: readonly string[], readable: Readable) {
  if (roundIds.length === 0) return []
  const query = live(db)
    .leftJoin('members', 'members.id', 'priceRoundLines.memberId')
    .select(['roundId', 'priceRoundLines.memberId', 'members.name as memberName', 'priceRoundLines.class'])
    .select(['reaction', 'revenue', 'asked', 'obtained', 'letterOn'])
    .where('roundId', 'in', roundIds)
  return await (readable ? query.where(readable) : query).execute()
}

const live = (db: Db) =>
  db
    .selectFrom('priceRoundLines')
    .innerJoin('priceRounds', 'priceRounds.id', 'priceRoundLines.roundId')
    .innerJoin('customers', 'customers.id', 'priceRoundLines.customerId')
    .where('priceRoundLines.deletedAt', 'is', null)
    .where('priceRounds.deletedAt', 'is', null)
    .where('customers.deletedAt', 'is', null)

export type LineFilter = {
  roundId?: string | undefined
  customerId?: string | undefined
  reaction?: Reaction | undefined
  letter?: 'without' | 'with' | undefined
  /** Customers that these members own. */
  owners?: readonly string[] | undefined
  ids?: readonly string[] | undefined
  readable: Readable
}

/** A page of lines with the names around them, what brings the most first. */
export async function listLines(db: Db, filter: LineFilter, after: Cursor<number> | null, limit: number) {
  let query = live(db)
    .leftJoin('members', 'members.id', 'priceRoundLines.memberId')
    .leftJoin('persons', 'persons.id', 'priceRoundLines.personId')
    .selectAll('priceRoundLines')
    .select(['priceRounds.name as roundName', 'priceRounds.fromDay', 'priceRounds.leadDays', 'priceRounds.currency'])
    .select(['customers.name as customerName', 'customers.ownerId', 'customers.insideSalesId'])
    .select(['members.name as memberName', 'persons.title', 'persons.firstName', 'persons.lastName'])
    .orderBy('priceRoundLines.asked', 'desc')
    .orderBy('priceRoundLines.id')
    .limit(limit)
  if (filter.roundId) query = query.where('priceRoundLines.roundId', '=', filter.roundId)
  if (filter.customerId) query = query.where('priceRoundLines.customerId', '=', filter.customerId)
  if (filter.reaction) query = query.where('reaction', '=', filter.reaction)
  if (filter.letter) query = query.where('letterOn', filter.letter === 'with' ? 'is not' : 'is', null)
  if (filter.owners) query = query.where('customers.ownerId', 'in', filter.owners)
  if (filter.ids) query = query.where('priceRoundLines.id', 'in', filter.ids)
  if (filter.readable) query = query.where(filter.readable)
  if (after)
    query = query.where(
      sql<SqlBool>`("priceRoundLines"."asked" < ${after[0]}
        or ("priceRoundLines"."asked" = ${after[0]} and "priceRoundLines"."id" > ${after[1]}))`,
    )
  return await query.execute()
}
export type ListedLine = Awaited<ReturnType<typeof listLines>>[number]

/** All lines of a round, as stored. */
export async function listRecords(db: Db, roundId: string): Promise<LineRecord[]> {
  return await db
    .selectFrom('priceRoundLines')
    .selectAll()
    .where('roundId', '=', roundId)
    .where('deletedAt', 'is', null)
    .orderBy('id')
    .execute()
}

export async function listHelpers(db: Db, customerIds: readonly string[]) {
  if (customerIds.length === 0) return []
  return await db
    .selectFrom('customerHelpers')
    .select(['customerId', 'memberId'])
    .where('customerId', 'in', customerIds)
    .where('deletedAt', 'is', null)
    .execute()
}

/** Which customers these are: as far as they may be read. */
export async function listCustomers(db: Db, ids: readonly string[], readable: Readable) {
  if (ids.length === 0) return []
  const query = db
    .selectFrom('customers')
    .select(['id', 'ownerId', 'class'])
    .where('id', 'in', ids)
    .where('deletedAt', 'is', null)
  return await (readable ? query.where(readable) : query).execute()
}

/** Customers with revenue in a period and currency. */
export async function listBuyers(db: Db, { from, to }: Period, currency: string) {
  return await db
    .selectFrom('revenues')
    .select('customerId')
    .where('customerId', 'is not', null)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .where('currency', '=', currency)
    .where('deletedAt', 'is', null)
    .groupBy('customerId')
    .limit(20_000)
    .execute()
}

/** What these customers were invoiced in a period, by the product as invoices name it. */
export async function sumByProduct(db: Db, customerIds: readonly string[], { from, to }: Period, currency: string) {
  if (customerIds.length === 0) return []
  const rows = await db
    .selectFrom('revenues')
    .select(['customerId', 'product', (sum) => sum.fn.sum<number>('amount').as('amount')])
    .where('customerId', 'in', customerIds)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .where('currency', '=', currency)
    .where('deletedAt', 'is', null)
    .groupBy(['customerId', 'product'])
    .orderBy('customerId')
    .orderBy('product')
    .execute()
  return rows.map((row) => ({ ...row, amount: Number(row.amount) }))
}

/** People of a customer who are there, and addresses of the customer itself. */
export async function findAddressees(db: Db, customerId: string) {
  const persons = await db
    .selectFrom('persons')
    .select(['id', 'title', 'firstName', 'lastName', 'emails', 'language'])
    .where('customerId', '=', customerId)
    .where('leftAt', 'is', null)
    .where('deletedAt', 'is', null)
    .orderBy('sortName')
    .orderBy('id')
    .limit(200)
    .execute()
  const customer = await db
    .selectFrom('customers')
    .select(['name', 'emails'])
    .where('id', '=', customerId)
    .executeTakeFirst()
  return { persons, customer }
}

/** The language of somebody who is still known. */
export async function findPersonLanguage(db: Db, id: string): Promise<string | null> {
  const row = await db
    .selectFrom('persons')
    .select('language')
    .where('id', '=', id)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
  return row?.language ?? null
}

/** Open lines without a reminder, of rounds whose time for it has come: the first day of the round is still ahead. */
export async function listUnreminded(db: Db, today: Day, limit: number, id?: string) {
  const query = live(db)
    .selectAll('priceRoundLines')
    .select(['priceRounds.name as roundName', 'priceRounds.fromDay', 'priceRounds.remindDays'])
    .select(['customers.name as customerName', 'customers.ownerId'])
    .where('priceRoundLines.reaction', '=', 'open')
    .where('priceRoundLines.taskId', 'is', null)
    .where('priceRounds.fromDay', '>', today)
    .orderBy('priceRounds.fromDay')
    .orderBy('priceRoundLines.id')
    .limit(limit)
  return await (id ? query.where('priceRoundLines.id', '=', id) : query).execute()
}

/** Where answers go. */
export async function findMemberEmail(db: Db, memberId: string | null) {
  if (!memberId) return undefined
  return await db.selectFrom('members').select(['name', 'email']).where('id', '=', memberId).executeTakeFirst()
}
