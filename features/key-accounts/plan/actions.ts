import { need } from '#features/customers/access.ts'
import { needMember } from '#features/customers/actions/handOver.ts'
import { canChangeTask } from '#features/tasks/access.ts'
import { insertTask } from '#features/tasks/actions.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { deleteRecord, insertRecord, updateRecord } from '#platform/actions/records.ts'
import type { Day } from '#shared/days.ts'
import { defined } from '#shared/defined.ts'
import { Refusal } from '#shared/refusal.ts'
import { currentPlan, nextReview, progressOf } from '../rules/plan.ts'
import type { contract } from './contract.ts'
import { planPaper } from './paper.ts'
import { languageOf, readContent, readEntry, readKnown, readPlan, readPlanned, readPlanToChange } from './reading.ts'
import * as sql from './sql.ts'
import { actionText, changePlanTask, createPlanTask, dropPlanTask, followers, reviewText } from './tasks.ts'
import { markOf, setText } from './texts.ts'
import { versionActions } from './versions.ts'

export { followers }

/** A quarter. */
const reviewMonths = 3

export const actions: Actions<typeof contract> = {
  ...versionActions,

  async getAccountPlan(ctx, { customerId, planId }) {
    const { customer, mayChange } = await readPlanned(ctx, customerId)
    const plans = await sql.listPlans(ctx.db, customerId)
    const plan = planId ? plans.find(({ id }) => id === planId) : currentPlan(plans, ctx.today)
    if (planId && !plan) throw new Refusal('notFound')
    return {
      plans: plans.map(({ id, fromDay, toDay }) => ({ id, fromDay, toDay })),
      plan: plan ? await shownPlan(ctx, plan, mayChange) : null,
      known: await readKnown(ctx, customerId),
      language: await languageOf(ctx, customer),
      canChange: mayChange,
    }
  },

  async createAccountPlan(ctx, { customerId, fromDay, toDay, copyOf }) {
    const { customer, mayChange } = await readPlanned(ctx, customerId)
    need(mayChange)
    await checkPeriod(ctx, customerId, { fromDay, toDay }, null)
    const from = copyOf ? await readPlan(ctx, copyOf) : null
    if (from && from.plan.customerId !== customerId) throw new Refusal('notFound')
    const months = from?.plan.reviewMonths ?? reviewMonths
    const dueDay = nextReview({ fromDay, toDay, reviewMonths: months }, ctx.today)
    const assigneeId = customer.ownerId ?? ctx.actor.memberId
    const review = dueDay
      ? await insertTask(ctx, { kind: 'task', text: reviewText(ctx, customer.name), assigneeId, dueDay })
      : null
    const { id } = await insertRecord(ctx, 'accountPlans', 'accountPlan.created', {
      customerId,
      fromDay,
      toDay,
      reviewMonths: months,
      reviewTaskId: review?.id ?? null,
      reviewedOn: null,
      raciAt: from?.plan.raciAt ?? null,
      raciById: from?.plan.raciById ?? null,
    })
    if (from) await copyEntries(ctx, from.plan.id, id)
    return { id, undo: ctx.commandId }
  },

  async changeAccountPlan(ctx, { id, raci, review, ...given }) {
    const { plan, customer } = await readPlanToChange(ctx, id)
    const period = { fromDay: given.fromDay ?? plan.fromDay, toDay: given.toDay ?? plan.toDay }
    await checkPeriod(ctx, plan.customerId, period, id)
    const switched = raci === undefined || raci === (plan.raciAt !== null)
    await updateRecord(ctx, 'accountPlans', 'accountPlan.changed', plan, {
      ...defined(given),
      ...(switched ? {} : { raciAt: raci ? ctx.now : null, raciById: raci ? ctx.actor.memberId || null : null }),
      ...(review ? { reviewTaskId: await planReview(ctx, plan, customer.name, review) } : {}),
    })
    return { undo: ctx.commandId }
  },

  async deleteAccountPlan(ctx, { id }) {
    const { plan } = await readPlanToChange(ctx, id)
    const tasks = (await sql.listActions(ctx.db, id)).map(({ taskId }) => taskId)
    await deleteRecord(ctx, 'accountPlans', 'accountPlan.deleted', plan)
    for (const taskId of [...tasks, plan.reviewTaskId]) await dropPlanTask(ctx, taskId)
    return { undo: ctx.commandId }
  },

  async writePlanText(ctx, { id, part, text, seen }) {
    await readPlanToChange(ctx, id)
    const before = await sql.findPart(ctx.db, id, part)
    const stored = before?.text ?? ''
    if (stored !== seen && stored !== text)
      throw new Refusal('planTextChanged', { name: (before && (await sql.findLastWriter(ctx.db, before.id))) ?? '' })
    await setText(ctx, id, part, text)
    return { undo: ctx.commandId }
  },

  async markPlanPart(ctx, { id, part, internal }) {
    await readPlanToChange(ctx, id)
    const before = await sql.findPart(ctx.db, id, part)
    if (((before?.internalAt ?? null) !== null) === internal) return { undo: ctx.commandId }
    const mark = markOf(ctx, internal)
    if (before) await updateRecord(ctx, 'planParts', 'planPart.marked', before, mark)
    else await insertRecord(ctx, 'planParts', 'planPart.marked', { planId: id, part, text: '', ...mark })
    return { undo: ctx.commandId }
  },

  async savePlanGoal(ctx, { id, goalId, from, to, now, internal, ...plain }) {
    await readPlanToChange(ctx, id)
    const values = { ...plain, fromValue: from, toValue: to, nowValue: now }
    if (!goalId) {
      await needRoom(await sql.listGoals(ctx.db, id))
      const row = await insertRecord(ctx, 'planGoals', 'planGoal.added', {
        planId: id,
        ...values,
        ...markOf(ctx, internal),
      })
      return { goalId: row.id, undo: ctx.commandId }
    }
    const before = await readEntry(ctx, 'planGoals', id, goalId)
    const mark = (before.internalAt !== null) === internal ? {} : markOf(ctx, internal)
    await updateRecord(ctx, 'planGoals', 'planGoal.changed', before, { ...values, ...mark })
    return { goalId, undo: ctx.commandId }
  },

  async savePlanAction(ctx, { id, actionId, text, memberId, dueDay, goalId, cost, raci, internal }) {
    const { customer } = await readPlanToChange(ctx, id)
    if (goalId) await readEntry(ctx, 'planGoals', id, goalId)
    for (const one of raci ?? []) await needMember(ctx, one.memberId)
    const roles = raci && JSON.stringify(Object.fromEntries(raci.map((one) => [one.memberId, one.role])))
    const task = { text: actionText(ctx, customer.name, text), memberId, dueDay }
    if (!actionId) {
      await needRoom(await sql.listActions(ctx.db, id))
      const { id: taskId } = await createPlanTask(ctx, task)
      const mark = markOf(ctx, internal)
      const values = { planId: id, taskId, goalId, text, cost, raci: roles ?? '{}', ...mark }
      const row = await insertRecord(ctx, 'planActions', 'planAction.added', values)
      return { actionId: row.id, undo: ctx.commandId }
    }
    const before = await readEntry(ctx, 'planActions', id, actionId)
    const mark = (before.internalAt !== null) === internal ? {} : markOf(ctx, internal)
    await changePlanTask(ctx, before.taskId, task)
    const changed = { text, goalId, cost, ...(roles ? { raci: roles } : {}), ...mark }
    await updateRecord(ctx, 'planActions', 'planAction.changed', before, changed)
    return { actionId, undo: ctx.commandId }
  },

  async savePlanRisk(ctx, { id, riskId, ...values }) {
    await readPlanToChange(ctx, id)
    if (!riskId) {
      await needRoom(await sql.listRisks(ctx.db, id))
      const row = await insertRecord(ctx, 'planRisks', 'planRisk.added', { planId: id, ...values })
      return { riskId: row.id, undo: ctx.commandId }
    }
    await updateRecord(ctx, 'planRisks', 'planRisk.changed', await readEntry(ctx, 'planRisks', id, riskId), values)
    return { riskId, undo: ctx.commandId }
  },

  async savePlanMember(ctx, { id, memberId, task }) {
    await readPlanToChange(ctx, id)
    const team = await sql.listTeam(ctx.db, id)
    const known = team.find((row) => row.memberId === memberId)
    if (known) {
      const before = await readEntry(ctx, 'planMembers', id, known.id)
      await updateRecord(ctx, 'planMembers', 'planMember.changed', before, { task })
    } else {
      await needRoom(team)
      await needMember(ctx, memberId)
      await insertRecord(ctx, 'planMembers', 'planMember.added', { planId: id, memberId, task })
    }
    return { undo: ctx.commandId }
  },

  async removePlanEntry(ctx, { id, list, entryId }) {
    await readPlanToChange(ctx, id)
    if (list === 'goals') {
      for (const action of await sql.listActions(ctx.db, id)) {
        if (action.goalId !== entryId) continue
        const row = await readEntry(ctx, 'planActions', id, action.id)
        await updateRecord(ctx, 'planActions', 'planAction.changed', row, { goalId: null })
      }
    }
    if (list === 'actions') {
      const before = await readEntry(ctx, 'planActions', id, entryId)
      await deleteRecord(ctx, 'planActions', 'planAction.removed', before)
      await dropPlanTask(ctx, before.taskId)
    } else {
      const { table, event } = lists[list]
      await deleteRecord(ctx, table, event, await readEntry(ctx, table, id, entryId))
    }
    return { undo: ctx.commandId }
  },

  async getPlanPaper(ctx, { id, reader, language }) {
    const { plan, customer } = await readPlan(ctx, id)
    const { content } = await readContent(ctx, plan)
    const chosen = language ?? (await languageOf(ctx, customer))
    return await planPaper(ctx, { content, customer: customer.name, language: chosen, reader })
  },
}

