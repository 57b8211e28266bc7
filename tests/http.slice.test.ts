import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { anyone } from '#shared/actor.ts'
import { openSite, password, type Site } from './http.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())
beforeEach(() => db().deleteFrom('loginAttempts').execute())

const db = () => site.house.database.writer
const lead = 'lead@maier.example'
const sessionCookie = (cookies: Map<string, string>) => [...cookies].find(([name]) => name.endsWith('session_token'))

let number = 0
/** A member with a login of their own. */
async function colleague(roles: ['sales'] | ['reader'] = ['sales']) {
  number += 1
  const email = `c${number}@maier.example`
  const by = await leadMember()
  const { id } = await by.addMember({ name: `Kollegin ${number}`, email, roles })
  const { path } = await by.inviteMember({ id })
  await site.house.as(anyone).acceptInvitation({ secret: path.split('#')[1] as string, password })
  return { id, email }
}

async function leadMember() {
  const { id } = await db().selectFrom('members').select('id').where('email', '=', lead).executeTakeFirstOrThrow()
  return await site.house.acting(id)
}

describe('logging in', () => {
  it('takes the password, answers no token, and the cookie opens the door', async () => {
    const browser = site.browser()
    expect((await browser.get('/api/me')).status).toBe(401)
    const answer = await browser.logIn(lead)
    expect(answer).toMatchObject({ status: 200, body: { secondFactor: false } })
    const cookie = answer.headers.getSetCookie().find((one) => one.includes('session_token')) ?? ''
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/SameSite=Lax/)
    expect(cookie).toMatch(/Path=\//)
    expect(cookie).toMatch(/Max-Age=1209600/)
    expect(cookie).not.toMatch(/Secure/)
    expect((await browser.get('/api/me')).body).toMatchObject({ member: { email: lead } })
  })

  it('says the same for a wrong password and an unknown address', async () => {
    const wrong = await site.browser().logIn(lead, 'not the password')
    const unknown = await site.browser().logIn('nobody@maier.example')
    expect(wrong).toMatchObject({ status: 401, body: { code: 'loginWrong' } })
    expect(unknown.body).toEqual(wrong.body)
    expect(unknown.status).toBe(wrong.status)
  })

  it('refuses a cookie that was changed, and one of another company', async () => {
    const browser = site.browser()
    await browser.logIn(lead)
    const [name, value] = sessionCookie(browser.cookies) as [string, string]
    const token = decodeURIComponent(value).split('.')[0] as string
    const forged = createHmac('sha256', 'another secret').update(token).digest('base64')
    browser.cookies.set(name, encodeURIComponent(`${token}.${forged}`))
    expect((await browser.get('/api/me')).status).toBe(401)
    browser.cookies.set(name, '%E0%A4%A')
    expect((await browser.get('/api/me')).status).toBe(401)
  })

  it('gives the cookie to TLS only when a proxy on this machine ends TLS, and takes no other there', async () => {
    const tls = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'crm.maier.example' }
    const browser = site.browser({ ...tls, origin: 'https://crm.maier.example' })
    const answer = await browser.logIn(lead)
    const cookie = answer.headers.getSetCookie().find((one) => one.includes('session_token')) ?? ''
    expect(cookie).toMatch(/^__Secure-bordmittel-/)
    expect(cookie).toMatch(/Secure/)
    expect((await browser.get('/api/me')).status).toBe(200)

    const plain = site.browser()
    await plain.logIn(lead)
    expect((await plain.get('/api/me', tls)).status).toBe(401)
  })

  it('opens nothing of the auth library that the house does not use', async () => {
    const browser = site.browser()
    await browser.logIn(lead)
    for (const path of [
      'sign-up/email',
      'change-password',
      'update-user',
      'change-email',
      'delete-user',
      'revoke-sessions',
    ])
      expect((await browser.send('POST', `/api/auth/${path}`, { name: 'x', newPassword: 'x' })).status).toBe(404)
    for (const path of ['get-session', 'list-sessions', 'ok', 'error', 'sign-in/email'])
      expect((await browser.get(`/api/auth/${path}`)).status).toBe(404)
  })

  it('somebody who left is told what a wrong password is told', async () => {
    const { id, email } = await colleague()
    const browser = site.browser()
    await browser.logIn(email)
    await (await leadMember()).leaveMember({ id })
    expect((await browser.get('/api/me')).status).toBe(401)
    expect(await site.browser().logIn(email)).toMatchObject({ status: 401, body: { code: 'loginWrong' } })
    const userId = await userOf(email)
    expect(await db().selectFrom('authSessions').selectAll().where('userId', '=', userId).execute()).toEqual([])
  })
})

