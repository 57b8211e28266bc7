import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { Actor } from '#shared/actor.ts'
import { Refusal } from '#shared/refusal.ts'
import type { Context } from '../actions/context.ts'
import type { OpenDatabase } from '../db/dialect.ts'
import { beginAttempt, endAttempt, noteFirstUse } from './attempts.ts'
import { createLibrary } from './library.ts'
import { type Answer, refusalOf, routeOf } from './routes.ts'

const actorsKept = 2_000
/** Absences begin and end by the calendar, so even a cached actor is not older than this. */
const freshFor = { sqlite: 60_000, postgres: 5_000 }
const renewAfter = 24 * 3_600_000
/** As long as the auth library itself takes a login for fresh. */
const freshLogin = 24 * 3_600_000
/** However often it is renewed: then the password is asked again. */
const longestSession = 90 * 24 * 3_600_000

export type LoginOptions = {
  database: OpenDatabase
  /** At least 32 characters, the same in every process. */
  secret: string
  /** The member behind a login, or none if they left. */
  actorOfUser: (userId: string) => Promise<Actor | null>
  /** Runs `work` as a command of the software itself. */
  command: <T>(work: (ctx: Context) => Promise<T>) => Promise<T>
  /** Notes in the audit trail that somebody logged in or changed a factor. */
  note: (event: string, userId: string) => Promise<void>
  onFault: (error: unknown) => void
}

/** A request under /api/auth as it came in. */
export type LoginRequest = {
  method: string
  url: URL
  headers: Headers
  body: unknown
  address: string
}

export type Login = {
  /** Name of the session cookie; with TLS `__Secure-` stands before it. */
  cookieName: string
  /** The actor behind a cookie header; none if there is no valid session. `secure`: the request came over TLS. */
  actorOf(cookieHeader: string | undefined, secure: boolean): Promise<{ actor: Actor; renew: boolean } | null>
  /** Renews a session that is older than a day; answers the cookies to set. */
  renew(url: URL, cookieHeader: string | undefined): Promise<string[]>
  /**
   * Hands a request to the auth library: login, second factor, passkeys. Refuses `tooMany` (with
   * seconds), `notFound` for what this house does not use of it, and what the library refuses.
   */
  handle(request: LoginRequest): Promise<Answer>
  /** Drops cached actors: roles, sessions or members changed. */
  forget(): void
}

type Known = { actor: Actor; userId: string; createdAt: number; expiresAt: number; renewAt: number; readAt: number }

/**
 * Who is logged in. The auth library does login, second factor and renewal; the check of every
 * request is ours: a bounded map from cookie to actor, on a miss the signature and one query.
 */
