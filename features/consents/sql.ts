import { type Expression, type Insertable, type Kysely, type Selectable, type SqlBool, sql } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'
import type { Instant } from '#shared/days.ts'
import type { Channel, EntryKind } from './rules.ts'

type Db = Kysely<Tables>

export type NewConsent = Insertable<Tables['consents']>

export async function insertEntry(db: Db, row: NewConsent): Promise<void> {
  await db.insertInto('consents').values(row).execute()
}

function selectEntries(db: Db) {
  return db
    .selectFrom('consents')
    .leftJoin('persons', 'persons.id', 'consents.personId')
    .leftJoin('customers', 'customers.id', 'persons.customerId')
    .leftJoin('members', 'members.id', 'consents.createdById')
    .leftJoin('consents as voids', 'voids.voidsId', 'consents.id')
    .selectAll('consents')
    .select([
      'persons.title as personTitle',
      'persons.firstName',
      'persons.lastName',
      'customers.name as customerName',
      'members.name as createdByName',
      'voids.at as voidedAt',
    ])
}
export type ShownRow = Awaited<ReturnType<ReturnType<typeof selectEntries>['execute']>>[number]

const mostEntries = 500

/** Entries of these addresses, and of a person (and who was merged into them) at any address; the latest first. */
export async function listEntriesOf(
  db: Db,
  addressHashes: readonly string[],
  personId: string | null,
): Promise<ShownRow[]> {
  if (addressHashes.length === 0 && !personId) return []
  return await selectEntries(db)
    .where((where) =>
      where.or([
        ...(addressHashes.length > 0 ? [where('consents.addressHash', 'in', addressHashes)] : []),
        ...(personId
          ? [
              where('consents.personId', 'in', (select) =>
                select
                  .selectFrom('persons')
                  .select('id')
                  .where((person) => person.or([person('id', '=', personId), person('mergedIntoId', '=', personId)])),
              ),
            ]
          : []),
      ]),
    )
    .orderBy('consents.at', 'desc')
    .orderBy('consents.id', 'desc')
    .limit(mostEntries)
    .execute()
}

export type LedgerFilter = {
  kind?: EntryKind | undefined
  channel?: Channel | undefined
  readable: Expression<SqlBool> | null
}

export async function listLedger(
  db: Db,
  { kind, channel, readable }: LedgerFilter,
  page: { after: [string, string] | null; limit: number },
): Promise<ShownRow[]> {
  let query = selectEntries(db).orderBy('consents.createdAt', 'desc').orderBy('consents.id', 'desc').limit(page.limit)
  if (kind) query = query.where('consents.kind', '=', kind)
  if (channel) query = query.where('consents.channel', '=', channel)
  if (readable) query = query.where(readable)
  if (page.after) {
    query = query.where(sql<SqlBool>`("consents"."createdAt", "consents"."id") < (${page.after[0]}, ${page.after[1]})`)
  }
  return await query.execute()
}

/** How many consents and objections stand in the ledger that nobody took back, and how many addresses are suppressed. */
export async function countLedger(db: Db) {
  const row = await db
    .selectFrom('consents')
    .select([
      sql<number>`coalesce(sum(case when "kind" = 'consent' then 1 else 0 end), 0)`.as('consents'),
      sql<number>`coalesce(sum(case when "kind" = 'objection' then 1 else 0 end), 0)`.as('objections'),
    ])
    .where('kind', 'in', ['consent', 'objection'])
    .where(
      'id',
      'not in',
      (select) =>
        select
          .selectFrom('consents as voids')
          .select('voids.voidsId')
          .where('voids.kind', '=', 'void')
          .where('voids.voidsId', 'is not', null) as never,
    )
    .executeTakeFirstOrThrow()
  const list = await db
    .selectFrom('suppressions')
    .select((count) => count.fn.countAll<number>().as('suppressed'))
    .where('liftedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return {
    consents: Number(row.consents),
    objections: Number(row.objections),
    suppressed: Number(list.suppressed),
  }
}

export async function findEntry(db: Db, id: string): Promise<ShownRow | undefined> {
  return await selectEntries(db).where('consents.id', '=', id).executeTakeFirst()
}

/** The suppression list for these addresses: hash → channel → since when. */
export async function listSuppressions(db: Db, hashes: readonly string[]) {
  if (hashes.length === 0) return []
  return await db
    .selectFrom('suppressions')
    .select(['hash', 'channel', 'at'])
    .where('hash', 'in', hashes)
    .where('liftedAt', 'is', null)
    .execute()
}

