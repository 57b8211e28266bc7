import { undoIfImport } from '#features/imports/actions.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { undoCommand } from '#platform/actions/undo.ts'
import type { JobKinds } from '#platform/jobs/jobs.ts'
import { system } from '#shared/actor.ts'
import { addDays, type Instant } from '#shared/days.ts'
import { canUndo, canUndoOfOthers } from './access.ts'
import type { contract, UndoableRow } from './contract.ts'
import * as sql from './sql.ts'

const keptDays = 30
const forgottenPerCommand = 1000

export const actions: Actions<typeof contract> = {
  async undo(ctx, { undo }) {
    if (await undoIfImport(ctx, undo)) return { records: 0 }
    const anybodys = canUndoOfOthers(ctx.actor) && (await sql.isUndoable(ctx.db, undo, keptSince(ctx)))
    return await undoCommand(ctx, undo, (record) => canUndo(ctx.actor, record), anybodys)
  },

  async listUndoable(ctx, { limit }) {
    const { actor } = ctx
    const own = canUndoOfOthers(actor) ? null : actor.memberId
    const rows = (await sql.listUndoables(ctx.db, keptSince(ctx), own, limit)).filter(({ record }) =>
      canUndo(actor, record),
    )
    const names = new Map<string, string>()
    for (const [record, some] of Map.groupBy(rows, (row) => row.record)) {
      const ids = some.map(({ recordId }) => recordId)
      for (const [id, name] of await sql.listNames(ctx.db, record, ids)) names.set(id, name)
    }
    return {
      undoable: rows.map(({ commandId, actorId, recordId, kind, ...row }) => ({
        ...row,
        undo: commandId,
        memberId: actorId,
        kind: kind as UndoableRow['kind'],
        name: names.get(recordId) || null,
      })),
    }
  },
}

function keptSince(ctx: Context): Instant {
  return `${addDays(ctx.today, -keptDays)}T00:00:00.000Z`
}

export const jobs: JobKinds = {
  /** Forgets what nobody takes back any more, the oldest first. */
  forgetUndoables: {
    everyMinutes: 24 * 60,
    async run({ runner }) {
      for (let more = true; more; )
        more = await runner.command(
          system,
          async (ctx) =>
            (await sql.deleteUndoables(ctx.db, keptSince(ctx), forgottenPerCommand)) === forgottenPerCommand,
        )
    },
  },
}
