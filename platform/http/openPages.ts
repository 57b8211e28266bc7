import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Runner } from '../actions/runner.ts'
import type { Log } from '../log.ts'
import { answerOf } from './errors.ts'

/** What somebody without a login asks for. */
export type OpenRequest = {
  params: Readonly<Record<string, string>>
  query: Readonly<Record<string, string>>
  /** Fields of a sent form; empty for any other body. */
  form: Readonly<Record<string, string>>
  /** Where the request comes from, for slowing down; kept nowhere. */
  address: string
  language: 'de' | 'en'
  /** False if a browser says that a page of another site sent the form. */
  ownSite: boolean
}
export type OpenAnswer = {
  status?: number
  type: 'text/html' | 'text/css' | 'text/plain'
  text: string
  /** Sites that may show the page in a frame; by default none. */
  frames?: readonly string[]
  retryAfter?: number
}

/** A page for people without a login (confirm, object, a form on the company's website), written by the server: no script, no cookie, no other host. */
export type OpenPage = {
  method: 'GET' | 'POST'
  path: `/offen/${string}`
  answer: (request: OpenRequest, runner: Runner) => Promise<OpenAnswer>
}

const largestForm = 32 * 1024

/** Serves the open pages, with headers of their own. A form may come from anywhere: nothing here knows who is logged in. */
export function serveOpenPages(app: FastifyInstance, pages: readonly OpenPage[], runner: Runner, log: Log): void {
  void app.register(async (scope) => {
    scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit: largestForm }, (_request, body, done) =>
      done(null, body),
    )
    for (const page of pages) {
      scope.route({
        method: page.method,
        url: page.path,
        bodyLimit: largestForm,
        async handler(request, reply) {
          const answer = await page.answer(requestOf(request), runner)
          reply.removeHeader('x-frame-options')
          reply.headers(headersOf(answer))
          return reply
            .code(answer.status ?? 200)
            .type(`${answer.type}; charset=utf-8`)
            .send(answer.text)
        },
        errorHandler(error, _request, reply) {
          const { status } = answerOf(error, log, page.path)
          reply
            .code(status)
            .type('text/plain; charset=utf-8')
            .send(status < 500 ? 'Nicht möglich.' : 'Störung.')
        },
      })
    }
  })
}

function requestOf(request: FastifyRequest): OpenRequest {
  const site = request.headers['sec-fetch-site']
  const german = /^\s*(?:de|gsw|\*)/i.test(request.headers['accept-language'] ?? '*')
  return {
    params: request.params as Record<string, string>,
    query: textsOf(request.query),
    form: formOf(request),
    address: request.ip,
    language: german ? 'de' : 'en',
    ownSite: site === undefined || site === 'same-origin' || site === 'none',
  }
}

function textsOf(values: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(values as object).filter(([, value]) => typeof value === 'string'))
}

function formOf({ headers, body }: FastifyRequest): Record<string, string> {
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded')
  return isForm && typeof body === 'string' ? Object.fromEntries(new URLSearchParams(body)) : {}
}

function headersOf({ type, frames = [], retryAfter }: OpenAnswer): Record<string, string> {
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    `frame-ancestors ${frames.length > 0 ? frames.join(' ') : "'none'"}`,
  ].join('; ')
  return {
    'content-security-policy': policy,
    'cache-control': type === 'text/css' ? 'public, max-age=3600' : 'no-store',
    // The address holds a token: it is told to nobody.
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex',
    ...(frames.length > 0 ? {} : { 'x-frame-options': 'DENY' }),
    ...(retryAfter ? { 'retry-after': String(retryAfter) } : {}),
  }
}
