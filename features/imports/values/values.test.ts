import { describe, expect, test } from 'vitest'
import fc from '#tests/properties.ts'
import { type Decimal, decideDecimal, factorOfHeader, noAmounts, readAmount, weighDecimal } from './amounts.ts'
import { type DateForm, decideDateForm, noDates, readBirthday, readDay, weighDate } from './dates.ts'
import { readSalutation, splitName } from './names.ts'
import {
  countryOfCells,
  countryOfRow,
  decidePostcodeZero,
  noPostcodes,
  readCountry,
  readPostcode,
  splitPostcodeCity,
  weighPostcode,
} from './places.ts'
import {
  readActivityKind,
  readClass,
  readEmails,
  readLanguage,
  readPhones,
  readRhythm,
  readStanding,
  readWeb,
  readYesNo,
} from './words.ts'

const today = '2026-11-21'

describe('dates', () => {
  test.each<[string | number, DateForm, string | null, string | null]>([
    ['3.4.2026', 'mdy', '2026-04-03', null],
    ['03.04.26', 'dmy', '2026-04-03', null],
    ['3/4/2026', 'dmy', '2026-04-03', null],
    ['3/4/2026', 'mdy', '2026-03-04', null],
    ['3-4-2026', 'dmy', '2026-04-03', null],
    ['2026-04-03', 'mdy', '2026-04-03', null],
    ['2026/4/3', 'dmy', '2026-04-03', null],
    ['20260403', 'dmy', '2026-04-03', null],
    [20_260_403, 'dmy', '2026-04-03', null],
    [46_115, 'dmy', '2026-04-03', null],
    ['2026-04-03T14:30', 'dmy', '2026-04-03', '14:30'],
    ['2026-04-03T14:30:15.000Z', 'dmy', '2026-04-03', '14:30'],
    ['3.4.2026 um 14:30 Uhr', 'dmy', '2026-04-03', '14:30'],
    ['4/3/2026 2:05 PM', 'mdy', '2026-04-03', '14:05'],
    ['4/3/2026 12:05 AM', 'mdy', '2026-04-03', '00:05'],
    ['3. April 2026', 'dmy', '2026-04-03', null],
    ['Freitag, 3. März 2023', 'dmy', '2023-03-03', null],
    ['03-Apr-26', 'dmy', '2026-04-03', null],
    ['April 3, 2026', 'dmy', '2026-04-03', null],
    ['12.11.84', 'dmy', '1984-11-12', null],
    ['1.1.36', 'dmy', '2036-01-01', null],
    ['31.2.2026', 'dmy', null, null],
    ['2026-13-01', 'dmy', null, null],
    ['nächste Woche', 'dmy', null, null],
    ['1234', 'dmy', null, null],
    [7, 'dmy', null, null],
  ])('%s read as %s is %s %s', (cell, form, day, time) => {
    expect(readDay(cell, form, today)).toEqual(day && { day, time })
  })

  test.each<[string, string[], object]>([
    ['a day above twelve decides', ['03/04/2026', '13/04/2026'], { form: 'dmy' }],
    ['a month in second place decides', ['03/04/2026', '04/13/2026'], { form: 'mdy' }],
    ['both contradict', ['13/04/2026', '04/13/2026'], { question: 'dateMixed', sample: '13/04/2026, 04/13/2026' }],
    ['nothing decides', ['03/04/2026', '05/06/2026'], { question: 'dateForm', sample: '03/04/2026' }],
    ['dots need no decision', ['03.04.2026', '05.06.2026'], { form: 'dmy' }],
    ['the same both ways', ['05/05/2026'], { form: 'dmy' }],
  ])('a column: %s', (_, cells, decision) => {
    const evidence = noDates()
    for (const cell of cells) weighDate(evidence, cell, today)
    expect(decideDateForm(evidence)).toEqual(decision)
  })

  test.each<[string | number, string | null]>([
    ['--0415', '1900-04-15'],
    ['--04-15', '1900-04-15'],
    ['1604-03-05', '1900-03-05'],
    ['0000-03-05', '1900-03-05'],
    ['15.4.', '1900-04-15'],
    ['15.04.1975', '1975-04-15'],
    ['--0229', '1900-02-29'],
    ['29.02.', '1900-02-29'],
    ['1604-02-29', '1900-02-29'],
    ['1900-02-29', '1900-02-29'],
    ['29.2.1900', '1900-02-29'],
    ['--0230', null],
    ['29.02.2025', null],
    ['--0431', null],
    ['1604', null],
  ])('birthday %s is %s', (cell, day) => {
    expect(readBirthday(cell, 'dmy', today)).toBe(day)
  })
})

