import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'
import { openMailServer, type TestMailServer } from '#tests/mail-server.ts'

let house: TestHouse
let lead: TestMember
let server: TestMailServer
beforeEach(async () => {
  house = await openTestHouse()
  lead = await house.member(['salesLead'])
  server = await openMailServer({ login: true })
})
afterEach(async () => {
  await house.close()
  await server.close()
})

const password = 'kran birne lot'
const set = (own: object = {}) =>
  lead.changeMailSettings({
    ...{ host: '127.0.0.1', port: server.port, security: 'none', user: 'vertrieb', sender: 'vertrieb@example.de' },
    ...own,
  })
const to = 'c.renz@example.de'

it('a test mail leaves; where it does not, the server says why in its own words', async () => {
  await expect(lead.sendTestMail({ to })).rejects.toMatchObject({ code: 'mailServerMissing' })
  await set({ password })
  expect(await lead.sendTestMail({ to })).toEqual({ sent: true, problem: null })
  expect(server.mails).toMatchObject([{ recipients: [to], from: { address: 'vertrieb@example.de' } }])
  await lead.changeMailSettings({ password: 'falsch' })
  expect(await lead.sendTestMail({ to })).toEqual({
    sent: false,
    problem: expect.stringContaining('535 Anmeldung nicht moeglich'),
  })
  // A server whose certificate nobody vouches for gets neither password nor mail.
  await set({ security: 'starttls', password })
  expect(await lead.sendTestMail({ to })).toMatchObject({ sent: false, problem: expect.stringMatching(/certificate/) })
  expect(server.mails).toHaveLength(1)
})

it('the password is answered to nobody, stands nowhere in the clear, and does not go to another server', async () => {
  await set({ password })
  const settings = await lead.getMailSettings({})
  expect(settings).toMatchObject({ hasPassword: true, ready: true, byEnvironment: false })
  const db = house.database.writer
  const stored = [
    await db.selectFrom('settings').selectAll().execute(),
    await db.selectFrom('events').selectAll().execute(),
  ]
  expect(JSON.stringify([settings, stored])).not.toContain(password)
  await lead.changeMailSettings({ sender: 'angebote@example.de' })
  expect(await lead.getMailSettings({})).toMatchObject({ hasPassword: true })
  await lead.changeMailSettings({ host: 'localhost' })
  expect(await lead.getMailSettings({})).toMatchObject({ hasPassword: false })
  const refused = (input: object, code: string) =>
    expect(lead.changeMailSettings(input)).rejects.toMatchObject({ code })
  await refused({ host: 'mail/../x' }, 'mailHostBad')
  await refused({ sender: '' }, 'mailSenderMissing')
  await refused({ sender: 'kein Absender' }, 'invalidInput')
  await refused({ port: 70_000 }, 'invalidInput')
})
