import type { Kysely, Selectable } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'
import type { Actor, Role } from '#shared/actor.ts'
import type { Day } from '#shared/days.ts'

export type MemberRow = Selectable<Tables['members']>

export async function listMembers(db: Kysely<Tables>): Promise<MemberRow[]> {
  return await db.selectFrom('members').selectAll().where('deletedAt', 'is', null).orderBy('name').limit(1000).execute()
}

export async function countLogins(db: Kysely<Tables>): Promise<number> {
  const row = await db
    .selectFrom('members')
    .select((count) => count.fn.countAll<number>().as('count'))
    .where('userId', 'is not', null)
    .where('leftAt', 'is', null)
    .where('deletedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

export type ActorRow = { member: MemberRow; deputyFor: string[] }

/** The member as an actor on `today`; none if they left. */
export async function findActorRow(
  db: Kysely<Tables>,
  by: { userId: string } | { id: string } | { email: string },
  today: Day,
): Promise<ActorRow | null> {
  const [column, value] = Object.entries(by)[0] as ['userId' | 'id' | 'email', string]
  const member = await db
    .selectFrom('members')
    .selectAll()
    .where(column, '=', value)
    .where('leftAt', 'is', null)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
  if (!member) return null
  const absences = await db
    .selectFrom('absences')
    .select('memberId')
    .where('deputyId', '=', member.id)
    .where('deletedAt', 'is', null)
    .where('fromDay', '<=', today)
    .where('toDay', '>=', today)
    .execute()
  return { member, deputyFor: absences.map((absence) => absence.memberId) }
}

export async function findFirstAdministrator(db: Kysely<Tables>): Promise<MemberRow | undefined> {
  return await db
    .selectFrom('members')
    .selectAll()
    .where('administratorSince', 'is not', null)
    .where('leftAt', 'is', null)
    .where('deletedAt', 'is', null)
    .orderBy('administratorSince')
    .limit(1)
    .executeTakeFirst()
}

export function actorOf(row: ActorRow, readsOwnOnly: boolean, via: Actor['via'], language: 'de' | 'en'): Actor {
  const roles = JSON.parse(row.member.roles) as Role[]
  return {
    memberId: row.member.id,
    name: row.member.name,
    language: (row.member.language as 'de' | 'en' | null) ?? language,
    roles,
    administrator: row.member.administratorSince !== null,
    deputyFor: row.deputyFor,
    readsOwnOnly: readsOwnOnly && !roles.includes('management') && !roles.includes('salesLead'),
    via,
  }
}

export async function findLink(db: Kysely<Tables>, secretHash: string, now: string) {
  return await db
    .selectFrom('links')
    .leftJoin('members', 'members.id', 'links.memberId')
    .select(['links.id', 'links.purpose', 'links.memberId', 'members.name', 'members.email'])
    .where('links.secretHash', '=', secretHash)
    .where('links.usedAt', 'is', null)
    .where('links.expiresAt', '>', now)
    .executeTakeFirst()
}

export async function markLinkUsed(db: Kysely<Tables>, id: string, now: string): Promise<void> {
  await db.updateTable('links').set({ usedAt: now }).where('id', '=', id).execute()
}

export async function insertLink(db: Kysely<Tables>, link: Selectable<Tables['links']>): Promise<void> {
  await db.insertInto('links').values(link).execute()
}

/** A login of the auth library with its password, as its own sign-up would write it. */
export async function insertLogin(
  db: Kysely<Tables>,
  login: {
    userId: string
    accountId: string
    name: string
    email: string
    passwordHash: string
    now: string
    engine: 'sqlite' | 'postgres'
  },
): Promise<void> {
  const { userId, now } = login
  const no = (login.engine === 'postgres' ? false : 0) as unknown as number
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
