import type { Context } from './context.ts'
import { inPieces } from './pieces.ts'

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

/** Does what the followers put off; the runner's last step before the events are written. */
export async function finishAtEnd(ctx: Context): Promise<void> {
  for (const [work, ids] of ctx.effects.atEnd) {
    for await (const some of inPieces([...ids])) await work(ctx, some)
  }
}
