import { expect, test } from 'vitest'
import { type Mergeable, proposeFields, proposeKept, textOf, united, unitedFields, unitedNotes } from './rules.ts'

const of = (id: string, row: object, changedAt: string, hanging = 0): Mergeable => ({
  row: { id, ...row },
  changedAt,
  hanging,
})
const old = of(
  'a',
  { name: 'Adler Pumpen GmbH', street: 'Talweg 3', city: null, ownerId: 'anna', web: 'a.example', vatId: null },
  '2026-01-01',
  3,
)
const fresh = of(
  'b',
  { name: 'ADLER PUMPEN GMBH & CO', street: 'Talweg 5', city: 'Ulm', ownerId: 'bert', web: 'b.example', vatId: 'DE1' },
  '2026-05-01',
)

test('the one on which most hangs stays, then the fuller, then the older', () => {
  expect(proposeKept([fresh, old])).toBe('a')
  expect(proposeKept([fresh, { ...old, hanging: 0 }])).toBe('b')
  expect(proposeKept([of('d', {}, ''), of('c', {}, '')])).toBe('c')
})

test('fields come from the fuller, then from the newer; the owner stays', () => {
  expect(proposeFields('customers', [old, fresh], 'a')).toMatchObject({
    name: 'a',
    address: 'b',
    web: 'b',
    vatId: 'b',
    ownerId: 'a',
  })
})

test('lists, own fields and notes of all are kept', () => {
  expect(
    united(
      [
        ['a', 'b'],
        ['B', 'c'],
      ],
      (one) => one.toLowerCase(),
      3,
    ),
  ).toEqual(['a', 'b', 'c'])
  expect(unitedFields([{ ERP: '1', Ort: 'Ulm' }, { ERP: '2', Ort: 'Ulm' }, { ERP: '3' }])).toEqual({
    ERP: '1',
    'ERP (2)': '2',
    'ERP (3)': '3',
    Ort: 'Ulm',
  })
  expect(unitedNotes(['Alt.', null, ' Alt. ', 'Neu.'])).toBe('Alt.\n\nNeu.')
  expect(unitedNotes([null, ''])).toBeNull()
})

test.each([
  ['potential', { potential: 500_000, currency: 'EUR' }, '500000, EUR'],
  ['potential', { potential: 0, currency: 'EUR' }, '0, EUR'],
  ['potential', { potential: null, currency: 'EUR' }, null],
  ['class', { class: null, classReason: 'zahlt spät' }, null],
  ['address', { street: null, postcode: '72070', city: '', country: 'DE' }, '72070, DE'],
  ['web', { web: '' }, null],
])('what a record says as its %s: %o', (field, row, text) => {
  expect(textOf(row, field)).toBe(text)
})
