import { need } from '#features/customers/access.ts'
import { checkPlaceholders } from '#features/offers/texts/placeholders.ts'
import { checkReferences, readOpportunity } from '#features/opportunities/actions/reading.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { deleteRecord, findRecord, insertRecord, updateRecord } from '#platform/actions/records.ts'
import { defined } from '#shared/defined.ts'
import { Refusal } from '#shared/refusal.ts'
import { canChangeGuide, canCreateGuide, canOrderGuides } from './access.ts'
import type { contract } from './contract.ts'
import { checkPlace, type GuideKind, mostGuides, type TextPlace } from './rules.ts'
import * as sql from './sql.ts'

export const actions: Actions<typeof contract> = {
  async listGuides(ctx, filter) {
    const rows = await sql.listGuides(ctx.db, { ...filter, limit: mostGuides })
    return {
      guides: rows.map((row) => ({
        ...row,
        kind: row.kind as GuideKind,
        place: row.place as TextPlace | null,
        language: row.language as 'de' | 'en' | null,
        standard: row.standardAt !== null,
        canChange: canChangeGuide(ctx.actor, row),
      })),
      canCreate: canCreateGuide(ctx.actor),
      canOrder: canOrderGuides(ctx.actor),
    }
  },

  async createGuide(ctx, { opportunityId = null, ...input }) {
    need(canCreateGuide(ctx.actor))
    if ((await sql.countGuides(ctx.db)) >= mostGuides) throw new Refusal('guidesTooMany', { most: mostGuides })
    if (opportunityId) await readOpportunity(ctx, opportunityId)
    const position = await sql.countGuides(ctx.db)
    const values = { stageId: null, branch: null, place: null, language: null, position, ...input, opportunityId }
    checkPlace(values)
    if (values.place !== null) checkPlaceholders([values.text])
    await checkReferences(ctx, { customerId: null, stageId: values.stageId })
    const { id } = await insertRecord(ctx, 'guides', 'guide.written', values)
    return { id, undo: ctx.commandId }
  },

  async changeGuide(ctx, { id, version, ...input }) {
    const row = await findRecord(ctx.db, 'guides', id)
    need(canChangeGuide(ctx.actor, row))
    if (version !== undefined && version !== row.version) throw new Refusal('changedMeanwhile')
    if (input.stageId !== row.stageId) await checkReferences(ctx, { customerId: null, stageId: input.stageId })
    const given = defined(input)
    checkPlace({ ...row, ...given })
    if ((given.place ?? row.place) !== null) checkPlaceholders([given.text ?? row.text])
    // What goes elsewhere is not what offers begin with there.
    const moved = (given.place ?? row.place) !== row.place || (given.language ?? row.language) !== row.language
    const changed = await updateRecord(ctx, 'guides', 'guide.changed', row, {
      ...given,
      ...(moved ? { standardAt: null } : {}),
    })
    return { version: changed.version, undo: ctx.commandId }
  },

  async orderGuides(ctx, { ids }) {
    need(canOrderGuides(ctx.actor))
    for (const [position, id] of ids.entries())
      await updateRecord(ctx, 'guides', 'guide.ordered', await findRecord(ctx.db, 'guides', id), { position })
    return { undo: ctx.commandId }
  },

  async setStandardGuide(ctx, { id, standard }) {
    need(canOrderGuides(ctx.actor))
    const row = await findRecord(ctx.db, 'guides', id)
    checkPlace(row)
    if (row.place === null || row.place === 'any') throw new Refusal('guideNotForOffers')
    if (standard)
      for (const other of await sql.listStandards(ctx.db, row.language ?? '', row.place))
        if (other.id !== id) await updateRecord(ctx, 'guides', 'guide.standard', other, { standardAt: null })
    await updateRecord(ctx, 'guides', 'guide.standard', row, { standardAt: standard ? ctx.now : null })
    return { undo: ctx.commandId }
  },

  async deleteGuide(ctx, { id }) {
    const row = await findRecord(ctx.db, 'guides', id)
    need(canChangeGuide(ctx.actor, row))
    await deleteRecord(ctx, 'guides', 'guide.deleted', row)
    return { undo: ctx.commandId }
  },
}

/** The blocks that a new offer in a language begins with, by their place. */
export async function standardBlocks(ctx: Context, language: 'de' | 'en'): Promise<Partial<Record<TextPlace, string>>> {
  const rows = await sql.listStandards(ctx.db, language)
  return Object.fromEntries(rows.map(({ place, text }) => [place, text]))
}
