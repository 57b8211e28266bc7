import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { saveSetting } from '#platform/actions/settings.ts'
import { system } from '#shared/actor.ts'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'
import { correctTotals } from './actions.ts'

let house: TestHouse
let lead: TestMember
beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'])
})
afterEach(() => house.close())

const customerOf = async (member: TestMember, name = 'Stahlbau Müller KG') => (await member.createCustomer({ name })).id
const stageIds = async () => (await lead.listStages({})).stages.map((stage) => stage.id)
const refused = (code: string) => expect.objectContaining({ code })

it('the default stages stand in order', async () => {
  expect((await lead.listStages({})).stages.map((stage) => [stage.name, stage.probability])).toEqual([
    ['Anfrage', 0.1],
    ['technisch geklärt', 0.2],
    ['Angebot', 0.3],
    ['Muster/Freigabe', 0.5],
    ['Verhandlung', 0.7],
  ])
})

it('from enquiry to won: list, sums and undo follow', async () => {
  const customerId = await customerOf(lead)
  const [first, , offer] = await stageIds()
  const { id } = await lead.createOpportunity({ customerId, title: 'Spindelgehäuse', amount: 1_240_000 })
  expect((await lead.listOpportunities({})).opportunities).toMatchObject([
    {
      id,
      title: 'Spindelgehäuse',
      customerName: 'Stahlbau Müller KG',
      stageId: first,
      ownerId: lead.id,
      createdDay: '2026-11-21',
    },
  ])
  expect((await lead.sumOpportunities({})).sums).toEqual([
    { stageId: first, currency: 'EUR', count: 1, amount: 1_240_000, weighted: 124_000 },
  ])

  await lead.changeOpportunity({
    id,
    stageId: offer,
    amount: 1_000_000,
    expectedClose: '2027-02-01',
    nextStep: 'nachfassen',
  })
  expect((await lead.sumOpportunities({})).sums).toEqual([
    { stageId: offer, currency: 'EUR', count: 1, amount: 1_000_000, weighted: 300_000 },
  ])
  expect(await lead.getOpportunity({ id })).toMatchObject({ nextStep: 'nachfassen', canChange: true, version: 2 })

  const won = await lead.winOpportunity({ id, amount: 1_100_000 })
  expect((await lead.sumOpportunities({})).sums).toEqual([])
  expect((await lead.listOpportunities({})).opportunities).toEqual([])
  expect((await lead.listOpportunities({ outcome: 'won' })).opportunities).toMatchObject([
    { amount: 1_100_000, closedDay: '2026-11-21', outcome: 'won' },
  ])
  await expect(lead.changeOpportunity({ id, amount: 1 })).rejects.toMatchObject(refused('opportunityClosed'))
  await expect(lead.loseOpportunity({ id, reason: 'price' })).rejects.toMatchObject(refused('opportunityClosed'))

  await lead.undo({ undo: won.undo })
  expect((await lead.sumOpportunities({})).sums).toMatchObject([{ stageId: offer, count: 1, amount: 1_000_000 }])
})

it('lost with its reason, reopened without it', async () => {
  const { id } = await lead.createOpportunity({ customerId: await customerOf(lead), title: 'Flansch' })
  await expect(lead.reopenOpportunity({ id })).rejects.toMatchObject(refused('opportunityOpen'))
  await lead.loseOpportunity({ id, reason: 'noDecision', note: 'Projekt verschoben' })
  expect(await lead.getOpportunity({ id })).toMatchObject({
    outcome: 'lost',
    reason: 'noDecision',
    reasonNote: 'Projekt verschoben',
  })
  await lead.reopenOpportunity({ id })
  expect(await lead.getOpportunity({ id })).toMatchObject({
    outcome: null,
    reason: null,
    reasonNote: null,
    closedDay: null,
  })
})

