import { expect, test } from 'vitest'
import { addNote, addOwnFields, addPhones, addTexts, instantOf, type Since, settle } from './rules.ts'

test.each<[string | null, string | null, Since, boolean, string | null, boolean]>([
  [null, 'neu', 'given', false, 'neu', false],
  ['alt', 'neu', 'given', false, 'alt', true],
  ['alt', 'neu', 'given', true, 'neu', false],
  ['alt', 'neu', 'changed', false, 'neu', false],
  ['alt', 'neu', 'same', true, 'alt', false],
  [null, 'neu', 'same', false, null, false],
  ['alt', null, 'changed', true, 'alt', false],
  ['alt', 'alt', 'given', false, 'alt', false],
])('ours %s, theirs %s, %s, replace %s → %s, kept %s', (ours, theirs, since, replace, value, kept) => {
  expect(settle(ours, theirs, since, replace)).toEqual({ value, kept })
})

test('own fields: new ones in, changed ones replaced, taken names numbered, long ones for the note', () => {
  const since = (header: string): Since => (header === 'Preis' ? 'changed' : header === 'Alt' ? 'same' : 'given')
  const { fields, long } = addOwnFields(
    { Farbe: 'rot', Preis: '1', Rest: 'x' },
    { Farbe: 'blau', Preis: '2', Alt: 'nein', Rest: 'x', Neu: 'ja', Text: 'y'.repeat(2001) },
    since,
  )
  expect(fields).toEqual({ Farbe: 'rot', 'Farbe (2)': 'blau', Preis: '2', Rest: 'x', Neu: 'ja' })
  expect(long).toEqual([`Text: ${'y'.repeat(2001)}`])
})

test('phones by their international form or digits, texts without regard to case, notes once', () => {
  const ours = [{ label: '', number: '0711/12', e164: '+4971112' }]
  expect(addPhones(ours, [{ label: 'x', number: '+49 711 12', e164: '+4971112' }])).toBe(ours)
  expect(addPhones(ours, [{ label: '', number: '0711 99', e164: null }])).toHaveLength(2)
  expect(addTexts(['A@b.de'], ['a@B.de', 'c@d.de'], 20)).toEqual(['A@b.de', 'c@d.de'])
  expect(addNote('will Angebot', ['will Angebot', 'ruft an'])).toBe('will Angebot\n\nruft an')
})

test.each([
  ['2026-03-12', '14:30', 'Europe/Berlin', '2026-03-12T13:30:00.000Z'],
  ['2026-07-12', '14:30', 'Europe/Berlin', '2026-07-12T12:30:00.000Z'],
  ['2026-07-12', null, 'Europe/Berlin', '2026-07-12T10:00:00.000Z'],
  ['2026-07-12', '00:00', 'UTC', '2026-07-12T00:00:00.000Z'],
])('%s %s in %s is %s', (day, time, zone, instant) => {
  expect(instantOf(day, time, zone)).toBe(instant)
})
