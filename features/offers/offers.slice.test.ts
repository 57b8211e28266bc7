import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'

let house: TestHouse
let lead: TestMember
let sales: TestMember
let customerId: string
let opportunityId: string
beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'], { name: 'Tina Alber' })
  sales = await house.member(['sales'], { name: 'Jonas Bader' })
  customerId = (await sales.createCustomer({ name: 'Vogt Fördertechnik AG' })).id
  opportunityId = (await sales.createOpportunity({ customerId, title: 'Lagerböcke 2027' })).id
})
afterEach(() => house.close())

const state = async () => {
  const { amount, outcome, reason } = await sales.getOpportunity({ id: opportunityId })
  return { amount, outcome, reason }
}
const statuses = async () =>
  Object.fromEntries(
    (await sales.listOffers({ opportunityId, state: 'all' })).offers.map(({ number, status }) => [number, status]),
  )

it('entered, asked about on its day, put off with what was said, ordered: won with its amount; undo brings all back', async () => {
  const { id, askOn } = await sales.createOffer({
    opportunityId,
    number: '2026-418',
    amount: 1_240_000,
    validUntil: '2026-12-31',
    setAmount: true,
  })
  expect(askOn).toBe('2026-11-28')
  expect((await state()).amount).toBe(1_240_000)
  expect((await sales.getToday({})).offers).toEqual([])
  house.at('2026-11-30')
  expect(await sales.getToday({})).toMatchObject({
    offers: [{ id, overdueDays: 2, customerName: 'Vogt Fördertechnik AG', canChange: true }],
    counts: { offers: 1 },
  })
  expect((await lead.getToday({})).offers).toEqual([])
  await expect(sales.chaseOffer({ id, askOn: '2026-11-30' })).rejects.toMatchObject({ code: 'offerAskGone' })
  await sales.chaseOffer({ id, askOn: '2026-12-07', said: 'Entscheidet nach der Messe' })
  expect((await sales.getToday({})).offers).toEqual([])
  const { activities } = await sales.listOpportunityHistory({ id: opportunityId })
  expect(activities).toMatchObject([{ kind: 'call', text: 'Entscheidet nach der Messe' }])
  expect(await sales.listOffers({ mine: true })).toMatchObject({
    offers: [{ askOn: '2026-12-07' }],
    total: 1,
    due: 0,
    sums: [{ currency: 'EUR', amount: 1_240_000 }],
  })

  const { undo } = await sales.orderOffer({ id, amount: 1_200_000, note: 'Lieferzeit' })
  expect(await state()).toMatchObject({ amount: 1_200_000, outcome: 'won' })
  expect(await statuses()).toEqual({ '2026-418': 'ordered' })
  await expect(sales.changeOffer({ id, askOn: '2026-12-24' })).rejects.toMatchObject({ code: 'offerDecided' })
  await sales.undo({ undo })
  expect(await state()).toMatchObject({ amount: 1_240_000, outcome: null })
  expect(await statuses()).toEqual({ '2026-418': 'open' })
})

it('of several one is ordered, replaced or lost; reopening the opportunity opens them again', async () => {
  const first = await sales.createOffer({ opportunityId, number: 'A1', amount: 100 })
  await sales.createOffer({ opportunityId, number: 'A2', amount: 200, replacesId: first.id })
  const third = await sales.createOffer({ opportunityId, number: 'A3', amount: 300 })
  const { undo } = await sales.orderOffer({ id: third.id })
  expect(await statuses()).toEqual({ A1: 'replaced', A2: 'dropped', A3: 'ordered' })
  await sales.undo({ undo })
  expect(await statuses()).toEqual({ A1: 'replaced', A2: 'open', A3: 'open' })
  await expect(sales.loseOffer({ id: first.id, reason: 'price' })).rejects.toMatchObject({ code: 'offerDecided' })
  await sales.loseOffer({ id: third.id, reason: 'price', competitor: 'Kern' })
  expect(await state()).toMatchObject({ outcome: 'lost', reason: 'price' })
  expect(await statuses()).toEqual({ A1: 'replaced', A2: 'lost', A3: 'lost' })
  expect((await sales.listOffers({ state: 'decided' })).total).toBe(3)
  const reopened = await sales.reopenOpportunity({ id: opportunityId })
  expect(await statuses()).toEqual({ A1: 'replaced', A2: 'open', A3: 'open' })
  await sales.undo({ undo: reopened.undo })
  expect(await statuses()).toEqual({ A1: 'replaced', A2: 'lost', A3: 'lost' })
})

