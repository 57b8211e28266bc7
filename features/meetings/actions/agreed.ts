import type { Context } from '#platform/actions/context.ts'
import { dayOf } from '#shared/days.ts'
import type { Agreed } from '../rules/agenda.ts'
import * as sql from '../sql.ts'

/** What the meetings of the same series before this one decided, and the day of the last one. */
export async function readAgreed(ctx: Context, meeting: sql.MeetingRecord) {
  const previous = await sql.findPrevious(ctx.db, meeting)
  if (!previous) return { first: true, agreed: [] as Agreed[], since: null }
  const rows = await sql.listAgreed(ctx.db, previous)
  const agreed = rows.map(
    (row): Agreed => ({
      text: row.text,
      name: row.member,
      dueDay: row.dueDay,
      doneOn: row.doneAt && dayOf(row.doneAt, ctx.timeZone),
      internal: row.internalAt !== null,
      last: row.meetingId === previous.id,
      hasTask: row.liveTaskId !== null,
    }),
  )
  return { first: false, agreed, since: previous.day }
}
