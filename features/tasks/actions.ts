import { need } from '#features/customers/access.ts'
import { customerReadable, findResponsibility, readCustomer } from '#features/customers/actions.ts'
import { readPerson } from '#features/persons/actions.ts'
import { nameOf } from '#features/persons/rules.ts'
import { atEnd } from '#platform/actions/atEnd.ts'
import type { Actions, Change, Context, Followers } from '#platform/actions/context.ts'
import { deleteRecord, findRecord, insertRecord, updateRecord } from '#platform/actions/records.ts'
import { has } from '#shared/actor.ts'
import { readCursor, writeCursor } from '#shared/cursor.ts'
import type { Day } from '#shared/days.ts'
import { defined } from '#shared/defined.ts'
import { Refusal } from '#shared/refusal.ts'
import { canChangeTask, canCreateTask, canReadTask } from './access.ts'
import type { contract, Task } from './contract.ts'
import { needsDay, nextOf, overdueDays, type Repeat, repeatFrom, type TaskKind } from './rules.ts'
import * as sql from './sql.ts'

export const actions: Actions<typeof contract> = {
  async listTasks(ctx, { list, after, limit, ...input }) {
    if (input.customerId) await readCustomer(ctx, input.customerId)
    const whose = list ?? (input.customerId || input.personId || input.assignee ? 'all' : 'mine')
    const filter = taskFilter(ctx, whose, input)
    const rows = await sql.listTasks(ctx.db, filter, { after: after ? readCursor(after) : null, limit: limit + 1 })
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    const counts = after ? { total: page.length, overdue: 0 } : await sql.countTasks(ctx.db, filter, ctx.today)
    return {
      tasks: page.map((row) => taskOf(ctx, row)),
      next: rows.length > limit && last ? writeCursor([last.sortKey, last.id]) : null,
      ...counts,
    }
  },

  async getTask(ctx, { id }) {
    const row = await sql.findTask(ctx.db, id)
    if (!row) throw new Refusal('notFound')
    const customer = await findResponsibility(ctx, row.customerId)
    if (!canReadTask(ctx.actor, row, customer !== null)) throw new Refusal('notFound')
    return { ...taskOf(ctx, row), canChange: canChangeTask(ctx.actor, row, customer) }
  },

  async createTask(ctx, input) {
    const { id } = await createTask(ctx, input)
    return { id, undo: ctx.commandId }
  },

  async changeTask(ctx, { id, version, ...input }) {
    const row = await readTask(ctx, id)
    if (version !== undefined && version !== row.version) throw new Refusal('changedMeanwhile')
    if (row.doneAt) throw new Refusal('taskDone')
    const given = defined(input)
    if (given.customerId && given.customerId !== row.customerId) {
      const { responsibility } = await readCustomer(ctx, given.customerId)
      need(canCreateTask(ctx.actor, responsibility))
    }
    if (given.personId && given.personId !== row.personId) await readPerson(ctx, given.personId)
    if (given.assigneeId && given.assigneeId !== row.assigneeId) await needColleague(ctx, given.assigneeId)
    const { delegatedTo, repeat: often, ...plain } = given
    const kind = (given.kind ?? row.kind) as TaskKind
    const dueDay = given.dueDay === undefined ? row.dueDay : given.dueDay
    const repeat = repeatOf(row, often, dueDay)
    checkDay(ctx, { kind, dueDay, repeats: repeat !== null }, row.dueDay)
    const moved = dueDay !== row.dueDay
    const changed = await updateRecord(ctx, 'tasks', `${kind}.${moved ? 'moved' : 'changed'}`, row, {
      ...plain,
      ...(delegatedTo === undefined ? {} : { delegatedTo: delegatedTo && JSON.stringify(delegatedTo) }),
      ...(moved ? { setOn: ctx.today } : {}),
      repeat: repeat && JSON.stringify(repeat),
    })
    return { version: changed.version, undo: ctx.commandId }
  },

  async moveTasks(ctx, { ids, dueDay }) {
    let moved = 0
    for (const id of new Set(ids)) {
      const row = await readTask(ctx, id)
      if (row.doneAt || row.dueDay === dueDay) continue
      checkDay(ctx, { kind: row.kind as TaskKind, dueDay, repeats: false }, row.dueDay)
      await updateRecord(ctx, 'tasks', `${row.kind}.moved`, row, { dueDay, setOn: ctx.today })
      moved += 1
    }
    return { moved, undo: ctx.commandId }
  },

  async finishTask(ctx, { id }) {
    const row = await readTask(ctx, id)
    if (row.doneAt) throw new Refusal('taskDone')
    return { next: await finishTask(ctx, row), undo: ctx.commandId }
  },

  async reopenTask(ctx, { id }) {
    const row = await readTask(ctx, id)
    if (!row.doneAt) throw new Refusal('taskOpen')
    await updateRecord(ctx, 'tasks', `${row.kind}.reopened`, row, { doneAt: null, doneById: null })
    return { undo: ctx.commandId }
  },

  async deleteTask(ctx, { id }) {
    const row = await readTask(ctx, id)
    await deleteRecord(ctx, 'tasks', `${row.kind}.deleted`, row)
    return { undo: ctx.commandId }
  },
}

