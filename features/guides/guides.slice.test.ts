import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'

let house: TestHouse
let lead: TestMember
let sales: TestMember
let stages: string[]
beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'])
  sales = await house.member(['sales'])
  stages = (await lead.listStages({})).stages.map((stage) => stage.id)
})
afterEach(() => house.close())

const titles = async (filter: object = {}) => (await sales.listGuides(filter)).guides.map(({ title }) => title)

it('found at its stage and branch beside those for all; a removed stage limits nothing', async () => {
  await lead.createGuide({ kind: 'talk', title: 'Erstes Gespräch', text: 'Was drückt Sie?', stageId: stages[0] })
  await lead.createGuide({ kind: 'checklist', title: 'Vor dem Angebot', text: 'Menge\nTermin', stageId: stages[1] })
  await lead.createGuide({ kind: 'text', title: 'Nachfassen Automobil', text: 'Guten Tag', branch: 'Automobil' })
  expect(await titles()).toEqual(['Vor dem Angebot', 'Erstes Gespräch', 'Nachfassen Automobil'])
  expect(await titles({ stageId: stages[0], branch: 'Medizin' })).toEqual(['Erstes Gespräch'])
  expect(await titles({ stageId: stages[1], branch: 'Automobil' })).toEqual(['Vor dem Angebot', 'Nachfassen Automobil'])
  await lead.deleteStage({ id: stages[0] as string })
  expect(await titles({ stageId: stages[1], branch: 'Medizin' })).toEqual(['Vor dem Angebot', 'Erstes Gespräch'])
})

it('learned from a deal; changed by who wrote it and by the lead, taken out with undo', async () => {
  const { id: customerId } = await sales.createCustomer({ name: 'Reiser Pumpen GmbH' })
  const { id: opportunityId } = await sales.createOpportunity({ customerId, title: 'Welle' })
  const { id } = await sales.createGuide({ kind: 'talk', title: 'Preis', text: 'Erst der Nutzen.', opportunityId })
  const other = await house.member(['sales'])
  await expect(other.changeGuide({ id, text: 'Anders.' })).rejects.toMatchObject({ code: 'notAllowed' })
  await sales.changeGuide({ id, version: 1, text: 'Erst der Nutzen, dann der Preis.' })
  await expect(lead.changeGuide({ id, version: 1, text: 'Alt.' })).rejects.toMatchObject({ code: 'changedMeanwhile' })
  const { undo } = await lead.deleteGuide({ id })
  expect(await titles()).toEqual([])
  await lead.undo({ undo })
  expect((await other.listGuides({})).guides).toMatchObject([
    { text: 'Erst der Nutzen, dann der Preis.', opportunityId, createdById: sales.id, canChange: false },
  ])
})

it('refuses what is not there, and more than anybody reads', async () => {
  const make = (more: object) => lead.createGuide({ kind: 'text', title: 'Gruß', text: 'Guten Tag', ...more })
  await expect(make({ stageId: 'nowhere' })).rejects.toMatchObject({ code: 'stageUnknown' })
  await expect(make({ opportunityId: 'nowhere' })).rejects.toMatchObject({ code: 'notFound' })
  await expect(make({ text: ' ' })).rejects.toMatchObject({ code: 'invalidInput' })
  for (let made = 0; made < 300; made += 1) await make({})
  await expect(make({})).rejects.toMatchObject({ code: 'guidesTooMany' })
})

it('blocks for offers stand in their order, begin new offers in their language, and not beside stages', async () => {
  const block = {
    kind: 'text',
    title: 'Netto',
    text: '30 Tage netto, {{Kunde}}',
    place: 'payment',
    language: 'de',
  } as const
  const { id: net } = await sales.createGuide(block)
  const { id: discount } = await lead.createGuide({ ...block, title: 'Skonto', text: '10 Tage 2 %' })
  const { id: plain } = await sales.createGuide({ kind: 'text', title: 'Gruß', text: 'Guten Tag' })
  expect(await titles()).toEqual(['Gruß'])
  expect(await titles({ for: 'offers' })).toEqual(['Netto', 'Skonto', 'Gruß'])
  await lead.orderGuides({ ids: [discount, plain, net] })
  expect(await titles({ for: 'offers' })).toEqual(['Skonto', 'Gruß', 'Netto'])

  const payment = async (language: 'de' | 'en') => (await sales.getStandardTexts({ language })).payment
  expect(await payment('de')).toBe('Zahlbar innerhalb von 30 Tagen ohne Abzug.')
  await lead.setStandardGuide({ id: net, standard: true })
  const { undo } = await lead.setStandardGuide({ id: discount, standard: true })
  expect([await payment('de'), await payment('en')]).toEqual([
    '10 Tage 2 %',
    'Payable within 30 days without deduction.',
  ])
  await lead.undo({ undo })
  expect(await payment('de')).toBe('30 Tage netto, {{Kunde}}')
  // In another language it is no longer what the offers of this one begin with.
  await sales.changeGuide({ id: net, language: 'en' })
  expect(await payment('de')).toBe('Zahlbar innerhalb von 30 Tagen ohne Abzug.')

  const made = (more: object) => lead.createGuide({ ...block, ...more })
  await expect(made({ kind: 'talk' })).rejects.toMatchObject({ code: 'guideNotForOffers' })
  await expect(made({ language: null })).rejects.toMatchObject({ code: 'guideNotForOffers' })
  await expect(made({ text: 'Für {{Kundin}}' })).rejects.toMatchObject({ code: 'placeholderUnknown' })
  await expect(lead.setStandardGuide({ id: plain, standard: true })).rejects.toMatchObject({
    code: 'guideNotForOffers',
  })
})
