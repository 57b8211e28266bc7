import type { Actions, Context } from '#platform/actions/context.ts'
import { insertRecord } from '#platform/actions/records.ts'
import { Refusal } from '#shared/refusal.ts'
import type { PlanContent } from '../rules/plan.ts'
import type { contract } from './contract.ts'
import { readContent, readPlan, readPlanToChange } from './reading.ts'
import * as sql from './sql.ts'
import { setText } from './texts.ts'

type VersionOperations = 'keepPlanVersion' | 'listPlanVersions' | 'getPlanVersion' | 'restorePlanTexts'

export const versionActions: Pick<Actions<typeof contract>, VersionOperations> = {
  async keepPlanVersion(ctx, { id, note }) {
    const { plan } = await readPlanToChange(ctx, id)
    if ((await sql.listVersions(ctx.db, id)).length >= sql.mostEntries)
      throw new Refusal('planFull', { most: sql.mostEntries })
    const { content } = await readContent(ctx, plan)
    const values = { planId: id, day: ctx.today, note, content: JSON.stringify(content) }
    const row = await insertRecord(ctx, 'planVersions', 'planVersion.kept', values)
    return { versionId: row.id, undo: ctx.commandId }
  },

  async listPlanVersions(ctx, { id }) {
    const { plan, mayChange } = await readPlan(ctx, id)
    return {
      customerId: plan.customerId,
      versions: await sql.listVersions(ctx.db, id),
      canChange: mayChange,
    }
  },

  async getPlanVersion(ctx, { id, versionId }) {
    const { plan } = await readPlan(ctx, id)
    if (versionId === 'now') {
      const { content } = await readContent(ctx, plan)
      return { id: versionId, day: ctx.today, note: '', member: null, content }
    }
    const { content, ...row } = await readVersion(ctx, id, versionId)
    return { id: row.id, day: row.day, note: row.note, member: row.member, content }
  },

  async restorePlanTexts(ctx, { id, versionId, parts }) {
    await readPlanToChange(ctx, id)
    const { content } = await readVersion(ctx, id, versionId)
    for (const part of new Set(parts)) await setText(ctx, id, part, content.texts[part] ?? '')
    return { undo: ctx.commandId }
  },
}

async function readVersion(ctx: Context, planId: string, id: string) {
  const row = await sql.findVersion(ctx.db, planId, id)
  if (!row) throw new Refusal('notFound')
  return { ...row, content: JSON.parse(row.content) as PlanContent }
}
