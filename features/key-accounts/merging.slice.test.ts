import { afterEach, beforeEach, expect, it } from 'vitest'
import { insertRecord } from '#platform/actions/records.ts'
import { system } from '#shared/actor.ts'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'
import { nothingAsked } from '#tests/surveys.ts'

let house: TestHouse
let lead: TestMember
beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'], { name: 'Carla Renz' })
})
afterEach(() => house.close())

/** A key account with a plan of this year and an open action, a cell, a contract and an answer. */
async function makeAccount(
  name: string,
  cells: { group: string; potential: number | null; competitor: string | null }[],
) {
  const { id: customerId } = await lead.createCustomer({ name, mode: 'keyAccount' })
  const days = { fromDay: '2026-01-01', toDay: '2026-12-31' }
  const { id: planId } = await lead.createAccountPlan({ customerId, ...days })
  await lead.writePlanText({ id: planId, part: 'strategies', text: `Weg von ${name}`, seen: '' })
  const action = { memberId: lead.id, dueDay: '2026-12-15', goalId: null, cost: null, internal: false }
  await lead.savePlanAction({ id: planId, ...action, text: `Muster von ${name}` })
  for (const cell of cells)
    await lead.setWhiteSpace({ customerId, unitId: customerId, ...cell, source: name, irrelevant: false })
  await lead.createContract({ customerId, name: `Wartung ${name}`, startDay: '2026-01-01', amountPerYear: 1_000_00 })
  const { id: personId } = await lead.createPerson({ customerId, lastName: name })
  const answer = {
    ...nothingAsked,
    recipient: null,
    customerId,
    personId,
    answeredAt: '2026-11-02T12:00:00Z',
    score: 9,
  }
  await house.runner.command(system, (ctx) => insertRecord(ctx, 'surveys', 'survey.answered', answer))
  return { customerId, planId }
}

it('two key accounts brought together: one plan is followed, both are read; nothing of either is lost, and it can be taken back', async () => {
  const lager = { group: 'Lager', potential: null, competitor: 'Hartmann' }
  const kept = await makeAccount('Reiser', [lager, { group: 'Spindeln', potential: 500_00, competitor: null }])
  const twin = await makeAccount('Reiser GmbH', [
    { group: 'Lager', potential: 900_00, competitor: 'Vogt' },
    { group: 'Antriebe', potential: 100_00, competitor: null },
  ])
  const { customerId } = kept
  const told = async () => {
    const { plans, plan } = await lead.getAccountPlan({ customerId })
    const texts = await Promise.all(
      plans.map(async ({ id: planId }) => (await lead.getAccountPlan({ customerId, planId })).plan?.texts.strategies),
    )
    const { cells } = await lead.getWhiteSpace({ customerId })
    return {
      followed: plan?.id,
      texts: texts.sort(),
      cells: cells.map(({ group, potential, competitor, source }) => [group, potential, competitor, source]).sort(),
      contracts: (await lead.listContracts({ customerId })).contracts.map(({ name }) => name).sort(),
      answers: (await lead.listSurveys({ customerId })).surveys.map(({ personName }) => personName).sort(),
    }
  }
  const before = await told()
  const { undo } = await lead.mergeDuplicates({ merges: [{ id: customerId, ids: [customerId, twin.customerId] }] })
  expect(await told()).toEqual({
    followed: kept.planId,
    texts: ['Weg von Reiser', 'Weg von Reiser GmbH'],
    // What only the other one knew of a cell is in it; what was known stays.
    cells: [
      ['Antriebe', 100_00, null, 'Reiser GmbH'],
      ['Lager', 900_00, 'Hartmann', 'Reiser GmbH'],
      ['Spindeln', 500_00, null, 'Reiser'],
    ],
    contracts: ['Wartung Reiser', 'Wartung Reiser GmbH'],
    answers: ['Reiser', 'Reiser GmbH'],
  })
  const actions = (await lead.listTasks({ limit: 50 })).tasks.filter(({ text }) => text.includes('Muster'))
  expect(actions).toHaveLength(2)
  await expect(
    lead.createAccountPlan({ customerId, fromDay: '2026-06-01', toDay: '2027-05-31' }),
  ).rejects.toMatchObject({ code: 'planPeriodTaken' })
  await lead.undo({ undo })
  expect(await told()).toEqual(before)
  expect((await lead.getAccountPlan({ customerId: twin.customerId })).plan?.id).toBe(twin.planId)
})
