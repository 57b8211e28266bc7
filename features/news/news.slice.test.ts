import { afterEach, beforeEach, expect, it } from 'vitest'
import { insertRecord } from '#platform/actions/records.ts'
import { system } from '#shared/actor.ts'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'

let house: TestHouse
let lead: TestMember
let sales: TestMember
let manager: TestMember
let reiser: string
let vogt: string
beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'])
  sales = await house.member(['sales'])
  manager = await house.member(['keyAccountManager'])
  reiser = (await lead.createCustomer({ name: 'Reiser', mode: 'keyAccount', branch: 'Pumpen', ownerId: manager.id })).id
  vogt = (await lead.createCustomer({ name: 'Vogt', ownerId: sales.id })).id
})
afterEach(() => house.close())

const bought = (customerId: string, amount: number, product: string | null = null) =>
  house.runner.command(system, (ctx) =>
    insertRecord(ctx, 'revenues', 'revenue.imported', {
      customerId,
      product,
      amount,
      day: '2026-05-04',
      currency: 'EUR',
    }),
  )
const tasksOf = async (member: TestMember) =>
  (await member.listTasks({})).tasks.map(({ text, customerId, dueDay }) => [text, customerId, dueDay])

it('the same need of several customers is one theme, with their revenue; each named once', async () => {
  await bought(reiser, 900_00)
  await bought(vogt, 50_00)
  const { themeId } = await manager.noteNeed({ customerId: reiser, theme: 'Edelstahl', day: '2026-11-03' })
  await manager.noteNeed({ customerId: reiser, theme: 'edelstahl ', text: 'Auch für Werk 2', day: '2026-11-10' })
  await sales.noteNeed({ customerId: vogt, theme: 'Edelstahl', productGroup: 'Wellen', day: '2026-11-05' })
  await sales.noteNeed({ customerId: vogt, theme: 'Kleinere Lose', day: '2026-11-12' })
  const { themes } = await lead.listNeeds({})
  expect(themes.map(({ name, customers, revenue, lastDay }) => [name, customers, revenue, lastDay])).toEqual([
    ['Kleinere Lose', 1, 50_00, '2026-11-12'],
    ['Edelstahl', 2, 950_00, '2026-11-10'],
  ])
  expect(themes[1]?.needs.map(({ customerName, text }) => [customerName, text])).toEqual([
    ['Reiser', 'Auch für Werk 2'],
    ['Vogt', null],
    ['Reiser', null],
  ])
  const [own] = (await manager.listNeeds({ customerId: reiser })).themes
  expect(own).toMatchObject({ id: themeId, customers: 1, canAnswer: false })
  await expect(sales.noteNeed({ customerId: vogt, theme: 'X', day: '2026-11-22' })).rejects.toMatchObject({
    code: 'needAhead',
  })
})

it('taken up, done: whoever heard it tells the customer, once for each; undo takes the tasks back', async () => {
  const { themeId: id } = await manager.noteNeed({ customerId: reiser, theme: 'Edelstahl' })
  await manager.noteNeed({ customerId: reiser, theme: 'Edelstahl' })
  await sales.noteNeed({ customerId: vogt, theme: 'Edelstahl' })
  await expect(sales.answerNeed({ id, state: 'taken' })).rejects.toMatchObject({ code: 'notAllowed' })
  expect(await lead.answerNeed({ id, state: 'taken', takenById: sales.id })).toMatchObject({ tasks: 1 })
  expect(await tasksOf(sales)).toEqual([['Bedarf verfolgen: Edelstahl', null, '2026-12-05']])
  await expect(sales.answerNeed({ id, state: 'done' })).rejects.toMatchObject({ code: 'needNoAnswer' })
  const { tasks, undo } = await sales.answerNeed({ id, state: 'done', answer: 'ab Mai lieferbar' })
  expect(tasks).toBe(1)
  const told = 'Dem Kunden sagen: Edelstahl – erledigt: ab Mai lieferbar'
  expect(await tasksOf(manager)).toEqual([[told, reiser, '2026-11-28']])
  expect((await lead.listNeeds({ state: 'closed' })).themes).toMatchObject([{ state: 'done', takenById: sales.id }])
  await sales.undo({ undo })
  expect(await tasksOf(manager)).toEqual([])
  expect((await lead.listNeeds({ state: 'open' })).themes).toMatchObject([{ state: 'taken', answer: null }])
})

