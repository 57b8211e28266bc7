import { z } from 'zod'
import type { Operation } from '#shared/contract.ts'

type JsonType = 'number' | 'boolean' | 'array' | 'object' | 'string'

/**
 * How the input of an operation is put together from path, query string and body.
 * A file is the body itself (`application/octet-stream`) and becomes `bytes`. Values in path and query are text; the input schema says what they are meant to be.
 */
export function inputReader(operation: Operation): (params: object, query: object, body: unknown) => unknown {
  // Found out at the first request: a start does not wait for all of them.
  let types: Record<string, JsonType> | undefined
  return (params, query, body) => {
    const input: Record<string, unknown> = {}
    types ??= propertyTypes(operation.input)
    for (const [name, value] of Object.entries(query)) input[name] = typed(value as string | string[], types[name])
    if (body instanceof Uint8Array) input.bytes = body
    else if (operation.method !== 'GET' && body && typeof body === 'object' && !Array.isArray(body)) {
      Object.assign(input, body)
    }
    for (const [name, value] of Object.entries(params)) input[name] = typed(value as string, types[name])
    return input
  }
}

function typed(value: string | string[], type: JsonType | undefined): unknown {
  if (type === 'array') return (Array.isArray(value) ? value : [value]).filter((one) => one !== '')
  if (Array.isArray(value)) return value
  if (type === 'number') return value.trim() === '' ? value : Number(value)
  if (type === 'boolean') return value === 'true' ? true : value === 'false' ? false : value
  if (type === 'object') return json(value)
  return value
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function propertyTypes(schema: z.ZodType): Record<string, JsonType> {
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as {
    properties?: Record<string, object>
  }
  return Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, typeOf(property)]))
}

function typeOf(property: { type?: string | string[]; anyOf?: object[] }): JsonType {
  const all = [property.type ?? [], ...(property.anyOf ?? []).map((option) => typeOf(option))].flat()
  if (all.includes('number') || all.includes('integer')) return 'number'
  if (all.includes('boolean')) return 'boolean'
  if (all.includes('array')) return 'array'
  if (all.includes('object')) return 'object'
  return 'string'
}
