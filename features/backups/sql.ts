import type { Insertable, Kysely } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'

/** Whether anything is there worth keeping: a member or a customer. */
export async function anybodyThere(db: Kysely<Tables>): Promise<boolean> {
  const member = await db.selectFrom('members').select('id').limit(1).executeTakeFirst()
  return (
    member !== undefined || (await db.selectFrom('customers').select('id').limit(1).executeTakeFirst()) !== undefined
  )
}

export async function findJob(db: Kysely<Tables>, id: string) {
  return await db.selectFrom('jobs').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Drops backups, checks and restores that were under way when the data were backed up: at least that backup itself. */
export async function dropUnfinished(db: Kysely<Tables>): Promise<void> {
  await db
    .deleteFrom('jobs')
    .where('kind', 'in', ['backup', 'checkBackup', 'restore'])
    .where('doneAt', 'is', null)
    .where('failedAt', 'is', null)
    .where('cancelledAt', 'is', null)
    .execute()
}

export async function insertJob(db: Kysely<Tables>, job: Insertable<Tables['jobs']>): Promise<void> {
  await db
    .insertInto('jobs')
    .values(job)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

/** What is in a backup, to recognise it by: whose it is, how many customers, and the last change (instant). */
export async function describe(db: Kysely<Tables>) {
  const name = await db.selectFrom('settings').select('value').where('key', '=', 'name').executeTakeFirst()
  const { customers } = await db
    .selectFrom('customers')
    .select((count) => count.fn.countAll<number>().as('customers'))
    .where('deletedAt', 'is', null)
    .executeTakeFirstOrThrow()
  const last = await db.selectFrom('events').select('at').orderBy('id', 'desc').limit(1).executeTakeFirst()
  return {
    company: name ? (JSON.parse(name.value) as string) : '',
    customers: Number(customers),
    lastAt: last?.at ?? null,
  }
}

/** Ends every login: sessions of a time that was left behind must not come to life again. */
export async function endSessions(db: Kysely<Tables>): Promise<void> {
  await db.deleteFrom('authSessions').execute()
}
