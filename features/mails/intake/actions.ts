import { canChangeCompany } from '#features/company/access.ts'
import { canLog, need } from '#features/customers/access.ts'
import { readCustomer } from '#features/customers/actions.ts'
import { actions as persons, readPerson } from '#features/persons/actions.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { noteEvent } from '#platform/actions/records.ts'
import type { PrepareTools } from '#platform/actions/runner.ts'
import { saveSetting } from '#platform/actions/settings.ts'
import { sealed } from '#platform/auth/secrets.ts'
import { enqueueJob } from '#platform/jobs/jobs.ts'
import { mailboxProblem, withMailbox } from '#platform/mail/mailbox.ts'
import type { Actor } from '#shared/actor.ts'
import { defined } from '#shared/defined.ts'
import { Refusal } from '#shared/refusal.ts'
import { keepsPassword } from '../server/rules.ts'
import { canSeeWaiting, seesAllWaiting } from './access.ts'
import type { contract, WaitingMail } from './contract.ts'
import { checkIntake, filingOf } from './rules.ts'
import { intakeSettingsOf, mailboxId, mailboxOf } from './settings.ts'
import * as sql from './sql.ts'
import { enterFiling, ownAddresses, readArrived } from './takeIn.ts'

export const actions: Actions<typeof contract> = {
  async getMailIntake(ctx) {
    need(canChangeCompany(ctx.actor))
    const place = mailboxOf(ctx.settings)
    const state = place ? await sql.findMailbox(ctx.db, mailboxId(place)) : undefined
    return {
      ...intakeSettingsOf(ctx.settings),
      hasPassword: Boolean(ctx.settings.mailIntakePassword),
      lookedAt: state?.lookedAt ?? null,
      problem: state?.problem ?? null,
      failingSince: state?.failingSince ?? null,
      waiting: await sql.countWaiting(ctx.db, seesAllWaiting(ctx.actor) ? null : ctx.actor.memberId),
    }
  },

  async changeMailIntake(ctx, { password, ...input }) {
    need(canChangeCompany(ctx.actor))
    const before = intakeSettingsOf(ctx.settings)
    const after = { ...before, ...defined(input) }
    checkIntake(after)
    await saveSetting(ctx, 'mailIntake', after)
    if (password) await saveSetting(ctx, 'mailIntakePassword', sealed(String(ctx.settings.authSecret ?? ''), password))
    else if (password === '' || !keepsPassword(before, after)) await saveSetting(ctx, 'mailIntakePassword', null)
    // What arrives from now on is read, not what lies there already.
    const place = mailboxOf({ ...ctx.settings, mailIntake: after })
    if (after.on && place) await sql.openMailbox(ctx.db, mailboxId(place), ctx.now)
    noteEvent(ctx, 'mail.intake', 'settings', 'mailIntake', {
      from: before,
      to: after,
      ...(password === undefined ? {} : { password: password === '' ? 'removed' : 'changed' }),
    })
    return {}
  },

  async testMailbox(ctx, { outcome }: TestInput) {
    need(canChangeCompany(ctx.actor))
    if (!outcome) throw new Error('the mailbox was not tried')
    noteEvent(ctx, 'mail.intakeTested', 'settings', 'mailIntake', { reached: outcome.reached })
    return outcome
  },

  async fetchMails(ctx) {
    need(canChangeCompany(ctx.actor))
    if (!intakeSettingsOf(ctx.settings).on) throw new Refusal('intakeOff')
    return { jobId: await enqueueJob(ctx, 'fetchMails', {}) }
  },

  async listWaitingMails(ctx, { after, limit }) {
    const memberId = seesAllWaiting(ctx.actor) ? null : ctx.actor.memberId
    const rows = await sql.listWaiting(ctx.db, memberId, { after: after ?? null, limit: limit + 1 })
    const page = rows.slice(0, limit)
    const more = rows.length > limit
    return {
      mails: page.map((row) => ({
        id: row.id,
        sender: row.sender,
        senderName: row.senderName,
        memberName: row.memberName,
        subject: row.subject,
        text: row.text,
        at: row.at,
        reason: row.reason as WaitingMail['reason'],
        others: JSON.parse(row.others) as WaitingMail['others'],
        kept: row.contentId !== null,
      })),
      next: more ? (page.at(-1)?.id ?? null) : null,
      total: after ? null : more ? await sql.countWaiting(ctx.db, memberId) : page.length,
    }
  },

  async assignMail(ctx, input) {
    const { id, customerId, personId, newPerson } = input
    const row = await readWaiting(ctx, id)
    const { responsibility } = await readCustomer(ctx, customerId)
    need(canLog(ctx.actor, responsibility))
    const read = assigned.get(input)
    if (!read?.mail) throw new Refusal('mailNotKept')
    const person = await personFor(ctx, customerId, personId, newPerson)
    const { mail, attached, bytes } = read
    const filing = filingOf(mail, await ownAddresses(ctx), ctx.timeZone, attached)
    const places = [{ customerId, personId: person }]
    const { activityId, known } = await enterFiling(ctx, filing, places, { mail, bytes, filerId: row.memberId })
    await sql.setIncoming(ctx.db, id, { activityId })
    return { activityId, undo: known && !newPerson ? null : ctx.commandId }
  },

  async dismissMail(ctx, { id, dismissed }) {
    await readWaiting(ctx, id)
    await sql.setIncoming(ctx.db, id, { dismissedAt: dismissed ? ctx.now : null })
    return {}
  },
}

