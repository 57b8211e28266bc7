import { expect, test } from 'vitest'
import { createCall, requestOf, Unreachable } from './client.ts'

test('a file travels as it is, the rest of the command beside it in the address', () => {
  const bytes = new Uint8Array([1, 2, 3])
  const request = requestOf(
    { method: 'POST', path: '/api/imports/:id/files' },
    { id: 'x', name: 'Kunden Süd.csv', bytes },
  )
  expect(request.url).toBe('/api/imports/x/files?name=Kunden+S%C3%BCd.csv')
  expect(request.body).toBe(bytes)
})

test('a command without a file is JSON', () => {
  const request = requestOf({ method: 'PATCH', path: '/api/customers/:id' }, { id: 'x', city: 'Ulm' })
  expect(request).toEqual({ url: '/api/customers/x', body: '{"city":"Ulm"}' })
})

const operations = { save: { method: 'POST', path: '/api/save' } } as const
const answering = (answer: () => Response | Promise<Response>) => {
  const sent: Headers[] = []
  const call = createCall(operations, async (_, init) => {
    sent.push(new Headers(init?.headers))
    return await answer()
  })
  return { call, sent }
}

test('a command carries its key and whose it is', async () => {
  const { call, sent } = answering(() => Response.json({ id: 'x' }))
  expect(await call('save', {}, { idempotencyKey: 'k', memberId: 'm' })).toEqual({ id: 'x' })
  expect(sent[0]?.get('idempotency-key')).toBe('k')
  expect(sent[0]?.get('x-member')).toBe('m')
})

test('an answer kept from earlier says since when', async () => {
  const heard: (string | null)[] = []
  const onKept = (at: string | null) => heard.push(at)
  await answering(() => Response.json({}, { headers: { 'x-kept-at': '2026-11-21T07:12:00Z' } })).call(
    'save',
    {},
    { onKept },
  )
  await answering(() => Response.json({})).call('save', {}, { onKept })
  expect(heard).toEqual(['2026-11-21T07:12:00Z', null])
})

test.each([
  ['no network', () => Promise.reject(new TypeError('failed'))],
  ['a proxy without its server', () => new Response('Bad gateway', { status: 502 })],
  ['a page in between instead of an answer', () => new Response('<html>Willkommen im Hotel</html>')],
  [
    'an answer that breaks off',
    () => new Response(new ReadableStream({ start: (stream) => stream.error(new TypeError('cut')) })),
  ],
])('%s: the server was not reached', async (_, answer) => {
  await expect(answering(answer).call('save', {})).rejects.toThrow(Unreachable)
})
