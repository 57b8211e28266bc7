import { companyOf } from '#features/company/rules.ts'
import { insertTask } from '#features/tasks/actions.ts'
import type { Change, Context } from '#platform/actions/context.ts'
import { deleteRecord, insertRecord } from '#platform/actions/records.ts'
import type { JobKinds } from '#platform/jobs/jobs.ts'
import { system } from '#shared/actor.ts'
import { addMonths } from '#shared/days.ts'
import { formatFor } from '#shared/format.ts'
import { translatorFor } from '#shared/translate.ts'
import { readNominations } from './actions/overview.ts'
import type { Nomination } from './contract.ts'
import { messages } from './serverWords.ts'
import * as sql from './sql.ts'

export const jobs: JobKinds = {
  /** Each day: who has reached a limit is proposed to the sales lead by a task with the reason, once a year (rules §7). */
  nominateKeyAccounts: {
    everyMinutes: 24 * 60,
    thread: true,
    async run({ runner }) {
      const found = await runner.query(system, async (ctx) => {
        const { nominations, currency } = await readNominations(ctx)
        return { nominations: await notProposed(ctx, nominations), currency }
      })
      if (found.nominations.length === 0) return
      await runner.command(system, async (ctx) => {
        const lead = await sql.findLead(ctx.db)
        // Another process may have proposed them meanwhile.
        for (const one of await notProposed(ctx, found.nominations)) {
          const task = { kind: 'task' as const, text: taskText(ctx, one, found.currency), customerId: one.customerId }
          const { id: taskId } = await insertTask(ctx, { ...task, assigneeId: lead, dueDay: ctx.today })
          const reasons = JSON.stringify(one.reasons)
          const values = { customerId: one.customerId, day: ctx.today, reasons, taskId }
          await insertRecord(ctx, 'nominations', 'keyAccount.proposed', values)
        }
      })
    },
  },
}

async function notProposed(ctx: Context, nominations: readonly Nomination[]): Promise<Nomination[]> {
  const since = addMonths(ctx.today, -12)
  const ids = nominations.map(({ customerId }) => customerId)
  const told = new Set((await sql.listNominations(ctx.db, since, ids)).map(({ customerId }) => customerId))
  return nominations.filter(({ customerId }) => !told.has(customerId))
}

function taskText(ctx: Context, { name, reasons, ...of }: Nomination, currency: string): string {
  const { language } = companyOf(ctx.settings)
  const format = formatFor(language)
  const t = translatorFor(language, messages[language])
  const values = {
    potential: format.money(of.potential, currency, 'never'),
    score: format.number(of.score?.value, 1),
    share: format.percent(of.share),
  }
  const because = reasons.map((reason) => t(`keyAccountTasks.${reason}`, { value: values[reason] }))
  return t('keyAccountTasks.propose', { name, reasons: format.list(because) })
}

/** An answer, wherever it was given, takes the task away: a reason against it, or a handover that is prepared. */
export async function followAnswer(ctx: Context, { before, after }: Change): Promise<void> {
  if (!before && after) await endTasks(ctx, String(after.customerId))
}

export async function followMode(ctx: Context, { before, after }: Change): Promise<void> {
  if (before && after?.mode === 'keyAccount' && before.mode !== 'keyAccount') await endTasks(ctx, after.id)
}

async function endTasks(ctx: Context, customerId: string): Promise<void> {
  for (const task of await sql.listNominationTasks(ctx.db, customerId))
    await deleteRecord(ctx, 'tasks', 'task.deleted', task)
}
