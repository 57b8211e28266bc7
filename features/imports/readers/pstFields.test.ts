import { createRequire } from 'node:module'
import type { PSTContact } from 'pst-extractor/dist/PSTContact.class.js'
import { expect, test } from 'vitest'
import { contactFields } from './pstFields.ts'

// The parts of the library need one another in a circle; it must be entered by its front door.
const load = createRequire(import.meta.url)
load('pst-extractor')
const contact = (load('pst-extractor/dist/PSTContact.class.js') as { PSTContact: { prototype: PSTContact } }).PSTContact

/** What says again what another property says, or how the store works. */
const repeated = new Set([
  'html',
  'mhsCommonName',
  'originalDisplayName',
  'transmittableDisplayName',
  'postalAddressId',
  ...[1, 2, 3].flatMap((n) => [`email${n}AddressType`, `fax${n}AddressType`]),
  // Outlook makes mail addresses of the fax numbers.
  ...[1, 2, 3].flatMap((n) => [`fax${n}EmailAddress`, `fax${n}OriginalDisplayName`]),
])
const properties = Object.entries(Object.getOwnPropertyDescriptors(contact.prototype)).flatMap(([name, { get }]) =>
  get && !repeated.has(name) ? [name] : [],
)

/** A contact that says one thing only. */
const saying = (name: string, value: unknown) =>
  new Proxy(
    {},
    { get: (_, asked) => (asked === name ? value : asked === 'birthday' || asked === 'anniversary' ? null : '') },
  )

test.each([...properties, 'displayName', 'subject', 'body'])('a contact of Outlook keeps its %s', (name) => {
  const day = name === 'birthday' || name === 'anniversary'
  const value = day ? new Date('1970-01-02') : name.startsWith('email') ? 'marke@firma.example' : `Marke ${name}`
  const read = contactFields.map(([, , field]) => field(saying(name, value) as PSTContact))
  expect(read).toContainEqual(value)
})

test('no two columns are called alike', () => {
  const headers = contactFields.map(([header]) => header)
  expect(new Set(headers).size).toBe(headers.length)
})
