import { describe, expect, test } from 'vitest'
import { messages as opportunities } from '#features/opportunities/messages.ts'
import { isDay } from '#shared/days.ts'
import { formatFor } from '#shared/format.ts'
import type { Language } from '#shared/messages.ts'
import { translatorFor } from '#shared/translate.ts'
import fc from '#tests/properties.ts'
import { messages } from '../messages.ts'
import { parseQuickLine } from '../rules.ts'
import { acceptChip, type Chip, chooseName, dismissChip, isProposal, type QuickLine, rangesOf } from './chips.ts'
import { labelOf } from './labels.ts'
import { indexNames, type Named } from './names.ts'

const today = '2026-11-18'
const people: Named[] = [
  { type: 'customer', id: 'c1', name: 'Stahlbau Müller KG' },
  { type: 'customer', id: 'c2', name: 'Müller Maschinen GmbH' },
  { type: 'customer', id: 'c3', name: 'Freitag GmbH' },
  { type: 'person', id: 'p1', name: 'Anna Huber', customerId: 'c1' },
]
const names = indexNames(people)
const parse = (line: string, language: Language = 'de') => parseQuickLine(line, { today, language, names })
const find = (parsed: QuickLine, type: Chip['type']) => parsed.chips.find((chip) => chip.type === type)!

describe('a line as a whole', () => {
  test('tells how it was spoken, with whom, and which part of the line says what', () => {
    const line = 'Tel Stahlbau Müller, will Angebot bis Freitag, 12 T€'
    const parsed = parse(line)
    expect(parsed).toMatchObject({ kind: 'call', outcome: null, customerId: 'c1', personId: null, happened: true })
    expect(parsed.chips.map((chip) => [chip.type, line.slice(chip.from, chip.to)])).toEqual([
      ['kind', 'Tel'],
      ['customer', 'Stahlbau Müller'],
      ['promise', 'will Angebot bis Freitag'],
      ['opportunity', '12 T€'],
    ])
  })

  test('a person brings the company along', () => {
    expect(parse('Frau Huber angerufen')).toMatchObject({ customerId: 'c1', personId: 'p1', direction: 'out' })
  })

  test('who is meant stays open while several could be', () => {
    const parsed = parse('Tel Müller: zufrieden')
    expect(parsed).toMatchObject({ customerId: null, personId: null })
    const chosen = chooseName(parsed, find(parsed, 'customer'), 'c2')
    expect(chosen).toMatchObject({ customerId: 'c2', text: 'zufrieden', note: 'zufrieden' })
    expect(chooseName(parsed, find(parsed, 'customer'), 'nobody')).toEqual(parsed)
    expect(chooseName(parsed, find(parsed, 'kind'), 'c2')).toBe(parsed)
  })

  test('a dismissed chip becomes text again', () => {
    const parsed = parse('Tel Stahlbau Müller, nachfassen in 14 Tagen')
    expect(parsed.note).toBe('')
    const dismissed = dismissChip(parsed, find(parsed, 'followUp'))
    expect(dismissed).toMatchObject({ text: 'nachfassen in 14 Tagen', note: 'nachfassen in 14 Tagen' })
    expect(dismissChip(dismissed, find(dismissed, 'kind')).kind).toBe('note')
  })

  test('a wish, an amount and everything unsure are proposals; what was promised is not', () => {
    const proposals = (line: string) => parse(line).chips.map((chip) => `${chip.type} ${isProposal(chip)}`)
    expect(proposals('Stahlbau Müller will Angebot bis Freitag, 12 T€')).toEqual([
      'customer false',
      'promise true',
      'opportunity true',
    ])
    expect(proposals('Stahlbau Müller: Angebot zugesagt bis Freitag')).toEqual(['customer false', 'promise false'])
    expect(proposals('Müller: WV Montag')).toEqual(['customer true', 'followUp false'])
    expect(proposals('Stahlbau Müller: Lieferung kommt Montag')).toEqual(['customer false', 'followUp true'])
  })

  test.each([
    ['Tel Stahlbau Müller', 'call', true],
    ['Tel Stahlbau Müller nicht erreicht', 'call', false],
    ['Besuch Stahlbau Müller', 'visit', true],
    ['Mailing Stahlbau Müller', 'mailing', false],
    ['Monteur war bei Stahlbau Müller', 'service', false],
    ['Notiz Stahlbau Müller: zieht um', 'note', false],
    ['Stahlbau Müller: zieht um', 'note', false],
    ['WV Montag Stahlbau Müller', 'note', false],
  ])('%s is of kind %s, a contact: %s', (line, kind, contact) => {
    expect(parse(line)).toMatchObject({ kind, isContact: contact })
  })

  test('how it was spoken counts as a contact only once that is clear', () => {
    const parsed = parse('mit Stahlbau Müller gesprochen, alles gut')
    expect(parsed).toMatchObject({ kind: 'note', isContact: false })
    expect(acceptChip(parsed, find(parsed, 'kind'))).toMatchObject({ kind: 'call', isContact: true, note: 'alles gut' })
  })

  test('parts of one chip may stand apart', () => {
    const line = 'WV Montag Stahlbau Müller Preise klären'
    const followUp = find(parse(line), 'followUp')
    expect(rangesOf(followUp).map(({ from, to }) => line.slice(from, to))).toEqual(['WV Montag', 'Preise klären'])
    expect(followUp.value).toMatchObject({ what: 'Preise klären' })
  })

  test('positions count typed characters, also behind umlauts, ligatures and emoji', () => {
    for (const before of ['Größe ß', '👩‍👩‍👧 Æ', 'Mu\u0308ll', 'ﬁ ½']) {
      const line = `${before}, WV 3.12.`
      const followUp = find(parse(line), 'followUp')
      expect(line.slice(followUp.from, followUp.to)).toBe('WV 3.12.')
    }
  })

  test('a very long line is kept whole; its beginning is read', () => {
    const line = `Tel Stahlbau Müller, WV Montag, ${'blabla '.repeat(2000)}WV Dienstag`
    const parsed = parse(line)
    expect(parsed.chips.map((chip) => chip.type)).toEqual(['kind', 'customer', 'followUp'])
    expect(parsed.text.endsWith('blabla WV Dienstag')).toBe(true)
    const unbroken = `WV Montag ${'x'.repeat(5000)}`
    expect(parse(unbroken).text).toBe('x'.repeat(5000))
  })

  test('without names and with a plain list', () => {
    expect(parseQuickLine('Tel Müller', { today, language: 'de', names: [] }).text).toBe('Müller')
    expect(parseQuickLine('Tel Stahlbau Müller', { today, language: 'de', names: people }).customerId).toBe('c1')
  })
})

