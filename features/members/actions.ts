import { companyOf } from '#features/company/rules.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { insertRecord } from '#platform/actions/records.ts'
import { saveSetting } from '#platform/actions/settings.ts'
import { newSecret, secretHash } from '#platform/auth/secrets.ts'
import type { Actor, Role } from '#shared/actor.ts'
import { newId } from '#shared/ids.ts'
import { Refusal } from '#shared/refusal.ts'
import type { contract, Member } from './contract.ts'
import * as sql from './sql.ts'

const linkLives = 7 * 24 * 3_600_000

export const actions: Actions<typeof contract> = {
  async getMe(ctx) {
    const row = await sql.findActorRow(ctx.db, { id: ctx.actor.memberId }, ctx.today)
    if (!row) throw new Refusal('loginNeeded')
    const company = companyOf(ctx.settings)
    return {
      member: memberOf(row.member),
      language: ctx.actor.language,
      deputyFor: row.deputyFor,
      company: {
        name: company.name,
        currency: company.currency,
        timeZone: company.timeZone,
        areas: company.areas,
        country: company.country,
        state: company.state,
      },
      today: ctx.today,
      alone: (await sql.countLogins(ctx.db)) <= 1,
    }
  },

  async listMembers(ctx) {
    return { members: (await sql.listMembers(ctx.db)).map(memberOf) }
  },

  async checkLink(ctx, { secret }) {
    const link = await openLink(ctx, secret)
    return { purpose: link.purpose as 'setUp', name: link.name ?? '', email: link.email ?? '' }
  },

  async setUp(ctx, input) {
    const link = await openLink(ctx, input.secret)
    if (link.purpose !== 'setUp' || (await sql.countLogins(ctx.db)) > 0) throw new Refusal('linkUnknown')
    await sql.markLinkUsed(ctx.db, link.id, ctx.now)
    const userId = newId()
    await sql.insertLogin(ctx.db, {
      userId,
      accountId: newId(),
      name: input.name,
      email: input.email,
      passwordHash: input.password,
      now: ctx.now,
      engine: ctx.engine,
    })
    const row = await insertRecord(ctx, 'members', 'member.joined', {
      name: input.name,
      email: input.email,
      roles: JSON.stringify(['management', 'salesLead'] satisfies Role[]),
      administratorSince: ctx.now,
      userId,
    })
    await saveSetting(ctx, 'name', input.company)
    return { memberId: row.id }
  },
}

export const prepare = {
  /** The password is hashed before the transaction; from here on `password` is its hash. */
  async setUp<T extends { password: string }>(input: T): Promise<T> {
    const { hashPassword } = await import('better-auth/crypto')
    return { ...input, password: await hashPassword(input.password) }
  },
}

/** A one-time link for the first person; none once somebody has a login. */
export async function createSetUpLink(ctx: Context): Promise<string | null> {
  if ((await sql.countLogins(ctx.db)) > 0) return null
  const secret = newSecret()
  const expiresAt = new Date(Date.parse(ctx.now) + linkLives).toISOString()
  await sql.insertLink(ctx.db, {
    id: newId(),
    purpose: 'setUp',
    secretHash: secretHash(secret),
    memberId: null,
    expiresAt,
    usedAt: null,
    createdAt: ctx.now,
    createdById: null,
  })
  return secret
}

/** The member behind a login, id or e-mail as the actor of a request; none if they left. */
export async function loadActor(
  ctx: Context,
  by: { userId: string } | { id: string } | { email: string },
  via: Actor['via'],
): Promise<Actor | null> {
  const row = await sql.findActorRow(ctx.db, by, ctx.today)
  const company = companyOf(ctx.settings)
  return row && sql.actorOf(row, company.readsOwnOnly, via, company.language)
}

/** Whom the CLI acts as unless told otherwise: the first administrator. */
export async function loadFirstAdministrator(ctx: Context): Promise<Actor | null> {
  const member = await sql.findFirstAdministrator(ctx.db)
  return member ? await loadActor(ctx, { id: member.id }, 'cli') : null
}

async function openLink(ctx: Context, secret: string) {
  const link = await sql.findLink(ctx.db, secretHash(secret), ctx.now)
  if (!link) throw new Refusal('linkUnknown')
  return link
}

function memberOf(row: sql.MemberRow): Member {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    roles: JSON.parse(row.roles),
    administrator: row.administratorSince !== null,
    hasLogin: row.userId !== null,
    leftAt: row.leftAt,
  }
}
