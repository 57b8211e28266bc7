import { expect, test } from 'vitest'
import { requestOf } from './client.ts'

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
