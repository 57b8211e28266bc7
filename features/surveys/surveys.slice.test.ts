import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'
import { openMailServer, type TestMailServer } from '#tests/mail-server.ts'
import { surveyPages } from './open.ts'

let house: TestHouse
let lead: TestMember
let sales: TestMember
let customerId: string
let personId: string
let told: { name: string; members: readonly string[]; params: object }[]
const address = 'petra.sauter@vogt.example'
beforeEach(async () => {
  told = []
  house = await openTestHouse({ onSignals: (signals) => told.push(...signals) })
  lead = await house.member(['salesLead'], { name: 'Clara Renz' })
  sales = await house.member(['keyAccountManager'], { name: 'Jonas Bader' })
  await lead.changeConsentSettings({ publicAddress: 'https://vertrieb.example' })
  customerId = (await sales.createCustomer({ name: 'Vogt Fördertechnik AG' })).id
  personId = await addPerson('Sauter', address)
})
afterEach(() => house.close())

async function addPerson(lastName: string, email: string, agreed = true): Promise<string> {
  const person = { customerId, salutation: 'Frau' as const, lastName, emails: [email] }
  const { id } = await sales.createPerson(person)
  const proof = { confirmedDay: '2026-11-20', wordingVersion: '1', page: 'Messe' }
  const consent = {
    personId: id,
    channel: 'email',
    address: email,
    kind: 'consent',
    source: 'paper',
    day: '2026-11-20',
  } as const
  if (agreed) await sales.addConsentEntry({ ...consent, ...proof })
  return id
}

const refused = (code: string, params: object = {}) => ({ code, params: expect.objectContaining(params) })
const tokenOf = (text: string) => /\/offen\/umfrage\/([\w-]{43})/.exec(text)?.[1] ?? ''
async function ask(id = personId, email = address): Promise<string> {
  const { handedOut } = await sales.askPerson({ personId: id, address: email })
  return tokenOf(handedOut?.url ?? '')
}

async function open(method: 'GET' | 'POST', token: string, form: Record<string, string> = {}, query = {}) {
  const page = surveyPages.find((one) => one.method === method)
  if (!page) throw new Error('no such page')
  const request = { params: { token }, query, form, address: '203.0.113.7', language: 'de', ownSite: true } as const
  const { status = 200, text } = await page.answer(request, house.runner)
  return { status, text }
}
const answer = (token: string, score: number, sentence = '', contact = 'yes') =>
  open('POST', token, { score: String(score), sentence, contact })
const listed = async (who = sales) => (await who.listSurveys({ customerId })).surveys

