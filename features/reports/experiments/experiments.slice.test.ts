import { afterEach, beforeEach, expect, it } from 'vitest'
import { insertRecord } from '#platform/actions/records.ts'
import { system } from '#shared/actor.ts'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'

let house: TestHouse
let lead: TestMember
let sales: TestMember
beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'])
  sales = await house.member(['sales'])
})
afterEach(() => house.close())

const days = { startDay: '2026-10-01', endDay: '2026-12-15' }
const niche = { kind: 'niche', name: 'Süden', segment: 'Pumpenbauer', approach: 'Anruf, dann Besuch', ...days } as const
const channel = { kind: 'channel', name: 'Messe Süd', channel: 'Messe', ...days } as const

async function customer(name: string, more = {}) {
  return (await lead.createCustomer({ name, standing: 'targetCustomer', ownerId: sales.id, ...more })).id
}

async function won(customerId: string, amount: number, day: string, more = {}) {
  const deal = { customerId, title: 'Linie', amount, ownerId: sales.id, createdDay: '2026-10-05', ...more }
  const { id } = await lead.createOpportunity(deal)
  await lead.winOpportunity({ id, day })
  return id
}

it('a niche: its firms, what they did since, against the goal; what others did does not count', async () => {
  const [vogt, egli, other] = [
    await customer('Vogt'),
    await customer('Egli', { tags: ['Süd'] }),
    await customer('Andere'),
  ]
  const { id } = await lead.openExperiment({ ...niche, measure: 'wonValue', goal: 1_000_00, ownerId: sales.id })
  expect(await lead.addExperimentCustomers({ id, ids: [vogt] })).toMatchObject({ added: 1 })
  expect(await lead.addExperimentCustomers({ id, filter: { tag: ['Süd'] } })).toMatchObject({ added: 1 })
  await sales.logActivity({ customerId: vogt, kind: 'call', text: 'Bedarf', at: '2026-10-20T09:00:00Z' })
  await sales.logActivity({ customerId: other, kind: 'call', text: 'Bedarf', at: '2026-10-20T09:00:00Z' })
  await won(vogt, 250_00, '2026-11-03', { kind: 'newCustomer' })
  await won(other, 900_00, '2026-11-03')
  await lead.createOpportunity({ customerId: egli, title: 'Presse', createdDay: '2026-11-02' })
  await house.runner.command(system, (ctx) =>
    insertRecord(ctx, 'revenues', 'revenue.imported', {
      customerId: vogt,
      day: '2026-11-10',
      amount: 200_00,
      currency: 'EUR',
    }),
  )
  const found = await sales.getExperiment({ id })
  expect(found.figures).toEqual({
    period: { from: '2026-10-01', to: '2026-11-21' },
    newCustomers: 1,
    leads: 0,
    opportunities: 2,
    won: 1,
    lost: 0,
    closingRate: 1,
    wonValue: 250_00,
    revenue: 200_00,
    cost: 0,
    spoken: 1,
    value: 250_00,
    attained: 0.25,
  })
  expect(found.list).toMatchObject([
    { name: 'Egli', spokenOn: null, open: 1, won: 0 },
    { name: 'Vogt', spokenOn: '2026-10-20', open: 0, won: 1 },
  ])
  // After its last day nothing is added any more.
  house.at('2027-01-10')
  await won(vogt, 400_00, '2027-01-05')
  expect((await lead.getExperiments({})).experiments).toMatchObject([{ state: 'due', figures: { wonValue: 250_00 } }])

  await lead.removeExperimentCustomer({ id, customerId: egli })
  expect((await sales.getExperiment({ id })).list).toHaveLength(1)
})