/** Puts an address on the suppression list; a later objection moves the time on. */
export async function suppress(db: Db, hash: string, channel: Channel, at: Instant): Promise<void> {
  await db
    .insertInto('suppressions')
    .values({ hash, channel, at, liftedAt: null })
    .onConflict((conflict) =>
      conflict.columns(['hash', 'channel']).doUpdateSet({
        at: sql`case when "suppressions"."liftedAt" is null and "suppressions"."at" > excluded."at"
          then "suppressions"."at" else excluded."at" end`,
        liftedAt: null,
      }),
    )
    .execute()
}

/** Takes an address off again: its only objection was a mistake. */
export async function liftSuppression(db: Db, hash: string, channel: Channel, now: Instant): Promise<void> {
  await db
    .updateTable('suppressions')
    .set({ liftedAt: now })
    .where('hash', '=', hash)
    .where('channel', '=', channel)
    .execute()
}

/** What belongs to a person's addresses: their numbers and mails, and where their company is. */
export async function findReach(db: Db, personId: string) {
  return await db
    .selectFrom('persons')
    .leftJoin('customers', 'customers.id', 'persons.customerId')
    .select([
      'persons.title',
      'persons.firstName',
      'persons.lastName',
      'persons.phones',
      'persons.emails',
      'persons.consumerSince',
      'customers.street',
      'customers.postcode',
      'customers.city',
      'customers.country',
    ])
    .where('persons.id', '=', personId)
    .executeTakeFirst()
}

export type RequestRow = Selectable<Tables['consentRequests']>

export async function insertRequest(db: Db, row: RequestRow): Promise<void> {
  await db.insertInto('consentRequests').values(row).execute()
}

export async function findRequest(db: Db, by: { id: string } | { tokenHash: string }): Promise<RequestRow | undefined> {
  let query = db.selectFrom('consentRequests').selectAll()
  query = 'id' in by ? query.where('id', '=', by.id) : query.where('tokenHash', '=', by.tokenHash)
  return await query.executeTakeFirst()
}

/** A request to this address that is not confirmed and runs out after an instant; one with a wording first. */
export async function findOpenRequest(db: Db, address: string, expiresAfter: Instant): Promise<RequestRow | undefined> {
  const rows = await db
    .selectFrom('consentRequests')
    .selectAll()
    .where('expiresAt', '>', expiresAfter)
    .where('address', '=', address)
    .where('confirmedAt', 'is', null)
    .limit(20)
    .execute()
  return rows.find((row) => row.wordingVersion !== null) ?? rows[0]
}

export async function setToken(db: Db, id: string, tokenHash: string): Promise<void> {
  await db.updateTable('consentRequests').set({ tokenHash }).where('id', '=', id).execute()
}

export async function setSent(db: Db, id: string, sentAt: Instant): Promise<void> {
  await db.updateTable('consentRequests').set({ sentAt }).where('id', '=', id).execute()
}

/** Marks a request as confirmed; false if it was before (two clicks at once confirm it once). */
export async function confirmRequest(db: Db, id: string, now: Instant): Promise<boolean> {
  const result = await db
    .updateTable('consentRequests')
    .set({ confirmedAt: now })
    .where('id', '=', id)
    .where('confirmedAt', 'is', null)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}

/** Requests that nobody confirmed in time are nobody's data to keep. */
export async function dropExpired(db: Db, now: Instant): Promise<void> {
  await db.deleteFrom('consentRequests').where('expiresAt', '<', now).where('confirmedAt', 'is', null).execute()
}

export async function insertLink(db: Db, row: Insertable<Tables['withdrawalLinks']>): Promise<void> {
  await db.insertInto('withdrawalLinks').values(row).execute()
}

export async function findLink(db: Db, tokenHash: string) {
  return await db.selectFrom('withdrawalLinks').selectAll().where('tokenHash', '=', tokenHash).executeTakeFirst()
}

export async function setLinkUsed(db: Db, id: string, now: Instant): Promise<void> {
  await db.updateTable('withdrawalLinks').set({ usedAt: now }).where('id', '=', id).execute()
}

/** The secret of the suppression list; the first process that needs it makes it. */
export async function ensureSecret(db: Db, fresh: string): Promise<string> {
  const row = await db
    .insertInto('settings')
    .values({ key: 'suppressionSecret', value: JSON.stringify(fresh), version: 1 })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ version: 1 }))
    .returning('value')
    .executeTakeFirstOrThrow()
  return JSON.parse(row.value) as string
}
