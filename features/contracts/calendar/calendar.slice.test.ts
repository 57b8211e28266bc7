import { afterEach, beforeEach, expect, it } from 'vitest'
import { insertRecord } from '#platform/actions/records.ts'
import { system } from '#shared/actor.ts'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'
import { nothingAsked } from '#tests/surveys.ts'

let house: TestHouse
let lead: TestMember
let customerId: string
beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'])
  customerId = (await lead.createCustomer({ name: 'Vogt Fördertechnik AG', mode: 'keyAccount' })).id
  house.at('2026-11-22')
})
afterEach(() => house.close())

const yearly = { startDay: '2026-01-01', endDay: '2026-12-31', amountPerYear: 24_000_00 }
const make = (more: object) => lead.createContract({ customerId, name: 'Wartung Linie 2', ...yearly, ...more })
const one = async () => (await lead.listContracts({ customerId })).contracts[0]
const tasks = async () => (await lead.listTasks({ customerId })).tasks

it('the calendar: last day of notice before the end, key accounts first, nothing that was ended or is far', async () => {
  const { id: other } = await lead.createCustomer({ name: 'Aichele' })
  await make({ name: 'Rahmen', noticeMonths: 3, autoRenewMonths: 12 })
  await make({ name: 'Miete', customerId: other, endDay: '2026-12-15' })
  await make({ name: 'Weit', endDay: '2029-12-31', noticeMonths: 6 })
  await make({ name: 'Offen', endDay: null })
  const { id } = await make({ name: 'Beendet' })
  await lead.endContract({ id, day: '2026-12-31' })
  const found = await lead.getContractCalendar({})
  expect(found.entries.map(({ name, decision }) => [name, decision.kind, decision.day])).toEqual([
    ['Rahmen', 'notice', '2027-09-30'],
    ['Miete', 'end', '2026-12-15'],
  ])
  expect([found.until, found.count, found.now]).toEqual(['2028-05-22', 2, 1])
  const all = await lead.getContractCalendar({ accounts: 'all' })
  expect(all.entries.map(({ name }) => name)).toEqual(['Miete', 'Rahmen'])
  expect((await lead.getContractCalendar({ accounts: 'only' })).entries.map(({ name }) => name)).toEqual(['Rahmen'])
})

it('its task comes once when it is time, follows the contract, and goes with it', async () => {
  const { id } = await make({ endDay: '2027-06-30', noticeMonths: 3, leadDays: 30 })
  await house.runJobs()
  expect(await tasks()).toEqual([])
  house.at('2027-03-05')
  await house.runJobs()
  await house.runJobs()
  expect(await tasks()).toMatchObject([{ assigneeId: lead.id, dueDay: '2027-03-05', text: /31\.03\.2027/ }])
  // Another term moves it, undo moves it back.
  const moved = await lead.changeContract({ id, endDay: '2027-07-02' })
  expect(await tasks()).toMatchObject([{ dueDay: '2027-03-05', text: /02\.04\.2027/ }])
  await lead.undo(moved)
  expect(await tasks()).toMatchObject([{ text: /31\.03\.2027/ }])
  // So late that it is not time yet: it comes again then.
  const later = await lead.changeContract({ id, endDay: '2028-06-30' })
  expect(await tasks()).toEqual([])
  await lead.undo(later)
  expect(await tasks()).toMatchObject([{ text: /31\.03\.2027/ }])
  // Ended: no longer wanted; resumed: again. Done: it does not come a second time.
  await lead.endContract({ id, day: '2027-06-30' })
  expect(await tasks()).toEqual([])
  await lead.resumeContract({ id, endDay: '2027-06-30' })
  const [again] = await tasks()
  await lead.finishTask({ id: again?.id ?? '' })
  await lead.changeContract({ id, note: 'gesprochen' })
  await house.runJobs()
  expect(await tasks()).toEqual([])
})

it('goes on by itself: each term is kept, and the next notice is reminded of', async () => {
  await make({ startDay: '2025-01-01', endDay: '2025-12-31', noticeMonths: 1, autoRenewMonths: 12, leadDays: 14 })
  expect(await one()).toMatchObject({ endDay: '2025-12-31', decision: { day: '2026-11-30', endDay: '2026-12-31' } })
  await house.runJobs()
  expect(await one()).toMatchObject({ endDay: '2026-12-31' })
  expect((await tasks()).length).toBe(1)
  house.at('2027-11-20')
  await house.runJobs()
  expect(await one()).toMatchObject({ endDay: '2027-12-31', decision: { day: '2027-11-30' } })
  const { renewals, terms } = await lead.getRetention({ from: '2025-01-01' })
  expect(renewals).toMatchObject({ due: 2, renewed: 2, rate: 1 })
  expect(terms.map(({ dueDay, how }) => [dueDay, how])).toEqual([
    ['2025-12-31', 'auto'],
    ['2026-12-31', 'auto'],
  ])
})