it('the only offer of an opportunity that is won elsewhere was the ordered one', async () => {
  await sales.createOffer({ opportunityId, number: 'A1', amount: 100 })
  await sales.winOpportunity({ id: opportunityId, amount: 90 })
  expect(await statuses()).toEqual({ A1: 'ordered' })
  await expect(sales.createOffer({ opportunityId, number: 'A2', amount: 100 })).rejects.toMatchObject({
    code: 'opportunityClosed',
  })
})

it('makes an opportunity where there is none, and goes with it to another customer and into the bin', async () => {
  const about = { customerId, title: 'Ersatzteile' }
  const made = await sales.createOffer({ opportunity: about, number: 'A1', amount: 500 })
  expect(await sales.getOpportunity({ id: made.opportunityId })).toMatchObject({ ...about, amount: 500 })
  const other = (await sales.createCustomer({ name: 'Zwick' })).id
  await sales.changeOpportunity({ id: made.opportunityId, customerId: other })
  expect((await sales.listOffers({ customerId: other })).offers).toMatchObject([{ number: 'A1' }])
  const bytes = new Uint8Array([65])
  await sales.attachFile({ record: 'offers', recordId: made.id, name: 'Angebot.txt', bytes })
  expect((await lead.listTimeline({ customerId: other, kinds: ['offer'] })).entries).toMatchObject([
    { type: 'offer', offer: { number: 'A1' }, files: [{ name: 'Angebot.txt' }], canChange: true },
  ])
  expect((await sales.getCustomerSheet({ id: other })).offers).toMatchObject([{ number: 'A1' }])
  const { undo } = await sales.deleteOpportunity({ id: made.opportunityId })
  expect((await sales.listOffers({})).total).toBe(0)
  await sales.undo({ undo })
  expect((await sales.listOffers({ q: 'a1' })).offers).toMatchObject([{ files: [{ name: 'Angebot.txt' }] }])
})

it('an offer that ends within 14 days is a reason to speak with the customer', async () => {
  const { id } = await sales.createOffer({ opportunityId, number: 'A1', amount: 1_240_000, validUntil: '2026-12-03' })
  const reason = async () =>
    (await sales.getContactAgain({ customerId })).reason.filter(({ kind }) => kind === 'occasion')
  expect(await reason()).toMatchObject([{ occasion: { kind: 'offer', day: '2026-12-03', text: '12.400\u00a0€' } }])
  const { undo } = await sales.chaseOffer({ id, askOn: '2026-12-01' })
  expect(await reason()).toEqual([])
  await sales.undo({ undo })
  expect(await reason()).toHaveLength(1)
  await sales.changeOffer({ id, validUntil: '2026-12-31' })
  expect(await reason()).toEqual([])
})

it('two customers become one: the offers go along', async () => {
  await sales.createOffer({ opportunityId, number: 'A1', amount: 100 })
  const twin = (await sales.createCustomer({ name: 'Vogt Foerdertechnik' })).id
  await lead.mergeDuplicates({ merges: [{ ids: [twin, customerId] }] })
  const [offer] = (await lead.listOffers({})).offers
  expect((await lead.getOpportunity({ id: opportunityId })).customerId).toBe(offer?.customerId)
})

it('refuses what no offer can be', async () => {
  const offer = { opportunityId, number: 'A1', amount: 100 }
  const { id } = await sales.createOffer(offer)
  const refused = (more: object, code: string) =>
    expect(sales.createOffer({ ...offer, number: 'A2', ...more })).rejects.toMatchObject({ code })
  await refused({ number: 'A1' }, 'offerNumberTaken')
  await refused({ amount: 0 }, 'offerWithoutAmount')
  await refused({ amount: -1 }, 'amountNegative')
  await refused({ amount: 1e15 }, 'amountTooLarge')
  await refused({ opportunityId: undefined }, 'offerOfNothing')
  await refused({ opportunityId: 'none' }, 'notFound')
  await refused({ sentOn: '2027-01-01' }, 'dayAhead')
  await refused({ validUntil: '2026-11-01' }, 'offerValidTooShort')
  const { version } = await sales.changeOffer({ id, note: 'Mit Skonto' })
  await lead.changeOffer({ id, version, amount: 200 })
  await expect(sales.changeOffer({ id, version, amount: 300 })).rejects.toMatchObject({ code: 'changedMeanwhile' })
  const reader = await house.member(['reader'])
  expect((await reader.listOffers({})).offers).toMatchObject([{ amount: 200, canChange: false }])
})
