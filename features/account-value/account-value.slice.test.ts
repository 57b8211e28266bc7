import { afterEach, beforeEach, expect, it } from 'vitest'
import { commands } from '#features/key-accounts/cli.ts'
import { insertRecord } from '#platform/actions/records.ts'
import { system } from '#shared/actor.ts'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'

let house: TestHouse
let lead: TestMember
beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'])
})
afterEach(() => house.close())

const bring = (customerId: string, day: string, amount: number, margin: number | null, own: object = {}) =>
  house.runner.command(system, (ctx) =>
    insertRecord(ctx, 'revenues', 'revenue.imported', { customerId, day, amount, margin, currency: 'EUR', ...own }),
  )
const keyAccount = async (name: string, fields: object = {}) =>
  (await lead.createCustomer({ name, mode: 'keyAccount', ...fields })).id
const readValue = async (customerId: string) => (await lead.getAccountValue({ customerId })).value

it('the value of a key account: margin a year, retention by hand, its growth against what was stored a year before', async () => {
  const reiser = await keyAccount('Reiser Pumpen')
  await bring(reiser, '2025-06-01', 400_000_00, 100_000_00)
  await bring(reiser, '2026-06-01', 500_000_00, 140_000_00)
  await bring(reiser, '2024-10-31', 900_000_00, 900_000_00)
  expect(await readValue(reiser)).toMatchObject({ lifetime: null, missing: 'retention', marginPerYear: 120_000_00 })

  await expect(lead.changeValueSettings({ retention: { none: 1.08 } })).rejects.toMatchObject({
    code: 'retentionTooHigh',
  })
  await lead.changeValueSettings({ discount: 0.1, retention: { none: 0.8 } })
  expect(await readValue(reiser)).toMatchObject({
    lifetime: { afterYear: 320_000_00, now: 440_000_00 },
    retention: { rate: 0.8, source: 'byHand', of: 1 },
    acquisitionCost: null,
    marginKnown: 1,
    growth: 0.25,
    valueBefore: null,
  })
  const terms = { customerId: reiser, fireHours: null, complaintDays: null, enquiryDays: null }
  const { undo } = await lead.setAccountTerms({ ...terms, acquisitionCost: 20_000_00 })
  expect(await readValue(reiser)).toMatchObject({ lifetime: { afterYear: 300_000_00 }, acquisitionCost: 20_000_00 })
  await lead.undo({ undo })

  const stored = () => house.database.reader.selectFrom('accountValues').select(['month', 'value']).execute()
  await house.runJobs()
  await house.runJobs()
  expect((await stored()).map((row) => [row.month, Number(row.value)])).toEqual([['2026-11', 320_000_00]])
  house.at('2026-11-25')
  await house.runJobs()
  expect(await stored()).toHaveLength(1)
  house.at('2027-11-21')
  await bring(reiser, '2027-06-01', 500_000_00, 340_000_00)
  expect(await readValue(reiser)).toMatchObject({
    lifetime: { afterYear: 640_000_00 },
    valueBefore: 320_000_00,
    valueGrowth: 1,
  })
  const young = await keyAccount('Neue Lage')
  await bring(young, '2027-06-01', 100_00, null)
  expect(await readValue(young)).toMatchObject({ missing: 'margin', monthsKnown: 5, margin: null, balance: null })
})

it('from twenty customers of a class on retention is counted, for everybody the same', async () => {
  const reiser = await keyAccount('Reiser Pumpen', { class: 'A', classReason: 'groß' })
  for (let at = 0; at < 20; at += 1) {
    const id = at === 0 ? reiser : (await lead.createCustomer({ name: `Kunde ${at}`, class: 'A', classReason: 'x' })).id
    await bring(id, '2025-06-01', 100_00, 20_00)
    if (at < 15) await bring(id, '2026-06-01', 100_00, 20_00)
  }
  await lead.changeValueSettings({ retention: { A: 0.1 } })
  const counted = { rate: 0.75, source: 'counted', of: 20 }
  expect(await readValue(reiser)).toMatchObject({ class: 'A', retention: counted })
  expect((await lead.getValueSettings({})).counted.A).toEqual({ rate: 0.75, of: 20 })
})

