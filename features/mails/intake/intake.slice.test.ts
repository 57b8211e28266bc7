import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { registry } from '#features/index.ts'
import type { Role } from '#shared/actor.ts'
import { newId } from '#shared/ids.ts'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'
import { openImapServer, type TestMailbox } from '#tests/imap-server.ts'

const password = 'kran birne lot'
let house: TestHouse
let server: TestMailbox
let lead: TestMember
let jonas: TestMember
let adler: string
let petra: string

beforeEach(async () => {
  house = await openTestHouse()
  server = await openImapServer()
  lead = await loggingIn(['salesLead'], 'lead@wir.example')
  jonas = await loggingIn(['sales'], 'Jonas@wir.example')
  adler = (await jonas.createCustomer({ name: 'Adler', web: 'https://adler.example' })).id
  petra = (await jonas.createPerson({ customerId: adler, lastName: 'Säuter', emails: ['P.Sauter@adler.example'] })).id
})
afterEach(async () => {
  await house.close()
  await server.close()
})

/** A member with a login and this address. */
async function loggingIn(roles: Role[], email: string): Promise<TestMember> {
  const member = await house.member(roles, { name: email.split('@')[0]! })
  const now = '2026-11-21T12:00:00.000Z'
  const user = { id: newId(), name: member.id, email: email.toLowerCase(), createdAt: now, updatedAt: now }
  await house.database.writer
    .insertInto('authUsers')
    .values({ ...user, emailVerified: house.database.engine === 'sqlite' ? 1 : true } as never)
    .execute()
  await house.database.writer
    .updateTable('members')
    .set({ email: email.toLowerCase(), userId: user.id })
    .where('id', '=', member.id)
    .execute()
  return member
}

const settings = { host: '127.0.0.1', security: 'none', user: 'ablage', address: 'ablage@wir.example' } as const
const switchOn = (own: object = {}) =>
  lead.changeMailIntake({ ...settings, port: server.port, password, on: true, ...own })

/** The mailbox is read; without the other jobs that come round. */
const look = () => registry.jobs.fetchMails!.run({ runner: house.runner } as never)
const unreachable = { code: 'mailboxUnreachable' }

let count = 0
const raw = (own: { from?: string; to?: string; subject?: string; text?: string; id?: string; more?: string[] }) =>
  [
    `From: ${own.from ?? 'Jonas <jonas@wir.example>'}`,
    `To: ${own.to ?? 'Petra <p.sauter@adler.example>'}`,
    `Subject: ${own.subject ?? 'Ihre Anfrage'}`,
    'Date: Fri, 20 Nov 2026 09:30:00 +0100',
    `Message-ID: <${own.id ?? `m${++count}`}@wir.example>`,
    ...(own.more ?? ['', own.text ?? 'Guten Tag, 3 Pumpen ab Lager.']),
  ].join('\r\n')

const withPdf = [
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=x',
  '',
  '--x',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Anbei das Angebot.',
  '--x',
  'Content-Type: application/pdf; name="Angebot.pdf"',
  'Content-Disposition: attachment; filename="Angebot.pdf"',
  '',
  '%PDF-1.7 x',
  '--x--',
]

const timeline = async (customerId: string) =>
  (await lead.listTimeline({ customerId })).entries.flatMap(({ activity }) =>
    activity?.kind === 'email' ? activity : [],
  )
const waiting = async (who: TestMember = lead) => (await who.listWaitingMails({})).mails

