import { createHmac, timingSafeEqual } from 'node:crypto'
import type { betterAuth } from 'better-auth'
import type { Actor } from '#shared/actor.ts'
import type { OpenDatabase } from '../db/dialect.ts'

const cookieNames = ['bordmittel.session_token', '__Secure-bordmittel.session_token']
const actorsKept = 2_000
const secondsAcrossProcesses = 5_000
const renewAfter = 24 * 3_600_000

export type LoginOptions = {
  database: OpenDatabase
  /** At least 32 characters, the same in every process. */
  secret: string
  /** The member behind a login, or none if they left. */
  actorOfUser: (userId: string) => Promise<Actor | null>
  /** Origins that pages may come from, beside the request's own. */
  origins?: string[]
}

export type Login = {
  /** The actor behind a cookie header; none if there is no valid session. */
  actorOf(cookieHeader: string | undefined): Promise<{ actor: Actor; sessionId: string; renew: boolean } | null>
  /** Hands a request under /api/auth to the auth library (loaded when first needed). */
  handle(request: Request): Promise<Response>
  /** Drops cached actors: roles, sessions or members changed. */
  forget(): void
}

type Cached = { actor: Actor; sessionId: string; expiresAt: number; renewAt: number; readAt: number }

/**
 * Who is logged in. The auth library does login, second factor and renewal; the check of every
 * request is ours: a bounded map from cookie header to actor, on a miss the signature and one query.
 */
export function createLogin(options: LoginOptions): Login {
  const { database, secret } = options
  const known = new Map<string, Cached>()
  let auth: Promise<Auth> | undefined

  function fresh(cached: Cached, now: number): boolean {
    if (cached.expiresAt < now) return false
    return database.engine === 'sqlite' || now - cached.readAt < secondsAcrossProcesses
  }

  return {
    async actorOf(cookieHeader) {
      if (!cookieHeader) return null
      const now = Date.now()
      let cached = known.get(cookieHeader)
      if (!cached || !fresh(cached, now)) {
        known.delete(cookieHeader)
        const cookie = sessionCookie(cookieHeader)
        const token = cookie && verified(cookie, secret)
        if (!token) return null
        const session = await findSession(database, token)
        if (!session || session.expiresAt < now) return null
        const actor = await options.actorOfUser(session.userId)
        if (!actor) return null
        cached = {
          actor,
          sessionId: session.id,
          expiresAt: session.expiresAt,
          renewAt: session.updatedAt + renewAfter,
          readAt: now,
        }
        if (known.size >= actorsKept) known.delete(known.keys().next().value as string)
        known.set(cookieHeader, cached)
      }
      return { actor: cached.actor, sessionId: cached.sessionId, renew: cached.renewAt < now }
    },
    async handle(request) {
      auth ??= createAuth(options)
      const response = await (await auth).handler(request)
      known.clear()
      return response
    },
    forget() {
      known.clear()
    },
  }
}

function sessionCookie(header: string): string | null {
  for (const part of header.split(';')) {
    const equals = part.indexOf('=')
    const name = part.slice(0, equals).trim()
    if (cookieNames.includes(name)) return decodeURIComponent(part.slice(equals + 1).trim())
  }
  return null
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
  const row = await database.reader
    .selectFrom('authSessions')
    .select(['id', 'userId', 'expiresAt', 'updatedAt'])
    .where('token', '=', token)
    .executeTakeFirst()
  if (!row) return null
  return {
    id: row.id,
    userId: row.userId,
    expiresAt: new Date(row.expiresAt).getTime(),
    updatedAt: new Date(row.updatedAt).getTime(),
  }
}

type Auth = Pick<ReturnType<typeof betterAuth>, 'handler'>

async function createAuth(options: LoginOptions): Promise<Auth> {
  const [{ betterAuth }, { twoFactor }, { passkey }] = await Promise.all([
    import('better-auth'),
    import('better-auth/plugins/two-factor'),
    import('@better-auth/passkey'),
  ])
  return betterAuth({
    appName: 'Bordmittel',
    basePath: '/api/auth',
    secret: options.secret,
    database: { db: options.database.writer as never, type: options.database.engine },
    telemetry: { enabled: false },
    logger: { disabled: true },
    user: { modelName: 'authUsers' },
    session: { modelName: 'authSessions', expiresIn: 14 * 24 * 3600, updateAge: 24 * 3600 },
    account: { modelName: 'authAccounts' },
    verification: { modelName: 'authVerifications' },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 200 },
    advanced: { cookiePrefix: 'bordmittel' },
    trustedOrigins: (request) => {
      const origin = request?.headers.get('origin')
      const host = request?.headers.get('host')
      const own = origin && host && new URL(origin).host === host ? [origin] : []
      return [...own, ...(options.origins ?? [])]
    },
    plugins: [
      twoFactor({ issuer: 'Bordmittel', schema: { twoFactor: { modelName: 'authTwoFactors' } } }),
      passkey({ schema: { passkey: { modelName: 'authPasskeys' } } }),
    ],
  }) as unknown as Auth
}
