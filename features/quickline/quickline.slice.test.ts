import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'

let house: TestHouse
let lead: TestMember
let customerId: string
beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'])
  customerId = (await lead.createCustomer({ name: 'Reiser Pumpen GmbH' })).id
})
afterEach(() => house.close())

it('keeps everything that follows from one line, and one undo takes all of it back', async () => {
  const { undo } = await lead.saveQuickLine({
    customerId,
    activity: { kind: 'call', outcome: null, text: 'Will Angebot.', day: '2026-11-20', time: '10:30' },
    followUps: [{ day: '2026-12-01', text: 'nachfassen' }],
    promises: [{ day: '2026-11-27', text: 'Angebot' }],
    appointments: [{ day: '2026-11-24', time: '14:00', until: null, title: 'Muster zeigen' }],
    opportunity: { amount: 1_200_000, currency: 'EUR', title: 'Zweite Linie' },
  })
  expect((await lead.getCustomer({ id: customerId })).lastContact).toBe('2026-11-20')
  const kinds = (await lead.listTasks({ customerId })).tasks.map((task) => task.kind)
  expect(kinds.sort()).toEqual(['followUp', 'promise'])
  expect((await lead.listOpportunities({ customerId })).opportunities.map((one) => one.amount)).toEqual([1_200_000])
  expect(
    (await lead.listAppointments({ customerId, from: '2026-11-01', to: '2026-12-01' })).appointments.map(
      (one) => one.startsAt,
    ),
  ).toEqual(['2026-11-24T13:00:00.000Z'])

  await lead.undo({ undo })
  expect((await lead.getCustomer({ id: customerId })).lastContact).toBeNull()
  expect((await lead.listTasks({ customerId })).tasks).toEqual([])
  expect((await lead.listOpportunities({ customerId })).opportunities).toEqual([])
  expect((await lead.listAppointments({ customerId, from: '2026-11-01', to: '2026-12-01' })).appointments).toEqual([])
})

it('a line that waited for the network counts from when it was typed', async () => {
  house.at('2026-11-23')
  await lead.saveQuickLine({
    customerId,
    typedAt: '2026-11-21T09:00:00.000Z',
    activity: { kind: 'visit', outcome: null, text: '' },
  })
  expect((await lead.getCustomer({ id: customerId })).lastContact).toBe('2026-11-21')
})

it('a fire or an opportunity without a customer is refused and keeps nothing of the line', async () => {
  const activity = { kind: 'note' as const, outcome: null, text: 'Band steht' }
  await expect(lead.saveQuickLine({ activity, fire: 'Band steht' })).rejects.toMatchObject({
    code: 'quickLineNeedsCustomer',
  })
  expect((await lead.search({ q: 'band' })).hits).toEqual([])
})

it('names: own customers and their people; of a large stock what the words may mean', async () => {
  const { id: personId } = await lead.createPerson({ lastName: 'Kollmar', firstName: 'Jens', customerId })
  const { names, complete } = await lead.listQuickLineNames({})
  expect(complete).toBe(true)
  expect(names).toEqual([
    { type: 'customer', id: customerId, name: 'Reiser Pumpen GmbH', customerId: null },
    { type: 'person', id: personId, name: 'Jens Kollmar', customerId },
  ])
  const matched = await lead.matchQuickLineNames({ line: 'Tel Kolmar bei Rieser' })
  expect(matched.names.map((named) => named.id).sort()).toEqual([customerId, personId].sort())
})
