import { insertActivity } from '#features/activities/actions.ts'
import { companyOf } from '#features/company/rules.ts'
import { attach } from '#features/files/actions.ts'
import { mailServerOf } from '#features/mails/server/settings.ts'
import { stateOf } from '#features/offers/mailing/rules.ts'
import { insertTask } from '#features/tasks/actions.ts'
import type { Context } from '#platform/actions/context.ts'
import { inPieces } from '#platform/actions/pieces.ts'
import { findRecord, updateRecord } from '#platform/actions/records.ts'
import { type JobKinds, mostAttempts } from '#platform/jobs/jobs.ts'
import { type Mail, mailProblem, sendMail } from '#platform/mail/mail.ts'
import { system } from '#shared/actor.ts'
import { addDays, later } from '#shared/days.ts'
import { formatFor } from '#shared/format.ts'
import { Refusal } from '#shared/refusal.ts'
import { translatorFor } from '#shared/translate.ts'
import { priceLetterFile, priceMailWords, readPriceLetter } from './letters.ts'
import { needPermission } from './sending.ts'
import { messages } from './serverWords.ts'
import * as sql from './sql.ts'

export const jobs: JobKinds = {
  /** The letter as it went out is kept with the customer; it takes its time, so not within the command. */
  keepPriceLetter: {
    async run({ runner, payload }) {
      const { lineId, memberId } = payload as Payload
      const actor = { ...system, memberId }
      const file = await runner.query(actor, (ctx) => letterToKeep(ctx, lineId))
      if (file) await runner.command(actor, (ctx) => keepLetter(ctx, lineId, file))
    },
  },

  /**
   * Hands the letter to the mail server; it went out once that took it. A server that says "later" or is away is asked
   * again, one that says no is not.
   */
  mailPriceLetter: {
    async run({ runner, payload }) {
      const { lineId, memberId } = payload as Payload
      const actor = { ...system, memberId }
      const begun = await runner.command(actor, (ctx) => begin(ctx, lineId))
      if (!begun) return
      const file = await priceLetterFile(begun.letter, begun.round)
      try {
        if (!begun.server) throw new Error('refusal.mailServerMissing')
        await sendMail(begun.server, { ...begun.mail, attachments: [file] })
      } catch (error) {
        const { words, final } = mailProblem(error)
        const last = final || begun.attempt >= mostAttempts
        await runner.command(actor, (ctx) => noteProblem(ctx, lineId, words, last))
        if (last) return
        throw new Error('the mail server did not take the mail')
      }
      await runner.command(actor, (ctx) => noteSent(ctx, lineId, file, begun.mail))
    },
  },

  /** Each day: whoever looks after a customer that has not reacted is asked to speak with it. */
  watchPriceRounds: {
    everyMinutes: 12 * 60,
    async run({ runner }) {
      const rows = await runner.query(system, (ctx) => listDue(ctx))
      for await (const some of inPieces(rows))
        await runner.command(system, async (ctx) => {
          for (const row of some) await remind(ctx, row.id)
        })
    },
  },
}

/** Which letter, and who let it go: rights of the house, in their name. */
type Payload = { lineId: string; memberId: string }
type File = { name: string; type: string; bytes: Uint8Array }

async function letterToKeep(ctx: Context, lineId: string): Promise<File | null> {
  const line = await findRecord(ctx.db, 'priceRoundLines', lineId)
  if (line.letterOn === null || line.fileId !== null) return null
  const round = await findRecord(ctx.db, 'priceRounds', line.roundId)
  return await priceLetterFile(await readPriceLetter(ctx, round, line), round)
}

async function keepLetter(ctx: Context, lineId: string, { name, bytes }: File): Promise<void> {
  const line = await findRecord(ctx.db, 'priceRoundLines', lineId)
  if (line.letterOn === null || line.fileId !== null) return
  const { id } = await attach(ctx, { record: 'customers', recordId: line.customerId, name, bytes })
  await updateRecord(ctx, 'priceRoundLines', 'priceRoundLine.kept', line, { fileId: id })
}

