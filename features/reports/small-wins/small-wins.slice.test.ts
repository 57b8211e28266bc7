import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { actions } from '#features/thanks/actions.ts'
import { insertRecord } from '#platform/actions/records.ts'
import { system } from '#shared/actor.ts'
import { inParallel, openTestHouse, someoneWaits, type TestHouse, type TestMember } from '#tests/harness.ts'
import { openHouse } from '../../../house.ts'

let house: TestHouse
let lead: TestMember
let sales: TestMember
beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'], { name: 'Claudia Renz' })
  sales = await house.member(['sales'], { name: 'Jonas Bader' })
})
afterEach(() => house.close())

const quarter = { from: '2026-10-01', to: '2026-12-31' }
const customer = async (name: string, standing: 'targetCustomer' | 'customer' | 'former' = 'targetCustomer') =>
  (await sales.createCustomer({ name, standing, ownerId: sales.id })).id
const talk = (customerId: string, kind: 'call' | 'visit', day: string, personId: string | null = null) =>
  sales.logActivity({ customerId, personId, kind, text: 'Gespräch', at: `${day}T09:00:00.000Z` })
const told = (wins: { kind: string; day: string; customerName: string; personName: string | null }[]) =>
  wins.map(({ kind, day, customerName, personName }) => [kind, day, customerName, personName])

it('the first appointment with a decider counts once, a call or another person does not', async () => {
  const vogt = await customer('Vogt')
  const decider = (await sales.createPerson({ customerId: vogt, firstName: 'Ute', lastName: 'Kollmar' })).id
  const user = (await sales.createPerson({ customerId: vogt, lastName: 'Anwender' })).id
  const { id } = await sales.createOpportunity({ customerId: vogt, title: 'Linie', ownerId: sales.id })
  await sales.setOpportunityPerson({ id, personId: decider, roles: ['decider'] })
  await sales.setOpportunityPerson({ id, personId: user, roles: ['user'] })
  await talk(vogt, 'call', '2026-11-02', decider)
  await talk(vogt, 'visit', '2026-11-03', user)
  await talk(vogt, 'visit', '2026-11-05', decider)
  await talk(vogt, 'visit', '2026-11-12', decider)
  const { wins, total } = await lead.listSmallWins(quarter)
  expect(told(wins)).toEqual([['decider', '2026-11-05', 'Vogt', 'Ute Kollmar']])
  expect(total).toBe(1)
  expect(wins[0]).toMatchObject({ memberId: sales.id, memberName: 'Jonas Bader', canThank: true, thanks: [] })
})

it('a stage forward counts at who is to be won, not at customers; one taken back does not', async () => {
  const stages = (await lead.listStages({})).stages.map(({ id }) => id)
  const deal = async (customerId: string) =>
    (
      await sales.createOpportunity({
        customerId,
        title: 'Linie',
        ownerId: sales.id,
        createdDay: '2026-10-05',
        stageId: stages[0]!,
      })
    ).id
  const target = await deal(await customer('Ziel'))
  const buying = await deal(await customer('Kunde', 'customer'))
  for (const id of [target, buying]) await sales.changeOpportunity({ id, stageId: stages[2]! })
  const taken = await deal(await customer('Zurück'))
  await sales.changeOpportunity({ id: taken, stageId: stages[1]! })
  await sales.changeOpportunity({ id: taken, stageId: stages[0]! })
  const { wins } = await lead.listSmallWins(quarter)
  expect(wins).toMatchObject([
    { kind: 'stage', customerName: 'Ziel', opportunityId: target, fromStageId: stages[0], toStageId: stages[2] },
  ])
  // It has become a customer by now: it was one to be won then.
  await sales.winOpportunity({ id: target })
  expect((await lead.listSmallWins(quarter)).wins).toMatchObject([{ kind: 'stage', customerName: 'Ziel' }])
})

