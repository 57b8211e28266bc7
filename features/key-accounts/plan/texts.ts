import type { Context } from '#platform/actions/context.ts'
import { insertRecord, updateRecord } from '#platform/actions/records.ts'
import type { TextPart } from '../rules/plan.ts'
import * as sql from './sql.ts'

/** A part says this from now on. */
export async function setText(ctx: Context, planId: string, part: TextPart, text: string): Promise<void> {
  const before = await sql.findPart(ctx.db, planId, part)
  if (before) await updateRecord(ctx, 'planParts', 'planPart.written', before, { text })
  else if (text !== '')
    await insertRecord(ctx, 'planParts', 'planPart.written', { planId, part, text, ...markOf(ctx, false) })
}

/** Kept from the customer from now on, or no longer. */
export function markOf(ctx: Context, internal: boolean) {
  return { internalAt: internal ? ctx.now : null, internalById: internal ? ctx.actor.memberId || null : null }
}