/** What a list of tasks asks for: own ones, given ones or all, of those that the actor may read. */
export function taskFilter(
  ctx: Context,
  whose: 'mine' | 'delegated' | 'all',
  input: Omit<sql.TaskFilter, 'delegatedBy' | 'readableBy'>,
): sql.TaskFilter {
  const holders = [ctx.actor.memberId, ...ctx.actor.deputyFor]
  return {
    ...input,
    assignee: whose === 'mine' ? holders : input.assignee,
    delegatedBy: whose === 'delegated' ? ctx.actor.memberId : undefined,
    readableBy:
      whose === 'mine' || has(ctx.actor, 'management', 'salesLead')
        ? null
        : { holders, customer: customerReadable(ctx.actor, 'tasks.customerId') },
  }
}

type NewTask = {
  /** Where the caller needs to know it beforehand. */
  id?: string
  kind: TaskKind
  text: string
  customerId?: string | null
  personId?: string | null
  assigneeId?: string | null | undefined
  delegatedTo?: { name: string; email: string | null } | null
  dueDay?: Day | null
  repeat?: Pick<Repeat, 'every' | 'unit'> | null
  activityId?: string | null
}

/**
 * A new task of the actor: permission, day and names are checked; nobody named means oneself. A person
 * brings its customer along. Refuses `notAllowed`, `taskNeedsDay`, `dayGone`, `assigneeUnknown`, `notFound`.
 */
export async function createTask(ctx: Context, input: NewTask): Promise<sql.TaskRecord> {
  const person = input.personId ? await readPerson(ctx, input.personId) : null
  const customerId = input.customerId ?? person?.customerId ?? null
  const customer = customerId ? await readCustomer(ctx, customerId) : null
  need(canCreateTask(ctx.actor, customer?.responsibility ?? null))
  if (input.assigneeId) await needColleague(ctx, input.assigneeId)
  checkDay(ctx, { kind: input.kind, dueDay: input.dueDay ?? null, repeats: Boolean(input.repeat) }, null)
  return await insertTask(ctx, { ...input, customerId })
}

/** Writes a task; permission and checks are the caller's (imports, activities). */
export async function insertTask(ctx: Context, input: NewTask, importId: string | null = null) {
  const { dueDay = null, repeat = null } = input
  const row = await insertRecord(ctx, 'tasks', `${input.kind}.created`, {
    ...(input.id ? { id: input.id } : {}),
    kind: input.kind,
    text: input.text,
    customerId: input.customerId ?? null,
    personId: input.personId ?? null,
    assigneeId: input.assigneeId || ctx.actor.memberId || null,
    delegatedTo: input.delegatedTo ? JSON.stringify(input.delegatedTo) : null,
    dueDay,
    setOn: ctx.today,
    repeat: repeat && dueDay ? JSON.stringify(repeatFrom(dueDay, repeat)) : null,
    activityId: input.activityId ?? null,
    doneAt: null,
    doneById: null,
    importId,
  })
  return row
}

/** Marks a task done; one that comes round hands its series on to the next one, which is answered. */
async function finishTask(ctx: Context, row: sql.TaskRecord): Promise<{ id: string; dueDay: Day } | null> {
  const repeat = row.repeat ? (JSON.parse(row.repeat) as Repeat) : null
  await updateRecord(ctx, 'tasks', `${row.kind}.done`, row, {
    doneAt: ctx.now,
    doneById: ctx.actor.memberId || null,
    repeat: null,
  })
  if (!repeat) return null
  const dueDay = nextOf(repeat, ctx.today)
  const next = await insertRecord(ctx, 'tasks', `${row.kind}.created`, {
    kind: row.kind,
    text: row.text,
    customerId: row.customerId,
    personId: row.personId,
    assigneeId: row.assigneeId,
    delegatedTo: row.delegatedTo,
    dueDay,
    setOn: ctx.today,
    repeat: JSON.stringify({ ...repeat, at: dueDay }),
    activityId: null,
    doneAt: null,
    doneById: null,
    importId: null,
  })
  return { id: next.id, dueDay }
}

/** A task that another slice made for what it watches, as long as nobody finished or removed it. */
export async function findOpenTask(ctx: Context, id: string): Promise<sql.TaskRecord | undefined> {
  return await sql.findOpenTask(ctx.db, id)
}

