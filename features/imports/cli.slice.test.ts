import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
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

/** `bordmittel import FILE --map MAP` on the data of the house. */
async function bringIn(file: string, map: object) {
  const { json } = await commands
    .find((command) => command.name === 'import')!
    .run({
      call: lead,
      args: [file],
      values: { map: write('map.json', JSON.stringify(map)) },
      today: '2026-11-21',
      t: (key) => key,
      format: undefined as never,
      say: () => {},
      finishJobs: () => house.runJobs(),
      finishJob: () => house.runJobs(),
      server: null,
    })
  return json as { files: { created: number; made: Record<string, number> }[] }
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
