import { createHmac } from 'node:crypto'
import type { Context } from '../actions/context.ts'

/** What is guessed at, and from where; only a keyed hash is stored. */
export type Guess = { account?: string; address?: string }

/** Free failures before somebody has to wait. Colleagues in one office share an address. */
const free = { account: 5, address: 30 }
const firstWait = 15_000
const longestWait = 15 * 60_000
const forgottenAfter = 60 * 60_000
/** The code before and after the present one is taken too (clocks differ). */
const codeShown = 3 * 30_000

/**
 * Counts an attempt before it is made, so that a thousand at once are a thousand. Answers the
 * seconds to wait; 0: go ahead. After the free failures each next attempt waits twice as long as
 * the one before, at most 15 minutes; an hour without attempts forgets all. Never locks for good.
 */
export async function beginAttempt(ctx: Context, guess: Guess): Promise<number> {
  const counted = []
  for (const { key, kind } of keysOf(ctx, guess)) {
    const row = await lockRow(ctx, key)
    if (row.blockedUntil && row.blockedUntil > ctx.now) {
      return Math.ceil((Date.parse(row.blockedUntil) - Date.parse(ctx.now)) / 1000)
    }
    const forgotten = Date.parse(ctx.now) - Date.parse(row.lastAt) > forgottenAfter
    const failures = forgotten ? 1 : row.failures + 1
    const over = failures - free[kind]
    const wait = over < 0 ? 0 : Math.min(longestWait, firstWait * 2 ** over)
    const blockedUntil = wait ? new Date(Date.parse(ctx.now) + wait).toISOString() : null
    counted.push({ key, failures, lastAt: ctx.now, blockedUntil })
  }
  for (const { key, ...values } of counted) {
    await ctx.db.updateTable('loginAttempts').set(values).where('key', '=', key).execute()
  }
  return 0
}

/** Reads the row for writing, made if need be, so that another process counting at the same time waits. */
async function lockRow(ctx: Context, key: string) {
  return await ctx.db
    .insertInto('loginAttempts')
    .values({ key, failures: 0, lastAt: ctx.now, blockedUntil: null })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ key }))
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** It was the right password: the account starts anew, the address gets its attempt back. */
export async function endAttempt(ctx: Context, guess: Guess): Promise<void> {
  for (const { key, kind } of keysOf(ctx, guess)) {
    if (kind === 'account') await ctx.db.deleteFrom('loginAttempts').where('key', '=', key).execute()
    else {
      await ctx.db
        .updateTable('loginAttempts')
        .set((set) => ({ failures: set('failures', '-', 1), blockedUntil: null }))
        .where('key', '=', key)
        .where('failures', '>', 0)
        .execute()
    }
  }
}

/** Notes that a code of an app was used for a login; false if it was already, as long as apps show it and a little more. */
export async function noteFirstUse(ctx: Context, userId: string, code: string): Promise<boolean> {
  const before = new Date(Date.parse(ctx.now) - codeShown).toISOString()
  const row = await ctx.db
    .insertInto('loginAttempts')
    .values({ key: keyOf(ctx, `code ${userId} ${code}`), failures: 0, lastAt: ctx.now, blockedUntil: null })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({ lastAt: ctx.now }).where('loginAttempts.lastAt', '<', before),
    )
    .returning('key')
    .executeTakeFirst()
  return row !== undefined
}

/** Takes away what nobody is measured by any more. */
export async function clearAttempts(ctx: Context): Promise<void> {
  const before = new Date(Date.parse(ctx.now) - forgottenAfter).toISOString()
  await ctx.db.deleteFrom('loginAttempts').where('lastAt', '<', before).execute()
}

function keysOf(ctx: Context, guess: Guess): { key: string; kind: 'account' | 'address' }[] {
  return (['account', 'address'] as const).flatMap((kind) => {
    const value = guess[kind]
    if (!value) return []
    const text = kind === 'address' ? networkOf(value) : value.trim().toLowerCase()
    return [{ key: keyOf(ctx, `${kind} ${text}`), kind }]
  })
}

function keyOf(ctx: Context, text: string): string {
  return createHmac('sha256', String(ctx.settings.authSecret ?? ''))
    .update(text)
    .digest('base64url')
}

/** Where an address belongs, for counting: an IPv6 household has a whole /64 to itself. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  if (!plain.includes(':')) return plain
  const [head = '', tail] = plain.split('::')
  const first = head.split(':').filter(Boolean)
  const last = tail?.split(':').filter(Boolean) ?? []
  const zeros = tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => '0')
  return [...first, ...zeros, ...last].slice(0, 4).join(':')
}
