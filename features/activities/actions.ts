import { isContact } from '#features/contact-again/rules.ts'
import { canLog, need } from '#features/customers/access.ts'
import { endSnooze, readCustomer } from '#features/customers/actions.ts'
import { finishDueFollowUps, insertTask } from '#features/tasks/actions.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { deleteRecord, insertRecord, updateRecord } from '#platform/actions/records.ts'
import { has } from '#shared/actor.ts'
import { addDays, dayOf } from '#shared/days.ts'
import { Refusal } from '#shared/refusal.ts'
import type { contract } from './contract.ts'
import * as sql from './sql.ts'

export const actions: Actions<typeof contract> = {
  async logActivity(ctx, { followUp, ...input }) {
    await needCustomer(ctx, input.customerId)
    const at = input.at ?? ctx.now
    if (at > ctx.now && dayOf(at, ctx.timeZone) > ctx.today) throw new Refusal('activityAhead')
    const row = await insertActivity(ctx, { ...input, at })
    const again = followUp ?? (input.outcome === 'notReached' ? { day: addDays(ctx.today, 1), text: '' } : null)
    if (again) {
      if (again.day < ctx.today) throw new Refusal('dayGone', { day: again.day })
      await insertTask(ctx, {
        kind: 'followUp',
        customerId: input.customerId,
        personId: input.personId,
        text: again.text,
        dueDay: again.day,
        activityId: row.id,
      })
    }
    return { id: row.id, undo: ctx.commandId }
  },

  async changeActivity(ctx, { id, version, ...input }) {
    const row = await readActivity(ctx, id)
    if (version !== undefined && version !== row.version) throw new Refusal('changedMeanwhile')
    if (input.customerId) await needCustomer(ctx, input.customerId)
    const merged = {
      ...row,
      ...Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)),
    } as typeof row
    const report = input.report === undefined ? row.report : input.report && JSON.stringify(input.report)
    const changed = await updateRecord(ctx, 'activities', 'activity.changed', row, {
      customerId: merged.customerId,
      personId: merged.personId,
      kind: merged.kind,
      outcome: merged.outcome,
      text: merged.text,
      report,
      ...days(ctx, merged.kind, merged.outcome, merged.at),
    })
    return { version: changed.version, undo: ctx.commandId }
  },

  async deleteActivity(ctx, { id }) {
    const row = await readActivity(ctx, id)
    await deleteRecord(ctx, 'activities', 'activity.deleted', row)
    return { undo: ctx.commandId }
  },
}

type NewActivity = {
  customerId: string | null
  personId: string | null
  kind: string
  outcome: string | null
  at: string
  text: string
  report: object | null
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
    await endSnooze(ctx, row.customerId)
    await finishDueFollowUps(ctx, row.customerId, row.contactDay)
  }
  return row
}

function days(ctx: Context, kind: string, outcome: string | null, at: string) {
  const day = dayOf(at, ctx.timeZone)
  return { at, day, contactDay: isContact(kind, outcome) ? day : null }
}

async function readActivity(ctx: Context, id: string): Promise<sql.ActivityRecord> {
  const row = await sql.findActivity(ctx.db, id)
  if (!row) throw new Refusal('notFound')
  await needCustomer(ctx, row.customerId)
  return row
}

async function needCustomer(ctx: Context, customerId: string | null): Promise<void> {
  if (!customerId) return need(ctx.actor.roles.some((role) => role !== 'reader') || has(ctx.actor, 'salesLead'))
  const { responsibility } = await readCustomer(ctx, customerId)
  need(canLog(ctx.actor, responsibility))
}
