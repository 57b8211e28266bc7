import { afterEach, beforeEach, expect, it } from 'vitest'
import { insertRecord } from '#platform/actions/records.ts'
import { system } from '#shared/actor.ts'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'

let house: TestHouse
let lead: TestMember
beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'])
})
afterEach(() => house.close())

const defaults = { newCustomer: 1.5, wonBack: 1.25, expansion: 1.25, repeat: 1, newMonths: 12, wonBackMonths: 12 }

async function invoiced(customerId: string | null, day: string, amount: number, orderNumber: string | null = null) {
  await house.runner.command(system, (ctx) =>
    insertRecord(ctx, 'revenues', 'revenue.imported', { customerId, day, amount, currency: 'EUR', orderNumber }),
  )
}

it('the default, a version from a day on, and the past that keeps its weights', async () => {
  expect(await lead.getWeighting({})).toEqual({ today: defaults, versions: [], canChange: true })
  await lead.setWeighting({ validFrom: '2026-01-01', ...defaults, newCustomer: 2 })
  await expect(lead.setWeighting({ validFrom: '2026-11-20', ...defaults })).rejects.toMatchObject({
    code: 'weightingPast',
  })
  const coming = await lead.setWeighting({ validFrom: '2027-01-01', ...defaults, newCustomer: 1.75, newMonths: 6 })
  expect((await lead.setWeighting({ validFrom: '2027-01-01', ...defaults, newMonths: 6 })).id).toBe(coming.id)
  expect(await lead.getWeighting({})).toMatchObject({
    today: { newCustomer: 2 },
    versions: [
      { validFrom: '2027-01-01', newCustomer: 1.5, newMonths: 6, coming: true },
      { validFrom: '2026-01-01', newCustomer: 2, coming: false },
    ],
  })
  const { versions } = await lead.getWeighting({})
  await expect(lead.deleteWeighting({ id: versions[1]!.id })).rejects.toMatchObject({ code: 'weightingInForce' })
  const { undo } = await lead.deleteWeighting({ id: coming.id })
  expect((await lead.getWeighting({})).versions).toHaveLength(1)
  await lead.undo({ undo })
  expect((await lead.getWeighting({})).versions).toHaveLength(2)
})

it('before it is set, what it would have made of last year', async () => {
  const customer = async (name: string, more = {}) => (await lead.createCustomer({ name, ...more })).id
  const old = await customer('Altkunde')
  await invoiced(old, '2022-05-01', 1_000_00)
  await invoiced(old, '2025-03-01', 1_000_00)
  // New in 2025; a daughter of the old one is not.
  const fresh = await customer('Neukunde')
  await invoiced(fresh, '2025-06-01', 200_00)
  const daughter = await customer('Tochter', { parentId: old })
  await invoiced(daughter, '2025-07-01', 40_00)
  // Half a year later the cross-selling order of a customer that is not new.
  const regular = await customer('Stammkunde')
  await invoiced(regular, '2023-01-10', 10_00)
  await invoiced(regular, '2024-01-10', 10_00)
  const { id } = await lead.createOpportunity({
    customerId: regular,
    title: 'Zweite Linie',
    amount: 80_00,
    kind: 'crossSelling',
    createdDay: '2025-06-10',
  })
  await lead.winOpportunity({ id, day: '2025-08-01' })
  await house.runner.command(system, (ctx) =>
    ctx.db.updateTable('opportunities').set({ number: 'A-17' }).where('id', '=', id).execute(),
  )
  await invoiced(regular, '2025-09-01', 80_00, 'A-17')
  await invoiced(regular, '2025-09-02', 20_00)
  await invoiced(null, '2025-09-03', 5_00)

  const preview = await lead.previewWeighting({ ...defaults, newCustomer: 3, wonBack: 1 })
  expect(preview).toEqual({
    period: { from: '2025-01-01', to: '2025-12-31' },
    currency: 'EUR',
    plain: 1_345_00,
    before: 1_250_00 + 300_00 + 50_00 + 100_00 + 20_00 + 5_00,
    after: 1_000_00 + 600_00 + 40_00 + 100_00 + 20_00 + 5_00,
    byKind: { newCustomer: 200_00, wonBack: 1_040_00, expansion: 80_00, repeat: 20_00, unknown: 5_00 },
  })
})
