import { companyOf } from '#features/company/rules.ts'
import { findOpenTask, insertTask } from '#features/tasks/actions.ts'
import type { Context } from '#platform/actions/context.ts'
import { updateRecord } from '#platform/actions/records.ts'
import type { Day } from '#shared/days.ts'
import { translatorFor } from '#shared/translate.ts'
import { messages } from '../serverWords.ts'
import * as sql from '../sql.ts'

/** What a handover asks somebody to do. */
export type Asked = 'answer' | 'introduce' | 'checkFrom' | 'checkTo'
export type TaskIds = Partial<Record<Asked, string>>

/** Words in the language of a member, else of the company. */
export async function wordsFor(ctx: Context, memberId: string) {
  const [member] = await sql.listMembers(ctx.db, [memberId])
  const language = (member?.language ?? companyOf(ctx.settings).language) === 'en' ? 'en' : 'de'
  return translatorFor(language, messages[language])
}

/** A task for a member at the customer; answers the ids with the new one. */
export async function ask(
  ctx: Context,
  handover: Pick<sql.HandoverRecord, 'customerId'>,
  before: TaskIds,
  what: Asked,
  task: { assigneeId: string; dueDay: Day; key: keyof (typeof messages)['de']; params: Record<string, string> },
): Promise<TaskIds> {
  const t = await wordsFor(ctx, task.assigneeId)
  const { id } = await insertTask(ctx, {
    kind: 'task',
    text: t(task.key, task.params),
    customerId: handover.customerId,
    assigneeId: task.assigneeId,
    dueDay: task.dueDay,
  })
  return { ...before, [what]: id }
}

/** What was asked for is done, or nobody has to do it any more. */
export async function finish(ctx: Context, ids: TaskIds, ...what: Asked[]): Promise<void> {
  for (const one of what) {
    const row = ids[one] === undefined ? undefined : await findOpenTask(ctx, ids[one])
    if (row)
      await updateRecord(ctx, 'tasks', `${row.kind}.done`, row, {
        doneAt: ctx.now,
        doneById: ctx.actor.memberId || null,
        repeat: null,
      })
  }
}

/** It goes to somebody else, if it is still with the former. */
export async function pass(ctx: Context, ids: TaskIds, what: Asked, fromId: string, toId: string): Promise<void> {
  const row = ids[what] === undefined ? undefined : await findOpenTask(ctx, ids[what])
  if (row?.assigneeId === fromId) await updateRecord(ctx, 'tasks', `${row.kind}.handedOver`, row, { assigneeId: toId })
}
