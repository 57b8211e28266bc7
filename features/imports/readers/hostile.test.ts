import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { Refusal } from '#shared/refusal.ts'
import { writeAccess } from '#tests/access-file.ts'
import fc from '#tests/properties.ts'
import { writeXls } from '#tests/xls-file.ts'
import { writeZip } from '#tests/zip-file.ts'
import { profileColumns } from '../columns.ts'
import { messages } from '../messages.ts'
import { readFile } from './readFile.ts'
import { defaultLimits } from './tables.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const list = 'Firma;PLZ;Ort\nAdler GmbH;70173;Stuttgart\nBär AG;1067;Dresden\n'
const card = 'BEGIN:VCARD\r\nVERSION:3.0\r\nN:Sauter;Petra\r\nORG:Adler\r\nEND:VCARD\r\n'

/** Reads a file to its last cell: answers how many rows it has, or the code of the refusal; anything else is a fault. */
async function outcome(name: string, content: Uint8Array): Promise<number | string> {
  try {
    const { tables } = await readFile(name, content)
    for (const table of tables) await profileColumns(table, '2026-11-22')
    return tables.reduce((sum, table) => sum + table.rowCount, 0)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    expect(Object.keys(messages.de)).toContain(`refusal.${error.code}`)
    return error.code
  }
}

describe('packed files', () => {
  test('every list in it is read; what is no list is left out', async () => {
    const xlsx = await writeXlsx({
      sheets: [
        {
          name: 'A',
          rows: [
            ['Firma', 'Ort'],
            ['Zwickel KG', 'Graz'],
          ],
        },
        {
          name: 'B',
          rows: [
            ['Firma', 'Ort'],
            ['Lech OG', 'Wien'],
          ],
        },
      ],
    })
    const file = await readFile(
      'daten.zip',
      writeZip({
        'Ordner/Kunden.csv': list,
        'b.xlsx': xlsx,
        'k.vcf': card,
        'Prospekt.pdf': '%PDF-1.7',
        '__MACOSX/._Kunden.csv': 'x',
        'leer.csv': '',
      }),
    )
    expect(file.format).toBe('zip')
    expect(file.tables.map((table) => [table.name, table.rowCount])).toEqual([
      ['Kunden', 2],
      ['b · A', 1],
      ['b · B', 1],
      ['k', 1],
    ])
    expect(file.notes).toEqual([
      { code: 'leftFile', params: { file: 'Prospekt.pdf' } },
      { code: 'leftFile', params: { file: 'leer.csv' } },
    ])
  })

  test.each<[string, string, () => Uint8Array]>([
    ['a packed file within', 'importZipInZip', () => writeZip({ 'a.zip': writeZip({ 'a.csv': list }) })],
    ['locked', 'importPasswordProtected', () => writeZip({ 'a.csv': list }, { encrypted: true })],
    ['a bomb', 'importTooLargeUnpacked', () => writeZip({ 'a.csv': Buffer.alloc(60 * 1024 * 1024, 65) })],
    [
      'claims less than it holds',
      'importDamaged',
      () => writeZip({ 'a.csv': Buffer.alloc(60 * 1024 * 1024, 65) }, { claims: 100 }),
    ],
    ['claims the earth', 'importTooLargeUnpacked', () => writeZip({ 'a.csv': list }, { claims: 0xffff_fff0 })],
    ['nothing that is a list', 'importNoTable', () => writeZip({ 'a.pdf': '%PDF-1.7' })],
    [
      'too many',
      'importTooManyFiles',
      () => writeZip(Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`${n}.csv`, list]))),
    ],
    [
      'a locked workbook in it',
      'importPasswordProtected',
      () =>
        writeZip({
          'a.xlsx': Buffer.concat([Buffer.from('d0cf11e0', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
        }),
    ],
    [
      'an entity bomb',
      'importDamaged',
      () =>
        writeZip({
          '[Content_Types].xml': '<Types/>',
          'xl/workbook.xml': `<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(1000)}">]><workbook>&b;</workbook>`,
        }),
    ],
  ])('%s', async (_, code, content) => expect(await outcome('a.zip', content())).toBe(code))
})

