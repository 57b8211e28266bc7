import { afterEach, beforeEach, expect, it } from 'vitest'
import { saveSetting } from '#platform/actions/settings.ts'
import { system } from '#shared/actor.ts'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'

let house: TestHouse
let lead: TestMember
let customerId: string
let stages: string[]
beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'])
  customerId = (await lead.createCustomer({ name: 'Reiser Pumpen' })).id
  stages = (await lead.listStages({})).stages.map(({ id }) => id)
})
afterEach(() => house.close())

type Closing = { reason: string; day?: string; competitor?: string }
async function closed(title: string, amount: number | null, closing: Closing | 'won', more = {}, as = lead) {
  const { id } = await as.createOpportunity({ customerId, title, amount, createdDay: '2026-09-10', ...more })
  if (closing === 'won') await as.winOpportunity({ id, day: '2026-11-10' })
  else await as.loseOpportunity({ id, day: '2026-11-10', ...closing })
  return id
}
const quarter = { from: '2026-10-01', to: '2026-12-31' }

it('reasons and closing rate, no decision counted as lost; each figure opens its opportunities', async () => {
  await closed('Zweite Linie', 600_00, 'won', { stageId: stages[3] })
  await closed('Pressen', 300_00, { reason: 'price' }, { stageId: stages[2] })
  await closed('Welle', 100_00, { reason: 'noDecision' }, { stageId: stages[2] })
  await closed('Dichtung', null, { reason: 'price' })
  await closed('Richtpreis', 900_00, { reason: 'price' }, { budgetary: true })
  await closed('In Franken', 900_00, { reason: 'price' }, { currency: 'CHF' })
  await closed('Im Quartal davor', 900_00, { reason: 'price', day: '2026-09-30' })
  await lead.createOpportunity({ customerId, title: 'Offen', amount: 900_00 })

  const review = await lead.getWinLoss(quarter)
  expect(review.total).toMatchObject({
    won: { count: 1, amount: 600_00 },
    lost: { count: 3, amount: 400_00 },
    noDecision: { count: 1, amount: 100_00 },
    withoutAmount: 1,
    closingRate: 0.25,
    closingRateByValue: 0.6,
  })
  expect(review).toMatchObject({ budgetary: 1, otherCurrencies: [{ currency: 'CHF', count: 1 }] })
  expect(review.total.reasons[0]).toEqual({ outcome: 'lost', reason: 'price', count: 2, amount: 300_00 })
  expect(review.rows.map(({ name, won, lost }) => [name, won.count, lost.count])).toEqual([
    ['Anfrage', 0, 1],
    ['Angebot', 0, 2],
    ['Muster/Freigabe', 1, 0],
  ])
  const behind = async (more: object) =>
    (await lead.listWinLoss({ ...quarter, ...more })).opportunities.map(({ title }) => title)
  expect(await behind({ outcome: 'lost', reason: 'price' })).toEqual(['Pressen', 'Dichtung'])
  expect(await behind({ outcome: 'lost', reason: 'price', key: stages[2] })).toEqual(['Pressen'])
  expect(await behind({ outcome: 'won', reason: 'none' })).toEqual(['Zweite Linie'])
  expect(await lead.listWinLoss({ ...quarter, limit: 1 })).toMatchObject({
    total: 4,
    opportunities: [{ amount: 600_00 }],
  })
  await expect(lead.getWinLoss({ from: '2026-12-01', to: '2026-11-01' })).rejects.toMatchObject({ code: 'periodWrong' })
})

it('by competitor in one spelling, by kind, channel and band of the amount, and what each counts', async () => {
  await closed('A', 4_999_99, { reason: 'price', competitor: 'Müller Technik' }, { kind: 'repeat', channel: 'Messe' })
  await closed('B', 5_000_00, { reason: 'price', competitor: 'MUELLER TECHNIK' }, { kind: 'repeat' })
  await closed('C', 200_000_00, { reason: 'delivery', competitor: 'Müller Technik' })
  await closed('D', null, 'won')
  const rows = async (by: 'competitor' | 'kind' | 'channel' | 'amount') =>
    (await lead.getWinLoss({ ...quarter, by })).rows.map(({ key, won, lost }) => [key, won.count, lost.count])
  expect(await rows('competitor')).toEqual([
    ['Müller Technik', 0, 3],
    [null, 1, 0],
  ])
  expect(await rows('kind')).toEqual([
    ['repeat', 0, 2],
    [null, 1, 1],
  ])
  expect(await rows('channel')).toEqual([
    ['Messe', 0, 1],
    [null, 1, 2],
  ])
  expect(await rows('amount')).toEqual([
    ['0', 0, 1],
    ['1', 0, 1],
    ['3', 0, 1],
    [null, 1, 0],
  ])
  const behind = async (more: Parameters<TestMember['listWinLoss']>[0]) =>
    (await lead.listWinLoss({ ...quarter, ...more })).opportunities.map(({ title }) => title)
  expect(await behind({ by: 'competitor', key: 'Müller Technik' })).toEqual(['C', 'B', 'A'])
  expect(await behind({ by: 'competitor', key: 'none' })).toEqual(['D'])
  expect(await behind({ by: 'amount', key: '1' })).toEqual(['B'])
  expect(await behind({ by: 'amount', key: 'none' })).toEqual(['D'])
})

it('keeps to own customers where the company says so, and to whom one asks for', async () => {
  const sales = await house.member(['sales'])
  await house.runner.command(system, (ctx) => saveSetting(ctx, 'readsOwnOnly', true))
  await closed('fremd', 100, 'won')
  customerId = (await sales.createCustomer({ name: 'Eigener' })).id
  await closed('eigen', 100, 'won', {}, sales)
  const theirs = house.as({ ...sales.actor, readsOwnOnly: true }) as TestMember
  expect(await theirs.getWinLoss(quarter)).toMatchObject({ ownOnly: true, total: { won: { count: 1 } } })
  expect((await theirs.listWinLoss(quarter)).opportunities.map(({ title }) => title)).toEqual(['eigen'])
  expect((await lead.getWinLoss({ ...quarter, owner: [sales.id] })).total.won.count).toBe(1)
})
