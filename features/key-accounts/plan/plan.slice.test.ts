import { afterEach, beforeEach, expect, it } from 'vitest'
import { insertRecord } from '#platform/actions/records.ts'
import { system } from '#shared/actor.ts'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'

let house: TestHouse
let lead: TestMember
let tina: TestMember
let customerId: string
beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'], { name: 'Carla Renz' })
  tina = await house.member(['sales', 'keyAccountManager'], { name: 'Tina Alber' })
  customerId = (await tina.createCustomer({ name: 'Reiser Pumpen', mode: 'keyAccount' })).id
})
afterEach(() => house.close())

const year = { fromDay: '2026-01-01', toDay: '2026-12-31' }
const goal = { measure: '', unit: '', from: null, to: null, now: null, dueDay: null, internal: false }
const action = { dueDay: '2026-12-15', goalId: null, cost: null, internal: false }
const shown = async (planId?: string) => {
  const { plan } = await tina.getAccountPlan({ customerId, ...(planId ? { planId } : {}) })
  if (!plan) throw new Error('no plan')
  return plan
}

it('a plan for a period, never two for one day; the next year begins with what was said', async () => {
  expect((await tina.getAccountPlan({ customerId })).plan).toBeNull()
  const { id } = await tina.createAccountPlan({ customerId, ...year })
  for (const [period, code] of [
    [{ fromDay: '2026-12-31', toDay: '2027-06-30' }, 'planPeriodTaken'],
    [{ fromDay: '2027-12-31', toDay: '2027-01-01' }, 'planPeriodWrong'],
  ] as const)
    await expect(tina.createAccountPlan({ customerId, ...period })).rejects.toMatchObject({ code })
  await tina.writePlanText({ id, part: 'businessModel', text: 'Pumpen für\nKläranlagen', seen: '' })
  await tina.markPlanPart({ id, part: 'businessModel', internal: true })
  await tina.savePlanGoal({ id, ...goal, text: 'Lieferanteil', unit: '%', from: 32, to: 40, now: 35 })
  await tina.savePlanRisk({ id, text: 'Wettbewerb', answer: 'Besuch' })
  await tina.savePlanMember({ id, memberId: tina.id, task: 'Leitung' })
  await tina.savePlanMember({ id, memberId: tina.id, task: 'Leitung und Technik' })

  const next = await tina.createAccountPlan({ customerId, fromDay: '2027-01-01', toDay: '2027-12-31', copyOf: id })
  expect(await shown(next.id)).toMatchObject({
    texts: { businessModel: 'Pumpen für\nKläranlagen' },
    internal: ['businessModel'],
    goals: [{ text: 'Lieferanteil', from: 35, to: 40, now: 35 }],
    risks: [{ text: 'Wettbewerb', answer: 'Besuch' }],
    team: [{ member: 'Tina Alber', task: 'Leitung und Technik' }],
    actions: [],
  })
  expect((await shown()).id).toBe(id)
  await tina.undo({ undo: next.undo })
  expect((await tina.getAccountPlan({ customerId })).plans).toHaveLength(1)
})

it('two who write the same part: the second is told and overwrites nothing; another part is not touched', async () => {
  const { id } = await tina.createAccountPlan({ customerId, ...year })
  await tina.writePlanText({ id, part: 'situation', text: 'Auftragslage gut.', seen: '' })
  await lead.writePlanText({ id, part: 'situation', text: 'Kurzarbeit.', seen: 'Auftragslage gut.' })
  await expect(
    tina.writePlanText({ id, part: 'situation', text: 'Auftragslage sehr gut.', seen: 'Auftragslage gut.' }),
  ).rejects.toMatchObject({ code: 'planTextChanged', params: { name: 'Carla Renz' } })
  await tina.writePlanText({ id, part: 'chances', text: 'Zweite Linie', seen: '' })
  // The same words again are no conflict, and a mark beside them neither.
  await tina.writePlanText({ id, part: 'situation', text: 'Kurzarbeit.', seen: '' })
  await lead.markPlanPart({ id, part: 'situation', internal: true })
  const { undo } = await tina.writePlanText({ id, part: 'situation', text: 'Kurzarbeit bis Mai.', seen: 'Kurzarbeit.' })
  expect((await shown()).texts).toMatchObject({ situation: 'Kurzarbeit bis Mai.', chances: 'Zweite Linie' })
  await tina.undo({ undo })
  expect((await shown()).texts.situation).toBe('Kurzarbeit.')
})

