import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Signal } from '#platform/actions/context.ts'
import { saveSetting } from '#platform/actions/settings.ts'
import { system } from '#shared/actor.ts'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'

let house: TestHouse
let lead: TestMember
beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'], { name: 'Tina Alber' })
})
afterEach(() => house.close())

const texts = (answer: { tasks: { text: string }[] }) => answer.tasks.map((task) => task.text)

it('lists own open tasks by day, overdue first and those without a day last, a page at a time', async () => {
  await lead.createTask({ text: 'ohne Tag' })
  await lead.createTask({ text: 'übermorgen', dueDay: '2026-11-23' })
  await lead.createTask({ text: 'heute', dueDay: '2026-11-21', kind: 'promise' })
  house.at('2026-11-22')
  await lead.createTask({ text: 'morgen', dueDay: '2026-11-23' })

  const first = await lead.listTasks({ limit: 3 })
  expect(texts(first)).toEqual(['heute', 'übermorgen', 'morgen'])
  expect(first).toMatchObject({ total: 4, overdue: 1, tasks: [{ overdueDays: 1, kind: 'promise' }, {}, {}] })
  const second = await lead.listTasks({ limit: 3, after: first.next ?? '' })
  expect(texts(second)).toEqual(['ohne Tag'])
  expect(second.next).toBeNull()
  expect(texts(await lead.listTasks({ until: '2026-11-22' }))).toEqual(['heute'])
  await expect(lead.listTasks({ after: '{}' })).rejects.toMatchObject({ code: 'invalidInput' })
})

it('a task is finished, stands among those done, and is reopened', async () => {
  const { id } = await lead.createTask({ text: 'Preisliste schicken', dueDay: '2026-11-24' })
  await lead.finishTask({ id })
  expect((await lead.listTasks({})).total).toBe(0)
  expect(texts(await lead.listTasks({ state: 'done' }))).toEqual(['Preisliste schicken'])
  await expect(lead.finishTask({ id })).rejects.toMatchObject({ code: 'taskDone' })
  await expect(lead.changeTask({ id, text: 'anders' })).rejects.toMatchObject({ code: 'taskDone' })
  await lead.reopenTask({ id })
  await expect(lead.reopenTask({ id })).rejects.toMatchObject({ code: 'taskOpen' })
  const { undo } = await lead.deleteTask({ id })
  expect((await lead.listTasks({})).total).toBe(0)
  await lead.undo({ undo })
  expect(await lead.getTask({ id })).toMatchObject({ text: 'Preisliste schicken', doneAt: null, canChange: true })
})

it('what comes round makes the next one when done; undo takes both back', async () => {
  const { id } = await lead.createTask({
    text: 'Monatsbericht',
    dueDay: '2027-01-31',
    repeat: { every: 1, unit: 'month' },
  })
  house.at('2027-01-31')
  // Moving this one does not move the series.
  await lead.moveTasks({ ids: [id], dueDay: '2027-02-02' })
  house.at('2027-02-02')
  const { next, undo } = await lead.finishTask({ id })
  expect(next).toMatchObject({ dueDay: '2027-02-28' })
  expect((await lead.listTasks({})).tasks).toMatchObject([{ id: next?.id, repeat: { every: 1, unit: 'month' } }])
  await lead.undo({ undo })
  expect((await lead.listTasks({})).tasks).toMatchObject([{ id, repeat: { every: 1, unit: 'month' } }])
  // One that was done and is reopened leaves the series to the next one.
  await lead.finishTask({ id })
  await lead.reopenTask({ id })
  expect(await lead.finishTask({ id })).toMatchObject({ next: null })
})

it('a promise, a follow-up and a series need a day, which has not passed', async () => {
  await expect(lead.createTask({ kind: 'promise', text: 'Muster' })).rejects.toMatchObject({ code: 'taskNeedsDay' })
  await expect(lead.createTask({ text: 'Bericht', repeat: { every: 1, unit: 'week' } })).rejects.toMatchObject({
    code: 'taskNeedsDay',
  })
  await expect(lead.createTask({ text: 'gestern', dueDay: '2026-11-20' })).rejects.toMatchObject({ code: 'dayGone' })
  const { id } = await lead.createTask({ kind: 'promise', text: 'Muster', dueDay: '2026-11-21' })
  await expect(lead.changeTask({ id, dueDay: null })).rejects.toMatchObject({ code: 'taskNeedsDay' })
  await lead.changeTask({ id, dueDay: null, kind: 'task' })
  house.at('2026-12-01')
  await expect(lead.moveTasks({ ids: [id], dueDay: '2026-11-30' })).rejects.toMatchObject({ code: 'dayGone' })
})

