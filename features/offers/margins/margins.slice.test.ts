import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'
import { textOfPdf } from '#tests/pdf-text.ts'
import { readLetter } from '../writer/paper.ts'

let house: TestHouse
let lead: TestMember
let sales: TestMember
let id: string
let productId: string
beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'], { name: 'Tina Alber' })
  sales = await house.member(['sales'], { name: 'Jonas Bader' })
  const { id: customerId } = await sales.createCustomer({ name: 'Vogt Fördertechnik AG' })
  const { id: opportunityId } = await sales.createOpportunity({ customerId, title: 'Lagerböcke 2027' })
  await lead.changeOfferSettings({ on: true, minimumMargin: 2000 })
  productId = (await lead.createProduct({ name: 'Lagerbock L20', listPrice: 100_00, costPrice: 77_77 })).id
  await sales.setOpportunityProduct({ id: opportunityId, productId })
  id = (await sales.draftOffer({ opportunityId })).id
})
afterEach(() => house.close())

const write = async (own: { discount?: number; cost?: number | null; offerId?: string } = {}) => {
  const { discount = 0, cost = null, offerId = id } = own
  const { lines: _lines, totals: _totals, ...paper } = await sales.getOfferPaper({ id: offerId })
  const lines = [
    { kind: 'item' as const, productId, text: 'Lagerbock L20', quantity: 10_000, unitPrice: 100_00, cost },
    { kind: 'option' as const, text: 'Schmiernippel', quantity: 1000, unitPrice: 3_00 },
  ]
  return await sales.writeOffer({ ...paper, validUntil: paper.validUntil ?? '', lines, discount, id: offerId })
}

it('begins with the cost of the product, which a line may override; only who may change the offer sees it', async () => {
  expect(await sales.getOfferPaper({ id })).toMatchObject({
    lines: [{ cost: 77_77 }],
    margin: { priced: 100_00, cost: 77_77, margin: 22_23, rate: 2223, below: false, unknown: 0 },
  })
  await write({ discount: 300 })
  expect(await sales.getOfferPaper({ id })).toMatchObject({
    lines: [{ cost: 77_77 }, { cost: null }],
    margin: { priced: 970_00, cost: 777_70, margin: 192_30, rate: 1982, below: true },
    minimumMargin: 2000,
    canApprove: false,
  })
  await write({ discount: 300, cost: 50_00 })
  expect((await sales.getOfferPaper({ id })).margin).toMatchObject({ cost: 500_00, below: false })
  const reader = await house.member(['reader'])
  const seen = await reader.getOfferPaper({ id })
  expect(seen).toMatchObject({ margin: null, minimumMargin: null, approval: null })
  expect(seen.lines.map((line) => line.cost)).toEqual([null, null])
  expect(await sales.getLineCost({ id, productId })).toEqual({ cost: 77_77 })
  await expect(reader.getLineCost({ id, productId })).rejects.toMatchObject({ code: 'notAllowed' })
})

it('neither cost nor margin is anywhere in the letter', async () => {
  await write({ discount: 300, cost: 61_23 })
  const letter = await house.runner.query(sales.actor, (ctx) => readLetter(ctx, id))
  expect(JSON.stringify(letter)).not.toMatch(/"(cost|margin|minimumMargin|approval)"/)
  const said = textOfPdf((await sales.getOfferLetter({ id })).bytes)
  expect(said).toContain('970,00 €')
  // 61.23 a piece, 612.30 in all, 357.70 and 36.87 % left.
  expect(said).not.toMatch(/61,23|612,3|357,7|36,8|Marge|Einkauf/)
})

it('below the minimum it goes out with the approval of the lead only, which lapses when the price falls further', async () => {
  await expect(sales.askApproval({ id, reason: 'Einstieg' })).rejects.toMatchObject({ code: 'marginEnough' })
  await write({ discount: 400 })
  await expect(sales.sendOffer({ id })).rejects.toMatchObject({ code: 'offerNeedsApproval' })
  await sales.askApproval({ id, reason: 'Rahmenvertrag in Sicht' })
  // Asked again: the first request is gone.
  await sales.askApproval({ id, reason: 'Rahmenvertrag über drei Jahre in Sicht' })
  const { requests } = await lead.listApprovals({})
  expect(requests).toMatchObject([
    {
      ...{ offerId: id, reason: 'Rahmenvertrag über drei Jahre in Sicht', askedByName: 'Jonas Bader' },
      ...{ net: 960_00, margin: 182_30, rate: 1898, minimum: 2000, canDecide: true },
    },
  ])
  expect((await sales.listApprovals({})).requests).toMatchObject([{ canDecide: false }])
  const other = await house.member(['sales'])
  expect((await other.listApprovals({})).requests).toEqual([])
  const request = requests[0]?.id ?? ''
  await expect(sales.decideApproval({ id: request, approved: true })).rejects.toMatchObject({ code: 'notAllowed' })
  await expect(lead.decideApproval({ id: request, approved: false })).rejects.toMatchObject({ code: 'approvalWords' })

  const { undo } = await lead.decideApproval({ id: request, approved: false, words: 'Höchstens 3 %' })
  expect((await sales.getOfferPaper({ id })).approval).toMatchObject({ decision: 'refused', words: 'Höchstens 3 %' })
  await expect(sales.sendOffer({ id })).rejects.toMatchObject({ code: 'offerNeedsApproval' })
  await lead.undo({ undo })
  await lead.decideApproval({ id: request, approved: true, words: 'Einmal, zum Einstieg' })
  await expect(lead.decideApproval({ id: request, approved: true })).rejects.toMatchObject({ code: 'approvalDecided' })
  expect((await sales.getOfferPaper({ id })).approval).toMatchObject({ holds: true, decidedByName: 'Tina Alber' })

  await write({ discount: 500 })
  expect((await sales.getOfferPaper({ id })).approval).toMatchObject({ decision: 'approved', holds: false })
  await expect(sales.sendOffer({ id })).rejects.toMatchObject({ code: 'offerNeedsApproval' })
  await write({ discount: 400 })
  await sales.sendOffer({ id })
  expect((await lead.listApprovals({})).requests).toEqual([])

  // The next version is another paper: it asks anew. Whoever approves does so by sending.
  const next = await sales.reviseOffer({ id })
  await expect(sales.sendOffer({ id: next.id })).rejects.toMatchObject({ code: 'offerNeedsApproval' })
  await lead.sendOffer({ id: next.id })
  expect((await sales.getOfferPaper({ id: next.id })).approval).toMatchObject({
    decision: 'approved',
    decidedByName: 'Tina Alber',
    holds: true,
  })
})

it('without a minimum, or without known costs, nothing is held up', async () => {
  await lead.changeOfferSettings({ minimumMargin: null })
  await write({ discount: 9000 })
  expect((await sales.getOfferPaper({ id })).margin).toMatchObject({ below: false })
  await sales.sendOffer({ id })
})
