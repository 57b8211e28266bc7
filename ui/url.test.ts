import { expect, test } from 'vitest'
import { many, one, parseSearch, readListState, stringifySearch, writeListState } from './url.ts'

test.each([
  ['', {}],
  ['?q=stahl', { q: 'stahl' }],
  ['?class=A&class=B&q=M%C3%BCller+%26+Co', { class: ['A', 'B'], q: 'Müller & Co' }],
  ['?page=2', { page: '2' }],
])('%s ⇄ %j', (search, values) => {
  expect(parseSearch(search)).toEqual(values)
  expect(stringifySearch(values)).toBe(search)
})

test('what is empty is left out', () => {
  expect(stringifySearch({ q: '', class: [], owner: undefined, sort: null })).toBe('')
})

test('one or many', () => {
  expect([one('A'), one(['A', 'B']), one(undefined)]).toEqual(['A', 'A', undefined])
  expect([many('A'), many(['A', 'B']), many(undefined)]).toEqual([['A'], ['A', 'B'], []])
})

test.each([
  [{}, { sort: null, columns: null }],
  [{ sort: 'name' }, { sort: { by: 'name', desc: false }, columns: null }],
  [
    { sort: '-revenue', columns: 'name,town' },
    { sort: { by: 'revenue', desc: true }, columns: ['name', 'town'] },
  ],
])('list state %j ⇄ %j', (values, state) => {
  expect(readListState(values)).toEqual(state)
  expect(writeListState(state)).toMatchObject(values)
})
