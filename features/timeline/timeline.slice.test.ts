import { afterEach, beforeEach, expect, it } from 'vitest'
import { insertRecord } from '#platform/actions/records.ts'
import { saveSetting } from '#platform/actions/settings.ts'
import { system } from '#shared/actor.ts'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'
import type { TimelineEntry } from './contract.ts'

let house: TestHouse
let lead: TestMember
let sales: TestMember
let customerId: string
let personId: string
beforeEach(async () => {
  house = await openTestHouse()
  house.at('2026-11-01')
  lead = await house.member(['salesLead'], { name: 'Tina Alber' })
  sales = await house.member(['sales'], { name: 'Jonas Bader' })
  customerId = (await sales.createCustomer({ name: 'Reiser Pumpen GmbH' })).id
  house.at('2026-11-02')
  personId = (await sales.createPerson({ customerId, lastName: 'Kollmar', title: 'Dr.' })).id
})
afterEach(() => house.close())

/** "activity 2026-11-03", the kind of change instead of "change". */
function inShort(entries: TimelineEntry[]): string[] {
  return entries.map(
    ({ type, at, change }) => `${change?.changes.map(({ what }) => what).join('+') ?? type} ${at.slice(0, 10)}`,
  )
}

async function fillTimeline(): Promise<void> {
  house.at('2026-11-03')
  await sales.logActivity({ customerId, personId, kind: 'call', outcome: 'reached', text: 'Preis' })
  house.at('2026-11-04')
  await sales.logActivity({ customerId, kind: 'note', text: 'Neue Halle' })
  house.at('2026-11-05')
  await sales.logActivity({
    customerId,
    kind: 'visit',
    text: 'Besuch',
    report: { participants: ['Dr. Kollmar'], result: 'gut', agreed: [] },
  })
  house.at('2026-11-06')
  const { id } = await sales.createTask({ customerId, personId, text: 'Muster', kind: 'promise', dueDay: '2026-11-20' })
  house.at('2026-11-07')
  await sales.finishTask({ id })
  await sales.createTask({ customerId, text: 'Katalog', dueDay: '2026-12-24' })
  house.at('2026-11-08')
  const fire = await lead.raiseFire({ customerId, text: 'Band steht' })
  house.at('2026-11-09')
  await sales.solveFire({ id: fire.id, solution: 'Ersatz' })
  await sales.createAppointment({ customerId, personId, title: 'Jahresgespräch', startsAt: '2026-12-01T09:00:00Z' })
  house.at('2026-11-10')
  await lead.changeCustomer({ id: customerId, ownerId: lead.id })
  house.at('2026-11-11')
  await lead.changeCustomer({ id: customerId, class: 'A', classReason: 'Potenzial', city: 'Ulm' })
}

const everything = [
  'task 2026-12-24',
  'appointment 2026-12-01',
  'class+fields 2026-11-11',
  'owner 2026-11-10',
  'fire 2026-11-08',
  'task 2026-11-07',
  'activity 2026-11-05',
  'activity 2026-11-04',
  'activity 2026-11-03',
  'personCreated 2026-11-02',
  'created 2026-11-01',
]

it('merges everything by time, what is planned on top, each entry whole', async () => {
  await fillTimeline()
  const { entries, next } = await sales.listTimeline({ customerId })
  expect(inShort(entries)).toEqual(everything)
  expect(next).toBeNull()
  expect(entries).toMatchObject([
    { task: { text: 'Katalog', doneAt: null }, canChange: true },
    { appointment: { title: 'Jahresgespräch', state: 'ahead', personName: 'Dr. Kollmar' }, canChange: true },
    {
      change: {
        changes: [
          { what: 'class', from: null, to: 'A' },
          { what: 'fields', fields: ['city'] },
        ],
      },
      canChange: false,
    },
    { change: { memberName: 'Tina Alber', changes: [{ what: 'owner', from: 'Jonas Bader', to: 'Tina Alber' }] } },
    { fire: { text: 'Band steht', solution: 'Ersatz', solutionMinutes: 1440 } },
    { task: { kind: 'promise', text: 'Muster', doneAt: '2026-11-07T12:00:00.000Z' } },
    { activity: { kind: 'visit', report: { result: 'gut' } } },
    { activity: { kind: 'note', memberName: 'Jonas Bader' } },
    { activity: { kind: 'call', personName: 'Dr. Kollmar' } },
    { change: { subject: 'Dr. Kollmar', changes: [{ what: 'personCreated' }] } },
    { change: { changes: [{ what: 'created', to: 'Jonas Bader' }] } },
  ])
})

