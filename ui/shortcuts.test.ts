import { expect, test } from 'vitest'
import { findShortcut, keyName, type Shortcuts } from './shortcuts.ts'

const plain = { ctrlKey: false, metaKey: false, altKey: false }

test.each([
  [{ ...plain, key: 'n' }, 'n'],
  [{ ...plain, key: '?' }, '?'],
  [{ ...plain, key: 'K', ctrlKey: true }, 'mod+k'],
  [{ ...plain, key: 'k', metaKey: true }, 'mod+k'],
  [{ ...plain, key: 'n', altKey: true }, null],
])('%j → %s', (event, name) => {
  expect(keyName(event)).toBe(name)
})

test('the last registered wins, and two keys go before one', () => {
  const [low, high, pair] = [() => {}, () => {}, () => {}]
  const maps: Shortcuts[] = [{ n: low, h: low }, { n: high }, { 'g h': pair }]
  expect(findShortcut(maps, 'n', null)).toBe(high)
  expect(findShortcut(maps, 'h', null)).toBe(low)
  expect(findShortcut(maps, 'h', 'g')).toBe(pair)
  expect(findShortcut(maps, 'h', 'x')).toBe(low)
  expect(findShortcut(maps, 'q', null)).toBe(undefined)
})
