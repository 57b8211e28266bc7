import { expect, test } from 'vitest'
import { mean, quantile, ratio } from './statistics.ts'

test.each([
  [[1, 2, 3, 4], 0.5, 2.5],
  [[4, 1, 3, 2], 0.25, 1.75],
  [[1, 2, 3, 4], 0.75, 3.25],
  [[10, 20, 40], 0.9, 36],
  [[7], 0.75, 7],
  [[1, 2], 0, 1],
  [[1, 2], 1, 2],
  [[], 0.5, null],
])('of %j the %d quantile is %s', (values, p, expected) => {
  expect(quantile(values, p)).toBe(expected)
})

test('nothing has no mean and no share', () => {
  expect([mean([]), mean([1, 2]), ratio(1, 0), ratio(0, 0), ratio(1, 4)]).toEqual([null, 1.5, null, null, 0.25])
})
