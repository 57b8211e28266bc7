import { findResponsibility } from '#features/customers/actions.ts'
import { customerNamed } from '#features/customers/workbook/list.ts'
import { choicesOf, colleaguesOf, type ListColumn, type ListKind } from '#features/list-files/list.ts'
import { messages } from '#features/list-files/messages.ts'
import type { Value } from '#features/list-files/rules.ts'
import { nameOf } from '#features/persons/rules.ts'
import type { Context } from '#platform/actions/context.ts'
import { languages } from '#shared/messages.ts'
import { translatorFor } from '#shared/translate.ts'
import { canReadTask } from '../access.ts'
import { actions as tasks } from '../actions.ts'
import { contract } from '../contract.ts'
import { messages as words } from '../messages.ts'
import { taskKinds } from '../rules.ts'
import * as sql from '../sql.ts'

export type TaskRow = Awaited<ReturnType<typeof sql.listByIds>>[number]
type Column = ListColumn<TaskRow>

/** Follow-ups, tasks and promises as a list that goes out and comes back. */
export const taskList: ListKind<TaskRow> = {
  name: 'tasks',
  labelKey: 'text',
  label: (row) => row.text,
  columns: taskColumns,

  async find(ctx, ids) {
    const rows = (await sql.listByIds(ctx.db, ids)).filter((row) => row.deletedAt === null)
    const readable: TaskRow[] = []
    for (const row of rows) {
      const customer = await findResponsibility(ctx, row.customerId)
      if (canReadTask(ctx.actor, row, customer !== null)) readable.push(row)
    }
    return readable
  },

  check: (values) =>
    contract.changeTask.input.safeParse({ id: 'x', ...patchOf(values) }).success && values.text !== null,

  change: (ctx, row, values) =>
    tasks.changeTask(ctx, contract.changeTask.input.parse({ id: row.id, ...patchOf(values) })),

  async create(ctx, values) {
    const { customer, ...own } = values
    const customerId = customer ? await customerNamed(ctx, String(customer)) : null
    return await tasks.createTask(ctx, contract.createTask.input.parse({ ...patchOf(own), customerId }))
  },

  remove: (ctx, id) => tasks.deleteTask(ctx, { id }),
}

export async function taskColumns(ctx: Context): Promise<Column[]> {
  const { language } = ctx.actor
  const t = translatorFor(language, messages[language])
  const both = [language, ...languages.filter((other) => other !== language)].map((one) =>
    translatorFor(one, words[one]),
  )
  const kinds = choicesOf(taskKinds, ...both.map((one) => (code: string) => one(`tasks.kind.${code}`)))
  const columns: Omit<Column, 'header'>[] = [
    { key: 'text', width: 50, value: (row) => row.text },
    { key: 'kind', ...kinds, value: (row) => row.kind },
    { key: 'dueDay', form: 'day', width: 12, value: (row) => row.dueDay },
    { key: 'customer', width: 34, fixed: 'new', value: (row) => row.customerName },
    { key: 'person', width: 24, fixed: true, value: personOf },
    { key: 'assignee', width: 20, ...colleaguesOf(await sql.listMembers(ctx.db)), value: (row) => row.assigneeId },
    { key: 'doneOn', form: 'day', width: 12, fixed: true, value: (row) => row.doneAt?.slice(0, 10) ?? null },
  ]
  return columns.map((column) => ({ ...column, header: t(`listFiles.column.${column.key}`) }))
}

function personOf(row: TaskRow): Value {
  return row.lastName === null ? null : nameOf({ ...row, title: row.personTitle, lastName: row.lastName })
}

function patchOf({ assignee, customer: _, ...plain }: Record<string, Value>): Record<string, unknown> {
  return { ...plain, ...(assignee === undefined ? {} : { assigneeId: assignee }) }
}
