import { afterEach, beforeEach, expect, it } from 'vitest'
import { insertRecord } from '#platform/actions/records.ts'
import { system } from '#shared/actor.ts'
import { addDays, addMonths } from '#shared/days.ts'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'

let house: TestHouse
let lead: TestMember
let customerId: string
beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'])
  customerId = (await lead.createCustomer({ name: 'Reiser Pumpen' })).id
})
afterEach(() => house.close())

const invoice = (day: string, amount: number, more = {}) =>
  house.runner.command(system, (ctx) =>
    insertRecord(ctx, 'revenues', 'revenue.imported', { customerId, day, amount, currency: 'EUR', ...more }),
  )
const invoiceEachMonth = (amount: number) =>
  house.runner.command(system, async (ctx) => {
    for (let back = 1; back <= 24; back += 1) {
      const day = addMonths('2026-11-05', -back)
      await insertRecord(ctx, 'revenues', 'revenue.imported', { customerId, day, amount, currency: 'EUR' })
    }
  })
const opportunity = async (title: string, more: object = {}) =>
  (await lead.createOpportunity({ customerId, title, createdDay: '2026-09-10', ...more })).id

it('an empty company is told what it does not know', async () => {
  const outlook = await lead.getOutlook({})
  expect(outlook.months).toHaveLength(18)
  expect(outlook.months[0]).toMatchObject({ month: '2026-11-01', band: { low: 0, high: 0 }, stageWeighted: 0 })
  expect(outlook.months.at(-1)?.month).toBe('2028-04-01')
  expect(outlook).toMatchObject({
    unknown: ['fewClosed', 'nothingWon', 'noRevenue'],
    shortTerm: { backlog: null, near: { to: '2027-02-19' } },
    basis: { closed: 0, closedNeeded: 30, repeat: null },
  })
  expect(await lead.getBacktest({})).toMatchObject({ tests: [], judgement: { tests: 0, coverage: null }, sellers: [] })
})

it('contracts stand for certain, renewals as far as they are said, repeat business by its run rate', async () => {
  const plain = { customerId, name: 'Wartung', startDay: '2026-01-01', amountPerYear: 12_000_00 }
  await lead.createContract({ ...plain, endDay: '2026-12-31', renewalProbability: 0.5 })
  await lead.createContract({ ...plain, endDay: '2027-01-31' })
  const renewalId = await opportunity('Verlängerung', { amount: 12_000_00, expectedClose: '2027-02-15' })
  await lead.createContract({ ...plain, endDay: '2027-01-31', renewalProbability: 1, renewalId })
  const first = await lead.getOutlook({})
  const contracts = first.months.map(({ parts }) => parts.contracts)
  // The rest of November, December at full value; then half of the first, and the term of the others.
  expect(contracts.slice(0, 2)).toEqual([900_00, 3000_00])
  expect(contracts[2]! / 2500_00).toBeCloseTo(1, 1)
  expect(contracts[3]! / 500_00).toBeCloseTo(1, 1)
  expect(first.basis.contracts).toEqual({ count: 3, perYear: 36_000_00, unsaid: 1 })
  expect(first.unknown).toContain('contractsUnsaid')

  // Revenue of a customer with a contract is no repeat business; that of others is, at its run rate × retention.
  await invoiceEachMonth(1000_00)
  expect((await lead.getOutlook({})).basis.repeat).toBeNull()
  customerId = (await lead.createCustomer({ name: 'Vogt' })).id
  await invoiceEachMonth(2000_00)
  const { basis, months } = await lead.getOutlook({})
  expect(basis.repeat).toMatchObject({ perMonth: 2000_00, customers: 1, before: 1, kept: 1, months: 12 })
  expect(basis.repeat?.retention).toBeCloseTo(9 / 11, 10)
  expect(months[5]!.parts.repeat / (2000_00 * (9 / 11))).toBeCloseTo(1, 1)
})

