import type { Actor } from '#shared/actor.ts'
import type { Context } from '../actions/context.ts'
import { secretHash } from './secrets.ts'

export const keyPrefix = 'bm_'
const actorsKept = 1_000
const freshFor = 60_000
const writtenEvery = 60_000

export type Keys = {
  /** The member whose key this is; none if it is unknown, revoked or expired. */
  actorOf(key: string): Promise<Actor | null>
  /** Drops cached actors: a key was revoked or a member changed. */
  forget(): void
  /** Writes down when keys were last used; also done by itself every minute. */
  flush(): Promise<void>
  close(): Promise<void>
}

type Known = { actor: Actor; keyId: string; expiresAt: number; readAt: number }

/**
 * API keys: looked up by their hash, kept for a minute, bound to the rights that the member has
 * now. When a key was last used is written in batches, so that reading costs no write.
 */
export function createKeys(options: {
  query: <T>(work: (ctx: Context) => Promise<T>) => Promise<T>
  command: <T>(work: (ctx: Context) => Promise<T>) => Promise<T>
  actorOfMember: (ctx: Context, memberId: string) => Promise<Actor | null>
  onFault: (error: unknown) => void
}): Keys {
  const known = new Map<string, Known>()
  const used = new Map<string, string>()
  let generation = 0
  const timer = setInterval(() => flush().catch(options.onFault), writtenEvery).unref()

  async function find(key: string): Promise<Known | null> {
    const hash = secretHash(key)
    const now = Date.now()
    const cached = known.get(hash)
    if (cached && now - cached.readAt < freshFor && cached.expiresAt > now) return cached
    known.delete(hash)
    const readFrom = generation
    const found = await options.query(async (ctx) => {
      const row = await ctx.db
        .selectFrom('apiKeys')
        .select(['id', 'memberId', 'expiresAt'])
        .where('secretHash', '=', hash)
        .where('revokedAt', 'is', null)
        .executeTakeFirst()
      const expiresAt = row?.expiresAt ? Date.parse(row.expiresAt) : Number.POSITIVE_INFINITY
      if (!row || expiresAt <= now) return null
      const actor = await options.actorOfMember(ctx, row.memberId)
      return actor && { actor, keyId: row.id, expiresAt, readAt: now }
    })
    if (readFrom !== generation) return await find(key)
    if (found) {
      if (known.size >= actorsKept) known.delete(known.keys().next().value as string)
      known.set(hash, found)
    }
    return found
  }

  async function flush(): Promise<void> {
    if (used.size === 0) return
    const uses = [...used]
    used.clear()
    await options.command(async (ctx) => {
      for (const [id, lastUsedAt] of uses) {
        await ctx.db.updateTable('apiKeys').set({ lastUsedAt }).where('id', '=', id).execute()
      }
    })
  }

  return {
    async actorOf(key) {
      if (!key.startsWith(keyPrefix)) return null
      const found = await find(key)
      if (found) used.set(found.keyId, new Date().toISOString())
      return found?.actor ?? null
    },
    forget() {
      known.clear()
      generation += 1
    },
    flush,
    async close() {
      clearInterval(timer)
      await flush()
    },
  }
}
