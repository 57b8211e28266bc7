import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'

let house: TestHouse
let administrator: TestMember
beforeAll(async () => {
  house = await openTestHouse()
  administrator = await house.member(['sales'], { administrator: true })
})
afterAll(() => house.close())

it('holds every record with what belongs to it, files too, and no secret', async () => {
  const { id } = await administrator.createCustomer({
    name: '=Adler "GmbH"',
    phones: [{ number: '+49 711 1' }],
    fields: { ERP: '1' },
  })
  const bytes = new TextEncoder().encode('Angebot')
  await administrator.attachFile({ record: 'customers', recordId: id, name: 'a.txt', bytes })
  const file = await administrator.exportEverything({})
  expect(file.name).toBe('Bordmittel 2026-11-21.json')
  const pieces: string[] = []
  for await (const piece of file.pieces) pieces.push(piece)
  const { tables, settings } = JSON.parse(pieces.join('')) as {
    tables: Record<string, Record<string, unknown>[]>
    settings: object
  }
  expect(tables.customers).toMatchObject([
    { id, name: '=Adler "GmbH"', phones: [{ number: '+49 711 1' }], fields: { ERP: '1' } },
  ])
  expect(tables.fileContents?.map((one) => Buffer.from(String(one.bytes), 'base64').toString())).toEqual(['Angebot'])
  expect(tables.events?.length).toBeGreaterThan(0)
  for (const name of ['authUsers', 'authAccounts', 'authSessions', 'apiKeys', 'links', 'settings'])
    expect(Object.keys(tables)).not.toContain(name)
  expect(JSON.stringify([tables, settings])).not.toMatch(/secret/i)
})

it('pay goes only with an administrator who is the sales lead, too', async () => {
  const lead = await house.member(['salesLead'], { administrator: true })
  const { id } = await lead.setCommissionPlan({ memberId: lead.id, validFrom: '2026-01-01', rate: 250 })
  const holds = async (member: TestMember) => {
    const pieces: string[] = []
    for await (const piece of (await member.exportEverything({})).pieces) pieces.push(String(piece))
    return pieces.join('').includes(id)
  }
  expect([await holds(administrator), await holds(lead)]).toEqual([false, true])
})

it('a table of any length comes piece by piece', async () => {
  for (let n = 0; n < 1100; n += 1) await administrator.createTask({ kind: 'task', text: `Aufgabe ${n}` })
  const file = await administrator.exportEverything({})
  let longest = 0
  const pieces: string[] = []
  for await (const piece of file.pieces) {
    longest = Math.max(longest, piece.length)
    pieces.push(piece)
  }
  expect(JSON.parse(pieces.join('')).tables.tasks).toHaveLength(1100)
  expect(longest).toBeLessThan(600 * 1024)
})
