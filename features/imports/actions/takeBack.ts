import type { Later } from '#platform/actions/atEnd.ts'
import type { Context } from '#platform/actions/context.ts'
import { deleteRecord, type RecordTable } from '#platform/actions/records.ts'
import type { Runner } from '#platform/actions/runner.ts'
import { takeBack } from '#platform/actions/undo.ts'
import type { Actor } from '#shared/actor.ts'
import { Refusal } from '#shared/refusal.ts'
import * as stockSql from '../sql/stock.ts'
import * as undoSql from '../sql/undo.ts'

/** What undo left standing, because somebody changed it or something hangs on it. */
export type Left = { record: string; id: string; name: string }
export type TakenBack = { records: number; kept: Left[] }

type Event = Awaited<ReturnType<typeof undoSql.listEvents>>[number]

const mostEventsPerCommand = 500
/** Looking around costs little for each of many events, but must not be most of what a short turn does. */
const eventsAtOnce = 50
const mostKept = 1000

/**
 * Takes back everything an import did, the newest first and in pieces. A record that was changed since, or on
 * which something new hangs, stays and is named. What follows for search and ranking is put off into `later`, if it is given.
 */
export async function takeBackImport(
  runner: Runner,
  actor: Actor,
  importId: string,
  progress: (done: number) => Promise<void>,
  later?: Later,
): Promise<TakenBack> {
  const result: TakenBack = { records: 0, kept: [] }
  const kept = new Set<string>()
  let before: string | null = null
  let done = 0
  for (;;) {
    const events: Event[] = await runner.query(actor, (ctx) =>
      undoSql.listEvents(ctx.db, importId, before, mostEventsPerCommand),
    )
    if (events.length === 0) return result
    let worked = 0
    const takeBack = async (ctx: Context) => {
      const isTime = runner.pace()
      const undone: string[] = []
      while (worked < events.length && (worked === 0 || !isTime())) {
        const some = events.slice(worked, worked + eventsAtOnce)
        worked += some.length
        const around = await lookAround(ctx, importId, some)
        for (const event of some) {
          if (kept.has(event.recordId)) continue
          const left = await takeBackOne(ctx, event, around)
          if (left) {
            kept.add(event.recordId)
            if (result.kept.length < mostKept) result.kept.push(left)
          } else {
            undone.push(event.id)
            if (!event.before) result.records += 1
          }
        }
      }
      await undoSql.markUndone(ctx.db, undone, ctx.now)
    }
    await runner.command(actor, takeBack, { once: true, ...(later ? { later } : {}) })
    done += worked
    before = events[worked - 1]!.id
    await progress(done)
  }
}

/** What is around the records that some events made, read at once. */
type Around = {
  rows: Map<string, { id: string; version: number; deletedAt: string | null }>
  /** Records that the import changed too. */
  changed: Set<string>
  /** By table, what hangs on its records; `null`: too much to know. */
  users: Map<string, Map<string, string[]> | null>
  /** Records taken back meanwhile. */
  gone: Set<string>
}

async function lookAround(ctx: Context, importId: string, events: Event[]): Promise<Around> {
  const around: Around = { rows: new Map(), changed: new Set(), users: new Map(), gone: new Set() }
  const made = events.filter((event) => !event.before)
  for (const [record, some] of Map.groupBy(made, (event) => event.record)) {
    const ids = some.map((event) => event.recordId)
    for (const row of await undoSql.listAny(ctx.db, record, ids)) around.rows.set(row.id, row)
    for (const id of await undoSql.listChanged(ctx.db, importId, record, ids)) around.changed.add(id)
    around.users.set(record, await undoSql.listUsers(ctx.db, record, ids))
  }
  return around
}

async function isUsed(ctx: Context, { record, recordId }: Event, { users, gone }: Around): Promise<boolean> {
  const known = users.get(record)
  if (!known) return await undoSql.isUsed(ctx.db, record, recordId)
  if (!(known.get(recordId) ?? []).some((id) => !gone.has(id))) return false
  // What hung on it may have been changed back meanwhile (a customer has its former owner again).
  return await undoSql.isUsed(ctx.db, record, recordId)
}

async function takeBackOne(ctx: Context, event: Event, around: Around): Promise<Left | null> {
  if (event.before) {
    try {
      await takeBack(ctx, event)
      return null
    } catch (error) {
      if (error instanceof Refusal && error.code === 'undoChangedMeanwhile') return await leftOf(ctx, event)
      throw error
    }
  }
  const { record, recordId } = event
  const changed = around.changed.has(recordId)
  const row = changed ? await stockSql.findAny(ctx.db, record, recordId) : around.rows.get(recordId)
  if (!row || row.deletedAt) return null
  // Each change by the import, and each taking back of it, counted the version up.
  const expected = changed ? 1 + 2 * (await undoSql.countChanges(ctx.db, event.commandId, record, recordId)) : 1
  if (row.version !== expected || (await isUsed(ctx, event, around))) return await leftOf(ctx, event)
  await deleteRecord(ctx, event.record as RecordTable, `${event.name}.undone`, row as never)
  around.gone.add(recordId)
  return null
}

async function leftOf(ctx: Context, event: Event): Promise<Left> {
  const row = (await stockSql.findAny(ctx.db, event.record, event.recordId)) as Record<string, unknown> | undefined
  const name = row?.name ?? row?.lastName ?? row?.text ?? ''
  return { record: event.record, id: event.recordId, name: String(name).slice(0, 120) }
}