it('spoken and ordered again after long silence, and a reference', async () => {
  const quiet = await customer('Still', 'former')
  await talk(quiet, 'call', '2025-06-01')
  await talk(quiet, 'call', '2026-10-20')
  await talk(quiet, 'call', '2026-11-02')
  const spoken = await customer('Oft', 'former')
  await talk(spoken, 'call', '2026-03-01')
  await talk(spoken, 'call', '2026-11-02')
  const back = await customer('Zurück', 'customer')
  await house.runner.command(system, (ctx) =>
    insertRecord(ctx, 'revenues', 'revenue.imported', {
      customerId: back,
      day: '2023-05-01',
      amount: 100_00,
      currency: 'EUR',
    }),
  )
  await sales.createOrder({ customerId: back, amount: 500_00, day: '2026-11-10' })
  await sales.createOrder({ customerId: back, amount: 200_00, day: '2026-11-15' })
  const { id } = await sales.recordReference({ customerId: back, day: '2026-11-16', text: 'Darf genannt werden' })
  expect(told((await lead.listSmallWins(quarter)).wins)).toEqual([
    ['reference', '2026-11-16', 'Zurück', null],
    ['orderAgain', '2026-11-10', 'Zurück', null],
    ['contactAgain', '2026-10-20', 'Still', null],
  ])
  const mine = await lead.listSmallWins({ ...quarter, owner: [sales.id] })
  expect(mine.total).toBe(3)
  expect((await lead.listSmallWins({ ...quarter, owner: [lead.id] })).total).toBe(0)
  expect((await lead.listSmallWins({ from: '2026-07-01', to: '2026-09-30' })).total).toBe(0)

  await sales.removeReference({ id })
  expect((await sales.listReferences({ customerId: back })).references).toEqual([])
  expect((await lead.listSmallWins(quarter)).total).toBe(2)
  await expect(sales.recordReference({ customerId: back, day: '2026-11-22' })).rejects.toMatchObject({
    code: 'referenceAhead',
  })
})

it('thanks are said once by each, can be taken back, and are seen by who is thanked', async () => {
  const vogt = await customer('Vogt')
  const { id } = await sales.recordReference({ customerId: vogt })
  const win = { win: `reference:${id}`, day: '2026-11-21' }
  const { undo } = await lead.sayThanks(win)
  const own = { ...quarter, owner: [sales.id] }
  expect((await sales.listSmallWins(own)).wins).toMatchObject([
    { canThank: false, thanks: [{ name: 'Claudia Renz', day: '2026-11-21' }] },
  ])
  await expect(lead.sayThanks(win)).rejects.toMatchObject({ code: 'thankedAlready' })
  await expect(sales.sayThanks(win)).rejects.toMatchObject({ code: 'notAllowed' })
  await expect(lead.sayThanks({ ...win, day: '2026-11-20' })).rejects.toMatchObject({ code: 'notFound' })
  await lead.undo({ undo })
  expect((await lead.listSmallWins(own)).wins).toMatchObject([{ canThank: true, thanks: [] }])
  await lead.sayThanks(win)
})

it.runIf(inParallel)('two thanks of one member at the same instant, in two processes, are one', async () => {
  const { id } = await sales.recordReference({ customerId: await customer('Vogt') })
  const win = { win: `reference:${id}`, day: '2026-11-21' }
  const other = await openHouse({ place: { url: house.database.location }, dataFolder: house.dataFolder })
  try {
    const said = Promise.withResolvers<void>()
    const allowed = Promise.withResolvers<void>()
    const first = house.runner.command(lead.actor, async (ctx) => {
      await actions.sayThanks(ctx, win)
      said.resolve()
      await allowed.promise
    })
    await said.promise
    let ended = false
    const second = other.runner.run('sayThanks', win, lead.actor).finally(() => {
      ended = true
    })
    second.catch(() => {})
    while (!ended && !(await someoneWaits(house))) await wait(20)
    allowed.resolve()
    await first
    await expect(second).rejects.toMatchObject({ code: 'thankedAlready' })
  } finally {
    await other.close()
  }
})
