import { createServer, type Server } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { anyone } from '#shared/actor.ts'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'
import { openSite } from '#tests/http.ts'
import { confirm, lookAtRequest, objectByLink, writeLink } from './actions/requests.ts'
import { askGate, askToConfirm } from './actions.ts'

let house: TestHouse
let marketing: TestMember
let personId: string
const email = 'petra.sauter@hohner.example'
beforeEach(async () => {
  house = await openTestHouse()
  marketing = await house.member(['marketing'], { name: 'Mia Korn' })
  const lead = await house.member(['salesLead'])
  const place = { street: 'Kirchstr. 3', postcode: '70173', city: 'Stuttgart', country: 'DE' }
  const { id: customerId } = await lead.createCustomer({ name: 'Hohner Antriebe AG', ...place })
  const phones = [{ label: 'Mobil', number: '0711 1234567' }]
  const person = await lead.createPerson({ customerId, lastName: 'Sauter', emails: [email], phones })
  personId = person.id
  await marketing.changeConsentSettings({ publicAddress: 'https://vertrieb.example/' })
})
afterEach(() => house.close())

const rowOf = async (channel: string) =>
  (await marketing.getPersonConsents({ personId })).rows.find((row) => row.channel === channel)
const may = (address: string, channel: 'email' | 'phone' | 'letter' = 'email') =>
  marketing.checkContact({ channel, address })
const token = (url: string) => url.split('/').at(-1) ?? ''

it('shows for each address what may be used and what is missing; each permission carries only its own channel', async () => {
  expect(await marketing.getPersonConsents({ personId })).toMatchObject({
    consumer: false,
    country: 'DE',
    canRecord: true,
    rows: [
      { channel: 'email', address: email, allowed: false, missing: 'consent' },
      { channel: 'phone', address: '+497111234567', allowed: false, missing: 'interest' },
      { channel: 'sms', allowed: false, missing: 'consent' },
      { channel: 'messenger', allowed: false, missing: 'consent' },
      {
        channel: 'letter',
        address: 'Sauter, Kirchstr. 3, 70173 Stuttgart',
        allowed: true,
        ground: 'legitimateInterest',
      },
    ],
  })
  const paper = { personId, channel: 'email', address: email, kind: 'consent', source: 'paper' } as const
  await marketing.addConsentEntry({ ...paper, day: '2026-11-03', page: 'Messe Stuttgart' })
  expect(await rowOf('email')).toMatchObject({ allowed: false, missing: 'consentWording' })
  await marketing.addConsentEntry({
    ...paper,
    day: '2026-11-03',
    confirmedDay: '2026-11-03',
    wordingVersion: 'Messe 2026',
    page: 'Messe Stuttgart',
  })
  expect(await rowOf('email')).toMatchObject({ allowed: true, ground: 'consent', warning: null })
  expect(await rowOf('phone')).toMatchObject({ allowed: false })
  house.at('2028-11-03')
  expect(await rowOf('email')).toMatchObject({ allowed: true, warning: 'unused' })
  await marketing.useContact({ channel: 'email', address: email, personId })
  expect(await rowOf('email')).toMatchObject({ allowed: true, warning: null })

  const call = { personId, channel: 'phone', address: '0711/1234567', kind: 'interest', source: 'spoken' } as const
  await marketing.addConsentEntry({ ...call, reason: 'Fragte nach Preisen.' })
  expect(await rowOf('phone')).toMatchObject({ allowed: true, ground: 'interest' })
  const { undo } = await marketing.setConsumer({ personId, consumer: true })
  expect(await rowOf('phone')).toMatchObject({ allowed: false, missing: 'consumerConsent' })
  await marketing.undo({ undo })
  expect(await rowOf('phone')).toMatchObject({ allowed: true })
})

