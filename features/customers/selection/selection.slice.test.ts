import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Signal } from '#platform/actions/context.ts'
import { saveSetting } from '#platform/actions/settings.ts'
import { system } from '#shared/actor.ts'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'
import { copyCustomer } from '#tests/many.ts'
import { insertCustomer } from '../actions.ts'

let house: TestHouse
let lead: TestMember
let anna: TestMember
let karl: TestMember
let heard: Signal[]
beforeEach(async () => {
  heard = []
  house = await openTestHouse({ onSignals: (signals) => heard.push(...signals) })
  lead = await house.member(['salesLead'], { name: 'Petra' })
  anna = await house.member(['sales'], { name: 'Anna' })
  karl = await house.member(['sales'], { name: 'Karl' })
})
afterEach(() => house.close())

const ownerOf = async (id: string) => (await lead.getCustomer({ id })).ownerId
const total = async (filter: Parameters<TestMember['listCustomers']>[0]) => (await lead.listCustomers(filter)).total

describe('several customers at once', () => {
  it('get tags, class with reason, rhythm, standing, mode; undo takes all of it back', async () => {
    const one = await lead.createCustomer({ name: 'Eins', tags: ['Alt', 'Bleibt'] })
    const two = await lead.createCustomer({ name: 'Zwei', rhythmDays: 14 })
    const { changed, skipped, undo } = await lead.changeCustomers({
      ids: [one.id, two.id, two.id],
      change: {
        addTags: ['Messe 2027'],
        removeTags: ['alt'],
        class: 'A',
        classReason: 'Wächst',
        rhythmDays: 21,
        standing: 'prospect',
        mode: 'keyAccount',
      },
    })
    expect({ changed, skipped }).toEqual({ changed: 2, skipped: 0 })
    const after = { class: 'A', classReason: 'Wächst', rhythmDays: 21, standing: 'prospect', mode: 'keyAccount' }
    expect(await lead.getCustomer({ id: one.id })).toMatchObject({ ...after, tags: ['Bleibt', 'Messe 2027'] })
    expect(await lead.getCustomer({ id: two.id })).toMatchObject({ ...after, tags: ['Messe 2027'] })
    expect(await total({ search: 'messe 2027' })).toBe(2)

    expect(await lead.undo({ undo })).toEqual({ records: 2 })
    const before = { class: null, classReason: null, standing: 'customer', mode: 'classic' }
    expect(await lead.getCustomer({ id: one.id })).toMatchObject({
      ...before,
      tags: ['Alt', 'Bleibt'],
      rhythmDays: null,
    })
    expect(await lead.getCustomer({ id: two.id })).toMatchObject({ ...before, tags: [], rhythmDays: 14 })
  })

  it('a class without a reason is refused, and nothing is changed', async () => {
    const one = await lead.createCustomer({ name: 'Eins' })
    const refused = lead.changeCustomers({ ids: [one.id], change: { class: 'A', standing: 'former' } })
    await expect(refused).rejects.toMatchObject({ code: 'classReasonMissing' })
    expect(await lead.getCustomer({ id: one.id })).toMatchObject({ standing: 'customer', class: null })
  })

  it('are what the filter of a list shows; what is as wanted already does not count', async () => {
    await lead.createCustomer({ name: 'Nord 1', region: 'Nord' })
    await lead.createCustomer({ name: 'Nord 2', region: 'Nord', standing: 'former' })
    await lead.createCustomer({ name: 'Süd', region: 'Süd' })
    const done = await lead.changeCustomers({ filter: { region: ['Nord'] }, change: { standing: 'former' } })
    expect(done).toMatchObject({ changed: 1, skipped: 0 })
    expect(await total({ standing: ['former'] })).toBe(2)
  })

  it('customers of others are left as they are, and counted', async () => {
    const mine = await anna.createCustomer({ name: 'Meiner' })
    const his = await karl.createCustomer({ name: 'Seiner' })
    const ids = [mine.id, his.id, '00000000-0000-7000-8000-000000000000']
    expect(await anna.changeCustomers({ ids, change: { region: 'Nord' } })).toMatchObject({ changed: 1, skipped: 2 })
    expect(await anna.handOverCustomers({ ids, toId: lead.id })).toMatchObject({ changed: 1, skipped: 2 })
    expect(await karl.deleteCustomers({ ids })).toMatchObject({ changed: 1, skipped: 2 })
    expect(await ownerOf(mine.id)).toBe(lead.id)
    expect(await total({})).toBe(1)
    const reader = await house.member(['reader'])
    await expect(reader.deleteCustomers({ ids: [mine.id] })).rejects.toMatchObject({ code: 'notAllowed' })
    await expect(reader.deleteCustomers({ filter: {} })).rejects.toMatchObject({ code: 'notAllowed' })
    expect(await lead.deleteCustomers({ filter: { region: ['Nirgends'] } })).toMatchObject({ changed: 0, skipped: 0 })
  })

  it('where members read only their own, a filter reaches no others', async () => {
    await house.runner.command(system, (ctx) => saveSetting(ctx, 'readsOwnOnly', true))
    const reads = await house.member(['sales'])
    await reads.createCustomer({ name: 'Meiner' })
    await karl.createCustomer({ name: 'Seiner' })
    expect(await reads.deleteCustomers({ filter: {} })).toMatchObject({ changed: 1, skipped: 0 })
    expect(await total({})).toBe(1)
  })

  it.each([{}, { ids: ['x'], filter: {} }])('are refused as %j', async (selection) => {
    await expect(lead.deleteCustomers(selection)).rejects.toMatchObject({ code: 'nothingSelected' })
  })
})