type Outcome = { reached: boolean; problem: string | null; mails: number }
type TestInput = { outcome?: Outcome }

/** What `prepare` read of a waiting mail, until the action takes it. */
const assigned = new WeakMap<object, Awaited<ReturnType<typeof readArrived>> & { bytes: Uint8Array }>()

export const prepare = {
  /** Another computer is asked: not inside the transaction. Refuses `intakeIncomplete`. */
  async testMailbox(_: TestInput, actor: Actor, tools: PrepareTools): Promise<TestInput> {
    need(canChangeCompany(actor))
    const place = await tools.query(async (ctx: Context) => mailboxOf(ctx.settings))
    if (!place) throw new Refusal('intakeIncomplete')
    try {
      const mails = await withMailbox(place, async ({ count }) => count)
      return { outcome: { reached: true, problem: null, mails } }
    } catch (error) {
      return { outcome: { reached: false, problem: mailboxProblem(error), mails: 0 } }
    }
  },

  /** Reading 25 MB takes its time: not inside the transaction. Refuses `notFound`, `mailNotKept`. */
  async assignMail<T extends { id: string }>(input: T, _actor: Actor, tools: PrepareTools): Promise<T> {
    const bytes = await tools.query(async (ctx: Context) => {
      await readWaiting(ctx, input.id)
      return await sql.findContent(ctx.db, input.id)
    })
    if (!bytes) throw new Refusal('mailNotKept')
    const prepared = { ...input }
    assigned.set(prepared, { ...(await readArrived(bytes)), bytes })
    return prepared
  },
}

/** A mail of the list that the actor may see; refuses `notFound`. */
async function readWaiting(ctx: Context, id: string): Promise<sql.IncomingRow> {
  const row = await sql.findIncoming(ctx.db, id)
  if (!row || row.reason === null || !canSeeWaiting(ctx.actor, row)) throw new Refusal('notFound')
  return row
}

/** The person that a mail is assigned to: one of that customer, or a new one. Refuses `notFound`. */
async function personFor(
  ctx: Context,
  customerId: string,
  personId: string | undefined,
  newPerson: { firstName: string; lastName: string; email: string } | undefined,
): Promise<string | null> {
  if (newPerson) {
    const { firstName, lastName, email } = newPerson
    return (await persons.createPerson(ctx, { customerId, firstName, lastName, emails: [email] })).id
  }
  if (!personId) return null
  if ((await readPerson(ctx, personId)).customerId !== customerId) throw new Refusal('notFound')
  return personId
}
