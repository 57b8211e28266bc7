import { mailServerOf } from '#features/mails/server/settings.ts'
import type { Context } from '#platform/actions/context.ts'
import { findRecord, updateRecord } from '#platform/actions/records.ts'
import { type JobKinds, mostAttempts } from '#platform/jobs/jobs.ts'
import { type Mail, mailProblem, sendMail } from '#platform/mail/mail.ts'
import { type Actor, system } from '#shared/actor.ts'
import { gateOf, noteUse } from './actions/asking.ts'
import { writeMail } from './actions/words.ts'
import { stateOf } from './rules.ts'
import * as sql from './sql.ts'

export const jobs: JobKinds = {
  /**
   * Hands a question to the mail server. The link is made when the mail is written, so that it stands nowhere; a second try
   * makes a second one, and both hold. Somebody may have objected while it waited: the gate is asked again.
   */
  mailSurvey: {
    async run({ runner, payload }) {
      const { surveyId } = payload as { surveyId: string }
      const actor = await runner.query(system, (ctx) => senderOf(ctx, surveyId))
      const begun = await runner.command(actor, (ctx) => begin(ctx, surveyId))
      if (!begun) return
      try {
        if (!begun.server) throw new Error('refusal.mailServerMissing')
        await sendMail(begun.server, begun.mail)
      } catch (error) {
        const { words, final } = mailProblem(error)
        const last = final || begun.attempt >= mostAttempts
        await runner.command(actor, (ctx) => noteProblem(ctx, surveyId, words, last))
        if (last) return
        throw new Error('the mail server did not take the mail')
      }
      await runner.command(actor, (ctx) => noteSent(ctx, surveyId))
    },
  },
}

/** Rights of the house, in the name of whoever asked. */
async function senderOf(ctx: Context, surveyId: string): Promise<Actor> {
  const { createdById } = await findRecord(ctx.db, 'surveys', surveyId)
  return { ...system, memberId: createdById ?? '' }
}

/** Counts the attempt and writes the mail; nothing to do if it left or was called off meanwhile. */
async function begin(ctx: Context, surveyId: string) {
  const row = await findRecord(ctx.db, 'surveys', surveyId)
  const { personId, recipient } = row
  if (stateOf(row, ctx.now) !== 'waiting') return null
  const person = personId ? await sql.findAddressee(ctx.db, personId) : undefined
  if (!personId || !recipient || !person) {
    await noteProblem(ctx, surveyId, 'refusal.surveyPersonLeft', true)
    return null
  }
  const { verdict, hash } = await gateOf(ctx, personId, recipient)
  if (!verdict.allowed) {
    await noteProblem(ctx, surveyId, 'surveys.blocked', true)
    return null
  }
  const { attempts } = await updateRecord(ctx, 'surveys', 'survey.tried', row, { attempts: row.attempts + 1 })
  const by = await sql.findMember(ctx.db, row.createdById)
  const to = { person, personId, address: recipient, hash, byName: by?.name ?? '' }
  const { subject, text, stopUrl } = await writeMail(ctx, row, to)
  const mail: Mail = {
    to: recipient,
    replyTo: by?.email ?? undefined,
    subject,
    text,
    messageId: `<${surveyId}@bordmittel.invalid>`,
    headers: { 'List-Unsubscribe': `<${stopUrl}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
  }
  return { server: mailServerOf(ctx.settings), mail, attempt: attempts }
}

async function noteProblem(ctx: Context, surveyId: string, problem: string, last: boolean): Promise<void> {
  const row = await findRecord(ctx.db, 'surveys', surveyId)
  if (stateOf(row, ctx.now) !== 'waiting') return
  await updateRecord(ctx, 'surveys', last ? 'survey.failed' : 'survey.waits', row, {
    problem,
    ...(last ? { failedAt: ctx.now } : {}),
  })
  tellSender(ctx, row)
}

async function noteSent(ctx: Context, surveyId: string): Promise<void> {
  const row = await findRecord(ctx.db, 'surveys', surveyId)
  await updateRecord(ctx, 'surveys', 'survey.sent', row, { sentAt: ctx.now, failedAt: null, problem: null })
  if (!row.personId || !row.recipient) return
  const { hash } = await gateOf(ctx, row.personId, row.recipient)
  await noteUse(ctx, row.personId, row.recipient, hash)
  tellSender(ctx, row)
}

/** Whoever asked sees at once what came of it. */
function tellSender(ctx: Context, { createdById }: sql.SurveyRecord): void {
  if (createdById) ctx.effects.signals.push({ name: 'tasks', members: [createdById], params: {} })
}