describe('the mailbox', () => {
  it('nobody is asked before it is switched on; then only what arrives from then on is read', async () => {
    server.deliver(raw({}), '2026-11-20T08:00:00Z')
    await house.runJobs()
    await lead.changeMailIntake({ ...settings, port: server.port, password })
    await house.runJobs()
    await expect(lead.fetchMails({})).rejects.toMatchObject({ code: 'intakeOff' })
    expect(server.connections).toBe(0)
    await switchOn()
    const { jobId } = await lead.fetchMails({})
    await house.runJobs()
    expect(await lead.getJob({ id: jobId })).toMatchObject({ state: 'done' })
    expect(await timeline(adler)).toEqual([])
    expect(server.uids('INBOX')).toEqual([1])
    server.deliver(raw({}))
    await look()
    expect(await timeline(adler)).toHaveLength(1)
    expect(await lead.getMailIntake({})).toMatchObject({ problem: null, lookedAt: '2026-11-21T12:00:00.000Z' })
  })

  it('the test says in the words of the server why it does not open, and the password is answered to nobody', async () => {
    await expect(lead.testMailbox({})).rejects.toMatchObject({ code: 'intakeIncomplete' })
    await expect(lead.changeMailIntake({ on: true })).rejects.toMatchObject({ code: 'intakeIncomplete' })
    await expect(lead.changeMailIntake({ host: 'mail/../x' })).rejects.toMatchObject({ code: 'mailHostBad' })
    server.deliver(raw({}))
    await switchOn()
    expect(await lead.testMailbox({})).toEqual({ reached: true, problem: null, mails: 1 })
    await lead.changeMailIntake({ password: 'falsch' })
    expect(await lead.testMailbox({})).toMatchObject({ reached: false, problem: expect.stringMatching(/\w/) })
    await lead.changeMailIntake({ password, folder: 'Fehlt' })
    expect(await lead.testMailbox({})).toMatchObject({ reached: false })
    await switchOn({ security: 'starttls' })
    expect(await lead.testMailbox({})).toMatchObject({ reached: false })
    const db = house.database.writer
    const stored = [
      await db.selectFrom('settings').selectAll().execute(),
      await db.selectFrom('events').selectAll().execute(),
    ]
    expect(JSON.stringify([await lead.getMailIntake({}), stored])).not.toContain(password)
    await lead.changeMailIntake({ host: 'localhost' })
    expect(await lead.getMailIntake({})).toMatchObject({ hasPassword: false })
  })

  it('a mailbox that cannot be read is said in the settings and stands among the jobs, once', async () => {
    const administrator = await house.member(['reader'], { administrator: true })
    await switchOn({ password: 'falsch' })
    await house.runJobs()
    const { jobId } = await lead.fetchMails({})
    await house.runJobs()
    expect(await lead.getJob({ id: jobId })).toMatchObject({ state: 'failed', error: 'mailboxUnreachable' })
    expect(await lead.getMailIntake({})).toMatchObject({
      problem: expect.stringMatching(/\w/),
      failingSince: '2026-11-21T12:00:00.000Z',
    })
    house.at('2026-11-21T12:06:00Z')
    await house.runJobs()
    expect(
      (await administrator.listJobs({ state: 'failed' })).jobs.filter((one) => one.kind === 'fetchMails'),
    ).toHaveLength(2)
    await lead.changeMailIntake({ password })
    await look()
    expect(await lead.getMailIntake({})).toMatchObject({ problem: null, failingSince: null })
  })
})

