import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Signal } from '#platform/actions/context.ts'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'

let house: TestHouse
let lead: TestMember
let sales: TestMember
let customerId: string
let heard: Signal[]
beforeEach(async () => {
  heard = []
  house = await openTestHouse({ onSignals: (signals) => heard.push(...signals) })
  lead = await house.member(['salesLead'], { name: 'Tina Alber' })
  sales = await house.member(['sales'], { name: 'Jonas Bader' })
  customerId = (await sales.createCustomer({ name: 'Reiser Pumpen GmbH' })).id
})
afterEach(() => house.close())

const week = { from: '2026-11-23', to: '2026-11-29' }
const titles = (answer: { appointments: { title: string }[] }) => answer.appointments.map(({ title }) => title)

it('is made, moved with its length, cancelled, and deleted, each with undo', async () => {
  const { id } = await sales.createAppointment({
    title: 'Jahresgespräch',
    customerId,
    startsAt: '2026-11-24T09:30:00Z',
    place: 'Herrenberg',
  })
  expect(await sales.getAppointment({ id })).toMatchObject({
    startsAt: '2026-11-24T09:30:00.000Z',
    endsAt: '2026-11-24T10:30:00.000Z',
    day: '2026-11-24',
    memberName: 'Jonas Bader',
    state: 'ahead',
    canChange: true,
  })
  // 23:30 in Berlin is still the 25th, 00:30 the day after.
  await sales.changeAppointment({ id, startsAt: '2026-11-25T22:30:00Z' })
  expect(await sales.getAppointment({ id })).toMatchObject({ endsAt: '2026-11-25T23:30:00.000Z', day: '2026-11-25' })
  await sales.changeAppointment({ id, startsAt: '2026-11-25T23:30:00Z', endsAt: '2026-11-26T01:00:00Z' })
  expect(await sales.getAppointment({ id })).toMatchObject({ day: '2026-11-26' })
  await expect(sales.changeAppointment({ id, endsAt: '2026-11-25T09:00:00Z' })).rejects.toMatchObject({
    code: 'appointmentSpan',
  })

  const { undo } = await sales.cancelAppointment({ id })
  expect(await sales.getAppointment({ id })).toMatchObject({ state: 'cancelled' })
  await expect(sales.cancelAppointment({ id })).rejects.toMatchObject({ code: 'appointmentCancelled' })
  await sales.undo({ undo })
  const deleted = await sales.deleteAppointment({ id })
  expect((await sales.listAppointments(week)).appointments).toEqual([])
  await sales.undo(deleted)
  expect(titles(await sales.listAppointments(week))).toEqual(['Jahresgespräch'])
})

it('held becomes a visit at its time with a report; undo takes both back', async () => {
  const { id } = await sales.createAppointment({ title: 'Besuch', customerId, startsAt: '2026-11-24T09:30:00Z' })
  await expect(sales.holdAppointment({ id })).rejects.toMatchObject({ code: 'activityAhead' })
  house.at('2026-11-24T15:00:00Z')
  const { activityId, undo } = await sales.holdAppointment({
    id,
    report: { participants: ['Dr. Kollmar'], result: 'Rahmenvertrag verlängert', agreed: ['Entwurf schicken'] },
  })
  expect(await sales.getActivity({ id: activityId })).toMatchObject({
    kind: 'visit',
    at: '2026-11-24T09:30:00.000Z',
    text: 'Besuch',
    customerName: 'Reiser Pumpen GmbH',
    report: { result: 'Rahmenvertrag verlängert' },
  })
  expect((await sales.getCustomer({ id: customerId })).lastContact).toBe('2026-11-24')
  expect(await sales.getAppointment({ id })).toMatchObject({ state: 'held', activityId })
  await expect(sales.holdAppointment({ id })).rejects.toMatchObject({ code: 'appointmentHeld' })
  await expect(sales.cancelAppointment({ id })).rejects.toMatchObject({ code: 'appointmentHeld' })
  await sales.undo({ undo })
  expect(await sales.getAppointment({ id })).toMatchObject({ state: 'past', activityId: null })
  expect((await sales.getCustomer({ id: customerId })).lastContact).toBeNull()
})

