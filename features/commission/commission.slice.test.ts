import { afterEach, beforeEach, expect, it } from 'vitest'
import { insertRecord } from '#platform/actions/records.ts'
import { system } from '#shared/actor.ts'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'

let house: TestHouse
let lead: TestMember
let sam: TestMember
let kim: TestMember
let customerId: string
const third = { from: '2026-07-01', to: '2026-09-30' }
const fourth = { from: '2026-10-01', to: '2026-12-31' }

beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'])
  sam = await house.member(['sales'])
  kim = await house.member(['keyAccountManager'])
  await lead.setCommissionPlan({ memberId: sam.id, validFrom: '2026-01-01', rate: 250 })
  await lead.setCommissionPlan({ memberId: kim.id, validFrom: '2026-01-01', rate: 300 })
  customerId = (await lead.createCustomer({ name: 'Reiser Pumpen', ownerId: sam.id })).id
})
afterEach(() => house.close())

/** A deal won on a day, that of its owner. */
async function won(title: string, amount: number, day: string, ownerId = sam.id, more: object = {}): Promise<string> {
  const { stages } = await lead.listStages({})
  const { id } = await lead.createOpportunity({
    ...{ customerId, title, amount, ownerId, stageId: stages[0]?.id ?? '', createdDay: '2026-06-01' },
    ...more,
  })
  await lead.winOpportunity({ id, day })
  return id
}

const payOf = async (period: { from: string; to: string }) =>
  (await lead.getCommission(period)).members.map(({ memberId, part, pay, corrections }) => [
    memberId === sam.id ? 'sam' : memberId === kim.id ? 'kim' : memberId,
    part,
    pay,
    corrections,
  ])

it('a period explains each euro; locked it stays, and what changes later is corrected in the next', async () => {
  const motor = await won('Antriebe', 100_01, '2026-08-10')
  const ring = await won('Dichtungen', 50_00, '2026-09-30')
  await won('zu spät', 70_00, '2026-10-01')
  await lead.setDealCredit({
    opportunityId: motor,
    shares: [
      { memberId: sam.id, basisPoints: 3_333 },
      { memberId: kim.id, basisPoints: 6_667 },
    ],
  })
  expect(await payOf(third)).toEqual([
    ['sam', 33_33 + 50_00, 83 + 125, 0],
    ['kim', 66_68, 200, 0],
  ])
  const statement = await sam.getStatement({ ...third, memberId: sam.id })
  expect(
    statement.list.map(({ title, basisPoints, reason, part, rate, pay, kind }) => [
      title,
      basisPoints,
      reason,
      part,
      rate,
      pay,
      kind,
    ]),
  ).toEqual([
    ['Dichtungen', 10_000, 'owner', 50_00, 250, 125, 'regular'],
    ['Antriebe', 3_333, 'deal', 33_33, 250, 83, 'regular'],
  ])

  expect((await lead.lockStatements(third)).statements).toBe(2)
  expect(await payOf(third)).toEqual([
    ['sam', 83_33, 208, 0],
    ['kim', 66_68, 200, 0],
  ])
  expect((await sam.getStatement({ ...third, memberId: sam.id })).list).toEqual(statement.list)

  await lead.setDealCredit({ opportunityId: motor, shares: [{ memberId: kim.id, basisPoints: 10_000 }] })
  expect(await payOf(third)).toEqual([
    ['sam', 83_33, 208, 0],
    ['kim', 66_68, 200, 0],
  ])
  expect(await payOf(fourth)).toEqual([
    ['kim', 33_33, 100, 1],
    ['sam', 70_00 - 33_33, 175 - 83, 1],
  ])
  await lead.reopenOpportunity({ id: ring })
  expect(
    (await sam.getStatement({ ...fourth, memberId: sam.id })).list.map(({ title, part, pay, kind }) => [
      title,
      part,
      pay,
      kind,
    ]),
  ).toEqual([
    ['zu spät', 70_00, 175, 'regular'],
    ['Dichtungen', -50_00, -125, 'correction'],
    ['Antriebe', -33_33, -83, 'correction'],
  ])
  house.at('2027-01-04')
  await lead.lockStatements(fourth)
  expect(await payOf({ from: '2027-01-01', to: '2027-03-31' })).toEqual([])
})

it('an account is shared from a day on; a rate holds from its day; a late deal is a correction', async () => {
  const half = [
    { memberId: sam.id, basisPoints: 5_000 },
    { memberId: kim.id, basisPoints: 5_000 },
  ]
  await lead.setAccountCredit({ customerId, validFrom: '2026-09-01', shares: half })
  await lead.setCommissionPlan({ memberId: kim.id, validFrom: '2026-09-15', rate: 1_000 })
  await won('vorher', 100_00, '2026-08-31')
  await won('geteilt', 100_00, '2026-09-01')
  await won('zum neuen Satz', 100_00, '2026-09-15')
  expect(await payOf(third)).toEqual([
    ['kim', 100_00, 150 + 500, 0],
    ['sam', 200_00, 500, 0],
  ])
  expect((await kim.getAccountCredit({ customerId: await ownOf(kim) })).today.reason).toBe('owner')
  await lead.lockStatements(third)
  await won('nachgetragen', 10_00, '2026-09-20')
  expect(await payOf(fourth)).toEqual([
    ['kim', 5_00, 50, 1],
    ['sam', 5_00, 13, 1],
  ])
})