describe('guessing', () => {
  it('an account waits after five wrong passwords, also for the right one, and says how long', async () => {
    const { email } = await colleague()
    const browser = site.browser()
    for (let attempt = 0; attempt < 5; attempt += 1)
      expect((await browser.logIn(email, `wrong ${attempt}`)).status).toBe(401)
    const blocked = await browser.logIn(email)
    expect(blocked).toMatchObject({ status: 429, body: { code: 'tooMany' } })
    const seconds = Number(blocked.headers.get('retry-after'))
    expect(seconds).toBeGreaterThan(0)
    expect(seconds).toBeLessThanOrEqual(15)
    expect(blocked.body).toMatchObject({ params: { seconds } })
    // Another account from the same address goes on.
    expect((await browser.logIn(lead)).status).toBe(200)
    // Once the time is over, the right password is taken, and the count starts anew.
    await db().updateTable('loginAttempts').set({ blockedUntil: '2020-01-01T00:00:00.000Z' }).execute()
    expect((await browser.logIn(email)).status).toBe(200)
    expect((await browser.logIn(email, 'wrong again')).status).toBe(401)
  })

  it('a thousand at once are a thousand: no more than five are tried', async () => {
    const { email } = await colleague()
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => site.browser().logIn(email, `wrong ${n}`)))
    expect(answers.filter((one) => one.status === 401)).toHaveLength(5)
    expect(answers.filter((one) => one.status === 429)).toHaveLength(15)
  })

  it('an address waits after thirty, whatever the accounts', async () => {
    const browser = site.browser()
    for (let attempt = 0; attempt < 30; attempt += 1) await browser.logIn(`a${attempt}@maier.example`, 'wrong')
    expect((await browser.logIn('new@maier.example', 'wrong')).status).toBe(429)
    expect((await browser.logIn(lead)).status).toBe(429)
  })

  it('neither address nor account stands readable in the database', async () => {
    await site.browser().logIn('secret-name@maier.example', 'wrong')
    expect(JSON.stringify(await db().selectFrom('loginAttempts').selectAll().execute())).not.toMatch(/maier|127\.0/)
  })
})

describe('other sites', () => {
  const customer = { name: 'Fremd GmbH' }

  it.each([
    ['a form of another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
    ['a neighbouring host', { 'sec-fetch-site': 'same-site', origin: 'https://evil.maier.example' }],
    ['an old browser', { 'sec-fetch-site': '', origin: 'https://evil.example' }],
    ['a sandboxed frame', { 'sec-fetch-site': '', origin: 'null' }],
  ])('%s gives no command with this cookie', async (_, headers) => {
    const browser = site.browser()
    await browser.logIn(lead)
    const own = Object.fromEntries(Object.entries(headers).filter(([, value]) => value))
    const bare = 'sec-fetch-site' in own ? own : { ...own, 'sec-fetch-site': undefined }
    const answer = await fetch(`${site.address}/api/customers`, {
      method: 'POST',
      headers: {
        cookie: (sessionCookie(browser.cookies) as [string, string]).join('='),
        'content-type': 'application/json',
        ...Object.fromEntries(Object.entries(bare).filter(([, value]) => value !== undefined)),
      } as Record<string, string>,
      body: JSON.stringify(customer),
    })
    expect(answer.status).toBe(403)
    expect(await answer.json()).toMatchObject({ code: 'notAllowed' })
  })

  it('another site does not log anybody in, nor out', async () => {
    const foreign = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }
    const browser = site.browser()
    expect(await browser.send('POST', '/api/auth/sign-in/email', { email: lead, password }, foreign)).toMatchObject({
      status: 403,
    })
    await browser.logIn(lead)
    expect((await browser.send('POST', '/api/auth/sign-out', {}, foreign)).status).toBe(403)
    expect((await browser.get('/api/me')).status).toBe(200)
  })

  it('a form of plain text is no command', async () => {
    const browser = site.browser()
    await browser.logIn(lead)
    const answer = await fetch(`${site.address}/api/customers`, {
      method: 'POST',
      headers: { cookie: (sessionCookie(browser.cookies) as [string, string]).join('='), 'content-type': 'text/plain' },
      body: JSON.stringify(customer),
    })
    expect(answer.status).not.toBe(200)
  })
})