it('goes along as .ics, with umlauts, a stable id and a rising sequence', async () => {
  const { id } = await sales.createAppointment({
    title: 'Jahresgespräch: Böblingen',
    customerId,
    startsAt: '2026-11-24T09:30:00Z',
    place: 'Hauptstr. 1, Herrenberg',
    note: 'Preisliste\nmitnehmen',
    participants: [{ name: 'Dr. Kollmar', email: 'kollmar@reiser.example' }],
  })
  const file = await sales.getAppointmentFile({ id })
  expect(file).toMatchObject({ name: '2026-11-24 Jahresgespräch  Böblingen.ics', type: 'text/calendar; charset=utf-8' })
  const text = new TextDecoder().decode(file.bytes).replace(/\r\n[ \t]/g, '')
  const lines = text.split('\r\n')
  expect(lines).toContain('METHOD:PUBLISH')
  expect(lines).toContain('DTSTART:20261124T093000Z')
  expect(lines).toContain('DTEND:20261124T103000Z')
  expect(lines).toContain('SUMMARY:Jahresgespräch: Böblingen')
  expect(lines).toContain('LOCATION:Hauptstr. 1\\, Herrenberg')
  expect(lines).toContain(`UID:${id}@bordmittel`)
  expect(lines).toContain('SEQUENCE:1')
  expect(text).toContain('DESCRIPTION:Preisliste\\nmitnehmen\\n\\nReiser Pumpen GmbH\\, Dr. Kollmar')
  await sales.cancelAppointment({ id })
  const cancelled = new TextDecoder().decode((await sales.getAppointmentFile({ id })).bytes)
  expect(cancelled).toContain('METHOD:CANCEL')
  expect(cancelled).toContain('STATUS:CANCELLED')
  expect(cancelled).toContain('SEQUENCE:2')
})

it('stands in the calendars of those who take part; they hear of it at once', async () => {
  const colleague = await house.member(['sales'])
  heard = []
  await sales.createAppointment({
    title: 'Messe',
    startsAt: '2026-11-25T08:00:00Z',
    participants: [{ memberId: colleague.id, name: 'Kollegin' }],
  })
  expect(heard).toEqual([{ name: 'appointments', members: [colleague.id], params: {} }])
  expect(titles(await colleague.listAppointments(week))).toEqual(['Messe'])
  expect(titles(await lead.listAppointments(week))).toEqual([])
  expect(titles(await lead.listAppointments({ ...week, list: 'all' }))).toEqual(['Messe'])
  const { id } = (await colleague.listAppointments(week)).appointments[0] as { id: string }
  await expect(colleague.changeAppointment({ id, place: 'Halle 3' })).rejects.toMatchObject({ code: 'notAllowed' })
})

it('private ones are seen by nobody else, those of customers by all, changed by those who may log', async () => {
  const other = await house.member(['sales'])
  const inside = await house.member(['insideSales'])
  const reader = await house.member(['reader'])
  const own = await sales.createAppointment({ title: 'Arzt', startsAt: '2026-11-24T07:00:00Z' })
  const visit = await sales.createAppointment({ title: 'Besuch', customerId, startsAt: '2026-11-24T09:30:00Z' })
  expect(titles(await other.listAppointments({ ...week, list: 'all' }))).toEqual(['Besuch'])
  await expect(other.getAppointment(own)).rejects.toMatchObject({ code: 'notFound' })
  await expect(other.changeAppointment({ id: visit.id, place: 'x' })).rejects.toMatchObject({ code: 'notAllowed' })
  await inside.changeAppointment({ id: visit.id, place: 'Werk 2' })
  expect(await reader.getAppointment(visit)).toMatchObject({ place: 'Werk 2', canChange: false })
  await expect(reader.createAppointment({ title: 'x', startsAt: '2026-11-24T09:30:00Z' })).rejects.toMatchObject({
    code: 'notAllowed',
  })
})

it('lists by time, a page at a time', async () => {
  for (const hour of ['11', '09', '10']) {
    await sales.createAppointment({ title: hour, startsAt: `2026-11-24T${hour}:00:00Z` })
  }
  const first = await sales.listAppointments({ ...week, limit: 2 })
  expect(titles(first)).toEqual(['09', '10'])
  expect(titles(await sales.listAppointments({ ...week, limit: 2, after: first.next ?? '' }))).toEqual(['11'])
  expect(titles(await sales.listAppointments({ from: '2026-11-25', to: '2026-11-29' }))).toEqual([])
})