async function ownOf(member: TestMember): Promise<string> {
  return (await lead.createCustomer({ name: 'Huber', ownerId: member.id })).id
}

it('after a handover what was offered before stays with sales, follow-up business is shared', async () => {
  await lead.changeCustomer({ id: customerId, mode: 'keyAccount' })
  const { id } = await sam.prepareHandover({ customerId, toId: kim.id })
  await sam.proposeHandover({ id, incompleteReason: 'eilt' })
  await kim.acceptHandover({ id })
  house.at('2026-12-30')
  await won('vorher angeboten', 100_00, '2026-12-01', kim.id)
  const followUp = await won('danach', 50_01, '2026-12-02', kim.id, { createdDay: '2026-11-21' })
  expect((await lead.getDealCredit({ opportunityId: followUp })).reason).toBe('followUp')
  expect((await kim.getAccountCredit({ customerId })).today.reason).toBe('followUp')
  expect(await payOf(fourth)).toEqual([
    ['sam', 100_00 + 25_01, 250 + 63, 0],
    ['kim', 25_00, 75, 0],
  ])
})

it('another owner later does not take away what was stated', async () => {
  await lead.changeCommissionSettings({ base: 'invoiced' })
  const bring = (day: string) =>
    house.runner.command(system, (ctx) =>
      insertRecord(ctx, 'revenues', 'revenue.imported', { customerId, day, amount: 100_00, currency: 'EUR' }),
    )
  await bring('2026-08-01')
  await lead.lockStatements(third)
  await lead.changeCustomer({ id: customerId, ownerId: kim.id })
  await bring('2026-10-05')
  expect(await payOf(fourth)).toEqual([['kim', 100_00, 300, 0]])
})

it('paid on invoices, a credit note mirrors its invoice, and other currencies are named', async () => {
  await lead.changeCommissionSettings({ base: 'invoiced' })
  const bring = (amount: number, more: object = {}) =>
    house.runner.command(system, (ctx) =>
      insertRecord(ctx, 'revenues', 'revenue.imported', {
        ...{ customerId, day: '2026-08-01', amount, currency: 'EUR', invoice: 'R1' },
        ...more,
      }),
    )
  await lead.setAccountCredit({
    customerId,
    validFrom: '2026-01-01',
    shares: [
      { memberId: sam.id, basisPoints: 3_333 },
      { memberId: kim.id, basisPoints: 6_667 },
    ],
  })
  await bring(100_01)
  await bring(-100_01)
  await bring(9_00, { currency: 'CHF' })
  expect((await lead.getCommission(third)).total).toMatchObject({ part: 0, pay: 0, lines: 4 })
  expect((await lead.getCommission(third)).otherCurrencies).toEqual(['CHF'])
  await lead.lockStatements(third)
  await expect(lead.changeCommissionSettings({ base: 'won' })).rejects.toMatchObject({ code: 'commissionBaseFixed' })
})

it('refuses periods that run, overlap or leave days out, and shares that are not the whole', async () => {
  await expect(lead.lockStatements(fourth)).rejects.toMatchObject({ code: 'commissionPeriodOpen' })
  await lead.lockStatements({ from: '2026-04-01', to: '2026-06-30' })
  await expect(lead.lockStatements({ from: '2026-06-30', to: '2026-07-31' })).rejects.toMatchObject({
    code: 'commissionOverlaps',
  })
  await expect(lead.getCommission({ from: '2026-01-01', to: '2026-12-31' })).rejects.toMatchObject({
    code: 'commissionOverlaps',
  })
  await expect(lead.lockStatements({ from: '2026-08-01', to: '2026-08-31' })).rejects.toMatchObject({
    code: 'commissionGap',
    params: { from: '2026-07-01' },
  })
  const most = [{ memberId: sam.id, basisPoints: 9_999 }]
  await expect(lead.setAccountCredit({ customerId, validFrom: '2026-01-01', shares: most })).rejects.toMatchObject({
    code: 'sharesNotWhole',
  })
})

it('nobody sees the pay of another but the lead', async () => {
  await won('Antriebe', 100_00, '2026-08-10')
  expect((await sam.getCommission(third)).members.map(({ memberId }) => memberId)).toEqual([sam.id])
  expect((await kim.getCommission(third)).members).toEqual([])
  expect((await kim.getCommission(third)).total.pay).toBe(0)
  expect((await sam.getCommissionSettings({})).plans.map(({ memberId }) => memberId)).toEqual([sam.id])
  const boss = await house.member(['management'])
  expect((await boss.getCommission(third)).members).toEqual([])
  await expect(boss.getStatement({ ...third, memberId: sam.id })).rejects.toMatchObject({ code: 'notAllowed' })
})
