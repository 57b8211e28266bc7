import type { Kysely, Selectable } from 'kysely'
import type { Tables } from '#platform/db/tables.ts'
import type { Job } from './contract.ts'

export type JobRow = Selectable<Tables['jobs']>

/** Jobs that a member gave, or everybody's. */
function selectJobs(db: Kysely<Tables>, memberId: string | null) {
  const query = db.selectFrom('jobs')
  return memberId === null ? query : query.where('createdById', '=', memberId)
}

export async function listJobs(
  db: Kysely<Tables>,
  memberId: string | null,
  state: Job['state'] | undefined,
  limit: number,
): Promise<JobRow[]> {
  let query = selectJobs(db, memberId).selectAll().orderBy('id', 'desc').limit(limit)
  if (state === 'done') query = query.where('doneAt', 'is not', null)
  if (state === 'failed') query = query.where('failedAt', 'is not', null)
  if (state === 'cancelled') query = query.where('cancelledAt', 'is not', null)
  if (state === 'running' || state === 'waiting') {
    query = query.where('doneAt', 'is', null).where('failedAt', 'is', null).where('cancelledAt', 'is', null)
    query = query.where('startedAt', state === 'running' ? 'is not' : 'is', null)
  }
  return await query.execute()
}

export async function countFailed(db: Kysely<Tables>, memberId: string | null): Promise<number> {
  const row = await selectJobs(db, memberId)
    .select((count) => count.fn.countAll<number>().as('count'))
    .where('failedAt', 'is not', null)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

export async function findJob(db: Kysely<Tables>, id: string): Promise<JobRow | undefined> {
  return await db.selectFrom('jobs').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function retryJob(db: Kysely<Tables>, id: string, now: string): Promise<void> {
  await db
    .updateTable('jobs')
    .set({ failedAt: null, startedAt: null, error: null, attempts: 0, runAt: now })
    .where('id', '=', id)
    .execute()
}

export async function cancelJob(db: Kysely<Tables>, id: string, now: string): Promise<void> {
  await db.updateTable('jobs').set({ cancelledAt: now }).where('id', '=', id).execute()
}

/** Deletes answers from before a day, the oldest first; answers how many there were. */
export async function deleteAnswers(db: Kysely<Tables>, before: string, limit: number): Promise<number> {
  const oldest = db.selectFrom('answeredCommands').select('key').where('at', '<', before).orderBy('at').limit(limit)
  const { numDeletedRows } = await db.deleteFrom('answeredCommands').where('key', 'in', oldest).executeTakeFirst()
  return Number(numDeletedRows)
}
