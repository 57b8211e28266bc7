import { describe, expect, it } from 'vitest'
import { e164Of } from './phones.ts'
import { checkEmails, checkParent, overrideClass, phoneToCall, sortNameOf, withTags } from './rules.ts'

it.each([
  ['the first', ['Zentrale', 'Mobil'], 'Zentrale'],
  ['the first that is no fax', ['Telefax', 'Zentralfax', 'Mobil'], 'Mobil'],
  ['the one of both', ['Fax', 'Telefon/Fax', ''], 'Telefon/Fax'],
  ['one without a label', ['Fax geschäftlich', ''], ''],
  ['none of faxes alone', ['Fax', 'WORK,FAX'], undefined],
  ['none of none', [], undefined],
])('the number to call is %s', (_, labels, called) => {
  expect(phoneToCall(labels.map((label) => ({ label })))?.label).toBe(called)
})

it.each([
  ['Ärzte & Co', 'aerzte co'],
  ['Stahlbau Müller GmbH & Co. KG', 'stahlbau mueller gmbh co kg'],
  ['  Groß-Küchen   Weiß ', 'gross kuechen weiss'],
  ['Société Générale', 'societe generale'],
])('%s is sorted as %s', (name, sortName) => {
  expect(sortNameOf(name)).toBe(sortName)
})

describe('tags', () => {
  it.each([
    [['Messe'], ['VIP'], [], ['Messe', 'VIP']],
    [['Messe'], ['messe', 'MESSE'], [], ['Messe']],
    [['Messe', 'VIP'], [], ['vip'], ['Messe']],
    [['Messe'], ['VIP'], ['VIP'], ['Messe']],
    [[], ['Grün', 'Gruen'], [], ['Grün']],
  ])('%j and %j without %j are %j', (tags, add, remove, result) => {
    expect(withTags(tags, add, remove)).toEqual(result)
  })

  it('refuses more than 50', () => {
    const many = Array.from({ length: 50 }, (_, i) => `t${i}`)
    expect(withTags(many, ['t1'])).toHaveLength(50)
    expect(() => withTags(many, ['new'])).toThrow('tooManyTags')
  })
})

describe('class by hand', () => {
  const b = { class: 'B', classReason: 'Rahmenvertrag' }
  it.each([
    [
      { class: null, classReason: null },
      { class: 'A', classReason: 'Wachstum' },
      { class: 'A', classReason: 'Wachstum' },
    ],
    [b, { class: 'A', classReason: 'Wachstum' }, { class: 'A', classReason: 'Wachstum' }],
    [b, { class: 'B' }, b],
    [b, { classReason: 'Neuer Vertrag' }, { class: 'B', classReason: 'Neuer Vertrag' }],
    [b, { class: null }, { class: null, classReason: null }],
    [b, { class: null, classReason: 'egal' }, { class: null, classReason: null }],
    [{ class: null, classReason: null }, { classReason: 'ohne Klasse' }, { class: null, classReason: null }],
  ] as const)('%j, set to %j, is %j', (present, change, after) => {
    expect(overrideClass(present, change)).toEqual(after)
  })

  it.each([
    [{ class: null, classReason: null }, { class: 'A' }],
    [b, { class: 'C' }],
    [b, { class: 'C', classReason: null }],
  ] as const)('%j, set to %j without a reason, is refused', (present, change) => {
    expect(() => overrideClass(present, change)).toThrow('classReasonMissing')
  })
})

it('mail addresses lose blanks and empty lines; the first that is none is named', () => {
  expect(checkEmails([' a@b.de ', '', 'c.d@e-f.co.uk'])).toEqual(['a@b.de', 'c.d@e-f.co.uk'])
  for (const wrong of ['kein Postfach', 'a@b', '@b.de', 'a b@c.de'])
    expect(() => checkEmails(['a@b.de', wrong])).toThrow(expect.objectContaining({ params: { email: wrong } }))
})

it('nothing stands above itself', () => {
  expect(() => checkParent('a', ['b', 'c'])).not.toThrow()
  expect(() => checkParent('a', ['a'])).toThrow('parentCircle')
  expect(() => checkParent('a', ['b', 'c', 'a'])).toThrow('parentCircle')
})

it.each([
  ['0711 / 12 34-0', 'DE', '+4971112340'],
  ['+49 (0)711 1234-0', 'DE', '+4971112340'],
  ['0049 711 12340', 'DE', '+4971112340'],
  ['+43 1 2345678', 'DE', '+4312345678'],
  ['01 234 56 78', 'AT', '+4312345678'],
  ['044 668 18 00', 'CH', '+41446681800'],
  ['0711 12340', null, '+4971112340'],
  ['0711 12340', 'XX', '+4971112340'],
  ['siehe Homepage', 'DE', null],
  ['12', 'DE', null],
])('%s dialled from %s is %s', (number, country, e164) => {
  expect(e164Of(number, country)).toBe(e164)
})