describe('is refused', () => {
  const inputs: [code: string, input: object][] = [
    ['amountNegative', { amount: -1 }],
    ['amountTooLarge', { amount: 1e13 + 1 }],
    ['createdAhead', { createdDay: '2026-11-22' }],
    ['closeBeforeCreated', { createdDay: '2026-10-01', expectedClose: '2026-09-01' }],
    ['stageUnknown', { stageId: 'nowhere' }],
    ['memberUnknown', { ownerId: 'nobody' }],
    ['personElsewhere', { personId: 'nobody' }],
    ['currencyUnknown', { currency: 'eu1' }],
    ['invalidInput', { title: ' ' }],
    ['notFound', { customerId: 'nowhere' }],
  ]
  it.each(inputs)('%s', async (code, input) => {
    const customerId = await customerOf(lead)
    await expect(lead.createOpportunity({ customerId, title: 'Welle', ...input })).rejects.toMatchObject(refused(code))
    expect((await lead.listOpportunities({ outcome: 'all' })).opportunities).toEqual([])
  })

  it('a close before the enquiry, tomorrow, or a change of what somebody else just changed', async () => {
    const customerId = await customerOf(lead)
    const { id } = await lead.createOpportunity({ customerId, title: 'Welle', createdDay: '2026-10-01' })
    await expect(lead.winOpportunity({ id, day: '2026-09-30' })).rejects.toMatchObject(refused('closeBeforeCreated'))
    await expect(lead.loseOpportunity({ id, day: '2026-11-22', reason: 'price' })).rejects.toMatchObject(
      refused('closedAhead'),
    )
    await lead.changeOpportunity({ id, amount: 5, version: 1 })
    await expect(lead.changeOpportunity({ id, amount: 6, version: 1 })).rejects.toMatchObject(
      refused('changedMeanwhile'),
    )
  })

  it('a person of another customer', async () => {
    const customerId = await customerOf(lead)
    const other = await customerOf(lead, 'Reiser Pumpen GmbH')
    const person = await lead.createPerson({ lastName: 'Sauter', firstName: 'Petra', customerId: other })
    const input = { title: 'Welle', personId: person.id }
    await expect(lead.createOpportunity({ customerId, ...input })).rejects.toMatchObject(refused('personElsewhere'))
    const { id } = await lead.createOpportunity({ customerId: other, ...input })
    expect((await lead.getOpportunity({ id })).personName).toBe('Petra Sauter')
  })
})

it('pages by expected close give every opportunity once, those without a day last, in both directions', async () => {
  const customerId = await customerOf(lead)
  const days = ['2027-03-01', null, '2026-12-01', '2027-03-01', null, '2027-01-15', '2026-12-01']
  for (const [i, expectedClose] of days.entries())
    await lead.createOpportunity({ customerId, title: `Los ${i}`, expectedClose })
  async function all(sort: 'expectedClose' | '-expectedClose', outcome: 'open' | 'all') {
    const found: (string | null)[] = []
    let after: string | undefined
    do {
      const page = await lead.listOpportunities({ sort, outcome, limit: 2, after })
      found.push(...page.opportunities.map((row) => row.expectedClose))
      after = page.next ?? undefined
    } while (after)
    return found
  }
  const ordered = ['2026-12-01', '2026-12-01', '2027-01-15', '2027-03-01', '2027-03-01', null, null]
  for (const outcome of ['open', 'all'] as const) {
    expect(await all('expectedClose', outcome)).toEqual(ordered)
    expect(await all('-expectedClose', outcome)).toEqual(ordered.toReversed())
  }
  await expect(lead.listOpportunities({ after: 'made up' })).rejects.toMatchObject(refused('invalidInput'))
})

it('filters by owner, stage, customer and outcome', async () => {
  const sales = await house.member(['sales'])
  const [first, second] = await stageIds()
  const a = await customerOf(lead, 'A')
  const b = await customerOf(lead, 'B')
  await lead.createOpportunity({ customerId: a, title: '1' })
  await lead.createOpportunity({ customerId: a, title: '2', ownerId: sales.id, stageId: second })
  const three = await lead.createOpportunity({ customerId: b, title: '3', stageId: second })
  await lead.loseOpportunity({ id: three.id, reason: 'price' })
  const titles = async (input: Parameters<typeof lead.listOpportunities>[0]) =>
    (await lead.listOpportunities(input)).opportunities.map((row) => row.title).sort()
  expect(await titles({})).toEqual(['1', '2'])
  expect(await titles({ owner: [sales.id] })).toEqual(['2'])
  expect(await titles({ stage: [first ?? ''] })).toEqual(['1'])
  expect(await titles({ stage: [second ?? ''], outcome: 'all' })).toEqual(['2', '3'])
  expect(await titles({ customerId: b, outcome: 'lost' })).toEqual(['3'])
  expect(await titles({ customerId: b, outcome: 'won' })).toEqual([])
  expect((await lead.sumOpportunities({ owner: [sales.id] })).sums).toMatchObject([{ stageId: second, count: 1 }])
})

