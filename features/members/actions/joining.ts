import type { z } from 'zod'
import { companyOf } from '#features/company/rules.ts'
import { nameDefaultStages } from '#features/opportunities/actions/stages.ts'
import type { Action, Actions, Context } from '#platform/actions/context.ts'
import { insertRecord, noteEvent, updateRecord } from '#platform/actions/records.ts'
import type { PrepareTools } from '#platform/actions/runner.ts'
import { saveSetting } from '#platform/actions/settings.ts'
import { endSessions, insertLogin, savePasswordHash } from '#platform/auth/logins.ts'
import { hashPassword } from '#platform/auth/password.ts'
import { newSecret, secretHash } from '#platform/auth/secrets.ts'
import type { Actor } from '#shared/actor.ts'
import { newId } from '#shared/ids.ts'
import { Refusal } from '#shared/refusal.ts'
import type { contract } from '../contract.ts'
import { loadKnownPasswords } from '../knownPasswords.ts'
import { invitationDays, type PasswordFacts, passwordProblem } from '../rules.ts'
import * as sql from '../sql.ts'

type Purpose = 'setUp' | 'invitation' | 'reset'
type Input<Name extends keyof typeof contract> = z.output<(typeof contract)[Name]['input']>

const pages: Record<Purpose, string> = { setUp: '/einrichten', invitation: '/einladung', reset: '/einladung' }

type NewMember = Partial<
  Pick<sql.MemberRow, 'email' | 'phone' | 'region' | 'language' | 'leadId' | 'userId' | 'fields'>
> & {
  name: string
  roles?: readonly string[]
  administrator?: boolean
}

/** Writes a new member (permission is the caller's; imports make members without login). */
export async function insertMember(
  ctx: Context,
  { roles, administrator, ...input }: NewMember,
): Promise<sql.MemberRow> {
  const { name, email, phone, region, language, leadId, userId, fields } = input
  return await insertRecord(ctx, 'members', 'member.joined', {
    name,
    email: email ?? null,
    phone: phone ?? null,
    region: region ?? null,
    language: language ?? null,
    leadId: leadId ?? null,
    userId: userId ?? null,
    leftAt: null,
    fields: fields ?? null,
    roles: JSON.stringify(roles ?? []),
    administratorSince: administrator ? ctx.now : null,
  })
}

/** A one-time link for the first person; none once somebody has a login. */
export async function createSetUpLink(ctx: Context): Promise<string | null> {
  if ((await sql.countLogins(ctx.db)) > 0) return null
  return (await createLink(ctx, 'setUp', null, invitationDays * 24)).secret
}

/** A new link; an older one of the same purpose for the same member ends. Only the hash of its secret is stored. */
export async function createLink(
  ctx: Context,
  purpose: Purpose,
  memberId: string | null,
  hours: number,
): Promise<{ path: string; expiresAt: string; secret: string }> {
  if (memberId) await sql.endLinks(ctx.db, memberId, ctx.now, purpose)
  const secret = newSecret()
  const id = newId()
  const expiresAt = new Date(Date.parse(ctx.now) + hours * 3_600_000).toISOString()
  await sql.insertLink(ctx.db, {
    id,
    purpose,
    secretHash: secretHash(secret),
    memberId,
    expiresAt,
    usedAt: null,
    createdAt: ctx.now,
    createdById: ctx.actor.memberId || null,
  })
  noteEvent(ctx, 'link.created', 'links', id, { purpose, memberId })
  return { path: `${pages[purpose]}#${secret}`, expiresAt, secret }
}

export const checkLink: Action<
  Input<'checkLink'>,
  { purpose: Purpose; name: string; email: string; company: string }
> = async (ctx, { secret }) => {
  const link = await openLink(ctx, secret)
  return {
    purpose: link.purpose,
    name: link.name ?? '',
    email: link.email ?? '',
    company: companyOf(ctx.settings).name,
  }
}

