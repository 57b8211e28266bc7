import { sql } from 'kysely'
import type { Context, RecordedEvent } from './context.ts'
import { isNote } from './undo.ts'

export const undoableKinds = ['deleted', 'merged', 'changed'] as const
export type Undoable = { kind: (typeof undoableKinds)[number]; record: string; recordId: string; count: number }

/**
 * What a command did, if somebody may want it back after the notice of it is gone: it deleted something, brought records
 * together, or changed several at once. The first event says what the command is about; the others follow from it.
 */
export function undoableOf(events: readonly RecordedEvent[]): Undoable | null {
  const [first] = events
  if (!first || events.some(({ record }) => isNote(record))) return null
  const about = (kind: Undoable['kind'], some: readonly RecordedEvent[]): Undoable | null =>
    some[0] ? { kind, record: some[0].record, recordId: some[0].recordId, count: countOf(some) } : null
  const merged = events.filter(({ name }) => name.endsWith('.mergedAway'))
  if (merged.length > 0) return about('merged', merged)
  const alike = events.filter(({ name, record }) => name === first.name && record === first.record)
  if (/\.(deleted|removed)$/.test(first.name)) return about('deleted', alike)
  const many = first.before !== null && !first.name.endsWith('.undone') && countOf(alike) > 1
  return many ? about('changed', alike) : null
}

function countOf(events: readonly RecordedEvent[]): number {
  return new Set(events.map(({ recordId }) => recordId)).size
}

/** Keeps in mind what a member may take back later; pieces of one command are counted together. */
export async function keepUndoable(ctx: Context): Promise<void> {
  const undoable = ctx.actor.memberId ? undoableOf(ctx.effects.events) : null
  if (!undoable) return
  await ctx.db
    .insertInto('undoables')
    .values({ ...undoable, commandId: ctx.commandId, at: ctx.now, actorId: ctx.actor.memberId })
    .onConflict((conflict) =>
      conflict.column('commandId').doUpdateSet({ count: sql`"undoables"."count" + ${undoable.count}` }),
    )
    .execute()
}
