import { describe, expect, test } from 'vitest'
import { type CompanyTraits, knownCompany } from './companies.ts'
import { DuplicateIndex, prepareCompany } from './matchIndex.ts'
import {
  companyCore,
  companyDomain,
  isShared,
  lettersOf,
  matchWords,
  similarity,
  soundOf,
  streetParts,
} from './words.ts'

test.each([
  ['Müller & Söhne GmbH & Co. KG', 'mueller soehne', 'cokg'],
  ['Müller Ges.m.b.H. und Co', 'mueller', 'cokg'],
  ['Müller & Co. GmbH', 'mueller', 'gmbh'],
  ['Mueller und Soehne', 'mueller soehne', null],
  ['Gebr. Stahl OHG', 'gebrueder stahl', 'ohg'],
  ['Firma Adler e.K.', 'adler', 'ek'],
  ['BÄR Gesellschaft m.b.H.', 'baer', 'gmbh'],
  ['Adler-Werke AG', 'adler werke', 'ag'],
  ['AG', 'ag', 'ag'],
])('%s is %s (%s)', (name, core, form) => {
  expect(companyCore(name)).toMatchObject({ core, form })
})

describe('names are equal but for spelling and legal form', () => {
  const keyOf = (name: string) => knownCompany('', { name }).nameKey

  test.each([
    ['Stahlbau Müller GmbH & Co. KG', 'Stahlbau Mueller'],
    ['Stahlbau Müller', 'STAHLBAU MÜLLER KG'],
    ['Fa. Reiser Pumpen', 'Reiser Pumpen e.K.'],
    ['Weiß und Söhne OHG', 'Weiss & Soehne'],
    ['Huber Ges.m.b.H.', 'Huber'],
    ['Huber e.U.', 'Huber'],
    ['Rossi Sàrl', 'Rossi'],
    ['Novatec S.A.', 'Novatec AG'],
  ])('%s and %s', (one, other) => {
    expect(keyOf(one)).toBe(keyOf(other))
  })

  test.each([
    ['Stahlbau Müller', 'Stahlhandel Müller'],
    ['Agrar Nord', 'Nord'],
    ['Müller Nord GmbH', 'Müller Süd GmbH'],
  ])('not %s and %s', (one, other) => {
    expect(keyOf(one)).not.toBe(keyOf(other))
  })
})

test.each([
  ['info@adler.example', 'adler.example'],
  ['https://www.adler.example/kontakt', 'adler.example'],
  ['adler@gmx.de', null],
  ['kein', null],
])('domain of %s is %s', (text, domain) => {
  expect(companyDomain(text)).toBe(domain)
})

test('likeness ignores order and forgives a typing error', () => {
  expect(similarity('adler pumpen', 'pumpen adler')).toBe(1)
  expect(similarity('maschinenbau hohner', 'maschienenbau hohner')).toBeGreaterThan(0.85)
  expect(similarity('adler', 'baer')).toBeLessThan(0.4)
})

test.each([
  ['maschinenbau', 'maschienenbau', 'typo'],
  ['hohner', 'hohenr', 'typo'],
  ['delicatessen', 'deli', 'short'],
  ['werk2', 'werk3', 'other'],
  ['bau', 'bad', 'other'],
  ['weber', 'huber', 'other'],
])('%s and %s: %s', (a, b, match) => {
  expect(matchWords(a, lettersOf(a), b, lettersOf(b))).toBe(match)
})

test.each([
  ['Königstr. 12a', 'koenig', '12a'],
  ['Koenigstraße 12 A', 'koenig', '12a'],
  ['435 S. La Cienega Blvd.', 'slacienega', '435'],
  ['Am Markt', 'ammarkt', ''],
])('the street %s is %s, %s', (street, name, number) => {
  expect(streetParts(street)).toEqual({ name, number })
})

test('names that sound alike have one code', () => {
  expect(['meier', 'mayr', 'maier'].map(soundOf)).toEqual(['67', '67', '67'])
  expect(soundOf('schmidt')).toBe(soundOf('schmitt'))
})

test('info@ says which company, not which person', () => {
  expect(['info@adler.example', 'p.sauter@adler.example', 'info@gmx.de'].map(isShared)).toEqual([true, false, false])
})

const stock: CompanyTraits = {
  name: 'Adler Pumpen GmbH',
  customerNumber: '10017',
  vatId: 'DE123456789',
  street: 'Königstraße 1',
  postcode: '70173',
  city: 'Stuttgart',
  phones: ['+497111234'],
  emails: ['info@adler.example'],
}