it('two themes become one, also where customers were brought together; the last need takes its theme along', async () => {
  const { id: needId, themeId } = await sales.noteNeed({ customerId: vogt, theme: 'Edelstal' })
  const { themeId: right } = await manager.noteNeed({ customerId: reiser, theme: 'Edelstahl' })
  expect(await lead.renameNeedTheme({ id: themeId, name: 'EDELSTAHL' })).toMatchObject({ id: right })
  expect((await lead.listNeeds({})).themes).toMatchObject([{ name: 'Edelstahl', customers: 2 }])
  await lead.mergeDuplicates({ record: 'customers', merges: [{ ids: [reiser, vogt], id: reiser }] })
  expect((await lead.listNeeds({})).themes).toMatchObject([{ customers: 1, needs: [{}, {}] }])
  await sales.removeNeed({ id: needId })
  const [left] = (await lead.listNeeds({})).themes
  await lead.removeNeed({ id: left?.needs[0]?.id ?? '' })
  expect((await lead.listNeeds({})).themes).toEqual([])
})

it('news is proposed with reasons, told with a line in the timeline, and open until then', async () => {
  await lead.createProduct({ name: 'Lager 6204', productGroup: 'Lager' })
  await bought(vogt, 10_00, 'Lager 6204')
  const cell = { group: 'Lager', source: null, competitor: 'Faber', irrelevant: false, potential: null }
  await manager.setWhiteSpace({ customerId: reiser, unitId: reiser, ...cell })
  const proposed = async (more: object) =>
    (await sales.proposeNewsAccounts({ groups: ['Lager'], ...more })).accounts.map(({ customerName, because }) => [
      customerName,
      because.map(({ why }) => why).join(),
    ])
  expect(await proposed({})).toEqual([['Reiser', 'open']])
  expect(await proposed({ keyAccountsOnly: false })).toEqual([
    ['Reiser', 'open'],
    ['Vogt', 'bought'],
  ])
  const days = { fromDay: '2026-11-01', toDay: '2026-12-31' }
  const news = { kind: 'product' as const, title: 'Keramiklager', ...days, groups: ['Lager'] }
  const { id } = await sales.createNews({ ...news, customerIds: [reiser] })
  await lead.addNewsAccount({ id, customerId: vogt })
  const ahead = { ...news, fromDay: '2026-12-01', customerIds: [reiser] }
  await sales.createNews(ahead)
  await expect(sales.createNews({ ...ahead, toDay: '2026-11-30' })).rejects.toMatchObject({ code: 'newsDays' })
  expect(await manager.listOpenNews({})).toMatchObject({ total: 1, open: [{ newsId: id, customerId: reiser }] })
  const told = { id, customerId: reiser, kind: 'call' as const, reaction: 'will Muster' }
  await expect(sales.tellNews(told)).rejects.toMatchObject({ code: 'notAllowed' })
  await expect(manager.tellNews({ ...told, day: '2026-10-31' })).rejects.toMatchObject({ code: 'newsNotYet' })
  const { undo } = await manager.tellNews({ ...told, day: '2026-11-18' })
  await expect(manager.tellNews(told)).rejects.toMatchObject({ code: 'newsToldAlready' })
  expect((await sales.getNews({ id })).toWhom).toMatchObject([
    { customerName: 'Reiser', because: [{ why: 'open', of: 'Lager' }], toldDay: '2026-11-18', reaction: 'will Muster' },
    { customerName: 'Vogt', because: [{ why: 'bought', of: 'Lager' }], toldDay: null, canTell: true },
  ])
  const texts = async () =>
    (await manager.listTimeline({ customerId: reiser })).entries.flatMap((one) =>
      one.activity ? [one.activity.text] : [],
    )
  expect(await texts()).toEqual(['Erzählt: Keramiklager – will Muster'])
  expect((await lead.listNews({})).news).toMatchObject([
    { state: 'ahead', accounts: 1, told: 0 },
    { id, state: 'running', accounts: 2, told: 1, createdByName: expect.any(String) },
  ])
  expect(await manager.listOpenNews({ customerId: reiser })).toMatchObject({ total: 0 })
  await manager.undo({ undo })
  expect(await texts()).toEqual([])
  expect(await manager.listOpenNews({})).toMatchObject({ total: 1 })
})

it('who is kept to own customers sees their needs and news only', async () => {
  await manager.noteNeed({ customerId: reiser, theme: 'Edelstahl' })
  const { themeId } = await sales.noteNeed({ customerId: vogt, theme: 'Edelstahl' })
  const days = { fromDay: '2026-11-01', toDay: '2026-12-31' }
  const news = { kind: 'initiative' as const, title: 'Jubiläum', ...days, customerIds: [reiser, vogt] }
  const { id } = await lead.createNews(news)
  const own = house.as({ ...sales.actor, readsOwnOnly: true })
  expect((await own.listNeeds({})).themes).toMatchObject([{ id: themeId, customers: 1 }])
  expect((await own.getNews({ id })).toWhom).toMatchObject([{ customerId: vogt, because: [] }])
  expect((await own.getNews({ id })).accounts).toBe(1)
})
