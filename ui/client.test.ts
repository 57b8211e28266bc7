import { describe, expect, test } from 'vitest'
import { Refusal } from '#shared/refusal.ts'
import { createCall, createClient, Fault, type OperationTable, requestOf, Unreachable } from './client.ts'

describe('request', () => {
  test.each([
    ['GET', '/api/customers', {}, '/api/customers', undefined],
    ['GET', '/api/customers/:id', { id: 'a/b' }, '/api/customers/a%2Fb', undefined],
    [
      'GET',
      '/api/customers',
      { q: 'Müller & Co', class: ['A', 'B'], owner: null, limit: 50, open: false, none: undefined },
      '/api/customers?q=M%C3%BCller+%26+Co&class=A&class=B&limit=50&open=false',
      undefined,
    ],
    ['GET', '/api/x', { range: { from: 1 } }, '/api/x?range=%7B%22from%22%3A1%7D', undefined],
    ['POST', '/api/customers', { name: 'X', owner: null }, '/api/customers', '{"name":"X","owner":null}'],
    ['PATCH', '/api/a/:id/b/:kind', { id: '1', kind: '2', n: 3 }, '/api/a/1/b/2', '{"n":3}'],
    ['DELETE', '/api/a/:id', { id: '1', why: 'x' }, '/api/a/1?why=x', undefined],
  ] as const)('%s %s %j', (method, path, input, url, body) => {
    expect(requestOf({ method, path }, input)).toEqual({ url, body })
  })

  test('a path parameter that is missing is a mistake of the caller', () => {
    expect(() => requestOf({ method: 'GET', path: '/api/a/:id' }, {})).toThrow('needs id')
  })
})

describe('answer', () => {
  const operations: OperationTable = { getThing: { method: 'GET', path: '/api/things/:id' } }
  const answering = (status: number, body: string) => createCall(operations, async () => new Response(body, { status }))

  test('values, and nothing', async () => {
    const client = createClient(answering(200, '{"name":"Bock"}')) as Record<
      string,
      (input: unknown) => Promise<unknown>
    >
    expect(await client.getThing?.({ id: '1' })).toEqual({ name: 'Bock' })
    expect(await createCall(operations, async () => new Response(null, { status: 204 }))('getThing', { id: '1' })).toBe(
      undefined,
    )
  })

  test('a refusal keeps its code and its values', async () => {
    const refusal = await answering(409, '{"code":"customer.blocked","params":{"name":"X"}}')('getThing', {
      id: '1',
    }).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(Refusal)
    expect(refusal).toMatchObject({ code: 'customer.blocked', params: { name: 'X' } })
  })

  test.each([
    [500, '{"fault":"f-1"}', 'f-1'],
    [500, '<html>', null],
    [404, '', null],
  ])('%s %s is a fault', async (status, body, id) => {
    const fault = await answering(status, body)('getThing', { id: '1' }).catch((error: unknown) => error)
    expect(fault).toBeInstanceOf(Fault)
    expect((fault as Fault).id).toBe(id)
  })

  test('no answer, or a proxy in front of a stopped server', async () => {
    const broken = createCall(operations, async () => {
      throw new TypeError('fetch failed')
    })
    await expect(broken('getThing', { id: '1' })).rejects.toBeInstanceOf(Unreachable)
    await expect(answering(502, 'Bad gateway')('getThing', { id: '1' })).rejects.toBeInstanceOf(Unreachable)
  })

  test('an operation that no contract has', async () => {
    await expect(answering(200, '{}')('getOther', {})).rejects.toThrow('unknown operation')
  })
})