it('an objection of the person blocks every channel and address, also one that comes later; a mistake is taken back with its reason', async () => {
  const reader = await house.member(['reader'])
  const objection = { personId, channel: 'email', kind: 'objection', source: 'mail' } as const
  await expect(reader.addConsentEntry(objection)).rejects.toMatchObject({ code: 'notAllowed' })
  await expect(marketing.addConsentEntry({ ...objection, day: '2026-11-22' })).rejects.toMatchObject({
    code: 'dayAhead',
  })
  const { ids } = await marketing.addConsentEntry(objection)
  expect(ids).toHaveLength(6)
  expect((await marketing.getPersonConsents({ personId })).rows.every((row) => !row.allowed)).toBe(true)
  await (await house.member(['salesLead'])).changePerson({ id: personId, emails: ['neu@hohner.example'] })
  expect(await rowOf('email')).toMatchObject({ address: 'neu@hohner.example', allowed: false, missing: 'objection' })
  await expect(marketing.useContact({ channel: 'email', address: email })).rejects.toMatchObject({
    code: 'contactBlocked',
    params: { missing: 'objection' },
  })
  expect(await marketing.useContact({ channel: 'email', address: email, purpose: 'contract' })).toMatchObject({
    ground: 'always',
  })

  const letter = (await marketing.listConsents({ kind: 'objection', channel: 'letter' })).entries[0]
  expect(await marketing.listConsents({})).toMatchObject({ counts: { objections: 6, suppressed: 5 } })
  await marketing.voidConsentEntry({ id: letter?.id ?? '', reason: 'Falsche Person' })
  expect(await rowOf('letter')).toMatchObject({ allowed: true })
  expect(await marketing.listConsents({})).toMatchObject({ counts: { objections: 5, suppressed: 4 } })
  await expect(marketing.voidConsentEntry({ id: letter?.id ?? '', reason: 'Noch mal' })).rejects.toMatchObject({
    code: 'entryVoided',
  })
})

it('an objection goes along when its person is merged into another', async () => {
  const lead = await house.member(['salesLead'])
  const { customerId } = await lead.getPerson({ id: personId })
  const twin = await lead.createPerson({ customerId, lastName: 'Sauter', emails: ['alt@hohner.example'] })
  await marketing.addConsentEntry({ personId: twin.id, channel: 'email', kind: 'objection', source: 'spoken' })
  expect(await rowOf('email')).toMatchObject({ missing: 'consent' })
  await lead.mergeDuplicates({ record: 'persons', merges: [{ id: personId, ids: [personId, twin.id] }] })
  expect(await rowOf('email')).toMatchObject({ missing: 'objection' })
})

it('the suppression outlives the ledger, the person and the spelling of the address', async () => {
  await marketing.addConsentEntry({ personId, channel: 'email', kind: 'objection', source: 'spoken' })
  const db = house.database.writer
  await db.deleteFrom('consents').execute()
  await db.updateTable('persons').set({ emails: '[]', phones: '[]', lastName: '–' }).execute()
  expect(await may(` ${email.toUpperCase()}`)).toMatchObject({ allowed: false, missing: 'objection' })
  expect(await may('0049 711 1234567', 'phone')).toMatchObject({ missing: 'objection' })
  expect(await may('Sauter, Kirchstr. 3, 70173 Stuttgart', 'letter')).toMatchObject({ missing: 'objection' })
  expect(await may('andere@hohner.example')).toMatchObject({ missing: 'consent' })
  expect(JSON.stringify(await db.selectFrom('suppressions').selectAll().execute())).not.toMatch(/sauter|711/i)
})