describe('handing over', () => {
  it('one customer: open tasks of the former owner go along, the new owner is no helper any more and told at once', async () => {
    const { id } = await anna.createCustomer({ name: 'Hohner' })
    await anna.addHelper({ id, memberId: karl.id, part: 'Technik' })
    await anna.createTask({ kind: 'promise', customerId: id, text: 'Angebot', dueDay: '2026-11-25' })
    await lead.createTask({ kind: 'task', customerId: id, text: 'Preisliste', assigneeId: lead.id })

    const { changed, tasks, undo } = await anna.handOverCustomers({ ids: [id], toId: karl.id })
    expect({ changed, tasks }).toEqual({ changed: 1, tasks: 1 })
    expect(await karl.getCustomer({ id })).toMatchObject({ ownerId: karl.id, helpers: [], canHandOver: true })
    expect((await karl.listTasks({})).tasks.map((task) => task.text)).toEqual(['Angebot'])
    expect((await lead.listTasks({})).tasks.map((task) => task.text)).toEqual(['Preisliste'])
    expect(heard).toContainEqual({
      name: 'customersHandedOver',
      members: [karl.id],
      params: { by: 'Anna', count: 1, customerId: id },
    })
    await expect(anna.changeCustomer({ id, city: 'Ulm' })).rejects.toMatchObject({ code: 'notAllowed' })

    await anna.undo({ undo })
    expect(await anna.getCustomer({ id })).toMatchObject({
      ownerId: anna.id,
      helpers: [{ memberId: karl.id, part: 'Technik' }],
    })
    expect((await anna.listTasks({})).tasks).toHaveLength(1)
  })

  it('to somebody who is not there is refused', async () => {
    const { id } = await anna.createCustomer({ name: 'Hohner' })
    await expect(anna.handOverCustomers({ ids: [id], toId: 'x' })).rejects.toMatchObject({ code: 'memberGone' })
  })

  it('everything a colleague holds: customers, the place as inside sales, tasks; with one undo', async () => {
    const inside = await house.member(['insideSales'])
    const one = await anna.createCustomer({ name: 'Eins', insideSalesId: inside.id })
    const two = await anna.createCustomer({ name: 'Zwei' })
    const three = await karl.createCustomer({ name: 'Drei', insideSalesId: anna.id })
    const four = await lead.createCustomer({ name: 'Vier', insideSalesId: anna.id })
    await anna.createTask({ kind: 'followUp', customerId: one.id, text: 'Anrufen', dueDay: '2026-11-25' })

    await expect(karl.handOverAll({ fromId: anna.id, toId: karl.id })).rejects.toMatchObject({ code: 'notAllowed' })
    const done = await lead.handOverAll({ fromId: anna.id, toId: karl.id })
    expect(done).toMatchObject({ changed: 2, insideSales: 2, tasks: 1 })
    expect([await ownerOf(one.id), await ownerOf(two.id), await ownerOf(three.id)]).toEqual([karl.id, karl.id, karl.id])
    expect(await lead.getCustomer({ id: one.id })).toMatchObject({ insideSalesId: inside.id })
    // Nobody is their own second name.
    expect(await lead.getCustomer({ id: three.id })).toMatchObject({ insideSalesId: null })
    expect(await lead.getCustomer({ id: four.id })).toMatchObject({ insideSalesId: karl.id })

    await lead.undo({ undo: done.undo })
    expect([await ownerOf(one.id), await ownerOf(two.id)]).toEqual([anna.id, anna.id])
    expect(await lead.getCustomer({ id: three.id })).toMatchObject({ insideSalesId: anna.id })
    expect((await anna.listTasks({})).tasks).toHaveLength(1)
  })
})

