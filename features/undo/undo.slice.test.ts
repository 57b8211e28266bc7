import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'

let house: TestHouse
let lead: TestMember
let sales: TestMember
beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'], { name: 'Tina Alber' })
  sales = await house.member(['sales'], { name: 'Jonas Bader' })
})
afterEach(() => house.close())

const customer = async (name: string) => (await sales.createCustomer({ name })).id
const listed = async (who: TestMember) =>
  (await who.listUndoable({})).undoable.map(({ kind, record, count, name }) => [kind, record, count, name])

it('deletions, merges and changes of several stand there until they are taken back; nothing else does', async () => {
  const [a, b, c] = [await customer('Aichele'), await customer('Brand'), await customer('Carl')]
  await sales.changeCustomer({ id: a, city: 'Ulm' })
  expect(await listed(sales)).toEqual([])
  await sales.changeCustomers({ ids: [a, b], change: { addTags: ['Messe'] } })
  house.at('2026-11-22')
  await sales.deleteCustomer({ id: c })
  house.at('2026-11-23')
  await sales.mergeDuplicates({ record: 'customers', merges: [{ ids: [a, b], id: a }] })
  expect(await listed(sales)).toEqual([
    ['merged', 'customers', 1, 'Brand'],
    ['deleted', 'customers', 1, 'Carl'],
    ['changed', 'customers', 2, 'Aichele'],
  ])

  const { undoable } = await sales.listUndoable({})
  await sales.undo({ undo: undoable[1]?.undo as string })
  expect((await sales.getCustomer({ id: c })).name).toBe('Carl')
  await sales.changeCustomer({ id: a, tags: ['Messe', 'Herbst'] })
  await expect(sales.undo({ undo: undoable[2]?.undo as string })).rejects.toMatchObject({
    code: 'undoChangedMeanwhile',
  })
  await sales.undo({ undo: undoable[0]?.undo as string })
  expect((await sales.getCustomer({ id: b })).name).toBe('Brand')
  expect(await listed(sales)).toEqual([['changed', 'customers', 2, 'Aichele']])
})

it('who leads brings back what others deleted, for 30 days; others only what they deleted themselves', async () => {
  const id = await customer('Aichele')
  const { undo } = await sales.deleteCustomer({ id })
  const colleague = await house.member(['sales'])
  expect(await listed(colleague)).toEqual([])
  await expect(colleague.undo({ undo })).rejects.toMatchObject({ code: 'undoNotFound' })
  expect(await listed(lead)).toEqual([['deleted', 'customers', 1, 'Aichele']])
  await lead.undo({ undo })
  expect((await sales.getCustomer({ id })).name).toBe('Aichele')
  await expect(sales.undo({ undo })).rejects.toMatchObject({ code: 'undoAlreadyDone' })

  const again = await sales.deleteCustomer({ id })
  house.at('2026-12-22')
  await house.runJobs()
  expect([await listed(sales), await listed(lead)]).toEqual([[], []])
  await expect(lead.undo({ undo: again.undo })).rejects.toMatchObject({ code: 'undoNotFound' })
})
