import { afterEach, beforeEach, expect, it } from 'vitest'
import { confirm, writeLink } from '#features/consents/actions/requests.ts'
import { anyone } from '#shared/actor.ts'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'
import { openSite, type Site } from '#tests/http.ts'
import { receiveForm } from './actions.ts'
import { openingOf } from './open.ts'

let house: TestHouse
let marketing: TestMember
let sales: TestMember
beforeEach(async () => {
  house = await openTestHouse()
  marketing = await house.member(['marketing'], { name: 'Mia Korn' })
  sales = await house.member(['sales'], { name: 'Jonas Bader' })
})
afterEach(() => house.close())

const enquiry = {
  origin: 'fair',
  originNote: 'Blechexpo 2026',
  company: 'Müller Stahl KG',
  firstName: 'Petra',
  lastName: 'Sauter',
  email: 'p.sauter@mueller.example',
  phone: '0711 1234567',
  text: '200 Wellen bis März',
  amount: 12_400_00,
} as const

it('from the fair to customer, person and opportunity, without typing twice: every step with undo, none out of order', async () => {
  house.at('2026-11-21T08:00:00Z')
  const { id } = await marketing.createLead(enquiry)
  await expect(marketing.createLead({ text: ' ' })).rejects.toMatchObject({ code: 'leadEmpty' })
  expect((await sales.getToday({})).leads).toMatchObject([{ id, state: 'waiting' }])
  expect((await sales.getMe({})).company.areas).toContain('leads')
  house.at('2026-11-21T10:30:00Z')
  expect(await sales.listLeads({})).toMatchObject({
    total: 1,
    waiting: 1,
    medianMinutes: null,
    leads: [{ waitedMinutes: 150 }],
  })
  const photo = { record: 'leads', recordId: id, name: 'karte.jpg', bytes: new Uint8Array([0xff, 0xd8, 0xff]) } as const
  await marketing.attachFile(photo)

  await sales.takeLead({ id })
  await expect(sales.takeLead({ id })).rejects.toMatchObject({ code: 'leadTaken' })
  const other = await house.member(['sales'])
  await expect(other.takeLead({ id })).rejects.toMatchObject({ code: 'notAllowed' })
  await expect(other.changeLead({ id, text: 'meins' })).rejects.toMatchObject({ code: 'notAllowed' })
  expect((await other.getToday({})).leads).toEqual([])
  const call = { id, kind: 'call', outcome: 'reached', text: 'Braucht 200 Wellen.' } as const
  await expect(sales.reactToLead({ ...call, at: '2026-11-21T07:00:00.000Z' })).rejects.toMatchObject({
    code: 'leadReactionEarly',
  })
  await sales.reactToLead(call)
  house.at('2026-11-21T12:00:00Z')
  expect(await sales.listLeads({})).toMatchObject({
    waiting: 0,
    medianMinutes: 150,
    reacted: 1,
    leads: [{ waitedMinutes: 150 }],
  })
  expect((await sales.getToday({})).leads).toEqual([])

  await expect(sales.qualifyLead({ id, decision: 'reject', reason: 'mag nicht' })).rejects.toMatchObject({
    code: 'leadReasonMissing',
  })
  const { undo } = await sales.qualifyLead({ id, decision: 'reject', reason: 'kein Budget', note: 'erst 2028' })
  await expect(sales.convertLead({ id })).rejects.toMatchObject({ code: 'leadRejected' })
  expect((await sales.listLeads({ state: 'decided' })).leads).toMatchObject([
    { state: 'rejected', reason: 'kein Budget' },
  ])
  await sales.undo({ undo })
  await sales.qualifyLead({ id, answers: { need: 'yes', budget: 'no', madeUp: 'yes' }, decision: 'accept' })
  expect(await sales.getLead({ id })).toMatchObject({ state: 'accepted', answers: { need: 'yes', budget: 'no' } })
  await expect(sales.getLead({ id })).resolves.not.toMatchObject({ answers: { madeUp: 'yes' } })

  await expect(marketing.convertLead({ id })).rejects.toMatchObject({ code: 'notAllowed' })
  await expect(sales.convertLead({ id })).rejects.toMatchObject({ code: 'leadNeedsCustomer' })
  const converted = await sales.convertLead({
    id,
    customer: { name: 'Müller Stahl KG', city: 'Ulm' },
    person: { firstName: 'Petra', lastName: 'Sauter', email: enquiry.email, phone: enquiry.phone },
    opportunity: { title: '200 Wellen', amount: enquiry.amount },
  })
  const customerId = converted.customerId
  expect(await sales.getCustomer({ id: customerId })).toMatchObject({
    standing: 'prospect',
    ownerId: sales.id,
    source: 'Blechexpo 2026',
    city: 'Ulm',
  })
  expect((await sales.listPersons({ customerId })).persons).toMatchObject([
    { lastName: 'Sauter', emails: [enquiry.email] },
  ])
  expect((await sales.listOpportunities({ customerId })).opportunities).toMatchObject([
    { title: '200 Wellen', amount: enquiry.amount, ownerId: sales.id },
  ])
  const { entries } = await sales.listTimeline({ customerId })
  expect(entries.find((entry) => entry.type === 'lead')).toMatchObject({
    lead: { id, state: 'converted' },
    files: [{ name: 'karte.jpg' }],
  })
  expect(entries.find((entry) => entry.type === 'activity')).toMatchObject({
    at: '2026-11-21T10:30:00.000Z',
    activity: { text: 'Braucht 200 Wellen.', memberName: 'Jonas Bader' },
  })
  await expect(sales.changeLead({ id, text: 'spät' })).rejects.toMatchObject({ code: 'leadConverted' })
  await sales.undo(converted)
  expect(await sales.getLead({ id })).toMatchObject({ state: 'accepted', customerId: null })
  await expect(sales.getCustomer({ id: customerId })).rejects.toMatchObject({ code: 'notFound' })

  // Into a customer that is there: its own people only.
  const { id: known } = await sales.createCustomer({ name: 'Müller Stahl' })
  const { id: elsewhere } = await sales.createPerson({ lastName: 'Egli' })
  await expect(sales.convertLead({ id, customerId: known, personId: elsewhere })).rejects.toMatchObject({
    code: 'personElsewhere',
  })
  expect(await sales.convertLead({ id, customerId: known })).toMatchObject({
    customerId: known,
    personId: null,
    opportunityId: null,
  })
})

