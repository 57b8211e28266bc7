import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'

let house: TestHouse
let lead: TestMember
beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'])
})
afterEach(() => house.close())

const refused = (code: string) => expect.objectContaining({ code })

it('a product is made, changed, listed by name page by page, deleted and brought back', async () => {
  const { id } = await lead.createProduct({ name: 'Spindel M20', number: 'SP-20', unit: 'Stück', listPrice: 12_400 })
  await lead.createProduct({ name: 'Achse', productGroup: 'Wellen' })
  const first = await lead.listProducts({ limit: 1 })
  expect(first.products).toMatchObject([{ name: 'Achse', productGroup: 'Wellen', listPrice: null, currency: 'EUR' }])
  expect((await lead.listProducts({ after: first.next!, limit: 1 })).products).toMatchObject([
    { id, number: 'SP-20', unit: 'Stück', listPrice: 12_400, fields: {} },
  ])
  await lead.changeProduct({ id, listPrice: 13_000, version: 1 })
  await expect(lead.changeProduct({ id, listPrice: 14_000, version: 1 })).rejects.toEqual(refused('changedMeanwhile'))
  const { undo } = await lead.deleteProduct({ id })
  expect((await lead.listProducts({})).products).toHaveLength(1)
  await lead.undo({ undo })
  expect((await lead.listProducts({})).products[1]).toMatchObject({ name: 'Spindel M20', listPrice: 13_000 })
})

it('two names that differ in blanks and case only are one product', async () => {
  const { id } = await lead.createProduct({ name: 'GTX Pro' })
  await lead.createProduct({ name: 'Achse' })
  await expect(lead.createProduct({ name: 'GTXPro' })).rejects.toEqual(refused('productKnown'))
  await lead.changeProduct({ id, name: 'GTX-Pro' })
  await expect(lead.changeProduct({ id, name: 'achse' })).rejects.toEqual(refused('productKnown'))
})

it('what a product costs is seen by those who set prices', async () => {
  await lead.createProduct({ name: 'Achse', listPrice: 9_000, costPrice: 5_400, vatRate: 'reduced' })
  const sales = await house.member(['sales'])
  expect((await lead.listProducts({})).products).toMatchObject([{ costPrice: 5_400, vatRate: 'reduced' }])
  expect((await sales.listProducts({})).products).toMatchObject([{ listPrice: 9_000, costPrice: null }])
})

it('prices are checked', async () => {
  await expect(lead.createProduct({ name: 'A', listPrice: -1 })).rejects.toEqual(refused('priceNegative'))
  await expect(lead.createProduct({ name: 'A', costPrice: -1 })).rejects.toEqual(refused('priceNegative'))
  await expect(lead.createProduct({ name: 'A', currency: 'eur' })).rejects.toEqual(refused('currencyUnknown'))
})
