import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { type BackRow, openList } from './read.ts'

// A list of two made-up customers, written here, opened and saved by LibreOffice Calc 7.4 as .ods and as .xlsx again; in
// Calc the town Dresden became Görlitz and its postcode 01067 became 02826.
const file = join(import.meta.dirname, '..', '..', 'tests', 'fixtures', 'list-through-libreoffice.xlsx')

it('a list that LibreOffice Calc saved comes back whole: records, versions, types and umlauts', async () => {
  const [list] = (await openList('Kunden.xlsx', new Uint8Array(readFileSync(file))))?.lists ?? []
  expect(list?.info).toMatchObject({ kind: 'customers', by: 'Tina Alber', whole: true })
  expect(list?.unknown).toEqual([])
  const rows: BackRow[] = []
  for await (const some of list!.rows()) rows.push(...some)
  expect(new Set(rows.map((row) => row.id))).toEqual(list?.ids)
  expect(rows.map((row) => row.stand?.version)).toEqual([1, 1])
  expect(rows.map((row) => row.stand?.signs.length)).toEqual([list?.columns.length, list?.columns.length])
  const cell = (row: number, key: string) => rows[row]?.cells[list?.columns.findIndex((one) => one.key === key) ?? -1]
  const of = (key: string) => [cell(1, key), cell(0, key)]
  expect(of('name')).toEqual(['+Plus AG', 'Böhm & Söhne Straßenbau'])
  expect(of('customerNumber')).toEqual(['1E5', '007'])
  expect(of('postcode')).toEqual(['8001', '02826'])
  expect(of('city')).toEqual([null, 'Görlitz'])
  expect(of('branch')).toEqual(["'Hochkomma", null])
  expect(of('potential')).toEqual([null, 12_345.67])
  expect(of('note')).toEqual([null, '=Summe(1)'])
  expect(of('tags')).toEqual([null, 'Messe; Öl'])
})