const lists = {
  goals: { table: 'planGoals', event: 'planGoal.removed' },
  risks: { table: 'planRisks', event: 'planRisk.removed' },
  team: { table: 'planMembers', event: 'planMember.removed' },
} as const

async function shownPlan(ctx: Context, plan: sql.PlanRecord, mayChange: boolean) {
  const { content, actions: rows } = await readContent(ctx, plan)
  const review = plan.reviewTaskId ? await sql.findTask(ctx.db, plan.reviewTaskId) : undefined
  return {
    ...content,
    id: plan.id,
    version: plan.version,
    reviewMonths: plan.reviewMonths,
    review: review ? { taskId: review.id, day: review.dueDay, memberId: review.assigneeId } : null,
    reviewedOn: plan.reviewedOn,
    progress: progressOf(content.actions, ctx.today),
    tasks: Object.fromEntries(
      rows.map((row) => {
        const holders = { assigneeId: row.assigneeId, createdById: row.taskCreatedById }
        return [row.id, { taskId: row.taskId, canFinish: mayChange && canChangeTask(ctx.actor, holders, null) }]
      }),
    ),
    versions: (await sql.listVersions(ctx.db, plan.id)).length,
  }
}

/** Refuses `planPeriodWrong`, and `planPeriodTaken` where another plan of the customer lies in these days. */
async function checkPeriod(
  ctx: Context,
  customerId: string,
  { fromDay, toDay }: { fromDay: Day; toDay: Day },
  ownId: string | null,
): Promise<void> {
  if (fromDay >= toDay) throw new Refusal('planPeriodWrong')
  const plans = await sql.listPlans(ctx.db, customerId)
  const own = plans.find(({ id }) => id === ownId)
  if (own?.fromDay === fromDay && own.toDay === toDay) return
  if (plans.some((one) => one.id !== ownId && one.fromDay <= toDay && one.toDay >= fromDay))
    throw new Refusal('planPeriodTaken')
}

