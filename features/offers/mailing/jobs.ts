import { insertActivity } from '#features/activities/actions.ts'
import { askGate } from '#features/consents/actions/gate.ts'
import { addEntry } from '#features/consents/actions/ledger.ts'
import { mailServerOf } from '#features/mails/server/settings.ts'
import type { Context } from '#platform/actions/context.ts'
import { findRecord, updateRecord } from '#platform/actions/records.ts'
import { type JobKinds, mostAttempts } from '#platform/jobs/jobs.ts'
import { type Mail, mailProblem, sendMail } from '#platform/mail/mail.ts'
import { type Actor, system } from '#shared/actor.ts'
import { Refusal } from '#shared/refusal.ts'
import { askAgainOn } from '../rules.ts'
import { markSent } from '../writer/sending.ts'
import { needPermission } from './actions.ts'
import { stateOf } from './rules.ts'
import * as sql from './sql.ts'

export const jobs: JobKinds = {
  /**
   * Hands a waiting mail to the server; the offer counts as sent once that took it. A server that says "later" or is away
   * is asked again, one that says no is not. Should the house stop between the two, the mail leaves once more under the
   * same Message-ID.
   */
  mailOffer: {
    async run({ runner, payload }) {
      const { mailId } = payload as { mailId: string }
      const actor = await runner.query(system, (ctx) => senderOf(ctx, mailId))
      const begun = await runner.command(actor, (ctx) => begin(ctx, mailId))
      if (!begun) return
      let refused: string[]
      try {
        if (!begun.server) throw new Error('refusal.mailServerMissing')
        refused = (await sendMail(begun.server, begun.mail)).refused
      } catch (error) {
        const { words, final } = mailProblem(error)
        const last = final || begun.attempt >= mostAttempts
        await runner.command(actor, (ctx) => noteProblem(ctx, mailId, words, last))
        if (last) return
        throw new Error('the mail server did not take the mail')
      }
      await runner.command(actor, (ctx) => noteSent(ctx, mailId, begun.letter, refused))
    },
  },
}

/** Rights of the house, in the name of whoever sent it. */
async function senderOf(ctx: Context, mailId: string): Promise<Actor> {
  const { createdById } = await findRecord(ctx.db, 'offerMails', mailId)
  return { ...system, memberId: createdById ?? '' }
}

/** Counts the attempt and puts the mail together; nothing to do if it left or was called off meanwhile. */
async function begin(ctx: Context, mailId: string) {
  const row = await findRecord(ctx.db, 'offerMails', mailId)
  if (stateOf(row) !== 'waiting' || !row.letter) return null
  const offer = await findRecord(ctx.db, 'offers', row.offerId)
  const problem = offer.outcome !== null ? 'refusal.offerDecided' : await blockedBy(ctx, row)
  if (problem) {
    await noteProblem(ctx, mailId, problem, true)
    return null
  }
  const { attempts } = await updateRecord(ctx, 'offerMails', 'offerMail.tried', row, { attempts: row.attempts + 1 })
  const letter = new Uint8Array(row.letter)
  const by = await sql.findMemberEmail(ctx.db, row.createdById)
  const mail: Mail = {
    to: row.recipient,
    copies: JSON.parse(row.copies) as string[],
    replyTo: by?.email ?? undefined,
    ...{ subject: row.subject, text: row.text },
    messageId: `<${mailId}@bordmittel.invalid>`,
    attachments: [{ name: `${offer.number}.pdf`, type: 'application/pdf', bytes: letter }],
  }
  return { server: mailServerOf(ctx.settings), mail, letter, attempt: attempts }
}

/** Whether the gate still lets it through: somebody may have objected while it waited. */
async function blockedBy(ctx: Context, row: sql.MailRecord): Promise<string | null> {
  try {
    await needPermission(ctx, row)
    return null
  } catch (error) {
    if (error instanceof Refusal) return `refusal.${error.code}`
    throw error
  }
}

async function noteProblem(ctx: Context, mailId: string, problem: string, last: boolean): Promise<void> {
  const row = await findRecord(ctx.db, 'offerMails', mailId)
  if (stateOf(row) !== 'waiting') return
  if (last) await sql.keepLetter(ctx.db, mailId, null)
  const failed = last ? { failedAt: ctx.now } : {}
  await updateRecord(ctx, 'offerMails', last ? 'offerMail.failed' : 'offerMail.waits', row, { problem, ...failed })
  tell(ctx, row)
}

/** It left: the draft is sent, the letter lies with it, and the words stand in the timeline. */
async function noteSent(ctx: Context, mailId: string, letter: Uint8Array, refused: string[]): Promise<void> {
  const row = await findRecord(ctx.db, 'offerMails', mailId)
  const offer = await findRecord(ctx.db, 'offers', row.offerId)
  if (offer.sentOn === null && offer.outcome === null)
    await markSent(ctx, offer, row.askOn ?? askAgainOn(ctx.today, offer.validUntil), letter)
  await insertActivity(ctx, {
    customerId: offer.customerId,
    personId: row.personId,
    opportunityId: offer.opportunityId,
    kind: 'email',
    outcome: null,
    at: ctx.now,
    text: `${row.subject}\n\n${row.text}`,
    report: null,
  })
  await noteUse(ctx, row)
  await sql.keepLetter(ctx.db, mailId, null)
  const problem = refused.length > 0 ? refused.join(', ') : null
  await updateRecord(ctx, 'offerMails', 'offerMail.sent', row, { sentAt: ctx.now, failedAt: null, problem })
  tell(ctx, row)
}

/** Advertising uses a permission, and that is written down. */
async function noteUse(ctx: Context, { purpose, recipient, personId }: sql.MailRecord): Promise<void> {
  if (purpose !== 'advertising') return
  const asked = {
    channel: 'email',
    purpose,
    address: recipient,
    personId: personId ?? undefined,
    notice: false,
  } as const
  const { hash } = await askGate(ctx, asked)
  const used = { channel: 'email', address: recipient, addressHash: hash, personId, reason: purpose } as const
  if (hash) await addEntry(ctx, { ...used, kind: 'use', source: 'mail', at: ctx.now })
}

/** Whoever sent it sees at once what came of it. */
function tell(ctx: Context, { createdById }: sql.MailRecord): void {
  if (createdById) ctx.effects.signals.push({ name: 'tasks', members: [createdById], params: {} })
}