describe('filing', () => {
  beforeEach(() => switchOn())

  it('a mail with BCC stands at the customer and the person, as gone out, with its attachments, and goes to the folder', async () => {
    server.deliver(raw({ more: withPdf }))
    await look()
    const [entry] = await timeline(adler)
    expect(entry).toMatchObject({
      kind: 'email',
      direction: 'out',
      personId: petra,
      memberId: jonas.id,
      day: '2026-11-20',
      text: 'Ihre Anfrage\n\nAnbei das Angebot.',
    })
    const { files } = await jonas.listFiles({ record: 'activities', recordId: entry!.id })
    expect(files.map(({ name }) => name).sort()).toEqual(['Angebot.pdf', 'Ihre Anfrage.eml'])
    expect((await jonas.getCustomer({ id: adler })).lastContact).toBe('2026-11-20')
    expect([server.uids('INBOX'), server.uids('Abgelegt')]).toEqual([[], [1]])
    expect(await waiting()).toEqual([])
  })

  it('a forwarded mail came in from its sender on its day, below the forwarder’s words; one that hangs on it likewise', async () => {
    const text =
      'Bitte anrufen!\r\n\r\nVon: Petra Säuter <p.sauter@adler.example>\r\nGesendet: Donnerstag, 19. November 2026 08:15\r\nAn: Jonas <jonas@wir.example>\r\nBetreff: Pumpen\r\n\r\nDrei Pumpen.'
    const utf8 = [
      'MIME-Version: 1.0',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: 8bit',
      '',
      text,
    ]
    server.deliver(raw({ to: 'ablage@wir.example', subject: 'WG: Pumpen', more: utf8 }))
    const attached = [
      ...[
        'MIME-Version: 1.0',
        'Content-Type: multipart/mixed; boundary=x',
        '',
        '--x',
        'Content-Type: text/plain',
        '',
        'Siehe Anhang',
        '--x',
      ],
      ...['Content-Type: message/rfc822', 'Content-Disposition: attachment', ''],
      ...['From: neu@adler.example', 'To: jonas@wir.example', 'Subject: Muster', 'Message-ID: <x@adler.example>'],
      ...['Date: Wed, 18 Nov 2026 09:30:00 +0100', '', 'Muster bitte.', '--x--'],
    ]
    server.deliver(raw({ to: 'ablage@wir.example', subject: 'WG: Muster', more: attached }))
    await look()
    const entries = await timeline(adler)
    expect(entries.map(({ direction, day, personId, text: said }) => [direction, day, personId, said])).toEqual([
      ['in', '2026-11-19', petra, 'Pumpen\n\nBitte anrufen!\n\n— — —\n\nDrei Pumpen.'],
      ['in', '2026-11-18', null, 'Muster\n\nSiehe Anhang\n\n— — —\n\nMuster bitte.'],
    ])
  })

  it('at two customers it stands at each, its files are kept once', async () => {
    const bach = (await jonas.createCustomer({ name: 'Bach', emails: ['q@bach.example'] })).id
    server.deliver(raw({ to: 'p.sauter@adler.example, q@bach.example', more: withPdf }))
    await look()
    const entries = [...(await timeline(adler)), ...(await timeline(bach))]
    expect(entries.map(({ customerId }) => customerId)).toEqual([adler, bach])
    const kept = await house.database.reader.selectFrom('fileContents').select('id').execute()
    expect(kept).toHaveLength(2)
    for (const { id } of entries) {
      const { files } = await jonas.listFiles({ record: 'activities', recordId: id })
      expect(files.map(({ name }) => name).sort()).toEqual(['Angebot.pdf', 'Ihre Anfrage.eml'])
      for (const file of files) {
        const { bytes } = (await house.runner.run('downloadFile', { id: file.id }, jonas.actor)) as {
          bytes: Uint8Array
        }
        expect(bytes.length).toBe(file.size)
      }
    }
  })

  it('only a member’s mail is filed, with that member’s rights', async () => {
    const other = await loggingIn(['sales'], 'anna@wir.example')
    await house.member(['sales'], { name: 'ohne Login' })
    server.deliver(raw({ from: 'Fremd <x@fremd.example>', to: 'ablage@wir.example', text: 'x'.repeat(2_200_000) }))
    server.deliver(raw({ from: 'anna@wir.example' }))
    server.deliver(raw({ from: 'buchhaltung@wir.example' }))
    server.deliver(raw({ to: 'x@unbekannt.example' }))
    server.deliver(raw({ to: 'ablage@wir.example' }))
    await look()
    expect(await timeline(adler)).toEqual([])
    expect(server.uids('Abgelegt')).toBeNull()
    const seen = (mails: { reason: string; sender: string }[]) => mails.map(({ reason, sender }) => [reason, sender])
    expect(seen(await waiting())).toEqual([
      ['nobody', 'jonas@wir.example'],
      ['noCustomer', 'jonas@wir.example'],
      ['stranger', 'buchhaltung@wir.example'],
      ['notAllowed', 'anna@wir.example'],
      ['stranger', 'x@fremd.example'],
    ])
    expect((await waiting()).map(({ kept }) => kept)).toEqual([true, true, true, true, false])
    expect(seen(await waiting(other))).toEqual([['notAllowed', 'anna@wir.example']])
    expect(seen(await waiting(await house.member(['marketing'])))).toEqual([])
  })

  it('where the company asks its mail server, a sender that it does not vouch for waits', async () => {
    await lead.changeMailIntake({ checkedBy: 'mx.wir.example' })
    const checked = (line: string) => raw({ more: [`Authentication-Results: ${line}`, '', 'Text'] })
    server.deliver(checked('mx.wir.example; dmarc=fail'))
    server.deliver(checked('mx.boese.example; dmarc=pass'))
    server.deliver(checked('mx.wir.example; dmarc=pass header.from=wir.example'))
    await look()
    expect(await timeline(adler)).toHaveLength(1)
    expect((await waiting()).map(({ reason }) => reason)).toEqual(['unchecked', 'unchecked'])
  })
})

