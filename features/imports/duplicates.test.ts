import { describe, expect, test } from 'vitest'
import { type CompanyTraits, companyCore, companyDomain, DuplicateIndex, samePerson, similarity } from './duplicates.ts'

test.each([
  ['Müller & Söhne GmbH & Co. KG', 'mueller soehne', 'gmbh'],
  ['Mueller und Soehne', 'mueller soehne', null],
  ['Gebr. Stahl OHG', 'gebrueder stahl', 'ohg'],
  ['Firma Adler e.K.', 'adler', 'ek'],
  ['BÄR Gesellschaft m.b.H.', 'baer', 'gmbh'],
  ['Adler-Werke AG', 'adler werke', 'ag'],
  ['AG', 'ag', 'ag'],
])('%s is %s (%s)', (name, core, form) => {
  expect(companyCore(name)).toMatchObject({ core, form })
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
    ['name with another number', { name: 'Adler Pumpen GmbH', customerNumber: '99', postcode: '70173' }, 'probably'],
    ['city in the name', { name: 'Adler Pumpen Stuttgart GmbH', city: 'Stuttgart', postcode: '70173' }, 'same'],
    [
      'typing error, same phone and postcode',
      { name: 'Adler Pumpn GmbH', phones: ['+497111234'], postcode: '70173' },
      'same',
    ],
    ['similar name, same postcode', { name: 'Adler Pumpenbau', postcode: '70173' }, 'probably'],
    ['other company in the same street', { name: 'Zeppelin Druck', postcode: '70173', street: 'Königstraße 1' }, null],
    ['similar name elsewhere', { name: 'Adler Pumpenbau', postcode: '20095' }, null],
    ['nothing in common', { name: 'Bär AG', postcode: '80331' }, null],
  ])('%s', (_, traits, verdict) => {
    const index = new DuplicateIndex()
    index.add('x', stock)
    index.add('y', { name: 'Quade Logistik', postcode: '70173' })
    expect(index.find(traits)?.verdict ?? null).toBe(verdict)
  })

  test('the reasons are named', () => {
    const index = new DuplicateIndex()
    index.add('x', stock)
    expect(index.find({ ...stock, customerNumber: null })).toEqual({
      id: 'x',
      name: 'Adler Pumpen GmbH',
      verdict: 'same',
      reasons: ['vatId', 'name', 'postcode', 'street', 'phone', 'domain'],
    })
  })

  test('the strongest of several wins; references are found by number, name or domain', () => {
    const index = new DuplicateIndex()
    index.add('a', { name: 'Adler GmbH', postcode: '20095', city: 'Hamburg' })
    index.add('b', { name: 'Adler GmbH', postcode: '70173', city: 'Stuttgart', customerNumber: '7' })
    index.add('c', { name: 'Bär AG', web: 'www.baer.example' })
    expect(index.find({ name: 'Adler GmbH', postcode: '70173' })).toMatchObject({ id: 'b', verdict: 'same' })
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
  for (let i = 0; i < 20_000; i += 1) index.add(String(i), company(i))
  let found = 0
  for (let i = 0; i < 20_000; i += 1) if (index.find(company(i))?.verdict === 'same') found += 1
  expect(found).toBe(20_000)
})

test.each([
  [{ lastName: 'Sauter', firstName: 'Petra' }, { lastName: 'SAUTER', firstName: 'petra' }, true],
  [{ lastName: 'Sauter', firstName: 'P.' }, { lastName: 'Sauter', firstName: 'Petra' }, true],
  [{ lastName: 'Sauter' }, { lastName: 'Sauter', firstName: 'Petra' }, true],
  [{ lastName: 'Sauter', firstName: 'Paul' }, { lastName: 'Sauter', firstName: 'Petra' }, false],
  [
    { lastName: 'Müller', firstName: 'Jens', emails: ['j@x.de'] },
    { lastName: 'Mueller', firstName: 'Jens', emails: ['J@x.de'] },
    true,
  ],
  [{ lastName: 'Sauter', firstName: 'Paul' }, { lastName: 'Kollmar', firstName: 'Paul' }, false],
])('%o and %o are one person: %s', (a, b, same) => {
  expect(samePerson(a, b)).toBe(same)
})
