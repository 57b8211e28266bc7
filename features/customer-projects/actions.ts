import { canChange, need } from '#features/customers/access.ts'
import { readCustomer } from '#features/customers/actions.ts'
import { createTask, listTasksByIds } from '#features/tasks/actions.ts'
import { overdueDays } from '#features/tasks/rules.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { deleteRecord, findRecord, insertRecord, updateRecord } from '#platform/actions/records.ts'
import { defined } from '#shared/defined.ts'
import { Refusal } from '#shared/refusal.ts'
import type { contract } from './contract.ts'
import * as sql from './sql.ts'

export const actions: Actions<typeof contract> = {
  async listCustomerProjects(ctx, { customerId }) {
    const { responsibility } = await readCustomer(ctx, customerId)
    const projects = await sql.listProjects(ctx.db, customerId)
    const links = await sql.listSteps(
      ctx.db,
      projects.map(({ id }) => id),
    )
    const tasks = await listTasksByIds(
      ctx,
      links.map(({ taskId }) => taskId),
    )
    const taskOf = new Map(tasks.map((task) => [task.id, task]))
    const stepsOf = Map.groupBy(links, ({ projectId }) => projectId)
    return {
      projects: projects.map(({ id, name, goal, untilDay, doneAt }) => {
        const steps = (stepsOf.get(id) ?? []).flatMap(({ taskId }) => taskOf.get(taskId) ?? [])
        return {
          ...{ id, customerId, name, goal, untilDay, doneAt, steps },
          overdueDays: overdueDays({ dueDay: untilDay, doneAt }, ctx.today),
          overdue: steps.filter((step) => step.overdueDays > 0).length,
        }
      }),
      canChange: canChange(ctx.actor, responsibility),
    }
  },

  async createCustomerProject(ctx, { customerId, ...values }) {
    const { responsibility } = await readCustomer(ctx, customerId)
    need(canChange(ctx.actor, responsibility))
    if ((await sql.listProjects(ctx.db, customerId)).length >= sql.mostProjects)
      throw new Refusal('projectsFull', { most: sql.mostProjects })
    const { id } = await insertRecord(ctx, 'customerProjects', 'customerProject.begun', { customerId, ...values })
    return { id, undo: ctx.commandId }
  },

  async changeCustomerProject(ctx, { id, done, ...input }) {
    const row = await readForChange(ctx, id)
    const isDone = row.doneAt !== null
    const state =
      done === undefined || done === isDone
        ? {}
        : { doneAt: done ? ctx.now : null, doneById: done ? ctx.actor.memberId || null : null }
    if (done && (await sql.listOpenTasks(ctx.db, id)).length > 0) throw new Refusal('projectStepsOpen')
    await updateRecord(ctx, 'customerProjects', 'customerProject.changed', row, { ...defined(input), ...state })
    return { undo: ctx.commandId }
  },

  async deleteCustomerProject(ctx, { id }) {
    const row = await readForChange(ctx, id)
    for (const task of await sql.listOpenTasks(ctx.db, id)) await deleteRecord(ctx, 'tasks', 'task.deleted', task)
    await deleteRecord(ctx, 'customerProjects', 'customerProject.deleted', row)
    return { undo: ctx.commandId }
  },

  async addProjectStep(ctx, { id, text, memberId, dueDay }) {
    const { customerId, doneAt } = await readForChange(ctx, id)
    if (doneAt) throw new Refusal('projectDone')
    if ((await sql.listSteps(ctx.db, [id])).length >= sql.mostSteps)
      throw new Refusal('projectFull', { most: sql.mostSteps })
    const task = await createTask(ctx, { kind: 'task', text, customerId, assigneeId: memberId, dueDay })
    await insertRecord(ctx, 'projectSteps', 'projectStep.added', { projectId: id, taskId: task.id })
    return { taskId: task.id, undo: ctx.commandId }
  },
}

/** A project of a customer that the actor may change. Refuses `notFound`, `notAllowed`. */
async function readForChange(ctx: Context, id: string): Promise<sql.ProjectRecord> {
  const row = await findRecord(ctx.db, 'customerProjects', id)
  const { responsibility } = await readCustomer(ctx, row.customerId)
  need(canChange(ctx.actor, responsibility))
  return row
}
