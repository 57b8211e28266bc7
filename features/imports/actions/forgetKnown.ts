import type { Runner } from '#platform/actions/runner.ts'
import type { Actor } from '#shared/actor.ts'
import * as sql from '../sql/rows.ts'

const rowsPerQuery = 400
const brought: ReadonlySet<string> = new Set(['created', 'updated'])

/**
 * Rows that other imports left unchanged because this one had brought them are forgotten when it is taken back: the same
 * file again brings them again. Rows by which an import really brought something stay known.
 */
export async function forgetKnown(runner: Runner, actor: Actor, importId: string): Promise<void> {
  let after = { tableIndex: -1, number: -1 }
  for (;;) {
    const rows = await runner.query(actor, (ctx) => sql.listOutcomes(ctx.db, importId, after, rowsPerQuery))
    const last = rows.at(-1)
    if (!last) return
    const ids = rows.flatMap(({ outcome, recordId }) => (recordId && brought.has(outcome) ? [recordId] : []))
    const known = await runner.query(actor, (ctx) => sql.isKnownElsewhere(ctx.db, importId, ids))
    if (known) await runner.command(actor, (ctx) => sql.forgetRows(ctx.db, importId, ids))
    after = last
  }
}
