import { afterEach, beforeEach, expect, it } from 'vitest'
import { insertRecord } from '#platform/actions/records.ts'
import { system } from '#shared/actor.ts'
import { addDays, addMonths } from '#shared/days.ts'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'

let house: TestHouse
let lead: TestMember
beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'])
})
afterEach(() => house.close())

const today = '2026-11-21'

/** A customer with revenue in the last twelve full months, and in the twelve before. */
async function customer(name: string, now: number, before = 0, fields: object = {}): Promise<string> {
  const { id } = await lead.createCustomer({ name, ...fields })
  const bring = (day: string, amount: number) =>
    house.runner.command(system, (ctx) =>
      insertRecord(ctx, 'revenues', 'revenue.imported', { customerId: id, day, amount, currency: 'EUR' }),
    )
  await bring('2026-09-01', now)
  if (before > 0) await bring('2025-09-01', before)
  return id
}

it('who reaches a limit is proposed with the reason; accepted, the area is there, and it can be taken back', async () => {
  const reiser = await customer('Reiser Pumpen', 60_000_00, 50_000_00, { potential: 100_000_00 })
  const vogt = await customer('Technik Vogt', 35_000_00)
  const small = await customer('Kleinteile Huber', 5_000_00, 0, { potential: 300_000_00 })
  // Proposed by itself, to who decides, once a year.
  await house.runJobs()
  await house.runJobs()
  const proposed = async () => (await lead.listTasks({ list: 'mine' })).tasks.map(({ text }) => text)
  expect(await proposed()).toEqual([
    expect.stringMatching(/^Reiser Pumpen .*: 60\s% des Umsatzes$/),
    expect.stringMatching(/^Technik Vogt .*: 35\s% des Umsatzes$/),
  ])
  const { nominations, total, room } = await lead.getKeyAccounts({})
  expect([total, room]).toEqual([100_000_00, 8])
  expect(nominations.map(({ name, share, reasons }) => [name, share, reasons])).toEqual([
    ['Reiser Pumpen', 0.6, ['share']],
    ['Technik Vogt', 0.35, ['share']],
  ])
  await lead.changeKeyAccountSettings({ potentialLimit: 200_000_00, shareLimit: 0.5 })
  expect((await lead.getKeyAccounts({})).nominations.map((one) => [one.customerId, one.reasons])).toEqual([
    [reiser, ['share']],
    [small, ['potential']],
  ])

  expect((await lead.getMe({})).company.areas).not.toContain('keyAccounts')
  const { undo } = await lead.answerNomination({ customerId: reiser, accept: true })
  const after = await lead.getKeyAccounts({})
  expect(after.accounts).toMatchObject([{ name: 'Reiser Pumpen', revenue: 60_000_00, revenueBefore: 50_000_00 }])
  expect(after.together).toEqual({ revenue: 60_000_00, share: 0.6 })
  expect((await lead.getMe({})).company.areas).toContain('keyAccounts')
  expect(await proposed()).toEqual([expect.stringMatching(/^Technik Vogt/)])
  await expect(lead.answerNomination({ customerId: reiser, accept: true })).rejects.toMatchObject({
    code: 'keyAccountAlready',
  })
  await lead.undo({ undo })
  expect((await lead.getKeyAccounts({})).count).toBe(0)
  expect(await proposed()).toHaveLength(2)

  await expect(lead.answerNomination({ customerId: small, accept: false })).rejects.toMatchObject({
    code: 'declineReasonMissing',
  })
  await lead.answerNomination({ customerId: small, accept: false, reason: 'kauft nur Ersatzteile' })
  const kim = await house.member(['keyAccountManager'])
  await lead.prepareHandover({ customerId: vogt, toId: kim.id, because: 'threshold' })
  expect(await proposed()).toEqual([expect.stringMatching(/^Reiser Pumpen/)])
  expect((await lead.getKeyAccounts({})).nominations.map((one) => one.customerId)).toEqual([reiser])
  expect(await lead.getKeyAccount({ customerId: small })).toMatchObject({
    reasons: ['potential'],
    declined: { reason: 'kauft nur Ersatzteile' },
  })
  expect((await lead.getKeyAccount({ customerId: vogt })).reasons).toEqual([])
  house.at(addDays(addMonths(today, 12), 1))
  await customer('Neue Lage', 1_00)
  expect((await lead.getKeyAccounts({})).nominations.map((one) => one.customerId)).toContain(small)
})

it('no more are proposed than can be looked after', async () => {
  await lead.changeKeyAccountSettings({ capacity: 1, shareLimit: 0.1 })
  await customer('Reiser Pumpen', 60_00)
  await customer('Technik Vogt', 40_00)
  const found = await lead.getKeyAccounts({})
  expect([found.nominations.map(({ name }) => name), found.beyond]).toEqual([['Reiser Pumpen'], 1])
  await house.member(['keyAccountManager'])
  await house.member(['keyAccountManager', 'sales'])
  expect((await lead.getKeyAccounts({})).nominations).toHaveLength(2)
})

