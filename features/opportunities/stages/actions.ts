import { need } from '#features/customers/access.ts'
import type { Actions } from '#platform/actions/context.ts'
import { inPieces } from '#platform/actions/pieces.ts'
import { deleteRecord, findRecord, insertRecord, updateRecord } from '#platform/actions/records.ts'
import { Refusal } from '#shared/refusal.ts'
import { canSetStages } from '../access.ts'
import { noDecision, type Outcome } from '../rules.ts'
import { listReasons, listStageRows } from '../sql.ts'
import type { contract } from './contract.ts'
import * as sql from './sql.ts'

/** What one command may move, so that undo can take it back. */
const mostMoved = 10_000

export const actions: Actions<typeof contract> = {
  async createStage(ctx, input) {
    need(canSetStages(ctx.actor))
    const stages = await listStageRows(ctx.db)
    needFreeName(stages, input.name)
    if (stages.length >= 30) throw new Refusal('stagesTooMany', { most: 30 })
    const row = await insertRecord(ctx, 'stages', 'stage.created', { ...input, position: after(stages) })
    return { id: row.id, undo: ctx.commandId }
  },

  async changeStage(ctx, { id, version, ...input }) {
    need(canSetStages(ctx.actor))
    const row = await findRecord(ctx.db, 'stages', id)
    if (version !== undefined && version !== row.version) throw new Refusal('changedMeanwhile')
    if (input.name !== undefined) needFreeName(await listStageRows(ctx.db), input.name, id)
    const changed = await updateRecord(ctx, 'stages', 'stage.changed', row, input as Partial<typeof row>)
    return { version: changed.version, undo: ctx.commandId }
  },

  async orderStages(ctx, { ids }) {
    need(canSetStages(ctx.actor))
    const stages = await listStageRows(ctx.db)
    needAll(stages, ids)
    for (const row of stages) await updateRecord(ctx, 'stages', 'stage.changed', row, { position: ids.indexOf(row.id) })
    return { undo: ctx.commandId }
  },

  async deleteStage(ctx, { id, moveTo }) {
    need(canSetStages(ctx.actor))
    const row = await findRecord(ctx.db, 'stages', id)
    const others = (await listStageRows(ctx.db)).filter((stage) => stage.id !== id)
    if (others.length === 0) throw new Refusal('stageLast')
    if (moveTo !== undefined && !others.some((stage) => stage.id === moveTo)) throw new Refusal('stageUnknown')
    const standing = await sql.listOpenIn(ctx.db, id, mostMoved + 1)
    if (standing.length > 0 && moveTo === undefined) throw new Refusal('stageUsed', { count: standing.length })
    if (standing.length > mostMoved) throw new Refusal('stageTooFull', { most: mostMoved })
    for await (const some of inPieces(standing))
      for (const one of some)
        await updateRecord(ctx, 'opportunities', 'opportunity.changed', one, {
          stageId: moveTo as string,
          stageDay: ctx.today,
        })
    // Closed ones keep it: it is where they were closed.
    await deleteRecord(ctx, 'stages', 'stage.deleted', row)
    return { moved: standing.length, undo: ctx.commandId }
  },

  async setStageCriteria(ctx, { id, criteria }) {
    need(canSetStages(ctx.actor))
    await findRecord(ctx.db, 'stages', id)
    const known = new Map((await sql.listCriteriaOf(ctx.db, id)).map((row) => [row.id, row]))
    for (const [position, { id: criterionId, text }] of criteria.entries()) {
      const row = criterionId === undefined ? undefined : known.get(criterionId)
      if (criterionId !== undefined && !row) throw new Refusal('changedMeanwhile')
      if (row) await updateRecord(ctx, 'stageCriteria', 'stage.criterionChanged', row, { text, position })
      else await insertRecord(ctx, 'stageCriteria', 'stage.criterionAdded', { stageId: id, text, position })
      if (row) known.delete(row.id)
    }
    for (const row of known.values()) await deleteRecord(ctx, 'stageCriteria', 'stage.criterionRemoved', row)
    return { undo: ctx.commandId }
  },

  async listReasons(ctx) {
    return {
      reasons: (await listReasons(ctx.db)).map(({ id, version, outcome, name, hiddenAt, countsAs }) => ({
        id,
        version,
        outcome: outcome as Outcome,
        name,
        hidden: hiddenAt !== null,
        kept: countsAs === noDecision,
      })),
      canChange: canSetStages(ctx.actor),
    }
  },

  async createReason(ctx, { outcome, name }) {
    need(canSetStages(ctx.actor))
    const reasons = await listReasons(ctx.db)
    const same = reasons.filter((one) => one.outcome === outcome)
    needFreeName(same, name)
    if (same.length >= 50) throw new Refusal('reasonsTooMany', { most: 50 })
    const row = await insertRecord(ctx, 'closeReasons', 'reason.created', { outcome, name, position: after(reasons) })
    return { id: row.id, undo: ctx.commandId }
  },

  async changeReason(ctx, { id, version, name, hidden }) {
    need(canSetStages(ctx.actor))
    const row = await findRecord(ctx.db, 'closeReasons', id)
    if (version !== undefined && version !== row.version) throw new Refusal('changedMeanwhile')
    if (hidden && row.countsAs === noDecision) throw new Refusal('reasonKept', { name: row.name })
    const reasons = await listReasons(ctx.db)
    if (name !== undefined)
      needFreeName(
        reasons.filter((one) => one.outcome === row.outcome),
        name,
        id,
      )
    const changed = await updateRecord(ctx, 'closeReasons', 'reason.changed', row, {
      ...(name === undefined ? {} : { name }),
      ...(hidden === undefined ? {} : { hiddenAt: hidden ? (row.hiddenAt ?? ctx.now) : null }),
    })
    return { version: changed.version, undo: ctx.commandId }
  },

  async orderReasons(ctx, { ids }) {
    need(canSetStages(ctx.actor))
    const all = await listReasons(ctx.db)
    const first = all.find((one) => one.id === ids[0])
    const reasons = all.filter((one) => one.outcome === first?.outcome)
    needAll(reasons, ids)
    for (const row of reasons)
      await updateRecord(ctx, 'closeReasons', 'reason.changed', row, { position: ids.indexOf(row.id) })
    return { undo: ctx.commandId }
  },
}

function after(rows: readonly { position: number }[]): number {
  return rows.reduce((last, row) => Math.max(last, row.position), -1) + 1
}

/** Refuses `nameTaken`: two of the same name could not be told apart. */
function needFreeName(rows: readonly { id: string; name: string }[], name: string, id?: string): void {
  const same = rows.some((row) => row.id !== id && row.name.toLowerCase() === name.toLowerCase())
  if (same) throw new Refusal('nameTaken', { name })
}

/** Refuses `changedMeanwhile` unless all are named, each once: somebody added or removed one. */
function needAll(rows: readonly { id: string }[], ids: readonly string[]): void {
  const named = new Set(ids)
  if (named.size !== ids.length || rows.length !== ids.length || rows.some((row) => !named.has(row.id)))
    throw new Refusal('changedMeanwhile')
}