test.each<[string, Language, string[]]>([
  [
    'Tel Müller nicht erreicht, WV Montag Preise klären',
    'de',
    [
      'Kunde: Müller Maschinen GmbH oder 1 weiterer?',
      'Art: Anruf, nicht erreicht',
      'Wiedervorlage: Mo, 23.11., Preise klären',
    ],
  ],
  [
    'Anruf von Stahlbau Müller, will Angebot bis Freitag, 12 T€',
    'de',
    [
      'Art: Anruf vom Kunden',
      'Kunde: Stahlbau Müller KG',
      'Zusage machen?: Angebot, bis Fr, 20.11.',
      'Verkaufschance anlegen?: 12.000 €',
    ],
  ],
  [
    'Termin Di 14-15 Uhr, es brennt!, WV',
    'de',
    [
      'Termin: Di, 24.11., 14:00–15:00 Uhr, Termin',
      'Es brennt: sofort sichtbar für alle, die den Kunden betreuen',
      'Wiedervorlage: Tag fehlt noch',
    ],
  ],
  [
    'Meeting with Stahlbau Müller tomorrow 10:30',
    'en',
    ['Customer: Stahlbau Müller KG', 'Appointment: Thu 19 Nov, 10:30, Meeting'],
  ],
  [
    'gestern Besuch, wieder anrufen KW 49',
    'de',
    ['Tag: Di, 17.11.', 'Art: Besuch', 'Wiedervorlage: Mo, 30.11. – Fr, 04.12., wieder anrufen'],
  ],
])('labels of %s', (line, language, expected) => {
  const translate = translatorFor(language, { ...opportunities[language], ...messages[language] })
  const labels = parse(line, language).chips.map((chip) => labelOf(chip, translate, formatFor(language), today))
  expect(labels.map(({ label, value }) => `${label}: ${value.replaceAll('\u00a0', ' ')}`)).toEqual(expected)
})

