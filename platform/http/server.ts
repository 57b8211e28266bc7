import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { type Actor, anyone } from '#shared/actor.ts'
import type { FileAnswer, FileOnDisk, FileStream } from '#shared/contract.ts'
import { Refusal } from '#shared/refusal.ts'
import type { Registry, Runner } from '../actions/runner.ts'
import type { Login } from '../auth/login.ts'
import type { Log } from '../log.ts'
import { answerOf, isSecurityEvent } from './errors.ts'
import { type ActorOfToken, answerLogin, identify, refuseOtherOrigins } from './identity.ts'
import { inputReader } from './input.ts'
import { openApi } from './openapi.ts'
import { type OpenPage, serveOpenPages } from './openPages.ts'
import { outputWriter } from './output.ts'
import { servePages } from './pages.ts'
import { secureHeaders } from './security.ts'
import { sendFile } from './sendFile.ts'
import type { Stream } from './stream.ts'

export type HttpOptions = {
  runner: Runner
  registry: Registry
  login: Login
  log: Log
  stream: Stream
  actorOfToken: ActorOfToken
  /** Pages for people without a login. */
  openPages?: readonly OpenPage[]
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
    // Nobody asks an operation for its headers alone: half the routes, which a start has to build.
    exposeHeadRoutes: false,
    // Contracts check what comes in and write what goes out; its own way of doing so is a hundred files to load.
    schemaController: { compilersFactory: { buildValidator: notOurs, buildSerializer: notOurs } },
    // Stopping cuts idle connections; a request under way gets its answer.
    forceCloseConnections: 'idle',
  })
  app.setErrorHandler((error, request, reply) => {
    const { status, body, retryAfter } = answerOf(error, log, request.routeOptions.url ?? '')
    if (retryAfter) reply.header('retry-after', retryAfter)
    if (error instanceof Refusal && isSecurityEvent(error.code)) {
      const member = request.getDecorator<Actor | undefined>('actor')?.memberId
      log.info('refused', { code: error.code, operation: `${request.method} ${request.routeOptions.url}`, member })
    }
    reply.code(status).send(body)
  })
  app.decorateRequest('actor')
  app.addHook('onRequest', secureHeaders)
  app.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer', bodyLimit: 256 * 1024 * 1024 },
    (_request, body, done) => done(null, body),
  )

  const actorOf = (request: FastifyRequest, reply: FastifyReply) =>
    identify(login, options.actorOfToken, request, reply)

  for (const [name, operation] of Object.entries(registry.operations)) {
    const read = inputReader(operation)
    const write = operation.answers === 'file' ? null : outputWriter(operation)
    app.route({
      method: operation.method,
      url: operation.path,
      bodyLimit: operation.bodyLimit ?? 1024 * 1024,
      ...(write ? { schema: { response: { 200: {} } }, serializerCompiler: () => write } : {}),
      // Before the body is read: nobody fills the memory without a login.
      onRequest: async (request: FastifyRequest, reply: FastifyReply) => {
        refuseOtherOrigins(request)
        const actor = operation.open === 'anyone' ? anyone : await actorOf(request, reply)
        request.setDecorator('actor', actor)
        // Whose answer it is: the phone keeps it for nobody else.
        if (operation.offline) reply.header('x-member', actor.memberId)
      },
      handler: async (request: FastifyRequest, reply: FastifyReply) => {
        const actor = request.getDecorator<Actor>('actor')
        const key = request.headers['idempotency-key']
        const input = read(request.params as object, request.query as object, request.body)
        const answer = await runner.run(
          name,
          input,
          actor,
          typeof key === 'string' && key.length <= 100 ? { idempotencyKey: key } : {},
        )
        return operation.answers === 'file' ? sendFile(reply, answer as FileAnswer | FileOnDisk | FileStream) : answer
      },
    })
  }

  let description: string | undefined
  app.get('/api/openapi.json', async (_request, reply) => {
    // Half a second of work, and asked for without a login: done once.
    description ??= JSON.stringify(openApi(registry.operations, options.version, login.cookieName))
    return reply.type('application/json; charset=utf-8').send(description)
  })
  app.get('/api/signals', async (request, reply) => {
    const stillIn = () => identify(login, options.actorOfToken, request)
    return options.stream.open(await stillIn(), reply, stillIn)
  })
  app.get('/healthz', { exposeHeadRoute: true }, async (_request, reply) => {
    const ok = await options.healthy().catch(() => false)
    return reply.code(ok ? 200 : 503).send({ ok })
  })
  app.all('/api/auth/*', async (request, reply) => await answerLogin(login, request, reply))
  app.all('/api/*', async () => {
    throw new Refusal('notFound')
  })
  serveOpenPages(app, options.openPages ?? [], runner, log)
  servePages(app, options.webFolder)
  return app
}

function notOurs(): never {
  throw new Error('inputs and outputs go by the contract of an operation')
}