it('double opt-in: only the click on the button proves it, once, within a week; the link is kept as a hash', async () => {
  const asked = { address: email, page: 'https://hohner.example/kontakt', language: 'de', wanted: true } as const
  const requestId = await house.runner.command(anyone, (ctx) => askToConfirm(ctx, asked))
  const link = await house.runner.command(anyone, (ctx) => writeLink(ctx, requestId))
  const secret = token(link?.url ?? '')
  expect(link?.url).toMatch(/^https:\/\/vertrieb\.example\/offen\/bestaetigen\/[\w-]{43}$/)
  expect(JSON.stringify(await house.database.writer.selectFrom('consentRequests').selectAll().execute())).not.toContain(
    secret,
  )
  expect(await house.runner.query(anyone, (ctx) => lookAtRequest(ctx, secret))).toEqual({ state: 'open', wants: true })
  expect(await may(email)).toMatchObject({ missing: 'consent' })
  house.at('2026-11-22')
  const clicks = await Promise.all([1, 2].map(() => house.runner.command(anyone, (ctx) => confirm(ctx, secret))))
  expect(clicks.sort()).toEqual(['already', 'confirmed'])
  expect(await may(email)).toMatchObject({ allowed: true, ground: 'consent' })
  expect((await marketing.getPersonConsents({ personId })).entries).toMatchObject([
    { kind: 'consent', wordingVersion: '1', page: asked.page, requestedAt: '2026-11-21T12:00:00.000Z' },
  ])
  // A new wording does not change what was agreed to.
  await marketing.changeConsentSettings({ wording: 'Neuer Satz.' })
  expect(await marketing.getConsentSettings({})).toMatchObject({
    version: '2',
    publicAddress: 'https://vertrieb.example',
  })
  expect((await marketing.getPersonConsents({ personId })).entries[0]?.wordingVersion).toBe('1')

  const late = await house.runner.command(anyone, (ctx) => askToConfirm(ctx, asked))
  const lateLink = await house.runner.command(anyone, (ctx) => writeLink(ctx, late))
  house.at('2026-11-30')
  expect(await house.runner.command(anyone, (ctx) => confirm(ctx, token(lateLink?.url ?? '')))).toBe('expired')
  await house.runJobs()
  expect(await house.database.writer.selectFrom('consentRequests').select('id').execute()).toEqual([{ id: requestId }])
})

it('within an hour the same address is asked once, again only if more is wanted', async () => {
  const ask = (wanted: boolean, address = email) =>
    house.runner.command(anyone, (ctx) => askToConfirm(ctx, { address, page: 'p', language: 'de', wanted }))
  const first = await ask(false)
  expect(await ask(false)).toBe(first)
  const more = await ask(true)
  expect(more).not.toBe(first)
  expect(await ask(false)).toBe(more)
  expect(await ask(false, 'andere@hohner.example')).not.toBe(more)
  house.at('2026-11-21T13:00:01Z')
  expect(await ask(true)).not.toBe(more)
})

it('the link in a mail objects with one click; a second click adds nothing, after a new consent it objects anew', async () => {
  const { url } = await marketing.createWithdrawalLink({ personId, channel: 'email', address: email })
  const click = () => house.runner.command(anyone, (ctx) => objectByLink(ctx, token(url)))
  expect([await click(), await click()]).toEqual([true, true])
  expect((await marketing.listConsents({ kind: 'objection' })).entries).toHaveLength(1)
  expect(await house.runner.command(anyone, (ctx) => objectByLink(ctx, 'falsch'))).toBe(false)
  house.at('2026-12-01')
  const asked = { address: email, page: 'p', language: 'de', wanted: true } as const
  const request = await house.runner.command(anyone, (ctx) => askToConfirm(ctx, asked))
  const link = await house.runner.command(anyone, (ctx) => writeLink(ctx, request))
  await house.runner.command(anyone, (ctx) => confirm(ctx, token(link?.url ?? '')))
  expect(await may(email)).toMatchObject({ allowed: true })
  house.at('2026-12-02')
  await click()
  expect(await may(email)).toMatchObject({ missing: 'objection' })
})

it('an address without a person is asked by the same gate', async () => {
  const asked = { channel: 'email', purpose: 'survey', address: 'x@y.example', notice: false } as const
  const { verdict } = await house.runner.query(marketing.actor, (ctx) => askGate(ctx, asked))
  expect(verdict).toMatchObject({ allowed: false, missing: 'consent' })
})

