import { type Actor, system } from '#shared/actor.ts'
import type { Context, Row, TableName } from './context.ts'
import { inPieces } from './pieces.ts'
import type { Runner, RunOptions } from './runner.ts'

/**
 * Lets `work` run at the end of the command, inside its transaction, once for all ids named until
 * then: what follows from a change is computed once, whether a command changes one record or
 * thousands. Whoever reads the outcome within the same command reads the old one.
 */
export function atEnd(ctx: Context, work: AtEnd, ids: Iterable<string>): void {
  const waiting = ctx.effects.atEnd.get(work) ?? new Set()
  ctx.effects.atEnd.set(work, waiting)
  for (const id of ids) waiting.add(id)
}
export type AtEnd = (ctx: Context, ids: string[]) => Promise<void>

/** What commands put off, with the ids they named (`RunOptions.later`). */
export type Later = Map<AtEnd, Set<string>>

/** Does what the followers put off; the runner's last step before the events are written. */
export async function finishAtEnd(ctx: Context, later: Later | undefined): Promise<void> {
  for (const [work, ids] of ctx.effects.atEnd) {
    if (later) addAll(later, work, ids)
    else for await (const some of inPieces([...ids])) await work(ctx, some)
  }
}

function addAll(later: Later, work: AtEnd, ids: Set<string>): void {
  const waiting = later.get(work)
  if (!waiting) later.set(work, new Set(ids))
  else for (const id of ids) waiting.add(id)
}

type StoredEvent = {
  record: string
  recordId: string
  customerId: string | null
  before: string | null
  after: string | null
}

/** Puts off again what followed from these events, after the process that had put it off ended. Writes nothing. */
export async function putOffAgain(ctx: Context, events: readonly StoredEvent[], later: Later): Promise<void> {
  for (const { record, recordId, customerId, before, after } of events) {
    const row = (json: string | null) =>
      json === null ? null : ({ customerId, ...(JSON.parse(json) as object), id: recordId } as Row)
    const change = { before: row(before), after: row(after) }
    for (const follow of ctx.effects.followers[record as TableName] ?? []) await follow(ctx, change)
  }
  await finishAtEnd(ctx, later)
  ctx.effects.atEnd.clear()
}

const idsAtOnce = 200

/**
 * Does a long piece of work in commands that let others in between, each with as many pieces of `size` items as its pace
 * allows. `progress` is told after each command how many items it did.
 */
export async function inTurns<Item>(
  runner: Runner,
  actor: Actor,
  items: readonly Item[],
  size: number,
  work: (ctx: Context, some: Item[]) => Promise<void>,
  options: RunOptions = {},
  progress: (done: number) => Promise<void> = async () => {},
): Promise<void> {
  for (let start = 0, end = 0; start < items.length; start = end) {
    const turn = async (ctx: Context) => {
      const isTime = runner.pace()
      // From the start, should it be tried again.
      for (end = start; end < items.length && (end === start || !isTime()); end += size)
        await work(ctx, items.slice(end, end + size))
    }
    await runner.command(actor, turn, options)
    await progress(Math.min(end, items.length) - start)
  }
}

/** Does what the commands of a long piece of work put off, in commands of their own that let others in between. */
export async function catchUp(runner: Runner, later: Later, progress: (done: number) => Promise<void>): Promise<void> {
  for (const [work, waiting] of later) {
    await inTurns(runner, system, [...waiting], idsAtOnce, work, {}, progress)
    later.delete(work)
  }
}
