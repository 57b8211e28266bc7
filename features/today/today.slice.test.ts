import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'

let house: TestHouse
let lead: TestMember
let sales: TestMember
beforeEach(async () => {
  house = await openTestHouse()
  house.at('2026-11-01')
  lead = await house.member(['salesLead'], { name: 'Tina Alber' })
  sales = await house.member(['sales'], { name: 'Jonas Bader' })
})
afterEach(() => house.close())

async function customers(...names: string[]): Promise<Record<string, string>> {
  const made: Record<string, string> = {}
  for (const name of names) made[name] = (await sales.createCustomer({ name, standing: 'prospect' })).id
  return made
}

async function today(day: string): Promise<Awaited<ReturnType<TestMember['getToday']>>> {
  house.at(day)
  await house.runJobs()
  return await sales.getToday({})
}

it('shows the day in its order, no customer twice, five to contact again', async () => {
  const { A, B, C } = await customers('A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I')
  await lead.raiseFire({ customerId: A as string, text: 'Band steht' })
  await sales.createAppointment({ title: 'Besuch', customerId: B ?? null, startsAt: '2026-11-20T14:00:00Z' })
  await sales.createAppointment({ title: 'Früh', startsAt: '2026-11-20T07:00:00Z' })
  await sales.createTask({ kind: 'promise', text: 'Muster', customerId: C ?? null, dueDay: '2026-11-19' })
  await sales.createTask({ text: 'Steuer', dueDay: '2026-11-20' })
  await sales.createTask({ text: 'später', dueDay: '2026-11-21' })

  const day = await today('2026-11-20')
  expect(day.fires).toMatchObject([{ customerName: 'A', reactionMinutes: null }])
  expect(day.appointments.map(({ title }) => title)).toEqual(['Früh', 'Besuch'])
  expect(day.tasks).toMatchObject([
    { text: 'Muster', overdueDays: 1 },
    { text: 'Steuer', overdueDays: 0 },
  ])
  expect(day.contacts.map(({ name }) => name)).toEqual(['D', 'E', 'F', 'G', 'H'])
  expect(day.counts).toEqual({
    fires: 1,
    leads: 0,
    offers: 0,
    steps: 0,
    promises: 1,
    tasks: 1,
    complaints: 0,
    samples: 0,
    overdue: 1,
    contacts: 9,
    done: 0,
  })
  expect(day.done).toEqual([])
})

it('shows own opportunities whose next step is due, then those without one; not what is waiting, won or of others', async () => {
  const { A } = await customers('A')
  const { stages } = await sales.listStages({})
  const open = async (title: string, more: object, who = sales) =>
    (await who.createOpportunity({ customerId: A as string, title, stageId: stages[0]?.id as string, ...more })).id
  await open('ohne Tag', { nextStep: 'anrufen' })
  await open('ohne', { expectedClose: '2026-12-01' })
  await open('morgen', { nextStep: 'Muster', nextStepDay: '2026-11-21' })
  await open('heute', { nextStep: 'Muster', nextStepDay: '2026-11-20' })
  await open('gestern', { nextStep: 'Preis', nextStepDay: '2026-11-19' })
  await open('wartet', { waitingUntil: '2026-12-15' })
  await open('fremd', {}, lead)
  const won = await open('gewonnen', {})
  await sales.winOpportunity({ id: won })

  const day = await today('2026-11-20')
  expect(day.steps.map(({ title }) => title)).toEqual(['gestern', 'heute', 'ohne', 'ohne Tag'])
  expect(day.counts).toMatchObject({ steps: 4, contacts: 1 })
  expect(day.contacts).toEqual([])
  await sales.createTask({ kind: 'followUp', text: 'Preis?', customerId: A ?? null, dueDay: '2026-11-20' })
  expect((await sales.getToday({})).contacts).toMatchObject([{ name: 'A' }])
})

