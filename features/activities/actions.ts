import { isContact } from '#features/contact-again/rules.ts'
import { canLog, need, type Responsibility } from '#features/customers/access.ts'
import { endSnooze, readCustomer } from '#features/customers/actions.ts'
import { readPerson } from '#features/persons/actions.ts'
import { nameOf } from '#features/persons/rules.ts'
import { createTask, finishDueFollowUps, insertTask, listTasksOf, postponeFollowUps } from '#features/tasks/actions.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { deleteRecord, findRecord, insertRecord, updateRecord } from '#platform/actions/records.ts'
import { addDays, dayOf } from '#shared/days.ts'
import { defined } from '#shared/defined.ts'
import { newId } from '#shared/ids.ts'
import { Refusal } from '#shared/refusal.ts'
import { canChangeActivity, canNote } from './access.ts'
import type { Activity, contract, ReportInput } from './contract.ts'
import * as sql from './sql.ts'

export const actions: Actions<typeof contract> = {
  async getActivity(ctx, { id }) {
    const row = await sql.findActivity(ctx.db, id)
    if (!row) throw new Refusal('notFound')
    const customer = row.customerId ? (await readCustomer(ctx, row.customerId)).responsibility : null
    return {
      ...activityOf(row),
      tasks: await listTasksOf(ctx, id),
      canChange: canChangeActivity(ctx.actor, row, customer),
    }
  },

  async logActivity(ctx, input) {
    const { id } = await logActivity(ctx, input)
    return { id, undo: ctx.commandId }
  },

  async changeActivity(ctx, { id, version, ...input }) {
    const row = await readToChange(ctx, id)
    if (version !== undefined && version !== row.version) throw new Refusal('changedMeanwhile')
    if (input.customerId && input.customerId !== row.customerId) await needLog(ctx, input.customerId)
    if (input.personId && input.personId !== row.personId) await readPerson(ctx, input.personId)
    const given = defined(input)
    const merged = { ...row, ...given } as typeof row
    checkPast(ctx, merged.at)
    const { stored, tasks } = planReport(input.report ?? null)
    const changed = await updateRecord(ctx, 'activities', 'activity.changed', row, {
      customerId: merged.customerId,
      personId: merged.personId,
      kind: merged.kind,
      outcome: merged.outcome,
      text: merged.text,
      report: input.report === undefined ? row.report : stored && JSON.stringify(stored),
      ...days(ctx, merged.kind, merged.outcome, merged.at),
    })
    for (const task of tasks) await createTask(ctx, { ...task, ...placeOf(merged) })
    return { version: changed.version, undo: ctx.commandId }
  },

  async deleteActivity(ctx, { id }) {
    const row = await readToChange(ctx, id)
    await deleteRecord(ctx, 'activities', 'activity.deleted', row)
    return { undo: ctx.commandId }
  },
}

/** These activities with their names, for pages that show them among others (permission is the caller's). */
export async function listActivitiesByIds(ctx: Context, ids: string[]): Promise<Activity[]> {
  return (await sql.listByIds(ctx.db, ids)).map(activityOf)
}

/** What was done for an opportunity, newest first, 200 at most (permission is the caller's). */
export async function listActivitiesOfOpportunity(ctx: Context, opportunityId: string): Promise<Activity[]> {
  return (await sql.listByOpportunity(ctx.db, opportunityId, 200)).map(activityOf)
}

function activityOf(row: NonNullable<Awaited<ReturnType<typeof sql.findActivity>>>): Activity {
  const { personTitle: title, firstName, lastName } = row
  return {
    id: row.id,
    version: row.version,
    customerId: row.customerId,
    customerName: row.customerName,
    personId: row.personId,
    personName: lastName === null ? null : nameOf({ title, firstName, lastName }),
    memberId: row.memberId,
    memberName: row.memberName,
    kind: row.kind as 'call',
    outcome: row.outcome,
    direction: row.direction as Activity['direction'],
    at: row.at,
    day: row.day,
    text: row.text,
    report: row.report ? JSON.parse(row.report) : null,
  }
}

type NewActivity = {
  customerId: string | null
  personId: string | null
  /** The opportunity that it was done for. */
  opportunityId?: string | null
  /** Of a mail: it came in or went out. */
  direction?: 'in' | 'out'
  kind: string
  outcome: string | null
  at: string
  text: string
  report: object | null
}
type LoggedActivity = Omit<NewActivity, 'at' | 'report'> & {
  at?: string | undefined
  report: ReportInput | null
  followUp?: { day: string; text: string } | undefined
}

