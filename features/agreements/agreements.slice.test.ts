import { afterEach, beforeEach, expect, it } from 'vitest'
import { insertRecord } from '#platform/actions/records.ts'
import { system } from '#shared/actor.ts'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'

let house: TestHouse
let lead: TestMember
let customerId: string
beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'])
  customerId = (await lead.createCustomer({ name: 'Vogt Fördertechnik AG' })).id
  house.at('2026-04-10')
})
afterEach(() => house.close())

it('a framework contract: called off, what remains, and when it is used up', async () => {
  const year = { name: 'Gehäuse', unit: 'Stück', agreed: 1000, startDay: '2026-01-01', endDay: '2026-12-31' }
  await lead.saveFramework({ customerId, ...year })
  const read = async () => (await lead.listAgreements({ customerId })).frameworks
  const id = (await read())[0]?.id ?? ''
  await lead.addCallOff({ id, day: '2026-01-15', quantity: 300 })
  const second = await lead.addCallOff({ id, day: '2026-03-01', quantity: 200 })
  expect(await read()).toMatchObject([
    { called: 500, rest: 500, emptyDay: '2026-07-19', callOffs: [{ quantity: 200 }, { quantity: 300 }] },
  ])
  await lead.undo(second)
  await lead.deleteCallOff({ id: (await read())[0]?.callOffs[0]?.id ?? '' })
  await lead.saveFramework({ customerId, id, ...year, agreed: 800 })
  expect(await read()).toMatchObject([{ called: 0, rest: 800, expected: 0 }])
  await expect(lead.saveFramework({ customerId, ...year, endDay: '2025-12-31' })).rejects.toMatchObject({
    code: 'agreementEndsTooEarly',
  })
  const other = (await lead.createCustomer({ name: 'Zwick' })).id
  await expect(lead.saveFramework({ customerId: other, id, ...year })).rejects.toMatchObject({ code: 'notFound' })
  await lead.undo(await lead.deleteFramework({ id }))
  expect(await read()).toHaveLength(1)
})

it('a bonus by own revenue of its period, with what is missing to the next step', async () => {
  const steps = [
    { from: 100_00, percent: 1 },
    { from: 300_00, percent: 2 },
  ]
  const bonus = { customerId, name: 'Jahresbonus', fromDay: '2026-01-01', toDay: '2026-12-31', steps }
  await lead.saveBonus(bonus)
  const bring = (day: string, amount: number, currency = 'EUR') =>
    house.runner.command(system, (ctx) =>
      insertRecord(ctx, 'revenues', 'revenue.imported', { customerId, day, amount, currency } as never),
    )
  await bring('2026-02-01', 250_00)
  await bring('2025-12-31', 900_00)
  await bring('2026-02-01', 900_00, 'CHF')
  const read = async () => (await lead.listAgreements({ customerId })).bonuses
  expect(await read()).toMatchObject([
    { revenue: 250_00, percent: 1, bonus: 2_50, next: { percent: 2, missing: 50_00 } },
  ])
  await expect(lead.saveBonus({ ...bonus, steps: steps.toReversed() })).rejects.toMatchObject({ code: 'bonusSteps' })
  const id = (await read())[0]?.id ?? ''
  await lead.saveBonus({ ...bonus, id, steps: [{ from: 200_00, percent: 3 }] })
  expect(await read()).toMatchObject([{ bonus: 7_50, next: null }])
  await lead.deleteBonus({ id })
  expect(await read()).toEqual([])
})

it('what ends next, with what is left or missing, key accounts first', async () => {
  const account = (await lead.createCustomer({ name: 'Reiser Pumpen', mode: 'keyAccount' })).id
  const term = { agreed: 1000, startDay: '2026-01-01' }
  await lead.saveFramework({ customerId, name: 'Gehäuse', unit: 'Stück', ...term, endDay: '2026-09-30' })
  await lead.saveFramework({ customerId, name: 'Vorbei', unit: null, ...term, endDay: '2026-04-09' })
  await lead.saveFramework({ customerId, name: 'Fern', unit: null, ...term, endDay: '2027-10-11' })
  const steps = [{ from: 300_00, percent: 2 }]
  await lead.saveBonus({ customerId: account, name: 'Bonus', fromDay: '2026-01-01', toDay: '2026-12-31', steps })
  const [{ id } = { id: '' }] = (await lead.listAgreements({ customerId })).frameworks.filter((one) => one.unit)
  await lead.addCallOff({ id, day: '2026-02-01', quantity: 300 })
  const sold = { customerId: account, day: '2026-02-01', amount: 100_00, currency: 'EUR' }
  await house.runner.command(system, (ctx) => insertRecord(ctx, 'revenues', 'revenue.imported', sold))
  const ends = async (accounts: 'first' | 'only' | 'all', member = lead) =>
    (await member.listEndingAgreements({ accounts })).agreements.map((one) => [one.name, one.rest, one.next?.missing])
  expect(await ends('first')).toEqual([
    ['Bonus', null, 200_00],
    ['Gehäuse', 700, undefined],
  ])
  expect((await ends('all')).map(([name]) => name)).toEqual(['Gehäuse', 'Bonus'])
  expect((await ends('only')).map(([name]) => name)).toEqual(['Bonus'])
})
