import type { Kysely, Selectable } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'
import type { Actor, Role } from '#shared/actor.ts'
import type { Day } from '#shared/days.ts'

export type MemberRow = Selectable<Tables['members']>

const mostMembers = 1000

export async function listMembers(db: Kysely<Tables>): Promise<MemberRow[]> {
  return await db
    .selectFrom('members')
    .selectAll()
    .where('deletedAt', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .limit(mostMembers)
    .execute()
}

/** Who is away on `day`, with the deputy. */
export async function listAway(db: Kysely<Tables>, day: Day) {
  return await db
    .selectFrom('absences')
    .select(['memberId', 'deputyId', 'toDay'])
    .where('deletedAt', 'is', null)
    .where('fromDay', '<=', day)
    .where('toDay', '>=', day)
    .limit(mostMembers)
    .execute()
}

/** Invitations that wait to be accepted. */
export async function listInvitations(db: Kysely<Tables>, now: string) {
  return await db
    .selectFrom('links')
    .select(['memberId', 'expiresAt'])
    .where('purpose', '=', 'invitation')
    .where('usedAt', 'is', null)
    .where('expiresAt', '>', now)
    .limit(mostMembers)
    .execute()
}

export async function findMember(db: Kysely<Tables>, id: string): Promise<MemberRow | undefined> {
  return await db
    .selectFrom('members')
    .selectAll()
    .where('id', '=', id)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
}

/** Whoever has the address, also those who left or were deleted: it is unique over all. */
export async function findByEmail(db: Kysely<Tables>, email: string): Promise<MemberRow | undefined> {
  return await db.selectFrom('members').selectAll().where('email', '=', email).executeTakeFirst()
}

/** Frees the address of a deleted member. */
export async function clearEmail(db: Kysely<Tables>, id: string): Promise<void> {
  await db.updateTable('members').set({ email: null }).where('id', '=', id).execute()
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

/** Administrators who can log in. */
export async function countAdministrators(db: Kysely<Tables>): Promise<number> {
  const row = await db
    .selectFrom('members')
    .select((count) => count.fn.countAll<number>().as('count'))
    .where('administratorSince', 'is not', null)
    .where('userId', 'is not', null)
    .where('leftAt', 'is', null)
    .where('deletedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

export async function countOwnedCustomers(db: Kysely<Tables>, memberId: string): Promise<number> {
  const row = await db
    .selectFrom('customers')
    .select((count) => count.fn.countAll<number>().as('count'))
    .where('ownerId', '=', memberId)
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

/** An open link with the member it is for. */
export async function findLink(db: Kysely<Tables>, secretHash: string, now: string) {
  return await db
    .selectFrom('links')
    .leftJoin('members', 'members.id', 'links.memberId')
    .select([
      'links.id',
      'links.purpose',
      'links.memberId',
      'members.name',
      'members.email',
      'members.userId',
      'members.leftAt',
      'members.deletedAt',
    ])
    .where('links.secretHash', '=', secretHash)
    .where('links.usedAt', 'is', null)
    .where('links.expiresAt', '>', now)
    .executeTakeFirst()
}

/** Uses a link up; false if somebody else was faster. */
export async function takeLink(db: Kysely<Tables>, id: string, now: string): Promise<boolean> {
  const result = await db
    .updateTable('links')
    .set({ usedAt: now })
    .where('id', '=', id)
    .where('usedAt', 'is', null)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}

/** Ends the open links of a member, all or those of one purpose. */
export async function endLinks(db: Kysely<Tables>, memberId: string, now: string, purpose?: string): Promise<void> {
  let query = db.updateTable('links').set({ usedAt: now }).where('memberId', '=', memberId).where('usedAt', 'is', null)
  if (purpose) query = query.where('purpose', '=', purpose)
  await query.execute()
}

export async function insertLink(db: Kysely<Tables>, link: Selectable<Tables['links']>): Promise<void> {
  await db.insertInto('links').values(link).execute()
}

/** Links that ended before an instant are of no use to anybody. */
export async function deleteOldLinks(db: Kysely<Tables>, before: string): Promise<void> {
  await db.deleteFrom('links').where('expiresAt', '<', before).execute()
}

/** Revokes the keys of somebody who leaves. */
export async function revokeKeys(db: Kysely<Tables>, memberId: string, now: string): Promise<void> {
  await db
    .updateTable('apiKeys')
    .set({ revokedAt: now })
    .where('memberId', '=', memberId)
    .where('revokedAt', 'is', null)
    .execute()
}
