import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { commands } from '#features/commands.ts'
import { type Operations, registry } from '#features/index.ts'
import { loadActor } from '#features/members/actions.ts'
import { correctTotals } from '#features/opportunities/actions/following.ts'
import { messages } from '#features/words.ts'
import { system } from '#shared/actor.ts'
import type { Client } from '#shared/contract.ts'
import { formatFor } from '#shared/format.ts'
import { translatorFor } from '#shared/translate.ts'
import { type House, openHouse } from '../house.ts'
import { addLoginLink } from './login.ts'
import { demoLogin, makeDemoFile } from './seed.ts'

const now = new Date('2026-11-21T09:30:00Z')
const folder = mkdtempSync(join(tmpdir(), 'bordmittel-demo-'))
const file = join(folder, 'bordmittel.sqlite')
let house: House
let lead: Client<Operations>

beforeAll(async () => {
  await makeDemoFile(file, now)
  house = await openHouse({ place: { file }, clock: () => now, checkOutput: true })
  const actor = await house.runner.query(system, (ctx) => loadActor(ctx, { email: demoLogin.email }, 'session'))
  if (!actor) throw new Error('nobody can log in')
  const calls = Object.keys(registry.operations).map((name) => [
    name,
    (input: unknown) => house.runner.run(name, input, actor),
  ])
  lead = Object.fromEntries(calls)
}, 180_000)
afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true })
})

it('the demo company opens on a day full of work', async () => {
  const [fire, ...others] = (await lead.listContactAgain({})).customers
  expect(fire?.name).toBe('Hohner Antriebe AG')
  expect(fire?.reason[0]).toEqual({ kind: 'fire', text: 'Falsche Charge geliefert, Band steht.' })
  const mueller = others.find((one) => one.name === 'Stahlbau Müller KG')
  expect(mueller).toMatchObject({ class: 'A', rhythm: 30, person: { name: 'Petra Sauter' } })
  expect(mueller?.reason).toContainEqual({ kind: 'silence', days: 58, rhythm: 30 })
  expect(mueller?.reason).toContainEqual({ kind: 'revenue', amount: 8_400_000, before: null })
  expect((await lead.getToday({})).offers.map((one) => one.customerName)).toContain('Stahlbau Müller KG')
})

it('three customers have 58 % of the revenue, and the customer base says so', async () => {
  const base = await lead.getCustomerBase({})
  expect(base.cr3).toBeCloseTo(0.58, 2)
  expect(base.dependsOnThree).toBe(true)
  expect(base.dependences.map((one) => one.name)).toEqual([
    'Kappler Getriebe GmbH & Co. KG',
    'Hohner Antriebe AG',
    'Zwick Verpackungstechnik GmbH',
  ])
})

it('it went through the same rules as real work', async () => {
  expect((await lead.listCustomers({ limit: 1 })).total).toBe(240)
  expect((await lead.listCustomers({ orphaned: true })).total).toBe(7)
  expect((await lead.listMembers({})).members.filter((one) => one.hasLogin && !one.leftAt)).toHaveLength(4)
  expect(await house.runner.command(system, correctTotals)).toBe(0)
  const activities = house.database.reader.selectFrom('activities').select('id')
  expect(await activities.where('customerId', 'is', null).execute()).toEqual([])
  expect(await activities.where('at', '>', now.toISOString()).execute()).toEqual([])
})

