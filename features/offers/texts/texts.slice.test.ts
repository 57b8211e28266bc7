import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'
import { readLetter } from '../writer/paper.ts'

let house: TestHouse
let lead: TestMember
beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'])
  await lead.changeOfferSettings({ on: true })
})
afterEach(() => house.close())

it('a new offer begins with the blocks and prices of its customer; the letter fills what is in braces', async () => {
  const { id: customerId } = await lead.createCustomer({ name: 'Vogt Fördertechnik AG' })
  const { id: personId } = await lead.createPerson({ customerId, salutation: 'Frau', lastName: 'Sauter' })
  const block = { kind: 'text', title: 'Einstieg', place: 'intro', language: 'de' } as const
  const { id: guide } = await lead.createGuide({ ...block, text: 'für {{Kunde}} bieten wir bis {{Gültig bis}}:' })
  await lead.setStandardGuide({ id: guide, standard: true })
  const { id: productId } = await lead.createProduct({ name: 'Lagerbock', listPrice: 12_400, vatRate: 'reduced' })
  await lead.setPrice({ productId, customerId, validFrom: '2026-03-01', scales: [{ from: 0, amount: 11_000 }] })
  const { id: opportunityId } = await lead.createOpportunity({ customerId, personId, title: 'Lagerböcke' })
  await lead.setOpportunityProduct({ id: opportunityId, productId })

  const { id } = await lead.draftOffer({ opportunityId })
  const paper = await lead.getOfferPaper({ id })
  expect(paper).toMatchObject({
    intro: 'für {{Kunde}} bieten wir bis {{Gültig bis}}:',
    payment: 'Zahlbar innerhalb von 30 Tagen ohne Abzug.',
    placeholders: { salutation: 'Sehr geehrte Frau Sauter', person: 'Sauter', day: '21.11.2026' },
    lines: [{ unitPrice: 11_000, vatRate: 'reduced' }],
  })
  const letter = await house.runner.query(lead.actor, (ctx) => readLetter(ctx, id))
  expect(letter.intro).toBe('für Vogt Fördertechnik AG bieten wir bis 21.12.2026:')

  // What nobody knows would stand in the letter as it is: the offer is not sent.
  const write = (own: object) => lead.writeOffer({ ...paper, validUntil: '2026-12-31', ...own })
  await write({ closing: 'Ihr {{Betreuer}}' })
  await expect(lead.sendOffer({ id })).rejects.toMatchObject({
    code: 'placeholderUnknown',
    params: { name: '{{Betreuer}}' },
  })
  await lead.writeOffer({ ...paper, version: undefined, validUntil: '2026-12-31', closing: 'Gruß' })
  await lead.sendOffer({ id })
  expect((await lead.getOfferPaper({ id })).status).toBe('open')
})
