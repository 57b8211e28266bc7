import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'
import { textOfPdf } from '#tests/pdf-text.ts'

let house: TestHouse
let lead: TestMember
let sales: TestMember
let customerId: string
let opportunityId: string
beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'], { name: 'Tina Alber' })
  sales = await house.member(['sales'], { name: 'Jonas Bader' })
  const address = { street: 'Industriestr. 4', postcode: '72070', city: 'Tübingen', country: 'DE' as const }
  customerId = (await sales.createCustomer({ name: 'Vogt Fördertechnik AG', ...address })).id
  opportunityId = (await sales.createOpportunity({ customerId, title: 'Lagerböcke 2027' })).id
  await lead.changeOfferSettings({ on: true, sender: 'Maschinenteile Neckar GmbH\nNeckarstr. 1\n72070 Tübingen' })
})
afterEach(() => house.close())

const written = async (id: string, own: object = {}) => {
  const { lines: _lines, totals: _totals, ...paper } = await sales.getOfferPaper({ id })
  const lines = [
    { kind: 'item' as const, text: 'Lagerbock L20', quantity: 40_000, unitPrice: 12_400, unit: 'Stück' },
    { kind: 'option' as const, text: 'Schmiernippel', quantity: 40_000, unitPrice: 150 },
  ]
  return { ...paper, validUntil: paper.validUntil ?? '', lines, ...own, id }
}

it('drafted with a number, written, sent with its letter kept, ordered: won with the net amount', async () => {
  const { id, number } = await sales.draftOffer({ opportunityId })
  expect(number).toBe('A-2026-0001')
  expect((await sales.listOffers({})).offers).toEqual([])
  expect((await sales.listOffers({ state: 'draft' })).offers).toMatchObject([
    { number, status: 'draft', written: true },
  ])
  await expect(sales.sendOffer({ id })).rejects.toMatchObject({ code: 'offerEmpty' })
  await expect(sales.orderOffer({ id })).rejects.toMatchObject({ code: 'offerDraft' })
  const { totals } = await sales.writeOffer(await written(id, { discount: 300 }))
  expect(totals).toMatchObject({ subtotal: 496_000, discount: 14_880, net: 481_120, gross: 572_533 })
  expect((await sales.getOfferPaper({ id })).rates[0]).toEqual({ rate: 'standard', basisPoints: 1900 })
  const letter = await sales.getOfferLetter({ id })
  expect(letter.name).toBe('A-2026-0001.pdf')
  expect(Buffer.from(letter.bytes).subarray(0, 5).toString()).toBe('%PDF-')

  const { askOn } = await sales.sendOffer({ id })
  expect(askOn).toBe('2026-11-28')
  expect((await sales.listOffers({})).offers).toMatchObject([
    { status: 'open', amount: 481_120, files: [{ name: 'A-2026-0001.pdf', type: 'application/pdf' }] },
  ])
  const kept = (await sales.listFiles({ record: 'offers', recordId: id })).files[0]?.id ?? ''
  const sent = textOfPdf((await sales.downloadFile({ id: kept })).bytes)
  expect(sent).toContain('4.811,20 €')
  expect(textOfPdf(letter.bytes)).toContain('Entwurf')
  expect(sent).not.toContain('Entwurf')
  await expect(sales.writeOffer(await written(id))).rejects.toMatchObject({ code: 'offerSent' })
  await expect(sales.changeOffer({ id, amount: 1 })).rejects.toMatchObject({ code: 'offerWritten' })
  await expect(sales.deleteOffer({ id })).rejects.toMatchObject({ code: 'offerNumbered' })
  await sales.orderOffer({ id })
  expect(await sales.getOpportunity({ id: opportunityId })).toMatchObject({ outcome: 'won', amount: 481_120 })
})

it('a new version says what changed and takes the place of the one before once it is sent', async () => {
  const { id } = await sales.draftOffer({ opportunityId })
  await sales.writeOffer(await written(id))
  await sales.sendOffer({ id })
  const second = await sales.reviseOffer({ id })
  expect(second.number).toBe('A-2026-0001-2')
  expect(await sales.reviseOffer({ id })).toEqual(second)
  const lines = [
    { kind: 'item' as const, text: 'Lagerbock L20', quantity: 40_000, unitPrice: 12_000 },
    { kind: 'item' as const, text: 'Montage', quantity: 1000, unitPrice: 50_000 },
  ]
  await sales.writeOffer(await written(second.id, { lines }))
  expect(await sales.getOfferPaper({ id: second.id })).toMatchObject({
    changes: [
      { what: 'changed', text: 'Lagerbock L20', from: 496_000, to: 480_000 },
      { what: 'added', text: 'Montage', from: null, to: 50_000 },
      { what: 'removed', text: 'Schmiernippel', from: 6000, to: null },
    ],
    versions: [{ number: 'A-2026-0001' }, { number: 'A-2026-0001-2' }],
  })
  const { undo } = await sales.sendOffer({ id: second.id })
  const statuses = async () =>
    (await sales.listOffers({ opportunityId, state: 'all' })).offers.map((one) => `${one.number} ${one.status}`).sort()
  expect(await statuses()).toEqual(['A-2026-0001 replaced', 'A-2026-0001-2 open'])
  await sales.undo({ undo })
  expect(await statuses()).toEqual(['A-2026-0001 open', 'A-2026-0001-2 draft'])
})