it('the relationship follows the talks with its people; who left counts no more', async () => {
  const { id: customerId } = await lead.createCustomer({ name: 'Reiser Pumpen', mode: 'keyAccount' })
  const person = async (lastName: string) => (await lead.createPerson({ customerId, lastName })).id
  const [sauter, klein, gone] = [await person('Sauter'), await person('Klein'), await person('Weg')]
  const talk = (personId: string, daysAgo: number, kind: 'call' | 'visit' = 'call') =>
    lead.logActivity({ customerId, personId, kind, text: 'gesprochen', at: `${addDays(today, -daysAgo)}T09:00:00Z` })
  await talk(sauter, 10)
  await talk(sauter, 40)
  await talk(sauter, 100, 'visit')
  await talk(klein, 170)
  await talk(gone, 5)
  await lead.changePerson({ id: gone, left: true })
  const found = await lead.getKeyAccount({ customerId })
  const { people } = await lead.listStakeholders({ customerId })
  expect(people.map(({ name, relationship }) => [name, relationship])).toEqual([
    ['Sauter', 4],
    ['Klein', 2],
  ])
  expect(found).toMatchObject({ relationship: 2, people: 1, lastContact: addDays(today, -5) })
})

it('what is noted of people: who reports to whom, corrections that expire, warnings; seen by those who plan', async () => {
  const { id: customerId } = await lead.createCustomer({ name: 'Reiser Pumpen' })
  const person = async (lastName: string) => (await lead.createPerson({ customerId, lastName })).id
  const [boss, buyer] = [await person('Ammann'), await person('Beck')]
  const noted = { roles: [], influence: null, support: null, interest: null, coveredById: null, reportsToId: null }
  const set = (personId: string, own: object) =>
    lead.setStakeholder({ customerId, personId, ...noted, ...own } as Parameters<TestMember['setStakeholder']>[0])
  const kinds = async () => (await lead.listStakeholders({ customerId })).warnings.map(({ kind }) => kind)
  expect(await kinds()).toEqual(['deciderUnknown'])
  await set(boss, { roles: ['decider'], influence: 'high', support: 'opponent' })
  expect(await kinds()).toEqual(['deciderNotReached', 'opponentAlone'])
  await set(boss, { roles: ['decider'], influence: 'high', support: 'mentor', coveredById: lead.id })
  await set(buyer, { roles: ['buyer', 'gatekeeper'], reportsToId: boss })
  await expect(set(boss, { reportsToId: buyer })).rejects.toMatchObject({ code: 'managerCircle' })
  const { id: elsewhere } = await lead.createPerson({ lastName: 'Fremd' })
  await expect(set(boss, { reportsToId: elsewhere })).rejects.toMatchObject({ code: 'managerElsewhere' })
  await expect(set(elsewhere, {})).rejects.toMatchObject({ code: 'notFound' })

  const { undo } = await set(buyer, { roles: ['buyer'], correction: { relationship: 3, note: 'kennen uns privat' } })
  const first = async () => (await lead.listStakeholders({ customerId })).people.find((one) => one.personId === buyer)
  expect(await first()).toMatchObject({ relationship: 3, relationshipSaid: 0, correction: { day: today } })
  house.at(addDays(today, 181))
  expect(await first()).toMatchObject({ relationship: 0, correction: null })
  house.at(today)
  await lead.undo({ undo })
  expect(await first()).toMatchObject({ relationship: 0, roles: ['buyer', 'gatekeeper'], reportsToId: boss })

  await lead.changePerson({ id: boss, left: true })
  expect(await kinds()).toEqual(['deciderUnknown', 'supporterLeft'])
  await lead.removeStakeholder({ customerId, personId: boss })
  expect(await kinds()).toEqual(['deciderUnknown'])

  const reader = await house.member(['reader'])
  expect((await reader.getKeyAccount({ customerId })).canSeePlan).toBe(false)
  await expect(reader.listStakeholders({ customerId })).rejects.toMatchObject({ code: 'notAllowed' })
})