it('an action is a task of one member: done there is done here; away here is away there', async () => {
  const jonas = await house.member(['insideSales'], { name: 'Jonas Bader' })
  const { id } = await tina.createAccountPlan({ customerId, ...year })
  const add = { id, ...action, text: 'Muster schicken', memberId: jonas.id }
  const { actionId } = await tina.savePlanAction(add)
  await expect(tina.savePlanAction({ ...add, dueDay: '2026-11-20' })).rejects.toMatchObject({ code: 'dayGone' })
  const mine = async () => (await jonas.listTasks({})).tasks.map(({ text, dueDay }) => [text, dueDay])
  expect(await mine()).toEqual([['Reiser Pumpen: Muster schicken', '2026-12-15']])
  // Who may not see the plan does not read its actions at the customer.
  expect((await jonas.listTasks({ customerId })).tasks).toEqual([])

  await tina.savePlanAction({ ...add, actionId, text: 'Muster und Preis schicken', dueDay: '2026-12-18' })
  expect(await mine()).toEqual([['Reiser Pumpen: Muster und Preis schicken', '2026-12-18']])
  const taskId = (await shown()).tasks[actionId]?.taskId as string
  await jonas.changeTask({ id: taskId, dueDay: '2026-11-21' })
  expect(await shown()).toMatchObject({ actions: [{ dueDay: '2026-11-21' }], progress: { due: 0, done: 0 } })
  await jonas.finishTask({ id: taskId })
  expect(await shown()).toMatchObject({
    actions: [{ member: 'Jonas Bader', doneOn: '2026-11-21' }],
    progress: { due: 1, done: 1 },
  })
  await expect(
    tina.savePlanAction({ ...add, actionId, memberId: tina.id, dueDay: '2026-11-21' }),
  ).rejects.toMatchObject({ code: 'taskDone' })

  const other = await tina.savePlanAction({ ...add, text: 'Besuch' })
  const { undo } = await tina.removePlanEntry({ id, list: 'actions', entryId: other.actionId })
  expect(await mine()).toEqual([])
  await tina.undo({ undo })
  expect(await mine()).toHaveLength(1)
  const [open] = (await jonas.listTasks({})).tasks
  const deleted = await jonas.deleteTask({ id: open?.id ?? '' })
  expect((await shown()).actions).toHaveLength(1)
  await jonas.undo({ undo: deleted.undo })
  expect((await shown()).actions).toHaveLength(2)

  const gone = await tina.deleteAccountPlan({ id })
  expect(await mine()).toEqual([])
  await tina.undo({ undo: gone.undo })
  expect([(await mine()).length, (await shown()).actions.length]).toEqual([1, 2])
})

it('a review that is done brings the next one, and it can be taken back', async () => {
  await tina.createAccountPlan({ customerId, fromDay: '2026-11-01', toDay: '2027-10-31' })
  const first = (await shown()).review
  expect([first?.day, first?.memberId]).toEqual(['2027-02-21', tina.id])
  house.at('2027-02-23')
  const { undo } = await tina.finishTask({ id: first?.taskId ?? '' })
  expect(await shown()).toMatchObject({ reviewedOn: '2027-02-23', review: { day: '2027-05-23' } })
  await tina.undo({ undo })
  expect(await shown()).toMatchObject({ reviewedOn: null, review: first })
  expect((await tina.listTasks({})).tasks.map(({ text }) => text)).toEqual(['Reiser Pumpen: Plan durchsehen'])
  await tina.deleteTask({ id: first?.taskId ?? '' })
  expect((await shown()).review).toBeNull()
  const { id } = await shown()
  await tina.changeAccountPlan({ id, review: { day: '2027-03-10', memberId: lead.id } })
  expect((await shown()).review).toMatchObject({ day: '2027-03-10', memberId: lead.id })
})

