import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '#shared/actor.ts'
import { Refusal } from '#shared/refusal.ts'
import type { Login } from '../auth/login.ts'

/** The actor behind a bearer token (API key, or the CLI's own), with whom it asks to act as. */
export type ActorOfToken = (token: string, as: string | undefined) => Promise<Actor | null>

/**
 * Who asks: a bearer token, else the session cookie, renewed once a day where there is a `reply` to
 * put it into. Refuses `loginNeeded`.
 */
export async function identify(
  login: Login,
  actorOfToken: ActorOfToken,
  request: FastifyRequest,
  reply?: FastifyReply,
): Promise<Actor> {
  const bearer = request.headers.authorization
  if (bearer?.startsWith('Bearer ')) {
    const actor = await actorOfToken(bearer.slice(7), request.headers['x-as'] as string | undefined)
    if (actor) return actor
    throw new Refusal('loginNeeded')
  }
  const { cookie } = request.headers
  const session = await login.actorOf(cookie, request.protocol === 'https')
  if (!session) throw new Refusal('loginNeeded')
  // What a page kept for one member is not done as another who logged in meanwhile.
  const meant = request.headers['x-member']
  if (meant !== undefined && meant !== session.actor.memberId) throw new Refusal('loginNeeded')
  if (session.renew && reply) {
    for (const renewed of await login.renew(addressOf(request), cookie)) reply.header('set-cookie', renewed)
  }
  return session.actor
}

/**
 * A page of another site may not give commands with this person's cookie, nor log them in as
 * somebody else. Programs send neither header. Refuses `notAllowed`.
 */
export function refuseOtherOrigins(request: FastifyRequest): void {
  if (request.method === 'GET' || request.headers.authorization) return
  const site = request.headers['sec-fetch-site']
  if (site === 'same-origin' || site === 'none') return
  const { origin } = request.headers
  if (site === undefined && (origin === undefined || hostOf(origin) === request.host)) return
  throw new Refusal('notAllowed', { why: 'otherOrigin' })
}

/** Hands a request under /api/auth to the login and answers for it. */
export async function answerLogin(login: Login, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  refuseOtherOrigins(request)
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === 'string') headers.set(name, value)
  }
  const { method, body, ip } = request
  const answer = await login.handle({ method, url: addressOf(request), headers, body, address: ip })
  for (const cookie of answer.cookies) reply.header('set-cookie', cookie)
  return reply.send(answer.body)
}

/** The address as the browser has it; a proxy on this machine says which. */
function addressOf(request: FastifyRequest): URL {
  return new URL(request.url, `${request.protocol}://${request.host}`)
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}
