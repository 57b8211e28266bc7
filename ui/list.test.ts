import { expect, test } from 'vitest'
import { type Column, shownColumns, toggled } from './list.ts'

const columns: Column<null>[] = [
  { id: 'name', header: 'Name', cell: () => null },
  { id: 'town', header: 'Ort', cell: () => null },
  { id: 'vat', header: 'USt-IdNr.', cell: () => null, hidden: true },
]

test.each([
  [null, ['name', 'town']],
  [[], ['name']],
  [['vat'], ['name', 'vat']],
  [
    ['vat', 'gone', 'town'],
    ['name', 'town', 'vat'],
  ],
])('columns chosen as %j → %j', (chosen, shown) => {
  expect(shownColumns(columns, chosen).map((column) => column.id)).toEqual(shown)
})

test('choosing a row and letting it go', () => {
  const before = new Set(['a'])
  expect([...toggled(before, 'b')]).toEqual(['a', 'b'])
  expect([...toggled(before, 'a')]).toEqual([])
  expect([...before]).toEqual(['a'])
})
