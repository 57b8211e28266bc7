import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { system } from '#shared/actor.ts'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'

let house: TestHouse
let lead: TestMember

beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['management', 'salesLead'], { name: 'Anna Berg', administrator: true })
})
afterEach(() => house.close())

/** As another system exports them: American days, a product spelled in two ways, a team with its leads. */
const accounts = 'account,sector,office_location,subsidiary_of\nAcme,retail,Germany,\nBetasol,finance,Austria,Acme\n'
const products = 'product,series,sales_price\nGTX Pro,GTX,4821\nMG Special,MG,55\n'
const team =
  'sales_agent,manager,regional_office\nVera Roe,Jo Losch,East\nAnna Berg,Jo Losch,West\nIdle Ina,Jo Losch,West\n'
const pipeline = [
  'opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value',
  'A1,Vera Roe,GTXPro,Acme,Won,10/20/2016,3/1/2017,4954.5',
  'A2,Vera Roe,MG Special,Betasol,Lost,10/25/2016,3/11/2017,0',
  'A3,Anna Berg,GTX Pro,,Engaging,10/25/2016,,',
  'A4,Anna Berg,GTX Pro,Unknown Inc,Prospecting,,,',
  'A5,Vera Roe,MG Special,Acme,Won,3/1/2017,2/1/2017,55',
  '',
].join('\n')
const stages = { Engaging: 'Angebot', Prospecting: 'Enquiry' }

async function add(files: Record<string, string>, member = lead) {
  let state: Awaited<ReturnType<typeof lead.addImportFile>> | null = null
  for (const [name, text] of Object.entries(files)) {
    const input = { name, bytes: new TextEncoder().encode(text), ...(state ? { importId: state.id } : {}) }
    state = await member.addImportFile(input)
  }
  return state!
}

async function bringIn(files: Record<string, string>, member = lead, answers: object = { stages, currency: 'USD' }) {
  const { id, tables } = await add(files, member)
  for (const table of tables)
    if (table.kind === 'opportunities') await member.changeImportTable({ id, index: table.index, answers })
  await member.checkImport({ id })
  await house.runJobs()
  const { checked } = await member.getImport({ id })
  await member.runImport({ id })
  await house.runJobs()
  return { ...(await member.getImport({ id })), checked }
}

const everything = { 'p.csv': pipeline, 'a.csv': accounts, 'g.csv': products, 't.csv': team }
const figuresOf = (report: Awaited<ReturnType<typeof bringIn>>['report']) =>
  report!.tables.map(({ kind, created, updated, unchanged, rejected }) => [kind, created, updated, unchanged, rejected])
async function deals() {
  const { opportunities } = await lead.listOpportunities({ outcome: 'all' })
  const full = await Promise.all(opportunities.map(({ id }) => lead.getOpportunity({ id })))
  return new Map(full.map((deal) => [deal.number, deal]))
}
const history = async (opportunityId: string) =>
  await house.runner.query(system, ({ db }) =>
    db
      .selectFrom('opportunityHistory')
      .select(['kind', 'day', 'amount', 'importId'])
      .where('opportunityId', '=', opportunityId)
      .orderBy('id')
      .execute(),
  )

