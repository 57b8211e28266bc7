import { afterEach, beforeEach, expect, it } from 'vitest'
import { insertRecord } from '#platform/actions/records.ts'
import { saveSetting } from '#platform/actions/settings.ts'
import { system } from '#shared/actor.ts'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'

let house: TestHouse
let lead: TestMember
beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'])
})
afterEach(() => house.close())

async function make(name: string, amount: number, more: object = {}): Promise<string> {
  const { id } = await lead.createCustomer({ name, ...more })
  await bring(id, '2026-05-05', amount)
  return id
}
async function bring(customerId: string, day: string, amount: number, currency = 'EUR') {
  await house.runner.command(system, (ctx) =>
    insertRecord(ctx, 'revenues', 'revenue.imported', { customerId, day, amount, currency }),
  )
}
const listed = async (as = lead) =>
  (await as.listClassProposals({})).proposals.map((one) => `${one.name} ${one.from}→${one.to}`)

it('classes are proposed, never changed silently; taken over, rhythm and list follow; undo takes all back', async () => {
  const gross = await make('Gross', 70_000)
  const mittel = await make('Mittel', 20_000)
  const klein = await make('Klein', 10_000)
  await bring(klein, '2024-05-05', 900_000)
  await bring(klein, '2026-05-05', 900_000, 'CHF')
  await house.runJobs()
  expect((await lead.getCustomer({ id: gross })).class).toBeNull()
  expect(await listed()).toEqual(['Gross null→A', 'Mittel null→A', 'Klein null→B'])

  const { rhythm } = await lead.getCustomer({ id: gross })
  expect(rhythm).toBe(90)
  const { changed, left, undo } = await lead.acceptClasses({})
  expect([changed, left]).toEqual([3, 0])
  expect(await lead.getCustomer({ id: gross })).toMatchObject({ class: 'A', classReason: null, rhythm: 30 })
  expect(await lead.getCustomer({ id: klein })).toMatchObject({ class: 'B', rhythm: 60 })
  expect(await listed()).toEqual([])
  await lead.undo({ undo })
  expect(await lead.getCustomer({ id: mittel })).toMatchObject({ class: null, rhythm: 90 })
})

it('one by one; a class set by hand with its reason stays and is only counted', async () => {
  const gross = await make('Gross', 80_001, { class: 'C', classReason: 'zahlt nie' })
  const neu = await make('Klein', 19_999, { potential: 60_000 })
  await make('Rest', 1)
  expect(await lead.listClassProposals({})).toMatchObject({ overridden: 1, total: 2, basis: 'revenue' })
  expect((await lead.listClassProposals({})).proposals[0]).toMatchObject({ name: 'Klein', to: 'A', lifted: true })
  expect(await lead.acceptClasses({ ids: [neu, gross] })).toMatchObject({ changed: 1, left: 1 })
  expect(await lead.getCustomer({ id: gross })).toMatchObject({ class: 'C', classReason: 'zahlt nie' })
  expect((await lead.getCustomer({ id: neu })).class).toBe('A')
})

it('who buys nothing any more loses the class; before any revenue came in nobody does', async () => {
  const { id } = await lead.createCustomer({ name: 'Still', class: 'A' })
  expect(await lead.listClassProposals({})).toMatchObject({ total: 0, proposals: [] })
  await make('Kauft', 100)
  expect(await listed()).toEqual(['Kauft null→A', 'Still A→null'])
  await lead.acceptClasses({ ids: [id] })
  expect((await lead.getCustomer({ id })).class).toBeNull()
})

it('part by part', async () => {
  for (const name of ['a', 'b', 'c']) await make(name, 100)
  const first = await lead.listClassProposals({ limit: 2 })
  const second = await lead.listClassProposals({ limit: 2, after: first.next ?? '' })
  expect([first.proposals.length, second.proposals.length, second.next]).toEqual([2, 1, null])
})

it('those kept to their own see only theirs, cut over the whole base', async () => {
  const sales = await house.member(['sales'])
  await make('Fremd', 80_000)
  const mine = await sales.createCustomer({ name: 'Meiner' })
  await bring(mine.id, '2026-05-05', 20_000)
  await house.runner.command(system, (ctx) => saveSetting(ctx, 'readsOwnOnly', true))
  const own = await house.acting(sales.id)
  expect(await listed(own)).toEqual(['Meiner null→B'])
  await expect(own.acceptClasses({})).rejects.toMatchObject({ code: 'notAllowed' })
})

it('with each half of the fiscal year the sales lead gets a task, once, if something would change', async () => {
  const tasks = async () =>
    (await lead.listTasks({ list: 'all', limit: 50 })).tasks.filter((one) => one.text.startsWith('Klassen prüfen'))
  await make('Gross', 70_000)
  await house.runJobs()
  expect(await tasks()).toEqual([])
  house.at('2026-12-31')
  await house.runJobs()
  expect(await tasks()).toEqual([])
  house.at('2027-01-02')
  await house.runJobs()
  expect(await tasks()).toMatchObject([{ assigneeId: lead.id, dueDay: '2027-01-02' }])
  house.at('2027-01-04')
  await house.runJobs()
  expect(await tasks()).toHaveLength(1)
  await bring((await lead.createCustomer({ name: 'Neuer' })).id, '2027-03-03', 100)
  house.at('2027-07-01')
  await house.runJobs()
  expect(await tasks()).toHaveLength(2)
})