describe('wrong names, strange contents', () => {
  test.each<[string, string, Uint8Array, number | string]>([
    ['a list that is called a database', 'a.mdb', bytes(list), 2],
    ['a card that is called a workbook', 'a.xlsx', bytes(card), 1],
    [
      'a database that is called a list',
      'a.csv',
      writeAccess([{ name: 'Kunden', columns: { Firma: 'text' }, rows: [['A']] }]),
      1,
    ],
    [
      'a database with a password',
      'a.mdb',
      writeAccess([{ name: 'Kunden', columns: { Firma: 'text' }, rows: [['A']] }], { password: 'geheim' }),
      'importPasswordProtected',
    ],
    [
      '300 columns',
      'a.csv',
      bytes(`${Array.from({ length: 300 }, (_, n) => `S${n}`).join(';')}\n${'x;'.repeat(299)}x\n`),
      'importTooManyColumns',
    ],
    ['a store of Outlook that is none', 'a.pst', bytes(`!BDN${'x'.repeat(3000)}`), 'importDamaged'],
    ['nothing', 'a.accdb', new Uint8Array(), 'importEmpty'],
    ['a quote that never ends', 'a.csv', bytes(`Firma;Ort\n"A;B\n${'C;D\n'.repeat(2_000_000)}`), 'importOpenQuote'],
    ['quotes in quotes', 'a.csv', bytes('Firma;Ort\n"Die ""Alte"" Mühle ""GmbH""";Ulm\n"""";"Ulm"\n'), 2],
    ['rows shorter than the header', 'a.csv', bytes('Firma,PLZ,Ort\nA\nB,70173\n'), 2],
  ])('%s', async (_, name, content, expected) => expect(await outcome(name, content)).toBe(expected))
})

const samples: [string, Uint8Array][] = [
  ['a.csv', bytes(list)],
  ['a.vcf', bytes(card)],
  [
    'a.xlsx',
    await writeXlsx({
      sheets: [
        {
          name: 'A',
          rows: [
            ['Firma', 'Ort'],
            ['Adler', 'Ulm'],
            ['Bär', 'Köln'],
          ],
        },
      ],
    }),
  ],
  [
    'a.xls',
    writeXls([
      {
        name: 'A',
        rows: [
          ['Firma', 'Ort', 'Umsatz'],
          ['Adler', 'Ulm', { formula: 'x' }],
          ['Bär', 'Köln', 5],
        ],
      },
    ]),
  ],
  ['a.zip', writeZip({ 'a.csv': list, 'k.vcf': card })],
  [
    'a.mdb',
    writeAccess([
      {
        name: 'Kunden',
        columns: { Nr: 'counter', Firma: 'text' },
        rows: [
          [1, 'Adler'],
          [2, 'Bär'],
        ],
      },
      {
        name: 'Bestellungen',
        columns: { Nr: 'counter', KundenNr: 'long', Datum: 'datetime', Betrag: 'currency' },
        rows: [[1, 1, '2026-01-02T00:00', 5]],
      },
    ]),
  ],
]
/** Cases that were faults once: by file, the length it was cut off to and the bytes that were changed. */
const found: Record<string, [number, [number, number][]][]> = {
  'a.mdb': [[0, [[8363, 0]]]], // a column without a name
}

describe('spoiled files', () => {
  test.each(samples)(
    '%s cut off, with bytes changed, or nothing but noise: a refusal or a table, never a fault',
    async (name, content) => {
      const before = process.memoryUsage().rss
      await fc.assert(
        fc.asyncProperty(
          fc.nat(content.length),
          fc.array(fc.tuple(fc.nat(content.length - 1), fc.nat(255)), { maxLength: 12 }),
          async (length, changes) => {
            const spoiled = Buffer.from(content)
            for (const [at, byte] of changes) spoiled[at] = byte
            await outcome(name, spoiled.subarray(0, length || undefined))
            await outcome(name, spoiled)
          },
        ),
        { numRuns: 150, examples: found[name] ?? [] },
      )
      await fc.assert(
        fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 3000 }), async (noise) => {
          await outcome(name, noise)
          await outcome(name, Buffer.concat([content.subarray(0, 64), noise]))
        }),
        { numRuns: 60 },
      )
      expect(process.memoryUsage().rss - before).toBeLessThan(500 * 1024 * 1024)
    },
  )

  test('limits hold for every table of a file', async () => {
    expect(
      await readFile('a.zip', samples.find(([name]) => name === 'a.zip')![1], { ...defaultLimits, rows: 1 }).catch(
        (error) => error.code,
      ),
    ).toBe('importTooManyRows')
  })
})
