import { type Kysely, type Selectable, sql } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'

type Db = Kysely<Tables>
export type MailboxRow = Selectable<Tables['mailboxes']>
export type IncomingRow = Selectable<Tables['incomingMails']>

export async function findMailbox(db: Db, id: string): Promise<MailboxRow | undefined> {
  return await db.selectFrom('mailboxes').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The mailbox of that name, from now on if it is a new one. */
export async function openMailbox(db: Db, id: string, now: string): Promise<MailboxRow> {
  const row = { id, uidValidity: null, lastUid: 0, since: now, lookedAt: null, problem: null, failingSince: null }
  await db
    .insertInto('mailboxes')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  return (await findMailbox(db, id)) ?? row
}

export async function setMailbox(db: Db, id: string, values: Partial<Omit<MailboxRow, 'id'>>): Promise<void> {
  await db.updateTable('mailboxes').set(values).where('id', '=', id).execute()
}

/** Two processes may read the same mailbox: the number only rises. */
export async function setLastUid(db: Db, id: string, uid: number): Promise<void> {
  await db.updateTable('mailboxes').set({ lastUid: uid }).where('id', '=', id).where('lastUid', '<', uid).execute()
}

/** Takes in a mail once; `false` if one with this key is there, and after another process that is just taking it in. */
export async function insertIncoming(db: Db, row: IncomingRow): Promise<boolean> {
  const inserted = await db
    .insertInto('incomingMails')
    .values(row)
    .onConflict((conflict) => conflict.column('key').doNothing())
    .executeTakeFirst()
  return Number(inserted.numInsertedOrUpdatedRows) === 1
}

export async function setIncoming(db: Db, id: string, values: Partial<Omit<IncomingRow, 'id'>>): Promise<void> {
  await db.updateTable('incomingMails').set(values).where('id', '=', id).execute()
}

/** The mail is here again under another number: that one is moved, too. */
export async function placeAgain(
  db: Db,
  key: string,
  { mailboxId, uidValidity, uid }: Pick<IncomingRow, 'mailboxId' | 'uidValidity' | 'uid'>,
): Promise<void> {
  await db
    .updateTable('incomingMails')
    .set({ mailboxId, uidValidity, uid, movedAt: null })
    .where('key', '=', key)
    .where((where) => where.or([where('uid', '!=', uid), where('uidValidity', '!=', uidValidity)]))
    .execute()
}

export async function insertContent(db: Db, id: string, bytes: Uint8Array): Promise<void> {
  await db.insertInto('incomingMailContents').values({ id, bytes }).execute()
}

export async function findContent(db: Db, id: string): Promise<Uint8Array | undefined> {
  const row = await db.selectFrom('incomingMailContents').select('bytes').where('id', '=', id).executeTakeFirst()
  return row?.bytes
}

/** Mails in the timeline that still lie in the inbox, the first ones first. */
export async function listToMove(db: Db, mailboxId: string, uidValidity: string, limit: number) {
  return await db
    .selectFrom('incomingMails')
    .select(['id', 'uid'])
    .where('mailboxId', '=', mailboxId)
    .where('movedAt', 'is', null)
    .where('uidValidity', '=', uidValidity)
    .where('activityId', 'is not', null)
    .orderBy('uid')
    .limit(limit)
    .execute()
}

export async function setMoved(db: Db, ids: string[], now: string): Promise<void> {
  if (ids.length > 0) await db.updateTable('incomingMails').set({ movedAt: now }).where('id', 'in', ids).execute()
}

/** Mails that wait for their customer; one whose entry was taken back waits again. `memberId`: those that this member filed. */
function selectWaiting(db: Db, memberId: string | null) {
  const query = db
    .selectFrom('incomingMails')
    .leftJoin('activities', 'activities.id', 'incomingMails.activityId')
    .where('incomingMails.reason', 'is not', null)
    .where('incomingMails.dismissedAt', 'is', null)
    .where((where) => where.or([where('activities.id', 'is', null), where('activities.deletedAt', 'is not', null)]))
  return memberId === null ? query : query.where('incomingMails.memberId', '=', memberId)
}

export async function listWaiting(db: Db, memberId: string | null, page: { after: string | null; limit: number }) {
  let query = selectWaiting(db, memberId)
    .leftJoin('members', 'members.id', 'incomingMails.memberId')
    .leftJoin('incomingMailContents', 'incomingMailContents.id', 'incomingMails.id')
    .selectAll('incomingMails')
    .select(['members.name as memberName', 'incomingMailContents.id as contentId'])
    .orderBy('incomingMails.id', 'desc')
    .limit(page.limit)
  if (page.after) query = query.where('incomingMails.id', '<', page.after)
  return await query.execute()
}

export async function countWaiting(db: Db, memberId: string | null): Promise<number> {
  const { count } = await selectWaiting(db, memberId)
    .select((one) => one.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

export async function findIncoming(db: Db, id: string): Promise<IncomingRow | undefined> {
  return await db.selectFrom('incomingMails').selectAll().where('id', '=', id).executeTakeFirst()
}

/** The `count` waiting mails that go first: strangers' before members', the oldest before the latest. */
export async function listOldestWaiting(db: Db, count: number): Promise<string[]> {
  const rows = await selectWaiting(db, null)
    .select('incomingMails.id')
    .orderBy(sql`case when "incomingMails"."memberId" is null then 0 else 1 end`)
    .orderBy('incomingMails.id')
    .limit(count)
    .execute()
  return rows.map(({ id }) => id)
}

/** What came before a moment, the oldest first. */
export async function listOlder(db: Db, before: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('incomingMails')
    .select('id')
    .where('createdAt', '<', before)
    .orderBy('createdAt')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

export async function deleteIncoming(db: Db, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  await db.deleteFrom('incomingMailContents').where('id', 'in', ids).execute()
  await db.deleteFrom('incomingMails').where('id', 'in', ids).execute()
}

/** Addresses of all members who are there, and who of them can log in. */
export async function listMemberAddresses(db: Db) {
  return await db
    .selectFrom('members')
    .select(['id', 'email', 'userId'])
    .where('email', 'is not', null)
    .where('leftAt', 'is', null)
    .where('deletedAt', 'is', null)
    .limit(2000)
    .execute()
}

export async function listCustomerAddresses(db: Db, ids: string[]) {
  if (ids.length === 0) return []
  return await db.selectFrom('customers').select(['id', 'emails', 'web']).where('id', 'in', ids).execute()
}

export async function listPersonAddresses(db: Db, ids: string[]) {
  if (ids.length === 0) return []
  return await db
    .selectFrom('persons')
    .select(['id', 'customerId', 'emails'])
    .where('id', 'in', ids)
    .where('customerId', 'is not', null)
    .execute()
}

export async function dropContent(db: Db, id: string): Promise<void> {
  await db.deleteFrom('incomingMailContents').where('id', '=', id).execute()
}