it('what if: taken out, moved, at another chance; the same question has the same answer', async () => {
  const small = await opportunity('Ersatzteile', { amount: 10_000_00, expectedClose: '2026-12-15' })
  const large = await opportunity('Zweite Linie', { amount: 200_000_00, expectedClose: '2027-03-15' })
  await opportunity('Nur ein Richtpreis', { amount: 900_000_00, budgetary: true })
  const base = await lead.getOutlook({})
  expect(await lead.getOutlook({})).toEqual(base)
  // Nobody closed anything yet: the chance is that of the stage.
  expect(base.opportunities).toMatchObject([
    { id: large, chance: 0.1, stageChance: 0.1, expected: 20_000_00, customerName: 'Reiser Pumpen' },
    { id: small, chance: 0.1 },
  ])
  expect(base.basis).toMatchObject({ open: 2, budgetary: 1 })
  expect(base.months[1]!.stageWeighted).toBe(1000_00)
  expect(base.shortTerm.near.due).toEqual({ count: 1, amount: 10_000_00, stageWeighted: 1000_00 })

  const sure = await lead.getOutlook({ whatIf: { chance: { [large]: 1 }, close: { [large]: '2027-05-10' } } })
  expect(sure.months[6]!.parts.open / 200_000_00).toBeCloseTo(1, 1)
  expect(sure.all.low).toBeGreaterThanOrEqual(200_000_00)
  expect(sure.opportunities[0]).toMatchObject({ id: large, chance: 1, expectedClose: '2027-05-10' })
  const without = await lead.getOutlook({ whatIf: { out: [large] }, limit: 1 })
  expect(without.all.high).toBeLessThanOrEqual(10_000_00)
  expect(without.months[4]!.stageWeighted).toBe(0)
  // What is left has the luck it had.
  expect(without.months[1]!.parts.open).toBe(
    (await lead.getOutlook({ whatIf: { chance: { [large]: 0 } } })).months[1]!.parts.open,
  )
  await expect(lead.getOutlook({ whatIf: { chance: { [large]: 1.5 } } })).rejects.toMatchObject({
    code: 'invalidInput',
  })
})

it('order intake and invoiced revenue stand beside each other; backlog where both are kept per order', async () => {
  const won = await opportunity('Antrieb', { amount: 5000_00 })
  await lead.winOpportunity({ id: won, day: '2026-11-10' })
  await lead.createOrder({ customerId, number: 'A1', amount: 3000_00, day: '2026-11-12' })
  await invoice('2026-10-20', 700_00)
  const first = (await lead.getOutlook({})).shortTerm
  expect(first).toMatchObject({ month: { month: '2026-11-01', orderIntake: 8000_00, invoiced: 0 }, backlog: null })
  // Its own order counts instead of the won one.
  await lead.createOrder({ customerId, number: 'A2', amount: 4500_00, day: '2026-10-30', opportunityId: won })
  await lead.createOrder({ customerId, number: 'A1', amount: 500_00, day: '2026-11-13' })
  await invoice('2026-11-15', 1000_00, { orderNumber: 'A1' })
  const { shortTerm, past } = await lead.getOutlook({})
  expect(past.slice(-2)).toEqual([
    { month: '2026-10-01', orderIntake: 4500_00, invoiced: 700_00 },
    { month: '2026-11-01', orderIntake: 3500_00, invoiced: 1000_00 },
  ])
  expect(shortTerm.backlog).toEqual({ amount: 7000_00, orders: 2 })
})