describe('amounts', () => {
  test.each<[string | number, Decimal, number | null, string | null]>([
    ['84.000,50 €', ',', 8_400_050, 'EUR'],
    ['84,000.50', '.', 8_400_050, null],
    ["CHF 1'234.5", '.', 123_450, 'CHF'],
    ['1.234', ',', 123_400, null],
    ['1.234', '.', 123, null],
    ['1,235', ',', 124, null],
    ['-1.250,00', ',', -125_000, null],
    ['1.250,00-', ',', -125_000, null],
    ['(99,95)', ',', -9995, null],
    ['12 T€', ',', 1_200_000, 'EUR'],
    ['1,2 Mio. €', ',', 120_000_000, 'EUR'],
    ['500,-', ',', 50_000, null],
    ['0,005', ',', 1, null],
    [84_000.1, ',', 8_400_010, null],
    [1.005, ',', 101, null],
    [-0.001, ',', 0, null],
    ['1.23.456', ',', null, null],
    ['keine Angabe', ',', null, null],
    ['12,3,4', ',', null, null],
    ['99999999999999999999', ',', null, null],
  ])('%s with %s is %s %s', (cell, decimal, minor, currency) => {
    expect(readAmount(cell, decimal)).toEqual(minor === null ? null : { minor, currency })
  })

  test('a German amount written from cents comes back to the cent', () => {
    const format = new Intl.NumberFormat('de-DE', { minimumFractionDigits: 2 })
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (cents) => {
        expect(readAmount(format.format(cents / 100), ',')?.minor).toBe(cents)
      }),
    )
  })

  test.each<[string, string[], object]>([
    ['comma with two digits', ['1.234', '12,50'], { decimal: ',' }],
    ['dot with two digits', ['1,234', '12.50'], { decimal: '.' }],
    ['grouping of millions', ['1.234.567'], { decimal: ',' }],
    ['both contradict', ['12,50', '12.50'], { question: 'decimalMixed', sample: '12,50, 12.50' }],
    ['nothing decides', ['1.234', '5.678'], { question: 'decimal', sample: '1.234' }],
    ['whole numbers', ['1234', '5'], { decimal: ',' }],
  ])('a column: %s', (_, cells, decision) => {
    const evidence = noAmounts()
    for (const cell of cells) weighDecimal(evidence, cell)
    expect(decideDecimal(evidence)).toEqual(decision)
  })

  test.each([
    ['Umsatz in T€', 1000],
    ['Umsatz (TEUR)', 1000],
    ['Potenzial Mio. €', 1_000_000],
    ['Umsatz 2025', 1],
    ['Telefon', 1],
  ])('%s counts by %d', (header, factor) => {
    expect(factorOfHeader(header)).toBe(factor)
  })
})

describe('names', () => {
  test.each<[string, string | null, string | null, string | null, string | null]>([
    ['Dr. Petra Sauter', null, 'Dr.', 'Petra', 'Sauter'],
    ['Sauter, Petra', null, null, 'Petra', 'Sauter'],
    ['Sauter, Dr. Petra', null, 'Dr.', 'Petra', 'Sauter'],
    ['Herr Jens Kollmar', 'mr', null, 'Jens', 'Kollmar'],
    ['Frau Dipl.-Ing. (FH) Eva Öztürk', 'ms', 'Dipl.-Ing. (FH)', 'Eva', 'Öztürk'],
    ['Herrn Prof. Dr. med. Kollmar', 'mr', 'Prof. Dr. med.', null, 'Kollmar'],
    ['Petra von der Heide', null, null, 'Petra', 'von der Heide'],
    ['Ludwig van Beethoven', null, null, 'Ludwig', 'van Beethoven'],
    ['Hans Peter Maier-Schmidt', null, null, 'Hans Peter', 'Maier-Schmidt'],
    ['Petra Sauter, MBA', null, 'MBA', 'Petra', 'Sauter'],
    ['Sauter', null, null, null, 'Sauter'],
  ])('%s', (text, salutation, title, firstName, lastName) => {
    expect(splitName(text)).toMatchObject({ salutation, title, firstName, lastName, several: false })
  })

  test('several persons stay together, what stands in brackets is handed on, nothing is nobody', () => {
    expect(splitName('Herr Müller und Frau Schmidt')).toMatchObject({
      several: true,
      lastName: 'Herr Müller und Frau Schmidt',
    })
    expect(splitName('Petra Sauter (Einkauf)')).toMatchObject({ lastName: 'Sauter', rest: 'Einkauf' })
    expect(splitName(' ')).toBeNull()
  })

  test.each([
    ['Herr Dr.', 'mr', 'Dr.', true],
    ['Sehr geehrte Frau', 'ms', null, true],
    ['Mrs.', 'ms', null, true],
    ['w', 'ms', null, true],
    ['divers', null, null, true],
    ['Chef', null, null, false],
  ])('salutation %s', (text, salutation, title, known) => {
    expect(readSalutation(text)).toEqual({ salutation, title, known })
  })
})

