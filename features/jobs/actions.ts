import type { Actions, Context } from '#platform/actions/context.ts'
import { Refusal } from '#shared/refusal.ts'
import type { contract, Job } from './contract.ts'
import * as sql from './sql.ts'

export const actions: Actions<typeof contract> = {
  async listJobs(ctx, { state, limit }) {
    const memberId = ctx.actor.administrator ? null : ctx.actor.memberId
    const rows = await sql.listJobs(ctx.db, memberId, state, limit)
    return { jobs: rows.map(jobOf), failed: await sql.countFailed(ctx.db, memberId) }
  },

  async getJob(ctx, { id }) {
    return jobOf(await readJob(ctx, id))
  },

  async retryJob(ctx, { id }) {
    const row = await readJob(ctx, id)
    if (!row.failedAt) throw new Refusal('jobNotFailed')
    await sql.retryJob(ctx.db, id, ctx.now)
    return {}
  },

  async cancelJob(ctx, { id }) {
    const row = await readJob(ctx, id)
    if (row.doneAt || row.failedAt || row.cancelledAt) throw new Refusal('jobEnded')
    await sql.cancelJob(ctx.db, id, ctx.now)
    return {}
  },
}

/** Own jobs, everybody's for an administrator; others' do not exist for the caller. */
async function readJob(ctx: Context, id: string): Promise<sql.JobRow> {
  const row = await sql.findJob(ctx.db, id)
  if (!row || (!ctx.actor.administrator && row.createdById !== ctx.actor.memberId)) throw new Refusal('notFound')
  return row
}

function jobOf(row: sql.JobRow): Job {
  return {
    id: row.id,
    kind: row.kind,
    state: row.doneAt
      ? 'done'
      : row.failedAt
        ? 'failed'
        : row.cancelledAt
          ? 'cancelled'
          : row.startedAt
            ? 'running'
            : 'waiting',
    createdAt: row.createdAt,
    createdById: row.createdById,
    runAt: row.runAt,
    attempts: row.attempts,
    progress: row.progress && JSON.parse(row.progress),
    error: row.error,
  }
}
