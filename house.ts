import { randomBytes } from 'node:crypto'
import { dirname, join } from 'node:path'
import { registry } from '#features/index.ts'
import { loadActor } from '#features/members/actions.ts'
import type { Signal } from '#platform/actions/context.ts'
import { noteEvent } from '#platform/actions/records.ts'
import { createRunner, type Runner } from '#platform/actions/runner.ts'
import { createKeys, type Keys } from '#platform/auth/keys.ts'
import { createLogin, type Login } from '#platform/auth/login.ts'
import { makeBackup } from '#platform/db/backup.ts'
import { backupFolder, backupName, dropOldBackups } from '#platform/db/backupFolder.ts'
import type { OpenDatabase } from '#platform/db/dialect.ts'
import { lockFile } from '#platform/db/lock.ts'
import { migrate, pendingSteps, refuseNewer } from '#platform/db/migrate.ts'
import { createNotices } from '#platform/db/notices.ts'
import { type DatabasePlace, openDatabase } from '#platform/db/open.ts'
import { refuseUnreachable } from '#platform/db/postgres.ts'
import { createWorker, type Worker } from '#platform/jobs/jobs.ts'
import { createJobThreads } from '#platform/jobs/thread.ts'
import { createLog, type Log } from '#platform/log.ts'
import { createReportPool } from '#platform/reports/pool.ts'
import { system } from '#shared/actor.ts'
import { schema } from './migrations/index.ts'

export type House = {
  database: OpenDatabase
  runner: Runner
  worker: Worker
  login: Login
  keys: Keys
  log: Log
  close(): Promise<void>
}

export type HouseOptions = {
  place: DatabasePlace
  /** For files beside the database (backups); by default the folder of the SQLite file. */
  dataFolder?: string
  log?: Log
  clock?: () => Date
  checkOutput?: boolean
  /** Told to open pages: what this process did, and on PostgreSQL what the others did. */
  onSignals?: (signals: Signal[]) => void
  /** Members, roles or sessions changed: whoever is out must not go on listening. */
  onActorsChanged?: () => void
  /** Heavy queries and long jobs run on threads of their own (server only). `jobs`: where that of a job begins, if elsewhere. */
  threads?: boolean | { jobs: URL }
}

/** Opens the data, brings its schema up to date and puts runner, jobs and login together: server, CLI and tests alike. */
export async function openHouse(options: HouseOptions): Promise<House> {
  const log = options.log ?? createLog()
  const { place } = options
  const dataFolder = options.dataFolder ?? ('file' in place ? dirname(place.file) : 'data')
  const release = 'file' in place ? await lockFile(place.file) : () => {}
  let database: OpenDatabase | undefined
  try {
    database = openDatabase(place, (error) => log.fault('database connection lost', error))
    await bringUpToDate(database, place, dataFolder, log)
  } catch (error) {
    await database?.close()
    release()
    throw error
  }
  return await furnish(options, database, dataFolder, log, release)
}

/** The schema of this program; an existing file is backed up before it is changed. */
async function bringUpToDate(
  database: OpenDatabase,
  place: DatabasePlace,
  dataFolder: string,
  log: Log,
): Promise<void> {
  if ('url' in place) await refuseUnreachable(database)
  await refuseNewer(database, schema)
  const pending = await pendingSteps(database, schema)
  if (pending.length === 0) return
  if ('file' in place && pending.length < Object.keys(schema).length) {
    const name = backupName('beforeUpdate', new Date().toISOString())
    await makeBackup(place, join(backupFolder(dataFolder), name), { schema })
    dropOldBackups(dataFolder)
    log.info('backup before update', { name, steps: pending.length })
  }
  await migrate(database, schema)
}

async function furnish(
  options: HouseOptions,
  database: OpenDatabase,
  dataFolder: string,
  log: Log,
  release: () => void,
): Promise<House> {
  let login: Login | undefined
  let keys: Keys | undefined
  const forgetActors = () => {
    login?.forget()
    keys?.forget()
    options.onActorsChanged?.()
  }
  function onActorsChanged(): void {
    forgetActors()
    notices.send({ actors: true })
  }
  function onSettingsChanged(): void {
    forgetActors()
    notices.send({ settings: true })
  }
  const reports = options.threads
    ? createReportPool(new URL('./report-worker.ts', import.meta.url), options.place)
    : undefined
  const told = (signals: Signal[]) => {
    options.onSignals?.(signals)
    notices.send({ signals })
  }
  const runner = createRunner({
    database,
    registry,
    dataFolder,
    ...(options.clock ? { clock: options.clock } : {}),
    ...(options.checkOutput ? { checkOutput: true } : {}),
    ...(reports ? { runReport: reports.run } : {}),
    onSignals: told,
    onActorsChanged,
    onSettingsChanged,
  })
  const jobs = typeof options.threads === 'object' ? options.threads.jobs : new URL('./job-worker.ts', import.meta.url)
  const threads = options.threads
    ? createJobThreads(jobs, {
        database,
        place: options.place,
        dataFolder,
        onSignals: told,
        onChanged(what) {
          if (what === 'actors') return onActorsChanged()
          runner.settings.forget()
          onSettingsChanged()
        },
      })
    : undefined
  const notices = createNotices(
    database,
    (notice) => {
      if (notice.settings) runner.settings.forget()
      if (notice.settings || notice.actors) forgetActors()
      if (notice.signals) options.onSignals?.(notice.signals)
    },
    (error) => log.fault('notices lost', error),
  )
  const actorOfUser = (userId: string) => runner.query(system, (ctx) => loadActor(ctx, { userId }, 'session'))
  login = createLogin({
    database,
    secret: await authSecret(runner),
    actorOfUser,
    command: (work) => runner.command(system, work),
    async note(event, userId) {
      const actor = (await actorOfUser(userId)) ?? system
      await runner.command(actor, async (ctx) => noteEvent(ctx, event, 'authUsers', userId, {}))
    },
    onFault: (error) => log.fault('login failed', error),
  })
  keys = createKeys({
    query: (work) => runner.query(system, work),
    command: (work) => runner.command(system, work),
    actorOfMember: (ctx, id) => loadActor(ctx, { id }, 'apiKey'),
    onFault: (error) => log.fault('use of keys not written', error),
  })
  const worker = createWorker({
    database,
    runner,
    kinds: registry.jobs,
    log,
    dataFolder,
    threads,
    ...(options.clock ? { clock: options.clock } : {}),
  })
  return {
    database,
    runner,
    worker,
    login,
    keys,
    log,
    async close() {
      await worker.stop()
      await threads?.close()
      await keys?.close()
      await reports?.close()
      await notices.close()
      await database.close()
      release()
      log.flush()
    },
  }
}

/** Signs the session cookies; made once per company, so that every server process has the same. */
async function authSecret(runner: Runner): Promise<string> {
  return await runner.command(system, async (ctx) => {
    const row = await ctx.db
      .insertInto('settings')
      .values({ key: 'authSecret', value: JSON.stringify(randomBytes(32).toString('base64url')), version: 1 })
      // The first process that starts wins.
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ version: 1 }))
      .returning('value')
      .executeTakeFirstOrThrow()
    ctx.effects.settingsChanged = true
    return JSON.parse(row.value) as string
  })
}
