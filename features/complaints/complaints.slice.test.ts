import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Signal } from '#platform/actions/context.ts'
import { saveSetting } from '#platform/actions/settings.ts'
import { system } from '#shared/actor.ts'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'

let house: TestHouse
let lead: TestMember
let sales: TestMember
let customerId: string
beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'], { name: 'Tina Alber' })
  sales = await house.member(['sales'], { name: 'Jonas Bader' })
  customerId = (await sales.createCustomer({ name: 'Hohner Antriebe AG', standing: 'prospect' })).id
})
afterEach(() => house.close())

it('taken in, asked about in the workshop, answered, closed: each step with undo, none out of order', async () => {
  const { id: personId } = await sales.createPerson({ customerId, lastName: 'Egli' })
  const { id, number } = await sales.createComplaint({
    customerId,
    personId,
    text: 'Drei von zwanzig Wellen außer Toleranz.',
    receivedDay: '2026-11-19',
    promise: '8D-Bericht',
    promisedUntil: '2026-11-23',
  })
  expect(number).toBe('R-2026-001')
  expect(await lead.getComplaint({ id })).toMatchObject({ state: 'new', personName: 'Egli', answerDue: '2026-11-23' })
  await expect(sales.closeComplaint({ id })).rejects.toMatchObject({ code: 'complaintNotAnswered' })

  // A colleague without a login: the task goes out by mail or as a slip.
  const workshop = await lead.addMember({ name: 'Herr Braun' })
  const asked = await sales.askAboutComplaint({
    id,
    assigneeId: workshop.id,
    text: 'Bitte die drei Wellen nachmessen',
    dueDay: '2026-11-22',
  })
  expect(await lead.getComplaint({ id })).toMatchObject({
    state: 'inWork',
    takenByName: 'Jonas Bader',
    tasks: [{ id: asked.id, assigneeName: 'Herr Braun', text: 'R-2026-001: Bitte die drei Wellen nachmessen' }],
  })
  await sales.undo(asked)
  expect(await lead.getComplaint({ id })).toMatchObject({ state: 'new', tasks: [] })

  await lead.takeComplaint({ id })
  await expect(lead.takeComplaint({ id })).rejects.toMatchObject({ code: 'complaintTaken' })
  house.at('2026-11-24')
  expect((await lead.listComplaints({})).complaints).toMatchObject([{ overdueDays: 1, takenByName: 'Tina Alber' }])
  await sales.answerComplaint({ id, answer: '8D-Bericht geschickt.', answeredOn: '2026-11-23' })
  await expect(sales.takeComplaint({ id })).rejects.toMatchObject({ code: 'complaintAnswered' })
  await sales.answerComplaint({ id, answer: '8D-Bericht und Ersatz geschickt.' })
  const { undo } = await lead.closeComplaint({ id })
  expect(await lead.listComplaints({})).toMatchObject({ complaints: [], total: 0 })
  expect((await lead.listComplaints({ state: 'closed' })).complaints).toMatchObject([
    {
      answer: '8D-Bericht und Ersatz geschickt.',
      answeredOn: '2026-11-24',
      closedByName: 'Tina Alber',
      overdueDays: 0,
    },
  ])
  await expect(sales.changeComplaint({ id, text: 'x' })).rejects.toMatchObject({ code: 'complaintClosed' })
  await lead.undo({ undo })
  await lead.reopenComplaint({ id })
  expect(await lead.getComplaint({ id })).toMatchObject({
    state: 'inWork',
    answeredOn: null,
    answer: '8D-Bericht und Ersatz geschickt.',
  })
  await expect(lead.reopenComplaint({ id })).rejects.toMatchObject({ code: 'complaintOpen' })
})

it('numbers run through the year; a deleted one is not given again', async () => {
  const entered = async () => (await sales.createComplaint({ customerId, text: 'Rost' })).number
  expect(await entered()).toBe('R-2026-001')
  const { id, number } = await sales.createComplaint({ customerId, text: 'Rost' })
  expect(number).toBe('R-2026-002')
  const { undo } = await sales.deleteComplaint({ id })
  expect(await entered()).toBe('R-2026-003')
  await sales.undo({ undo })
  expect((await sales.listComplaints({})).complaints.map((one) => one.number).sort()).toEqual([
    'R-2026-001',
    'R-2026-002',
    'R-2026-003',
  ])
  house.at('2027-01-04')
  expect(await entered()).toBe('R-2027-001')
})