it('who may: own and helped customers or own opportunities; readers and marketing nothing', async () => {
  const [sales, other, inside, marketing, reader] = (await Promise.all(
    (['sales', 'sales', 'insideSales', 'marketing', 'reader'] as const).map((role) => house.member([role])),
  )) as [TestMember, TestMember, TestMember, TestMember, TestMember]
  const customerId = await customerOf(sales)
  const { id } = await sales.createOpportunity({ customerId, title: 'Welle' })
  for (const stranger of [other, inside, marketing, reader]) {
    await expect(stranger.createOpportunity({ customerId, title: 'X' })).rejects.toMatchObject(refused('notAllowed'))
    await expect(stranger.changeOpportunity({ id, amount: 1 })).rejects.toMatchObject(refused('notAllowed'))
    await expect(stranger.winOpportunity({ id })).rejects.toMatchObject(refused('notAllowed'))
    await expect(stranger.loseOpportunity({ id, reason: 'price' })).rejects.toMatchObject(refused('notAllowed'))
    await expect(stranger.deleteOpportunity({ id })).rejects.toMatchObject(refused('notAllowed'))
    expect(await stranger.getOpportunity({ id })).toMatchObject({ canChange: false })
  }
  await lead.changeOpportunity({ id, ownerId: other.id })
  await other.changeOpportunity({ id, amount: 7 })
  await lead.changeCustomer({ id: customerId, insideSalesId: inside.id })
  await inside.changeOpportunity({ id, amount: 8 })
})

it('where members read only their own, lists, sums and single ones keep to it', async () => {
  const sales = await house.member(['sales'])
  await house.runner.command(system, (ctx) => saveSetting(ctx, 'readsOwnOnly', true))
  const mine = await customerOf(sales, 'Eigener')
  const { id } = await lead.createOpportunity({
    customerId: await customerOf(lead, 'Fremder'),
    title: 'fremd',
    amount: 100,
  })
  await sales.createOpportunity({ customerId: mine, title: 'eigen', amount: 200 })
  const own = house.as({ ...sales.actor, readsOwnOnly: true })
  expect((await own.listOpportunities({})).opportunities.map((row) => row.title)).toEqual(['eigen'])
  expect((await own.sumOpportunities({})).sums).toMatchObject([{ count: 1, amount: 200 }])
  await expect(own.getOpportunity({ id })).rejects.toMatchObject(refused('notFound'))
})

it('a deleted customer takes its opportunities along, undo brings them back', async () => {
  const customerId = await customerOf(lead)
  await lead.createOpportunity({ customerId, title: '1', amount: 100 })
  const { undo } = await lead.deleteCustomer({ id: customerId })
  expect((await lead.listOpportunities({})).opportunities).toEqual([])
  expect((await lead.sumOpportunities({})).sums).toEqual([])
  await lead.undo({ undo })
  expect((await lead.sumOpportunities({})).sums).toMatchObject([{ count: 1, amount: 100 }])
})

it('the kept sums stay what the table says, whatever happens; a wrong one is found and corrected', async () => {
  const sales = await house.member(['sales'])
  const customerId = await customerOf(lead)
  const stages = await stageIds()
  let seed = 7
  const pick = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed % below
  }
  const ids: string[] = []
  for (let i = 0; i < 120; i += 1) {
    const id = ids[pick(ids.length || 1)]
    const step = pick(6)
    try {
      if (!id || step < 2) {
        const input = {
          customerId,
          title: `${i}`,
          amount: pick(5) ? pick(1_000_000) : null,
          currency: pick(4) ? 'EUR' : 'CHF',
        }
        ids.push((await lead.createOpportunity(input)).id)
      } else if (step === 2) await lead.changeOpportunity({ id, stageId: stages[pick(5)], amount: pick(1_000_000) })
      else if (step === 3) await lead.changeOpportunity({ id, ownerId: pick(2) ? lead.id : sales.id })
      else if (step === 4) await (pick(2) ? lead.winOpportunity({ id }) : lead.loseOpportunity({ id, reason: 'price' }))
      else await (pick(2) ? lead.reopenOpportunity({ id }) : lead.deleteOpportunity({ id }))
    } catch (error) {
      expect(error).toMatchObject({ code: expect.stringMatching(/^(opportunityClosed|opportunityOpen|notFound)$/) })
    }
  }
  expect(ids.length).toBeGreaterThan(30)
  expect(await house.runner.command(system, correctTotals)).toBe(0)
  const right = (await lead.sumOpportunities({})).sums
  await house.database.writer
    .updateTable('opportunityTotals')
    .set({ amount: 1 })
    .where('currency', '=', 'EUR')
    .execute()
  expect(await house.runner.command(system, correctTotals)).toBeGreaterThan(0)
  expect((await lead.sumOpportunities({})).sums).toEqual(expect.arrayContaining(right))
  expect(await house.runner.command(system, correctTotals)).toBe(0)
})