/**
 * Logs what the actor did: permission and days are checked, agreed lines become tasks, a day to ask
 * again a follow-up ("not reached": tomorrow). A person brings its customer along.
 * Refuses `notAllowed`, `activityAhead`, `dayGone`, `notFound` and what `createTask` refuses.
 */
export async function logActivity(ctx: Context, { followUp, report, ...input }: LoggedActivity) {
  const person = input.personId ? await readPerson(ctx, input.personId) : null
  const customerId = input.customerId ?? person?.customerId ?? null
  await needLog(ctx, customerId)
  const at = input.at ?? ctx.now
  checkPast(ctx, at)
  const { stored, tasks } = planReport(report)
  const row = await insertActivity(ctx, { ...input, customerId, at, report: stored })
  for (const task of tasks) await createTask(ctx, { ...task, ...placeOf(row) })
  if (followUp && followUp.day < ctx.today) throw new Refusal('dayGone')
  if (followUp) await insertTask(ctx, { kind: 'followUp', text: followUp.text, dueDay: followUp.day, ...placeOf(row) })
  else if (input.outcome === 'notReached') await askTomorrow(ctx, row)
  return row
}

/** Nobody answered: the follow-ups that asked for the call move to tomorrow; where none did, one is made. */
async function askTomorrow(ctx: Context, row: sql.ActivityRecord): Promise<void> {
  const dueDay = addDays(ctx.today, 1)
  const waiting = row.customerId ? await postponeFollowUps(ctx, row.customerId, dueDay, dueDay) : 0
  if (waiting === 0) await insertTask(ctx, { kind: 'followUp', text: '', dueDay, ...placeOf(row) })
}

/**
 * Writes an activity (permission is the caller's). A conversation closes what asked for it: the
 * customer's follow-ups that were due, and its snooze.
 */
export async function insertActivity(
  ctx: Context,
  input: NewActivity,
  importId: string | null = null,
  memberId: string | null = ctx.actor.memberId,
): Promise<sql.ActivityRecord> {
  const row = await insertRecord(ctx, 'activities', 'activity.logged', {
    ...input,
    report: input.report && JSON.stringify(input.report),
    memberId: memberId || null,
    importId,
    ...days(ctx, input.kind, input.outcome, input.at),
  })
  if (row.contactDay && row.customerId && !importId) {
    await endSnooze(ctx, row.customerId, row.contactDay)
    await finishDueFollowUps(ctx, row.customerId, row.contactDay)
  }
  return row
}

/** The report as it is stored, and the tasks that its agreed lines ask for. */
function planReport(report: ReportInput | null) {
  const tasks: (NonNullable<ReportInput['agreed'][number]['task']> & { id: string; text: string })[] = []
  if (!report) return { stored: null, tasks }
  const agreed = report.agreed.map(({ text, taskId, task }) => {
    if (!task || taskId) return { text, taskId }
    const id = newId()
    tasks.push({ ...task, id, text })
    return { text, taskId: id }
  })
  return { stored: { participants: report.participants, result: report.result, agreed }, tasks }
}

/** Where a task that comes out of an activity belongs. */
function placeOf({ id, customerId, personId }: sql.ActivityRecord) {
  return { activityId: id, customerId, personId }
}

function days(ctx: Context, kind: string, outcome: string | null, at: string) {
  const day = dayOf(at, ctx.timeZone)
  return { at, day, contactDay: isContact(kind, outcome) ? day : null }
}

function checkPast(ctx: Context, at: string): void {
  if (at > ctx.now && dayOf(at, ctx.timeZone) > ctx.today) throw new Refusal('activityAhead')
}

async function readToChange(ctx: Context, id: string): Promise<sql.ActivityRecord> {
  const row = await findRecord(ctx.db, 'activities', id)
  let customer: Responsibility | null = null
  if (row.customerId) customer = (await readCustomer(ctx, row.customerId)).responsibility
  need(canChangeActivity(ctx.actor, row, customer))
  return row
}

async function needLog(ctx: Context, customerId: string | null): Promise<void> {
  if (!customerId) return need(canNote(ctx.actor))
  const { responsibility } = await readCustomer(ctx, customerId)
  need(canLog(ctx.actor, responsibility))
}
