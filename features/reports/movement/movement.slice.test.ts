import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'

let house: TestHouse
let lead: TestMember
beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'])
})
afterEach(() => house.close())

const quarter = { from: '2026-10-01', to: '2026-12-31' }
const amounts = (movement: { total: Record<string, number> }) =>
  Object.fromEntries(Object.entries(movement.total).filter(([, amount]) => amount !== 0))

async function pipeline() {
  const customerId = (await lead.createCustomer({ name: 'Reiser Pumpen' })).id
  const stages = (await lead.listStages({})).stages.map(({ id }) => id)
  const opportunity = async (title: string, amount: number, more = {}) =>
    (
      await lead.createOpportunity({
        customerId,
        title,
        amount,
        createdDay: '2026-09-10',
        expectedClose: '2026-12-15',
        ...more,
      })
    ).id
  return { stages, opportunity }
}

it('from opening to closing: raised and won, pushed out, corrected afterwards', async () => {
  const { stages, opportunity } = await pipeline()
  const line = await opportunity('Zweite Linie', 100_00)
  const presses = await opportunity('Pressen', 200_00)
  await opportunity('Ersatzteile', 80_00, { createdDay: '2026-11-02' })
  await lead.changeOpportunity({ id: line, stageId: stages[3]! })
  await lead.winOpportunity({ id: line, amount: 150_00 })
  await lead.changeOpportunity({ id: presses, amount: 180_00, expectedClose: '2027-01-20' })

  // Entered today, valid from the days given: as of the quarter before, nothing of it was known in time.
  const movement = await lead.getMovement({ ...quarter, by: 'stage' })
  expect(movement).toMatchObject({ running: true, asKnownOn: '2026-11-21', correctedBy: null })
  expect(amounts(movement)).toEqual({
    opening: 300_00,
    new: 80_00,
    increased: 50_00,
    decreased: 20_00,
    won: 150_00,
    pushedOut: 180_00,
    closing: 80_00,
  })
  for (const row of [...movement.rows, movement.total]) {
    const into = row.opening + row.new + row.reopened + row.pulledIn + row.movedIn + row.takenOver + row.increased
    const out = row.decreased + row.won + row.lost + row.pushedOut + row.movedOn + row.handedOn
    expect(into - out).toBe(row.closing)
  }
  expect(movement.rows.map(({ name, movedIn, movedOn, won }) => [name, movedIn, movedOn, won])).toEqual([
    ['Anfrage', 0, 150_00, 0],
    ['Muster/Freigabe', 150_00, 0, 150_00],
  ])
  expect(movement.steps).toMatchObject({ forward: { count: 1 }, won: { count: 1, amount: 150_00 } })
  expect(movement.slipped).toEqual({ count: 1, due: 2, rate: 0.5 })
  expect(movement.moving).toMatchObject([{ id: line, won: true, path: [stages[0], stages[3]] }])

  const won = await lead.listMovement({ ...quarter, column: 'won' })
  expect(won.opportunities).toMatchObject([{ id: line, amount: 150_00, before: 100_00, after: 150_00 }])
  expect((await lead.listMovement({ ...quarter, by: 'stage', column: 'movedOn', key: stages[0]! })).total).toBe(1)
})

it('a past period is told as it was known, and by how much corrections changed it', async () => {
  const { opportunity } = await pipeline()
  const id = await opportunity('Zweite Linie', 100_00)
  const past = { from: '2026-07-01', to: '2026-09-30' }
  const before = await lead.getMovement({ ...past, scope: 'all' })
  expect(amounts(before)).toEqual({})
  expect(before).toMatchObject({
    running: false,
    asKnownOn: '2026-10-05',
    correctedBy: { new: 100_00, closing: 100_00 },
  })

  await lead.winOpportunity({ id, day: '2026-11-20' })
  await lead.deleteOpportunity({ id })
  expect(amounts(await lead.getMovement(quarter))).toEqual({})
})

