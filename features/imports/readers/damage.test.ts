import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import fc from '#tests/properties.ts'
import { noDamage, notesOfDamage, repairOf, weighDamage } from './damage.ts'

/** Repairs the values of one list. */
function mended(values: string[]): string[] {
  const evidence = noDamage()
  for (const value of values) weighDamage(evidence, value)
  const repair = repairOf(evidence)
  return repair ? values.map(repair) : values
}

const right = [
  'Bäckerei Süß & Söhne GmbH',
  'Müller Möbelgroßhandel',
  'Ärzte am Königsplatz',
  'Öttinger Übersee KG',
  'Große Straße 12',
  'Fußweg 3',
  'GRÜN UND BÖHM KG',
  'Café André',
  'Jürgen Weiß',
]
const as = (written: string, read: string) => (text: string) => iconv.decode(iconv.encode(text, written), read)
/** Windows leaves bytes without a letter; programs keep them as control characters. */
const dosAsWindows = (text: string) => as('cp850', 'windows-1252')(text).replaceAll('\ufffd', '\u0081')
const dosAsLatin = (text: string) => iconv.encode(text, 'cp850').toString('latin1')
const utf8AsWindows = (text: string) =>
  [...iconv.encode(text, 'utf8')]
    .map((byte) => iconv.decode(Buffer.from([byte]), 'windows-1252').replace('\ufffd', String.fromCharCode(byte)))
    .join('')

describe('a list that was damaged is right again', () => {
  test.each<[string, (text: string) => string, string[]?]>([
    ['UTF-8 read as Windows', utf8AsWindows],
    ['UTF-8 read as Windows twice', (text) => utf8AsWindows(utf8AsWindows(text))],
    ['UTF-8 read as Windows, with names from elsewhere', utf8AsWindows, [...right, 'Öznur Yıldız', 'Łódź', 'Dvořák']],
    ['UTF-8 read as DOS', as('utf8', 'cp850')],
    ['UTF-8 read as Mac', as('utf8', 'macintosh')],
    ['DOS read as Windows', dosAsWindows],
    ['DOS read as Windows, what it has no letter for lost', as('cp850', 'windows-1252')],
    ['DOS read as ISO 8859-1', dosAsLatin],
    [
      'Windows read as ISO 8859-1',
      (text) => text.replaceAll('„', '\u0084').replaceAll('“', '\u0093').replaceAll('€', '\u0080'),
      ['Müller „Möbel“ GmbH', '5 € pro Stück'],
    ],
    ['Windows read as DOS', as('windows-1252', 'cp850')],
    [
      'Mac read as Windows',
      as('macintosh', 'windows-1252'),
      right.filter((one) => !/É|é|Ü(?=[A-Z])|Ö(?=[A-Z])/.test(one)),
    ],
    [
      'Windows read as Mac',
      as('windows-1252', 'macintosh'),
      right.filter((one) => !/é|Ü(?=[A-Z])|Ö(?=[A-Z])/.test(one)),
    ],
    [
      'signs of web pages',
      (text) => text.replaceAll('ä', '&auml;').replaceAll('ü', '&uuml;').replaceAll('ß', '&#223;'),
    ],
  ])('%s', (_, damage, values = right) => {
    const damaged = values.map(damage)
    expect(damaged).not.toEqual(values)
    expect(mended(damaged)).toEqual(values)
    // Only a part of the list came from the old program.
    expect(mended([...damaged, ...values])).toEqual([...values, ...values])
  })

  test.each<[string, number, string[]]>([
    [
      'letters that are lost are named, a street is a street',
      2,
      ['M?ller', 'Hauptstra?e 1', 'Gro\ufffdmann', 'Neue Stra\ufffde'],
    ],
    [
      'questions and addresses of the web are nothing lost',
      0,
      ['Wie geht es?', 'http://a.example/x?id=1', 'a.example/?q=b', 'Ja? Nein'],
    ],
    ['what is surely something else is not lost', 0, as('cp850', 'windows-1252')('Süß|Bäckerei').split('|')],
  ])('%s', (_, count, values) => {
    const evidence = noDamage()
    for (const value of values) weighDamage(evidence, value)
    const notes = notesOfDamage('Kunden', evidence, repairOf(evidence))
    expect(notes.find((note) => note.code === 'lettersLost')?.params.count ?? 0).toBe(count)
    if (count > 0) expect(mended(values)).toEqual(['M?ller', 'Hauptstraße 1', 'Gro\ufffdmann', 'Neue Straße'])
  })

  test('both in one value', () => expect(mended(['MÃ¼ller & Söhne'])).toEqual(['Müller & Söhne']))
})

describe('what is right stays as it is', () => {
  test.each([
    ...right,
    'sagt „gut“ – für 5 € im März…',
    'Gruppe „Ä“ und „Å“',
    'die „kleine” Lösung',
    '3 m³h, 12 m³/h, 5 cm³',
    'Fernández y Muñoz',
    'Kovács Zoltán Kft.',
    'Žižek und Šimić',
    'CAFÉ’S',
    'SÃO PAULO, JOÃO',
    '“IRMÔ',
    'Škoda Auto a.s.',
    'Õunapuu OÜ',
    'Strauß & Cie',
    '§ 7 Abs. 3 UWG',
    'Preis: €100, 10 ÷ 2 = 5',
    'Bits & Bytes; AT&T; R&D',
    '† 12.03.2020',
    'Łódź, Kraków, Győr',
    'Αθήνα, Москва, 東京',
    'Windows™ und Marke™',
    'Ensérune, Zoë, naïve',
  ])('%s', (value) => expect(mended([value])).toEqual([value]))

  test('names of Europe, whatever stands beside them in the list', () => {
    const letters = [...'abcdefghilmnoprstuvzäöüßéèêëàâçñáíóúčšžěřýłąęőűåøæõ']
    const small = fc.array(fc.constantFrom(...letters), { minLength: 1, maxLength: 12 }).map((parts) => parts.join(''))
    const cased = fc
      .tuple(small, fc.constantFrom('small', 'first', 'all'))
      .map(([text, how]) =>
        how === 'small' ? text : how === 'all' ? text.toUpperCase() : text[0]!.toUpperCase() + text.slice(1),
      )
    const word = fc.array(cased, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' '))
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), (values) => {
        expect(mended(values)).toEqual(values)
      }),
      {
        numRuns: 1000,
      },
    )
  })

  test('a second time changes nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...right), { minLength: 1, maxLength: 8 }), (values) => {
        const once = mended(values.map(utf8AsWindows))
        expect(once).toEqual(values)
        expect(mended(once)).toEqual(once)
      }),
    )
  })
})
