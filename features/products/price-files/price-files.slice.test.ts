import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'

let house: TestHouse
let lead: TestMember
let id: string
beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'])
  await lead.createProduct({ name: 'Schraube M8', number: 'S-08', unit: 'Stück' })
  await lead.createProduct({ name: 'Lagerbock L20', number: 'L-20' })
  id = (await lead.createPriceList({ name: 'Händler' })).id
})
afterEach(() => house.close())

const file = (text: string) => ({
  ...{ id, name: 'Preise.csv', validFrom: '2027-01-01' },
  bytes: new TextEncoder().encode(text),
})
const list = `Artikelnummer;Bezeichnung;Preis;PE;ab Menge;Gültig ab
S-08;Schraube;4,20 €;100;;
S-08;Schraube;3,90 €;100;ab 1.000;
;Lagerbock L20;1.234,50;;;01.03.2027
X-1;Fehlt;1,00;;;
L-20;;0,125;;;
L-20;;10;10;;
`

it('shows what a file changes, takes it, and brings nothing twice', async () => {
  const found = await lead.comparePriceFile(file(list))
  expect(found).toMatchObject({ count: 2, same: 0, problemCount: 3 })
  expect(found.problems.map(({ row, problem }) => [row, problem])).toEqual([
    [5, 'productUnknown'],
    [6, 'priceTooFine'],
    [7, 'unit'],
  ])
  expect((await lead.listPrices({ listId: id })).prices).toEqual([])
  await expect(lead.applyPriceFile({ ...file(list), count: 1 })).rejects.toMatchObject({ code: 'changedMeanwhile' })
  const { changed, undo } = await lead.applyPriceFile({ ...file(list), count: 2 })
  expect(changed).toBe(2)
  const { prices } = await lead.listPrices({ listId: id })
  expect(
    prices.map(({ productName, validFrom, priceUnit, scales }) => [productName, validFrom, priceUnit, scales]),
  ).toEqual([
    ['Lagerbock L20', '2027-03-01', 1, [{ from: 0, amount: 1_234_50 }]],
    [
      'Schraube M8',
      '2027-01-01',
      100,
      [
        { from: 0, amount: 420 },
        { from: 1_000_000, amount: 390 },
      ],
    ],
  ])
  expect(await lead.comparePriceFile(file(list))).toMatchObject({ count: 0, same: 2 })
  const other = await lead.comparePriceFile(file('Nr;Preis;PE\nS-08;4,30;100'))
  expect(other.changes).toMatchObject([{ name: 'Schraube M8', before: { validFrom: '2027-01-01', priceUnit: 100 } }])
  await lead.undo({ undo })
  expect((await lead.listPrices({ listId: id })).prices).toEqual([])
})

it('a price for a hundred comes into the offer as one', async () => {
  await lead.applyPriceFile({ ...file('Nr;Preis;PE\nS-08;4,20;100'), validFrom: '2026-01-01', count: 1 })
  await lead.usePriceList({ customerId: null, listId: id, validFrom: '2026-01-01' })
  const customerId = (await lead.createCustomer({ name: 'Vogt' })).id
  const opportunityId = (await lead.createOpportunity({ customerId, title: 'Schrauben' })).id
  const { products } = await lead.listProducts({ q: 'S-08' })
  await lead.changeProduct({ id: products[0]!.id, costPrice: 3 })
  await lead.setOpportunityProduct({ id: opportunityId, productId: products[0]!.id })
  await lead.changeOfferSettings({ on: true, sender: 'Neckar GmbH' })
  const { lines } = await lead.getOfferPaper({ id: (await lead.draftOffer({ opportunityId })).id })
  expect(lines).toMatchObject([{ unitPrice: 420, priceUnit: 100, cost: 300 }])
})

it('refuses what is no price list', async () => {
  for (const [text, code] of [
    ['Kunde;Ort\nVogt;Aalen', 'priceFileColumns'],
    ['Nr;Preis\nS-08;1,50\nL-20;2.25', 'priceFileMixed'],
    ['', 'importEmpty'],
  ] as const)
    await expect(lead.comparePriceFile(file(text))).rejects.toMatchObject({ code })
})