export const setUp: Actions<typeof contract>['setUp'] = async (ctx, input) => {
  await spendLink(ctx, input.secret, 'setUp')
  const userId = await insertUser(ctx, input)
  const row = await insertMember(ctx, {
    name: input.name,
    email: input.email,
    language: input.language ?? null,
    roles: ['management', 'salesLead'],
    administrator: true,
    userId,
  })
  await saveSetting(ctx, 'name', input.company)
  if (input.language) {
    await saveSetting(ctx, 'language', input.language)
    await nameDefaultStages(ctx, input.language)
  }
  return { memberId: row.id }
}

export const acceptInvitation: Actions<typeof contract>['acceptInvitation'] = async (ctx, { secret, password }) => {
  const link = await spendLink(ctx, secret, 'invitation')
  const row = await sql.findMember(ctx.db, link.memberId as string)
  if (!row?.email || row.userId) throw new Refusal('linkUnknown')
  const userId = await insertUser(ctx, { name: row.name, email: row.email, password })
  await updateRecord(ctx, 'members', 'member.invitationAccepted', row, { userId })
  return { email: row.email }
}

export const resetPassword: Actions<typeof contract>['resetPassword'] = async (ctx, { secret, password }) => {
  const link = await spendLink(ctx, secret, 'reset')
  if (!link.userId) throw new Refusal('linkUnknown')
  await savePasswordHash(ctx.db, link.userId, password, ctx.now)
  await endSessions(ctx.db, link.userId)
  ctx.effects.actorsChanged = true
  noteEvent(ctx, 'login.passwordReset', 'authUsers', link.userId, { memberId: link.memberId })
  return { email: link.email ?? '' }
}

export const prepare = {
  /** The password is checked and hashed before the transaction; from here on `password` is its hash. */
  setUp: (input: Input<'setUp'>, _actor: Actor, tools: PrepareTools) => withHash(input, tools),
  acceptInvitation: (input: Input<'acceptInvitation'>, _actor: Actor, tools: PrepareTools) => withHash(input, tools),
  resetPassword: (input: Input<'resetPassword'>, _actor: Actor, tools: PrepareTools) => withHash(input, tools),
}

type WithPassword = { secret: string; password: string; name?: string; email?: string; company?: string }

/** First the link, so that nobody without one makes the server hash. */
async function withHash<T extends WithPassword>(input: T, { query }: PrepareTools): Promise<T> {
  const facts = await query(async (ctx) => {
    const link = await openLink(ctx, input.secret)
    const { name } = companyOf(ctx.settings)
    return {
      name: input.name ?? link.name ?? '',
      email: input.email ?? link.email ?? '',
      company: input.company ?? name,
    }
  })
  return { ...input, password: await checkedHash(input.password, facts) }
}

/** The hash of a password that may be used. Refuses as `passwordProblem` says. Not inside a transaction. */
export async function checkedHash(password: string, facts: PasswordFacts): Promise<string> {
  const problem = passwordProblem(password, facts, await loadKnownPasswords())
  if (problem) throw new Refusal(problem)
  return await hashPassword(password)
}

async function insertUser(ctx: Context, person: { name: string; email: string; password: string }): Promise<string> {
  const userId = newId()
  await insertLogin(ctx.db, ctx.engine, {
    userId,
    accountId: newId(),
    name: person.name,
    email: person.email,
    passwordHash: person.password,
    now: ctx.now,
  })
  return userId
}

async function spendLink(ctx: Context, secret: string, purpose: Purpose) {
  const link = await openLink(ctx, secret)
  if (link.purpose !== purpose || !(await sql.takeLink(ctx.db, link.id, ctx.now))) throw new Refusal('linkUnknown')
  return link
}

async function openLink(ctx: Context, secret: string) {
  const link = await sql.findLink(ctx.db, secretHash(secret), ctx.now)
  const gone = link?.leftAt || link?.deletedAt
  if (!link || gone) throw new Refusal('linkUnknown')
  if (link.purpose === 'setUp' && (await sql.countLogins(ctx.db)) > 0) throw new Refusal('linkUnknown')
  return { ...link, purpose: link.purpose as Purpose }
}
