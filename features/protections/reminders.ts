import { companyOf } from '#features/company/rules.ts'
import { findOpenTask, insertTask } from '#features/tasks/actions.ts'
import { atEnd } from '#platform/actions/atEnd.ts'
import type { Change, Context, Followers } from '#platform/actions/context.ts'
import { inPieces } from '#platform/actions/pieces.ts'
import { deleteRecord, insertRecord, updateRecord } from '#platform/actions/records.ts'
import type { JobKinds } from '#platform/jobs/jobs.ts'
import { system } from '#shared/actor.ts'
import { addDays, later } from '#shared/days.ts'
import { formatFor } from '#shared/format.ts'
import { translatorFor } from '#shared/translate.ts'
import { known, leadDays, mostOpen } from './actions/reading.ts'
import { runsOutIn } from './rules.ts'
import { messages } from './serverWords.ts'
import * as sql from './sql.ts'

export const followers: Followers = { protections: [follow] }

async function follow(ctx: Context, { after }: Change): Promise<void> {
  if (after) atEnd(ctx, remind, [after.id])
}

/**
 * The task before a granted protection ends comes once its time has begun, once for each end, and follows the protection:
 * another last day moves it; taken back or ended by a dispute it goes away. What is done does not come again.
 */
async function remind(ctx: Context, ids: string[]): Promise<void> {
  const reminders = Map.groupBy(await sql.listReminders(ctx.db, ids), (row) => row.protectionId)
  for (const row of await sql.listByIds(ctx.db, ids)) {
    const last = reminders.get(row.id)?.at(-1)
    const ahead = last !== undefined && last.forDay >= ctx.today ? last : null
    const task = ahead?.taskId ? await findOpenTask(ctx, ahead.taskId) : undefined
    if (!isDue(ctx, row)) {
      if (!ahead || !task) continue
      await deleteRecord(ctx, 'tasks', 'task.deleted', task)
      await deleteRecord(ctx, 'protectionReminders', 'protectionReminder.dropped', ahead)
    } else if (ahead && task) {
      await updateRecord(ctx, 'tasks', 'task.changed', task, { text: taskText(ctx, row), customerId: row.customerId })
      await updateRecord(ctx, 'protectionReminders', 'protectionReminder.moved', ahead, { forDay: row.toDay })
    } else if (last?.forDay !== row.toDay) {
      const { customerId } = row
      const dueDay = later(addDays(row.toDay, -leadDays), ctx.today)
      const assigneeId = await sql.findResponsible(ctx.db, ours(row))
      const made = await insertTask(ctx, { kind: 'task', text: taskText(ctx, row), customerId, assigneeId, dueDay })
      const values = { protectionId: row.id, forDay: row.toDay, taskId: made.id }
      await insertRecord(ctx, 'protectionReminders', 'protectionReminder.made', values)
    }
  }
}

type Reminded = Awaited<ReturnType<typeof sql.listByIds>>[number]

function isDue(ctx: Context, row: Reminded): boolean {
  return row.deletedAt === null && runsOutIn(known(row).claim, ctx.today, leadDays) !== null
}

/** Who may answer for the protection: the owner of the end customer, else who granted or asked for it; not the partner. */
function ours({ ownerId, decidedById, createdById, partnerMemberId }: Reminded): (string | null)[] {
  return [ownerId, decidedById, createdById].filter((id) => id !== partnerMemberId)
}

function taskText(ctx: Context, { endCustomer, partnerName, toDay }: Reminded): string {
  const { language } = companyOf(ctx.settings)
  const words = { name: endCustomer, partner: partnerName, day: formatFor(language).day(toDay) }
  return translatorFor(language, messages[language])('protectionTasks.ends', words)
}

export const jobs: JobKinds = {
  /** Each day: protections that run out get their task. */
  watchProtections: {
    everyMinutes: 12 * 60,
    async run({ runner }) {
      const ids = await runner.query(system, async (ctx) => {
        const rows = await sql.listGrantedUntil(ctx.db, ctx.today, addDays(ctx.today, leadDays), mostOpen)
        const told = await sql.listReminders(
          ctx.db,
          rows.map(({ id }) => id),
        )
        const days = new Map(told.map(({ protectionId, forDay }) => [protectionId, forDay]))
        return rows.filter(({ id, toDay }) => days.get(id) !== toDay).map(({ id }) => id)
      })
      for await (const some of inPieces(ids)) await runner.command(system, (ctx) => remind(ctx, [...some]))
    },
  },
}
