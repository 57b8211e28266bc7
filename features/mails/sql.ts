import type { Kysely } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'

/** The activity that a mail was filed as, at a customer or, without one, at a person. */
export async function findFiled(
  db: Kysely<Tables>,
  key: string,
  at: { customerId: string | null; personId: string | null },
): Promise<string | null> {
  let query = db
    .selectFrom('mails')
    .innerJoin('activities', 'activities.id', 'mails.activityId')
    .select('activities.id')
    .where('mails.key', '=', key)
    .where('activities.deletedAt', 'is', null)
    .limit(1)
  if (at.customerId) query = query.where('activities.customerId', '=', at.customerId)
  else query = query.where('activities.personId', '=', at.personId)
  return (await query.executeTakeFirst())?.id ?? null
}

export async function insertMail(db: Kysely<Tables>, activityId: string, key: string): Promise<void> {
  await db.insertInto('mails').values({ activityId, key }).execute()
}

/** Persons of a customer with their mail addresses. */
export async function listAddresses(db: Kysely<Tables>, customerId: string) {
  return await db
    .selectFrom('persons')
    .select(['id', 'emails'])
    .where('customerId', '=', customerId)
    .where('deletedAt', 'is', null)
    .limit(2000)
    .execute()
}

/** The colleague with one of these addresses. */
export async function findColleague(db: Kysely<Tables>, address: string): Promise<string | null> {
  const row = await db
    .selectFrom('members')
    .select('id')
    .where(({ fn, eb }) => eb(fn<string>('lower', ['email']), '=', address))
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
  return row?.id ?? null
}
