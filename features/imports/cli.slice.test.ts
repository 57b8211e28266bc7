import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { messages } from '#features/words.ts'
import { translatorFor } from '#shared/translate.ts'
import { type AccessTestTable, writeAccess } from '#tests/access-file.ts'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'
import { commands } from './cli.ts'

let house: TestHouse
let lead: TestMember
let folder: string

beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['management', 'salesLead'], { administrator: true })
  folder = mkdtempSync(join(tmpdir(), 'bordmittel-test-'))
})
afterEach(async () => {
  rmSync(folder, { recursive: true })
  await house.close()
})

function write(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

/** `bordmittel NAME ARGS` on the data of the house, with German words. */
async function bordmittel(name: string, args: string[], values: Record<string, string> = {}) {
  return await commands
    .find((command) => command.name === name)!
    .run({
      call: lead,
      args,
      values,
      today: '2026-11-21',
      t: translatorFor('de', messages.de),
      format: undefined as never,
      say: () => {},
      finishJobs: () => house.runJobs(),
      finishJob: () => house.runJobs(),
      server: null,
    })
}

/** `bordmittel import FILE --map MAP`. */
async function bringIn(file: string, map: object) {
  const { json } = await bordmittel('import', [file], { map: write('map.json', JSON.stringify(map)) })
  return json as { importId: string; files: { created: number; made: Record<string, number> }[] }
}

/** As another system exports its accounts: whole millions of what they turn over, which is no revenue of ours. */
const accounts = 'account,sector,year_established,revenue,phone\nAcme,retail,1996,1100.04,0711 12345\n'

const firstCustomer = async () => {
  const { customers } = await lead.listCustomers({})
  return await lead.getCustomer({ id: customers[0]!.id })
}

describe('the columns that a map file names', () => {
  const named = { kind: 'customers', columns: { account: 'name', sector: 'branch' } }

  it('are the only ones with a field: the others are not guessed into one, and nothing is lost', async () => {
    const { files } = await bringIn(write('accounts.csv', accounts), { accounts: named })
    expect(files).toMatchObject([{ created: 1, made: { customers: 1 } }])
    expect(files[0]!.made).not.toHaveProperty('revenues')
    expect(await firstCustomer()).toMatchObject({
      name: 'Acme',
      branch: 'retail',
      revenue: 0,
      phones: [],
      fields: { year_established: '1996', revenue: '1100.04', phone: '0711 12345' },
    })
  })

  it('stand beside those that are recognised, where the map wants that; without columns all are recognised', async () => {
    const columns = { ...named, columns: { sector: 'branch' }, others: 'recognise' }
    const { files } = await bringIn(write('accounts.csv', accounts), { 'accounts.csv': columns })
    expect(files[0]!.made).toEqual({ customers: 1, revenues: 1 })
    expect(await firstCustomer()).toMatchObject({ name: 'Acme', branch: 'retail', phones: [{ number: '0711 12345' }] })
    const other = await bringIn(write('more.csv', accounts.replace('Acme', 'Betasol')), { more: { kind: 'customers' } })
    expect(other.files[0]!.made).toEqual({ customers: 1, revenues: 1 })
  })
})

it('asks everything at once, and each question names its flag; one alone is refused with its own code', async () => {
  const list = 'Firma;PLZ;Letzter Kontakt;Jan;Feb;Mär\nAdler;1067;03/04/2026;1;2;3\nBär;1069;05/06/2026;1;2;3\n'
  const refused = await bordmittel('import', [write('Liste.csv', list)]).catch((error) => error)
  expect(refused).toMatchObject({ code: 'importAsksSeveral', params: { count: 3 } })
  expect(refused.json.questions.map((one: { flag: string }) => one.flag)).toEqual(['date', 'country', 'year'])
  for (const flag of ['--date dmy', '--country DE', '--year 2025']) expect(refused.params.questions).toContain(flag)
  expect((await lead.listImports({})).imports).toEqual([])
  const one = bordmittel('import', [write('Liste.csv', list)], { date: 'mdy', country: 'DE' })
  await expect(one).rejects.toMatchObject({ code: 'importAsksYear', json: { questions: [{ flag: 'year' }] } })
  const { text } = await bordmittel('import', [write('Liste.csv', list)], { date: 'mdy', country: 'DE', year: '2025' })
  expect(text).toContain('3 Monatsspalten (Jan bis Mär) → Umsatz je Monat')
})

it('names what stays when an import is taken back', async () => {
  const { importId } = await bringIn(write('Liste.csv', 'Firma;Ort\nAdler GmbH;Ulm\nBär AG;Essen\n'), {})
  const { customers } = await lead.listCustomers({})
  const adler = await lead.getCustomer({ id: customers.find((one) => one.name === 'Adler GmbH')!.id })
  await lead.changeCustomer({ id: adler.id, version: adler.version, city: 'Neu-Ulm' } as never)
  const { json, text } = await bordmittel('undo-import', [importId])
  expect(json).toMatchObject({ records: 1, kept: [{ record: 'customers', name: 'Adler GmbH' }] })
  expect(text).toContain('Kunde: Adler GmbH')
})

it('says beside the figures who may be there twice, which rows have no customer and what was left out', async () => {
  const tables: AccessTestTable[] = [
    {
      name: 'Kunden',
      columns: { KundenNr: 'counter', Firma: 'text', PLZ: 'text', Ort: 'text' },
      rows: [
        [1, 'Frankenversand', '80805', 'München'],
        [2, 'Frankenversand KG', '80805', 'München'],
      ],
    },
    {
      name: 'Rechnungen',
      columns: { ReNr: 'text', KundenNr: 'long', Datum: 'datetime', Betrag: 'currency' },
      rows: [
        ['R-1', 1, '2026-01-02T00:00', 10.5],
        ['R-2', 2, '2026-01-02T00:00', 10.5],
        ['R-3', 99, '2026-01-02T00:00', 10.5],
        ['R-4', null, '2026-01-02T00:00', 10.5],
      ],
    },
    { name: 'Maschinen', columns: { F1: 'text' }, rows: [['Drehbank']] },
  ]
  const path = join(folder, 'alt.mdb')
  writeFileSync(path, writeAccess(tables))
  const { text } = await bordmittel('import', [path])
  for (const line of [
    'Zeile 2: Frankenversand KG – Frankenversand',
    '1 Zeile nennt einen Kunden, den wir nicht kennen',
    'Zeile 3: 99',
    '1 Zeile nennt keinen Kunden',
    'Zeile 4: R-4',
    'Maschinen (1 Zeile): nicht erkannt und nicht eingelesen',
  ])
    expect(text).toContain(line)
})
