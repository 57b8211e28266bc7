import { system } from '#shared/actor.ts'
import type { Instant } from '#shared/days.ts'
import { newId } from '#shared/ids.ts'
import { Refusal } from '#shared/refusal.ts'
import type { Context } from '../actions/context.ts'
import type { Runner } from '../actions/runner.ts'
import type { OpenDatabase } from '../db/dialect.ts'
import type { Log } from '../log.ts'
import type { JobThreads } from './thread.ts'

const longestAttempt = 10 * 60_000
/** How often a job is tried before it counts as failed. */
export const mostAttempts = 6

export type JobTools = {
  /** Runs one piece of the work as a command of its own. */
  runner: Runner
  database: OpenDatabase
  /** The folder of this process for files beside the database (backups). */
  dataFolder: string
  payload: unknown
  jobId: string
  /** Stores how far the work is; throws `jobCancelled` once somebody cancelled it. */
  progress(state: object): Promise<void>
}

/** What a kind of job does. Throwing makes it try again later (1, 4, 9 … minutes), a Refusal ends it as failed. */
export type JobKind = {
  run: (tools: JobTools) => Promise<void>
  /** Minutes between two runs, for work that comes round by itself; also run once at start. */
  everyMinutes?: number
  /** Long work: on a thread of its own where the house has them, so that it costs nobody's click. */
  thread?: true
}
export type JobKinds = Record<string, JobKind>

/** Puts a job into the outbox, in the transaction of the calling command. */
export async function enqueueJob(
  ctx: Context,
  kind: string,
  payload: object,
  runAt: Instant = ctx.now,
): Promise<string> {
  const id = newId()
  await ctx.db
    .insertInto('jobs')
    .values({
      id,
      kind,
      payload: JSON.stringify(payload),
      runAt,
      attempts: 0,
      createdAt: ctx.now,
      createdById: ctx.actor.memberId || null,
    })
    .execute()
  return id
}

/** Works off the outbox: one job at a time in this process, none twice over several processes. */
export type Worker = {
  start(): void
  /** Runs everything that is due and answers how many jobs were run (start-up, CLI, tests). */
  runDue(): Promise<number>
  stop(): Promise<void>
}

