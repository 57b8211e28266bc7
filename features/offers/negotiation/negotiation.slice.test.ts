import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'

let house: TestHouse
let sales: TestMember
let customerId: string
let opportunityId: string
let offerId: string
beforeEach(async () => {
  house = await openTestHouse()
  sales = await house.member(['sales'], { name: 'Jonas Bader' })
  customerId = (await sales.createCustomer({ name: 'Vogt Fördertechnik AG' })).id
  opportunityId = (await sales.createOpportunity({ customerId, title: 'Lagerböcke 2027' })).id
  offerId = (await sales.createOffer({ opportunityId, number: '2026-418', amount: 1_240_000 })).id
})
afterEach(() => house.close())

it('each concession with what was got for it, who and when; what was given for nothing is said until something is', async () => {
  await sales.addConcession({ offerId, what: '3 % Rabatt', amount: 37_200, inReturn: 'Abnahme in einem Abruf' })
  const { id } = await sales.addConcession({ offerId, what: 'Fracht frei', amount: 18_000, day: '2026-11-20' })
  expect(await sales.listConcessions({ opportunityId })).toMatchObject({
    amount: 55_200,
    currency: 'EUR',
    oneSided: 1,
    concessions: [
      { what: '3 % Rabatt', day: '2026-11-21', oneSided: false, byName: 'Jonas Bader', offerNumber: '2026-418' },
      { what: 'Fracht frei', day: '2026-11-20', oneSided: true, inReturn: null },
    ],
  })
  expect((await sales.listOffers({})).offers[0]?.conceded).toEqual({ count: 2, amount: 55_200, oneSided: 1 })
  const { entries } = await sales.listTimeline({ customerId, kinds: ['offer'] })
  expect(entries.map(({ type }) => type)).toEqual(expect.arrayContaining(['concession', 'offer']))
  expect(entries.find(({ type }) => type === 'concession')?.concession).toMatchObject({ what: '3 % Rabatt' })

  const { undo } = await sales.changeConcession({ id, inReturn: 'Zahlung in 10 Tagen' })
  expect(await sales.listConcessions({ opportunityId })).toMatchObject({ oneSided: 0, amount: 55_200 })
  await sales.undo({ undo })
  const { undo: back } = await sales.deleteConcession({ id })
  expect(await sales.listConcessions({ opportunityId })).toMatchObject({ oneSided: 0, amount: 37_200 })
  await sales.undo({ undo: back })
  expect(await sales.listConcessions({ opportunityId })).toMatchObject({ oneSided: 1, amount: 55_200 })
})

it('refuses what cannot be', async () => {
  const refused = async (own: object, code: string) =>
    expect(sales.addConcession({ offerId, what: 'Skonto', ...own })).rejects.toMatchObject({ code })
  await refused({ amount: 0 }, 'concessionAmount')
  await refused({ amount: -5 }, 'concessionAmount')
  await refused({ amount: 1e15 }, 'amountTooLarge')
  await refused({ day: '2026-11-22' }, 'dayAhead')
  await refused({ what: ' ' }, 'invalidInput')
  await sales.deleteOffer({ id: offerId })
  await refused({}, 'notFound')
  expect(await sales.listConcessions({ opportunityId })).toMatchObject({ concessions: [] })
})
