import { showArea } from '#features/company/actions.ts'
import { need, type Responsibility } from '#features/customers/access.ts'
import { customerReadable, findResponsibility, readCustomer } from '#features/customers/actions.ts'
import { readPerson } from '#features/persons/actions.ts'
import { nameOf } from '#features/persons/rules.ts'
import { createTask, listTasksByIds } from '#features/tasks/actions.ts'
import type { Actions, Change, Context, Followers } from '#platform/actions/context.ts'
import { deleteRecord, findRecord, insertRecord, updateRecord } from '#platform/actions/records.ts'
import { oneAtATime } from '#platform/db/waiting.ts'
import { readCursor, writeCursor } from '#shared/cursor.ts'
import { defined } from '#shared/defined.ts'
import { Refusal } from '#shared/refusal.ts'
import { canHandle } from './access.ts'
import type { Complaint, contract } from './contract.ts'
import {
  answerDue,
  type ComplaintDays,
  type ComplaintStep,
  daysProblem,
  numberOf,
  overdueDays,
  stateOf,
  stepProblem,
} from './rules.ts'
import * as sql from './sql.ts'

export const actions: Actions<typeof contract> = {
  async listComplaints(ctx, { state, customerId, mine, after, limit }) {
    const filter = await complaintFilter(ctx, { state, customerId, mine })
    const rows = await sql.listComplaints(ctx.db, filter, {
      after: after ? readCursor(after) : null,
      limit: limit + 1,
    })
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    const counts = after ? { total: page.length, overdue: 0 } : await sql.countComplaints(ctx.db, filter, ctx.today)
    return {
      complaints: page.map((row) => complaintOf(ctx, row)),
      next: rows.length > limit && last ? writeCursor([last.sortKey, last.id]) : null,
      ...counts,
    }
  },

  async getComplaint(ctx, { id }) {
    const { responsibility } = await readComplaint(ctx, id)
    const [row] = await sql.listByIds(ctx.db, [id])
    if (!row) throw new Refusal('notFound')
    const taskIds = await sql.listTaskIds(ctx.db, id)
    const tasks = await listTasksByIds(ctx, taskIds)
    return {
      ...complaintOf(ctx, row),
      tasks: tasks.sort((a, b) => taskIds.indexOf(a.id) - taskIds.indexOf(b.id)),
      canChange: canHandle(ctx.actor, responsibility),
    }
  },

  async createComplaint(ctx, { customerId, text, ...input }) {
    const { responsibility } = await readCustomer(ctx, customerId)
    need(canHandle(ctx.actor, responsibility))
    if (input.personId) await needPersonAt(ctx, input.personId, customerId)
    const days = {
      receivedDay: input.receivedDay ?? ctx.today,
      promise: input.promise ?? null,
      promisedUntil: input.promisedUntil ?? null,
      answeredOn: null,
    }
    checkDays(ctx, days)
    // Two at once, in two processes: the numbers have no gap and no twin.
    await oneAtATime(ctx, 'complaint number')
    if (await sql.isFirst(ctx.db)) await showArea(ctx, 'complaints')
    const year = Number(ctx.today.slice(0, 4))
    const row = await insertRecord(ctx, 'complaints', 'complaint.created', {
      year,
      sequence: (await sql.lastSequence(ctx.db, year)) + 1,
      customerId,
      personId: input.personId || null,
      text,
      ...days,
      takenAt: null,
      takenById: null,
      answer: null,
      answeredById: null,
      closedAt: null,
      closedById: null,
    })
    return { id: row.id, number: numberOf(row), undo: ctx.commandId }
  },

  async changeComplaint(ctx, { id, version, ...input }) {
    const { row } = await changeable(ctx, id)
    if (version !== undefined && version !== row.version) throw new Refusal('changedMeanwhile')
    if (row.closedAt) throw new Refusal('complaintClosed')
    if (input.personId && input.personId !== row.personId) await needPersonAt(ctx, input.personId, row.customerId)
    const given = defined(input)
    checkDays(ctx, { ...row, ...given })
    const changed = await updateRecord(ctx, 'complaints', 'complaint.changed', row, given)
    return { version: changed.version, undo: ctx.commandId }
  },

  async takeComplaint(ctx, { id }) {
    const { row } = await changeable(ctx, id, 'take')
    if (row.takenAt && row.takenById === ctx.actor.memberId) throw new Refusal('complaintTaken')
    await updateRecord(ctx, 'complaints', 'complaint.taken', row, {
      takenAt: row.takenAt ?? ctx.now,
      takenById: ctx.actor.memberId || null,
    })
    return { undo: ctx.commandId }
  },

  async askAboutComplaint(ctx, { id, assigneeId, text, dueDay }) {
    const { row } = await changeable(ctx, id)
    if (row.closedAt) throw new Refusal('complaintClosed')
    const task = await createTask(ctx, {
      kind: 'task',
      text: `${numberOf(row)}: ${text}`,
      customerId: row.customerId,
      assigneeId: assigneeId ?? null,
      dueDay: dueDay ?? null,
    })
    await insertRecord(ctx, 'complaintTasks', 'complaint.asked', { complaintId: id, taskId: task.id })
    if (!row.takenAt) await updateRecord(ctx, 'complaints', 'complaint.taken', row, takenNow(ctx))
    return { id: task.id, undo: ctx.commandId }
  },

  async answerComplaint(ctx, { id, answer, answeredOn = ctx.today }) {
    const { row } = await changeable(ctx, id, 'answer')
    checkDays(ctx, { ...row, answeredOn })
    await updateRecord(ctx, 'complaints', 'complaint.answered', row, {
      ...(row.takenAt ? {} : takenNow(ctx)),
      answer,
      answeredOn,
      answeredById: ctx.actor.memberId || null,
    })
    return { undo: ctx.commandId }
  },

  async closeComplaint(ctx, { id }) {
    const { row } = await changeable(ctx, id, 'close')
    await updateRecord(ctx, 'complaints', 'complaint.closed', row, {
      closedAt: ctx.now,
      closedById: ctx.actor.memberId || null,
    })
    return { undo: ctx.commandId }
  },

  async reopenComplaint(ctx, { id }) {
    const { row } = await changeable(ctx, id, 'reopen')
    await updateRecord(ctx, 'complaints', 'complaint.reopened', row, {
      answeredOn: null,
      answeredById: null,
      closedAt: null,
      closedById: null,
    })
    return { undo: ctx.commandId }
  },

  async deleteComplaint(ctx, { id }) {
    const { row } = await changeable(ctx, id)
    await deleteRecord(ctx, 'complaints', 'complaint.deleted', row)
    return { undo: ctx.commandId }
  },
}