/** A mail server that keeps what it is given. */
async function mailServer(): Promise<{ port: number; mails: string[]; close(): void }> {
  const mails: string[] = []
  const server: Server = createServer((socket) => {
    let text = ''
    let inside = false
    socket.write('220 test\r\n')
    socket.on('data', (chunk) => {
      text += chunk
      for (
        let end = text.indexOf(inside ? '\r\n.\r\n' : '\r\n');
        end >= 0;
        end = text.indexOf(inside ? '\r\n.\r\n' : '\r\n')
      ) {
        const line = text.slice(0, end)
        text = text.slice(end + (inside ? 5 : 2))
        if (inside) mails.push(line)
        socket.write(
          /^DATA/i.test(line) && !inside ? '354 go on\r\n' : /^QUIT/i.test(line) ? '221 bye\r\n' : '250 ok\r\n',
        )
        inside = !inside && /^DATA/i.test(line)
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as { port: number }).port, mails, close: () => server.close() }
}

it('over HTTP: the mail goes out, opening its link does nothing, the button does; wrong links are slowed down, right ones are not', async () => {
  const server = await mailServer()
  const site = await openSite()
  process.env.BORDMITTEL_SMTP = `smtp://127.0.0.1:${server.port}`
  process.env.BORDMITTEL_MAIL_FROM = 'vertrieb@maier.example'
  try {
    const page = site.browser()
    await page.logIn('lead@maier.example')
    await page.send('PATCH', '/api/consent-settings', { publicAddress: site.address })
    const asked = { address: email, page: 'p', language: 'de', wanted: true } as const
    await site.house.runner.command(anyone, (ctx) => askToConfirm(ctx, asked))
    await site.house.runJobs()
    expect(server.mails).toHaveLength(1)
    const mail = (server.mails[0] ?? '').replace(/=\r\n/g, '').replace(/=3D/g, '=')
    expect(mail).toContain(`To: ${email}`)
    const url = /http\S+\/offen\/bestaetigen\/[\w-]{43}/.exec(mail)?.[0] ?? ''
    const check = async () =>
      (await page.get(`/api/contact-permission?channel=email&address=${email}`)).body as { allowed: boolean }

    const opened = await fetch(url)
    expect(opened.headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/)
    expect(opened.headers.get('set-cookie')).toBeNull()
    expect(await opened.text()).toContain('Ja, das bin ich')
    expect(await check()).toMatchObject({ allowed: false })
    expect((await fetch(url, { method: 'POST' })).status).toBe(200)
    expect(await check()).toMatchObject({ allowed: true })

    const wrong = () => fetch(`${site.address}/offen/abmelden/falsch`, { method: 'POST' })
    const answers = []
    for (let i = 0; i < 7; i += 1) answers.push((await wrong()).status)
    expect(answers).toEqual([404, 404, 404, 404, 404, 429, 429])

    const customer = (await page.send('POST', '/api/customers', { name: 'Hohner' })).body as { id: string }
    const person = { customerId: customer.id, lastName: 'Sauter', emails: [email] }
    const { id } = (await page.send('POST', '/api/persons', person)).body as { id: string }
    const made = await page.send('POST', `/api/persons/${id}/withdrawal-link`, { channel: 'email', address: email })
    // As a mail program of another site sends it.
    const body = new FormData()
    body.set('List-Unsubscribe', 'One-Click')
    const headers = { origin: 'https://mail.example', 'sec-fetch-site': 'cross-site' }
    const done = await fetch((made.body as { url: string }).url, { method: 'POST', body, headers, redirect: 'error' })
    expect(done.status).toBe(200)
    expect(await check()).toMatchObject({ allowed: false, missing: 'objection' })
  } finally {
    delete process.env.BORDMITTEL_SMTP
    delete process.env.BORDMITTEL_MAIL_FROM
    await site.close()
    server.close()
  }
})