/** The next review on another day, by somebody else, or again after there was none. */
async function planReview(
  ctx: Context,
  plan: sql.PlanRecord,
  customer: string,
  { day, memberId }: { day: Day; memberId: string },
): Promise<string> {
  const text = reviewText(ctx, customer)
  const known = plan.reviewTaskId ? await sql.findTask(ctx.db, plan.reviewTaskId) : undefined
  if (!known || known.doneAt) return (await createPlanTask(ctx, { text, memberId, dueDay: day })).id
  await changePlanTask(ctx, known.id, { text, memberId, dueDay: day })
  return known.id
}

/** A new period begins with what was said: texts, goals from where they are now, risks and team. Actions stay with their tasks. */
async function copyEntries(ctx: Context, fromId: string, toId: string): Promise<void> {
  for (const { part, text, internalAt, internalById } of await sql.listParts(ctx.db, fromId))
    await insertRecord(ctx, 'planParts', 'planPart.written', { planId: toId, part, text, internalAt, internalById })
  for (const row of await sql.listGoals(ctx.db, fromId)) {
    const { text, measure, unit, toValue, nowValue, fromValue, internalAt, internalById } = row
    await insertRecord(ctx, 'planGoals', 'planGoal.added', {
      ...{ planId: toId, text, measure, unit, internalAt, internalById, dueDay: null },
      ...{ fromValue: nowValue ?? fromValue, toValue, nowValue },
    })
  }
  for (const { text, answer } of await sql.listRisks(ctx.db, fromId))
    await insertRecord(ctx, 'planRisks', 'planRisk.added', { planId: toId, text, answer })
  for (const { memberId, task } of await sql.listTeam(ctx.db, fromId))
    await insertRecord(ctx, 'planMembers', 'planMember.added', { planId: toId, memberId, task })
}

/** Refuses `planFull`. */
async function needRoom(rows: readonly unknown[]): Promise<void> {
  if (rows.length >= sql.mostEntries) throw new Refusal('planFull', { most: sql.mostEntries })
}