it('margin after the cost to serve beside the relationship; only for who may see the plan', async () => {
  const tina = await house.member(['sales'], { name: 'Tina' })
  const near = await keyAccount('Reiser Pumpen', { ownerId: tina.id })
  const far = await keyAccount('Technik Vogt')
  await bring(near, '2026-06-01', 10_000_00, 1_000_00, { product: 'Welle' })
  await bring(near, '2025-06-01', 8_000_00, 1_000_00, { product: 'Welle' })
  await bring(near, '2026-07-01', 1_000_00, null)
  await bring(far, '2026-06-01', 10_000_00, 4_000_00)
  for (const lastName of ['Sauter', 'Klein', 'Beck']) {
    const { id: personId } = await lead.createPerson({ customerId: near, lastName })
    for (const day of ['2026-09-01', '2026-09-15', '2026-10-01'])
      await lead.logActivity({ customerId: near, personId, kind: 'call', text: 'x', at: `${day}T09:00:00Z` })
  }
  await lead.logActivity({
    ...{ customerId: near, kind: 'call', outcome: 'notReached', text: '', at: '2026-10-02T09:00:00Z' },
  })
  await lead.changeValueSettings({ hourRate: 60_00 })
  const { accounts, company } = await lead.getAccountValues({})
  const row = (id: string) => accounts.find(({ customerId }) => customerId === id)
  expect(row(near)).toMatchObject({
    ...{ minutes: 138, cost: 138_00, margin: 1_000_00, marginRate: 0.1, net: 862_00, relationship: 3 },
    balance: 'nearPoor',
  })
  expect(row(far)).toMatchObject({ minutes: 0, cost: 0, net: 4_000_00, relationship: 0, balance: 'farRich' })
  expect(company.marginRate).toBe(0.25)
  const { groups } = await lead.getAccountValue({ customerId: near })
  expect(groups).toEqual([
    { group: 'Welle', revenue: 10_000_00, revenueBefore: 8_000_00, growth: 0.25 },
    { group: null, revenue: 1_000_00, revenueBefore: 0, growth: null },
  ])

  expect((await tina.getAccountValues({})).accounts.map(({ customerId }) => customerId)).toEqual([near])
  await expect(tina.getAccountValue({ customerId: far })).rejects.toMatchObject({ code: 'notAllowed' })
  const reader = await house.member(['reader'])
  const [command] = commands
  const tools = {
    t: (key: string) => key,
    format: { money: String, percent: String, number: String, day: String, change: String },
  }
  const run = async (call: TestMember) =>
    (await command?.run({ call, ...tools, options: {}, values: [] } as never)) as { json: { values: unknown } }
  expect((await run(reader)).json.values).toBeNull()
  expect((await run(tina)).json.values).toMatchObject({ accounts: [{ customerId: near }] })
  const { bytes } = await tina.exportAccountValues({})
  expect(bytes.length).toBeGreaterThan(500)
})

it('amounts of other currencies count by the dated rate', async () => {
  const reiser = await keyAccount('Reiser Pumpen')
  await lead.setCurrencyRates({ rates: [{ currency: 'CHF', rate: 2, validFrom: '2026-01-01' }] })
  await bring(reiser, '2026-06-01', 100_00, 30_00)
  await bring(reiser, '2026-06-02', 50_00, 10_00, { currency: 'CHF' })
  const { value, converted } = await lead.getAccountValue({ customerId: reiser })
  expect([value.revenue, value.margin]).toEqual([200_00, 50_00])
  expect(converted).toMatchObject([{ currency: 'CHF', amount: 50_00 }])
})

it('what a customer was promised, and how it was kept; agreed on with one alone it counts for that one', async () => {
  const reiser = await keyAccount('Reiser Pumpen')
  const answered = async () => {
    const { promises } = await lead.getAccountValue({ customerId: reiser })
    return promises.map(({ kind, within, own, inTime, late, median }) => [kind, within, own, inTime, late, median])
  }
  house.at('2026-11-17T08:00:00Z')
  const { id: fire } = await lead.raiseFire({ customerId: reiser, text: 'Band steht.' })
  house.at('2026-11-17T11:00:00Z')
  await lead.takeFire({ id: fire })
  const { id: complaint } = await lead.createComplaint({ customerId: reiser, text: 'Maß', receivedDay: '2026-11-13' })
  house.at('2026-11-18')
  await lead.answerComplaint({ id: complaint, answer: 'Ersatz', answeredOn: '2026-11-17' })
  expect(await answered()).toEqual([
    ['fire', 4, false, 1, 0, 3],
    ['complaint', 1, false, 0, 1, 2],
    ['enquiry', 2, false, 0, 0, null],
  ])
  const terms = { customerId: reiser, acquisitionCost: null, enquiryDays: null }
  await lead.setAccountTerms({ ...terms, fireHours: 2, complaintDays: 3 })
  expect((await answered()).slice(0, 2)).toEqual([
    ['fire', 2, true, 0, 1, 3],
    ['complaint', 3, true, 1, 0, 2],
  ])
  expect((await readValue(reiser)).answered).toEqual({ inTime: 1, judged: 2 })
  await expect(lead.changeValueSettings({ business: { from: 17, to: 8 } })).rejects.toMatchObject({
    code: 'businessHoursWrong',
  })
})