it('a channel counts as the channel figures do: its deals, the customers that came by it, its costs and leads', async () => {
  const { id } = await lead.openExperiment({ ...channel, measure: 'leads', goal: 4, budget: 5_000_00 })
  const reiser = await customer('Reiser')
  await won(reiser, 300_00, '2026-11-03', { channel: 'Messe', kind: 'newCustomer' })
  await won(await customer('Web'), 500_00, '2026-11-03', { channel: 'Web' })
  await lead.setChannelCost({ channel: 'Messe', month: '2026-10', amount: 1_200_00 })
  await lead.setChannelCost({ channel: 'Messe', month: '2026-09', amount: 700_00 })
  await sales.createLead({ origin: 'fair', originNote: 'Messe', company: 'A', text: 'Wellen' })
  await sales.createLead({ origin: 'call', company: 'B', text: 'Wellen' })
  const { figures } = await lead.getExperiment({ id })
  expect(figures).toMatchObject({ leads: 1, value: 1, attained: 0.25, cost: 1_200_00, opportunities: 1, spoken: 0 })
  const period = { from: '2026-10-01', to: '2026-11-21' }
  const [same] = (await lead.getChannels(period)).channels.filter((one) => one.channel === 'Messe')
  const { won: count, wonValue, newCustomers, revenue, closingRate, cost } = figures
  expect(same).toMatchObject({ won: count, wonValue, newCustomers, revenue, closingRate, cost })
  await expect(lead.addExperimentCustomers({ id, ids: [reiser] })).rejects.toMatchObject({ code: 'experimentNoList' })
})

it('the owner has a task for the end day; it goes with the experiment, and the verdict does it', async () => {
  const { id } = await lead.openExperiment({ ...niche, measure: 'newCustomers', goal: 3, ownerId: sales.id })
  const tasks = async (member: TestMember) => (await member.listTasks({ list: 'mine' })).tasks
  expect(await tasks(sales)).toMatchObject([{ dueDay: '2026-12-15', text: expect.stringContaining('„Süden“') }])
  await lead.changeExperiment({ id, name: 'Süden 2', endDay: '2026-12-20', ownerId: lead.id })
  expect(await tasks(sales)).toEqual([])
  expect(await tasks(lead)).toMatchObject([{ dueDay: '2026-12-20', text: expect.stringContaining('„Süden 2“') }])
  await expect(sales.judgeExperiment({ id, verdict: 'goOn', reason: 'Läuft' })).rejects.toMatchObject({
    code: 'notAllowed',
  })
  const { undo } = await lead.judgeExperiment({ id, verdict: 'stop', reason: 'Kein Bedarf' })
  expect(await tasks(lead)).toEqual([])
  expect((await lead.listExperiments({})).experiments).toMatchObject([{ state: 'judged', reason: 'Kein Bedarf' }])
  await expect(lead.changeExperiment({ id, goal: 5 })).rejects.toMatchObject({ code: 'experimentJudged' })
  await lead.undo({ undo })
  expect(await tasks(lead)).toHaveLength(1)
  await lead.deleteExperiment({ id })
  expect(await tasks(lead)).toEqual([])
  expect((await lead.listExperiments({})).experiments).toEqual([])
})

it('who runs one sees that one; bad input is refused with a sentence', async () => {
  await lead.openExperiment({ ...channel, measure: 'leads', goal: 4 })
  const { id } = await lead.openExperiment({ ...niche, measure: 'newCustomers', goal: 3, ownerId: sales.id })
  expect(await sales.listExperiments({})).toMatchObject({ canOpen: false, experiments: [{ name: 'Süden' }] })
  expect((await lead.listExperiments({})).experiments).toHaveLength(2)
  const ids = await Promise.all(Array.from({ length: 101 }, (_, n) => customer(`Firma ${n}`, { tags: ['viele'] })))
  await expect(sales.addExperimentCustomers({ id, filter: { tag: ['viele'] } })).rejects.toMatchObject({
    code: 'experimentFull',
  })
  await sales.addExperimentCustomers({ id, ids: ids.slice(0, 100) })
  await expect(sales.addExperimentCustomers({ id, ids: ids.slice(100) })).rejects.toMatchObject({
    code: 'experimentFull',
  })
  const wrong = { ...niche, measure: 'newCustomers', goal: 3 } as const
  await expect(lead.openExperiment({ ...wrong, goal: -1 })).rejects.toMatchObject({ code: 'experimentGoal' })
  await expect(lead.openExperiment({ ...wrong, endDay: '2026-09-01' })).rejects.toMatchObject({
    code: 'experimentDays',
  })
  await expect(lead.openExperiment({ ...wrong, segment: ' ' })).rejects.toMatchObject({ code: 'experimentWhere' })
  await expect(lead.openExperiment({ ...wrong, ownerId: id })).rejects.toMatchObject({ code: 'memberUnknown' })
})
