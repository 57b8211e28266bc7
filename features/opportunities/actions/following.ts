import type { Change, Context, Followers } from '#platform/actions/context.ts'
import { deleteRecord } from '#platform/actions/records.ts'
import type { JobKinds } from '#platform/jobs/jobs.ts'
import { system } from '#shared/actor.ts'
import { newId } from '#shared/ids.ts'
import { historyOf } from '../history.ts'
import { countDiffering, sumChanges } from '../rules.ts'
import * as sql from '../sql.ts'

export const followers: Followers = {
  /** Keeps the sums per stage and owner and writes the history, in the transaction of the change. */
  opportunities: [
    async (ctx, { before, after }) =>
      sql.addToTotals(
        ctx.db,
        sumChanges(before as sql.OpportunityRecord | null, after as sql.OpportunityRecord | null),
      ),
    writeHistory,
  ],
  /** A deleted customer takes its opportunities along; undo brings all of them back. */
  customers: [deleteWithCustomer],
}

async function writeHistory(ctx: Context, change: Change): Promise<void> {
  const before = change.before as sql.OpportunityRecord | null
  const after = change.after as sql.OpportunityRecord | null
  if (!after) return
  const rows: sql.HistoryRecord[] = []
  for (const { corrects, ...entry } of historyOf(before, after, ctx.today)) {
    const corrected = corrects && (await sql.findLatestFact(ctx.db, after.id, corrects))
    // A stage that it had from the beginning has no fact of its own to correct.
    if (corrects && !corrected) continue
    // Facts of the list that an opportunity came with count as known on their days (rules §4).
    const importId = before ? null : after.importId
    const known = importId && entry.day ? entry.day : ctx.today
    rows.push({
      opportunityId: after.id,
      enteredAt: ctx.now,
      importId,
      known,
      replacesId: null,
      ...entry,
      ...(corrected ? { ...corrected, kind: entry.kind } : {}),
      id: newId(),
      day: entry.day,
    })
  }
  if (rows.length > 0) await sql.insertHistory(ctx.db, rows)
}

async function deleteWithCustomer(ctx: Context, { before, after }: Change): Promise<void> {
  if (!before || !after || before.deletedAt !== null || after.deletedAt === null) return
  for (const row of await sql.listOfCustomer(ctx.db, after.id))
    await deleteRecord(ctx, 'opportunities', 'opportunity.deleted', row)
}

/**
 * Counts the open opportunities afresh and corrects kept sums that differ; answers how many differed (none,
 * unless somebody wrote past the action runner).
 */
export async function correctTotals(ctx: Context): Promise<number> {
  await sql.lockTotals(ctx.db, ctx.engine)
  const { kept, counted } = await sql.readTotals(ctx.db)
  const differing = countDiffering(kept, counted)
  if (differing > 0) await sql.replaceTotals(ctx.db, counted)
  return differing
}

export const jobs: JobKinds = {
  /** Once a day the sums are counted afresh; a difference is corrected and stands in the log as a fault. */
  checkOpportunityTotals: {
    everyMinutes: 24 * 60,
    async run({ runner }) {
      const { kept, counted } = await runner.query(system, (ctx) => sql.readTotals(ctx.db))
      if (countDiffering(kept, counted) === 0) return
      const corrected = await runner.command(system, correctTotals)
      if (corrected > 0) throw new Error(`${corrected} kept sums of opportunities were wrong and have been corrected`)
    },
  },
}
