import { companyOf } from '#features/company/rules.ts'
import { need } from '#features/customers/access.ts'
import { languageOf, readPlanned } from '#features/key-accounts/plan/reading.ts'
import { actionText, dropPlanTask } from '#features/key-accounts/plan/tasks.ts'
import { createTask, needColleague } from '#features/tasks/actions.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { deleteRecord, findRecord, insertRecord, updateRecord } from '#platform/actions/records.ts'
import { has } from '#shared/actor.ts'
import { readCursor, writeCursor } from '#shared/cursor.ts'
import { defined } from '#shared/defined.ts'
import { Refusal } from '#shared/refusal.ts'
import { canCall } from './access.ts'
import type { contract } from './contract.ts'
import { meetingPaper } from './papers/paper.ts'
import {
  briefOf,
  idsOf,
  memberNames,
  personNames,
  prepareAgenda,
  readMeeting,
  readMeetingToChange,
  readPoints,
} from './reading.ts'
import { customerKinds, isSeries, type MeetingKind, seriesKinds } from './rules/agenda.ts'
import * as sql from './sql.ts'

/** Behind what was prepared. */
const ownPosition = 1000

export const actions: Actions<typeof contract> = {
  async listMeetings(ctx, { customerId, after, limit }) {
    const planned = customerId ? await readPlanned(ctx, customerId) : null
    const all = customerId !== undefined || has(ctx.actor, 'management', 'salesLead')
    const rows = await sql.listMeetings(
      ctx.db,
      { customerId: customerId ?? null, members: all ? null : [ctx.actor.memberId, ...ctx.actor.deputyFor] },
      { after: after ? readCursor(after) : null, limit: limit + 1 },
    )
    const page = rows.slice(0, limit)
    const names = await memberNames(ctx, page)
    const last = page.at(-1)
    const talks: readonly MeetingKind[] = planned?.mayChange ? customerKinds : []
    return {
      meetings: page.map((row) => briefOf(row, names)),
      next: rows.length > limit && last ? writeCursor([last.day, last.id]) : null,
      mayCall: planned ? [...talks] : seriesKinds.filter((kind) => canCall(ctx.actor, kind)),
    }
  },

  async getMeeting(ctx, { id }) {
    const { meeting, customer, mayChange } = await readMeeting(ctx, id)
    return {
      ...briefOf(meeting, await memberNames(ctx, [meeting])),
      customerName: customer?.name ?? null,
      persons: await personNames(ctx, meeting),
      points: await readPoints(ctx, meeting),
      language: customer ? await languageOf(ctx, customer) : companyOf(ctx.settings).language,
      canChange: mayChange,
    }
  },

  async planMeeting(ctx, { kind, customerId, day, memberIds, personIds }) {
    if (isSeries(kind) === (customerId !== undefined)) throw new Refusal('meetingNeedsCustomer')
    if (customerId) need((await readPlanned(ctx, customerId)).mayChange)
    else if (isSeries(kind)) need(canCall(ctx.actor, kind))
    if (day < ctx.today) throw new Refusal('dayGone', { day })
    const people = await checkPeople(
      ctx,
      customerId ?? null,
      { memberIds, personIds },
      { memberIds: [], personIds: [] },
    )
    const row = await insertMeeting(ctx, { kind, customerId: customerId ?? null, day, ...people })
    return { id: row.id, undo: ctx.commandId }
  },

  async changeMeeting(ctx, { id, day, ...given }) {
    const { meeting } = await readMeetingToChange(ctx, id)
    if (day && day !== meeting.day && day < ctx.today) throw new Refusal('dayGone', { day })
    const before = { memberIds: idsOf(meeting.memberIds), personIds: idsOf(meeting.personIds) }
    const people = await checkPeople(ctx, meeting.customerId, { ...before, ...defined(given) }, before)
    await updateRecord(ctx, 'meetings', 'meeting.changed', meeting, { ...defined({ day }), ...people })
    return { undo: ctx.commandId }
  },

  async deleteMeeting(ctx, { id }) {
    const { meeting } = await readMeetingToChange(ctx, id)
    await deleteRecord(ctx, 'meetings', 'meeting.deleted', meeting)
    return { undo: ctx.commandId }
  },

  async beginMeeting(ctx, { id }) {
    const { meeting } = await readMeetingToChange(ctx, id)
    if (meeting.begunAt) throw new Refusal('meetingBegun')
    const agenda = await prepareAgenda(ctx, meeting)
    for (const [position, { kind, title, lines, internal }] of agenda.slice(0, sql.mostEntries).entries())
      await insertRecord(ctx, 'meetingPoints', 'meetingPoint.prepared', {
        ...{ meetingId: id, position, kind, title, lines: JSON.stringify(lines), minutes: '' },
        ...markOf(ctx, internal),
      })
    await updateRecord(ctx, 'meetings', 'meeting.begun', meeting, {
      begunAt: ctx.now,
      begunById: ctx.actor.memberId || null,
    })
    return { undo: ctx.commandId }
  },

  async writeMeetingPoint(ctx, { id, pointId, title, minutes, seen, internal }) {
    const { meeting } = await readMeetingToChange(ctx, id)
    if (!pointId) {
      if (!title) throw new Refusal('pointUnnamed')
      const position = ownPosition + (await needRoom(await sql.listPoints(ctx.db, id)))
      const row = await insertRecord(ctx, 'meetingPoints', 'meetingPoint.added', {
        ...{ meetingId: id, position, kind: 'own', title, lines: '[]', minutes: minutes ?? '' },
        ...markOf(ctx, internal ?? false),
      })
      return { pointId: row.id, undo: ctx.commandId }
    }
    const before = await readOwned(ctx, 'meetingPoints', id, pointId)
    if (minutes && !meeting.begunAt) throw new Refusal('meetingNotBegun')
    if (minutes !== undefined && seen !== undefined && ![seen, minutes].includes(before.minutes))
      throw new Refusal('minutesChanged', { name: (await sql.findLastWriter(ctx.db, pointId)) ?? '' })
    const switched = internal !== undefined && internal !== (before.internalAt !== null)
    await updateRecord(ctx, 'meetingPoints', 'meetingPoint.written', before, {
      ...defined({ minutes, title: before.kind === 'own' ? title : undefined }),
      ...(switched ? markOf(ctx, internal) : {}),
    })
    return { pointId, undo: ctx.commandId }
  },

  async decideInMeeting(ctx, { id, pointId, text, memberId, dueDay, internal }) {
    const { meeting, customer } = await readMeetingToChange(ctx, id)
    if (!meeting.begunAt) throw new Refusal('meetingNotBegun')
    await readOwned(ctx, 'meetingPoints', id, pointId)
    await needRoom(await sql.listDecisions(ctx.db, id))
    if ((memberId === null) !== (dueDay === null)) throw new Refusal('decisionHalf')
    // As tasks of a plan: those of a customer are read by all who read the customer, a review is not.
    const said = customer ? actionText(ctx, customer.name, text) : text
    const task = memberId && (await createTask(ctx, { kind: 'task', text: said, assigneeId: memberId, dueDay }))
    const row = await insertRecord(ctx, 'meetingDecisions', 'meetingDecision.made', {
      ...{ meetingId: id, pointId, text, taskId: task ? task.id : null },
      ...markOf(ctx, internal),
    })
    return { decisionId: row.id, undo: ctx.commandId }
  },

  async removeMeetingDecision(ctx, { id, decisionId }) {
    await readMeetingToChange(ctx, id)
    const row = await readOwned(ctx, 'meetingDecisions', id, decisionId)
    await deleteRecord(ctx, 'meetingDecisions', 'meetingDecision.removed', row)
    await dropPlanTask(ctx, row.taskId)
    return { undo: ctx.commandId }
  },

  async finishMeeting(ctx, { id, nextDay }) {
    const { meeting } = await readMeetingToChange(ctx, id)
    if (!meeting.begunAt) throw new Refusal('meetingNotBegun')
    if (meeting.doneAt) throw new Refusal('meetingDone')
    if (nextDay && nextDay <= meeting.day) throw new Refusal('meetingDayWrong')
    await updateRecord(ctx, 'meetings', 'meeting.done', meeting, {
      doneAt: ctx.now,
      doneById: ctx.actor.memberId || null,
    })
    if (!nextDay) return { nextId: null, undo: ctx.commandId }
    const { kind, customerId, memberIds, personIds } = meeting
    const next = await insertMeeting(ctx, { kind, customerId, day: nextDay, memberIds, personIds })
    return { nextId: next.id, undo: ctx.commandId }
  },

  async getMeetingPaper(ctx, { id, reader, format, language }) {
    const { meeting, customer } = await readMeeting(ctx, id)
    if (reader === 'customer' ? !customer : format === 'pptx') throw new Refusal('paperForUs')
    const points = await readPoints(ctx, meeting)
    const chosen = language ?? (customer ? await languageOf(ctx, customer) : companyOf(ctx.settings).language)
    const { members } = briefOf(meeting, await memberNames(ctx, [meeting]))
    return await meetingPaper(ctx, {
      ...{ points, reader, format, language: chosen, kind: meeting.kind as MeetingKind, day: meeting.day },
      customer: customer?.name ?? null,
      ours: members.map(({ name }) => name),
      theirs: (await personNames(ctx, meeting)).map(({ name }) => name),
    })
  },
}