describe('places', () => {
  test.each([
    ['Deutschland', 'DE'],
    ['D', 'DE'],
    ['Österreich', 'AT'],
    ['Oesterreich', 'AT'],
    ['Switzerland', 'CH'],
    ['Vereinigtes Königreich', 'GB'],
    ['Tschechien', 'CZ'],
    ['it', 'IT'],
    ['Mordor', null],
  ])('country %s is %s', (text, code) => {
    expect(readCountry(text)).toBe(code)
  })

  test.each<[object, string | null]>([
    [{ country: 'Schweiz', phone: '+49 711 1' }, 'CH'],
    [{ postcode: 'A-1010' }, 'AT'],
    [{ vatId: 'ATU12345678' }, 'AT'],
    [{ phone: '0043 1 23' }, 'AT'],
    [{ city: 'Zürich' }, 'CH'],
    [{ city: 'Freiburg' }, null],
    [{ city: 'Freiburg', postcode: '1700' }, 'CH'],
    [{ city: 'Bern', postcode: 3011 }, 'CH'],
    [{ city: 'Dresden', postcode: 1067 }, null],
    [{ email: 'post@baer.ch' }, 'CH'],
    [{ email: 'post@baer.de', city: 'Ulm' }, null],
  ])('row %o is in %s', (hints, code) => {
    expect(countryOfRow(hints)).toBe(code)
  })

  test.each<[string | number, string | null, boolean, string | null, string | null]>([
    [1067, 'DE', false, '01067', null],
    ['1067', null, true, '01067', null],
    ['1067', null, false, '1067', null],
    [1010, 'AT', true, '1010', null],
    [8001, 'CH', true, '8001', null],
    [5020, null, true, '5020', null],
    ['D-70173', 'DE', false, '70173', null],
    ['70173.0', 'DE', false, '70173', null],
    ['7017', 'AT', false, '7017', null],
    ['123456', 'DE', false, '123456', 'postcodeForm'],
    ['SW1A 1AA', 'GB', false, 'SW1A 1AA', null],
    ['unbekannt', 'DE', false, 'unbekannt', 'postcodeForm'],
  ])('postcode %s of %s (zero: %s) is %s', (cell, country, restore, postcode, problem) => {
    expect(readPostcode(cell, country, restore)).toMatchObject({ postcode, problem })
  })

  test.each<[string, [string, string | null][], string, object]>([
    [
      'German list',
      [
        ['70173', null],
        ['1067', null],
      ],
      'DE',
      { restore: true },
    ],
    [
      'only four digits',
      [
        ['1067', null],
        ['4109', null],
      ],
      'DE',
      { question: 'postcodeZero', sample: '1067' },
    ],
    [
      'some German, some Austrian',
      [
        ['70173', null],
        ['1067', 'DE'],
        ['1010', 'AT'],
      ],
      'DE',
      { restore: true },
    ],
    [
      'some that may be either',
      [
        ['70173', null],
        ['1445', null],
        ['3011', 'foreign'],
      ],
      'DE',
      { question: 'postcodeZero', sample: '1445' },
    ],
    ['four digits that say they are Austrian', [['1010', 'AT']], 'DE', { restore: false }],
    [
      'a Swiss company',
      [
        ['8001', null],
        ['70173', null],
      ],
      'CH',
      { restore: false },
    ],
  ])('column: %s', (_, rows, home, decision) => {
    const evidence = noPostcodes()
    for (const [postcode, country] of rows) weighPostcode(evidence, postcode, () => country)
    expect(decidePostcodeZero(evidence, home)).toEqual(decision)
  })

  test.each<[string[], string | null]>([
    [['Bern Sàrl', '3011', 'Bern', '031 5551010'], 'CH'],
    [['Dupont Sàrl', '3960', 'Dorf'], 'foreign'],
    [['Adler SA', '3960', 'Dorf'], 'foreign'],
    [['Halle OHG', '6108', 'Halle'], 'DE'],
    [['Adler GmbH', '1445', 'Radebeul'], null],
  ])('a row of %o is of %s', (cells, country) => {
    expect(countryOfCells(cells, cells[1]!)).toBe(country)
  })

  test('postcode and city from one field', () => {
    expect(splitPostcodeCity('D-70173 Stuttgart')).toEqual({ postcode: 'D-70173', city: 'Stuttgart' })
    expect(splitPostcodeCity('Stuttgart')).toEqual({ postcode: null, city: 'Stuttgart' })
  })
})

