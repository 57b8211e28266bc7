import { sql } from 'kysely'
import type { SchemaStep } from '#platform/db/migrate.ts'
import { createTable } from '#platform/db/schema.ts'

/**
 * Mails that members file by BCC or forwarding: how far the mailbox was read, what came, and what waits for somebody to
 * say where it belongs. Mails know whether they came or went, and a file at several records keeps its bytes once.
 */
export const filedMails: SchemaStep = async (db, engine) => {
  const text = sql.raw<string>(engine === 'sqlite' ? 'text' : 'text collate "C"')
  await db.schema.alterTable('activities').addColumn('direction', text).execute()
  await db.schema.alterTable('files').addColumn('contentId', text).execute()
  await createTable(db, engine, 'mailboxes', {
    /** Hash of server, user and folder. */
    id: 'text',
    uidValidity: 'text?',
    /** All up to this number of that validity were looked at. */
    lastUid: 'whole',
    /** Mails that arrived before are not ours to read. */
    since: 'text',
    lookedAt: 'text?',
    /** What went wrong last, in words, and since when it does. */
    problem: 'text?',
    failingSince: 'text?',
  })
  await createTable(
    db,
    engine,
    'incomingMails',
    {
      id: 'text',
      /** Hash of sender and Message-ID: each mail is taken in once. */
      key: 'text',
      mailboxId: 'mailboxes.id',
      uidValidity: 'text',
      uid: 'whole',
      /** The member who filed it. */
      memberId: 'members.id?',
      /** Why nobody filed it by itself; empty for those that found their customer, of which nothing more stands here. */
      reason: 'text?',
      sender: 'text',
      senderName: 'text',
      subject: 'text',
      text: 'text',
      others: 'json',
      at: 'text',
      size: 'whole',
      /** What it became in the timeline. */
      activityId: 'activities.id?',
      dismissedAt: 'text?',
      /** In the folder of what is filed. */
      movedAt: 'text?',
      createdAt: 'text',
    },
    { unique: [['key']], indexes: [['mailboxId', 'movedAt'], ['createdAt']] },
  )
  await createTable(db, engine, 'incomingMailContents', { id: 'incomingMails.id', bytes: 'bytes' })
}
