import { companyOf } from '#features/company/rules.ts'
import { need } from '#features/customers/access.ts'
import { actions as customers, readCustomer } from '#features/customers/actions.ts'
import { findOpenTask, insertTask } from '#features/tasks/actions.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { deleteRecord, findRecord, insertRecord, updateRecord } from '#platform/actions/records.ts'
import { defined } from '#shared/defined.ts'
import { Refusal } from '#shared/refusal.ts'
import { translatorFor } from '#shared/translate.ts'
import { canLeadExperiment, canOpenExperiment } from './access.ts'
import type { contract, Experiment } from './contract.ts'
import { mostFirms, type Planned, problemOf, stateOf } from './rules.ts'
import { messages } from './serverWords.ts'
import * as sql from './sql.ts'

export const actions: Actions<typeof contract> = {
  async listExperiments(ctx, { open, limit }) {
    const canOpen = canOpenExperiment(ctx.actor)
    const mine = [ctx.actor.memberId, ...ctx.actor.deputyFor]
    const rows = await sql.listExperiments(ctx.db, canOpen ? null : mine, open, limit)
    return {
      experiments: rows.filter((row) => canLeadExperiment(ctx.actor, row)).map((row) => experimentOf(ctx, row)),
      canOpen,
      currency: companyOf(ctx.settings).currency,
    }
  },

  async openExperiment(ctx, { ownerId = ctx.actor.memberId, startDay = ctx.today, ...input }) {
    need(canOpenExperiment(ctx.actor))
    const { currency } = companyOf(ctx.settings)
    const nothing = { channel: null, segment: null, approach: null }
    const undecided = { verdict: null, reason: null, judgedAt: null, judgedById: null }
    const values = { ...nothing, ...input, ownerId, startDay, currency, ...undecided }
    check(values)
    const text = await taskText(ctx, ownerId, values.name)
    const { id: taskId } = await insertTask(ctx, { kind: 'task', text, assigneeId: ownerId, dueDay: values.endDay })
    const { id } = await insertRecord(ctx, 'experiments', 'experiment.opened', { ...values, taskId })
    return { id, undo: ctx.commandId }
  },

  async changeExperiment(ctx, { id, version, ...input }) {
    const row = await toChange(ctx, id)
    if (version !== undefined && version !== row.version) throw new Refusal('changedMeanwhile')
    const after = { ...row, ...defined(input) } as sql.ExperimentRecord
    check(after as Planned)
    const changed = await updateRecord(ctx, 'experiments', 'experiment.changed', row, defined(input))
    const task = row.taskId === null ? undefined : await findOpenTask(ctx, row.taskId)
    if (task) {
      const text = await taskText(ctx, after.ownerId, after.name)
      await updateRecord(ctx, 'tasks', 'task.changed', task, {
        text,
        assigneeId: after.ownerId,
        ...(task.dueDay === row.endDay ? { dueDay: after.endDay } : {}),
      })
    }
    return { version: changed.version, undo: ctx.commandId }
  },

  async judgeExperiment(ctx, { id, verdict, reason }) {
    const row = await toChange(ctx, id)
    const by = { judgedAt: ctx.now, judgedById: ctx.actor.memberId || null }
    await updateRecord(ctx, 'experiments', 'experiment.judged', row, { verdict, reason, ...by })
    const task = row.taskId === null ? undefined : await findOpenTask(ctx, row.taskId)
    if (task)
      await updateRecord(ctx, 'tasks', 'task.done', task, { doneAt: ctx.now, doneById: ctx.actor.memberId || null })
    return { undo: ctx.commandId }
  },

  async deleteExperiment(ctx, { id }) {
    const { row } = await readExperiment(ctx, id)
    const task = row.taskId === null ? undefined : await findOpenTask(ctx, row.taskId)
    if (task) await deleteRecord(ctx, 'tasks', 'task.deleted', task)
    for (const firm of await sql.listFirms(ctx.db, id))
      await deleteRecord(ctx, 'experimentCustomers', 'experiment.firmRemoved', firm)
    await deleteRecord(ctx, 'experiments', 'experiment.deleted', row)
    return { undo: ctx.commandId }
  },

  async addExperimentCustomers(ctx, { id, ids, filter }) {
    const row = await toChange(ctx, id)
    if (row.kind !== 'niche') throw new Refusal('experimentNoList')
    const known = new Set((await sql.listFirms(ctx.db, id)).map(({ customerId }) => customerId))
    const chosen = (ids ?? (await listedIds(ctx, filter ?? {}))).filter((customerId) => !known.has(customerId))
    const added = [...new Set(chosen)]
    if (known.size + added.length > mostFirms) throw new Refusal('experimentFull', { most: mostFirms })
    for (const customerId of added) {
      await readCustomer(ctx, customerId)
      await insertRecord(ctx, 'experimentCustomers', 'experiment.firmAdded', { experimentId: id, customerId })
    }
    return { added: added.length, undo: ctx.commandId }
  },

  async removeExperimentCustomer(ctx, { id, customerId }) {
    await toChange(ctx, id)
    const firm = (await sql.listFirms(ctx.db, id)).find((one) => one.customerId === customerId)
    if (!firm) throw new Refusal('notFound')
    await deleteRecord(ctx, 'experimentCustomers', 'experiment.firmRemoved', firm)
    return { undo: ctx.commandId }
  },
}

/** An experiment that the caller may lead. Refuses `notFound`, `notAllowed`. */
export async function readExperiment(ctx: Context, id: string) {
  const row = await findRecord(ctx.db, 'experiments', id)
  need(canLeadExperiment(ctx.actor, row))
  const shown = await sql.findShown(ctx.db, id)
  if (!shown) throw new Refusal('notFound')
  return {
    row,
    experiment: experimentOf(ctx, shown),
    firmIds: (await sql.listFirms(ctx.db, id)).map((one) => one.customerId),
  }
}

/** The same, as long as nothing is decided. Refuses `experimentJudged` else. */
async function toChange(ctx: Context, id: string): Promise<sql.ExperimentRecord> {
  const { row } = await readExperiment(ctx, id)
  if (row.verdict !== null) throw new Refusal('experimentJudged')
  return row
}

function experimentOf(ctx: Context, row: NonNullable<Awaited<ReturnType<typeof sql.findShown>>>): Experiment {
  return {
    ...row,
    kind: row.kind as Experiment['kind'],
    measure: row.measure as Experiment['measure'],
    verdict: row.verdict as Experiment['verdict'],
    goal: Number(row.goal),
    budget: row.budget === null ? null : Number(row.budget),
    firms: Number(row.firms),
    state: stateOf(row, ctx.today),
  }
}

function check(planned: Planned): void {
  const problem = problemOf(planned)
  if (problem) throw new Refusal(problem)
}

/** What the owner is asked on the end day, in their language. Refuses `memberUnknown`. */
async function taskText(ctx: Context, ownerId: string, name: string): Promise<string> {
  const owner = await sql.isMember(ctx.db, ownerId)
  if (!owner) throw new Refusal('memberUnknown')
  const language = (owner.language ?? companyOf(ctx.settings).language) === 'en' ? 'en' : 'de'
  return translatorFor(language, messages[language])('experiments.task', { name })
}

type ListInput = Parameters<typeof customers.listCustomers>[1]

/** The firms that a list shows with this filter; one more than fit, so that too many are noticed. */
async function listedIds(ctx: Context, filter: object): Promise<string[]> {
  const asked = { ...filter, sort: 'name', limit: mostFirms + 1 } as ListInput
  return (await customers.listCustomers(ctx, asked)).customers.map(({ id }) => id)
}
