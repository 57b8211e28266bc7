import { expect, test } from 'vitest'
import { pointsOf } from './rules.ts'

test.each([
  ['Budget\n\n  Termin  ', ['Budget', 'Termin']],
  ['- Budget\n– Termin\n• Entscheider', ['Budget', 'Termin', 'Entscheider']],
  ['1. Budget\n2) 3 Muster\n10. Termin', ['Budget', '3 Muster', 'Termin']],
  ['2026 neu rechnen\n-5 % Skonto', ['2026 neu rechnen', '-5 % Skonto']],
  ['\n \n', []],
])('the points of %j', (text, points) => {
  expect(pointsOf(text)).toEqual(points)
})