it('nobody’s leads stand first, the longest waiting before the others, a page at a time', async () => {
  const at = (hour: number) => `2026-11-21T0${hour}:00:00.000Z`
  const enter = async (text: string, hour: number) => (await marketing.createLead({ text, receivedAt: at(hour) })).id
  const taken = await enter('übernommen', 1)
  await enter('zweite', 3)
  await enter('erste', 2)
  await sales.takeLead({ id: taken })
  const first = await sales.listLeads({ limit: 2 })
  expect(first.leads.map(({ text }) => text)).toEqual(['erste', 'zweite'])
  expect(first).toMatchObject({ total: 3, waiting: 2 })
  const second = await sales.listLeads({ limit: 2, after: first.next ?? '' })
  expect(second.leads.map(({ text }) => text)).toEqual(['übernommen'])
  expect((await sales.listLeads({ mine: true })).leads.map(({ id }) => id)).toEqual([taken])
  await expect(marketing.createLead({ text: 'x', receivedAt: '2026-11-22T00:00:00.000Z' })).rejects.toMatchObject({
    code: 'dayAhead',
  })
  await sales.giveLead({ id: taken, memberId: marketing.id })
  expect(await marketing.getLead({ id: taken })).toMatchObject({ ownerName: 'Mia Korn' })
})

it('a list comes in at once, who is open already is left out, undo takes all of it back', async () => {
  await marketing.createLead({ text: 'x', email: 'P@kern.example' })
  const line = {
    company: 'Kern',
    firstName: null,
    lastName: 'Egli',
    function: null,
    phone: null,
    postcode: null,
    city: null,
  }
  const leads = ['p@kern.example', 'neu@kern.example', 'NEU@kern.example', null].map((email) => ({ ...line, email }))
  const answer = await marketing.createLeads({ originNote: 'Adressliste', leads })
  expect(answer).toMatchObject({ created: 2, known: 2 })
  expect(await sales.listLeads({ origin: 'list' })).toMatchObject({ total: 2, waiting: 2 })
  await marketing.undo(answer)
  expect(await sales.listLeads({})).toMatchObject({ total: 1 })
})

it('criteria and reasons are the company’s; answers to renamed ones stay', async () => {
  const { criteria } = await marketing.getLeadSettings({})
  expect(criteria.map(({ id }) => id)).toEqual(['need', 'budget', 'decision', 'timing'])
  await marketing.changeLeadSettings({
    definition: 'Mit Zeichnung.',
    criteria: [{ id: 'need', name: 'Stückzahl' }, { name: 'Zeichnung' }],
    reasons: ['zu klein'],
  })
  const settings = await sales.getLeadSettings({})
  expect(settings).toMatchObject({
    agreedOn: '2026-11-21',
    canChange: false,
    criteria: [{ id: 'need', name: 'Stückzahl' }, { name: 'Zeichnung' }],
  })
  const { id } = await sales.createLead({ text: 'x' })
  await sales.qualifyLead({
    id,
    answers: { need: 'no', [settings.criteria[1]?.id ?? '']: 'yes' },
    decision: 'reject',
    reason: 'zu klein',
  })
  expect(await sales.getLead({ id })).toMatchObject({ state: 'rejected', answers: { need: 'no' } })
  const form = { on: true, sites: ['kein-schema.example'], confirms: true, offersNews: true, thanks: '' }
  await expect(marketing.changeLeadSettings({ form })).rejects.toMatchObject({ code: 'leadSiteWrong' })
  await expect(marketing.changeLeadSettings({ form: { ...form, sites: [] } })).rejects.toMatchObject({
    code: 'publicAddressMissing',
  })
})