export function createLogin(options: LoginOptions): Login {
  const { database, secret } = options
  // Cookies do not tell ports apart: the demo beside the own company must not log one out.
  const cookiePrefix = `bordmittel-${createHash('sha256').update(secret).digest('hex').slice(0, 6)}`
  const cookieName = `${cookiePrefix}.session_token`
  const known = new Map<string, Known>()
  const libraries = new Map<boolean, ReturnType<typeof createLibrary>>()
  const renewing = new Set<string>()
  let generation = 0

  function library(secure: boolean): ReturnType<typeof createLibrary> {
    const made =
      libraries.get(secure) ??
      createLibrary({
        database,
        secret,
        cookiePrefix,
        secure,
        mayLogIn: async (userId) => (await options.actorOfUser(userId)) !== null,
        isFirstUse: (userId, code) => options.command((ctx) => noteFirstUse(ctx, userId, code)),
        onFault: options.onFault,
      })
    libraries.set(secure, made)
    return made
  }

  async function find(cookie: string): Promise<Known | null> {
    const now = Date.now()
    const cached = known.get(cookie)
    if (cached && cached.expiresAt > now && now - cached.readAt < freshFor[database.engine]) return cached
    known.delete(cookie)
    const token = verified(cookie, secret)
    const session = token && (await findSession(database, token))
    if (!session || session.expiresAt <= now) return null
    const readFrom = generation
    const actor = await options.actorOfUser(session.userId)
    if (!actor) return null
    const found = {
      actor: { ...actor, sessionId: session.id },
      userId: session.userId,
      createdAt: session.createdAt,
      expiresAt: session.expiresAt,
      renewAt: session.updatedAt + renewAfter,
      readAt: now,
    }
    // What was read before a revocation must not outlive it.
    if (readFrom !== generation) return await find(cookie)
    if (known.size >= actorsKept) known.delete(known.keys().next().value as string)
    known.set(cookie, found)
    return found
  }

  return {
    cookieName,
    async actorOf(cookieHeader, secure) {
      const cookie = cookieOf(cookieHeader, cookieName, secure)
      const found = cookie ? await find(cookie) : null
      return found && { actor: found.actor, renew: found.renewAt < Date.now() }
    },

    async renew(url, cookieHeader) {
      const secure = url.protocol === 'https:'
      const cookie = cookieOf(cookieHeader, cookieName, secure)
      // Requests that arrive together renew once.
      if (!cookie || renewing.has(cookie)) return []
      renewing.add(cookie)
      try {
        const handler = await library(secure)
        const headers = { cookie: cookieHeader ?? '' }
        const response = await handler(new Request(new URL('/api/auth/get-session', url), { headers }))
        known.delete(cookie)
        return response.headers.getSetCookie().filter((one) => one.includes(cookieName))
      } finally {
        renewing.delete(cookie)
      }
    },

    async handle({ method, url, headers, body, address }) {
      const route = routeOf(method, url.pathname)
      if (!route) throw new Refusal('notFound')
      const secure = url.protocol === 'https:'
      if (route.secureOnly && !secure && !isLocal(url.hostname)) throw new Refusal('passkeyNeedsTls')
      const cookie = cookieOf(headers.get('cookie') ?? undefined, cookieName, secure)
      const session = cookie ? await find(cookie) : null
      if (route.freshOnly && session && Date.now() - session.createdAt > freshLogin) throw new Refusal('loginStale')
      const guess = route.guesses && {
        address,
        ...accountOf(route.guesses, body, session?.userId),
      }
      if (guess) {
        const seconds = await options.command((ctx) => beginAttempt(ctx, guess))
        if (seconds > 0) throw new Refusal('tooMany', { seconds })
      }
      headers.set('x-forwarded-for', address)
      headers.set('content-type', 'application/json')
      headers.delete('content-length')
      const handler = await library(secure)
      const fields = Object.entries((body ?? {}) as object).filter(([field]) => route.takes.includes(field))
      const sent = method === 'GET' ? null : JSON.stringify(Object.fromEntries(fields))
      const response = await handler(new Request(url, { method, headers, body: sent }))
      const answer = (await response.json().catch(() => ({}))) as Record<string, unknown>
      if (cookie) known.delete(cookie)
      if (!response.ok) throw refusalOf(response.status, answer)
      const userId = (answer.user as { id?: string } | undefined)?.id ?? session?.userId
      // With a second factor pending the password was right, but nobody is in yet.
      if (guess) await options.command((ctx) => endAttempt(ctx, guess))
      const event = answer.twoFactorRedirect ? undefined : session ? route.notes : (route.logsIn ?? route.notes)
      if (event && userId) await options.note(event, userId)
      return { body: route.shown(answer), cookies: response.headers.getSetCookie() }
    },

    forget() {
      known.clear()
      generation += 1
    },
  }
}

/** Whose password is guessed at: the address typed, or the login of the session. */
function accountOf(guesses: 'email' | 'session' | 'address', body: unknown, userId: string | undefined) {
  if (guesses === 'email') return { account: String((body as { email?: unknown } | null)?.email ?? '') }
  return guesses === 'session' && userId ? { account: `password ${userId}` } : {}
}

function isLocal(hostname: string): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost')
}

/** The value of the session cookie. Over TLS only the one that was set over TLS counts. */
function cookieOf(header: string | undefined, name: string, secure: boolean): string | null {
  if (!header) return null
  const wanted = secure ? `__Secure-${name}=` : `${name}=`
  for (let from = 0; ; ) {
    const start = header.indexOf(wanted, from)
    if (start < 0) return null
    const end = header.indexOf(';', start)
    const value = header.slice(start + wanted.length, end < 0 ? undefined : end)
    if (start === 0 || /[;\s]/.test(header.charAt(start - 1))) return decoded(value.trim())
    from = start + wanted.length
  }
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

/** The session token, if its signature is ours. */
function verified(cookie: string, secret: string): string | null {
  const dot = cookie.lastIndexOf('.')
  if (dot < 1) return null
  const token = cookie.slice(0, dot)
  const expected = createHmac('sha256', secret).update(token).digest()
  const given = Buffer.from(cookie.slice(dot + 1), 'base64')
  return given.length === expected.length && timingSafeEqual(given, expected) ? token : null
}

async function findSession(database: OpenDatabase, token: string) {
  // A read replica may not know yet who just logged in.
  const db = database.engine === 'postgres' ? database.writer : database.reader
  const row = await db
    .selectFrom('authSessions')
    .select(['id', 'userId', 'expiresAt', 'createdAt', 'updatedAt'])
    .where('token', '=', token)
    .executeTakeFirst()
  if (!row) return null
  const createdAt = new Date(row.createdAt).getTime()
  return {
    id: row.id,
    userId: row.userId,
    createdAt,
    expiresAt: Math.min(new Date(row.expiresAt).getTime(), createdAt + longestSession),
    updatedAt: new Date(row.updatedAt).getTime(),
  }
}
