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

const at = (name: string, postcode: string, country: string | null, more: object = {}) =>
  sales.createCustomer({ name, postcode, country, ...more })
const names = (answer: { customers: { name: string }[] }) => answer.customers.map(({ name }) => name)

it('lists customers of three countries by distance, within the radius', async () => {
  await at('Konstanz', '78462', 'DE')
  await at('Kreuzlingen', '8280', 'CH')
  await at('Bregenz', '6900', 'AT')
  await at('Zürich', '8001', 'CH')
  await at('Ohne Land', '78467', null)
  await at('Falsch', '7846', 'DE')
  await at('Gesperrt', '78462', 'DE', { standing: 'blocked' })
  const near = await sales.listNearby({ place: '78462 Konstanz', radius: 50 })
  expect(near.start).toMatchObject({ name: 'Konstanz', country: 'DE' })
  expect(names(near)).toEqual(['Konstanz', 'Ohne Land', 'Kreuzlingen', 'Bregenz'])
  expect(near.customers.map(({ km }) => km)).toEqual([0, 0, 1, 46])
  expect(near.more).toBe(false)
  expect(names(await sales.listNearby({ place: '78462', radius: 100 }))).toContain('Zürich')
  const first = await sales.listNearby({ place: '78462', limit: 2 })
  expect([names(first), first.more]).toEqual([['Konstanz', 'Ohne Land'], true])
})

it('finds the start by a place, a town of a customer, a customer; says what it does not know', async () => {
  const { id } = await at('Reiser', '71083', 'DE', { city: 'Herrenberg' })
  const start = async (input: object) => (await sales.listNearby(input)).start
  expect(await start({ place: 'tuebingen' })).toMatchObject({ name: 'Tübingen', low: '72000' })
  expect(await start({ place: 'herrenb' })).toMatchObject({ name: 'Herrenberg', low: '71000' })
  expect(await start({ customerId: id })).toMatchObject({ low: '71000' })
  expect(await start({ place: 'A-5020' })).toMatchObject({ name: 'Salzburg', country: 'AT' })
  const refused = (input: object, code: string) => expect(start(input)).rejects.toMatchObject({ code })
  await refused({ place: '8000' }, 'placeOfSeveral')
  await refused({ place: '00000' }, 'placeUnknown')
  await refused({ place: 'DE-5020' }, 'placeUnknown')
  await refused({ place: "Nirgends'; %" }, 'placeUnknown')
  await refused({}, 'placeMissing')
  const nowhere = await sales.createCustomer({ name: 'Ohne Ort' })
  await refused({ customerId: nowhere.id }, 'stopWithoutPlace')
  await lead.changeCompany({ country: 'CH' })
  expect(await start({ place: '8000' })).toMatchObject({ name: 'Zürich' })
})

it('filters by due, class and own, and keeps to what may be read', async () => {
  await at('A-Kunde', '72070', 'DE', { class: 'A', classReason: 'Probe' })
  await at('Ohne Klasse', '72070', 'DE')
  await lead.createCustomer({ name: 'Der Leitung', postcode: '72070', country: 'DE' })
  const listed = async (input: object) => names(await sales.listNearby({ place: '72070', ...input }))
  expect(await listed({})).toHaveLength(3)
  expect(await listed({ class: ['A'] })).toEqual(['A-Kunde'])
  expect(await listed({ class: ['none'] })).toEqual(['Ohne Klasse', 'Der Leitung'])
  expect(await listed({ mine: true })).toEqual(['A-Kunde', 'Ohne Klasse'])
  expect(await listed({ due: true })).toEqual([])
  house.at('2027-03-01T09:00:00Z')
  await house.runJobs()
  expect(await listed({ due: true, class: ['A'] })).toEqual(['A-Kunde'])
  const kept = house.as({ ...sales.actor, readsOwnOnly: true })
  expect(names(await kept.listNearby({ place: '72070' }))).toEqual(['A-Kunde', 'Ohne Klasse'])
})

it('orders a tour, reckons its times, and hands it out as appointments for a calendar', async () => {
  const ids: string[] = []
  for (const [name, postcode] of [
    ['Ulm', '89073'],
    ['Esslingen', '73728'],
    ['Göppingen', '73033'],
  ] as const)
    ids.push((await at(name, postcode, 'DE', { city: name, street: 'Uhlandstraße 1' })).id)
  const plan = { place: '70173', stops: ids, day: '2026-11-24', time: '08:00', minutes: 45, back: false }
  const tour = await sales.getTour(plan)
  expect(tour.stops.map(({ name }) => name)).toEqual(['Esslingen', 'Göppingen', 'Ulm'])
  expect(tour.stops[0]).toMatchObject({
    roadKm: 15,
    arrivesAt: '2026-11-24T07:25:00.000Z',
    leavesAt: '2026-11-24T08:10:00.000Z',
  })
  const home = await sales.getTour({ ...plan, back: true })
  expect(home.roadKm).toBeGreaterThan(tour.roadKm)

  const file = await sales.getTourFile(plan)
  const text = new TextDecoder().decode(file.bytes)
  expect(file.name).toBe('Tour 2026-11-24.ics')
  expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(3)
  expect(text).toContain('DTSTART:20261124T072500Z')
  expect(text.replace(/\r\n /g, '')).toContain('LOCATION:Uhlandstraße 1\\, 73728 Esslingen\\, DE')

  await expect(sales.getTour({ ...plan, time: '23:00' })).rejects.toMatchObject({ code: 'tourTooLong' })
  const nowhere = await sales.createCustomer({ name: 'Ohne Ort' })
  await expect(sales.getTour({ ...plan, stops: [nowhere.id] })).rejects.toMatchObject({ code: 'stopWithoutPlace' })
  const other = await lead.createCustomer({ name: 'Der Leitung', postcode: '72070' })
  const kept = house.as({ ...sales.actor, readsOwnOnly: true })
  await expect(kept.getTour({ ...plan, stops: [other.id] })).rejects.toMatchObject({ code: 'notFound' })
})

it('becomes own appointments, one for each stop, once; undo takes all of them back', async () => {
  const ulm = await at('Ulm', '89073', 'DE', { city: 'Ulm', street: 'Uhlandstraße 1' })
  const esslingen = await at('Esslingen', '73728', 'DE')
  const plan = { place: '70173', stops: [ulm.id, esslingen.id], day: '2026-11-24', minutes: 45, back: false }
  const day = async () =>
    (await sales.listAppointments({ from: plan.day, to: plan.day })).appointments.map((one) => [
      one.title,
      one.startsAt.slice(11, 16),
      one.place,
    ])
  const { undo, ...first } = await sales.createTourAppointments(plan)
  expect(first).toEqual({ made: 2, kept: 0 })
  expect(await day()).toEqual([
    ['Esslingen', '07:25', '73728, DE'],
    ['Ulm', '09:40', 'Uhlandstraße 1, 89073 Ulm, DE'],
  ])
  expect(await sales.createTourAppointments(plan)).toMatchObject({ made: 0, kept: 2 })
  await sales.undo({ undo })
  expect(await day()).toEqual([])
  const stranger = await house.member(['sales'])
  await expect(stranger.createTourAppointments(plan)).rejects.toMatchObject({ code: 'notAllowed' })
  expect((await lead.listAppointments({ from: plan.day, to: plan.day, list: 'all' })).appointments).toEqual([])
})