describe('the export of another system', () => {
  it('comes in with its references: customers, products, colleagues, days, outcomes; its history is on its days', async () => {
    const state = await bringIn(everything)
    expect(figuresOf(state.checked)).toEqual(figuresOf(state.report))
    expect(figuresOf(state.report)).toEqual([
      ['customers', 2, 0, 0, 0],
      ['products', 2, 0, 0, 0],
      ['members', 2, 1, 0, 0],
      ['opportunities', 4, 0, 0, 1],
    ])
    const report = state.report!.tables[3]!
    expect(report).toMatchObject({
      rejections: [{ row: 6, reason: 'closeBeforeCreated' }],
      missing: { count: 1, examples: [{ row: 5, name: 'Unknown Inc' }] },
      withoutCustomer: { count: 1, examples: [{ row: 4, name: 'GTX Pro' }] },
    })
    const { members } = await lead.listMembers({})
    const byName = new Map(members.map((one) => [one.name, one]))
    const boss = byName.get('Jo Losch')!
    expect(byName.get('Vera Roe')).toMatchObject({ hasLogin: false, region: 'East', leadId: boss.id })
    expect(byName.get('Anna Berg')).toMatchObject({ id: lead.id, region: 'West', leadId: boss.id })
    expect(byName.has('Idle Ina')).toBe(true)
    expect((await lead.listProducts({})).products).toMatchObject([
      { name: 'GTX Pro', productGroup: 'GTX', listPrice: 482_100 },
      { name: 'MG Special', listPrice: 5_500 },
    ])

    const all = await deals()
    expect(all.get('A1')).toMatchObject({
      customerName: 'Acme',
      ownerId: byName.get('Vera Roe')!.id,
      products: [{ name: 'GTX Pro', amount: null }],
      outcome: 'won',
      amount: 495_450,
      currency: 'USD',
      createdDay: '2016-10-20',
      closedDay: '2017-03-01',
      expectedClose: null,
      stageId: null,
    })
    expect(all.get('A2')).toMatchObject({ outcome: 'lost', amount: 0, reason: null, customerName: 'Betasol' })
    const named = new Map((await lead.listStages({})).stages.map((stage) => [stage.name, stage.id]))
    expect(all.get('A3')).toMatchObject({
      outcome: null,
      customerId: null,
      stageId: named.get('Angebot'),
      amount: null,
    })
    expect(all.get('A4')).toMatchObject({
      customerId: null,
      stageId: named.get('Anfrage'),
      createdDay: null,
      fields: { account: 'Unknown Inc' },
    })
    expect(await history(all.get('A1')!.id)).toEqual([
      { kind: 'created', day: '2016-10-20', amount: 495_450, importId: state.id },
      { kind: 'won', day: '2017-03-01', amount: null, importId: state.id },
    ])
    expect(await history(all.get('A4')!.id)).toMatchObject([{ kind: 'created', day: null }])
    expect((await lead.sumOpportunities({})).sums.reduce((sum, one) => sum + one.count, 0)).toBe(2)
  })

  it('again it changes nothing; what moved since moves; a value changed by hand stays', async () => {
    await bringIn(everything)
    expect(figuresOf((await bringIn(everything)).report).map(([, created, updated]) => [created, updated])).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
      [0, 0],
    ])
    const before = (await deals()).get('A3')!
    const acme = (await deals()).get('A1')!.customerId!
    await lead.changeOpportunity({ id: before.id, customerId: acme, amount: 100 })
    const state = await bringIn({ 'p.csv': pipeline.replace(',Engaging,10/25/2016,,', ',Won,10/25/2016,1/2/2018,777') })
    expect(figuresOf(state.report)).toEqual([['opportunities', 0, 1, 3, 1]])
    const after = (await deals()).get('A3')!
    expect(after).toMatchObject({ outcome: 'won', closedDay: '2018-01-02', amount: 77_700, customerId: acme })
    expect((await history(before.id)).map(({ kind, day, importId }) => [kind, day, importId !== null])).toEqual([
      ['created', '2016-10-25', true],
      ['amount', '2026-11-21', false],
      ['amount', '2018-01-02', false],
      ['won', '2018-01-02', false],
    ])
  })

  it('undo takes all of it, and none of its history counts any more', async () => {
    const state = await bringIn(everything)
    const { id } = (await deals()).get('A1')!
    await lead.undoImport({ id: state.id })
    await house.runJobs()
    expect((await lead.listOpportunities({ outcome: 'all' })).opportunities).toEqual([])
    expect((await lead.listProducts({})).products).toEqual([])
    expect((await lead.listMembers({})).members.map((one) => one.name)).toEqual(['Anna Berg'])
    expect((await lead.listMembers({})).members[0]).toMatchObject({ region: null, leadId: null })
    expect((await history(id)).at(-1)).toMatchObject({ kind: 'void', day: '2026-11-21' })
  })
})