it('who leaves leaves nothing behind: open tasks elsewhere, open opportunities and leads in work go along', async () => {
  const { id: others } = await karl.createCustomer({ name: 'Von Karl' })
  await lead.createTask({
    kind: 'promise',
    customerId: others,
    text: 'Muster',
    assigneeId: anna.id,
    dueDay: '2026-11-25',
  })
  await lead.createTask({ kind: 'task', text: 'Messeliste', assigneeId: anna.id })
  const done = await lead.createTask({ kind: 'task', text: 'Erledigt', assigneeId: anna.id })
  await lead.finishTask({ id: done.id })
  const chance = { customerId: others, ownerId: anna.id }
  const open = await lead.createOpportunity({ ...chance, title: 'Presse' })
  const lost = await lead.createOpportunity({ ...chance, title: 'Verloren' })
  await lead.loseOpportunity({ id: lost.id, reason: 'price' })
  const asked = await lead.createLead({ origin: 'call', company: 'Neu AG', text: 'will eine Pumpe' })
  await lead.giveLead({ id: asked.id, memberId: anna.id })
  await lead.leaveMember({ id: anna.id })

  const holders = async () => [
    ...(await lead.listTasks({ assignee: [anna.id] })).tasks.map(({ text }) => text),
    (await lead.getOpportunity({ id: open.id })).ownerId,
    (await lead.getOpportunity({ id: lost.id })).ownerId,
    (await lead.getLead({ id: asked.id })).ownerId,
  ]
  const before = await holders()
  const { undo, ...given } = await lead.handOverAll({ fromId: anna.id, toId: karl.id })
  expect(given).toEqual({ changed: 0, insideSales: 0, tasks: 2, opportunities: 1, leads: 1, handovers: 0 })
  expect(await holders()).toEqual([karl.id, anna.id, karl.id])
  await lead.undo({ undo })
  expect(await holders()).toEqual(before)
})

it('more than a thousand customers change hands in one action, with one undo; more than the bound is refused', async () => {
  const many = 1200
  await house.runner.command(system, async (ctx) => {
    for (let i = 0; i < many; i++) await insertCustomer(ctx, { name: `Kunde ${i}`, ownerId: anna.id })
  })
  const { changed, undo } = await lead.handOverAll({ fromId: anna.id, toId: karl.id })
  expect(changed).toBe(many)
  expect(await total({ owner: [karl.id] })).toBe(many)
  const states = () =>
    house.runner.query(system, ({ db }) =>
      db.selectFrom('contactStates').select('ownerId').where('ownerId', '=', karl.id).execute(),
    )
  expect(await states()).toHaveLength(many)
  expect(await lead.undo({ undo })).toEqual({ records: many })
  expect(await total({ owner: [anna.id] })).toBe(many)
  expect(await states()).toHaveLength(0)

  const { id } = await lead.createCustomer({ name: 'Noch einer', ownerId: anna.id })
  await copyCustomer(house, id, 5000 - many)
  await expect(lead.deleteCustomers({ filter: {} })).rejects.toMatchObject({
    code: 'tooManyAtOnce',
    params: { count: 5001, largest: 5000 },
  })
  expect(await total({})).toBe(5001)
})