it('from the form: unconfirmed until the click in the mail; with the box ticked the consent stands in the ledger', async () => {
  await marketing.changeConsentSettings({ publicAddress: 'https://vertrieb.example' })
  await marketing.changeLeadSettings({ form: { on: true, sites: [], confirms: true, offersNews: true, thanks: '' } })
  const sent = {
    company: null,
    firstName: null,
    lastName: 'Egli',
    phone: null,
    text: 'Hallo',
    email: 'e@egli.example',
    page: 'p',
    language: 'de',
  } as const
  await house.runner.command(anyone, (ctx) => receiveForm(ctx, { ...sent, wantsNews: true }))
  const [lead] = (await sales.listLeads({})).leads
  expect(lead).toMatchObject({ origin: 'web', confirmed: false, state: 'waiting', createdById: null })
  const request = await house.database.writer.selectFrom('consentRequests').selectAll().executeTakeFirstOrThrow()
  const link = await house.runner.command(anyone, (ctx) => writeLink(ctx, request.id))
  expect(link?.wording).toContain('Neuigkeiten')
  await house.runner.command(anyone, (ctx) => confirm(ctx, link?.url.split('/').at(-1) ?? ''))
  expect(await sales.getLead({ id: lead?.id ?? '' })).toMatchObject({ confirmed: true })
  expect(await marketing.checkContact({ channel: 'email', address: 'e@egli.example' })).toMatchObject({
    ground: 'consent',
  })
})

/** The form as a browser without a script sends it. */
async function openForm(site: Site, headers: Record<string, string> = {}) {
  const page = await fetch(`${site.address}/offen/anfrage`, { headers })
  const html = await page.text()
  const opened = /name="opened" value="([^"]+)"/
    .exec(html)?.[1]
    ?.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
  const send = async (fields: Record<string, string>, more: Record<string, string> = {}) => {
    const body = new URLSearchParams({
      opened: opened ?? '',
      name: 'Petra Sauter',
      email: 'p@s.example',
      text: 'Hallo',
      ...fields,
    })
    const answer = await fetch(`${site.address}/offen/anfrage`, {
      method: 'POST',
      body,
      headers: { 'sec-fetch-site': 'same-origin', ...more },
    })
    return { status: answer.status, text: await answer.text() }
  }
  return { page, html, send }
}

it('over HTTP: closed until switched on, framed only by our sites, robots and other sites bring nothing in, many are slowed down', async () => {
  const site = await openSite()
  try {
    const page = site.browser()
    await page.logIn('lead@maier.example')
    expect((await openForm(site)).page.status).toBe(404)
    await page.send('PATCH', '/api/consent-settings', { publicAddress: site.address })
    const form = {
      on: true,
      sites: ['https://www.maier.example/kontakt'],
      confirms: false,
      offersNews: true,
      thanks: '',
    }
    expect((await page.send('PATCH', '/api/lead-settings', { form })).status).toBe(200)
    const { page: shown, html, send } = await openForm(site)
    expect(shown.headers.get('content-security-policy')).toContain('frame-ancestors https://www.maier.example')
    expect(shown.headers.get('x-frame-options')).toBeNull()
    expect(shown.headers.get('set-cookie')).toBeNull()
    expect(shown.headers.get('access-control-allow-origin')).toBeNull()
    expect(html).not.toContain('<script')
    const count = async () => ((await page.get('/api/leads')).body as { total: number }).total

    expect((await send({ website: 'https://pills.example' })).text).toContain('Vielen Dank')
    expect((await send({})).text).toContain('noch einmal')
    expect((await send({ text: '"><script>alert(1)</script>' })).text).not.toContain('<script>')
    expect(await count()).toBe(0)

    // As if somebody had typed for a while: the opening is signed, so the test asks for one of a minute ago.
    const opened = openingOf(await site.house.runner.settings.read(), new Date(Date.now() - 60_000).toISOString())
    expect((await send({ opened }, { 'sec-fetch-site': 'cross-site' })).text).toContain('noch einmal')
    expect((await send({ opened: `${new Date(Date.now() - 60_000).toISOString()} falsch` })).text).toContain(
      'noch einmal',
    )
    expect((await send({ opened, email: 'keine' })).text).toContain('stimmt so nicht')
    expect(await count()).toBe(0)
    const answers = []
    for (let i = 0; i < 7; i += 1) answers.push((await send({ opened, text: `Nr. ${i}` })).status)
    expect(answers).toEqual([200, 200, 200, 200, 200, 429, 429])
    expect(await count()).toBe(5)
    const { leads } = (await page.get('/api/leads')).body as { leads: object[] }
    expect(leads[0]).toMatchObject({
      firstName: 'Petra',
      lastName: 'Sauter',
      email: 'p@s.example',
      origin: 'web',
      confirmed: null,
    })
  } finally {
    await site.close()
  }
})
