import { expect, test } from 'vitest'
import { emptyDraft } from './drafts.ts'
import { packRows, unpackRows } from './packing.ts'
import type { Row } from './readers/tables.ts'
import type { ReadRow } from './reading.ts'

function readRow(row: Row, say: (draft: ReadRow['draft']) => void): ReadRow {
  const draft = emptyDraft(row)
  say(draft)
  return { row, draft, hash: `hash ${row.number}`, cells: 'abc def', company: null }
}

test('rows arrive on the other thread as they were, with photos and all that a draft may say', () => {
  const photo = { type: 'image/png', bytes: new Uint8Array([1, 2, 3]) }
  const rows = () => [
    readRow({ number: 2, cells: ['Adler', null, 7, true] }, ({ customer, own }) => {
      Object.assign(customer, { name: 'Adler', potential: 0, tags: ['neu'] })
      own.Rabatt = ''
    }),
    readRow({ number: 3, cells: [], photo }, ({ person, problems }) => {
      person.phones.push({ label: '', number: '07', e164: null })
      problems.push({ column: 'Tag', code: 'dayUnreadable', value: 'x' })
    }),
    readRow({ number: 4, cells: [null] }, ({ opportunity, activity, task, revenue, product, member }) => {
      Object.assign(opportunity, { stage: { is: 'won' }, amount: 5 })
      Object.assign(activity, { text: ['a', 'b'] })
      Object.assign(task, { due: '2026-01-01' })
      Object.assign(revenue, { amount: -1 })
      Object.assign(product, { name: 'Pumpe' })
      Object.assign(member, { lead: 'Eva' })
    }),
  ]
  expect(unpackRows(structuredClone(packRows(rows())))).toEqual(rows())
})