describe('words', () => {
  test.each<[string | number, string, (string | null)[]]>([
    ['0711/12345-67', 'DE', ['+497111234567']],
    ['+49 (0) 711 12345', 'AT', ['+4971112345']],
    ['0043 1 234567', 'DE', ['+431234567']],
    ['044 123 45 67', 'CH', ['+41441234567']],
    [71_112_345, 'DE', ['+4971112345']],
    ['0711 123456; 0171 1234567', 'DE', ['+49711123456', '+491711234567']],
    ['nach 17 Uhr', 'DE', [null]],
  ])('phone %s in %s', (value, country, expected) => {
    expect(readPhones(value, country).map((phone) => phone.e164)).toEqual(expected)
  })

  test.each<[string, string[], string[]]>([
    ['a@b.de; C@D.DE', ['a@b.de', 'C@d.de'], []],
    ['Petra Sauter <p@x.de>', ['p@x.de'], []],
    ['mailto:p@x.de', ['p@x.de'], []],
    ['a@b.de, gibt es nicht', ['a@b.de'], ['gibt', 'es', 'nicht']],
    ['beispielmail', [], ['beispielmail']],
    ['a@müller.de', ['a@müller.de'], []],
  ])('mail %s', (text, emails, wrong) => {
    expect(readEmails(text)).toEqual({ emails, wrong })
  })

  test.each([
    ['Kunde', 'customer'],
    ['Interessent', 'prospect'],
    ['Ehem. Kunde', 'former'],
    ['Ehemaliger Kunde', 'former'],
    ['gesperrt', 'blocked'],
    ['Zielkunde', 'targetCustomer'],
    ['Lieferant', null],
  ])('standing %s', (text, standing) => {
    expect(readStanding(text)).toBe(standing)
  })

  test.each<[string | number, number | null]>([
    ['monatlich', 30],
    ['alle 30 Tage', 30],
    ['14-tägig', 14],
    ['6 Wochen', 42],
    ['vierteljährlich', 90],
    ['2x im Jahr', 183],
    [45, 45],
    ['3 Monate', 90],
    ['nach Bedarf', null],
    [0, null],
  ])('rhythm %s is %s', (value, days) => {
    expect(readRhythm(value)).toBe(days)
  })

  test('class, language, kind of activity, web, yes and no', () => {
    expect(['A', 'b-Kunde', 'Klasse C', 'D', 'AB'].map(readClass)).toEqual(['A', 'B', 'C', null, null])
    expect(['Deutsch', 'en-US', 'Klingonisch'].map(readLanguage)).toEqual(['de', 'en', null])
    expect(['Tel.', 'Besuch', 'E-Mail', 'Videocall', '???'].map(readActivityKind)).toEqual([
      'call',
      'visit',
      'email',
      'video',
      null,
    ])
    expect(['www.adler.de', 'https://x.de/a?b', 'keine'].map(readWeb)).toEqual([
      'https://www.adler.de',
      'https://x.de/a?b',
      null,
    ])
    expect(['ja', 'X', 0, 'vielleicht'].map(readYesNo)).toEqual([true, true, false, null])
  })
})