describe('sessions', () => {
  it('are renewed once a day, with a cookie for another fourteen days', async () => {
    const { email } = await colleague()
    const browser = site.browser()
    await browser.logIn(email)
    expect((await browser.get('/api/me')).headers.getSetCookie()).toEqual([])
    const day = 24 * 3_600_000
    const before = new Date(Date.now() - 2 * day)
    const values = { updatedAt: before.toISOString(), expiresAt: new Date(before.getTime() + 14 * day).toISOString() }
    const userId = await userOf(email)
    await db().updateTable('authSessions').set(values).where('userId', '=', userId).execute()
    site.house.login.forget()

    const answers = await Promise.all([1, 2, 3].map(() => browser.get('/api/me')))
    expect(answers.map((one) => one.status)).toEqual([200, 200, 200])
    const cookies = answers.flatMap((one) => one.headers.getSetCookie())
    expect(cookies).toHaveLength(1)
    expect(cookies[0]).toMatch(/session_token=.*Max-Age=1209600/)
    const [session] = await db().selectFrom('authSessions').selectAll().where('userId', '=', userId).execute()
    expect(new Date(session?.expiresAt ?? 0).getTime()).toBeGreaterThan(Date.now() + 13.9 * day)
    expect((await browser.get('/api/me')).headers.getSetCookie()).toEqual([])
  })

  it('end when they run out, at the latest after ninety days however often renewed', async () => {
    const { email } = await colleague()
    const browser = site.browser()
    await browser.logIn(email)
    const userId = await userOf(email)
    const set = async (values: object) => {
      await db().updateTable('authSessions').set(values).where('userId', '=', userId).execute()
      site.house.login.forget()
      return (await browser.get('/api/me')).status
    }
    const days = (count: number) => new Date(Date.now() + count * 24 * 3_600_000).toISOString()
    expect(await set({ expiresAt: days(-0.001) })).toBe(401)
    expect(await set({ expiresAt: days(10), createdAt: days(-89) })).toBe(200)
    expect(await set({ expiresAt: days(10), createdAt: days(-90.01) })).toBe(401)
  })

  it('are listed and ended one by one, and no cookie works after it', async () => {
    const { email } = await colleague()
    const desk = site.browser({ 'user-agent': 'desk' })
    const phone = site.browser({ 'user-agent': 'phone' })
    await desk.logIn(email)
    await phone.logIn(email)
    const { sessions } = (await desk.get('/api/sessions')).body as { sessions: { id: string; device: string }[] }
    expect(sessions).toHaveLength(2)
    expect(sessions.find((one) => one.device === 'desk')).toMatchObject({ current: true, address: '127.0.0.1' })
    const other = sessions.find((one) => one.device === 'phone')
    expect(other).toMatchObject({ current: false })
    expect((await phone.get('/api/me')).status).toBe(200)
    expect((await desk.send('DELETE', `/api/sessions/${other?.id}`)).status).toBe(200)
    expect((await phone.get('/api/me')).status).toBe(401)
    expect((await desk.get('/api/me')).status).toBe(200)
    const stranger = site.browser()
    await stranger.logIn((await colleague()).email)
    const mine = sessions.find((one) => one.device === 'desk')
    expect((await stranger.send('DELETE', `/api/sessions/${mine?.id}`)).status).toBe(404)
  })

  it('die with a new password, but not the one that set it; the old password is dead', async () => {
    const { email } = await colleague()
    const desk = site.browser()
    const phone = site.browser()
    await desk.logIn(email)
    await phone.logIn(email)
    const change = (current: string, next: string) => desk.send('POST', '/api/me/password', { current, password: next })
    expect((await change('wrong', 'ganz anderes wort')).body).toMatchObject({ code: 'passwordWrong' })
    expect((await change(password, 'Passwort2026')).body).toMatchObject({ code: 'passwordKnown' })
    expect((await change(password, 'ganz anderes wort')).body).toEqual({ endedSessions: 1 })
    expect((await phone.get('/api/me')).status).toBe(401)
    expect((await desk.get('/api/me')).status).toBe(200)
    expect((await phone.logIn(email)).status).toBe(401)
    expect((await phone.logIn(email, 'ganz anderes wort')).status).toBe(200)
  })

  it('die when a role is taken away', async () => {
    const { id, email } = await colleague()
    const browser = site.browser()
    await browser.logIn(email)
    await (await leadMember()).changeMember({ id, roles: ['reader'] })
    expect((await browser.get('/api/me')).status).toBe(401)
  })

  it('end by logging out', async () => {
    const browser = site.browser()
    await browser.logIn(lead)
    const kept = new Map(browser.cookies)
    await browser.send('POST', '/api/auth/sign-out', {})
    for (const [name, value] of kept) browser.cookies.set(name, value)
    expect((await browser.get('/api/me')).status).toBe(401)
  })

  it('what listens for signals is cut off too', async () => {
    const { id, email } = await colleague()
    const browser = site.browser()
    await browser.logIn(email)
    const cookie = (sessionCookie(browser.cookies) as [string, string]).join('=')
    const stream = await fetch(`${site.address}/api/signals`, { headers: { cookie } })
    const reader = (stream.body as ReadableStream<Uint8Array>).getReader()
    await reader.read()
    await (await leadMember()).endSessions({ memberId: id })
    for (let end = false; !end; ) end = (await reader.read()).done
    expect((await fetch(`${site.address}/api/signals`, { headers: { cookie } })).status).toBe(401)
  })
})

