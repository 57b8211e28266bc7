import type { Kysely } from 'kysely'
import type { Engine } from '../db/dialect.ts'
import type { Tables } from '../db/tables.ts'

/** Writes a login of the auth library with its password, as its own sign-up would. */
export async function insertLogin(
  db: Kysely<Tables>,
  engine: Engine,
  login: { userId: string; accountId: string; name: string; email: string; passwordHash: string; now: string },
): Promise<void> {
  const { userId, now } = login
  const no = (engine === 'postgres' ? false : 0) as unknown as number
  await db
    .insertInto('authUsers')
    .values({
      id: userId,
      name: login.name,
      email: login.email,
      emailVerified: no,
      image: null,
      createdAt: now,
      updatedAt: now,
      twoFactorEnabled: no,
    })
    .execute()
  await db
    .insertInto('authAccounts')
    .values({
      id: login.accountId,
      accountId: userId,
      providerId: 'credential',
      userId,
      password: login.passwordHash,
      createdAt: now,
      updatedAt: now,
    })
    .execute()
}

/** The e-mail address that somebody logs in with, and their name. */
export async function updateLogin(
  db: Kysely<Tables>,
  userId: string,
  values: { name: string; email: string },
): Promise<void> {
  await db.updateTable('authUsers').set(values).where('id', '=', userId).execute()
}

/** The stored hash of a login's password; none if it has no password. */
export async function findPasswordHash(db: Kysely<Tables>, userId: string): Promise<string | null> {
  const row = await db
    .selectFrom('authAccounts')
    .select('password')
    .where('userId', '=', userId)
    .where('providerId', '=', 'credential')
    .executeTakeFirst()
  return row?.password ?? null
}

/** Stores the hash of a new password. */
export async function savePasswordHash(db: Kysely<Tables>, userId: string, hash: string, now: string): Promise<void> {
  await db
    .updateTable('authAccounts')
    .set({ password: hash, updatedAt: now })
    .where('userId', '=', userId)
    .where('providerId', '=', 'credential')
    .execute()
}

/** Ends the sessions of a login (all but `except`), half-done logins and trusted devices; answers how many sessions there were. */
export async function endSessions(db: Kysely<Tables>, userId: string, except?: string): Promise<number> {
  let query = db.deleteFrom('authSessions').where('userId', '=', userId)
  if (except) query = query.where('id', '!=', except)
  const result = await query.executeTakeFirst()
  await db.deleteFrom('authVerifications').where('value', '=', userId).execute()
  return Number(result.numDeletedRows)
}