describe('once', () => {
  beforeEach(() => switchOn())

  it('the same mail again, a server that counts anew and a mail dropped by hand change nothing', async () => {
    server.refuseMoves(true)
    const one = raw({ id: 'same' })
    server.deliver(one)
    await expect(look()).rejects.toMatchObject(unreachable)
    server.deliver(one)
    server.countAnew()
    server.refuseMoves(false)
    await look()
    await jonas.fileMail({ record: 'customers', recordId: adler, name: 'a.eml', bytes: new TextEncoder().encode(one) })
    expect(await timeline(adler)).toHaveLength(1)
    expect(server.uids('INBOX')).toHaveLength(1)
    expect(server.uids('Abgelegt')).toHaveLength(1)
  })

  it('cut off between filing and moving, the next run moves it; the problem is said until then', async () => {
    server.refuseMoves(true)
    server.deliver(raw({}))
    await expect(look()).rejects.toMatchObject(unreachable)
    expect(await timeline(adler)).toHaveLength(1)
    expect(await lead.getMailIntake({})).toMatchObject({ problem: expect.stringContaining('Abgelegt') })
    expect(server.uids('INBOX')).toEqual([1])
    server.refuseMoves(false)
    await look()
    expect(await timeline(adler)).toHaveLength(1)
    expect([server.uids('INBOX'), server.uids('Abgelegt')]).toEqual([[], [1]])
    expect(await lead.getMailIntake({})).toMatchObject({ problem: null })
  })

  it('a mail that we stumble over waits and does not hold up the next ones', async () => {
    server.deliver(new Uint8Array([0xff, 0xfe, 0, 1, 2]))
    server.deliver(raw({}))
    await look()
    expect(await timeline(adler)).toHaveLength(1)
    expect(await waiting()).toMatchObject([{ reason: 'unreadable', kept: false }])
  })
})

describe('waiting', () => {
  beforeEach(async () => {
    await switchOn()
    server.deliver(raw({ to: 'Quirin Bach <q@bach.example>' }))
    await look()
  })

  it('one click files it at a customer and makes the person; undone it waits again', async () => {
    const bach = (await jonas.createCustomer({ name: 'Bach' })).id
    const [mail] = await waiting(jonas)
    expect(mail).toMatchObject({
      reason: 'noCustomer',
      others: [{ name: 'Quirin Bach', address: 'q@bach.example' }],
      kept: true,
    })
    const newPerson = { firstName: 'Quirin', lastName: 'Bach', email: 'q@bach.example' }
    const { undo } = await lead.assignMail({ id: mail!.id, customerId: bach, newPerson })
    const { persons } = await lead.listPersons({ customerId: bach })
    expect(persons).toMatchObject([{ firstName: 'Quirin', emails: ['q@bach.example'] }])
    expect(await timeline(bach)).toMatchObject([{ direction: 'out', personId: persons[0]!.id, memberId: jonas.id }])
    expect(await waiting()).toEqual([])
    await look()
    expect(server.uids('Abgelegt')).toEqual([1])
    await lead.undo({ undo: undo! })
    expect(await timeline(bach)).toEqual([])
    expect(await waiting()).toHaveLength(1)
    // The next mail to the same finds its customer by itself.
    await lead.assignMail({ id: mail!.id, customerId: bach, newPerson })
    server.deliver(raw({ to: 'q@bach.example' }))
    await look()
    expect(await timeline(bach)).toHaveLength(2)
  })

  it('who may not see it does not find it, who may not log there is refused', async () => {
    const [mail] = await waiting(jonas)
    const anna = await loggingIn(['sales'], 'anna@wir.example')
    const hers = (await anna.createCustomer({ name: 'Bach' })).id
    await expect(anna.assignMail({ id: mail!.id, customerId: hers })).rejects.toMatchObject({ code: 'notFound' })
    await expect(anna.dismissMail({ id: mail!.id })).rejects.toMatchObject({ code: 'notFound' })
    await expect(jonas.assignMail({ id: mail!.id, customerId: hers })).rejects.toMatchObject({ code: 'notAllowed' })
    await expect(lead.assignMail({ id: mail!.id, customerId: hers, personId: petra })).rejects.toMatchObject({
      code: 'notFound',
    })
    await jonas.dismissMail({ id: mail!.id })
    expect(await waiting()).toEqual([])
    await jonas.dismissMail({ id: mail!.id, dismissed: false })
    expect(await waiting()).toHaveLength(1)
  })

  it('after 90 days nothing is left of it here', async () => {
    house.at('2027-02-20')
    await registry.jobs.forgetMails!.run({ runner: house.runner } as never)
    const count = async (table: 'incomingMails' | 'incomingMailContents') =>
      (await house.database.reader.selectFrom(table).select('id').execute()).length
    expect([await count('incomingMails'), await count('incomingMailContents')]).toEqual([0, 0])
  })
})