describe('the second factor', () => {
  it('is asked for after the password, counted, and replaced by a backup code once', async () => {
    const { id, email } = await colleague()
    const desk = site.browser()
    await desk.logIn(email)
    const send = (browser: typeof desk, path: string, body: object) =>
      browser.send('POST', `/api/auth/two-factor/${path}`, body)
    expect((await send(desk, 'enable', { password: 'wrong' })).body).toMatchObject({ code: 'passwordWrong' })
    const { uri, backupCodes } = (await send(desk, 'enable', { password })).body as {
      uri: string
      backupCodes: string[]
    }
    expect(uri).toMatch(/^otpauth:\/\/totp\/Bordmittel/)
    expect(backupCodes).toHaveLength(10)
    const secret = new URL(uri).searchParams.get('secret') as string
    // Not yet confirmed: the password alone still does.
    expect((await site.browser().logIn(email)).body).toEqual({ secondFactor: false })
    expect((await send(desk, 'verify-totp', { code: '000000' })).body).toMatchObject({ code: 'codeWrong' })
    // The next one is taken too, and so good for a minute at least, however slow the machine is.
    const shown = totp(secret, 1)
    expect((await send(desk, 'verify-totp', { code: shown })).status).toBe(200)
    expect((await desk.get('/api/me/login')).body).toMatchObject({ secondFactor: true })

    const phone = site.browser()
    expect((await phone.logIn(email)).body).toEqual({ secondFactor: true })
    expect((await phone.get('/api/me')).status).toBe(401)
    expect((await send(phone, 'verify-totp', { code: '123456' })).body).toMatchObject({ code: 'codeWrong' })
    expect((await phone.get('/api/me')).status).toBe(401)
    // The code that was good for the desk is used up, another one is not; no device is trusted from then on.
    const used = await send(phone, 'verify-totp', { code: shown })
    expect(used).toMatchObject({ status: 401, body: { code: 'codeUsed' } })
    expect((await phone.get('/api/me')).status).toBe(401)
    await phone.logIn(email)
    const code = [totp(secret), totp(secret, 1)].find((one) => one !== shown)
    expect((await send(phone, 'verify-totp', { code, trustDevice: true })).status).toBe(200)
    expect((await phone.get('/api/me')).status).toBe(200)
    expect((await phone.logIn(email)).body).toEqual({ secondFactor: true })

    const [backupCode] = backupCodes
    for (const [expected, attempt] of [
      [200, 1],
      [401, 2],
    ]) {
      const lost = site.browser()
      await lost.logIn(email)
      expect([attempt, (await send(lost, 'verify-backup-code', { code: backupCode as string })).status]).toEqual([
        attempt,
        expected,
      ])
    }

    // Phone gone: the lead takes the factor away, and all sessions with it.
    await (await leadMember()).removeSecondFactor({ id })
    expect((await desk.get('/api/me')).status).toBe(401)
    expect((await site.browser().logIn(email)).body).toEqual({ secondFactor: false })
  })

  it('five wrong codes end the login that was begun', async () => {
    const { email } = await colleague()
    const desk = site.browser()
    await desk.logIn(email)
    const { uri } = (await desk.send('POST', '/api/auth/two-factor/enable', { password })).body as { uri: string }
    const secret = new URL(uri).searchParams.get('secret') as string
    await desk.send('POST', '/api/auth/two-factor/verify-totp', { code: totp(secret) })
    const guesser = site.browser()
    await guesser.logIn(email)
    const wrong = String((Number(totp(secret)) + 1) % 1_000_000).padStart(6, '0')
    for (let attempt = 0; attempt < 5; attempt += 1)
      await guesser.send('POST', '/api/auth/two-factor/verify-totp', { code: wrong })
    const late = await guesser.send('POST', '/api/auth/two-factor/verify-totp', { code: totp(secret) })
    expect(late).toMatchObject({ status: 401, body: { code: 'codeTooLate' } })
    expect((await guesser.get('/api/me')).status).toBe(401)
  })

  it('passkeys are offered over TLS and on localhost only, and removed only soon after a login', async () => {
    const browser = site.browser()
    await browser.logIn(lead)
    const plain = await browser.get('/api/auth/passkey/generate-register-options')
    expect(plain.body).toMatchObject({ code: 'passkeyNeedsTls' })
    const tls = site.browser({
      'x-forwarded-proto': 'https',
      'x-forwarded-host': 'crm.maier.example',
      origin: 'https://crm.maier.example',
    })
    await tls.logIn(lead)
    const options = await tls.get('/api/auth/passkey/generate-register-options')
    expect(options).toMatchObject({
      status: 200,
      body: { rp: { id: 'crm.maier.example' }, authenticatorSelection: { userVerification: 'required' } },
    })
    const remove = async () => (await tls.send('POST', '/api/auth/passkey/delete-passkey', { id: 'none' })).body
    expect(await remove()).toMatchObject({ code: 'passkeyUnknown' })
    const createdAt = new Date(Date.now() - 25 * 3_600_000).toISOString()
    await db()
      .updateTable('authSessions')
      .set({ createdAt })
      .where('userId', '=', await userOf(lead))
      .execute()
    site.house.login.forget()
    expect(await remove()).toMatchObject({ code: 'loginStale' })
  })
})

