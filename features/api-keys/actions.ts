import type { z } from 'zod'
import { confirmPassword } from '#features/logins/actions.ts'
import { canManageLogin, need, needPerson } from '#features/members/access.ts'
import type { Actions } from '#platform/actions/context.ts'
import { noteEvent } from '#platform/actions/records.ts'
import type { PrepareTools } from '#platform/actions/runner.ts'
import { keyPrefix } from '#platform/auth/keys.ts'
import { newSecret, secretHash } from '#platform/auth/secrets.ts'
import type { Actor } from '#shared/actor.ts'
import { addDays, instantAt } from '#shared/days.ts'
import { newId } from '#shared/ids.ts'
import { Refusal } from '#shared/refusal.ts'
import type { contract } from './contract.ts'
import * as sql from './sql.ts'

const largestNumber = 50
const shownOfKey = 8

export const actions: Actions<typeof contract> = {
  async listApiKeys(ctx, { memberId = ctx.actor.memberId }) {
    need(canManageLogin(ctx.actor, memberId))
    const rows = await sql.listKeys(ctx.db, memberId)
    return { apiKeys: rows.map(({ secretHash: _, memberId: __, ...shown }) => shown) }
  },

  async createApiKey(ctx, { name, lastDay }) {
    needPerson(ctx.actor)
    if (lastDay && lastDay <= ctx.today) throw new Refusal('dayNotAhead', { day: lastDay })
    if ((await sql.countKeys(ctx.db, ctx.actor.memberId)) >= largestNumber)
      throw new Refusal('apiKeysTooMany', { largest: largestNumber })
    const key = keyPrefix + newSecret()
    const id = newId()
    await sql.insertKey(ctx.db, {
      id,
      memberId: ctx.actor.memberId,
      name,
      start: key.slice(0, shownOfKey),
      secretHash: secretHash(key),
      lastUsedAt: null,
      revokedAt: null,
      expiresAt: lastDay && instantAt(addDays(lastDay, 1), '00:00', ctx.timeZone),
      createdAt: ctx.now,
    })
    noteEvent(ctx, 'apiKey.created', 'apiKeys', id, { name, lastDay, memberId: ctx.actor.memberId })
    return { id, key }
  },

  async revokeApiKey(ctx, { id }) {
    const row = await sql.findKey(ctx.db, id)
    if (!row || !canManageLogin(ctx.actor, row.memberId)) throw new Refusal('notFound')
    if (row.revokedAt) return {}
    await sql.revokeKey(ctx.db, id, ctx.now)
    ctx.effects.actorsChanged = true
    noteEvent(ctx, 'apiKey.revoked', 'apiKeys', id, { name: row.name, memberId: row.memberId })
    return {}
  },
}

type CreateInput = z.output<(typeof contract)['createApiKey']['input']>

export const prepare = {
  async createApiKey(input: CreateInput, actor: Actor, tools: PrepareTools): Promise<CreateInput> {
    await confirmPassword(actor, input.password, tools)
    return { ...input, password: '' }
  },
}
