import { afterEach, beforeEach, expect, it } from 'vitest'
import { saveSetting } from '#platform/actions/settings.ts'
import { system } from '#shared/actor.ts'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'

let house: TestHouse
let lead: TestMember
beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'])
})
afterEach(() => house.close())

const soon = { nextStep: 'anrufen', nextStepDay: '2026-11-30' }
const reasons = async (member = lead) =>
  (await member.listStanding({})).opportunities.map(({ title, reason }) => [
    title,
    reason.code,
    reason.days,
    reason.most,
  ])

it('lists what stands still, the strongest reason first; the limit holds where few were won', async () => {
  const { id: customerId } = await lead.createCustomer({ name: 'Reiser Pumpen GmbH' })
  const make = (title: string, more: object) => lead.createOpportunity({ customerId, title, ...more })
  await make('moves', { ...soon, createdDay: '2026-11-07' })
  await make('too long', { ...soon, createdDay: '2026-11-01' })
  await make('overdue', { nextStep: 'anrufen', nextStepDay: '2026-11-19' })
  await make('small without step', { amount: 100 })
  await make('large without step', { amount: 200 })
  await make('waits', { waitingUntil: '2026-12-01' })
  expect(await reasons()).toEqual([
    ['large without step', 'noNextStep', null, null],
    ['small without step', 'noNextStep', null, null],
    ['overdue', 'stepOverdue', 2, null],
    ['too long', 'overLimit', 20, 14],
  ])
  expect(await lead.listStanding({ limit: 1 })).toMatchObject({
    total: 4,
    open: 6,
    amounts: [{ currency: 'EUR', amount: 300 }],
    opportunities: [{ amount: 200 }],
  })
})

it('eight won ones say what is usual, each stay in the stage by itself', async () => {
  const { id: customerId } = await lead.createCustomer({ name: 'Reiser Pumpen GmbH' })
  const [first, second] = (await lead.listStages({})).stages.map((stage) => stage.id) as [string, string]
  for (const [i, createdDay] of ['09', '10', '11', '12', '13', '14', '15'].entries()) {
    const { id } = await lead.createOpportunity({ customerId, title: `won ${i}`, createdDay: `2026-10-${createdDay}` })
    await lead.winOpportunity({ id, day: `2026-10-2${i}` })
  }
  await lead.createOpportunity({ customerId, title: 'open', ...soon, createdDay: '2026-10-20' })
  expect(await reasons()).toEqual([['open', 'overLimit', 32, 14]])
  const { id } = await lead.createOpportunity({ customerId, title: 'won at last', createdDay: '2026-08-01' })
  await lead.changeOpportunity({ id, stageId: second, stageDay: '2026-09-30' })
  await lead.winOpportunity({ id, day: '2026-11-01' })
  // Seven times 11 days and once 60: three of four needed at most 11.
  expect(await reasons()).toEqual([['open', 'longerThanWon', 32, 11]])
  expect((await lead.listStanding({ stage: [first] })).total).toBe(1)
  expect((await lead.listStanding({ stage: [second] })).total).toBe(0)
})

it('keeps to own customers where the company says so', async () => {
  const sales = await house.member(['sales'])
  await house.runner.command(system, (ctx) => saveSetting(ctx, 'readsOwnOnly', true))
  const { id: theirs } = await lead.createCustomer({ name: 'Fremder' })
  const { id: own } = await sales.createCustomer({ name: 'Eigener' })
  await lead.createOpportunity({ customerId: theirs, title: 'fremd' })
  await sales.createOpportunity({ customerId: own, title: 'eigen' })
  expect(await reasons(house.as({ ...sales.actor, readsOwnOnly: true }) as TestMember)).toEqual([
    ['eigen', 'noNextStep', null, null],
  ])
})