describe('API keys', () => {
  it('act with the rights of their member, until revoked; use is noted; they make nothing of themselves', async () => {
    const { id, email } = await colleague(['reader'])
    const browser = site.browser()
    await browser.logIn(email)
    const wrong = await browser.send('POST', '/api/api-keys', { name: 'Excel', password: 'wrong' })
    expect(wrong.body).toMatchObject({ code: 'passwordWrong' })
    const made = (await browser.send('POST', '/api/api-keys', { name: 'Excel', password })).body as {
      id: string
      key: string
    }
    expect(made.key).toMatch(/^bm_[\w-]{43}$/)
    const program = site.browser({ authorization: `Bearer ${made.key}`, cookie: '', origin: 'https://any.example' })
    expect((await program.get('/api/me')).body).toMatchObject({ member: { id } })
    expect((await program.send('POST', '/api/customers', { name: 'X' })).status).toBe(403)
    const more = await program.send('POST', '/api/api-keys', { name: 'More', password })
    expect(more.body).toMatchObject({ code: 'personNeeded' })
    await (await leadMember()).changeMember({ id, roles: ['sales'] })
    expect((await program.send('POST', '/api/customers', { name: 'Per Schlüssel' })).status).toBe(200)

    await site.house.keys.flush()
    await browser.logIn(email)
    const listed = (await browser.get('/api/api-keys')).body as { apiKeys: { lastUsedAt: string; start: string }[] }
    expect(listed.apiKeys).toHaveLength(1)
    expect(listed.apiKeys[0]).toMatchObject({ name: 'Excel', start: made.key.slice(0, 8), revokedAt: null })
    expect(listed.apiKeys[0]?.lastUsedAt).toMatch(/^\d{4}-/)
    expect(JSON.stringify(listed)).not.toContain(made.key)

    await browser.send('DELETE', `/api/api-keys/${made.id}`)
    expect((await program.get('/api/me')).status).toBe(401)
    const wrongKey = site.browser({ authorization: `Bearer bm_${'x'.repeat(43)}` })
    expect((await wrongKey.get('/api/me')).status).toBe(401)
  })

  it('end with their day, and when the member leaves', async () => {
    const { id, email } = await colleague()
    const browser = site.browser()
    await browser.logIn(email)
    const past = await browser.send('POST', '/api/api-keys', { name: 'Alt', lastDay: '2020-01-01', password })
    expect(past.body).toMatchObject({ code: 'dayNotAhead' })
    const make = async (lastDay: string | null) =>
      (await browser.send('POST', '/api/api-keys', { name: 'Neu', lastDay, password })).body as {
        key: string
        id: string
      }
    const short = await make('2099-01-01')
    const long = await make(null)
    const using = (key: string) => site.browser({ authorization: `Bearer ${key}` }).get('/api/me')
    expect((await using(short.key)).status).toBe(200)
    await db()
      .updateTable('apiKeys')
      .set({ expiresAt: '2020-01-01T00:00:00.000Z' })
      .where('id', '=', short.id)
      .execute()
    site.house.keys.forget()
    expect((await using(short.key)).status).toBe(401)
    expect((await using(long.key)).status).toBe(200)
    await (await leadMember()).leaveMember({ id })
    expect((await using(long.key)).status).toBe(401)
  })
})

