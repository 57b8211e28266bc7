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

const goalsOf = async (member: TestMember, measure: string, asked = {}) =>
  (await member.listGoals(asked)).measures.find((one) => one.measure === measure)!

it('a year is spread by season, a month of its own stands, and all of it can be taken back', async () => {
  const { id: customerId } = await lead.createCustomer({ name: 'Reiser Pumpen' })
  for (const [month, amount] of [
    ['01', 100],
    ['02', 100],
    ['12', 200],
  ] as const)
    await house.runner.command(system, (ctx) =>
      insertRecord(ctx, 'revenues', 'revenue.imported', {
        customerId,
        day: `2025-${month}-10`,
        amount,
        currency: 'EUR',
      }),
    )
  await lead.setGoals({ measure: 'revenue', year: 400_000_01 })
  const goals = await lead.listGoals({})
  expect(goals).toMatchObject({ year: { from: '2026-01-01', to: '2026-12-31' }, seasonYears: 1, canChange: true })
  const spread = await goalsOf(lead, 'revenue')
  expect(spread.goals.months).toEqual([100_000_00, 100_000_00, 0, 0, 0, 0, 0, 0, 0, 0, 0, 200_000_01])
  expect(spread.goals.quarters).toEqual([200_000_00, 0, 0, 200_000_01])

  const months = Array.from({ length: 12 }, (_, at) => (at === 10 ? 50_000_00 : null))
  const { undo } = await lead.setGoals({ measure: 'revenue', year: 400_000_01, months })
  const changed = await goalsOf(lead, 'revenue')
  expect(changed.goals.months[10]).toBe(50_000_00)
  expect(changed.goals.months.reduce<number>((sum, one) => sum + (one ?? 0), 0)).toBe(400_000_01)
  await lead.undo({ undo })
  expect(await goalsOf(lead, 'revenue')).toEqual(spread)

  await lead.setGoals({ measure: 'revenue' })
  expect((await goalsOf(lead, 'revenue')).goals.year).toBeNull()
  expect((await goalsOf(lead, 'revenue', { day: '2025-05-01' })).goals.year).toBeNull()
  expect((await lead.getMe({})).company.areas).toContain('figures')
})

it('bad goals are refused with a sentence', async () => {
  for (const [input, code] of [
    [{ measure: 'closings', year: 0 }, 'goalNotPositive'],
    [{ measure: 'closings', year: 1.5 }, 'goalWhole'],
    [{ measure: 'closingRate', year: 1.2 }, 'goalShare'],
    [{ measure: 'closings', year: 1, scope: 'member' }, 'memberNeeded'],
    [{ measure: 'closings', year: 1, scope: 'team', memberId: '00000000-0000-7000-8000-000000000000' }, 'notFound'],
  ] as const)
    await expect(lead.setGoals(input)).rejects.toMatchObject({ code })
})

it('the lead sets; everyone sees their own, the team’s and the company’s; management no person’s', async () => {
  const sales = await house.member(['sales'])
  const management = await house.member(['management'])
  const own = { scope: 'member', memberId: sales.id } as const
  await lead.setGoals({ ...own, measure: 'closings', year: 24 })
  await management.setGoals({ measure: 'closings', year: 100 })
  await management.setGoals({ scope: 'team', memberId: lead.id, measure: 'closings', year: 48 })
  expect((await goalsOf(sales, 'closings', own)).goals).toMatchObject({ year: 24, quarters: [6, 6, 6, 6] })
  expect((await goalsOf(sales, 'closings')).goals.year).toBe(100)
  expect((await goalsOf(sales, 'closings', { scope: 'team', memberId: lead.id })).goals.year).toBe(48)
  const refused = { code: 'notAllowed' }
  await expect(sales.setGoals({ ...own, measure: 'closings', year: 1 })).rejects.toMatchObject(refused)
  await expect(management.setGoals({ ...own, measure: 'closings', year: 1 })).rejects.toMatchObject(refused)
  await expect(management.listGoals(own)).rejects.toMatchObject(refused)
  await expect(sales.listGoals({ scope: 'member', memberId: lead.id })).rejects.toMatchObject(refused)
})
