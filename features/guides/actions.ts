import { need } from '#features/customers/access.ts'
import { checkReferences, readOpportunity } from '#features/opportunities/actions/reading.ts'
import type { Actions } from '#platform/actions/context.ts'
import { deleteRecord, findRecord, insertRecord, updateRecord } from '#platform/actions/records.ts'
import { Refusal } from '#shared/refusal.ts'
import { canChangeGuide, canCreateGuide } from './access.ts'
import type { contract } from './contract.ts'
import { type GuideKind, mostGuides } from './rules.ts'
import * as sql from './sql.ts'

export const actions: Actions<typeof contract> = {
  async listGuides(ctx, filter) {
    const rows = await sql.listGuides(ctx.db, { ...filter, limit: mostGuides })
    return {
      guides: rows.map((row) => ({ ...row, kind: row.kind as GuideKind, canChange: canChangeGuide(ctx.actor, row) })),
      canCreate: canCreateGuide(ctx.actor),
    }
  },

  async createGuide(ctx, { opportunityId = null, ...input }) {
    need(canCreateGuide(ctx.actor))
    if ((await sql.countGuides(ctx.db)) >= mostGuides) throw new Refusal('guidesTooMany', { most: mostGuides })
    if (opportunityId) await readOpportunity(ctx, opportunityId)
    const values = { stageId: null, branch: null, ...input, opportunityId }
    await checkReferences(ctx, { customerId: null, stageId: values.stageId })
    const { id } = await insertRecord(ctx, 'guides', 'guide.written', values)
    return { id, undo: ctx.commandId }
  },

  async changeGuide(ctx, { id, version, ...input }) {
    const row = await findRecord(ctx.db, 'guides', id)
    need(canChangeGuide(ctx.actor, row))
    if (version !== undefined && version !== row.version) throw new Refusal('changedMeanwhile')
    if (input.stageId !== row.stageId) await checkReferences(ctx, { customerId: null, stageId: input.stageId })
    const changed = await updateRecord(ctx, 'guides', 'guide.changed', row, input as Partial<typeof row>)
    return { version: changed.version, undo: ctx.commandId }
  },

  async deleteGuide(ctx, { id }) {
    const row = await findRecord(ctx.db, 'guides', id)
    need(canChangeGuide(ctx.actor, row))
    await deleteRecord(ctx, 'guides', 'guide.deleted', row)
    return { undo: ctx.commandId }
  },
}