describe('whatever is typed', () => {
  const pieces = fc.constantFrom(
    ...(
      "Tel|Besuch|Termin|WV|will|Angebot|bis|Freitag|Fr.|morgen|3.12.|31.02.|12 T€|CHF 4'500|1,2 Mio.|KW 49|in 14 Tagen|nach Ostern|" +
      'Stahlbau Müller|Müller|Freitag GmbH|Anna Huber|Frau|und|bei|mit|,|;|:|.|!|-|–|(|)|"|14 Uhr|10:30|es brennt!|nicht erreicht|' +
      'wieder anrufen|zugesagt|Muster|0711 555 01 23|50 %|call back|by Friday|Dec 3|12/3|next week|$3.5k|🔥|👩‍👩‍👧|u\u0308|ß|ẞ|İ|\u0000|\ud800|\n|\t'
    ).split('|'),
  )
  const line = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 120 }),
    fc.array(pieces, { maxLength: 25 }).map((parts) => parts.join(' ')),
    fc.array(fc.oneof(pieces, fc.string({ maxLength: 6 })), { maxLength: 25 }).map((parts) => parts.join('')),
  )
  const day = fc.date({ min: new Date('1970-01-01'), max: new Date('2190-12-31'), noInvalidDate: true })

  test('nothing throws, nothing is lost, every part is in one place, every value makes sense', () => {
    fc.assert(
      fc.property(line, fc.constantFrom<Language>('de', 'en'), day, (typed, language, date) => {
        const on = date.toISOString().slice(0, 10)
        const parsed = parseQuickLine(typed, { today: on, language, names })
        expect(parsed.line).toBe(typed)
        const owners = new Array<number>(typed.length).fill(0)
        for (const { from, to } of [...parsed.chips.flatMap(rangesOf), ...parsed.rest]) {
          expect(Number.isInteger(from) && Number.isInteger(to) && from >= 0 && from < to && to <= typed.length).toBe(
            true,
          )
          for (let i = from; i < to; i++) owners[i]! += 1
        }
        for (const match of typed.matchAll(/[\p{L}\p{N}\p{S}]/gu)) expect(owners[match.index]).toBe(1)
        expect(Math.max(0, ...owners)).toBeLessThanOrEqual(1)
        for (const { from, to } of parsed.rest) expect(parsed.text).toContain(typed.slice(from, to))
        expect(parsed.chips.map((chip) => chip.from)).toEqual(
          parsed.chips.map((chip) => chip.from).sort((a, b) => a - b),
        )
        for (const chip of parsed.chips) checkValue(chip)
        expect(parseQuickLine(typed, { today: on, language, names })).toEqual(parsed)
      }),
      { numRuns: 1500 },
    )
  })

  test('with every chip dismissed all words are text', () => {
    fc.assert(
      fc.property(line, (typed) => {
        let parsed = parseQuickLine(typed, { today, language: 'de', names })
        while (parsed.chips.length > 0) parsed = dismissChip(parsed, parsed.chips[0]!)
        expect(lettersOf(parsed.text)).toBe(lettersOf(typed))
        expect(lettersOf(parsed.note)).toBe(lettersOf(typed))
      }),
      { numRuns: 400 },
    )
  })

  function lettersOf(text: string): string {
    return (text.match(/[\p{L}\p{N}\p{S}]/gu) ?? []).join('')
  }

  function checkValue(chip: Chip): void {
    if ('day' in chip.value && chip.value.day !== null) expect(isDay(chip.value.day)).toBe(true)
    if ('until' in chip.value && chip.value.until) expect(chip.value.until >= chip.value.day!).toBe(true)
    if ('time' in chip.value && chip.value.time) expect(chip.value.time).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/)
    if (chip.type === 'opportunity') expect(Number.isSafeInteger(chip.value.amount) && chip.value.amount > 0).toBe(true)
    if (chip.type === 'customer' || chip.type === 'person') {
      expect(chip.value.candidates.length).toBeGreaterThan(0)
      for (const { score } of chip.value.candidates) expect(score > 0 && score <= 1).toBe(true)
    }
  }
})
