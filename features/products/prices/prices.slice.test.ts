import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'

let house: TestHouse
let lead: TestMember
let productId: string
let customerId: string
beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'])
  productId = (await lead.createProduct({ name: 'Lagerbock L20', number: 'L-20', listPrice: 12_400 })).id
  customerId = (await lead.createCustomer({ name: 'Vogt Fördertechnik AG' })).id
})
afterEach(() => house.close())

const refused = (code: string) => expect.objectContaining({ code })
const any = (amount: number) => [{ from: 0, amount }]
async function found(on: string, more: object = {}, quantity = 0) {
  const { found: all } = await lead.findPrices({ currency: 'EUR', productIds: [productId], customerId, on, ...more })
  const [first] = all[0]!.prices
  return (
    first && [first.source, first.list, first.validFrom, first.scales.findLast(({ from }) => from <= quantity)?.amount]
  )
}

it('the price of a customer, of their list, of the list for everybody, of the product; the past stays', async () => {
  expect(await found('2026-06-01')).toEqual(['product', null, null, 12_400])
  const { id: everybody } = await lead.createPriceList({ name: 'Standard' })
  const { id: dealers } = await lead.createPriceList({ name: 'Händler' })
  await lead.setPrice({ productId, listId: everybody, validFrom: '2026-01-01', scales: any(12_000) })
  await lead.setPrice({
    ...{ productId, listId: dealers, validFrom: '2026-01-01' },
    scales: [{ from: 100_000, amount: 9_000 }, ...any(11_000)],
  })
  await lead.usePriceList({ customerId: null, listId: everybody, validFrom: '2026-01-01' })
  await lead.usePriceList({ customerId, listId: dealers, validFrom: '2026-03-01' })
  await lead.setPrice({ productId, customerId, validFrom: '2026-05-01', scales: any(8_000) })
  expect(await found('2025-12-31')).toEqual(['product', null, null, 12_400])
  expect(await found('2026-02-28')).toEqual(['defaultList', 'Standard', '2026-01-01', 12_000])
  expect(await found('2026-03-01')).toEqual(['customerList', 'Händler', '2026-01-01', 11_000])
  expect(await found('2026-03-01', {}, 100_000)).toEqual(['customerList', 'Händler', '2026-01-01', 9_000])
  expect(await found('2026-05-01')).toEqual(['customer', null, '2026-05-01', 8_000])
  expect(await found('2026-05-01', { customerId: undefined })).toEqual([
    'defaultList',
    'Standard',
    '2026-01-01',
    12_000,
  ])
  // Nothing is converted.
  expect(await found('2026-05-01', { currency: 'CHF' })).toBeUndefined()

  // A new day takes the place of the old one, for both; entered again for the same day it is corrected.
  const { undo } = await lead.setPrice({ productId, customerId, validFrom: '2026-07-01', scales: any(8_500) })
  await lead.setPrice({ productId, customerId, validFrom: '2026-07-01', scales: any(8_400) })
  expect(await found('2026-06-30')).toEqual(['customer', null, '2026-05-01', 8_000])
  expect(await found('2026-07-01')).toEqual(['customer', null, '2026-07-01', 8_400])
  await lead.undo({ undo: (await lead.setPrice({ productId, customerId, validFrom: '2026-08-01', scales: [] })).undo })
  await expect(lead.undo({ undo })).rejects.toEqual(refused('undoChangedMeanwhile'))
  await lead.setPrice({ productId, customerId, validFrom: '2026-08-01', scales: [] })
  expect(await found('2026-08-01')).toEqual(['customerList', 'Händler', '2026-01-01', 11_000])
  const { undo: deleted } = await lead.deletePriceList({ id: dealers })
  expect(await found('2026-08-01')).toEqual(['defaultList', 'Standard', '2026-01-01', 12_000])
  await lead.undo({ undo: deleted })
  await lead.usePriceList({ customerId, listId: null, validFrom: '2026-09-01' })
  expect(await found('2026-09-01')).toEqual(['defaultList', 'Standard', '2026-01-01', 12_000])
})

it('lists its prices: what holds, what comes, and what was', async () => {
  const { id: listId } = await lead.createPriceList({ name: 'Standard' })
  const today = '2026-11-21'
  const { id: other } = await lead.createProduct({ name: 'Achse' })
  for (const [day, amount] of [
    ['2026-01-01', 1],
    ['2026-02-01', 2],
    ['2999-01-01', 3],
  ] as const)
    await lead.setPrice({ productId, listId, validFrom: day, scales: any(amount) })
  await lead.setPrice({ productId: other, listId, validFrom: today, scales: any(9) })
  const names = async (more: object = {}) =>
    (await lead.listPrices({ listId, ...more })).prices.map((one) => [one.productName, one.validFrom, one.standing])
  expect(await names()).toEqual([
    ['Achse', today, 'now'],
    ['Lagerbock L20', '2026-02-01', 'now'],
    ['Lagerbock L20', '2999-01-01', 'coming'],
  ])
  expect(await names({ q: 'l-2', past: true })).toEqual([
    ['Lagerbock L20', '2026-01-01', 'past'],
    ['Lagerbock L20', '2026-02-01', 'now'],
    ['Lagerbock L20', '2999-01-01', 'coming'],
  ])
  const first = await lead.listPrices({ listId, limit: 1 })
  expect(await names({ limit: 1, after: first.next! })).toEqual([['Lagerbock L20', '2026-02-01', 'now']])
  expect((await lead.listPriceLists({})).lists).toMatchObject([{ name: 'Standard', products: 2, defaultFrom: null }])
})

it('prices of customers that one may not see are not shown; wrong ones are refused', async () => {
  await lead.setPrice({ productId, customerId, validFrom: '2026-01-01', scales: any(1) })
  const sales = await house.member(['sales'])
  const seller = house.as({ ...sales.actor, readsOwnOnly: true })
  expect((await seller.listPrices({ productId })).prices).toEqual([])
  expect((await lead.listPrices({ productId })).prices).toHaveLength(1)
  await expect(seller.findPrices({ customerId, currency: 'EUR', productIds: [productId] })).rejects.toEqual(
    refused('notFound'),
  )
  const set = (more: object) => lead.setPrice({ productId, validFrom: '2026-01-01', scales: any(1), ...more })
  const { id: listId } = await lead.createPriceList({ name: 'Standard' })
  await expect(set({})).rejects.toEqual(refused('priceOfWhom'))
  await expect(set({ listId, customerId })).rejects.toEqual(refused('priceOfWhom'))
  await expect(set({ listId, scales: [...any(1), ...any(2)] })).rejects.toEqual(refused('scaleTwice'))
  await expect(set({ customerId, currency: 'eur' })).rejects.toEqual(refused('currencyUnknown'))
  await expect(set({ listId: 'nowhere' })).rejects.toEqual(refused('notFound'))
  await expect(lead.createPriceList({ name: 'standard' })).rejects.toEqual(refused('priceListKnown'))
})
