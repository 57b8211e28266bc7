import { undoIfImport } from '#features/imports/actions.ts'
import type { Actions } from '#platform/actions/context.ts'
import { undoCommand } from '#platform/actions/undo.ts'
import { canUndo } from './access.ts'
import type { contract } from './contract.ts'

export const actions: Actions<typeof contract> = {
  async undo(ctx, { undo }) {
    if (await undoIfImport(ctx, undo)) return { records: 0 }
    return await undoCommand(ctx, undo, (record) => canUndo(ctx.actor, record))
  },
}