it.each([1, 2, 3, 7])('pages of %s show every entry once', async (limit) => {
  await fillTimeline()
  const seen: string[] = []
  let after: string | undefined
  do {
    const page = await sales.listTimeline({ customerId, limit, ...(after ? { after } : {}) })
    expect(page.entries.length).toBeLessThanOrEqual(limit)
    seen.push(...inShort(page.entries))
    after = page.next ?? undefined
  } while (after)
  expect(seen).toEqual(everything)
})

it('is narrowed by kind', async () => {
  await fillTimeline()
  const kinds = async (...wanted: ('conversation' | 'report' | 'note' | 'task' | 'promise' | 'fire' | 'change')[]) =>
    inShort((await sales.listTimeline({ customerId, kinds: wanted })).entries)
  expect(await kinds('conversation')).toEqual(['activity 2026-11-03'])
  expect(await kinds('report')).toEqual(['activity 2026-11-05'])
  expect(await kinds('note')).toEqual(['activity 2026-11-04'])
  expect(await kinds('conversation', 'report')).toEqual(['activity 2026-11-05', 'activity 2026-11-03'])
  expect(await kinds('promise')).toEqual(['task 2026-11-07'])
  expect(await kinds('task', 'promise')).toEqual(['task 2026-12-24', 'task 2026-11-07'])
  expect(await kinds('fire', 'change')).toEqual([
    'class+fields 2026-11-11',
    'owner 2026-11-10',
    'fire 2026-11-08',
    'personCreated 2026-11-02',
    'created 2026-11-01',
  ])
  expect(await kinds()).toEqual([])
})

it('a person has an own timeline and keeps it when it changes company', async () => {
  await fillTimeline()
  house.at('2026-11-12')
  const other = await sales.createCustomer({ name: 'Technik Vogt AG' })
  await lead.changePerson({ id: personId, customerId: other.id })
  const { entries } = await sales.listTimeline({ personId })
  expect(inShort(entries)).toEqual([
    'appointment 2026-12-01',
    'personMoved 2026-11-12',
    'task 2026-11-07',
    'activity 2026-11-03',
    'personCreated 2026-11-02',
  ])
  expect(entries[1]?.change?.changes).toMatchObject([{ from: 'Reiser Pumpen GmbH', to: 'Technik Vogt AG' }])
  expect(entries[3]?.activity).toMatchObject({ customerName: 'Reiser Pumpen GmbH' })
})

it('what was deleted or undone is gone, what came back is there', async () => {
  house.at('2026-11-03')
  const call = await sales.logActivity({ customerId, kind: 'call', text: 'Preis' })
  const change = await sales.changeCustomer({ id: customerId, city: 'Herrenberg' })
  expect(inShort((await sales.listTimeline({ customerId, limit: 2 })).entries).sort()).toEqual([
    'activity 2026-11-03',
    'fields 2026-11-03',
  ])
  await sales.undo({ undo: change.undo })
  const { undo } = await sales.deleteActivity({ id: call.id })
  expect(inShort((await sales.listTimeline({ customerId })).entries)).toEqual([
    'personCreated 2026-11-02',
    'created 2026-11-01',
  ])
  await sales.undo({ undo })
  expect(inShort((await sales.listTimeline({ customerId, limit: 1 })).entries)).toEqual(['activity 2026-11-03'])
})

it('says who helps, and who no longer does', async () => {
  await house.runner.command(system, (ctx) =>
    insertRecord(ctx, 'customerHelpers', 'helper.added', { customerId, memberId: lead.id, part: 'Technik' }),
  )
  const { entries } = await sales.listTimeline({ customerId })
  expect(entries[0]?.change).toMatchObject({
    subject: 'Tina Alber',
    changes: [{ what: 'helperAdded', from: 'Technik', to: 'Tina Alber' }],
  })
})

it('goes with the right to read the customer; a person shows of its past only what may be read', async () => {
  await fillTimeline()
  await house.runner.command(system, (ctx) => saveSetting(ctx, 'readsOwnOnly', true))
  const newcomer = await house.member(['sales'])
  const theirs = await newcomer.createCustomer({ name: 'Technik Vogt AG' })
  await expect(newcomer.listTimeline({ customerId })).rejects.toMatchObject({ code: 'notFound' })
  await expect(newcomer.listTimeline({ personId })).rejects.toMatchObject({ code: 'notFound' })
  await expect(newcomer.listTimeline({})).rejects.toMatchObject({ code: 'invalidInput' })
  await lead.changePerson({ id: personId, customerId: theirs.id })
  const { entries } = await newcomer.listTimeline({ personId })
  expect(inShort(entries)).toEqual(['personMoved 2026-11-11', 'personCreated 2026-11-02'])
  expect(entries[0]?.change?.changes).toMatchObject([{ what: 'personMoved', from: null, to: null }])
})
