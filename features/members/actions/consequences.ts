import type { Change, Context, Followers } from '#platform/actions/context.ts'
import { endSessions, updateLogin } from '#platform/auth/logins.ts'
import { oneAtATime } from '#platform/db/waiting.ts'
import type { JobKinds } from '#platform/jobs/jobs.ts'
import { type Role, system } from '#shared/actor.ts'
import { Refusal } from '#shared/refusal.ts'
import * as sql from '../sql.ts'

const daysKept = 30

export const followers: Followers = {
  members: [followMember],
  absences: [
    async (ctx) => {
      ctx.effects.actorsChanged = true
    },
  ],
}

/**
 * What follows when a member changes, however it came about (undo too): whoever loses a right or
 * leaves is logged out, the login follows name and e-mail, and an administrator remains
 * (refuses `lastAdministrator`).
 */
async function followMember(ctx: Context, { before, after }: Change): Promise<void> {
  ctx.effects.actorsChanged = true
  if (!before || !after) return
  const old = before as unknown as sql.MemberRow
  const now = after as unknown as sql.MemberRow
  const gone = now.leftAt !== null || now.deletedAt !== null
  const roles = JSON.parse(now.roles) as Role[]
  const lostRole = (JSON.parse(old.roles) as Role[]).some((role) => !roles.includes(role))
  const lostFlag = old.administratorSince !== null && now.administratorSince === null
  if (gone) {
    await sql.endLinks(ctx.db, now.id, ctx.now)
    await sql.revokeKeys(ctx.db, now.id, ctx.now)
  }
  if (!old.userId) return
  if (gone || lostRole || lostFlag) await endSessions(ctx.db, old.userId, ownSession(ctx, now.id))
  if (old.administratorSince && (gone || lostFlag)) {
    // Two who take each other's place at once would each count the other.
    await oneAtATime(ctx, 'administrators')
    if ((await sql.countAdministrators(ctx.db)) === 0) throw new Refusal('lastAdministrator')
  }
  if (now.email && (now.email !== old.email || now.name !== old.name))
    await updateLogin(ctx.db, old.userId, { name: now.name, email: now.email })
}

/** Whoever takes a role from themself stays logged in. */
function ownSession(ctx: Context, memberId: string): string | undefined {
  return memberId === ctx.actor.memberId ? ctx.actor.sessionId : undefined
}

export const jobs: JobKinds = {
  /** Takes away what nobody can use any more: links that ended a month ago. */
  clearOldLinks: {
    everyMinutes: 24 * 60,
    async run({ runner }) {
      await runner.command(system, async (ctx) => {
        const before = new Date(Date.parse(ctx.now) - daysKept * 24 * 3_600_000).toISOString()
        await sql.deleteOldLinks(ctx.db, before)
      })
    },
  },
}