/** Counts the attempt and puts the mail together; nothing to do if it left or was taken back meanwhile. */
async function begin(ctx: Context, lineId: string) {
  const line = await findRecord(ctx.db, 'priceRoundLines', lineId)
  const { recipient, personId } = line
  if (recipient === null || line.letterOn !== null || stateOf(line) !== 'waiting') return null
  try {
    await needPermission(ctx, { recipient, personId })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await noteProblem(ctx, lineId, `refusal.${error.code}`, true)
    return null
  }
  const round = await findRecord(ctx.db, 'priceRounds', line.roundId)
  const { attempts } = await updateRecord(ctx, 'priceRoundLines', 'priceRoundLine.tried', line, {
    attempts: line.attempts + 1,
  })
  const letter = await readPriceLetter(ctx, round, line)
  const by = await sql.findMemberEmail(ctx.db, ctx.actor.memberId)
  const mail: Mail = {
    to: recipient,
    replyTo: by?.email ?? undefined,
    ...priceMailWords(ctx, letter, by?.name ?? ''),
    messageId: `<${lineId}-${line.version}@bordmittel.invalid>`,
  }
  return { server: mailServerOf(ctx.settings), mail, letter, round, attempt: attempts }
}

async function noteProblem(ctx: Context, lineId: string, problem: string, last: boolean): Promise<void> {
  const line = await findRecord(ctx.db, 'priceRoundLines', lineId)
  if (stateOf(line) !== 'waiting') return
  const failed = last ? { failedAt: ctx.now } : {}
  await updateRecord(ctx, 'priceRoundLines', last ? 'priceRoundLine.failed' : 'priceRoundLine.waits', line, {
    problem,
    ...failed,
  })
  tell(ctx)
}

/** It left: the letter lies with the customer, and the words stand in the timeline; many get one alike, so it is no contact. */
async function noteSent(ctx: Context, lineId: string, file: File, mail: Mail): Promise<void> {
  const line = await findRecord(ctx.db, 'priceRoundLines', lineId)
  await insertActivity(ctx, {
    ...{ customerId: line.customerId, personId: line.personId, opportunityId: null },
    ...{ kind: 'note', outcome: null, at: ctx.now, text: `${mail.subject}\n\n${mail.text}`, report: null },
  })
  await updateRecord(ctx, 'priceRoundLines', 'priceRoundLine.lettered', line, {
    ...{ letterOn: ctx.today, sentAt: ctx.now, failedAt: null, problem: null },
  })
  await keepLetter(ctx, lineId, file)
  tell(ctx)
}

/** Whoever sent it sees at once what came of it. */
function tell(ctx: Context): void {
  if (ctx.actor.memberId) ctx.effects.signals.push({ name: 'tasks', members: [ctx.actor.memberId], params: {} })
}

const mostReminders = 2000

async function listDue(ctx: Context) {
  const rows = await sql.listUnreminded(ctx.db, ctx.today, mostReminders)
  return rows.filter(({ fromDay, remindDays }) => addDays(fromDay, -remindDays) <= ctx.today)
}

/** A follow-up of the owner, due today; none where nobody looks after the customer. */
async function remind(ctx: Context, lineId: string): Promise<void> {
  const [row] = await sql.listUnreminded(ctx.db, ctx.today, 1, lineId)
  if (!row) return
  const { roundName: round, customerName: customer, customerId, fromDay } = row
  const { language } = companyOf(ctx.settings)
  const t = translatorFor(language, messages[language])
  const { id } = await insertTask(ctx, {
    kind: 'followUp',
    text: t('priceLetter.task', { round, customer, day: formatFor(language).day(fromDay) }),
    customerId,
    personId: row.personId,
    assigneeId: row.ownerId ?? row.memberId,
    dueDay: later(addDays(fromDay, -row.remindDays), ctx.today),
  })
  const line = await findRecord(ctx.db, 'priceRoundLines', lineId)
  await updateRecord(ctx, 'priceRoundLines', 'priceRoundLine.reminded', line, { taskId: id })
}
