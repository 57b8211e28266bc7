import { writeList } from '#features/list-files/list.ts'
import { messages } from '#features/list-files/messages.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { Refusal } from '#shared/refusal.ts'
import { translatorFor } from '#shared/translate.ts'
import { taskFilter } from '../actions.ts'
import * as sql from '../sql.ts'
import type { contract } from './contract.ts'
import { type TaskRow, taskColumns } from './list.ts'

const largest = 100_000
const piece = 500

export const actions: Actions<typeof contract> = {
  async exportTasks(ctx, { format, ...wanted }) {
    const { list, ...rest } = wanted
    const filter = taskFilter(ctx, list, rest)
    const { total } = await sql.countTasks(ctx.db, filter, ctx.today)
    if (total > largest) throw new Refusal('listFileTooMany', { count: total, largest })
    const t = translatorFor(ctx.actor.language, messages[ctx.actor.language])
    return await writeList(ctx, {
      format,
      kind: 'tasks',
      name: t('listFiles.tasks', { day: ctx.today }),
      filter: wanted,
      columns: await taskColumns(ctx),
      rows: inOrder(ctx, filter),
    })
  },
}

async function* inOrder(ctx: Context, filter: sql.TaskFilter): AsyncGenerator<TaskRow> {
  for (let after: [string, string] | null = null; ; ) {
    const rows: Awaited<ReturnType<typeof sql.listTasks>> = await sql.listTasks(ctx.db, filter, { after, limit: piece })
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < piece) return
    after = [String(last.sortKey), last.id]
  }
}