it('of one person what is theirs; reading only own customers tells nothing of others', async () => {
  const { opportunity } = await pipeline()
  const sales = await house.member(['sales'])
  await opportunity('Zweite Linie', 100_00)
  const handed = await opportunity('Pressen', 50_00)
  await lead.changeOpportunity({ id: handed, ownerId: sales.id })
  const theirs = await lead.getMovement({ ...quarter, owner: [sales.id] })
  expect(amounts(theirs)).toEqual({ takenOver: 50_00, closing: 50_00 })
  await expect(lead.getMovement({ from: '2026-10-02', to: '2026-10-01' })).rejects.toMatchObject({
    code: 'periodWrong',
  })
})

it('the pace of a period beside the one before; of one person what they hold', async () => {
  const { stages, opportunity } = await pipeline()
  const sales = await house.member(['sales'])
  const line = await opportunity('Zweite Linie', 100_00)
  await lead.changeOpportunity({ id: line, stageId: stages[3]!, stageDay: '2026-11-09' })
  await lead.winOpportunity({ id: line, day: '2026-11-19' })
  const presses = await opportunity('Pressen', 200_00)
  await lead.changeOpportunity({ id: presses, ownerId: sales.id })
  await lead.loseOpportunity({ id: presses, reason: 'price', day: '2026-11-12' })
  const budget = await opportunity('Richtpreis', 50_00, { budgetary: true })
  await lead.loseOpportunity({ id: budget, reason: 'price' })

  const pace = await lead.getPace(quarter)
  expect(pace.periodBefore).toEqual({ from: '2026-07-01', to: '2026-09-30' })
  expect(pace.usualPeriod).toEqual({ from: '2025-10-01', to: '2026-09-30' })
  expect(pace.now).toMatchObject({ won: 1, lost: 1, closingRate: 0.5, cycleMedian: 70, forward: 1, wonValue: 100_00 })
  expect(pace.now.stages.map(({ entered, on, dwell, visits }) => [entered, on, dwell, visits])).toEqual([
    [0, 0, 61.5, 2],
    [1, 1, null, 0],
    [1, 1, null, 0],
    [1, 1, 10, 1],
    [0, 0, null, 0],
  ])
  // As known five days after its end nothing was there yet.
  expect(pace.before).toMatchObject({ won: 0, closingRate: null, forward: 0, slipped: { due: 0, rate: null } })
  expect(pace.bottlenecks).toEqual([])
  expect(pace.aims).toMatchObject({ closingRate: null, closings: null, velocityPerDay: null })
  expect(pace.aims.stages.map(({ rate }) => rate)).toEqual([0.5, 0.2 / 0.3, 0.6, 0.5 / 0.7, 0.7])
  expect(pace.aims.cycle).toBe(pace.aims.stages.reduce((sum, { dwell }) => sum + (dwell ?? Number.NaN), 0))
  expect((await lead.getPace({ ...quarter, owner: [sales.id] })).now).toMatchObject({ won: 0, lost: 1 })
})

it('against what is aimed at: the goals of the company, of one person theirs, as far as one may see them', async () => {
  const sales = await house.member(['sales'])
  await lead.setGoals({ measure: 'closingRate', year: 0.4 })
  await lead.setGoals({ measure: 'orderIntake', quarters: [null, null, null, 92_000_00] })
  await lead.setGoals({ measure: 'closings', scope: 'member', memberId: sales.id, quarters: [null, null, null, 6] })
  expect((await lead.getPace(quarter)).aims).toMatchObject({
    closingRate: 0.4,
    closings: null,
    velocityPerDay: 1_000_00,
  })
  const own = { ...quarter, owner: [sales.id] }
  expect((await sales.getPace(own)).aims).toMatchObject({ closingRate: null, closings: 6 })
  // A week has no goal, and neither have two people together.
  expect((await lead.getPace({ from: '2026-11-02', to: '2026-11-08' })).aims).toMatchObject({ closingRate: null })
  expect((await lead.getPace({ ...quarter, owner: [sales.id, lead.id] })).aims).toMatchObject({ closings: null })
})
