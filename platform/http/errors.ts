import type { FastifyError } from 'fastify'
import { Refusal } from '#shared/refusal.ts'
import type { Log } from '../log.ts'

const statusOf: Record<string, number> = {
  loginNeeded: 401,
  loginWrong: 401,
  codeWrong: 401,
  codeUsed: 401,
  codeTooLate: 401,
  passkeyFailed: 401,
  passkeyUnknown: 401,
  notAllowed: 403,
  notFound: 404,
  mergedInto: 404,
  changedMeanwhile: 409,
  undoChangedMeanwhile: 409,
  tooMany: 429,
  bodyTooLarge: 413,
}

/** What an error looks like from outside: a refusal with its code, or a fault with its id and nothing else. */
export function answerOf(
  error: unknown,
  log: Log,
  operation: string,
): { status: number; body: object; retryAfter?: number } {
  const refusal = error instanceof Refusal ? error : refusalOf(error as FastifyError)
  if (refusal) {
    const { code, params } = refusal
    const wait = typeof params.seconds === 'number' ? { retryAfter: params.seconds } : {}
    return { status: statusOf[code] ?? 422, body: { code, params }, ...wait }
  }
  return { status: 500, body: { fault: log.fault('operation failed', error, { operation }) } }
}

function refusalOf(error: FastifyError): Refusal | null {
  const code = error.code ?? ''
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new Refusal('bodyTooLarge')
  if (code.startsWith('FST_ERR_CTP') || error.statusCode === 400)
    return new Refusal('invalidInput', { field: '', problem: 'json', detail: '' })
  if (error.statusCode === 429) return new Refusal('tooMany')
  return null
}

const securityEvents = new Set([
  'loginWrong',
  'passwordWrong',
  'codeWrong',
  'codeUsed',
  'codeTooLate',
  'passkeyFailed',
  'passkeyUnknown',
  'tooMany',
  'notAllowed',
  'personNeeded',
  'linkUnknown',
])

/** Refusals that are worth an entry in the log: a wrong secret, a missing right, too many attempts. */
export function isSecurityEvent(code: string): boolean {
  return securityEvents.has(code)
}