type Wanted = { state: 'open' | 'closed'; customerId?: string | undefined; mine?: boolean | undefined }

/** What a list of complaints asks for, of those that the actor may read; refuses `notFound` where the customer may not be read. */
export async function complaintFilter(ctx: Context, { state, customerId, mine }: Wanted) {
  if (customerId) await readCustomer(ctx, customerId)
  return {
    state,
    customerId,
    seenToBy: mine ? [ctx.actor.memberId, ...ctx.actor.deputyFor] : null,
    readable: complaintsReadable(ctx),
  } satisfies sql.ComplaintFilter
}

/** Condition on the complaints that the actor may read: those of readable customers. */
export function complaintsReadable(ctx: Context) {
  return customerReadable(ctx.actor, 'complaints.customerId')
}

function takenNow(ctx: Context) {
  return { takenAt: ctx.now, takenById: ctx.actor.memberId || null }
}

/** These complaints with their names, for pages that show them among others (permission is the caller's). */
export async function listComplaintsByIds(ctx: Context, ids: string[]): Promise<Complaint[]> {
  return (await sql.listByIds(ctx.db, ids)).map((row) => complaintOf(ctx, row))
}

/** Complaints that these members see to and whose answer is due today or before; how many in all, how many past their day. */
export async function listDueComplaints(
  ctx: Context,
  memberIds: readonly string[],
  limit: number,
): Promise<{ complaints: Complaint[]; total: number; overdue: number }> {
  const filter = { state: 'open', seenToBy: memberIds, dueUntil: ctx.today } as const
  const rows = await sql.listComplaints(ctx.db, filter, { after: null, limit })
  const counts = await sql.countComplaints(ctx.db, filter, ctx.today)
  return { complaints: rows.map((row) => complaintOf(ctx, row)), ...counts }
}

/** A complaint and who has to do with its customer; refuses `notFound` where the customer may not be read. */
export async function readComplaint(
  ctx: Context,
  id: string,
): Promise<{ row: sql.ComplaintRecord; responsibility: Responsibility }> {
  const row = await findRecord(ctx.db, 'complaints', id)
  const { responsibility } = await readCustomer(ctx, row.customerId)
  return { row, responsibility }
}

/** Refuses `personElsewhere` unless the person is one of this customer's. */
export async function needPersonAt(ctx: Context, personId: string, customerId: string): Promise<void> {
  const person = await readPerson(ctx, personId)
  if (person.customerId !== customerId) throw new Refusal('personElsewhere')
}

async function changeable(ctx: Context, id: string, step?: ComplaintStep) {
  const { row, responsibility } = await readComplaint(ctx, id)
  need(canHandle(ctx.actor, responsibility))
  const problem = step && stepProblem(stateOf(row), step)
  if (problem) throw new Refusal(problem)
  return { row }
}

function checkDays(ctx: Context, days: ComplaintDays): void {
  const problem = daysProblem(days, ctx.today)
  if (problem) throw new Refusal(problem)
}

function complaintOf(ctx: Context, row: Awaited<ReturnType<typeof sql.listByIds>>[number]): Complaint {
  return {
    ...row,
    number: numberOf(row),
    state: stateOf(row),
    personName: row.lastName === null ? null : nameOf({ ...row, title: row.personTitle, lastName: row.lastName }),
    answerDue: answerDue(row),
    overdueDays: overdueDays(row, ctx.today),
  }
}

/** Those who have to do with the customer or took the case hear of it at once, after undo too; oneself knows already. */
export async function tellOfCase(ctx: Context, { before, after }: Change): Promise<void> {
  const rows = [before, after].filter((row) => row !== null)
  const of = await findResponsibility(ctx, String(rows[0]?.customerId))
  const concerned = [
    ...(of ? [of.ownerId, of.insideSalesId, ...of.helperIds] : []),
    ...rows.flatMap((row) => [row.takenById, row.createdById]),
  ]
  const members = [...new Set(concerned)].filter(
    (id): id is string => typeof id === 'string' && id !== ctx.actor.memberId,
  )
  if (members.length > 0) ctx.effects.signals.push({ name: 'complaints', members, params: {} })
}

export const followers: Followers = { complaints: [tellOfCase] }
