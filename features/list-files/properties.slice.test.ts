import { afterAll, beforeAll, expect, it } from 'vitest'
import { cleanText, defaultLimits } from '#features/imports/readers/tables.ts'
import { readXlsx } from '#features/imports/readers/xlsx.ts'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'
import fc from '#tests/properties.ts'
import { editSheet, setCell } from '#tests/sheets.ts'

let house: TestHouse
let lead: TestMember
beforeAll(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'], { name: 'Petra Lead' })
})
afterAll(() => house.close())

/** What people write into cells, and what would be a formula elsewhere. */
const hostile = fc.constantFrom(
  '=1+1',
  '+49 711 1',
  '-12',
  '@SUM(A1)',
  '=HYPERLINK("http://x")',
  '\t=1',
  "'01067",
  '_x0041_x0042_',
  '1.234,5',
  '03.04.2026',
  'WAHR',
  'a\nb',
  '<&>"',
  'ÄÖÜ ß €',
  '😀',
  '00123',
)
const text = fc.oneof(
  hostile,
  fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }),
  fc.string({ maxLength: 30 }),
)
const customer = fc.record(
  {
    street: text,
    postcode: fc.stringMatching(/^0?\d{4,5}$/),
    city: text,
    branch: text,
    note: text,
    potential: fc.integer({ min: 0, max: 1e9 }),
    tags: fc.array(text.map((one) => one.trim()).filter(Boolean), { maxLength: 4 }),
    fields: fc.dictionary(fc.constantFrom('ERP', 'Telefon', '=Formel'), text, { maxKeys: 3 }),
  },
  { requiredKeys: [] },
)

let run = 0

it('what nobody changed comes back without a difference, and every cell says what was in it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(customer, { minLength: 1, maxLength: 6 }), async (customers) => {
      run += 1
      const region = `Unverändert ${run}`
      for (const [at, one] of customers.entries()) await lead.createCustomer({ ...one, name: `K${at}`, region })
      const file = await lead.exportCustomers({ region: [region] })
      const state = await lead.addListFile({ name: 'a.xlsx', bytes: file.bytes })
      expect(state.counts).toEqual({
        rows: customers.length,
        changed: 0,
        cells: 0,
        conflicts: 0,
        new: 0,
        missing: 0,
        gone: 0,
        wrong: 0,
      })
      expect(state.ignored).toEqual([])
      const { tables } = await readXlsx(file.bytes, defaultLimits)
      const table = tables[0]!
      const note = table.columns.indexOf('Notiz')
      for await (const rows of table.rows())
        for (const row of rows) {
          const { note: written } = customers[Number(String(row.cells[0]).slice(1))]!
          if (note >= 0) expect(row.cells[note]).toBe(cleanText(written?.trim() ?? ''))
        }
    }),
    { numRuns: 25 },
  )
})

it('whatever cells are changed, exactly those are found and taken over', async () => {
  const edit = fc.record({
    row: fc.nat({ max: 4 }),
    column: fc.constantFrom('street', 'city', 'branch', 'size', 'source'),
    value: text.map((one) => cleanText(one.replaceAll('_x', '')) ?? '').filter((one) => one !== '' && one.length < 50),
  })
  const headers = { street: 'Straße', city: 'Ort', branch: 'Branche', size: 'Größe', source: 'Quelle' }
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(edit, { selector: (one) => `${one.row}${one.column}`, maxLength: 8 }),
      async (edits) => {
        run += 1
        const region = `Geändert ${run}`
        const ids: string[] = []
        for (let at = 0; at < 5; at += 1)
          ids.push((await lead.createCustomer({ name: `K${at}`, region, city: 'Ulm' })).id)
        const file = await lead.exportCustomers({ region: [region] })
        const bytes = await editSheet(file.bytes, (sheet) => {
          for (const { row, column, value } of edits)
            setCell(sheet, `K${row}`, headers[column as keyof typeof headers], value)
        })
        const state = await lead.addListFile({ name: 'a.xlsx', bytes })
        const { rows } = await lead.listListFileRows({ id: state.id })
        const found = rows.flatMap((row) => row.cells.map((cell) => [row.label, cell.key, cell.theirs].join('|')))
        const real = edits.filter(({ column, value }) => !(column === 'city' && value === 'Ulm'))
        expect(found.sort()).toEqual(real.map(({ row, column, value }) => [`K${row}`, column, value].join('|')).sort())
        if (real.length === 0) return
        await lead.applyListFile({ id: state.id })
        await house.runJobs()
        for (const { row, column, value } of real)
          expect(await lead.getCustomer({ id: ids[row] ?? '' })).toMatchObject({ [column]: value })
      },
    ),
    { numRuns: 15 },
  )
})