it('relationships being built: who stands where on the ladder, and who was spoken with', async () => {
  const make = async (name: string) => (await lead.createCustomer({ name, standing: 'targetCustomer' })).id
  await make('Amann')
  const written = await make('Böhm')
  await lead.logActivity({ customerId: written, kind: 'call', outcome: 'notReached', text: 'Niemand da.' })
  const spoken = await make('Conrad')
  const { id: personId } = await lead.createPerson({ customerId: spoken, lastName: 'Egli' })
  await lead.logActivity({ customerId: spoken, personId, kind: 'visit', text: 'Vorgestellt.' })
  const asked = await make('Dorn')
  const opened = await lead.createOpportunity({ customerId: asked, title: 'Antrieb' })
  await lead.createSample({ customerId: await make('Ebner'), text: 'Welle' })
  const before = await lead.getRelationships({})
  expect(before.rungs.map(({ rung, customers }) => [rung, customers.map(({ name }) => name)])).toEqual([
    ['unknown', ['Amann']],
    ['contacted', ['Böhm']],
    ['inConversation', ['Conrad']],
    ['needKnown', ['Dorn']],
    ['offer', ['Ebner']],
    ['customer', []],
  ])
  expect(before.steps.at(-1)).toEqual({ month: '2026-11-01', steps: 1 + 2 + 3 + 4 })
  expect(before).toMatchObject({ total: 5, deciders: { talks: 0 } })
  await lead.winOpportunity({ id: opened.id })
  const { id } = await lead.createOpportunity({ customerId: spoken, title: 'Pumpe' })
  await lead.setOpportunityPerson({ id, personId, roles: ['decider'] })
  const after = await lead.getRelationships({})
  expect(after.rungs.find(({ rung }) => rung === 'customer')).toMatchObject({ count: 1 })
  expect(after.deciders).toEqual({ talks: 1, persons: 1, talksBefore: 0 })
})

it('who reads only own customers is told only of them', async () => {
  await lead.changeCompany({ readsOwnOnly: true })
  const sales = await house.member(['sales'])
  await opportunity('Zweite Linie', { amount: 200_000_00 })
  await lead.createContract({ customerId, name: 'Wartung', startDay: '2026-01-01', amountPerYear: 12_000_00 })
  await lead.createOrder({ customerId, number: 'A1', amount: 3000_00 })
  await invoice('2026-10-20', 700_00)
  const outlook = await sales.getOutlook({})
  expect((await sales.getRelationships({})).total).toBe(0)
  expect(outlook).toMatchObject({ ownOnly: true, opportunities: [], all: { high: 0 }, basis: { repeat: null } })
  expect(outlook.past.some(({ orderIntake, invoiced }) => orderIntake + invoiced > 0)).toBe(false)
})

it('past month ends are judged with what was known then; a seller’s own chance only by that person and the lead', async () => {
  const sales = await house.member(['sales'], { name: 'Jonas Bader' })
  const other = await house.member(['sales', 'management'])
  const close = async (n: number, ownProbability: number) => {
    const created = addDays('2025-01-10', 24 * n)
    house.at(created)
    const more = { ownerId: sales.id, createdDay: created, amount: 1000_00, ownProbability }
    const id = await opportunity(`Nr. ${n}`, { ...more, expectedClose: addDays(created, 40) })
    house.at(addDays(created, 40))
    if (n % 2 === 0) await lead.winOpportunity({ id })
    else await lead.loseOpportunity({ id, reason: 'price' })
  }
  for (let n = 0; n < 20; n += 1) await close(n, n % 2 === 0 ? 0.9 : 0.3)
  house.at('2026-11-21')
  const judged = await lead.getBacktest({})
  // A year after the first one to three months before today.
  expect(judged.tests.map(({ asOf }) => asOf)).toEqual([
    '2026-01-31',
    '2026-02-28',
    '2026-03-31',
    '2026-04-30',
    '2026-05-31',
    '2026-06-30',
    '2026-07-31',
  ])
  expect(judged.tests.at(-1)).toMatchObject({ actual: 0 })
  expect(judged.tests[0]!.closedCount).toBeLessThan(20)
  expect(judged.judgement.tests).toBe(7)
  expect(judged.sellers).toMatchObject([{ memberId: sales.id, name: 'Jonas Bader', closed: 20 }])
  expect(judged.sellers[0]!.brier).toBeCloseTo((0.01 + 0.09) / 2, 10)
  expect((await sales.getBacktest({})).sellers).toHaveLength(1)
  expect((await other.getBacktest({})).sellers).toEqual([])
})