describe('against one customer of the stock', () => {
  test.each<[string, CompanyTraits, string | null]>([
    ['number and name', { name: 'ADLER PUMPEN', customerNumber: '010017' }, 'same'],
    ['number, but another name', { name: 'Schmidt Logistik', customerNumber: '10017' }, 'probably'],
    ['VAT id and similar name', { name: 'Adler Pumpen u. Technik', vatId: 'DE 123 456 789' }, 'same'],
    ['name alone', { name: 'Adler Pumpen' }, 'same'],
    [
      'name and postcode, other umlaut writing',
      { name: 'Adler Pumpen', postcode: '70173', street: 'Koenigstr. 1' },
      'same',
    ],
    ['name in another town', { name: 'Adler Pumpen GmbH', postcode: '20095', city: 'Hamburg' }, 'probably'],
    ['name with another legal form', { name: 'Adler Pumpen AG' }, 'probably'],
    ['the partnership of the company', { name: 'Adler Pumpen GmbH & Co. KG', postcode: '70173' }, 'probably'],
    ['name with another number', { name: 'Adler Pumpen GmbH', customerNumber: '99', postcode: '70173' }, 'probably'],
    ['city in the name', { name: 'Adler Pumpen Stuttgart GmbH', city: 'Stuttgart', postcode: '70173' }, 'same'],
    [
      'typing error, same phone and postcode',
      { name: 'Adler Pumpn GmbH', phones: ['+497111234'], postcode: '70173' },
      'same',
    ],
    ['similar name, same postcode', { name: 'Adler Pumpenbau', postcode: '70173' }, 'probably'],
    [
      'other domain and street',
      { name: 'Adler Pumpen', postcode: '70173', street: 'Talweg 9', web: 'adler-p.example' },
      'probably',
    ],
    [
      'branch in another town that says so',
      {
        name: 'Adler Pumpen GmbH NL Hamburg',
        vatId: 'DE123456789',
        postcode: '20095',
        city: 'Hamburg',
        web: 'adler.example',
      },
      null,
    ],
    [
      'branch in another town that does not say so',
      { name: 'Adler Pumpen GmbH', vatId: 'DE123456789', postcode: '20095', city: 'Hamburg', web: 'adler.example' },
      'probably',
    ],
    [
      'sister company at the same address',
      { name: 'Adler Immobilien GmbH', postcode: '70173', street: 'Königstr. 1', web: 'adler.example' },
      null,
    ],
    [
      'holding at the same address, only the domain in common',
      { name: 'Adler Pumpen Holding GmbH', postcode: '70173', street: 'Königstr. 1', web: 'adler.example' },
      null,
    ],
    [
      'word more, all else equal',
      { ...stock, name: 'Adler Pumpen Ventile GmbH', vatId: null, customerNumber: null },
      'probably',
    ],
    ['another VAT id, all else equal', { ...stock, vatId: 'DE999999999', customerNumber: null }, 'probably'],
    [
      'moved within the town, same telephone',
      { name: 'Adler Pumpen', city: 'Stuttgart', postcode: '70565', street: 'Talweg 9', phones: ['+497111234'] },
      'same',
    ],
    ['words swapped', { name: 'Pumpen Adler', postcode: '70173' }, 'same'],
    [
      'written apart, lost umlaut in the street',
      { name: 'AdlerPumpen', postcode: '70173', street: 'K?nigstr 1' },
      'same',
    ],
    ['name of one word and another telephone', { name: 'Quade', phones: ['+4940555'] }, null],
    ['other company in the same street', { name: 'Zeppelin Druck', postcode: '70173', street: 'Königstraße 1' }, null],
    ['similar name elsewhere', { name: 'Adler Pumpenbau', postcode: '20095' }, null],
    ['nothing in common', { name: 'Bär AG', postcode: '80331' }, null],
  ])('%s', (_, traits, verdict) => {
    const index = new DuplicateIndex()
    index.add('x', prepareCompany(stock))
    index.add('y', prepareCompany({ name: 'Quade Logistik', postcode: '70173' }))
    expect(index.find(prepareCompany(traits))?.verdict ?? null).toBe(verdict)
  })

  test('the reasons are named', () => {
    const index = new DuplicateIndex()
    index.add('x', prepareCompany(stock))
    expect(index.find(prepareCompany({ ...stock, customerNumber: null }))).toEqual({
      id: 'x',
      name: 'Adler Pumpen GmbH',
      verdict: 'same',
      score: 100,
      reasons: ['vatId', 'name', 'postcode', 'street', 'phone', 'domain'],
    })
  })

  test('the strongest of several wins; references are found by number, name or domain', () => {
    const index = new DuplicateIndex()
    index.add('a', prepareCompany({ name: 'Adler GmbH', postcode: '20095', city: 'Hamburg' }))
    index.add('b', prepareCompany({ name: 'Adler GmbH', postcode: '70173', city: 'Stuttgart', customerNumber: '7' }))
    index.add('c', prepareCompany({ name: 'Bär AG', web: 'www.baer.example' }))
    expect(index.find(prepareCompany({ name: 'Adler GmbH', postcode: '70173' }))).toMatchObject({
      id: 'b',
      verdict: 'same',
    })
    expect([
      index.findReference('0007'),
      index.findReference('Adler GmbH'),
      index.findReference('BAER'),
      index.findReference('baer.example'),
    ]).toEqual(['b', null, 'c', 'c'])
  })
})

test('the work grows with the number of companies, not with its square', () => {
  const index = new DuplicateIndex()
  const names = ['Maschinenbau', 'Pumpen', 'Logistik', 'Druck', 'Technik']
  const company = (i: number): CompanyTraits => ({
    name: `${names[i % 5]} ${(i * 7919) % 20_011} GmbH`,
    postcode: String(10_000 + (i % 5000)),
  })
  for (let i = 0; i < 20_000; i += 1) index.add(String(i), prepareCompany(company(i)))
  let found = 0
  for (let i = 0; i < 20_000; i += 1) if (index.find(prepareCompany(company(i)))?.verdict === 'same') found += 1
  expect(found).toBe(20_000)
})