it('a renewal as an opportunity: once won the contract goes on, taken back it is as before', async () => {
  const { id } = await make({})
  const { opportunityId } = await lead.startRenewal({ id })
  await expect(lead.startRenewal({ id })).rejects.toMatchObject({ code: 'renewalThere' })
  expect(await lead.getOpportunity({ id: opportunityId })).toMatchObject({
    kind: 'repeat',
    amount: 24_000_00,
    expectedClose: '2026-12-31',
  })
  expect(await one()).toMatchObject({ renewalId: opportunityId })
  await lead.changeOpportunity({ id: opportunityId, amount: 30_000_00 })
  await lead.winOpportunity({ id: opportunityId })
  const renewed = { endDay: '2027-12-31', amountPerYear: 30_000_00, renewalId: null }
  expect(await one()).toMatchObject(renewed)
  await lead.reopenOpportunity({ id: opportunityId })
  const back = { endDay: '2026-12-31', amountPerYear: 24_000_00, renewalId: opportunityId }
  expect(await one()).toMatchObject(back)
  const undo = await lead.winOpportunity({ id: opportunityId })
  expect(await one()).toMatchObject(renewed)
  await lead.undo(undo)
  expect(await one()).toMatchObject(back)
})

it('renewal rate, net and gross retention: value before, more, less, gone', async () => {
  const year = { startDay: '2025-01-01', endDay: null }
  const grows = await make({ ...year, amountPerYear: 50_00 })
  const shrinks = (await lead.createCustomer({ name: 'Aichele' })).id
  const less = await make({ ...year, customerId: shrinks, amountPerYear: 41_00 })
  const leaves = (await lead.createCustomer({ name: 'Zwick' })).id
  const gone = await make({ ...year, customerId: leaves, endDay: '2026-12-31', amountPerYear: 9_00 })
  await make({ ...yearly, endDay: '2027-02-28', amountPerYear: 1_00, customerId: leaves, startDay: '2026-12-01' })
  house.at('2027-02-01')
  await lead.changeContract({ id: grows.id, amountPerYear: 68_00, amountFrom: '2027-01-01' })
  await lead.changeContract({ id: less.id, amountPerYear: 35_00, amountFrom: '2027-01-15' })
  house.at('2027-03-05')
  expect(await lead.getRetention({ from: '2026-12-01', to: '2027-03-01' })).toMatchObject({
    start: 100_00,
    expansion: 18_00,
    contraction: 6_00,
    churn: 9_00,
    nrr: expect.closeTo(1.03, 12),
    grr: expect.closeTo(0.85, 12),
    renewals: { due: 2, renewed: 0, value: 10_00 },
  })
  await lead.renewContract({ id: gone.id, endDay: '2027-12-31', amountPerYear: 12_00 })
  const after = await lead.getRetention({ from: '2026-12-01', to: '2027-03-01' })
  expect(after).toMatchObject({ churn: 0, expansion: 21_00, renewals: { due: 2, renewed: 1, valueRenewed: 9_00 } })
  expect(await lead.getRetention({ from: '2026-12-01', to: '2027-03-01', keyAccounts: true })).toMatchObject({
    start: 50_00,
    renewals: { due: 0, rate: null },
  })
  await expect(lead.getRetention({ from: '2027-04-01' })).rejects.toMatchObject({ code: 'retentionPeriod' })
  await expect(lead.renewContract({ id: gone.id, endDay: '2027-12-31' })).rejects.toMatchObject({
    code: 'renewalNotLater',
  })
  await expect(lead.renewContract({ id: grows.id, endDay: '2027-12-31' })).rejects.toMatchObject({
    code: 'contractWithoutEnd',
  })
})

it('what speaks against a customer staying, for those who see its plan', async () => {
  const risks = async () => (await lead.getCustomerRisks({ customerId })).risks
  expect(await risks()).toEqual([])
  const { id: personId } = await lead.createPerson({ customerId, lastName: 'Sauter' })
  const nothing = { roles: [], interest: null, coveredById: null, reportsToId: null }
  await lead.setStakeholder({ customerId, personId, ...nothing, influence: 'high', support: 'mentor' })
  await lead.changePerson({ id: personId, left: true })
  await lead.setWhiteSpace({
    customerId,
    unitId: customerId,
    group: 'Spindeln',
    competitor: 'Hartmann',
    potential: 100_00,
    source: null,
    irrelevant: false,
  })
  const asked = { ...nothingAsked, recipient: null, customerId, personId }
  for (const [month, score] of [
    ['08', 8],
    ['11', 4],
  ] as const)
    await house.runner.command(system, (ctx) =>
      insertRecord(ctx, 'surveys', 'survey.answered', { ...asked, answeredAt: `2026-${month}-02T12:00:00Z`, score }),
    )
  expect(await risks()).toEqual([
    { kind: 'satisfaction', params: { scores: '4' } },
    { kind: 'satisfactionFalls', params: { name: 'Sauter', score: 4, before: 8 } },
    { kind: 'supporterLeft', params: { name: 'Sauter' } },
    { kind: 'competitor', params: { name: 'Hartmann', groups: 'Spindeln' } },
  ])
  const reader = await house.member(['reader'])
  await expect(reader.getCustomerRisks({ customerId })).rejects.toMatchObject({ code: 'notAllowed' })
})

it('a contract carries files like other records', async () => {
  const { id } = await make({})
  const bytes = new TextEncoder().encode('Vertrag')
  await lead.attachFile({ record: 'contracts', recordId: id, name: 'Vertrag.txt', bytes })
  expect(await one()).toMatchObject({ files: [{ name: 'Vertrag.txt' }] })
})
