import { expect, test } from 'vitest'
import { place } from './place.ts'

const window = { width: 1000, height: 800 }
const panel = { width: 300, height: 200 }
const at = (left: number, top: number) => ({ left, right: left + 100, top, bottom: top + 40 })

test.each([
  ['below', at(100, 100), 'start', { left: 100, top: 146 }],
  ['at the right edge', at(900, 100), 'start', { left: 692, top: 146 }],
  ['aligned at the end', at(500, 100), 'end', { left: 300, top: 146 }],
  ['aligned at the end, at the left edge', at(20, 100), 'end', { left: 8, top: 146 }],
  ['above, at the bottom', at(100, 700), 'start', { left: 100, top: 494 }],
] as const)('%s', (_, trigger, align, expected) => {
  expect(place(trigger, panel, window, align)).toMatchObject(expected)
})

test('a panel higher than the room is cut to it', () => {
  const tall = place(at(100, 500), { width: 300, height: 900 }, window)
  expect(tall).toMatchObject({ top: 8, maxHeight: 486 })
})
