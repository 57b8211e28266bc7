import type { Kysely, Selectable } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'

type Db = Kysely<Tables>
export type MailRecord = Selectable<Tables['offerMails']>
const most = 50

/** Mails of an offer with who sent them, the latest first; without their letters. */
export async function listOf(db: Db, offerId: string) {
  return await db
    .selectFrom('offerMails')
    .leftJoin('members', 'members.id', 'offerMails.createdById')
    .select(['offerMails.id', 'recipient as to', 'attempts', 'problem', 'offerMails.createdAt', 'sentAt', 'failedAt'])
    .select(['members.name as byName'])
    .where('offerId', '=', offerId)
    .where('offerMails.deletedAt', 'is', null)
    .orderBy('offerMails.id', 'desc')
    .limit(most)
    .execute()
}

/** True while a mail with this offer is on its way. */
export async function isWaiting(db: Db, offerId: string): Promise<boolean> {
  const row = await db
    .selectFrom('offerMails')
    .select('id')
    .where('offerId', '=', offerId)
    .where('sentAt', 'is', null)
    .where('failedAt', 'is', null)
    .where('deletedAt', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** The letter lies beside its mail only while that waits, and never in an event. */
export async function keepLetter(db: Db, id: string, letter: Uint8Array | null): Promise<void> {
  await db
    .updateTable('offerMails')
    .set({ letter: letter as never })
    .where('id', '=', id)
    .execute()
}

/** Mail addresses of the person of an offer and of its customer. */
export async function findAddresses(db: Db, personId: string | null, customerId: string | null) {
  const person = personId
    ? await db
        .selectFrom('persons')
        .select(['title', 'firstName', 'lastName', 'emails'])
        .where('id', '=', personId)
        .where('deletedAt', 'is', null)
        .executeTakeFirst()
    : undefined
  const customer = customerId
    ? await db.selectFrom('customers').select(['name', 'emails']).where('id', '=', customerId).executeTakeFirst()
    : undefined
  return { person, customer }
}

/** Where answers go. */
export async function findMemberEmail(db: Db, memberId: string | null) {
  if (!memberId) return undefined
  return await db.selectFrom('members').select(['name', 'email']).where('id', '=', memberId).executeTakeFirst()
}

/** The letter that was kept when the offer went out. */
export async function findKeptLetter(db: Db, offerId: string, name: string): Promise<Uint8Array | undefined> {
  const row = await db
    .selectFrom('files')
    .innerJoin('fileContents', 'fileContents.id', 'files.id')
    .select('fileContents.bytes')
    .where('record', '=', 'offers')
    .where('recordId', '=', offerId)
    .where('name', '=', name)
    .where('files.deletedAt', 'is', null)
    .orderBy('files.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? new Uint8Array(row.bytes as Uint8Array) : undefined
}
