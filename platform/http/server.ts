import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { type Actor, anyone } from '#shared/actor.ts'
import type { FileAnswer } from '#shared/contract.ts'
import { Refusal } from '#shared/refusal.ts'
import type { Registry, Runner } from '../actions/runner.ts'
import type { Login } from '../auth/login.ts'
import type { Log } from '../log.ts'
import { answerOf } from './errors.ts'
import { inputReader } from './input.ts'
import { openApi } from './openapi.ts'
import { outputWriter } from './output.ts'
import { secureHeaders } from './security.ts'
import { sendFile } from './sendFile.ts'
import type { Stream } from './stream.ts'

export type HttpOptions = {
  runner: Runner
  registry: Registry
  login: Login
  log: Log
  stream: Stream
  /** The actor behind a bearer token (API key, or the CLI's own), with whom it asks to act as. */
  actorOfToken: (token: string, as: string | undefined) => Promise<Actor | null>
  /** The built pages. */
  webFolder: string
  version: string
  /** True once the server may be given work (healthz). */
  healthy: () => Promise<boolean>
}

/** The HTTP side: each operation a route, the login library, the stream of signals, the pages. */
export async function createHttp(options: HttpOptions): Promise<FastifyInstance> {
  const { runner, registry, login, log } = options
  const app = Fastify({
    logger: false,
    bodyLimit: 1024 * 1024,
    trustProxy: 'loopback',
    routerOptions: { maxParamLength: 200 },
    // Stopping cuts idle connections; a request under way gets its answer.
    forceCloseConnections: 'idle',
  })
  app.setErrorHandler((error, request, reply) => {
    const { status, body } = answerOf(error, log, request.routeOptions.url ?? '')
    reply.code(status).send(body)
  })
  app.addHook('onRequest', secureHeaders)
  app.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer', bodyLimit: 256 * 1024 * 1024 },
    (_request, body, done) => done(null, body),
  )

  async function actorOf(request: FastifyRequest): Promise<Actor> {
    const bearer = request.headers.authorization
    if (bearer?.startsWith('Bearer ')) {
      const actor = await options.actorOfToken(bearer.slice(7), request.headers['x-as'] as string | undefined)
      if (actor) return actor
      throw new Refusal('loginNeeded')
    }
    const session = await login.actorOf(request.headers.cookie)
    if (!session) throw new Refusal('loginNeeded')
    if (request.method !== 'GET') refuseOtherOrigins(request)
    // What a page kept for one member is not done as another who logged in meanwhile.
    const meant = request.headers['x-member']
    if (meant !== undefined && meant !== session.actor.memberId) throw new Refusal('loginNeeded')
    return session.actor
  }

  for (const [name, operation] of Object.entries(registry.operations)) {
    const read = inputReader(operation)
    const write = operation.answers === 'file' ? null : outputWriter(operation)
    app.route({
      method: operation.method,
      url: operation.path,
      bodyLimit: operation.bodyLimit ?? 1024 * 1024,
      ...(write ? { schema: { response: { 200: {} } }, serializerCompiler: () => write } : {}),
      handler: async (request: FastifyRequest, reply: FastifyReply) => {
        const actor = operation.open === 'anyone' ? anyone : await actorOf(request)
        const key = request.headers['idempotency-key']
        const input = read(request.params as object, request.query as object, request.body)
        const answer = await runner.run(
          name,
          input,
          actor,
          typeof key === 'string' && key.length <= 100 ? { idempotencyKey: key } : {},
        )
        return operation.answers === 'file' ? sendFile(reply, answer as FileAnswer) : answer
      },
    })
  }

  app.get('/api/openapi.json', async () => openApi(registry.operations, options.version))
  app.get('/api/signals', async (request, reply) => options.stream.open(await actorOf(request), reply))
  app.get('/healthz', async (_request, reply) => {
    const ok = await options.healthy().catch(() => false)
    return reply.code(ok ? 200 : 503).send({ ok })
  })
  app.all('/api/auth/*', async (request, reply) => await forwardToLogin(login, request, reply))
  app.all('/api/*', async () => {
    throw new Refusal('notFound')
  })
  await servePages(app, options.webFolder)
  return app
}

/** A page of another site may not give commands with this person's cookie. */
function refuseOtherOrigins(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site']
  if (site === 'same-origin' || site === 'none') return
  const origin = request.headers.origin
  if (site === undefined && (origin === undefined || new URL(origin).host === request.headers.host)) return
  throw new Refusal('notAllowed', { why: 'otherOrigin' })
}

async function forwardToLogin(login: Login, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const url = new URL(request.url, `${request.protocol}://${request.host}`)
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === 'string') headers.set(name, value)
  }
  headers.set('x-forwarded-for', request.ip)
  const body = request.method === 'GET' || request.body === undefined ? null : JSON.stringify(request.body ?? {})
  const response = await login.handle(new Request(url, { method: request.method, headers, body }))
  reply.code(response.status)
  response.headers.forEach((value, name) => {
    if (name !== 'set-cookie') reply.header(name, value)
  })
  for (const cookie of response.headers.getSetCookie()) reply.header('set-cookie', cookie)
  return reply.send(response.body ? await response.text() : null)
}

async function servePages(app: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) return
  await app.register(fastifyStatic, {
    root: folder,
    preCompressed: true,
    cacheControl: false,
    setHeaders(reply, path) {
      reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  app.setNotFoundHandler((request, reply) => {
    const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html')
    if (!wantsPage) return reply.code(404).send({ code: 'notFound', params: {} })
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(createReadStream(join(folder, 'index.html')))
  })
}
