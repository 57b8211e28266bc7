import { askGate } from '#features/consents/actions/gate.ts'
import { need } from '#features/customers/access.ts'
import { canSendMail } from '#features/mails/server/settings.ts'
import { nameOf } from '#features/persons/rules.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { findRecord, insertRecord, updateRecord } from '#platform/actions/records.ts'
import type { PrepareTools } from '#platform/actions/runner.ts'
import { enqueueJob } from '#platform/jobs/jobs.ts'
import type { Actor } from '#shared/actor.ts'
import { Refusal } from '#shared/refusal.ts'
import { readOffer } from '../actions.ts'
import { needApproval } from '../margins/actions.ts'
import type { OfferRecord } from '../sql.ts'
import { readLetter } from '../writer/paper.ts'
import { pdfOf } from '../writer/pdf.ts'
import { needSendable } from '../writer/sending.ts'
import type { contract } from './contract.ts'
import { stateOf } from './rules.ts'
import * as sql from './sql.ts'
import { needNoMail } from './waiting.ts'
import { mailWords } from './words.ts'

export const actions: Actions<typeof contract> = {
  async draftOfferMail(ctx, { id }) {
    const row = await readWritten(ctx, id)
    const { person, customer } = await sql.findAddresses(ctx.db, row.personId, row.customerId)
    const own = person ? { name: nameOf(person), emails: JSON.parse(person.emails) as string[] } : null
    const house = customer ? { name: customer.name, emails: JSON.parse(customer.emails) as string[] } : null
    return {
      ready: canSendMail(ctx.settings),
      addresses: [own, house].flatMap((one) => one?.emails.map((address) => ({ address, name: one.name })) ?? []),
      ...mailWords(ctx, await readLetter(ctx, id)),
    }
  },

  async mailOffer(ctx, { id, version, letter, to, copies, subject, text, asked, askOn }: MailInput) {
    const row = await readWritten(ctx, id)
    if (version !== undefined && version !== row.version) throw new Refusal('changedMeanwhile')
    if (!letter) throw new Error('the letter was not made')
    if (!canSendMail(ctx.settings)) throw new Refusal('mailServerMissing')
    await needNoMail(ctx, id)
    if (row.outcome !== null) throw new Refusal('offerDecided')
    const draft = row.sentOn === null
    const askedOn = draft ? needSendable(ctx, row, askOn) : null
    if (draft) await needApproval(ctx, row)
    const mail = {
      offerId: id,
      personId: row.personId,
      purpose: asked ? 'offerAsked' : 'advertising',
      recipient: to,
      copies: JSON.stringify(copies),
      ...{ subject, text, askOn: askedOn },
    }
    await needPermission(ctx, mail)
    const begun = { letter: null, attempts: 0, problem: null, sentAt: null, failedAt: null }
    const kept = await insertRecord(ctx, 'offerMails', 'offerMail.queued', { ...mail, ...begun })
    await sql.keepLetter(ctx.db, kept.id, letter)
    await enqueueJob(ctx, 'mailOffer', { mailId: kept.id })
    return { id: kept.id }
  },

  async listOfferMails(ctx, { id }) {
    await readOffer(ctx, id)
    const mails = await sql.listOf(ctx.db, id)
    return { mails: mails.map(({ failedAt, ...mail }) => ({ ...mail, state: stateOf({ ...mail, failedAt }) })) }
  },

  async cancelOfferMail(ctx, { id }) {
    const mail = await findRecord(ctx.db, 'offerMails', id)
    await readWritten(ctx, mail.offerId)
    if (stateOf(mail) !== 'waiting') throw new Refusal('offerMailGone')
    await sql.keepLetter(ctx.db, id, null)
    const cancelled = { failedAt: ctx.now, problem: 'offerMails.cancelled' }
    await updateRecord(ctx, 'offerMails', 'offerMail.cancelled', mail, cancelled)
    return {}
  },
}

type MailInput = {
  id: string
  version?: number | undefined
  to: string
  copies: string[]
  subject: string
  text: string
  asked: boolean
  askOn?: string | undefined
  letter?: Uint8Array
}

export const prepare = {
  /** The letter takes its time: not inside the transaction. What went out before goes out as it was kept. */
  async mailOffer(input: MailInput, _actor: Actor, tools: PrepareTools): Promise<MailInput> {
    const { letter, kept, version } = await tools.query(async (ctx) => {
      const row = await readWritten(ctx, input.id)
      const sent = row.sentOn === null ? undefined : await sql.findKeptLetter(ctx.db, row.id, `${row.number}.pdf`)
      return { letter: await readLetter(ctx, input.id), kept: sent, version: row.version }
    })
    if (letter.lines.length === 0) throw new Refusal('offerEmpty')
    const bytes = kept ?? (await pdfOf({ ...letter, draft: false }))
    return { ...input, version: input.version ?? version, letter: bytes }
  },
}

/** Asks the one gate (rules §11) for each address. Refuses `contactBlocked`; an offer that was asked for always may. */
export async function needPermission(
  ctx: Context,
  mail: { purpose: string; personId: string | null; recipient: string; copies: string },
) {
  const purpose = mail.purpose as 'offerAsked' | 'advertising'
  for (const address of [mail.recipient, ...(JSON.parse(mail.copies) as string[])]) {
    const personId = address === mail.recipient ? (mail.personId ?? undefined) : undefined
    const { verdict } = await askGate(ctx, { channel: 'email', purpose, address, personId, notice: false })
    if (!verdict.allowed) throw new Refusal('contactBlocked', { missing: verdict.missing })
  }
}

/** A numbered offer that the actor may change. */
async function readWritten(ctx: Context, id: string): Promise<OfferRecord> {
  const { row, mayChange } = await readOffer(ctx, id)
  if (row.sequence === null) throw new Refusal('notFound')
  need(mayChange)
  return row
}