it('many at once still have numbers of their own', async () => {
  const all = await Promise.all(
    Array.from({ length: 8 }, (_, i) => sales.createComplaint({ customerId, text: `Nr. ${i}` })),
  )
  expect(all.map(({ number }) => number).sort()).toEqual(
    Array.from({ length: 8 }, (_, i) => `R-2026-${String(i + 1).padStart(3, '0')}`),
  )
})

it('refuses days and persons that cannot be', async () => {
  const text = 'Rost'
  await expect(sales.createComplaint({ customerId, text, receivedDay: '2026-11-22' })).rejects.toMatchObject({
    code: 'dayAhead',
  })
  await expect(sales.createComplaint({ customerId, text, promise: 'Ersatz' })).rejects.toMatchObject({
    code: 'promiseNeedsDay',
  })
  const other = (await sales.createCustomer({ name: 'Zwick' })).id
  const { id: personId } = await sales.createPerson({ customerId: other, lastName: 'Frey' })
  await expect(sales.createComplaint({ customerId, personId, text })).rejects.toMatchObject({ code: 'personElsewhere' })
  const { id } = await sales.createComplaint({ customerId, text })
  await expect(sales.changeComplaint({ id, personId })).rejects.toMatchObject({ code: 'personElsewhere' })
  await expect(sales.changeComplaint({ id, promisedUntil: '2026-11-20' })).rejects.toMatchObject({
    code: 'promisedTooEarly',
  })
  await expect(sales.answerComplaint({ id, answer: 'x', answeredOn: '2026-11-20' })).rejects.toMatchObject({
    code: 'answeredTooEarly',
  })
  const { version } = await sales.changeComplaint({ id, version: 1, promise: 'Ersatz', promisedUntil: '2026-11-30' })
  await expect(sales.changeComplaint({ id, version: 1, text })).rejects.toMatchObject({ code: 'changedMeanwhile' })
  await sales.changeComplaint({ id, version, promise: '' })
  expect(await sales.getComplaint({ id })).toMatchObject({ promise: null, promisedUntil: '2026-11-30' })
})

it('stands in Heute of who took it, before that of who cares for the customer, until it is answered', async () => {
  const dueFor = async (member: TestMember) => (await member.getToday({})).complaints.map(({ text }) => text)
  await sales.createComplaint({ customerId, text: 'ohne Tag' })
  const { id } = await sales.createComplaint({ customerId, text: 'zugesagt', promisedUntil: '2026-11-25' })
  expect(await dueFor(sales)).toEqual(['ohne Tag'])
  house.at('2026-11-25')
  expect(await dueFor(sales)).toEqual(['ohne Tag', 'zugesagt'])
  expect(await dueFor(lead)).toEqual([])
  await lead.takeComplaint({ id })
  expect(await dueFor(sales)).toEqual(['ohne Tag'])
  house.at('2026-11-26')
  expect(await lead.getToday({})).toMatchObject({
    complaints: [{ text: 'zugesagt' }],
    counts: { complaints: 1, overdue: 1 },
    contacts: [],
  })
  expect((await lead.listComplaints({ mine: true })).complaints).toHaveLength(1)
  await lead.answerComplaint({ id, answer: 'Ersatz' })
  expect(await dueFor(lead)).toEqual([])
})