it('what is left out stays as it is noted; roles in open opportunities are counted', async () => {
  const { id: customerId } = await lead.createCustomer({ name: 'Reiser Pumpen' })
  const { id: boss } = await lead.createPerson({ customerId, lastName: 'Ammann' })
  const { id: personId } = await lead.createPerson({ customerId, lastName: 'Beck' })
  const beck = async () => (await lead.listStakeholders({ customerId })).people.find((one) => one.personId === personId)
  await lead.setStakeholder({ customerId, personId, reportsToId: boss })
  await lead.setStakeholder({ customerId, personId, roles: ['buyer'], interest: 'kurze Wege' })
  await lead.setStakeholder({ customerId, personId, influence: 'high', support: 'sceptic' })
  const noted = { roles: ['buyer'], interest: 'kurze Wege', influence: 'high', support: 'sceptic', reportsToId: boss }
  expect(await beck()).toMatchObject({ ...noted, open: [] })
  const { undo } = await lead.setStakeholder({ customerId, personId, reportsToId: null })
  expect(await beck()).toMatchObject({ ...noted, reportsToId: null })
  await lead.undo({ undo })
  expect(await beck()).toMatchObject(noted)

  const deals: string[] = []
  for (const [title, roles] of [
    ['Dichtungen', ['decider']],
    ['Lager', ['buyer', 'decider']],
    ['Antriebe', ['buyer']],
  ] as const) {
    const { id } = await lead.createOpportunity({ customerId, title })
    await lead.setOpportunityPerson({ id, personId, roles: [...roles] })
    deals.push(id)
  }
  await lead.loseOpportunity({ id: deals[2] as string, reason: 'price' })
  expect(await beck()).toMatchObject({
    open: [
      { role: 'buyer', count: 1 },
      { role: 'decider', count: 2 },
    ],
  })
})

it('strategic importance and the check by segment and customer', async () => {
  const branch = 'Maschinenbau'
  const customerId = await customer('Reiser Pumpen', 100, 0, { branch })
  const { criteria } = await lead.getKeyAccountSettings({})
  const ratings = Object.fromEntries(criteria.map(({ id }) => [id, 4]))
  const { undo } = await lead.rateStrategy({ customerId, ratings })
  await lead.changeKeyAccountSettings({ shareLimit: null })
  expect((await lead.getKeyAccounts({})).nominations).toMatchObject([{ reasons: ['score'], score: { value: 4 } }])
  await lead.undo({ undo })
  expect((await lead.getKeyAccount({ customerId })).score).toBeNull()
  await expect(lead.rateStrategy({ customerId, ratings: { gone: 1 } })).rejects.toMatchObject({
    code: 'strategicCriterionGone',
  })

  const speaking = { complexity: 2, fewStrong: 2, longCycles: 2, coInnovation: 2 }
  await lead.rateSegmentFit({
    branch,
    ratings: { ...speaking, standardProduct: 0, massMarket: 0, shortCycles: 0, transactional: 0 },
  })
  expect((await lead.listSegmentFits({})).segments).toMatchObject([
    { branch, customers: 1, fit: { verdict: 'keyAccount', points: 8 } },
  ])
  await lead.rateFit({ customerId, ratings: { coInnovation: -2 } })
  const found = await lead.getKeyAccount({ customerId })
  expect(found.fit).toMatchObject({ verdict: 'hybrid', points: 4 })
  expect(found.ownRatings).toEqual({ coInnovation: -2 })
})

it('of two brought together the judgement of the kept one holds; its people come along', async () => {
  const first = (await lead.createCustomer({ name: 'Reiser Pumpen' })).id
  const second = (await lead.createCustomer({ name: 'Reiser Pumpen GmbH' })).id
  const personId = (await lead.createPerson({ customerId: second, lastName: 'Sauter' })).id
  await lead.rateStrategy({ customerId: first, ratings: { growth: 1 } })
  await lead.rateStrategy({ customerId: second, ratings: { growth: 4 } })
  await lead.rateFit({ customerId: second, ratings: { complexity: 2 } })
  await lead.setStakeholder({
    customerId: second,
    personId,
    roles: ['decider'],
    influence: 'high',
    support: null,
    interest: null,
    coveredById: null,
    reportsToId: null,
  })
  const { undo } = await lead.mergeDuplicates({ merges: [{ id: first, ids: [first, second] }] })
  const found = await lead.getKeyAccount({ customerId: first })
  expect(found).toMatchObject({ ratings: { growth: 1 }, ownRatings: { complexity: 2 } })
  expect((await lead.listStakeholders({ customerId: first })).people).toMatchObject([{ personId, roles: ['decider'] }])
  await lead.undo({ undo })
  expect((await lead.getKeyAccount({ customerId: second })).ratings).toEqual({ growth: 4 })
})

it('one customer is told by the same figures as among all', async () => {
  const reiser = await customer('Reiser Pumpen', 60_000_00, 50_000_00, { mode: 'keyAccount' })
  await customer('Technik Vogt', 40_000_00, 10_00)
  await customer('Rückgabe Kern', -7_000_00)
  const gone = await customer('Weg', 9_000_00)
  await lead.deleteCustomer({ id: gone })
  const { accounts, currency, total } = await lead.getKeyAccounts({})
  expect([currency, total]).toEqual(['EUR', 100_000_00])
  const alone = await lead.getKeyAccount({ customerId: reiser })
  expect(alone).toMatchObject(accounts[0] ?? {})
  expect(alone).toMatchObject({ revenue: 60_000_00, revenueBefore: 50_000_00, share: 0.6, currency: 'EUR' })
})
