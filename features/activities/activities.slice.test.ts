import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'

let house: TestHouse
let lead: TestMember
let sales: TestMember
let customerId: string
beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'], { name: 'Tina Alber' })
  sales = await house.member(['sales'], { name: 'Jonas Bader' })
  customerId = (await sales.createCustomer({ name: 'Reiser Pumpen GmbH' })).id
})
afterEach(() => house.close())

const report = { participants: ['Dr. Kollmar', 'Frau Egli'], result: 'Muster gefallen.' }

it('a visit report keeps participants, result and what was agreed; agreed lines become tasks', async () => {
  const { id, undo } = await sales.logActivity({
    customerId,
    kind: 'visit',
    text: 'Mustervorstellung',
    report: {
      ...report,
      agreed: [
        'Wir hören uns nach der Messe',
        { text: 'Zeichnung schicken', task: { kind: 'promise', dueDay: '2026-11-27' } },
        { text: 'Preis rechnen', task: { assigneeId: lead.id } },
      ],
    },
  })
  const read = await sales.getActivity({ id })
  expect(read).toMatchObject({
    memberName: 'Jonas Bader',
    report,
    tasks: [
      { kind: 'promise', text: 'Zeichnung schicken', dueDay: '2026-11-27', assigneeName: 'Jonas Bader', customerId },
      { kind: 'task', text: 'Preis rechnen', assigneeName: 'Tina Alber' },
    ],
    canChange: true,
  })
  expect(read.report?.agreed).toEqual([
    { text: 'Wir hören uns nach der Messe', taskId: null },
    { text: 'Zeichnung schicken', taskId: read.tasks[0]?.id },
    { text: 'Preis rechnen', taskId: read.tasks[1]?.id },
  ])
  await sales.undo({ undo })
  await expect(sales.getActivity({ id })).rejects.toMatchObject({ code: 'notFound' })
  expect((await lead.listTasks({ list: 'all' })).total).toBe(0)
})

it('a changed report keeps its tasks and brings new ones; undo goes back', async () => {
  const { id } = await sales.logActivity({
    customerId,
    kind: 'visit',
    text: '',
    report: { ...report, agreed: [{ text: 'Zeichnung', task: {} }] },
  })
  const [task] = (await sales.getActivity({ id })).tasks
  const { undo } = await sales.changeActivity({
    id,
    report: {
      ...report,
      agreed: [
        { text: 'Zeichnung', taskId: task?.id },
        { text: 'Preis', task: {} },
      ],
    },
  })
  expect((await sales.getActivity({ id })).tasks).toMatchObject([{ id: task?.id }, { text: 'Preis' }])
  await sales.undo({ undo })
  expect((await sales.getActivity({ id })).tasks).toMatchObject([{ id: task?.id }])
  await sales.changeActivity({ id, report: null })
  expect((await sales.getActivity({ id })).report).toBeNull()
})

it('is corrected and deleted by its author and the lead, by nobody else; undo brings it back', async () => {
  const inside = await house.member(['insideSales'])
  const other = await house.member(['sales'])
  const { id } = await sales.logActivity({ customerId, kind: 'call', text: 'Preis bestätigt' })
  await expect(inside.changeActivity({ id, text: 'x' })).rejects.toMatchObject({ code: 'notAllowed' })
  await expect(other.deleteActivity({ id })).rejects.toMatchObject({ code: 'notAllowed' })
  await sales.changeActivity({ id, text: 'Preis bestätigt, 2 % Skonto', version: 1 })
  await expect(lead.changeActivity({ id, text: 'x', version: 1 })).rejects.toMatchObject({ code: 'changedMeanwhile' })
  const { undo } = await lead.deleteActivity({ id })
  expect((await sales.getCustomer({ id: customerId })).lastContact).toBeNull()
  await lead.undo({ undo })
  expect(await other.getActivity({ id })).toMatchObject({ text: 'Preis bestätigt, 2 % Skonto', canChange: false })
  expect((await sales.getCustomer({ id: customerId })).lastContact).toBe('2026-11-21')
})

it('moved to another day it moves the last contact; the future is refused', async () => {
  const { id } = await sales.logActivity({ customerId, kind: 'call', text: '' })
  await sales.changeActivity({ id, at: '2026-11-02T09:00:00Z' })
  expect((await sales.getCustomer({ id: customerId })).lastContact).toBe('2026-11-02')
  await expect(sales.changeActivity({ id, at: '2026-11-30T09:00:00Z' })).rejects.toMatchObject({
    code: 'activityAhead',
  })
  await sales.changeActivity({ id, kind: 'note' })
  expect((await sales.getCustomer({ id: customerId })).lastContact).toBeNull()
})

it('a person brings its customer along', async () => {
  const { id: personId } = await sales.createPerson({ customerId, lastName: 'Kollmar', title: 'Dr.' })
  const { id } = await sales.logActivity({ personId, kind: 'call', text: 'kurz' })
  expect(await sales.getActivity({ id })).toMatchObject({ customerId, personName: 'Dr. Kollmar' })
})
