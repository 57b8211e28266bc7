import { expect, test } from 'vitest'
import { translatorFor } from './translate.ts'

const messages = {
  'today.fires_one': 'Bei {{count}} Kunden brennt es.',
  'today.fires_other': 'Bei {{count}} Kunden brennen Sachen.',
  'customer.greeting': 'Guten Tag, {{name}} aus {{ town }}{{town}}.',
  'plain.sentence': 'Nichts zu tun.',
  'thing.many': 'Projekte',
  'thing.open_one': '1 $t(thing.one)',
  'thing.open_other': '{{count}} $t(thing.many) offen',
}

test.each([
  ['today.fires', { count: 1 }, 'Bei 1 Kunden brennt es.'],
  ['today.fires', { count: 0 }, 'Bei 0 Kunden brennen Sachen.'],
  ['today.fires', { count: 1200 }, 'Bei 1.200 Kunden brennen Sachen.'],
  ['plain.sentence', undefined, 'Nichts zu tun.'],
  ['plain.sentence', { count: 3 }, 'Nichts zu tun.'],
  ['thing.open', { count: 2 }, '2 Projekte offen'],
  ['thing.open', { count: 1 }, '1 thing.one'],
  ['missing.key', { count: 3 }, 'missing.key'],
])('%s %j', (key, params, sentence) => {
  expect(translatorFor('de', messages)(key, params)).toBe(sentence)
})

test('values are put in as they are, missing ones stay visible', () => {
  const t = translatorFor('de', messages)
  expect(t('customer.greeting', { name: '$& <b>', town: null })).toBe('Guten Tag, $& <b> aus {{ town }}–.')
  expect(t('customer.greeting', { name: 'Frau Egli' })).toContain('{{town}}')
})

test('the count is grouped as the language does, other numbers stay', () => {
  expect(translatorFor('de', messages)('customer.greeting', { name: 'X', town: 2026 })).toContain('2026')
  expect(translatorFor('en', { a_one: '{{count}} thing', a_other: '{{count}} things' })('a', { count: 1200 })).toBe(
    '1,200 things',
  )
})