export function createWorker(options: {
  database: OpenDatabase
  runner: Runner
  kinds: JobKinds
  log: Log
  dataFolder?: string
  clock?: () => Date
  threads?: JobThreads | undefined
}): Worker {
  const { database, runner, kinds, log, dataFolder = '', threads } = options
  const clock = options.clock ?? (() => new Date())
  const ranAt = new Map<string, number>()
  let timer: NodeJS.Timeout | undefined
  let working: Promise<number> | undefined
  let stopped = false

  /** Looking costs no transaction, so that an idle server writes nothing. */
  async function anyDue(): Promise<boolean> {
    const job = await database.writer
      .selectFrom('jobs')
      .select('id')
      .where('doneAt', 'is', null)
      .where('failedAt', 'is', null)
      .where('cancelledAt', 'is', null)
      .where('runAt', '<=', clock().toISOString())
      .limit(1)
      .executeTakeFirst()
    return job !== undefined
  }

  /** Takes the next due job; on PostgreSQL a row that another process holds is skipped. */
  async function take(): Promise<{ id: string; kind: string; payload: string; attempts: number } | undefined> {
    if (!(await anyDue())) return undefined
    return await database.transaction(async (db) => {
      const now = clock()
      const stale = new Date(now.getTime() - longestAttempt).toISOString()
      let query = db
        .selectFrom('jobs')
        .select(['id', 'kind', 'payload', 'attempts'])
        .where('doneAt', 'is', null)
        .where('failedAt', 'is', null)
        .where('cancelledAt', 'is', null)
        .where('runAt', '<=', now.toISOString())
        .where((where) => where.or([where('startedAt', 'is', null), where('startedAt', '<', stale)]))
        .orderBy('runAt')
        .limit(1)
      if (database.engine === 'postgres') query = query.forUpdate().skipLocked()
      const job = await query.executeTakeFirst()
      if (!job) return undefined
      await db
        .updateTable('jobs')
        .set({ startedAt: now.toISOString(), attempts: job.attempts + 1 })
        .where('id', '=', job.id)
        .execute()
      return { ...job, attempts: job.attempts + 1 }
    })
  }

  async function runOne(job: { id: string; kind: string; payload: string; attempts: number }): Promise<void> {
    const kind = kinds[job.kind]
    try {
      if (!kind) throw new Refusal('jobUnknown', { kind: job.kind })
      const tools = {
        payload: JSON.parse(job.payload),
        jobId: job.id,
        progress: (state: object) => storeProgress(job.id, state),
      }
      if (kind.thread && threads) await threads.run(job.kind, tools)
      else await kind.run({ runner, database, dataFolder, ...tools })
      await finish(job.id, { doneAt: clock().toISOString() })
    } catch (error) {
      if (error instanceof Refusal && error.code === 'jobCancelled') {
        if (stopped) await finish(job.id, { startedAt: null })
        return
      }
      const final = error instanceof Refusal || job.attempts >= mostAttempts
      const text =
        error instanceof Refusal
          ? error.code
          : log.fault('job failed', error, { kind: job.kind, attempt: job.attempts })
      const again = new Date(clock().getTime() + job.attempts ** 2 * 60_000).toISOString()
      await finish(
        job.id,
        final ? { failedAt: clock().toISOString(), error: text } : { startedAt: null, runAt: again, error: text },
      )
    }
  }

  async function finish(
    id: string,
    values: Partial<Record<'doneAt' | 'failedAt' | 'startedAt' | 'runAt' | 'error', string | null>>,
  ): Promise<void> {
    await runner.command(system, (ctx) =>
      ctx.db
        .updateTable('jobs')
        .set(values as never)
        .where('id', '=', id)
        .execute(),
    )
  }

  async function storeProgress(id: string, state: object): Promise<void> {
    const cancelled = await runner.command(system, async (ctx) => {
      const values = { progress: JSON.stringify(state), startedAt: clock().toISOString() }
      await ctx.db.updateTable('jobs').set(values).where('id', '=', id).execute()
      const job = await ctx.db.selectFrom('jobs').select('cancelledAt').where('id', '=', id).executeTakeFirst()
      return job?.cancelledAt
    })
    if (cancelled || stopped) throw new Refusal('jobCancelled')
  }

  async function runRecurring(): Promise<number> {
    let ran = 0
    for (const [name, kind] of Object.entries(kinds)) {
      if (!kind.everyMinutes || clock().getTime() - (ranAt.get(name) ?? 0) < kind.everyMinutes * 60_000) continue
      ranAt.set(name, clock().getTime())
      ran += 1
      try {
        await kind.run({ runner, database, dataFolder, payload: null, jobId: '', progress: async () => {} })
      } catch (error) {
        log.fault('recurring job failed', error, { kind: name })
      }
    }
    return ran
  }

  async function runAll(): Promise<number> {
    let ran = await runRecurring()
    for (let job = await take(); job && !stopped; job = await take()) {
      await runOne(job)
      ran += 1
    }
    return ran
  }

  function runDue(): Promise<number> {
    working ??= runAll().finally(() => {
      working = undefined
    })
    return working
  }

  /** On SQLite this process is the only one: what is marked as running was cut off when the last one ended. */
  async function takeUpCutOff(): Promise<void> {
    if (database.engine !== 'sqlite') return
    await database.writer
      .updateTable('jobs')
      .set({ startedAt: null })
      .where('doneAt', 'is', null)
      .where('startedAt', 'is not', null)
      .execute()
  }

  return {
    start() {
      takeUpCutOff().catch((error) => log.fault('jobs not taken up', error))
      timer = setInterval(() => {
        runDue().catch((error) => log.fault('jobs stopped', error))
      }, 1_000)
    },
    runDue,
    async stop() {
      stopped = true
      clearInterval(timer)
      await working?.catch(() => {})
    },
  }
}
