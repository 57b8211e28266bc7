import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'

let house: TestHouse
let sales: TestMember
let customerId: string
beforeEach(async () => {
  house = await openTestHouse()
  sales = await house.member(['sales'])
  customerId = (await sales.createCustomer({ name: 'Vogt Fördertechnik AG', currency: 'CHF' })).id
})
afterEach(() => house.close())

const term = { name: 'Wartung Linie 2', startDay: '2026-01-01', endDay: '2026-12-31', amountPerYear: 24_000_00 }

it('made, renewed by a later end, ended, resumed, deleted: with undo', async () => {
  const { id } = await sales.createContract({ customerId, ...term, number: ' ', renewalProbability: 0.8 })
  const [made] = (await sales.listContracts({ customerId })).contracts
  expect(made).toMatchObject({ id, currency: 'CHF', number: null, endDay: '2026-12-31', customerName: /Vogt/ })
  const { version } = await sales.changeContract({ id, version: 1, endDay: '2027-12-31' })
  await expect(sales.changeContract({ id, version: 1, name: 'Alt' })).rejects.toMatchObject({
    code: 'changedMeanwhile',
  })
  expect(version).toBe(2)

  const ended = await sales.endContract({ id, day: '2027-06-30' })
  await expect(sales.endContract({ id, day: '2027-06-30' })).rejects.toMatchObject({ code: 'contractEnded' })
  await expect(sales.changeContract({ id, endDay: '2028-12-31' })).rejects.toMatchObject({ code: 'contractEnded' })
  await sales.undo(ended)
  expect((await sales.listContracts({})).contracts).toMatchObject([{ endedAt: null, endDay: '2027-12-31' }])
  await expect(sales.resumeContract({ id, endDay: null })).rejects.toMatchObject({ code: 'contractRuns' })
  await sales.endContract({ id, day: '2027-06-30' })
  await sales.resumeContract({ id, endDay: null })
  expect((await sales.listContracts({})).contracts).toMatchObject([{ endedAt: null, endDay: null }])

  await sales.undo(await sales.deleteContract({ id }))
  expect((await sales.listContracts({ customerId })).contracts).toHaveLength(1)
  await sales.deleteCustomer({ id: customerId })
  expect((await sales.listContracts({})).contracts).toEqual([])
})

it('refuses what cannot be', async () => {
  const make = (more: object) => sales.createContract({ customerId, ...term, ...more })
  await expect(make({ endDay: '2025-12-31' })).rejects.toMatchObject({ code: 'contractEndsTooEarly' })
  await expect(make({ amountPerYear: -1 })).rejects.toMatchObject({ code: 'amountNegative' })
  await expect(make({ amountPerYear: 1e15 })).rejects.toMatchObject({ code: 'amountTooLarge' })
  await expect(make({ renewalProbability: 1.2 })).rejects.toMatchObject({ code: 'invalidInput' })
  await expect(make({ currency: 'eu1' })).rejects.toMatchObject({ code: 'currencyUnknown' })
  const other = (await sales.createCustomer({ name: 'Zwick' })).id
  const { id: renewalId } = await sales.createOpportunity({ customerId: other, title: 'Verlängerung' })
  await expect(make({ renewalId })).rejects.toMatchObject({ code: 'renewalElsewhere' })
})

it('by pages, the latest begin first', async () => {
  for (const startDay of ['2025-01-01', '2026-03-01', '2026-01-01'])
    await sales.createContract({ customerId, name: startDay, startDay, amountPerYear: 100 })
  const first = await sales.listContracts({ limit: 2 })
  const second = await sales.listContracts({ limit: 2, after: first.next ?? '' })
  const days = [...first.contracts, ...second.contracts].map(({ startDay }) => startDay)
  expect([days, second.next]).toEqual([['2026-03-01', '2026-01-01', '2025-01-01'], null])
})
