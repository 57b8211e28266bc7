import { expect, it } from 'vitest'
import { checkPlaceholders, filled, unknownIn } from './placeholders.ts'

const values = {
  salutation: 'Sehr geehrte Frau Sauter',
  customer: 'Vogt Fördertechnik AG',
  person: 'Petra Sauter',
  subject: 'Lagerböcke',
  number: 'A-2026-0001',
  day: '21.11.2026',
  validUntil: '21.12.2026',
  company: 'Neckar GmbH',
}

it.each([
  ['Das Angebot {{Nummer}} gilt bis {{Gültig bis}}.', 'Das Angebot A-2026-0001 gilt bis 21.12.2026.', []],
  ['{{ gültigbis }} {{VALID UNTIL}} {{Gueltig bis}}', '21.12.2026 21.12.2026 21.12.2026', []],
  ['{{Anrede}}, für {{Customer}}', 'Sehr geehrte Frau Sauter, für Vogt Fördertechnik AG', []],
  ['{{Rabatt}} und {{}}', '{{Rabatt}} und {{}}', ['{{Rabatt}}', '{{}}']],
  ['{Nummer} {{ Nummer', '{Nummer} {{ Nummer', []],
])('%s', (text, expected, unknown) => {
  expect(filled(text, values)).toBe(expected)
  expect(unknownIn(text)).toEqual(unknown)
  if (unknown.length === 0) expect(checkPlaceholders([text])).toBeUndefined()
  else expect(() => checkPlaceholders([text])).toThrow(expect.objectContaining({ code: 'placeholderUnknown' }))
})
