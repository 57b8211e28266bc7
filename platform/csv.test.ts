import papaparse from 'papaparse'
import { expect, it } from 'vitest'
import fc from '#tests/properties.ts'
import { calm, writeCsv } from './csv.ts'

it('is what German Excel opens: BOM, semicolons, decimal commas, days with dots', async () => {
  async function* rows() {
    yield ['Müller; "Söhne"', 123_450, '2026-12-03', 14, '01067']
  }
  const columns = [
    { header: 'Firma' },
    { header: 'Umsatz', kind: 'money' as const },
    { header: 'Tag', kind: 'day' as const },
    { header: 'n', kind: 'number' as const },
    { header: 'PLZ' },
  ]
  const { name, bytes } = await writeCsv('Kunden', columns, rows())
  expect(name).toBe('Kunden.csv')
  expect(Buffer.from(bytes).toString('utf8')).toBe(
    '\ufeffFirma;Umsatz;Tag;n;PLZ\r\n"Müller; ""Söhne""";1234,50;03.12.2026;14;01067\r\n',
  )
})

it.each([
  ['-100,25', '-100,25'],
  ['-1.234', '-1.234'],
  ['-1+2', '\t-1+2'],
  ['-x', '\t-x'],
  ['+49711', '\t+49711'],
  ['=1', '\t=1'],
  ['100', '100'],
])('%j is written as %j', (text, written) => {
  expect(calm(text)).toBe(written)
})

it('no text computes anything, and each reads back as what it said', async () => {
  const text = fc.oneof(fc.constantFrom('=1+1', '+49 711', '-x', '@SUM(A1)', '\t=1', ' =1', 'a\r\nb'), fc.string())
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 5 }), async (cells) => {
      async function* rows() {
        yield cells
      }
      const { bytes } = await writeCsv(
        'x',
        cells.map((_, at) => ({ header: `h${at}` })),
        rows(),
      )
      const { data } = papaparse.parse<string[]>(Buffer.from(bytes).toString('utf8'), {
        delimiter: ';',
        newline: '\r\n',
      })
      const read = data[1] ?? []
      expect(read.map((cell) => cell.trim())).toEqual(cells.map((cell) => cell.trim()))
      for (const cell of read) if (!/^-\d[\d.,]*$/.test(cell)) expect(cell).not.toMatch(/^[=+\-@]/)
    }),
  )
})