/** A conversation on `day` answers the customer's follow-ups that were due by then. */
export async function finishDueFollowUps(ctx: Context, customerId: string, day: Day): Promise<void> {
  for (const row of await sql.listDueFollowUps(ctx.db, customerId, day)) await finishTask(ctx, row)
}

/**
 * Moves a customer's open follow-ups that are due by `until` to `day` (who is asked again then, is not asked
 * before); answers how many wait for that day now.
 */
export async function postponeFollowUps(ctx: Context, customerId: string, until: Day, day: Day): Promise<number> {
  const due = await sql.listDueFollowUps(ctx.db, customerId, until)
  for (const row of due)
    if (row.dueDay !== day)
      await updateRecord(ctx, 'tasks', `${row.kind}.moved`, row, { dueDay: day, setOn: ctx.today })
  return due.length
}

/** The tasks that came out of an activity, done or not. */
export async function listTasksOf(ctx: Context, activityId: string): Promise<Task[]> {
  return (await sql.listOfActivity(ctx.db, activityId)).map((row) => taskOf(ctx, row))
}

/** These tasks with their names, for pages that show them among others (permission is the caller's). */
export async function listTasksByIds(ctx: Context, ids: string[]): Promise<Task[]> {
  return (await sql.listByIds(ctx.db, ids)).map((row) => taskOf(ctx, row))
}

/** A task that the actor may change; `notFound` where it may not even be read. */
async function readTask(ctx: Context, id: string): Promise<sql.TaskRecord> {
  const row = await findRecord(ctx.db, 'tasks', id)
  const customer = await findResponsibility(ctx, row.customerId)
  if (!canReadTask(ctx.actor, row, customer !== null)) throw new Refusal('notFound')
  need(canChangeTask(ctx.actor, row, customer))
  return row
}

/** Refuses `assigneeUnknown` unless it is a colleague who is still there. */
export async function needColleague(ctx: Context, memberId: string): Promise<void> {
  if (!(await sql.isColleague(ctx.db, memberId))) throw new Refusal('assigneeUnknown')
}

function checkDay(
  ctx: Context,
  { kind, dueDay, repeats }: { kind: TaskKind; dueDay: Day | null; repeats: boolean },
  before: Day | null,
): void {
  if (!dueDay && needsDay(kind, repeats)) throw new Refusal('taskNeedsDay')
  if (dueDay && dueDay !== before && dueDay < ctx.today) throw new Refusal('dayGone', { day: dueDay })
}

/** The series after a change: another day alone moves only this one, another rule begins anew at its day. */
function repeatOf(
  row: sql.TaskRecord,
  often: Pick<Repeat, 'every' | 'unit'> | null | undefined,
  dueDay: Day | null,
): Repeat | null {
  const old = row.repeat ? (JSON.parse(row.repeat) as Repeat) : null
  if (often === undefined) return old
  if (often === null || !dueDay) return often && old
  return old && old.every === often.every && old.unit === often.unit ? old : repeatFrom(dueDay, often)
}

/** Those whose list changed hear of it at once, after undo too; oneself knows already. */
async function follow(ctx: Context, { before, after }: Change): Promise<void> {
  const holders = [before?.assigneeId, after?.assigneeId, after?.createdById]
  atEnd(
    ctx,
    tell,
    holders.filter((id): id is string => typeof id === 'string' && id !== ctx.actor.memberId),
  )
}

async function tell(ctx: Context, members: string[]): Promise<void> {
  if (members.length > 0) ctx.effects.signals.push({ name: 'tasks', members, params: {} })
}

export const followers: Followers = { tasks: [follow] }

function taskOf(ctx: Context, row: NonNullable<Awaited<ReturnType<typeof sql.findTask>>>): Task {
  const repeat = row.repeat ? (JSON.parse(row.repeat) as Repeat) : null
  return {
    id: row.id,
    version: row.version,
    kind: row.kind as TaskKind,
    customerId: row.customerId,
    customerName: row.customerName,
    personId: row.personId,
    personName: row.lastName === null ? null : nameOf({ ...row, title: row.personTitle, lastName: row.lastName }),
    assigneeId: row.assigneeId,
    assigneeName: row.assigneeName,
    delegatedTo: row.delegatedTo ? JSON.parse(row.delegatedTo) : null,
    text: row.text,
    dueDay: row.dueDay,
    overdueDays: overdueDays(row, ctx.today),
    setOn: row.setOn,
    repeat: repeat && { every: repeat.every, unit: repeat.unit },
    doneAt: row.doneAt,
    doneById: row.doneById,
    createdById: row.createdById,
    createdAt: row.createdAt,
  }
}
