import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { registry } from '#features/index.ts'
import { messages as jobWords } from '#features/jobs/web/messages.ts'
import { exampleAnswer, exampleInput } from '#platform/http/examples.ts'
import { inputReader } from '#platform/http/input.ts'
import { openApi } from '#platform/http/openapi.ts'
import { buildWriter } from '#platform/http/output.ts'

const operations = Object.entries(registry.operations)

describe.each(operations)('%s', (name, operation) => {
  it('has an action, and path parameters that are fields of its input', () => {
    expect(registry.actions[name]).toBeTypeOf('function')
    const { properties = {} } = z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' }) as {
      properties?: object
    }
    for (const [, parameter] of operation.path.matchAll(/:(\w+)/g)) expect(Object.keys(properties)).toContain(parameter)
  })

  it('has an answer that can be written', () => {
    expect(() => buildWriter(operation)).not.toThrow()
  })

  it('takes its own example, as it arrives over HTTP too, and answers as its example says', () => {
    const { bytes, ...fields } = exampleInput(operation)
    const example = bytes === undefined ? fields : { ...fields, bytes: new Uint8Array(1) }
    expect(operation.input.safeParse(example).error).toBeUndefined()
    if (!operation.answers) expect(operation.output.safeParse(exampleAnswer(operation)).error).toBeUndefined()
    const query = Object.fromEntries(
      Object.entries(example).map(([key, value]) => [
        key,
        Array.isArray(value) ? value.map(String) : typeof value === 'object' ? JSON.stringify(value) : String(value),
      ]),
    )
    const read = inputReader(operation)
    const arrived = operation.method === 'GET' ? read({}, query, undefined) : read({}, {}, example)
    expect(operation.input.parse(arrived)).toEqual(operation.input.parse(example))
  })
})

it('work in the background that may fail has a name to be shown by', () => {
  const kinds = Object.entries(registry.jobs).filter(([, kind]) => !kind.everyMinutes)
  expect(kinds.map(([name]) => name).filter((name) => !(`jobs.kind.${name}` in jobWords.de))).toEqual([])
})

it('no two operations share method and path', () => {
  const routes = operations.map(([, operation]) => `${operation.method} ${operation.path.replace(/:\w+/g, ':')}`)
  expect(routes.filter((route, i) => routes.indexOf(route) !== i)).toEqual([])
})

it('OpenAPI 3.1 names every operation once, with parameters, body and answer, and an example of each', () => {
  type Content = { content: Record<string, { example?: unknown }> }
  type Listed = { operationId: string; requestBody?: Content; responses: { 200: Content } }
  const document = openApi(registry.operations, '1', 'session') as {
    openapi: string
    paths: Record<string, Record<string, Listed>>
  }
  expect(document.openapi).toBe('3.1.0')
  const listed = Object.values(document.paths).flatMap((path) => Object.values(path))
  expect(listed.map((one) => one.operationId).sort()).toEqual(operations.map(([name]) => name).sort())
  const json = listed
    .flatMap(({ requestBody, responses }) => [requestBody, responses[200]])
    .map((one) => one?.content['application/json'])
  expect(json.filter((one) => one && one.example === undefined)).toEqual([])
  expect(JSON.stringify(document)).not.toContain('undefined')
})

describe('input from path, query and body', () => {
  const operation = {
    method: 'GET' as const,
    path: '/api/x/:id' as const,
    summary: '',
    input: z.object({
      id: z.string(),
      limit: z.number().optional(),
      open: z.boolean().optional(),
      class: z.array(z.string()).optional(),
      where: z.object({ a: z.number() }).optional(),
      text: z.string().optional(),
    }),
    output: z.object({}),
  }
  const read = inputReader(operation)
  it.each([
    [{ limit: '5' }, { limit: 5 }],
    [{ limit: 'x' }, { limit: Number.NaN }],
    [{ open: 'true' }, { open: true }],
    [{ open: '1' }, { open: '1' }],
    [{ class: 'A' }, { class: ['A'] }],
    [{ class: ['A', 'B'] }, { class: ['A', 'B'] }],
    [{ where: '{"a":1}' }, { where: { a: 1 } }],
    [{ where: '{a' }, { where: '{a' }],
    [{ text: '12' }, { text: '12' }],
    [{ id: 'stolen' }, {}],
  ])('%o', (query, expected) => expect(read({ id: '1' }, query, undefined)).toEqual({ id: '1', ...expected }))

  it('a number in the path is a number', () => {
    const numbered = inputReader({ ...operation, path: '/api/x/:id/y/:limit' })
    expect(numbered({ id: '1', limit: '5' }, {}, undefined)).toEqual({ id: '1', limit: 5 })
  })
})