it('logins and changes of factors stand in the audit trail, without a secret', async () => {
  const { email } = await colleague()
  await site.browser().logIn(email)
  const events = await db()
    .selectFrom('events')
    .selectAll()
    .where('recordId', '=', await userOf(email))
    .execute()
  expect(events.map((event) => event.name)).toEqual(['login.succeeded'])
  expect(events[0]?.actorId).toBeTruthy()
})

it('reads no body before it knows who sends it, and none too large', async () => {
  const large = { name: 'x'.repeat(2 * 1024 * 1024) }
  expect((await site.browser().send('POST', '/api/customers', large)).status).toBe(401)
  const browser = site.browser()
  await browser.logIn(lead)
  expect((await browser.send('POST', '/api/customers', large)).status).toBe(413)
})

it('what was refused for safety stands in the log, without names and addresses', async () => {
  const { email } = await colleague(['reader'])
  const browser = site.browser()
  await browser.logIn(email, 'wrong')
  await browser.logIn(email)
  await browser.send('POST', '/api/customers', { name: 'X' })
  const log = site.logged()
  expect(log).toMatch(/"event":"refused","code":"loginWrong","operation":"POST \/api\/auth\/\*"/)
  expect(log).toMatch(/"code":"notAllowed","operation":"POST \/api\/customers","member":"[0-9a-f-]{36}"/)
  expect(log).not.toMatch(/maier|127\.0|wrong password/)
})

it('sends strict headers with every answer', async () => {
  const { headers: ofAnswer } = await site.browser().get('/api/me')
  expect(ofAnswer.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'")
  expect(ofAnswer.get('cache-control')).toBe('no-store')
  const { headers: ofPage } = await site.browser().get('/')
  expect(ofPage.get('content-security-policy')).toMatch(/default-src 'self'.*frame-ancestors 'none'/)
  expect(ofPage.get('referrer-policy')).toBe('same-origin')
  for (const headers of [ofAnswer, ofPage]) {
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-frame-options')).toBe('DENY')
  }
})

async function userOf(email: string): Promise<string> {
  const row = await db().selectFrom('authUsers').select('id').where('email', '=', email).executeTakeFirstOrThrow()
  return row.id
}

/** The code that an authenticator app shows now, or `steps` half minutes from now (RFC 6238). */
function totp(base32: string, steps = 0): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  let bits = ''
  for (const letter of base32.replace(/=+$/, '')) bits += alphabet.indexOf(letter).toString(2).padStart(5, '0')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps))
  const hash = createHmac('sha1', key).update(counter).digest()
  const offset = (hash[19] as number) & 15
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}
