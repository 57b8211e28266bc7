import type { Kysely } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'

const mostSessions = 200

export async function findLogin(db: Kysely<Tables>, userId: string) {
  return await db
    .selectFrom('authUsers')
    .innerJoin('authAccounts', 'authAccounts.userId', 'authUsers.id')
    .select(['email', 'name', 'twoFactorEnabled', 'authAccounts.updatedAt as passwordChangedAt'])
    .where('authUsers.id', '=', userId)
    .where('providerId', '=', 'credential')
    .executeTakeFirst()
}

export async function listPasskeys(db: Kysely<Tables>, userId: string) {
  return await db
    .selectFrom('authPasskeys')
    .select(['id', 'name', 'createdAt'])
    .where('userId', '=', userId)
    .orderBy('createdAt')
    .limit(100)
    .execute()
}

export async function listSessions(db: Kysely<Tables>, userId: string) {
  return await db
    .selectFrom('authSessions')
    .select(['id', 'userAgent', 'ipAddress', 'createdAt', 'updatedAt', 'expiresAt'])
    .where('userId', '=', userId)
    .orderBy('updatedAt', 'desc')
    .limit(mostSessions)
    .execute()
}

/** The session with the member it belongs to. */
export async function findSession(db: Kysely<Tables>, id: string) {
  return await db
    .selectFrom('authSessions')
    .innerJoin('members', 'members.userId', 'authSessions.userId')
    .select(['authSessions.id', 'members.id as memberId', 'authSessions.userId'])
    .where('authSessions.id', '=', id)
    .executeTakeFirst()
}

export async function deleteSession(db: Kysely<Tables>, id: string): Promise<void> {
  await db.deleteFrom('authSessions').where('id', '=', id).execute()
}

export async function deleteFactors(db: Kysely<Tables>, userId: string, no: number): Promise<void> {
  await db.deleteFrom('authTwoFactors').where('userId', '=', userId).execute()
  await db.deleteFrom('authPasskeys').where('userId', '=', userId).execute()
  await db.updateTable('authUsers').set({ twoFactorEnabled: no }).where('id', '=', userId).execute()
}

/** Sessions and half-done logins that have ended by themselves. */
export async function deleteEnded(db: Kysely<Tables>, now: string): Promise<void> {
  await db.deleteFrom('authSessions').where('expiresAt', '<', now).execute()
  await db.deleteFrom('authVerifications').where('expiresAt', '<', now).execute()
}
