import { largestFile } from '#features/files/rules.ts'
import type { Context } from '#platform/actions/context.ts'
import type { Runner } from '#platform/actions/runner.ts'
import { enqueueJob, type JobKinds } from '#platform/jobs/jobs.ts'
import { type Mailbox, type MailboxPlace, mailboxProblem, withMailbox } from '#platform/mail/mailbox.ts'
import { system } from '#shared/actor.ts'
import { addDays, later } from '#shared/days.ts'
import { Refusal } from '#shared/refusal.ts'
import { waitingDays } from './rules.ts'
import { intakeSettingsOf, mailboxId, mailboxOf } from './settings.ts'
import * as sql from './sql.ts'
import { type Arrived, filerOf, readArrived, takeIn } from './takeIn.ts'

/** Mails per run; what is left is for the next one. */
const mailsPerRun = 100
/** Milliseconds after which a run begins no further mail, so that other work gets its turn. */
const longestRun = 60_000
/** Where mails go that stand in a timeline. */
export const filedFolder = 'Abgelegt'

const forgottenAtOnce = 500

export const jobs: JobKinds = {
  /**
   * Every few minutes, where it is switched on. The first time that the mailbox cannot be read is put among the jobs as
   * failed work, so that it is seen there too; the settings say it as long as it lasts.
   */
  lookForMails: {
    everyMinutes: 5,
    async run({ runner }) {
      const place = await intakeOf(runner)
      if (!place) return
      const problem = await fetchMails(runner, place)
      if (problem?.first) await runner.command(system, (ctx) => enqueueJob(ctx, 'fetchMails', {}))
    },
  },
  /** "Jetzt abholen": failed with `mailboxUnreachable` if the mailbox cannot be read. */
  fetchMails: {
    async run({ runner }) {
      const place = await intakeOf(runner)
      if (!place) throw new Refusal('intakeOff')
      if (await fetchMails(runner, place)) throw new Refusal('mailboxUnreachable')
    },
  },
  /** What waited for three months goes, and what is remembered of mails so that they are not taken in twice. */
  forgetMails: {
    everyMinutes: 24 * 60,
    async run({ runner }) {
      await runner.command(system, async (ctx) => {
        const before = addDays(ctx.today, -waitingDays)
        await sql.deleteIncoming(ctx.db, await sql.listOlder(ctx.db, before, forgottenAtOnce))
      })
    },
  },
}

/** The mailbox that is to be read; none as long as it is not switched on. */
async function intakeOf(runner: Runner): Promise<MailboxPlace | null> {
  const settings = await runner.settings.read()
  return intakeSettingsOf(settings).on ? mailboxOf(settings) : null
}

/**
 * Reads the mailbox and notes how it went. Answers the problem, if there was one, and whether it is a new one. Throws
 * what a single mail ran into after all others were taken in.
 */
async function fetchMails(runner: Runner, place: MailboxPlace): Promise<{ first: boolean } | null> {
  const id = mailboxId(place)
  const faults: unknown[] = []
  try {
    await withMailbox(place, (mailbox) => readMailbox(runner, id, mailbox, faults))
  } catch (error) {
    return await runner.command(system, (ctx) => noteProblem(ctx, id, mailboxProblem(error)))
  }
  await runner.command(system, (ctx) =>
    sql.setMailbox(ctx.db, id, { lookedAt: ctx.now, problem: null, failingSince: null }),
  )
  if (faults.length > 0) throw faults[0]
  return null
}

async function noteProblem(ctx: Context, id: string, problem: string): Promise<{ first: boolean }> {
  const { failingSince } = await sql.openMailbox(ctx.db, id, ctx.now)
  await sql.setMailbox(ctx.db, id, { problem, failingSince: failingSince ?? ctx.now })
  return { first: failingSince === null }
}

/** Takes in what is new, then moves what stands in a timeline, also what an earlier run was cut off before moving. */
async function readMailbox(runner: Runner, id: string, mailbox: Mailbox, faults: unknown[]): Promise<void> {
  const { uidValidity, uidNext } = mailbox
  const begun = performance.now()
  const state = await runner.command(system, (ctx) => sql.openMailbox(ctx.db, id, ctx.now))
  const same = state.uidValidity === uidValidity
  const found = await mailbox.list(same ? { after: state.lastUid } : { since: sinceOf(state) }, mailsPerRun)
  if (!same) {
    // A mailbox seen for the first time, or one that counts anew: what lies below is not ours, or known.
    const lastUid = (found[0]?.uid ?? uidNext) - 1
    await runner.command(system, (ctx) => sql.setMailbox(ctx.db, id, { uidValidity, lastUid }))
  }
  for (const { uid, size } of found) {
    if (performance.now() - begun > longestRun) break
    const bytes = size > largestFile ? null : await mailbox.read(uid, largestFile)
    // Somebody took it out of the folder in the meantime.
    if (size <= largestFile && !bytes) continue
    const read = bytes ? await readArrived(bytes) : { mail: null, attached: null }
    await takeInOne(runner, { mailboxId: id, uidValidity, uid, size, bytes, ...read }, faults)
  }
  const filed = await runner.query(system, (ctx) => sql.listToMove(ctx.db, id, uidValidity, mailsPerRun))
  if (filed.length === 0) return
  await mailbox.move(
    filed.map(({ uid }) => uid),
    filedFolder,
  )
  const moved = filed.map((one) => one.id)
  await runner.command(system, (ctx) => sql.setMoved(ctx.db, moved, ctx.now))
}

/** From when on a mailbox without known numbers is read: since it was switched on, later since a day before the last look. */
function sinceOf({ since, lookedAt }: sql.MailboxRow): string {
  const before = (instant: string, minutes: number) => new Date(Date.parse(instant) - minutes * 60_000).toISOString()
  // Clocks differ.
  const start = before(since, 5)
  const looked = lookedAt === null ? start : before(lookedAt, 24 * 60)
  return later(looked, start)
}

async function takeInOne(runner: Runner, arrived: Arrived, faults: unknown[]): Promise<void> {
  const filer = await runner.query(system, (ctx) => filerOf(ctx, arrived.mail))
  try {
    await runner.command(filer ?? system, (ctx) => takeIn(ctx, arrived))
  } catch (fault) {
    faults.push(fault)
    await runner.command(filer ?? system, (ctx) => takeIn(ctx, arrived, true))
  }
}