type People = { memberIds: string[]; personIds: string[] }

/** Who takes part, as it is stored. Refuses `assigneeUnknown`, and `notFound` for people who are not of this customer. */
async function checkPeople(ctx: Context, customerId: string | null, given: People, before: People) {
  const memberIds = [...new Set(given.memberIds)]
  const personIds = customerId ? [...new Set(given.personIds)] : []
  for (const id of memberIds) if (!before.memberIds.includes(id)) await needColleague(ctx, id)
  const added = personIds.filter((id) => !before.personIds.includes(id))
  if (customerId && (await sql.listKnownPersons(ctx.db, customerId, added)).length !== added.length)
    throw new Refusal('notFound')
  return { memberIds: JSON.stringify(memberIds), personIds: JSON.stringify(personIds) }
}

async function insertMeeting(
  ctx: Context,
  given: Pick<sql.MeetingRecord, 'kind' | 'customerId' | 'day' | 'memberIds' | 'personIds'>,
) {
  const notYet = { begunAt: null, begunById: null, doneAt: null, doneById: null }
  return await insertRecord(ctx, 'meetings', 'meeting.planned', { ...given, ...notYet })
}

/** A row of this meeting. Refuses `notFound` where it belongs to another one. */
async function readOwned<T extends 'meetingPoints' | 'meetingDecisions'>(
  ctx: Context,
  table: T,
  meetingId: string,
  id: string,
) {
  const row = await findRecord(ctx.db, table, id)
  if ((row as { meetingId: string }).meetingId !== meetingId) throw new Refusal('notFound')
  return row
}

/** How many there are. Refuses `meetingFull`. */
async function needRoom(rows: readonly unknown[]): Promise<number> {
  if (rows.length >= sql.mostEntries) throw new Refusal('meetingFull', { most: sql.mostEntries })
  return rows.length
}

/** Kept from the customer from now on, or no longer. */
function markOf(ctx: Context, internal: boolean) {
  return { internalAt: internal ? ctx.now : null, internalById: internal ? ctx.actor.memberId || null : null }
}
