import { showArea } from '#features/company/actions.ts'
import { companyOf } from '#features/company/rules.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { updateRecord } from '#platform/actions/records.ts'
import type { Actor } from '#shared/actor.ts'
import { defined } from '#shared/defined.ts'
import { Refusal } from '#shared/refusal.ts'
import { canManageMembers, need, needPerson } from './access.ts'
import { acceptInvitation, checkLink, createLink, insertMember, resetPassword, setUp } from './actions/joining.ts'
import type { contract, Member } from './contract.ts'
import { invitationDays, resetHours } from './rules.ts'
import * as sql from './sql.ts'

export { followers, jobs } from './actions/consequences.ts'
export { checkedHash, createSetUpLink, insertMember, prepare } from './actions/joining.ts'

export const actions: Actions<typeof contract> = {
  async getMe(ctx) {
    const row = await sql.findActorRow(ctx.db, { id: ctx.actor.memberId }, ctx.today)
    if (!row) throw new Refusal('loginNeeded')
    const { name, currency, timeZone, areas, country, state, names } = companyOf(ctx.settings)
    return {
      member: memberOf(row.member),
      language: ctx.actor.language,
      deputyFor: row.deputyFor,
      company: { name, currency, timeZone, areas: [...areas], country, state, names },
      today: ctx.today,
      alone: (await sql.countLogins(ctx.db)) <= 1,
    }
  },

  async changeMe(ctx, { language, phone }) {
    const row = await readMember(ctx, ctx.actor.memberId)
    const changed = await updateRecord(ctx, 'members', 'member.changed', row, {
      ...(language === undefined ? {} : { language }),
      ...(phone === undefined ? {} : { phone }),
    })
    return { version: changed.version }
  },

  async listMembers(ctx) {
    const rows = await sql.listMembers(ctx.db)
    const away = new Map((await sql.listAway(ctx.db, ctx.today)).map((one) => [one.memberId, one]))
    const invited = canManageMembers(ctx.actor) ? await sql.listInvitations(ctx.db, ctx.now) : []
    const invitedUntil = new Map(invited.map((one) => [one.memberId, one.expiresAt]))
    return {
      members: rows.map((row) => ({
        ...memberOf(row),
        invitedUntil: invitedUntil.get(row.id) ?? null,
        away: away.get(row.id) ?? null,
      })),
    }
  },

  async addMember(ctx, { administrator, ...input }) {
    need(canManageMembers(ctx.actor))
    if (input.email) await needFreeEmail(ctx, input.email)
    if (input.leadId) await readMember(ctx, input.leadId)
    if ((await sql.listMembers(ctx.db)).filter((one) => !one.leftAt).length === 1) await showArea(ctx, 'team')
    const row = await insertMember(ctx, { ...input, administrator: administrator ?? false })
    return { id: row.id, undo: ctx.commandId }
  },

  async changeMember(ctx, { id, version, administrator, roles, ...input }) {
    need(canManageMembers(ctx.actor))
    const row = await readMember(ctx, id)
    if (version !== undefined && version !== row.version) throw new Refusal('changedMeanwhile')
    if (input.email && input.email !== row.email) await needFreeEmail(ctx, input.email)
    if (input.email === null && row.userId) throw new Refusal('emailNeeded', { name: row.name })
    if (input.leadId) await needNoCircle(ctx, id, input.leadId)
    const given = defined(input)
    const changed = await updateRecord(ctx, 'members', 'member.changed', row, {
      ...given,
      ...(roles ? { roles: JSON.stringify(roles) } : {}),
      ...(administrator === undefined
        ? {}
        : { administratorSince: administrator ? (row.administratorSince ?? ctx.now) : null }),
    })
    return { version: changed.version, undo: ctx.commandId }
  },

  async leaveMember(ctx, { id }) {
    need(canManageMembers(ctx.actor))
    const row = await readMember(ctx, id)
    if (row.leftAt) throw new Refusal('memberLeft', { name: row.name })
    await updateRecord(ctx, 'members', 'member.left', row, { leftAt: ctx.now })
    return { ownedCustomers: await sql.countOwnedCustomers(ctx.db, id), undo: ctx.commandId }
  },

  async returnMember(ctx, { id }) {
    need(canManageMembers(ctx.actor))
    await updateRecord(ctx, 'members', 'member.returned', await readMember(ctx, id), { leftAt: null })
    return { undo: ctx.commandId }
  },

  async inviteMember(ctx, { id }) {
    const row = await needLinkable(ctx, id)
    if (row.userId) throw new Refusal('loginExists', { name: row.name })
    if (!row.email) throw new Refusal('emailNeeded', { name: row.name })
    return shown(await createLink(ctx, 'invitation', id, invitationDays * 24))
  },

  async createResetLink(ctx, { id }) {
    const row = await needLinkable(ctx, id)
    if (!row.userId) throw new Refusal('loginMissing', { name: row.name })
    return shown(await createLink(ctx, 'reset', id, resetHours))
  },

  checkLink,
  setUp,
  acceptInvitation,
  resetPassword,
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

/** One live member, also one who left. Refuses `notFound`. */
export async function readMember(ctx: Context, id: string): Promise<sql.MemberRow> {
  const row = await sql.findMember(ctx.db, id)
  if (!row) throw new Refusal('notFound')
  return row
}

/** A member who can be given something to do: refuses `notFound`, `memberLeft`. */
export async function readPresentMember(ctx: Context, id: string): Promise<sql.MemberRow> {
  const row = await readMember(ctx, id)
  if (row.leftAt) throw new Refusal('memberLeft', { name: row.name })
  return row
}

async function needLinkable(ctx: Context, id: string): Promise<sql.MemberRow> {
  needPerson(ctx.actor)
  need(canManageMembers(ctx.actor))
  return await readPresentMember(ctx, id)
}

async function needFreeEmail(ctx: Context, email: string): Promise<void> {
  const other = await sql.findByEmail(ctx.db, email)
  if (!other) return
  if (!other.deletedAt) throw new Refusal('emailTaken', { name: other.name })
  await sql.clearEmail(ctx.db, other.id)
}

async function needNoCircle(ctx: Context, id: string, leadId: string): Promise<void> {
  const seen = new Set([id])
  for (let next: string | null = leadId; next; next = (await readMember(ctx, next)).leadId) {
    if (seen.has(next)) throw new Refusal('leadCircle')
    seen.add(next)
  }
}

function shown({ path, expiresAt }: { path: string; expiresAt: string }) {
  return { path, expiresAt }
}

function memberOf(row: sql.MemberRow): Member {
  return {
    id: row.id,
    version: row.version,
    name: row.name,
    email: row.email,
    phone: row.phone,
    roles: JSON.parse(row.roles),
    administrator: row.administratorSince !== null,
    region: row.region,
    language: row.language as 'de' | 'en' | null,
    leadId: row.leadId,
    hasLogin: row.userId !== null,
    invitedUntil: null,
    away: null,
    leftAt: row.leftAt,
  }
}