it('an appointment of a deleted customer is gone until it is back', async () => {
  const { A } = await customers('A')
  await sales.createAppointment({ title: 'Besuch', customerId: A ?? null, startsAt: '2026-11-20T14:00:00Z' })
  await sales.createAppointment({ title: 'Früh', startsAt: '2026-11-20T07:00:00Z' })
  const { undo } = await sales.deleteCustomer({ id: A as string })
  expect((await today('2026-11-20')).appointments.map(({ title }) => title)).toEqual(['Früh'])
  await sales.undo({ undo })
  expect((await today('2026-11-20')).appointments.map(({ title }) => title)).toEqual(['Früh', 'Besuch'])
})

it('own follow-ups stand with the customers, those at other customers with the tasks', async () => {
  const { A } = await customers('A')
  const { id: others } = await lead.createCustomer({ name: 'Fremd' })
  await sales.createTask({ kind: 'followUp', text: 'Preis?', customerId: A ?? null, dueDay: '2026-11-05' })
  await lead.createTask({
    kind: 'followUp',
    text: 'für Jonas',
    customerId: others,
    assigneeId: sales.id,
    dueDay: '2026-11-05',
  })
  await sales.createTask({ kind: 'followUp', text: 'ohne Kunde', dueDay: '2026-11-05' })
  const day = await today('2026-11-05')
  expect(day.tasks.map(({ text }) => text).sort()).toEqual(['für Jonas', 'ohne Kunde'])
  expect(day.contacts).toMatchObject([
    { name: 'A', reason: [{ kind: 'occasion', occasion: { text: 'Preis?' } }, {}, {}] },
  ])
})

it('what was done today stands at the foot, of the company’s own day', async () => {
  const { A } = await customers('A')
  const { id } = await sales.createTask({ text: 'Muster', customerId: A ?? null, dueDay: '2026-11-20' })
  const early = await sales.createTask({ text: 'gestern erledigt' })
  house.at('2026-11-19T22:30:00Z')
  await sales.finishTask({ id: early.id })
  // Half past midnight in Berlin.
  house.at('2026-11-19T23:30:00Z')
  await sales.finishTask({ id })
  house.at('2026-11-20T09:00:00Z')
  await sales.logActivity({ customerId: A ?? null, kind: 'call', text: 'Angerufen' })
  await lead.logActivity({ customerId: A ?? null, kind: 'call', text: 'nicht meins' })
  expect((await sales.getToday({})).done).toMatchObject([
    { type: 'activity', kind: 'call', text: 'Angerufen', customerName: 'A' },
    { type: 'task', text: 'Muster' },
  ])
})

it('birthdays of the next three days, of persons of own customers, over the new year in order', async () => {
  const { A } = await customers('A')
  const { id: others } = await lead.createCustomer({ name: 'Fremd' })
  const person = (lastName: string, birthday: string, customerId = A) =>
    lead.createPerson({ lastName, birthday, customerId: customerId ?? null })
  await person('Neujahr', '1976-01-01')
  await person('Silvester', '1900-12-31')
  await person('Dreikönig', '1980-01-06')
  await person('Fremd', '1980-12-31', others)
  const gone = await person('Gegangen', '1980-12-31')
  await lead.changePerson({ id: gone.id, left: true })
  expect((await today('2026-12-30')).birthdays).toMatchObject([
    { name: 'Silvester', day: '2026-12-31', age: null, customerName: 'A' },
    { name: 'Neujahr', day: '2027-01-01', age: 51 },
  ])
})

it('a deputy has the day of the one who is away; the lead sees every fire', async () => {
  const { A } = await customers('A')
  await sales.createTask({ kind: 'promise', text: 'Muster', customerId: A ?? null, dueDay: '2026-11-20' })
  await sales.raiseFire({ customerId: A as string, text: 'Band steht' })
  const deputy = await house.member(['sales'])
  expect(await deputy.getToday({})).toMatchObject({ fires: [], tasks: [] })
  expect(await lead.getToday({})).toMatchObject({ fires: [{ text: 'Band steht' }], tasks: [] })
  house.at('2026-11-20')
  await lead.addAbsence({ memberId: sales.id, deputyId: deputy.id, fromDay: '2026-11-20', toDay: '2026-11-25' })
  const standingIn = house.as({ ...deputy.actor, deputyFor: [sales.id] })
  expect(await standingIn.getToday({})).toMatchObject({ fires: [{}], tasks: [{ text: 'Muster' }] })
})
