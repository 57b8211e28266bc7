import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { saveSetting } from '#platform/actions/settings.ts'
import { system } from '#shared/actor.ts'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'
import { correctTotals } from './actions/following.ts'

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
  expect((await lead.sumOpportunities({})).sums).toMatchObject([
    { stageId: first, currency: 'EUR', count: 1, amount: 1_240_000, weighted: 124_000 },
  ])

  await lead.changeOpportunity({
    id,
    stageId: offer,
    amount: 1_000_000,
    expectedClose: '2027-02-01',
    nextStep: 'nachfassen',
  })
  expect((await lead.sumOpportunities({})).sums).toMatchObject([
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
    ['amountTooLarge', { amount: 1e15 }],
    ['marginAboveAmount', { amount: 100, margin: 101 }],
    ['invalidInput', { ownProbability: 1.01 }],
    ['invalidInput', { amount: 0.5 }],
    ['invalidInput', { category: 'sure' }],
    ['invalidInput', { kind: 'gift' }],
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

it('keeps all that is said of it, and counts how often the close is pushed', async () => {
  const customerId = await customerOf(lead)
  const said = {
    kind: 'crossSelling',
    channel: 'Messe',
    source: 'AMB 2026',
    margin: 30_000,
    ownProbability: 0.6,
    category: 'commit',
    competitor: 'Hauser AG',
    waitingUntil: '2026-12-01',
    note: 'Zweite Linie',
  } as const
  const { id } = await lead.createOpportunity({
    customerId,
    title: 'Welle',
    amount: 0,
    ...said,
    margin: null,
    budgetary: true,
    expectedClose: '2026-12-15',
  })
  await lead.changeOpportunity({ id, amount: 100_000, margin: 30_000 })
  expect(await lead.getOpportunity({ id })).toMatchObject({ ...said, amount: 100_000, budgetary: true, pushes: 0 })
  for (const expectedClose of ['2027-01-15', '2027-01-10', null, '2027-03-01', '2027-04-01'])
    await lead.changeOpportunity({ id, expectedClose })
  expect(await lead.getOpportunity({ id })).toMatchObject({ ...said, pushes: 2 })
  await lead.changeOpportunity({ id, budgetary: false, lesson: 'Früh mit der Fertigung gesprochen.' })
  expect(await lead.getOpportunity({ id })).toMatchObject({ budgetary: false })
  expect((await lead.listLessons({})).lessons).toMatchObject([{ id, lesson: 'Früh mit der Fertigung gesprochen.' }])
  expect((await lead.listChannels({})).channels).toEqual(['Messe'])
})

it('each channel is named once, by name, as long as an opportunity came by it', async () => {
  expect((await lead.listChannels({})).channels).toEqual([])
  const [customerId, [stageId]] = [await customerOf(lead), await stageIds()]
  const ids: string[] = []
  for (const channel of ['Web', 'Messe', 'Web', 'Partner', undefined])
    ids.push((await lead.createOpportunity({ customerId, stageId: stageId as string, title: 'Linie', channel })).id)
  await lead.deleteOpportunity({ id: ids[3] as string })
  expect((await lead.listChannels({})).channels).toEqual(['Messe', 'Web'])
})

it('the day of a stage, of the enquiry and of closing are corrected later; what it was closed with is not', async () => {
  const customerId = await customerOf(lead)
  const [, second] = await stageIds()
  const { id } = await lead.createOpportunity({ customerId, title: 'Welle', createdDay: '2026-10-01' })
  await lead.changeOpportunity({ id, createdDay: '2026-09-15' })
  expect(await lead.getOpportunity({ id })).toMatchObject({ stageDay: '2026-09-15' })
  await lead.changeOpportunity({ id, stageId: second })
  expect(await lead.getOpportunity({ id })).toMatchObject({ stageDay: '2026-11-21' })
  await lead.changeOpportunity({ id, stageDay: '2026-11-02' })
  const cases: [string, object][] = [
    ['stageDayAhead', { stageDay: '2026-11-22' }],
    ['stageDayBeforeCreated', { stageDay: '2026-09-14' }],
    ['stageDayBeforeCreated', { createdDay: '2026-11-03' }],
    ['waitingGone', { waitingUntil: '2026-11-20' }],
    ['opportunityOpen', { closedDay: '2026-11-20' }],
  ]
  for (const [code, input] of cases)
    await expect(lead.changeOpportunity({ id, ...input })).rejects.toMatchObject(refused(code))
  await lead.winOpportunity({ id, reason: 'wonSpeed', note: 'in zwei Tagen geliefert' })
  await lead.changeOpportunity({ id, closedDay: '2026-11-18', reason: 'wonPrice', lesson: 'Schnell geantwortet.' })
  expect(await lead.getOpportunity({ id })).toMatchObject({ closedDay: '2026-11-18', reason: 'wonPrice' })
  const closed: [string, object][] = [
    ['opportunityClosed', { stageId: second }],
    ['opportunityClosed', { nextStep: 'nachfassen' }],
    ['closedAhead', { closedDay: '2026-11-22' }],
    ['closeBeforeCreated', { closedDay: '2026-09-01' }],
    ['reasonUnknown', { reason: 'price' }],
  ]
  for (const [code, input] of closed)
    await expect(lead.changeOpportunity({ id, ...input })).rejects.toMatchObject(refused(code))
  const { facts } = await lead.listOpportunityHistory({ id })
  expect(facts.map(({ kind, day, corrects }) => [kind, day, corrects]).reverse()).toEqual([
    ['created', '2026-10-01', false],
    ['created', '2026-09-15', true],
    ['stage', '2026-11-21', false],
    ['stage', '2026-11-02', true],
    ['won', '2026-11-21', false],
    ['won', '2026-11-18', true],
  ])
})

it('a done step goes to the timeline and the next one is set; undo takes both back', async () => {
  const customerId = await customerOf(lead)
  const { id } = await lead.createOpportunity({ customerId, title: 'Welle', nextStep: 'anrufen' })
  await expect(lead.doNextStep({ id, done: 'x', next: { text: 'y', day: '2026-11-20' } })).rejects.toMatchObject(
    refused('dayGone'),
  )
  const { undo, activityId } = await lead.doNextStep({
    id,
    version: 1,
    done: 'Angerufen, will Muster',
    kind: 'call',
    next: { text: 'Muster schicken', day: '2026-11-27' },
  })
  expect(await lead.getOpportunity({ id })).toMatchObject({ nextStep: 'Muster schicken', nextStepDay: '2026-11-27' })
  const shown = { id: activityId, kind: 'call', text: 'Angerufen, will Muster', customerId }
  expect((await lead.listOpportunityHistory({ id })).activities).toMatchObject([shown])
  await lead.undo({ undo })
  expect(await lead.getOpportunity({ id })).toMatchObject({ nextStep: 'anrufen', nextStepDay: null })
  expect((await lead.listOpportunityHistory({ id })).activities).toEqual([])
  await lead.doNextStep({ id, done: 'Erledigt' })
  expect(await lead.getOpportunity({ id })).toMatchObject({ nextStep: null })
})

it('two people move the same card: one is told, and the move of the other stays', async () => {
  const sales = await house.member(['salesLead'])
  const customerId = await customerOf(lead)
  const [first, second, third] = await stageIds()
  const { id } = await lead.createOpportunity({ customerId, title: 'Welle', stageId: first })
  const moves = await Promise.allSettled([
    lead.changeOpportunity({ id, version: 1, stageId: second }),
    sales.changeOpportunity({ id, version: 1, stageId: third }),
  ])
  // Which of two at once comes first is the database's affair.
  const [told, ...others] = moves.filter((move) => move.status === 'rejected')
  expect(others).toEqual([])
  expect(told).toMatchObject({ reason: refused('changedMeanwhile') })
  const stays = moves[0].status === 'fulfilled' ? second : third
  expect(await lead.getOpportunity({ id })).toMatchObject({ stageId: stays, version: 2 })
  for (const attempt of [
    () => sales.winOpportunity({ id, version: 1 }),
    () => sales.loseOpportunity({ id, version: 1, reason: 'price' }),
    () => sales.doNextStep({ id, version: 1, done: 'x' }),
  ])
    await expect(attempt()).rejects.toMatchObject(refused('changedMeanwhile'))
})

it('persons with roles, helpers who may change it, products with their part', async () => {
  const sales = await house.member(['sales'])
  const customerId = await customerOf(lead)
  const { id } = await lead.createOpportunity({ customerId, title: 'Welle' })
  const person = await lead.createPerson({ customerId, lastName: 'Sauter', firstName: 'Petra' })
  await lead.setOpportunityPerson({ id, personId: person.id, roles: ['buyer', 'user'] })
  await lead.setOpportunityPerson({ id, personId: person.id, roles: ['decider', 'buyer'] })
  const elsewhere = await lead.createPerson({ customerId: await customerOf(lead, 'B'), lastName: 'Huber' })
  await expect(lead.setOpportunityPerson({ id, personId: elsewhere.id, roles: [] })).rejects.toMatchObject(
    refused('personElsewhere'),
  )
  await expect(sales.changeOpportunity({ id, amount: 1 })).rejects.toMatchObject(refused('notAllowed'))
  await lead.setOpportunityHelper({ id, memberId: sales.id, part: 'Kalkulation' })
  await sales.changeOpportunity({ id, amount: 1 })
  await expect(lead.setOpportunityHelper({ id, memberId: 'nobody', part: null })).rejects.toMatchObject(
    refused('memberUnknown'),
  )
  const product = await lead.createProduct({ name: 'Spindel' })
  await lead.setOpportunityProduct({ id, productId: product.id, amount: 500 })
  expect(await lead.getOpportunity({ id })).toMatchObject({
    persons: [{ personId: person.id, name: 'Petra Sauter', roles: ['buyer', 'decider'] }],
    helpers: [{ memberId: sales.id, part: 'Kalkulation' }],
    products: [{ name: 'Spindel', amount: 500 }],
  })
  const { undo } = await lead.removeOpportunityPerson({ id, personId: person.id })
  await lead.removeOpportunityHelper({ id, memberId: sales.id })
  await lead.removeOpportunityProduct({ id, productId: product.id })
  expect(await lead.getOpportunity({ id })).toMatchObject({ persons: [], helpers: [], products: [] })
  await lead.undo({ undo })
  expect((await lead.getOpportunity({ id })).persons).toHaveLength(1)
  await expect(lead.removeOpportunityHelper({ id, memberId: sales.id })).rejects.toMatchObject(refused('notFound'))
})

it('filters by kind, channel, category, text and days of closing; the sums go along, currencies apart', async () => {
  const a = await customerOf(lead, 'Müller & Söhne KG')
  const b = await customerOf(lead, 'Reiser Pumpen')
  const make = (customerId: string, title: string, more: object) =>
    lead.createOpportunity({ customerId, title, amount: 100, ...more })
  await make(a, 'Spindel 100%', { kind: 'repeat', channel: 'Messe', expectedClose: '2026-12-01' })
  await make(b, 'Welle', { category: 'commit', expectedClose: '2027-02-01' })
  await make(b, 'Überholung', { currency: 'CHF' })
  const titles = async (input: Parameters<typeof lead.listOpportunities>[0]) =>
    (await lead.listOpportunities(input)).opportunities.map((row) => row.title).sort()
  const cases: [object, string[]][] = [
    [{ kind: ['repeat'] }, ['Spindel 100%']],
    [{ channel: ['Messe'] }, ['Spindel 100%']],
    [{ category: ['commit'] }, ['Welle']],
    [{ q: 'muell' }, ['Spindel 100%']],
    [{ q: 'Söhne' }, ['Spindel 100%']],
    [{ q: 'WELLE' }, ['Welle']],
    [{ q: 'Über' }, ['Überholung']],
    [{ q: '0%' }, ['Spindel 100%']],
    [{ q: '_' }, []],
    [{ closeFrom: '2026-12-01', closeTo: '2026-12-31' }, ['Spindel 100%']],
  ]
  for (const [input, found] of cases) expect([input, await titles(input)]).toEqual([input, found])
  expect((await lead.sumOpportunities({ q: 'reiser' })).sums.map((sum) => [sum.currency, sum.count])).toEqual(
    expect.arrayContaining([
      ['EUR', 1],
      ['CHF', 1],
    ]),
  )
  expect((await lead.sumOpportunities({})).sums).toHaveLength(2)
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

it('reads the board at once: each stage with its first open ones, as its list has them', async () => {
  const [first, second] = await stageIds()
  const customerId = await customerOf(lead)
  for (const day of ['2027-03-01', '2026-12-01', '2027-01-15'])
    await lead.createOpportunity({ customerId, title: `Los ${day}`, expectedClose: day, stageId: second })
  const lost = await lead.createOpportunity({ customerId, title: 'vorbei', stageId: first })
  await lead.loseOpportunity({ id: lost.id, reason: 'price' })
  const { columns } = await lead.listBoard({ limit: 2 })
  expect(columns.map(({ stage }) => stage)).toEqual((await lead.listStages({})).stages)
  for (const { stage, ...part } of columns)
    expect(part).toEqual(await lead.listOpportunities({ stage: [stage.id], limit: 2 }))
  expect(columns.map(({ opportunities, next }) => [opportunities.length, next !== null])).toEqual([
    [0, false],
    [2, true],
    ...columns.slice(2).map(() => [0, false]),
  ])
  const found = await lead.listBoard({ q: '2026' })
  expect(found.columns.flatMap(({ opportunities }) => opportunities.map((row) => row.title))).toEqual([
    'Los 2026-12-01',
  ])
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
