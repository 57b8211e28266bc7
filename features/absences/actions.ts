import { canSetAbsence, need } from '#features/members/access.ts'
import { readPresentMember } from '#features/members/actions.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { deleteRecord, insertRecord, updateRecord } from '#platform/actions/records.ts'
import { defined } from '#shared/defined.ts'
import { Refusal } from '#shared/refusal.ts'
import type { contract } from './contract.ts'
import { absenceProblem, type Planned } from './rules.ts'
import * as sql from './sql.ts'

export const actions: Actions<typeof contract> = {
  async listAbsences(ctx, { memberId, from }) {
    const rows = await sql.listAbsences(ctx.db, from ?? ctx.today, memberId)
    return {
      absences: rows.map(({ id, version, memberId, deputyId, fromDay, toDay, note }) => ({
        id,
        version,
        memberId,
        deputyId,
        fromDay,
        toDay,
        note,
        canChange: canSetAbsence(ctx.actor, memberId),
      })),
    }
  },

  async addAbsence(ctx, input) {
    need(canSetAbsence(ctx.actor, input.memberId))
    await readPresentMember(ctx, input.memberId)
    await check(ctx, input)
    const row = await insertRecord(ctx, 'absences', 'absence.planned', input)
    return { id: row.id, undo: ctx.commandId }
  },

  async changeAbsence(ctx, { id, version, ...input }) {
    const row = await readAbsence(ctx, id)
    if (version !== undefined && version !== row.version) throw new Refusal('changedMeanwhile')
    const given = defined(input)
    await check(ctx, { ...row, ...given } as sql.AbsenceRow, id)
    const changed = await updateRecord(ctx, 'absences', 'absence.changed', row, given)
    return { version: changed.version, undo: ctx.commandId }
  },

  async deleteAbsence(ctx, { id }) {
    await deleteRecord(ctx, 'absences', 'absence.deleted', await readAbsence(ctx, id))
    return { undo: ctx.commandId }
  },
}

async function readAbsence(ctx: Context, id: string): Promise<sql.AbsenceRow> {
  const row = await sql.findAbsence(ctx.db, id)
  if (!row) throw new Refusal('notFound')
  need(canSetAbsence(ctx.actor, row.memberId))
  return row
}

/** Refuses what `absenceProblem` names, and a deputy who is not in the team any more. */
async function check(ctx: Context, absence: Planned, id?: string): Promise<void> {
  await readPresentMember(ctx, absence.deputyId)
  const others = [
    ...(await sql.listAbsences(ctx.db, absence.fromDay, absence.memberId)),
    ...(await sql.listAbsences(ctx.db, absence.fromDay, absence.deputyId)),
  ]
  const problem = absenceProblem(
    absence,
    others.filter((other) => other.id !== id),
  )
  if (problem) throw new Refusal(problem)
}