it('the key accounts have lived too', async () => {
  const customerOf = async (search: string) => (await lead.listCustomers({ search, limit: 1 })).customers[0]?.id ?? ''
  const [kappler, zwick, reiser] = await Promise.all(
    ['Kappler Getriebe', 'Zwick Verpackung', 'Reiser Pumpen'].map(customerOf),
  )
  if (!kappler || !zwick || !reiser) throw new Error('no key accounts')

  const { plan } = await lead.getAccountPlan({ customerId: kappler })
  expect(plan?.versions).toBe(2)
  expect(plan?.actions.filter((one) => one.doneOn === null && (one.dueDay ?? '') < '2026-11-21')).toHaveLength(1)
  const { warnings } = await lead.listStakeholders({ customerId: zwick })
  expect(warnings.map(({ kind }) => kind)).toContain('supporterLeft')
  const { cells } = await lead.getWhiteSpace({ customerId: kappler })
  expect(cells.flatMap(({ opportunity }) => (opportunity ? [opportunity.outcome] : []))).toEqual([null, 'lost'])
  const { frameworks, bonuses } = await lead.listAgreements({ customerId: kappler })
  expect(frameworks[0]?.rest).toBeGreaterThan(0)
  expect(bonuses[0]?.next?.missing).toBeGreaterThan(0)
  const { contracts } = await lead.listContracts({})
  expect(contracts.some(({ decision }) => decision?.kind === 'notice' && decision.day <= '2026-11-30')).toBe(true)

  expect((await lead.getSatisfaction({})).nps).not.toBeNull()
  const { surveys } = await lead.listSurveys({ limit: 100 })
  expect(surveys.filter(({ toFollow }) => toFollow).length).toBeGreaterThan(0)
  expect(surveys.filter(({ result }) => result !== null)).toHaveLength(1)
  const reviews = (await lead.listMeetings({ customerId: kappler })).meetings
  expect(reviews.map(({ state }) => state)).toEqual(['planned', 'done'])
  const rounds = (await lead.listMeetings({})).meetings.filter(({ kind }) => kind === 'monday')
  expect(rounds.map(({ state }) => state)).toEqual(['planned', 'done', 'done', 'done'])
  const states = [
    ...(await lead.listHandovers({})).handovers,
    ...(await lead.listHandovers({ state: 'ended' })).handovers,
  ]
  expect(states.map(({ state }) => state)).toEqual(['proposed', 'done'])
  const { lockedUntil, total } = await lead.getCommission({})
  expect(lockedUntil).toBe('2026-09-30')
  expect(total.corrections).toBeGreaterThan(0)
  const [value] = (await lead.getAccountValues({})).accounts
  expect(value?.valueGrowth).not.toBeNull()
  const { projects } = await lead.listCustomerProjects({ customerId: reiser })
  expect(projects.map(({ overdue }) => overdue)).toEqual([1])
  const { news } = await lead.listNews({})
  expect(news.map(({ accounts, told }) => [accounts, told])).toEqual([
    [2, 0],
    [4, 2],
  ])
  const [round] = (await lead.listPriceRounds({})).rounds
  expect(round?.outcome).toMatchObject({ customers: 6, decided: 4 })
  expect(round?.outcome.obtained).toBeGreaterThan(0)
  expect((await lead.listPartners({})).partners.map(({ kind }) => kind)).toEqual(['representative', 'dealer'])
  expect(await lead.listProtections({})).toMatchObject({ granted: 2, requested: 3, runsOut: 1 })
  const { disputes, settled } = await lead.listProtectionDisputes({})
  expect([disputes.length, settled.length]).toEqual([1, 1])
})

it('the reports of key accounts, handovers and commission answer for machines as agreed', async () => {
  const run = async (name: string) => {
    const words = { t: translatorFor('de', messages.de), format: formatFor('de') }
    const tools = { call: lead, args: [], values: {}, today: '2026-11-21', say: () => {}, ...words }
    const command = commands.find((one) => one.name === name)
    const said = await command?.run({ ...tools, server: null, finishJobs: async () => {}, finishJob: async () => {} })
    // Nothing without words, and nothing that JSON would not carry.
    expect(said?.text).not.toMatch(/keyAccounts\.|handovers\.|commission\.|NaN|undefined/)
    expect(JSON.parse(JSON.stringify(said?.json))).toEqual(said?.json)
    return said?.json
  }
  const day = expect.stringMatching(/^\d{4}-\d\d-\d\d$/)
  const accounts = (await run('report key-accounts')) as { accounts: { revenue: number; share: number }[] }
  expect(accounts).toMatchObject({ from: day, to: day, currency: 'EUR', count: 4, together: {}, retention: {} })
  for (const { revenue, share } of accounts.accounts) {
    expect(Number.isInteger(revenue)).toBe(true)
    expect(share > 0 && share < 1).toBe(true)
  }
  expect(await run('report handover')).toMatchObject({ from: day, to: day, proposed: 2, returnedShare: 0.5 })
  const paid = (await run('report commission')) as { members: { pay: number }[]; total: { pay: number } }
  expect(paid).toMatchObject({ from: '2026-10-01', to: '2026-12-31', currency: 'EUR', lockedUntil: '2026-09-30' })
  expect(paid.members.reduce((sum, { pay }) => sum + pay, 0)).toBe(paid.total.pay)
})

it('the link logs in once, and only from this machine', async () => {
  const http = Fastify()
  const path = addLoginLink(http, house.login)
  const open = async (remoteAddress: string) => {
    const answer = await http.inject({ url: path, remoteAddress, headers: { host: '127.0.0.1:4700' } })
    expect(answer.statusCode).toBe(302)
    return answer.cookies.map((cookie) => `${cookie.name}=${encodeURIComponent(cookie.value)}`).join('; ')
  }
  expect(await open('192.168.1.20')).toBe('')
  const session = await house.login.actorOf(await open('127.0.0.1'), false)
  expect(session?.actor).toMatchObject({ name: 'Claudia Renz', administrator: true })
  expect(await open('127.0.0.1')).toBe('')
})

it('a demo that is there stays as it is', async () => {
  await makeDemoFile(file, new Date('2027-01-01T00:00:00Z'))
  expect((await lead.listCustomers({ limit: 1 })).total).toBe(240)
  expect(existsSync(`${file}.unfinished`)).toBe(false)
})
