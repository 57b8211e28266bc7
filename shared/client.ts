import type { Client, Contract, FileAnswer, Method } from './contract.ts'
import { Refusal, type RefusalParams } from './refusal.ts'

/** Where an operation is found: what the build takes out of the contracts (`virtual:operations`). */
export type OperationTable = Readonly<Record<string, { method: Method; path: string }>>

/** Something broke on the server; `id` finds it in the log. */
export class Fault extends Error {
  readonly id: string | null

  constructor(id: string | null) {
    super(`fault ${id ?? 'without id'}`)
    this.name = 'Fault'
    this.id = id
  }
}

/** The server did not answer at all: no network, or it is being restarted. */
export class Unreachable extends Error {
  constructor() {
    super('server not reached')
    this.name = 'Unreachable'
  }
}

export type CallOptions = {
  signal?: AbortSignal
  /** A command repeated with the same key is done once and gets the same answer. */
  idempotencyKey?: string
  /** Whose command it is: `loginNeeded` if somebody else is logged in by now. */
  memberId?: string
  /** Told with the answer whether this device kept it from earlier, and since when (ISO instant). */
  onKept?: (at: string | null) => void
}

export type Call = (name: string, input: unknown, options?: CallOptions) => Promise<unknown>

/** Calls operations by name over HTTP; throws `Refusal`, `Fault` or `Unreachable`. */
export function createCall(operations: OperationTable, send: typeof fetch = (...args) => fetch(...args)): Call {
  return async (name, input, { signal, idempotencyKey, memberId, onKept } = {}) => {
    const operation = operations[name]
    if (!operation) throw new Error(`unknown operation ${name}`)
    const { url, body } = requestOf(operation, (input ?? {}) as Record<string, unknown>)
    const headers: Record<string, string> = {}
    if (body !== undefined)
      headers['content-type'] = typeof body === 'string' ? 'application/json' : 'application/octet-stream'
    if (idempotencyKey) headers['idempotency-key'] = idempotencyKey
    if (memberId) headers['x-member'] = memberId
    const reached = <T>(answer: Promise<T>) =>
      answer.catch((error: unknown) => {
        throw signal?.aborted ? error : new Unreachable()
      })
    const response = await reached(
      send(url, {
        method: operation.method,
        credentials: 'same-origin',
        headers,
        body: body as BodyInit | undefined,
        signal,
      }),
    )
    onKept?.(response.headers.get('x-kept-at'))
    const disposition = response.headers.get('content-disposition')
    if (response.ok && disposition) return fileOf(disposition, response, await reached(response.arrayBuffer()))
    return answerOf(response, await reached(response.text()))
  }
}

/** The typed client over a `Call`: one function per operation of the contracts. */
export function createClient<C extends Contract>(call: Call): Client<C> {
  return new Proxy({} as Client<C>, {
    get: (_, name) => (typeof name === 'string' ? (input: unknown) => call(name, input) : undefined),
  })
}

/**
 * Path parameters come out of the input; a query's rest goes into the query string (arrays repeated,
 * objects as JSON, nothing for undefined and null), a command's rest is the JSON body. A command with `bytes`
 * sends them as they are and the rest in the query string.
 */
export function requestOf(
  operation: { method: Method; path: string },
  input: Record<string, unknown>,
): { url: string; body: string | Uint8Array | undefined } {
  const rest = { ...input }
  const path = operation.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest[name]
    if (value === undefined || value === null || value === '') throw new Error(`${operation.path} needs ${name}`)
    delete rest[name]
    return encodeURIComponent(String(value))
  })
  const { bytes } = rest
  if (bytes instanceof Uint8Array) delete rest.bytes
  else if (operation.method !== 'GET') return { url: path, body: JSON.stringify(rest) }
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(rest)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item === undefined || item === null) continue
      query.append(name, typeof item === 'object' ? JSON.stringify(item) : String(item))
    }
  }
  const text = query.toString()
  return { url: text === '' ? path : `${path}?${text}`, body: bytes instanceof Uint8Array ? bytes : undefined }
}

function fileOf(disposition: string, response: Response, bytes: ArrayBuffer): FileAnswer {
  const name = decodeURIComponent(/filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1] ?? 'file')
  const type = response.headers.get('content-type') ?? 'application/octet-stream'
  return { name, type, bytes: new Uint8Array(bytes) }
}

function answerOf(response: Response, text: string): unknown {
  const json = parsed(text)
  // A page in between (a proxy's login, a hotel's) answers in its own words: it did nothing of what was asked.
  if (response.ok && json === undefined && text !== '') throw new Unreachable()
  if (response.ok) return json
  if (typeof json?.code === 'string') throw new Refusal(json.code, (json.params ?? {}) as RefusalParams)
  // A proxy in front of a stopped server answers 502 to 504 in its own words.
  if (response.status >= 502 && response.status <= 504) throw new Unreachable()
  throw new Fault(typeof json?.fault === 'string' ? json.fault : null)
}

function parsed(text: string): { code?: unknown; params?: unknown; fault?: unknown } | undefined {
  try {
    return text === '' ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}