it('versions keep the plan as it was; texts come back from them', async () => {
  const { id } = await tina.createAccountPlan({ customerId, ...year })
  await tina.writePlanText({ id, part: 'strategies', text: 'Über die Technik', seen: '' })
  const { goalId } = await tina.savePlanGoal({ id, ...goal, text: 'Lieferanteil' })
  const { versionId } = await tina.keepPlanVersion({ id, note: 'vor dem Jahresgespräch' })
  await tina.writePlanText({ id, part: 'strategies', text: 'Über den Einkauf', seen: 'Über die Technik' })
  await tina.writePlanText({ id, part: 'chances', text: 'Neu', seen: '' })
  await tina.removePlanEntry({ id, list: 'goals', entryId: goalId })
  expect((await tina.listPlanVersions({ id })).versions).toMatchObject([
    { id: versionId, day: '2026-11-21', note: 'vor dem Jahresgespräch', member: 'Tina Alber' },
  ])
  const then = await tina.getPlanVersion({ id, versionId })
  expect(then.content).toMatchObject({
    texts: { strategies: 'Über die Technik', chances: '' },
    goals: [{ id: goalId }],
  })
  expect((await tina.getPlanVersion({ id, versionId: 'now' })).content.goals).toEqual([])
  const { undo } = await tina.restorePlanTexts({ id, versionId, parts: ['strategies', 'chances'] })
  expect((await shown()).texts).toMatchObject({ strategies: 'Über die Technik', chances: '' })
  await tina.undo({ undo })
  expect((await shown()).texts).toMatchObject({ strategies: 'Über den Einkauf', chances: 'Neu' })
})

it('the light says how an account is, to those who may see its plan', async () => {
  const bring = (day: string, amount: number) =>
    house.runner.command(system, (ctx) =>
      insertRecord(ctx, 'revenues', 'revenue.imported', { customerId, day, amount, currency: 'EUR' }),
    )
  const health = async (member = tina) => (await member.getKeyAccount({ customerId })).health
  expect(await health()).toMatchObject({ light: null, parts: { fires: { says: 'noFires' }, rhythm: null, plan: null } })
  await bring('2026-09-01', 100_00)
  await bring('2025-09-01', 100_00)
  const people = []
  for (const lastName of ['Reiser', 'Kollmar']) people.push(await tina.createPerson({ customerId, lastName }))
  for (const { id: personId } of people) {
    const roles = ['decider' as const]
    const none = { influence: null, support: null, interest: null, coveredById: null, reportsToId: null }
    await tina.setStakeholder({ customerId, personId, roles, ...none })
    await tina.logActivity({ customerId, personId, kind: 'call', text: 'gesprochen', at: '2026-11-18T09:00:00Z' })
  }
  expect((await health())?.light).toBe('green')

  const { id } = await tina.createAccountPlan({ customerId, ...year })
  await tina.savePlanAction({ id, ...action, dueDay: '2026-11-21', text: 'Muster', memberId: tina.id })
  expect((await health())?.light).toBe('green')
  house.at('2026-11-22')
  expect(await health()).toMatchObject({ light: 'amber', parts: { plan: { bad: true, params: { due: 1, done: 0 } } } })
  house.at('2026-11-21')
  const { id: fireId } = await tina.raiseFire({ customerId, text: 'Band steht' })
  expect((await health())?.light).toBe('amber')
  house.at('2026-11-24')
  expect(await health()).toMatchObject({ light: 'red', parts: { fires: { says: 'fireOld', params: { days: 3 } } } })
  expect((await tina.getKeyAccounts({})).accounts).toMatchObject([{ health: { light: 'red' } }])
  await tina.solveFire({ id: fireId, solution: 'läuft' })
  expect((await health())?.light).toBe('amber')

  const others = [await house.member(['sales']), await house.member(['insideSales']), await house.member(['reader'])]
  for (const other of others) {
    expect(await health(other)).toBeNull()
    expect((await other.getKeyAccounts({})).accounts).toMatchObject([{ health: null }])
  }
  expect((await health(lead))?.light).toBe('amber')
})

it('the plans of two customers brought together come along', async () => {
  const twin = (await tina.createCustomer({ name: 'Reiser Pumpen GmbH' })).id
  await tina.createAccountPlan({ customerId: twin, ...year })
  const { undo } = await lead.mergeDuplicates({ merges: [{ id: customerId, ids: [customerId, twin] }] })
  expect((await tina.getAccountPlan({ customerId })).plans).toHaveLength(1)
  await lead.undo({ undo })
  expect((await tina.getAccountPlan({ customerId })).plans).toEqual([])
})
