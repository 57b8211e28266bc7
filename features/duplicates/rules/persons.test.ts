import { expect, test } from 'vitest'
import { comparePersons, type PersonTraits, personKeys, samePerson } from './persons.ts'

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
  [{ lastName: 'Huber', firstName: 'Sepp' }, { lastName: 'Huber', firstName: 'Josef' }, true],
  [{ lastName: 'Petra', firstName: 'Sauter' }, { lastName: 'Sauter', firstName: 'Petra' }, true],
])('%o and %o are one person: %s', (a, b, same) => {
  expect(samePerson(a, b)).toBe(same)
})

const petra: PersonTraits = { firstName: 'Petra', lastName: 'Sauter', customerId: 'a', emails: ['p.sauter@a.example'] }

test.each<[string, PersonTraits, PersonTraits, string | null]>([
  ['same company', petra, { firstName: 'PETRA', lastName: 'Sauter', customerId: 'a' }, 'same personName company'],
  [
    'short form',
    { ...petra, firstName: 'Hans' },
    { firstName: 'Johannes', lastName: 'Sauter', customerId: 'a' },
    'same nickname company',
  ],
  [
    'Bob and Robert',
    { firstName: 'Bob', lastName: 'Hall', customerId: 'a' },
    { firstName: 'Robert', lastName: 'Hall', customerId: 'a' },
    'same nickname company',
  ],
  ['swapped', petra, { firstName: 'Sauter', lastName: 'Petra', customerId: 'a' }, 'same swappedNames company'],
  ['an initial', petra, { firstName: 'P.', lastName: 'Sauter', customerId: 'a' }, 'probably initial company'],
  ['no first name', petra, { lastName: 'Sauter', customerId: 'a' }, 'probably personName company'],
  [
    'typing error',
    petra,
    { firstName: 'Petra', lastName: 'Sautter', customerId: 'a' },
    'probably similarPersonName company',
  ],
  [
    'double name and the same mail',
    petra,
    { ...petra, lastName: 'Sauter-Kollmar' },
    'same similarPersonName company email',
  ],
  ['married, same mail', petra, { ...petra, lastName: 'Kollmar' }, 'same company email'],
  [
    'moved with the mobile',
    { ...petra, phones: ['+491711234567'] },
    { firstName: 'Petra', lastName: 'Sauter', customerId: 'b', phones: ['+491711234567'] },
    'same personName otherCompany phone',
  ],
  ['a namesake elsewhere', petra, { firstName: 'Petra', lastName: 'Sauter', customerId: 'b' }, null],
  ['a colleague of that name', petra, { firstName: 'Paul', lastName: 'Sauter', customerId: 'a' }, null],
  [
    'both read info@',
    { ...petra, emails: ['info@a.example'] },
    { firstName: 'Paul', lastName: 'Kollmar', customerId: 'a', emails: ['info@a.example'] },
    null,
  ],
  [
    'father and son',
    { ...petra, emails: [], birthday: '1950-02-03' },
    { ...petra, emails: [], birthday: '1980-04-05' },
    null,
  ],
])('%s', (_, a, b, expected) => {
  const match = comparePersons(a, b)
  expect(match && `${match.verdict} ${match.reasons.join(' ')}`).toBe(expected)
  expect(comparePersons(b, a)).toEqual(match)
  if (match) expect(personKeys(a).some((key) => personKeys(b).includes(key))).toBe(true)
})
