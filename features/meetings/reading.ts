import { need } from '#features/customers/access.ts'
import { customerReadable } from '#features/customers/actions.ts'
import { readPlanned } from '#features/key-accounts/plan/reading.ts'
import { nameOf } from '#features/persons/rules.ts'
import type { Context } from '#platform/actions/context.ts'
import { findRecord } from '#platform/actions/records.ts'
import { dayOf } from '#shared/days.ts'
import { canAttend, canMinute } from './access.ts'
import { readAnnualAgenda } from './actions/annual.ts'
import { readReviewAgenda } from './actions/review.ts'
import { readSeriesAgenda } from './actions/series.ts'
import type { MeetingBrief, ShownPoint } from './contract.ts'
import type { Line, MeetingKind, Point, PointKind, SeriesKind } from './rules/agenda.ts'
import * as sql from './sql.ts'

/**
 * A meeting that the actor may read: a review goes with the plan of its customer, a series with who takes part.
 * Refuses `notFound`, `notAllowed`.
 */
export async function readMeeting(ctx: Context, id: string) {
  const meeting = await findRecord(ctx.db, 'meetings', id)
  if (meeting.customerId) return { meeting, ...(await readPlanned(ctx, meeting.customerId)) }
  const members = idsOf(meeting.memberIds)
  need(canAttend(ctx.actor, members))
  return { meeting, customer: null, mayChange: canMinute(ctx.actor, members) }
}

export async function readMeetingToChange(ctx: Context, id: string) {
  const read = await readMeeting(ctx, id)
  need(read.mayChange)
  return read
}

export function idsOf(json: string): string[] {
  return JSON.parse(json) as string[]
}

/** The agenda as it would be if the meeting began now. */
export async function prepareAgenda(ctx: Context, meeting: sql.MeetingRecord): Promise<Point[]> {
  const { customerId, kind } = meeting
  if (!customerId) return await readSeriesAgenda(ctx, meeting, kind as SeriesKind)
  return kind === 'annualTalk'
    ? await readAnnualAgenda(ctx, meeting, customerId)
    : await readReviewAgenda(ctx, meeting, customerId)
}

/** What was or will be talked about: prepared now, or as kept when it began, with minutes and decisions. */
export async function readPoints(ctx: Context, meeting: sql.MeetingRecord): Promise<ShownPoint[]> {
  const stored = await sql.listPoints(ctx.db, meeting.id)
  const decided = Map.groupBy(await sql.listDecisions(ctx.db, meeting.id), ({ pointId }) => pointId)
  const kept = stored.map((row) => ({
    id: row.id,
    kind: row.kind as PointKind,
    title: row.title,
    lines: JSON.parse(row.lines) as Line[],
    minutes: row.minutes,
    internal: row.internalAt !== null,
    decisions: (decided.get(row.id) ?? []).map((one) => ({
      id: one.id,
      text: one.text,
      taskId: one.liveTaskId,
      name: one.member,
      dueDay: one.dueDay,
      doneOn: one.doneAt && dayOf(one.doneAt, ctx.timeZone),
      internal: one.internalAt !== null,
    })),
  }))
  const prepared = meeting.begunAt
    ? []
    : (await prepareAgenda(ctx, meeting)).map((one) => ({ ...one, id: null, minutes: '', decisions: [] }))
  return await readable(ctx, [...prepared, ...kept])
}

/** Whoever is kept to own customers reads no line about another's, whoever prepared the agenda. */
async function readable(ctx: Context, points: ShownPoint[]): Promise<ShownPoint[]> {
  const condition = customerReadable(ctx.actor, 'customers.id')
  if (!condition) return points
  const named = new Set(points.flatMap(({ lines }) => lines.flatMap(({ customerId }) => customerId ?? [])))
  const allowed = new Set((await sql.listReadable(ctx.db, [...named], condition)).map(({ id }) => id))
  const may = ({ customerId }: Line) => customerId === null || allowed.has(customerId)
  return points.map((one) => ({ ...one, lines: one.lines.filter(may) }))
}

/** A row of the list. */
export function briefOf(meeting: sql.MeetingRecord, names: ReadonlyMap<string, string>): MeetingBrief {
  return {
    id: meeting.id,
    kind: meeting.kind as MeetingKind,
    customerId: meeting.customerId,
    day: meeting.day,
    state: meeting.doneAt ? 'done' : meeting.begunAt ? 'begun' : 'planned',
    members: idsOf(meeting.memberIds).map((id) => ({ id, name: names.get(id) ?? '' })),
  }
}

export async function memberNames(ctx: Context, meetings: readonly sql.MeetingRecord[]): Promise<Map<string, string>> {
  const ids = new Set(meetings.flatMap(({ memberIds }) => idsOf(memberIds)))
  return new Map((await sql.listMemberNames(ctx.db, [...ids])).map(({ id, name }) => [id, name]))
}

/** Who of the customer takes part. */
export async function personNames(ctx: Context, meeting: sql.MeetingRecord) {
  const rows = await sql.listPersonNames(ctx.db, idsOf(meeting.personIds))
  return rows.map((row) => ({ id: row.id, name: nameOf(row) }))
}