describe('what an opportunity list leaves open', () => {
  it('stages that nobody knows are asked, all at once; answers must be stages of ours', async () => {
    const { id, tables } = await add({ 'p.csv': pipeline })
    const { index, questions } = tables[0]!
    expect(questions).toMatchObject([{ flag: 'stages', values: ['Engaging', 'Prospecting'] }])
    await expect(lead.runImport({ id })).rejects.toMatchObject({
      code: 'importAsksStages',
      params: { sample: 'Engaging, Prospecting', column: 'deal_stage' },
    })
    await expect(
      lead.changeImportTable({ id, index, answers: { stages: { Engaging: 'Mond' } } }),
    ).rejects.toMatchObject({ code: 'importStageUnknown' })
    const one = await lead.changeImportTable({ id, index, answers: { stages: { Engaging: 'Angebot' } } })
    expect(one.tables[0]!.questions).toMatchObject([{ values: ['Prospecting'] }])
    const both = await lead.changeImportTable({ id, index, answers: { stages: { prospecting: 'open' } } })
    expect(both.tables[0]!.questions).toEqual([])
    await expect(lead.changeImportTable({ id, index, answers: { lookup: { colour: {} } } })).rejects.toMatchObject({
      code: 'importFieldUnknown',
    })
  })

  it('one column for the expected and the real close; kinds, reasons and words for values; columns without a field stay', async () => {
    const list = [
      'Deal ID;Deal Name;Deal Stage;Amount;Close Date;Create Date;Deal Type;Closed Lost Reason;Next Thing',
      '1;Pumpen;Closed Lost;1.000,00;01.03.2026;01.01.2026;New Business;zu teuer;anrufen',
      '2;Wellen;Angebot;2.000,00;01.03.2027;01.01.2026;Existing Business;;',
      '3;Achsen;Angebot;-5,00;01.03.2025;01.01.2026;Mond;;',
      '4;;Angebot;1,00;;;;;',
    ].join('\n')
    const state = await bringIn({ 'deals.csv': list }, lead, {
      lookup: { kind: { mond: 'Cross-Selling' } },
    })
    expect(state.report!.tables[0]).toMatchObject({
      rejected: 0,
      problems: [{ code: 'amountNegative' }, { code: 'closeBeforeCreated' }],
      ownFields: ['Next Thing'],
    })
    const all = await deals()
    expect(all.get('1')).toMatchObject({
      title: 'Pumpen',
      outcome: 'lost',
      closedDay: '2026-03-01',
      expectedClose: null,
      kind: 'newCustomer',
      reason: 'price',
      reasonNote: 'zu teuer',
      fields: { 'Next Thing': 'anrufen' },
      currency: 'EUR',
    })
    expect(all.get('2')).toMatchObject({ outcome: null, expectedClose: '2027-03-01', kind: 'repeat' })
    expect(all.get('3')).toMatchObject({
      kind: 'crossSelling',
      amount: null,
      expectedClose: null,
      fields: { Amount: '-5,00', 'Close Date': '2025-03-01' },
    })
    expect(all.get('4')).toMatchObject({ title: '4' })
  })

  it('finds its person by the mail address, its customer by the domain; a number may be a whole UUID', async () => {
    const number = 'COMP-9a4cc8a0-6e6a-4ad0-bd3c-0c5f8b8c2e11'
    await bringIn({
      'c.csv': `Company ID,Name,Company Domain Name\n${number},Adler Pumpen,adler.example\n`,
      'p.csv': 'First Name,Last Name,Email,Associated Company Domain\nEva,Frei,eva@adler.example,adler.example\n',
      'd.csv':
        'Deal ID,Deal Name,Deal Stage,Amount,Create Date,Associated Company Domain,Associated Contact Email\nD1,Pumpe,Closed Won,5.00,2026-01-02,adler.example,Eva@adler.example\nD2,Rohr,Closed Won,5.00,2026-01-02,adler.example,x@adler.example\n',
    })
    const all = await deals()
    expect(all.get('D1')).toMatchObject({ customerName: 'Adler Pumpen', personName: 'Eva Frei', fields: {} })
    expect(all.get('D2')).toMatchObject({ personName: null, fields: { 'Associated Contact Email': 'x@adler.example' } })
    expect((await lead.listCustomers({})).customers).toMatchObject([{ customerNumber: number }])
  })

  it('two deals alike without a number are two; again they change nothing', async () => {
    const list = 'Deal Name;Deal Stage;Amount;Create Date\nA;Angebot;5,00;01.01.2026\nA;Angebot;5,00;01.01.2026\n'
    expect(figuresOf((await bringIn({ 'd.csv': list })).report)).toEqual([['opportunities', 2, 0, 0, 0]])
    expect(figuresOf((await bringIn({ 'd.csv': list })).report)).toEqual([['opportunities', 0, 0, 2, 0]])
  })

  it('sellers bring in their own: products and colleagues are for the lead, customers of others are not theirs', async () => {
    await lead.createCustomer({ name: 'Acme' })
    const sales = await house.member(['sales'], { name: 'Eva' })
    const { 'a.csv': _, ...rest } = everything
    const state = await bringIn(rest, sales)
    expect(state.report!.tables.map(({ kind, created, rejections }) => [kind, created, rejections[0]?.reason])).toEqual(
      [
        ['products', 0, 'notAllowed'],
        ['members', 0, 'notAllowed'],
        ['opportunities', 3, 'notAllowed'],
      ],
    )
    expect((await deals()).get('A2')).toMatchObject({
      ownerId: sales.id,
      fields: { sales_agent: 'Vera Roe', product: 'MG Special' },
    })
  })
})