it('is in the timeline with its files, warns on the customer sheet, and goes with the customer', async () => {
  const { id } = await sales.createComplaint({ customerId, text: 'Rost', receivedDay: '2026-11-19' })
  const bytes = new TextEncoder().encode('47,998 mm')
  await sales.attachFile({ record: 'complaints', recordId: id, name: 'Messblatt.txt', bytes })
  const { entries } = await lead.listTimeline({ customerId, kinds: ['complaint'] })
  expect(entries).toMatchObject([
    { type: 'complaint', at: '2026-11-19', complaint: { text: 'Rost' }, files: [{ name: 'Messblatt.txt' }] },
  ])
  expect((await lead.listFiles({ record: 'customers', recordId: customerId, all: true })).files).toHaveLength(1)
  const before = await lead.listContactAgain({})
  expect(await lead.getCustomerSheet({ id: customerId })).toMatchObject({
    warnings: expect.arrayContaining([expect.objectContaining({ what: 'complaints', count: 1 })]),
    complaints: [{ number: 'R-2026-001' }],
  })
  await sales.answerComplaint({ id, answer: 'Ersatz' })
  await sales.closeComplaint({ id })
  expect((await lead.getCustomerSheet({ id: customerId })).complaints).toEqual([])
  // No conversation: the order of those to contact again stays.
  expect(await lead.listContactAgain({})).toEqual(before)

  const { undo } = await sales.deleteCustomer({ id: customerId })
  expect((await lead.listComplaints({ state: 'closed' })).complaints).toEqual([])
  await expect(lead.getComplaint({ id })).rejects.toMatchObject({ code: 'notFound' })
  await sales.undo({ undo })
  expect((await lead.listComplaints({ state: 'closed' })).complaints).toHaveLength(1)
})

it('the area appears with the first one and stays away once it is switched off', async () => {
  const areas = async () => (await sales.getMe({})).company.areas.filter((area) => area === 'complaints')
  expect(await areas()).toEqual([])
  await sales.createComplaint({ customerId, text: 'Rost' })
  expect(await areas()).toEqual(['complaints'])
  await lead.changeCompany({ areas: [] })
  await sales.createComplaint({ customerId, text: 'Rost' })
  expect(await areas()).toEqual([])
})

it('those kept to their own customers neither see nor touch others', async () => {
  const { id } = await sales.createComplaint({ customerId, text: 'Rost' })
  await house.runner.command(system, (ctx) => saveSetting(ctx, 'readsOwnOnly', true))
  const newcomer = await house.member(['sales'])
  expect(await newcomer.listComplaints({})).toMatchObject({ complaints: [], total: 0 })
  await expect(newcomer.getComplaint({ id })).rejects.toMatchObject({ code: 'notFound' })
  await expect(
    newcomer.attachFile({ record: 'complaints', recordId: id, name: 'a', bytes: new Uint8Array([65]) }),
  ).rejects.toMatchObject({ code: 'notFound' })
})

it('lists open ones by the day an answer is due, answered ones last, a page at a time', async () => {
  const enter = (text: string, promisedUntil: string) => sales.createComplaint({ customerId, text, promisedUntil })
  const { id } = await enter('beantwortet', '2026-11-21')
  await enter('drei', '2026-11-27')
  await enter('zwei', '2026-11-25')
  await sales.createComplaint({ customerId, text: 'eins' })
  await sales.answerComplaint({ id, answer: 'Ersatz' })
  const first = await lead.listComplaints({ limit: 2 })
  expect(first).toMatchObject({ complaints: [{ text: 'eins' }, { text: 'zwei' }], total: 4 })
  const second = await lead.listComplaints({ limit: 2, after: first.next ?? '' })
  expect(second).toMatchObject({ complaints: [{ text: 'drei' }, { text: 'beantwortet' }], next: null })
})

it('a complaint and a sample are told at once to who has to do with them, not to oneself, after undo too', async () => {
  const heard: Signal[] = []
  await house.close()
  house = await openTestHouse({ onSignals: (signals) => heard.push(...signals) })
  const boss = await house.member(['salesLead'])
  const seller = await house.member(['sales'])
  await house.member(['sales'])
  const { id } = await seller.createCustomer({ name: 'Hohner Antriebe AG' })
  const told = () => heard.splice(0).filter(({ name }) => name === 'complaints')
  const { undo } = await boss.createComplaint({ customerId: id, text: 'Grat' })
  expect(told()).toEqual([{ name: 'complaints', members: [seller.id], params: {} }])
  await boss.undo({ undo })
  expect(told()).toMatchObject([{ members: [seller.id] }])
  await seller.createSample({ customerId: id, kind: 'sample', text: 'Welle' })
  expect(told()).toEqual([])
})
