import { companyOf } from '#features/company/rules.ts'
import { createTask, insertTask, needColleague } from '#features/tasks/actions.ts'
import type { Change, Context, Followers } from '#platform/actions/context.ts'
import { deleteRecord, findRecord, updateRecord } from '#platform/actions/records.ts'
import type { Day } from '#shared/days.ts'
import { Refusal } from '#shared/refusal.ts'
import { translatorFor } from '#shared/translate.ts'
import { nextReview } from '../rules/plan.ts'
import { messages } from './serverWords.ts'
import * as sql from './sql.ts'

/**
 * Tasks of a plan belong to no customer: those of a customer are read by everybody who reads the customer, plans are not
 * (rules §12). Who has the task reads the name of the customer in it.
 */
export async function createPlanTask(ctx: Context, given: { text: string; memberId: string; dueDay: Day }) {
  const { text, memberId, dueDay } = given
  return await createTask(ctx, { kind: 'task', text, assigneeId: memberId, dueDay })
}

/** Changes who, what and until when. Refuses `taskDone`, `dayGone`, `assigneeUnknown`. */
export async function changePlanTask(
  ctx: Context,
  taskId: string,
  { text, memberId, dueDay }: { text: string; memberId: string; dueDay: Day },
): Promise<void> {
  const row = await findRecord(ctx.db, 'tasks', taskId)
  const moved = dueDay !== row.dueDay
  const given = memberId !== row.assigneeId
  if (row.doneAt && (moved || given)) throw new Refusal('taskDone')
  if (moved && dueDay < ctx.today) throw new Refusal('dayGone', { day: dueDay })
  if (given) await needColleague(ctx, memberId)
  await updateRecord(ctx, 'tasks', `task.${moved ? 'moved' : 'changed'}`, row, {
    text,
    assigneeId: memberId,
    dueDay,
    ...(moved ? { setOn: ctx.today } : {}),
  })
}

/** A task of a plan that is no longer wanted goes, unless it is done. */
export async function dropPlanTask(ctx: Context, taskId: string | null): Promise<void> {
  const row = taskId ? await sql.findTask(ctx.db, taskId) : undefined
  if (row && row.doneAt === null) await deleteRecord(ctx, 'tasks', 'task.deleted', row)
}

export function reviewText(ctx: Context, customer: string): string {
  return wordsOf(ctx)('planPaper.review', { customer })
}

/** What the task of an action says, with the name of the customer; no longer than a task may be. */
export function actionText(ctx: Context, customer: string, text: string): string {
  return wordsOf(ctx)('planPaper.action', { customer, text }).slice(0, 1000)
}

function wordsOf(ctx: Context) {
  const { language } = companyOf(ctx.settings)
  return translatorFor(language, messages[language])
}

export const followers: Followers = { tasks: [follow] }

/** A review that is done brings the next one; a task that is deleted takes its action along. */
async function follow(ctx: Context, { before, after }: Change): Promise<void> {
  if (!before || !after) return
  const done = before.doneAt === null && after.doneAt !== null
  const gone = before.deletedAt === null && after.deletedAt !== null
  if (!done && !gone) return
  const plan = await sql.findPlanOfReview(ctx.db, after.id)
  if (plan && gone) await updateRecord(ctx, 'accountPlans', 'accountPlan.changed', plan, { reviewTaskId: null })
  if (plan && done) {
    const dueDay = nextReview(plan, ctx.today)
    const next = dueDay && { text: String(after.text), assigneeId: after.assigneeId as string | null, dueDay }
    const task = next ? await insertTask(ctx, { kind: 'task', ...next }) : null
    await updateRecord(ctx, 'accountPlans', 'accountPlan.reviewed', plan, {
      reviewTaskId: task?.id ?? null,
      reviewedOn: ctx.today,
    })
  }
  const action = gone ? await sql.findActionOfTask(ctx.db, after.id) : undefined
  if (action) await deleteRecord(ctx, 'planActions', 'planAction.removed', action)
}
