import { describe, expect, it } from 'vitest'
import { defaultBuyingSteps } from '#features/company/rules.ts'
import fc from '#tests/properties.ts'
import { isFading, type Purchases, quintiles, scoresOf } from './rules.ts'

const asOf = '2026-10-31'
const bought = (lastDay: string, days: number, revenue: number): Purchases => ({ id: lastDay, lastDay, days, revenue })

describe('fifths', () => {
  it.each([
    [
      [1, 2, 3, 4, 5],
      [1, 2, 3, 4, 5],
    ],
    [
      [5, 4, 3, 2, 1],
      [5, 4, 3, 2, 1],
    ],
    [
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
      [1, 1, 2, 2, 3, 3, 4, 4, 5, 5],
    ],
    [
      [7, 7, 7, 7, 7],
      [5, 5, 5, 5, 5],
    ],
    [
      [1, 1, 1, 4, 5],
      [3, 3, 3, 4, 5],
    ],
    [[], []],
  ])('of %j: %j (ties share the better one)', (values, scores) => expect(quintiles(values)).toEqual(scores))

  it('hold for any values: 1 to 5, larger never worse, the largest 5', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1, maxLength: 80 }), (values) => {
        const scores = quintiles(values)
        expect(scores.every((one) => one >= 1 && one <= 5)).toBe(true)
        expect(scores[values.indexOf(Math.max(...values))]).toBe(5)
        const pairs = values.map((value, at) => [value, scores[at] ?? 0] as const).sort((a, b) => a[0] - b[0])
        expect(pairs.map(([, score]) => score)).toEqual(pairs.map(([, score]) => score).sort((a, b) => a - b))
      }),
    )
  })
})

it.each([
  [bought('2026-10-31', 12, 10_000_000), 555],
  [bought('2026-10-01', 11, 9_999_999), 544],
  [bought('2026-09-30', 3, 2_000_000), 433],
  [bought('2026-05-04', 2, 500_000), 322],
  [bought('2025-10-31', 1, 499_999), 211],
  [bought('2025-10-30', 1, 1), 111],
  [bought('2026-11-15', 1, 1), 511],
])('below 50 customers fixed thresholds: %j is %d', (customer, code) => {
  const [scores] = scoresOf([customer], asOf, defaultBuyingSteps)
  expect((scores?.recency ?? 0) * 100 + (scores?.frequency ?? 0) * 10 + (scores?.monetary ?? 0)).toBe(code)
})

it('the steps are the company’s', () => {
  const steps = { recency: [10, 20, 30, 40], frequency: [4, 3, 2, 1], monetary: [400, 300, 200, 100] }
  expect(scoresOf([bought('2026-10-11', 3, 150)], asOf, steps)).toEqual([{ recency: 4, frequency: 4, monetary: 2 }])
})

it('from 50 on fifths of the customers', () => {
  const many = Array.from({ length: 50 }, (_, at) => bought('2020-01-01', 1, at + 1))
  expect(scoresOf(many, asOf, defaultBuyingSteps)[0]).toEqual({ recency: 5, frequency: 5, monetary: 1 })
  expect(scoresOf(many.slice(1), asOf, defaultBuyingSteps)[0]).toEqual({ recency: 1, frequency: 1, monetary: 1 })
})

it.each([
  [{ recency: 2, frequency: 1, monetary: 4 }, true],
  [{ recency: 3, frequency: 5, monetary: 5 }, false],
  [{ recency: 1, frequency: 5, monetary: 3 }, false],
])('%j fading: %s', (scores, fading) => expect(isFading(scores)).toBe(fading))
