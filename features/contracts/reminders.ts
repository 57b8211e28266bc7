import { companyOf } from '#features/company/rules.ts'
import { findOpenTask, insertTask } from '#features/tasks/actions.ts'
import { atEnd } from '#platform/actions/atEnd.ts'
import type { Change, Context, Followers } from '#platform/actions/context.ts'
import { inPieces } from '#platform/actions/pieces.ts'
import { deleteRecord, insertRecord, updateRecord } from '#platform/actions/records.ts'
import type { JobKinds } from '#platform/jobs/jobs.ts'
import { system } from '#shared/actor.ts'
import { later } from '#shared/days.ts'
import { formatFor } from '#shared/format.ts'
import { translatorFor } from '#shared/translate.ts'
import { type Decision, isTime, nextDecision } from './rules/decisions.ts'
import { messages } from './serverWords.ts'
import * as sql from './sql.ts'
import { followRenewal, rollOn } from './terms.ts'

const mostContracts = 20_000

export const followers: Followers = { contracts: [follow], opportunities: [followRenewal] }

async function follow(ctx: Context, { after }: Change): Promise<void> {
  if (after) atEnd(ctx, remind, [after.id])
}

type Reminded = Awaited<ReturnType<typeof sql.listByIds>>[number]
type Reminder = Awaited<ReturnType<typeof sql.listReminders>>[number]

/**
 * The task before a decision comes once its time has begun, once for each decision, and follows the contract: another day moves
 * it, a contract that was ended, renewed or deleted takes it away. What is done or was deleted by hand does not come again.
 */
async function remind(ctx: Context, ids: string[]): Promise<void> {
  const reminders = Map.groupBy(await sql.listReminders(ctx.db, ids), (row) => row.contractId)
  for (const row of await sql.listByIds(ctx.db, ids)) await remindOf(ctx, row, reminders.get(row.id)?.at(-1))
}

/** What somebody is to be reminded of today; nothing once its day is over. */
function dueOf(row: Reminded, today: string): Decision | null {
  const next = row.deletedAt === null && row.customerDeletedAt === null ? nextDecision(row, today) : null
  return next && isTime(next, today) && next.day >= today ? next : null
}

async function remindOf(ctx: Context, row: Reminded, last: Reminder | undefined): Promise<void> {
  const due = dueOf(row, ctx.today)
  const ahead = last !== undefined && last.forDay >= ctx.today ? last : null
  const task = ahead?.taskId ? await findOpenTask(ctx, ahead.taskId) : undefined
  if (!due) {
    if (ahead && task) {
      await deleteRecord(ctx, 'tasks', 'task.deleted', task)
      await deleteRecord(ctx, 'contractReminders', 'contractReminder.dropped', ahead)
    }
    return
  }
  const text = taskText(ctx, row, due)
  if (ahead && task) {
    const dueDay = due.day === ahead.forDay ? task.dueDay : later(due.remindDay, ctx.today)
    await updateRecord(ctx, 'tasks', 'task.changed', task, { text, dueDay })
    await updateRecord(ctx, 'contractReminders', 'contractReminder.moved', ahead, { forDay: due.day })
  } else if (last?.forDay !== due.day) {
    const made = await insertTask(ctx, {
      kind: 'task',
      text,
      customerId: row.customerId,
      assigneeId: row.ownerId,
      dueDay: later(due.remindDay, ctx.today),
    })
    const values = { contractId: row.id, forDay: due.day, taskId: made.id }
    await insertRecord(ctx, 'contractReminders', 'contractReminder.made', values)
  }
}

function taskText(ctx: Context, { name, autoRenewMonths }: Reminded, { kind, day, endDay }: Decision): string {
  const { language } = companyOf(ctx.settings)
  const format = formatFor(language)
  const which = kind === 'end' ? 'end' : autoRenewMonths ? 'notice' : 'noticeEnds'
  const t = translatorFor(language, messages[language])
  return t(`contractTasks.${which}`, { name, day: format.day(day), end: format.day(endDay) })
}

export const jobs: JobKinds = {
  /** Each day: contracts that went on by themselves get their next term, and whose time has come its task. */
  watchContracts: {
    everyMinutes: 12 * 60,
    async run({ runner }) {
      const ids = await runner.query(system, (ctx) => sql.listWatched(ctx.db, mostContracts))
      for await (const some of inPieces(ids)) {
        const waiting = await runner.query(system, (ctx) => waitingOf(ctx, [...some]))
        if (waiting.length > 0) await runner.command(system, (ctx) => watch(ctx, waiting))
      }
    },
  },
}

/** Those of these contracts for which something is to be done today. */
async function waitingOf(ctx: Context, ids: string[]): Promise<string[]> {
  const reminders = Map.groupBy(await sql.listReminders(ctx.db, ids), (row) => row.contractId)
  const rows = await sql.listByIds(ctx.db, ids)
  return rows
    .filter((row) => {
      if (row.autoRenewMonths && row.endDay !== null && row.endDay < ctx.today) return true
      const due = dueOf(row, ctx.today)
      return due !== null && reminders.get(row.id)?.at(-1)?.forDay !== due.day
    })
    .map(({ id }) => id)
}

async function watch(ctx: Context, ids: string[]): Promise<void> {
  for (const { ownerId: _, customerDeletedAt, ...row } of await sql.listByIds(ctx.db, ids))
    if (row.deletedAt === null && customerDeletedAt === null) await rollOn(ctx, row)
  await remind(ctx, ids)
}