it('is handed to a colleague without a login, or outside, and kept in sight', async () => {
  const jonas = await house.member(['sales'], { name: 'Jonas Bader' })
  const { id } = await lead.createTask({ text: 'Fahrplan', assigneeId: jonas.id })
  await lead.createTask({
    text: 'Palette holen',
    delegatedTo: { name: 'Spedition Huber', email: 'info@huber.example' },
  })
  await lead.createTask({ text: 'mein eigenes' })
  expect(texts(await lead.listTasks({ list: 'delegated' }))).toEqual(['Fahrplan', 'Palette holen'])
  expect(texts(await jonas.listTasks({}))).toEqual(['Fahrplan'])
  expect(await jonas.getTask({ id })).toMatchObject({ assigneeName: 'Jonas Bader', canChange: true })
  await jonas.changeTask({ id, assigneeId: lead.id })
  expect((await jonas.listTasks({})).total).toBe(0)
  await expect(lead.changeTask({ id, assigneeId: 'nobody' })).rejects.toMatchObject({ code: 'assigneeUnknown' })
})

it('tells the colleague at once, not oneself', async () => {
  const heard: Signal[] = []
  await house.close()
  house = await openTestHouse({ onSignals: (signals) => heard.push(...signals) })
  lead = await house.member(['salesLead'])
  const jonas = await house.member(['sales'])
  const { id } = await lead.createTask({ text: 'Fahrplan' })
  expect(heard).toEqual([])
  await lead.changeTask({ id, assigneeId: jonas.id })
  expect(heard).toEqual([{ name: 'tasks', members: [jonas.id], params: {} }])
})

it('own tasks always, tasks of customers as the customer allows, private ones nobody else', async () => {
  const sales = await house.member(['sales'])
  const inside = await house.member(['insideSales'])
  const reader = await house.member(['reader'])
  const { id: customerId } = await lead.createCustomer({ name: 'Hohner Antriebe AG' })
  const { id } = await lead.createTask({ text: 'Muster an Hohner', customerId })
  const { id: own } = await lead.createTask({ text: 'Zahnarzt' })

  expect(texts(await reader.listTasks({ customerId }))).toEqual(['Muster an Hohner'])
  await expect(sales.finishTask({ id })).rejects.toMatchObject({ code: 'notAllowed' })
  await expect(sales.createTask({ text: 'x', customerId })).rejects.toMatchObject({ code: 'notAllowed' })
  await expect(reader.createTask({ text: 'x' })).rejects.toMatchObject({ code: 'notAllowed' })
  await inside.changeTask({ id, text: 'Muster an Hohner, Einkauf' })
  await expect(sales.getTask({ id: own })).rejects.toMatchObject({ code: 'notFound' })
  await expect(sales.finishTask({ id: own })).rejects.toMatchObject({ code: 'notFound' })
  expect(texts(await sales.listTasks({ list: 'all' }))).toEqual(['Muster an Hohner, Einkauf'])

  await lead.changeTask({ id, assigneeId: reader.id })
  await reader.finishTask({ id })
})

it('where members read own customers only, lists keep to them', async () => {
  await house.runner.command(system, (ctx) => saveSetting(ctx, 'readsOwnOnly', true))
  const sales = await house.member(['sales'])
  const theirs = await sales.createCustomer({ name: 'Technik Vogt AG' })
  const others = await lead.createCustomer({ name: 'Hohner Antriebe AG' })
  await lead.createTask({ text: 'Vogt', customerId: theirs.id })
  await lead.createTask({ text: 'Hohner', customerId: others.id })
  const { id } = await lead.createTask({ text: 'Hohner für Jonas', customerId: others.id, assigneeId: sales.id })
  expect(texts(await sales.listTasks({ list: 'all' }))).toEqual(['Vogt', 'Hohner für Jonas'])
  await expect(sales.listTasks({ customerId: others.id })).rejects.toMatchObject({ code: 'notFound' })
  await sales.finishTask({ id })
})

it('a conversation finishes the follow-ups that were due, also one that comes round', async () => {
  const { id: customerId } = await lead.createCustomer({ name: 'Reiser Pumpen GmbH' })
  const { id } = await lead.createPerson({ customerId, firstName: 'Jens', lastName: 'Kollmar', title: 'Dr.' })
  await lead.createTask({
    kind: 'followUp',
    text: 'Jours fixes',
    personId: id,
    dueDay: '2026-11-21',
    repeat: { every: 2, unit: 'week' },
  })
  await lead.createTask({ kind: 'followUp', text: 'später', customerId, dueDay: '2026-12-01' })
  await lead.logActivity({ customerId, kind: 'call', outcome: 'reached', text: 'alles gut' })
  expect((await lead.listTasks({ customerId })).tasks).toMatchObject([
    { text: 'später' },
    { text: 'Jours fixes', dueDay: '2026-12-05', personName: 'Dr. Jens Kollmar', customerName: 'Reiser Pumpen GmbH' },
  ])
})
