import { readXlsx } from 'hucre/xlsx'
import { expect, it } from 'vitest'
import { type WorkbookCell, writeWorkbook } from './workbook.ts'

async function* rows(): AsyncGenerator<WorkbookCell[]> {
  yield ['=HYPERLINK("http://example.com")', '2026-12-03', 8_400_050, 12]
  yield ['+49 711 1234', null, -100, null]
  yield ['@SUM(1)\u0001', '', 0, 0]
}

it('writes texts, days, amounts and numbers as what they are; a text that looks like a formula stays a text', async () => {
  const file = await writeWorkbook(
    'Kunden: A/B',
    [
      { header: 'Firma' },
      { header: 'Tag', kind: 'day' },
      { header: 'Umsatz', kind: 'money' },
      { header: 'n', kind: 'number' },
    ],
    rows(),
  )
  expect(file.name).toBe('Kunden: A/B.xlsx')
  const { sheets } = await readXlsx(file.bytes)
  expect(sheets.map((sheet) => sheet.name)).toEqual(['Kunden  A B'])
  expect(sheets[0]?.rows).toEqual([
    ['Firma', 'Tag', 'Umsatz', 'n'],
    ['=HYPERLINK("http://example.com")', new Date('2026-12-03T00:00:00Z'), 84_000.5, 12],
    ['+49 711 1234', null, -1, null],
    ['@SUM(1)\u0001', null, 0, 0],
  ])
  const cells = [...(sheets[0]?.cells?.values() ?? [])]
  expect(cells.filter((cell) => 'formula' in cell && cell.formula)).toEqual([])
})
