import type { z } from 'zod'
import { companyOf } from '#features/company/rules.ts'
import { canManageLogin, canManageMembers, need, needPerson } from '#features/members/access.ts'
import { checkedHash, readMember } from '#features/members/actions.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { noteEvent } from '#platform/actions/records.ts'
import type { PrepareTools } from '#platform/actions/runner.ts'
import { beginAttempt, clearAttempts, endAttempt } from '#platform/auth/attempts.ts'
import { endSessions, findPasswordHash, savePasswordHash } from '#platform/auth/logins.ts'
import { isPassword } from '#platform/auth/password.ts'
import type { JobKinds } from '#platform/jobs/jobs.ts'
import { type Actor, system } from '#shared/actor.ts'
import { Refusal } from '#shared/refusal.ts'
import type { contract } from './contract.ts'
import * as sql from './sql.ts'

export const actions: Actions<typeof contract> = {
  async getLogin(ctx) {
    const userId = await needLogin(ctx, ctx.actor.memberId)
    const login = await sql.findLogin(ctx.db, userId)
    if (!login) throw new Refusal('notFound')
    const passkeys = await sql.listPasskeys(ctx.db, userId)
    return {
      email: login.email,
      secondFactor: Boolean(login.twoFactorEnabled),
      passwordChangedAt: instant(login.passwordChangedAt),
      passkeys: passkeys.map(({ id, name, createdAt }) => ({ id, name, createdAt: createdAt && instant(createdAt) })),
    }
  },

  async changePassword(ctx, { current, password }) {
    const userId = await needLogin(ctx, ctx.actor.memberId)
    // `prepare` made `current` the hash that the typed password belonged to, and `password` the new hash.
    if ((await findPasswordHash(ctx.db, userId)) !== current) throw new Refusal('changedMeanwhile')
    await savePasswordHash(ctx.db, userId, password, ctx.now)
    noteEvent(ctx, 'login.passwordChanged', 'authUsers', userId, {})
    return { endedSessions: await end(ctx, userId, ctx.actor.sessionId) }
  },

  async listSessions(ctx, input) {
    const memberId = input.memberId ?? ctx.actor.memberId
    need(canManageLogin(ctx.actor, memberId))
    const { userId } = await readMember(ctx, memberId)
    const sessions = userId ? await sql.listSessions(ctx.db, userId) : []
    return {
      sessions: sessions.map(({ id, userAgent, ipAddress, createdAt, updatedAt, expiresAt }) => ({
        id,
        current: id === ctx.actor.sessionId,
        device: userAgent,
        address: ipAddress,
        createdAt: instant(createdAt),
        renewedAt: instant(updatedAt),
        expiresAt: instant(expiresAt),
      })),
    }
  },

  async endSession(ctx, { id }) {
    needPerson(ctx.actor)
    const session = await sql.findSession(ctx.db, id)
    if (!session || !canManageLogin(ctx.actor, session.memberId)) throw new Refusal('notFound')
    await sql.deleteSession(ctx.db, id)
    ctx.effects.actorsChanged = true
    noteEvent(ctx, 'login.sessionEnded', 'authUsers', session.userId, { sessions: 1 })
    return {}
  },

  async endSessions(ctx, { memberId = ctx.actor.memberId }) {
    needPerson(ctx.actor)
    need(canManageLogin(ctx.actor, memberId))
    const { userId } = await readMember(ctx, memberId)
    if (!userId) return { ended: 0 }
    const ended = await end(ctx, userId, memberId === ctx.actor.memberId ? ctx.actor.sessionId : undefined)
    noteEvent(ctx, 'login.sessionEnded', 'authUsers', userId, { sessions: ended })
    return { ended }
  },

  async removeSecondFactor(ctx, { id }) {
    needPerson(ctx.actor)
    need(canManageMembers(ctx.actor))
    const userId = await needLogin(ctx, id)
    await sql.deleteFactors(ctx.db, userId, (ctx.engine === 'postgres' ? false : 0) as number)
    await end(ctx, userId)
    noteEvent(ctx, 'login.secondFactorRemoved', 'authUsers', userId, {})
    return {}
  },
}

export const prepare = {
  async changePassword(
    input: z.output<(typeof contract)['changePassword']['input']>,
    actor: Actor,
    tools: PrepareTools,
  ): Promise<z.output<(typeof contract)['changePassword']['input']>> {
    const { hash, facts } = await confirmPassword(actor, input.current, tools)
    return { current: hash, password: await checkedHash(input.password, facts) }
  },
}

/**
 * Asks for the own password again before something that gives access is made or changed; wrong ones
 * are counted. Refuses `personNeeded`, `loginMissing`, `tooMany`, `passwordWrong`. Not inside a transaction.
 */
export async function confirmPassword(actor: Actor, password: string, { query, command }: PrepareTools) {
  needPerson(actor)
  const known = await query(async (ctx) => {
    const userId = await needLogin(ctx, actor.memberId)
    const login = await sql.findLogin(ctx.db, userId)
    const hash = await findPasswordHash(ctx.db, userId)
    if (!login || !hash) throw new Refusal('loginMissing', { name: actor.name })
    const { name: company } = companyOf(ctx.settings)
    return { userId, hash, facts: { name: login.name, email: login.email, company } }
  })
  const guess = { account: `password ${known.userId}` }
  const seconds = await command((ctx) => beginAttempt(ctx, guess))
  if (seconds > 0) throw new Refusal('tooMany', { seconds })
  if (!(await isPassword(password, known.hash))) throw new Refusal('passwordWrong')
  await command((ctx) => endAttempt(ctx, guess))
  return known
}

async function needLogin(ctx: Context, memberId: string): Promise<string> {
  needPerson(ctx.actor)
  const { userId, name } = await readMember(ctx, memberId)
  if (!userId) throw new Refusal('loginMissing', { name })
  return userId
}

async function end(ctx: Context, userId: string, except?: string): Promise<number> {
  ctx.effects.actorsChanged = true
  return await endSessions(ctx.db, userId, except)
}

/** PostgreSQL answers its timestamps as dates. */
function instant(value: string | Date): string {
  return new Date(value).toISOString()
}

export const jobs: JobKinds = {
  /** Takes away sessions, half-done logins and counted attempts that are over. */
  clearEndedLogins: {
    everyMinutes: 60,
    async run({ runner }) {
      await runner.command(system, async (ctx) => {
        await sql.deleteEnded(ctx.db, ctx.now)
        await clearAttempts(ctx)
      })
    },
  },
}
