import type { Context } from '#platform/actions/context.ts'
import { deleteRecord, type RecordTable } from '#platform/actions/records.ts'
import type { Runner } from '#platform/actions/runner.ts'
import { takeBack } from '#platform/actions/undo.ts'
import type { Actor } from '#shared/actor.ts'
import { Refusal } from '#shared/refusal.ts'
import * as sql from '../sql.ts'

/** What undo left standing, because somebody changed it or something hangs on it. */
export type Left = { record: string; id: string; name: string }
export type TakenBack = { records: number; kept: Left[] }

type Event = Awaited<ReturnType<typeof sql.listEvents>>[number]

const eventsPerCommand = 100
const mostKept = 1000

/**
 * Takes back everything an import did, the newest first and in pieces. A record that was changed since, or on
 * which something new hangs, stays and is named.
 */
export async function takeBackImport(
  runner: Runner,
  actor: Actor,
  importId: string,
  progress: (done: number) => Promise<void>,
): Promise<TakenBack> {
  const result: TakenBack = { records: 0, kept: [] }
  const kept = new Set<string>()
  let before: string | null = null
  let done = 0
  for (;;) {
    const events: Event[] = await runner.query(actor, (ctx) =>
      sql.listEvents(ctx.db, importId, before, eventsPerCommand),
    )
    if (events.length === 0) return result
    const takeBack = async (ctx: Context) => {
      const undone: string[] = []
      for (const event of events) {
        if (kept.has(event.recordId)) continue
        const left = await takeBackOne(ctx, event)
        if (left) {
          kept.add(event.recordId)
          if (result.kept.length < mostKept) result.kept.push(left)
        } else {
          undone.push(event.id)
          if (!event.before) result.records += 1
        }
      }
      await sql.markUndone(ctx.db, undone, ctx.now)
    }
    await runner.command(actor, takeBack, { once: true })
    done += events.length
    before = events.at(-1)!.id
    await progress(done)
  }
}

async function takeBackOne(ctx: Context, event: Event): Promise<Left | null> {
  if (event.before) {
    try {
      await takeBack(ctx, event)
      return null
    } catch (error) {
      if (error instanceof Refusal && error.code === 'undoChangedMeanwhile') return await leftOf(ctx, event)
      throw error
    }
  }
  const row = await sql.findAny(ctx.db, event.record, event.recordId)
  if (!row || row.deletedAt) return null
  // Each change by the import, and each taking back of it, counted the version up.
  const expected = 1 + 2 * (await sql.countChanges(ctx.db, event.commandId, event.record, event.recordId))
  if (row.version !== expected || (await sql.isUsed(ctx.db, event.record, event.recordId)))
    return await leftOf(ctx, event)
  await deleteRecord(ctx, event.record as RecordTable, `${event.name}.undone`, row as never)
  return null
}

async function leftOf(ctx: Context, event: Event): Promise<Left> {
  const row = (await sql.findAny(ctx.db, event.record, event.recordId)) as Record<string, unknown> | undefined
  const name = row?.name ?? row?.lastName ?? row?.text ?? ''
  return { record: event.record, id: event.recordId, name: String(name).slice(0, 120) }
}
