import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTestHouse, type TestHouse, type TestMember } from '#tests/harness.ts'
import { openMailServer, type TestMailServer } from '#tests/mail-server.ts'
import { textOfPdf } from '#tests/pdf-text.ts'

let house: TestHouse
let sales: TestMember
let server: TestMailServer
let customerId: string
let id: string
const to = 'petra.sauter@vogt.example'
beforeEach(async () => {
  house = await openTestHouse()
  server = await openMailServer()
  const lead = await house.member(['salesLead'])
  sales = await house.member(['sales'], { name: 'Jonas Bader' })
  await lead.changeMailSettings({
    host: '127.0.0.1',
    port: server.port,
    security: 'none',
    sender: 'vertrieb@example.de',
  })
  await lead.changeOfferSettings({ on: true })
  customerId = (await sales.createCustomer({ name: 'Vogt Fördertechnik AG', emails: ['info@vogt.example'] })).id
  const person = { customerId, salutation: 'Frau' as const, lastName: 'Sauter', emails: [to] }
  const { id: personId } = await sales.createPerson(person)
  const opportunity = await sales.createOpportunity({ customerId, title: 'Lagerböcke 2027', personId })
  id = (await sales.draftOffer({ opportunityId: opportunity.id })).id
  const { lines: _lines, totals: _totals, ...paper } = await sales.getOfferPaper({ id })
  const lines = [{ kind: 'item' as const, text: 'Lagerbock L20', quantity: 40_000, unitPrice: 12_400, cost: 9_111 }]
  await sales.writeOffer({ ...paper, validUntil: paper.validUntil ?? '', lines })
})
afterEach(async () => {
  await house.close()
  await server.close()
})

const send = async (own: object = {}) => {
  const { subject, text } = await sales.draftOfferMail({ id })
  return await sales.mailOffer({ id, to, subject, text, ...own })
}
const mail = async () => (await sales.listOfferMails({ id })).mails[0]
const status = async () => (await sales.getOfferPaper({ id })).status

it('goes out with its letter in the words of the customer’s language; sent only once it has left', async () => {
  expect(await sales.draftOfferMail({ id })).toMatchObject({
    ready: true,
    addresses: [
      { address: to, name: 'Sauter' },
      { address: 'info@vogt.example', name: 'Vogt Fördertechnik AG' },
    ],
    subject: 'Angebot A-2026-0001: Lagerböcke 2027',
    text: expect.stringMatching(/^Sehr geehrte Frau Sauter,\n\nim Anhang .*\n\nMit freundlichen Grüßen\nJonas Bader/),
  })
  await send({ copies: ['einkauf@vogt.example'] })
  expect([await status(), (await mail())?.state]).toEqual(['draft', 'waiting'])
  await expect(sales.sendOffer({ id })).rejects.toMatchObject({ code: 'offerMailWaiting' })
  await expect(send()).rejects.toMatchObject({ code: 'offerMailWaiting' })
  await house.runJobs()
  expect([await status(), await mail()]).toMatchObject(['open', { state: 'sent', attempts: 1, problem: null, to }])
  const [arrived] = server.mails
  expect(arrived).toMatchObject({
    recipients: [to, 'einkauf@vogt.example'],
    subject: 'Angebot A-2026-0001: Lagerböcke 2027',
    from: { address: 'vertrieb@example.de' },
    replyTo: [{ address: (await sales.getMe({})).member.email }],
    attachments: [{ filename: 'A-2026-0001.pdf', mimeType: 'application/pdf' }],
  })
  const letter = textOfPdf(new Uint8Array(arrived?.attachments[0]?.content as ArrayBuffer))
  expect(letter).toContain('4.960,00 €')
  // What it costs us and what is left stays inside, in mail and letter.
  expect(letter + arrived?.text).not.toMatch(/Entwurf|91,11|3\.644|1\.315|Marge/)
  expect((await sales.listFiles({ record: 'offers', recordId: id })).files).toMatchObject([{ name: 'A-2026-0001.pdf' }])
  const { entries } = await sales.listTimeline({ customerId, kinds: ['note', 'conversation'] })
  expect(entries[0]?.activity).toMatchObject({ kind: 'email', text: expect.stringContaining('Frau Sauter') })
  // Once more, as it was kept.
  await send()
  await house.runJobs()
  expect(server.mails).toHaveLength(2)
  expect((await sales.listFiles({ record: 'offers', recordId: id })).files).toHaveLength(1)
})

it('"later" is asked again, "no" is said on the offer and the draft stays one', async () => {
  server.later = 1
  await send()
  await house.runJobs()
  expect([await status(), await mail()]).toMatchObject([
    'draft',
    { state: 'waiting', problem: expect.stringContaining('451 Bitte spaeter') },
  ])
  house.at('2026-11-21T12:02:00Z')
  await house.runJobs()
  expect([await status(), await mail()]).toMatchObject(['open', { state: 'sent', attempts: 2, problem: null }])

  const next = await sales.reviseOffer({ id })
  id = next.id
  server.unknown.add(to)
  await send()
  await house.runJobs()
  expect([await status(), await mail()]).toMatchObject([
    'draft',
    { state: 'failed', problem: expect.stringMatching(/550 .*unbekannt/) },
  ])
  // Corrected and sent again; or called off while nobody answers.
  server.unknown.clear()
  server.later = 1
  const { id: second } = await send()
  await house.runJobs()
  await sales.cancelOfferMail({ id: second })
  await expect(sales.cancelOfferMail({ id: second })).rejects.toMatchObject({ code: 'offerMailGone' })
  house.at('2026-11-21T13:00:00Z')
  await house.runJobs()
  expect([await status(), (await mail())?.state, server.mails.length]).toEqual(['draft', 'failed', 1])
})

it('passes the one gate: asked for it always may, else not after an objection, also one that came while it waited', async () => {
  const { personId } = await sales.getOfferPaper({ id })
  const consent = {
    personId: personId ?? '',
    channel: 'email',
    address: to,
    source: 'paper',
    day: '2026-11-20',
  } as const
  await expect(send({ asked: false })).rejects.toMatchObject({ code: 'contactBlocked' })
  const proof = { confirmedDay: '2026-11-20', wordingVersion: 'Messe 2026', page: 'Messe Stuttgart' }
  await sales.addConsentEntry({ ...consent, kind: 'consent', ...proof })
  await send({ asked: false })
  await sales.addConsentEntry({ personId: personId ?? '', channel: 'email', kind: 'objection', source: 'spoken' })
  await house.runJobs()
  expect([await status(), await mail()]).toMatchObject([
    'draft',
    { state: 'failed', problem: 'refusal.contactBlocked' },
  ])
  await send()
  await house.runJobs()
  expect([await status(), server.mails.length]).toEqual(['open', 1])
})

it('refuses what cannot be, and tells when the offer was decided meanwhile', async () => {
  await expect(send({ to: 'keine Adresse' })).rejects.toMatchObject({ code: 'invalidInput' })
  await send()
  const { opportunityId } = await sales.getOfferPaper({ id })
  await sales.loseOpportunity({ id: opportunityId, reason: 'price' })
  await house.runJobs()
  expect(await mail()).toMatchObject({ state: 'failed', problem: 'refusal.offerDecided' })
  expect(server.mails).toEqual([])
})
