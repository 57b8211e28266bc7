import type { Client, Contract, Method } from '#shared/contract.ts'
import { Refusal, type RefusalParams } from '#shared/refusal.ts'

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
        headers: body === undefined ? {} : { 'content-type': 'application/json' },
        body,
        signal,
      })
    } catch (error) {
      if (signal?.aborted) throw error
      throw new Unreachable()
    }
    return answerOf(response)
  }
}

/** The typed client over a `Call`: one function per operation of the contracts. */
export function createClient<C extends Contract>(call: Call): Client<C> {
  return new Proxy({} as Client<C>, {
    get: (_, name) => (typeof name === 'string' ? (input: unknown) => call(name, input) : undefined),
  })
}

/**
 * Path parameters come out of the input; the rest of GET and DELETE goes into the query string (arrays repeated,
 * objects as JSON, nothing for undefined and null), that of the others is the JSON body.
 */
export function requestOf(
  operation: { method: Method; path: string },
  input: Record<string, unknown>,
): { url: string; body: string | undefined } {
  const rest = { ...input }
  const path = operation.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest[name]
    if (value === undefined || value === null || value === '') throw new Error(`${operation.path} needs ${name}`)
    delete rest[name]
    return encodeURIComponent(String(value))
  })
  if (operation.method !== 'GET' && operation.method !== 'DELETE') return { url: path, body: JSON.stringify(rest) }
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(rest)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item === undefined || item === null) continue
      query.append(name, typeof item === 'object' ? JSON.stringify(item) : String(item))
    }
  }
  const text = query.toString()
  return { url: text === '' ? path : `${path}?${text}`, body: undefined }
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