describe('asking', () => {
  it('answers a link and a text where no mail server is set; only its hash is kept', async () => {
    expect(await sales.draftSurvey({ personId })).toMatchObject({
      mails: false,
      reachable: true,
      addresses: [{ address, allowed: true, missing: null }],
      againFrom: null,
      subject: expect.stringContaining('Eine Frage von'),
    })
    const { handedOut } = await sales.askPerson({ personId, address })
    expect(handedOut?.text).toMatch(/^Sehr geehrte Frau Sauter,\n\n.*Jonas Bader.*\/offen\/abmelden\//s)
    const token = tokenOf(handedOut?.text ?? '')
    const stored = await Promise.all(
      (['surveys', 'surveyLinks', 'events'] as const).map((name) =>
        house.database.writer.selectFrom(name).selectAll().execute(),
      ),
    )
    expect(token).toHaveLength(43)
    expect(JSON.stringify(stored)).not.toContain(token)
    // That the permission was used stands in the ledger.
    expect((await sales.getPersonConsents({ personId })).entries[0]).toMatchObject({ kind: 'use', reason: 'survey' })
  })

  it('passes the one gate, and does not ask the same person again before its time', async () => {
    const other = await addPerson('Keller', 'keller@vogt.example', false)
    await expect(ask(other, 'keller@vogt.example')).rejects.toMatchObject(refused('contactBlocked'))
    await expect(ask(personId, 'fremd@vogt.example')).rejects.toMatchObject(refused('contactAddressMissing'))
    await ask()
    await expect(ask()).rejects.toMatchObject(refused('surveyTooSoon', { day: '2027-02-19' }))
    expect(await sales.draftSurvey({ personId })).toMatchObject({ againFrom: '2027-02-19' })
    await lead.changeSurveySettings({ everyDays: 30 })
    house.at('2026-12-21')
    await ask()
    await sales.addConsentEntry({ personId, channel: 'email', kind: 'objection', source: 'spoken' })
    const [last] = (await sales.listSurveys({ customerId, state: 'asked' })).surveys
    await expect(sales.renewSurveyLink({ id: last?.id ?? '' })).rejects.toMatchObject(refused('contactBlocked'))
    // A proven sale carries it too: each of our mails says how to object.
    const sale = {
      personId: other,
      channel: 'email',
      address: 'keller@vogt.example',
      kind: 'sale',
      source: 'mail',
    } as const
    await sales.addConsentEntry({ ...sale, saleDay: '2026-11-01', goods: 'Förderer', noticeDay: '2026-11-01' })
    expect(await ask(other, 'keller@vogt.example')).toHaveLength(43)
  })

  it('refuses where nobody could answer, and people who are not there', async () => {
    const { version } = await sales.getPerson({ id: personId })
    await sales.changePerson({ id: personId, version, left: true })
    await expect(ask()).rejects.toMatchObject(refused('surveyPersonLeft'))
    const { id: alone } = await sales.createPerson({ lastName: 'Ohne', emails: ['a@b.example'] })
    await expect(ask(alone, 'a@b.example')).rejects.toMatchObject(refused('surveyWithoutCustomer'))
    await lead.changeConsentSettings({ publicAddress: '' })
    await sales.changePerson({ id: personId, left: false })
    await expect(ask()).rejects.toMatchObject(refused('publicAddressMissing'))
  })

  describe('by mail', () => {
    let server: TestMailServer
    beforeEach(async () => {
      server = await openMailServer()
      const { port } = server
      await lead.changeMailSettings({ host: '127.0.0.1', port, security: 'none', sender: 'vertrieb@example.de' })
    })
    afterEach(() => server.close())
    const state = async () => (await sales.listSurveys({ customerId, state: 'asked' })).surveys[0]

    it('leaves from the house with a link that opens the question and one to object; tried again it still does', async () => {
      server.later = 1
      expect(await sales.askPerson({ personId, address })).toMatchObject({ handedOut: null })
      await house.runJobs()
      expect(await state()).toMatchObject({ state: 'waiting', problem: expect.stringContaining('451') })
      house.at('2026-11-21T12:02:00Z')
      await house.runJobs()
      expect(await state()).toMatchObject({ state: 'open', problem: null })
      const [mail] = server.mails
      expect(mail).toMatchObject({ recipients: [address], from: { address: 'vertrieb@example.de' } })
      const header = mail?.headers.find(({ key }) => key === 'list-unsubscribe-post')
      expect(header?.value).toBe('List-Unsubscribe=One-Click')
      expect((await open('GET', tokenOf(mail?.text ?? ''))).status).toBe(200)
      await expect(ask()).rejects.toMatchObject(refused('surveyTooSoon'))
    })

    it('does not leave after an objection that came while it waited; then nobody was asked', async () => {
      await ask()
      await sales.addConsentEntry({ personId, channel: 'email', kind: 'objection', source: 'spoken' })
      await house.runJobs()
      expect(await state()).toMatchObject({ state: 'failed', problem: 'surveys.blocked' })
      expect(server.mails).toEqual([])
      expect(await sales.draftSurvey({ personId })).toMatchObject({ againFrom: null })
    })
  })
})

describe('the open page', () => {
  it('asks in the language of the person, takes one answer, and another one instead until it runs out', async () => {
    const token = await ask()
    const page = await open('GET', token)
    expect(page.text).toContain('<html lang="de">')
    expect(page.text).not.toMatch(/<script|https?:/)
    expect((await open('GET', token, {}, { sprache: 'en' })).text).toContain('How likely are you')
    // Looking changes nothing.
    expect(await listed()).toEqual([])
    const lacking = await open('POST', token, { sentence: 'Ohne Zahl <b>' })
    expect(lacking).toMatchObject({ status: 400, text: expect.stringContaining('Ohne Zahl &#60;b&#62;') })
    expect(await answer(token, 8, 'Pünktlich', 'no')).toMatchObject({ text: expect.stringContaining('21.12.2026') })
    expect((await open('GET', token)).text).toMatch(
      /value="8" required checked.*Pünktlich.*value="no" required checked/s,
    )
    await answer(token, 9)
    expect(await listed()).toMatchObject([{ score: 9, sentence: null, mayContact: true, state: 'answered' }])
    house.at('2026-12-21T12:00:01Z')
    expect(await answer(token, 2)).toMatchObject({ status: 410 })
    expect((await open('GET', token)).status).toBe(410)
    expect(await listed()).toMatchObject([{ score: 9 }])
  })

  it('holds up who guesses links or changes too often, not who opens theirs', async () => {
    const token = await ask()
    const statuses = []
    for (let i = 0; i < 6; i += 1) statuses.push((await open('GET', 'x'.repeat(43))).status)
    expect(statuses).toEqual([404, 404, 404, 404, 404, 429])
    for (let score = 0; score < 5; score += 1) expect((await answer(token, 10 - score)).status).toBe(200)
    expect((await answer(token, 1)).status).toBe(429)
    // The same once more is no change.
    expect((await answer(token, 6)).status).toBe(200)
    expect((await open('GET', token)).status).toBe(200)
    expect(await listed()).toMatchObject([{ score: 6 }])
  })

  it('opens nothing once it was called off or its person is gone', async () => {
    const token = await ask()
    const [asked] = (await sales.listSurveys({ customerId, state: 'asked' })).surveys
    const { undo } = await sales.cancelSurvey({ id: asked?.id ?? '' })
    expect((await open('GET', token)).status).toBe(410)
    await expect(sales.renewSurveyLink({ id: asked?.id ?? '' })).rejects.toMatchObject(refused('surveyOver'))
    await sales.undo({ undo })
    expect((await open('GET', token)).status).toBe(200)
    const { url } = await sales.renewSurveyLink({ id: asked?.id ?? '' })
    await answer(tokenOf(url), 10)
    await expect(sales.cancelSurvey({ id: asked?.id ?? '' })).rejects.toMatchObject(refused('surveyAnswered'))
    await sales.deletePerson({ id: personId })
    expect((await open('GET', token)).status).toBe(404)
    expect(await listed()).toMatchObject([{ score: 10, personName: null }])
  })
})

describe('an answer', () => {
  it('that is low asks the owner to speak with them and is told at once; what became of it ends it', async () => {
    const inside = await house.member(['insideSales'])
    await lead.changeCustomer({ id: customerId, insideSalesId: inside.id })
    house.at('2026-11-20T12:00:00Z')
    const token = await ask()
    const both = async () => (await sales.listSurveys({ customerId, state: 'all' })).surveys.map(({ score }) => score)
    expect(await both()).toEqual([null])
    await answer(token, 4, 'Zweimal zu spät')
    expect(await both()).toEqual([4])
    const { tasks } = await sales.listTasks({})
    // A Friday: two workdays on it is Tuesday. The words tell nothing of the answer, since more people read them.
    expect(tasks).toMatchObject([
      { kind: 'followUp', customerId, personId, dueDay: '2026-11-24', assigneeId: sales.id },
    ])
    expect(tasks[0]?.text).not.toMatch(/4|spät/)
    const news = told.filter(({ name }) => name === 'survey')
    expect(news).toMatchObject([{ params: { calls: 1, score: 4, sentence: 'Zweimal zu spät' } }])
    expect([...(news[0]?.members ?? [])].sort()).toEqual([lead.id, sales.id].sort())
    // Better or worse afterwards: there is one follow-up all the same.
    await answer(token, 3, 'Dreimal zu spät', 'no')
    expect((await sales.listTasks({})).tasks).toHaveLength(1)

    const [survey] = await listed()
    expect(survey).toMatchObject({ score: 3, toFollow: true, result: null })
    const { undo } = await sales.noteSurveyResult({ id: survey?.id ?? '', text: 'Fester Liefertag vereinbart.' })
    expect((await sales.listTasks({})).tasks).toEqual([])
    expect(await listed()).toMatchObject([
      { toFollow: false, result: 'Fester Liefertag vereinbart.', resultByName: 'Jonas Bader' },
    ])
    await sales.undo({ undo })
    expect((await sales.listTasks({})).tasks).toHaveLength(1)
  })

  it('of somebody who does not want to be spoken to says so in the follow-up; of somebody content there is none', async () => {
    await answer(await ask(), 7)
    expect((await sales.listTasks({})).tasks).toEqual([])
    const other = await addPerson('Keller', 'keller@vogt.example')
    await answer(await ask(other, 'keller@vogt.example'), 0, '', 'no')
    expect((await sales.listTasks({})).tasks[0]?.text).toContain('nicht darauf ansprechen')
  })

  it('stands in the timelines of customer and person for who may see it, and moves with a merge', async () => {
    const inside = await house.member(['insideSales'])
    const stranger = await house.member(['sales'])
    await answer(await ask(), 9, 'Gern wieder')
    const seen = async (who: TestMember, of: object) =>
      (await who.listTimeline({ ...of, kinds: ['survey'] })).entries.map(({ survey }) => survey?.sentence)
    for (const of of [{ customerId }, { personId }]) {
      expect(await seen(sales, of)).toEqual(['Gern wieder'])
      expect(await seen(lead, of)).toEqual(['Gern wieder'])
      expect(await seen(inside, of)).toEqual([])
      expect(await seen(stranger, of)).toEqual([])
      // Nor in all of it together.
      expect(JSON.stringify(await stranger.listTimeline(of))).not.toContain('Gern wieder')
    }
    const { id: double } = await sales.createPerson({ customerId, lastName: 'Sauter' })
    await lead.mergeDuplicates({ record: 'persons', merges: [{ ids: [double, personId], id: double }] })
    expect(await seen(sales, { personId: double })).toEqual(['Gern wieder'])
  })
})

it('shows the answers of a year, the latest of each person; to who sells only of own customers', async () => {
  await answer(await ask(), 6)
  const other = await addPerson('Keller', 'keller@vogt.example')
  await answer(await ask(other, 'keller@vogt.example'), 10)
  expect(await sales.getSatisfaction({})).toMatchObject({ scores: [10, 6], count: 2, nps: null, ownOnly: true })
  house.at('2027-03-01')
  await answer(await ask(), 9)
  expect(await lead.getSatisfaction({})).toMatchObject({ scores: [9, 10], count: 2, ownOnly: false })
  const colleague = await house.member(['sales'])
  expect(await colleague.getSatisfaction({})).toMatchObject({ count: 0 })
  expect((await colleague.listSurveys({})).surveys).toEqual([])
  for (const role of ['insideSales', 'marketing', 'reader'] as const) {
    const nobody = await house.member([role])
    await expect(nobody.getSatisfaction({})).rejects.toMatchObject(refused('notAllowed'))
    await expect(nobody.listSurveys({})).rejects.toMatchObject(refused('notAllowed'))
  }
  const page = await lead.listSurveys({ limit: 1 })
  expect(page.surveys).toMatchObject([{ score: 9 }])
  const next = await lead.listSurveys({ limit: 1, after: page.next ?? '' })
  expect(next.surveys).toMatchObject([{ score: 10 }])
  house.at('2028-02-01')
  expect(await lead.getSatisfaction({ customerId })).toMatchObject({ scores: [9], count: 1 })
  // The health of the account knows it too.
  const { health } = await sales.getKeyAccount({ customerId })
  expect(health?.parts.satisfaction).toMatchObject({ bad: false, params: { scores: '9' } })
})
