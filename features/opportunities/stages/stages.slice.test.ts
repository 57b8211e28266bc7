import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'

let house: TestHouse
let lead: TestMember
beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'])
})
afterEach(() => house.close())

const refused = (code: string) => expect.objectContaining({ code })
const names = async () => (await lead.listStages({})).stages.map((stage) => stage.name)
const deal = async (input: object = {}) => {
  const { id: customerId } = await lead.createCustomer({ name: 'Reiser Pumpen GmbH' })
  return (await lead.createOpportunity({ customerId, title: 'Welle', amount: 100, ...input })).id
}

it('the company adds, renames and orders its stages', async () => {
  const { id } = await lead.createStage({ name: 'Probelauf', probability: 0.6, limitDays: 30 })
  await expect(lead.createStage({ name: 'probelauf', probability: 0.6, limitDays: 30 })).rejects.toMatchObject(
    refused('nameTaken'),
  )
  await expect(lead.createStage({ name: 'Mehr', probability: 1.2, limitDays: 30 })).rejects.toMatchObject(
    refused('invalidInput'),
  )
  await lead.changeStage({ id, name: 'Pilot' })
  const ids = (await lead.listStages({})).stages.map((stage) => stage.id)
  await expect(lead.orderStages({ ids: ids.slice(1) })).rejects.toMatchObject(refused('changedMeanwhile'))
  const { undo } = await lead.orderStages({ ids: [id, ...ids.filter((one) => one !== id)] })
  expect((await names())[0]).toBe('Pilot')
  await lead.undo({ undo })
  expect((await names()).at(-1)).toBe('Pilot')
})

it('a stage that is used goes only with a place for its opportunities; closed ones keep it, undo brings all back', async () => {
  const [first, second] = (await lead.listStages({})).stages.map((stage) => stage.id) as [string, string]
  const open = await deal()
  const closed = await deal()
  await lead.loseOpportunity({ id: closed, reason: 'price' })
  await expect(lead.deleteStage({ id: first })).rejects.toMatchObject({ code: 'stageUsed', params: { count: 1 } })
  await expect(lead.deleteStage({ id: first, moveTo: first })).rejects.toMatchObject(refused('stageUnknown'))
  const { moved, undo } = await lead.deleteStage({ id: first, moveTo: second })
  expect(moved).toBe(1)
  expect(await lead.getOpportunity({ id: open })).toMatchObject({ stageId: second, stageDay: '2026-11-21' })
  expect(await lead.getOpportunity({ id: closed })).toMatchObject({ stageId: first })
  expect((await lead.sumOpportunities({})).sums).toMatchObject([{ stageId: second, count: 1 }])
  await lead.undo({ undo })
  expect(await lead.getOpportunity({ id: open })).toMatchObject({ stageId: first })

  await lead.deleteStage({ id: first, moveTo: second })
  // Somebody's board still shows the stage.
  await expect(lead.changeOpportunity({ id: open, stageId: first })).rejects.toMatchObject(refused('stageUnknown'))
  expect(await lead.getOpportunity({ id: open })).toMatchObject({ stageId: second })
  await lead.reopenOpportunity({ id: closed })
  expect(await lead.getOpportunity({ id: closed })).toMatchObject({ stageId: second, outcome: null })
})

it('the last stage stays', async () => {
  const [last, ...others] = (await lead.listStages({})).stages.map((stage) => stage.id) as [string, ...string[]]
  for (const id of others) await lead.deleteStage({ id })
  await expect(lead.deleteStage({ id: last })).rejects.toMatchObject(refused('stageLast'))
})

it('criteria are kept with their ticks when the list is changed', async () => {
  const stage = (await lead.listStages({})).stages[0]?.id as string
  const criteria = async () => (await lead.listStages({})).stages[0]?.criteria ?? []
  await lead.setStageCriteria({ id: stage, criteria: [{ text: 'Budget' }, { text: 'Termin' }] })
  const [budget, day] = (await criteria()) as [{ id: string; text: string }, { id: string; text: string }]
  const id = await deal()
  await lead.tickCriterion({ id, criterionId: budget.id, ticked: true })
  await lead.tickCriterion({ id, criterionId: budget.id, ticked: true })
  await lead.setStageCriteria({ id: stage, criteria: [{ text: 'Entscheider' }, { ...budget, text: 'Budget frei' }] })
  expect((await criteria()).map((one) => one.text)).toEqual(['Entscheider', 'Budget frei'])
  expect((await lead.getOpportunity({ id })).ticked).toEqual([budget.id])
  await expect(lead.tickCriterion({ id, criterionId: day.id, ticked: true })).rejects.toMatchObject(refused('notFound'))
  await lead.tickCriterion({ id, criterionId: budget.id, ticked: false })
  expect((await lead.getOpportunity({ id })).ticked).toEqual([])
})

it('reasons are the company’s list: own ones, renamed and hidden; "no decision" stays', async () => {
  const reasons = async (outcome: string) =>
    (await lead.listReasons({})).reasons.filter((one) => one.outcome === outcome && !one.hidden).map((one) => one.name)
  const { id: own } = await lead.createReason({ outcome: 'lost', name: 'Zahlungsziel' })
  await expect(lead.createReason({ outcome: 'lost', name: 'ZAHLUNGSZIEL' })).rejects.toMatchObject(refused('nameTaken'))
  const id = await deal()
  await lead.loseOpportunity({ id, reason: own, note: '90 Tage' })
  await lead.changeReason({ id: own, hidden: true })
  expect(await reasons('lost')).not.toContain('Zahlungsziel')
  expect(await lead.getOpportunity({ id })).toMatchObject({ reason: own, reasonNote: '90 Tage' })
  await expect(lead.loseOpportunity({ id: await deal(), reason: own })).rejects.toMatchObject(refused('reasonUnknown'))
  await expect(lead.loseOpportunity({ id: await deal(), reason: 'wonPrice' })).rejects.toMatchObject(
    refused('reasonUnknown'),
  )
  await expect(lead.changeReason({ id: 'noDecision', hidden: true })).rejects.toMatchObject(refused('reasonKept'))
  await lead.changeReason({ id: 'noDecision', name: 'Vertagt' })
  const lost = (await lead.listReasons({})).reasons.filter((one) => one.outcome === 'lost').map((one) => one.id)
  await lead.orderReasons({ ids: ['noDecision', ...lost.filter((one) => one !== 'noDecision')] })
  expect((await reasons('lost'))[0]).toBe('Vertagt')
})
