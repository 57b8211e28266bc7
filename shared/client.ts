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

export type Call = (name: string, input: unknown, signal?: AbortSignal) => Promise<unknown>

/** Calls operations by name over HTTP; throws `Refusal`, `Fault` or `Unreachable`. */
export function createCall(operations: OperationTable, send: typeof fetch = (...args) => fetch(...args)): Call {
  return async (name, input, signal) => {
    const operation = operations[name]
    if (!operation) throw new Error(`unknown operation ${name}`)
    const { url, body } = requestOf(operation, (input ?? {}) as Record<string, unknown>)
    let response: Response
    try {
      response = await send(url, {
        method: operation.method,
        credentials: 'same-origin',
        headers:
          body === undefined
            ? {}
            : { 'content-type': typeof body === 'string' ? 'application/json' : 'application/octet-stream' },
        body: body as BodyInit | undefined,
        signal,
      })
    } catch (error) {
      if (signal?.aborted) throw error
      throw new Unreachable()
    }
    const disposition = response.headers.get('content-disposition')
    return response.ok && disposition ? fileOf(response, disposition) : answerOf(response)
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

async function fileOf(response: Response, disposition: string): Promise<FileAnswer> {
  const name = decodeURIComponent(/filename\*=UTF-8''([^;]+)/.exec(disposition)?.[1] ?? 'file')
  const type = response.headers.get('content-type') ?? 'application/octet-stream'
  return { name, type, bytes: new Uint8Array(await response.arrayBuffer()) }
}

async function answerOf(response: Response): Promise<unknown> {
  const text = await response.text()
  const json = parsed(text)
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