it('20 at once get 20 numbers without gap or double; a failed one gives its number back, a void one keeps it', async () => {
  // The same number was entered by hand: refused after it was taken.
  const { id: entered } = await sales.createOffer({ opportunityId, number: 'A-2026-0001', amount: 100 })
  await expect(sales.draftOffer({ opportunityId })).rejects.toMatchObject({ code: 'offerNumberTaken' })
  await sales.deleteOffer({ id: entered })
  const drafts = await Promise.all(Array.from({ length: 20 }, () => sales.draftOffer({ opportunityId })))
  const numbers = drafts.map((one) => one.number).sort()
  expect(numbers).toEqual(Array.from({ length: 20 }, (_, at) => `A-2026-${String(at + 1).padStart(4, '0')}`))
  const [first] = drafts as [(typeof drafts)[number]]
  await sales.voidOffer({ id: first.id, reason: 'doppelt angelegt' })
  expect(await sales.getOfferPaper({ id: first.id })).toMatchObject({ status: 'void', voidReason: 'doppelt angelegt' })
  const { undo } = await sales.deleteOpportunity({ id: opportunityId })
  await sales.undo({ undo })
  expect((await sales.listOffers({ state: 'draft', limit: 200 })).total).toBe(19)
  house.at('2027-01-02')
  expect((await sales.draftOffer({ opportunityId })).number).toBe('A-2027-0001')
})

it('begins with the products of the opportunity, or as a copy of another offer', async () => {
  const { id: productId } = await lead.createProduct({ name: 'Lagerbock L20', unit: 'Stück', listPrice: 12_400 })
  await sales.setOpportunityProduct({ id: opportunityId, productId })
  const { id } = await sales.draftOffer({ opportunityId })
  expect((await sales.getOfferPaper({ id })).lines).toMatchObject([
    { text: 'Lagerbock L20', unit: 'Stück', quantity: 1000, unitPrice: 12_400, vatRate: 'standard' },
  ])
  await sales.writeOffer(await written(id, { intro: 'wie besprochen:' }))
  const copy = await sales.draftOffer({ opportunityId, copyOf: id })
  expect(await sales.getOfferPaper({ id: copy.id })).toMatchObject({
    number: 'A-2026-0002',
    intro: 'wie besprochen:',
    lines: [{ text: 'Lagerbock L20' }, { text: 'Schmiernippel' }],
  })
})

it('goods to Austria bear no VAT with a VAT id; refuses what cannot be', async () => {
  const vienna = await sales.createCustomer({ name: 'Donau Antriebe', country: 'AT', vatId: 'ATU12345675' })
  const abroad = await sales.createOpportunity({ customerId: vienna.id, title: 'Wellen' })
  const { id } = await sales.draftOffer({ opportunityId: abroad.id })
  expect(await sales.getOfferPaper({ id })).toMatchObject({ vatCase: 'intraCommunityGoods', rates: [] })
  expect((await sales.writeOffer(await written(id))).totals).toMatchObject({ net: 496_000, gross: 496_000 })
  const home = (await sales.draftOffer({ opportunityId })).id
  const refused = async (own: object, code: string) =>
    expect(sales.writeOffer(await written(home, own))).rejects.toMatchObject({ code })
  await refused({ vatCase: 'export' }, 'vatCaseElsewhere')
  await refused({ validUntil: '2026-11-01' }, 'offerValidTooShort')
  await refused({ lines: [{ kind: 'item', text: 'A', quantity: 1000, unitPrice: 1e15 }] }, 'amountTooLarge')
  await refused({ lines: [{ kind: 'item', text: 'A', quantity: 1000, unitPrice: -1 }] }, 'amountNegative')
  await refused(
    { lines: [{ kind: 'item', text: 'A', quantity: 1, unitPrice: 1, vatRate: 'lodging' }] },
    'vatRateUnknown',
  )
  const seen = await written(home)
  await sales.writeOffer(seen)
  await expect(sales.writeOffer(seen)).rejects.toMatchObject({ code: 'changedMeanwhile' })
  await lead.changeOfferSettings({ on: false })
  await expect(sales.draftOffer({ opportunityId })).rejects.toMatchObject({ code: 'offerWriterOff' })
  await expect(sales.changeOfferSettings({ on: true })).rejects.toMatchObject({ code: 'notAllowed' })

  const other = await house.member(['sales'])
  await expect(other.sendOffer({ id: home })).rejects.toMatchObject({ code: 'notAllowed' })
  await expect(other.reviseOffer({ id: home })).rejects.toMatchObject({ code: 'notAllowed' })
})
