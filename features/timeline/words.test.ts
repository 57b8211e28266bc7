import { expect, it } from 'vitest'
import { messages as customers } from '#features/customers/messages.ts'
import { formatFor } from '#shared/format.ts'
import { translatorFor } from '#shared/translate.ts'
import { changeNames, toldFields } from './rules.ts'
import { messages } from './web/messages.ts'
import { changeWords } from './words.ts'

const change = { memberId: null, memberName: null, customerName: 'A', subject: null, amount: null, currency: null }
const de = translatorFor('de', { ...customers.de, ...messages.de })
const one = (what: (typeof changeNames)[number], from: string | null, to: string | null, fields: string[] = []) => ({
  what,
  from,
  to,
  fields,
})

it.each([
  [[one('owner', 'Tina Alber', null)], {}, 'Betreuung: Tina Alber → niemand'],
  [[one('standing', 'prospect', 'customer')], {}, 'Status: Interessent → Kunde'],
  [
    [one('class', null, 'A'), one('fields', null, null, ['city', 'postcode'])],
    {},
    'Klasse: – → A · Geändert: Ort und PLZ',
  ],
  [[one('rhythm', null, '14')], {}, 'Eigener Rhythmus: alle 14 Tage'],
  [[one('rhythm', '14', '0')], {}, 'Rhythmus: nur bei Anlass'],
  [[one('rhythm', '14', null)], {}, 'Rhythmus: wieder nach Klasse und Status'],
  [[one('snoozed', 'Umzug', '2026-12-01')], {}, 'Zurückgestellt bis 01.12.2026: Umzug'],
  [[one('personMoved', 'A', 'B')], { subject: 'Dr. Kollmar' }, 'Dr. Kollmar wechselte: A → B'],
  [[one('personMoved', null, null)], { subject: 'Dr. Kollmar' }, 'Dr. Kollmar wechselte die Firma'],
  [
    [one('opportunityWon', null, null)],
    { subject: 'Antrieb', amount: 1_240_000, currency: 'EUR' },
    'Gewonnen: Antrieb, 12.400 €',
  ],
  [[one('helperAdded', 'Technik', 'Jonas Bader')], {}, 'Jonas Bader arbeitet mit (Technik)'],
])('%j', (changes, own, sentence) => {
  expect(changeWords({ ...change, ...own, changes }, de, formatFor('de')).replaceAll('\u00a0', ' ')).toBe(sentence)
})

it('every change and every field has its words', () => {
  expect(toldFields.filter((field) => !(`timeline.field.${field}` in messages.de))).toEqual([])
  for (const what of changeNames) {
    const words = changeWords({ ...change, changes: [one(what, null, null, ['city'])] }, de, formatFor('de'))
    expect(words).not.toContain('timeline.')
  }
})
