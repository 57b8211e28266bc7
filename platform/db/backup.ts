import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import { copyFile, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import Sqlite from 'better-sqlite3'
import { Refusal } from '#shared/refusal.ts'
import type { BackupTask } from './backupWorker.ts'
import { type Copied, copyAll } from './copy/copy.ts'
import { postgresSide } from './copy/postgresSide.ts'
import { sqliteSide } from './copy/sqliteSide.ts'
import type { OpenDatabase } from './dialect.ts'
import { migrate, pendingSteps, type Schema } from './migrate.ts'
import type { DatabasePlace } from './open.ts'
import { refuseUnreachable } from './postgres.ts'
import { openSqlite } from './sqlite.ts'

/** Told now and then how many rows were copied. */
export type Progress = (rows: number) => Promise<void> | void

const files = (file: string) => [file, `${file}-wal`, `${file}-shm`, `${file}-journal`]
const remove = (file: string) => {
  for (const one of files(file)) rmSync(one, { force: true })
}

/**
 * Writes everything into a new SQLite file, whichever engine the data are on, while people go on
 * working: what stands in it is one moment. The file appears under its name only when it is
 * complete and on the disk. Refuses `backupExists`.
 */
export async function makeBackup(
  place: DatabasePlace,
  target: string,
  options: { schema: Schema; progress?: Progress },
): Promise<void> {
  if (existsSync(target)) throw new Refusal('backupExists', { file: target })
  if ('file' in place && !existsSync(place.file)) throw new Refusal('noDataThere', { file: place.file })
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 })
  const part = `${target}.part`
  remove(part)
  try {
    if ('file' in place) await onThread({ kind: 'write', file: place.file, target: part })
    else await fromPostgres(place.url, part, options)
    settle(part)
    renameSync(part, target)
    flushToDisk(dirname(target))
  } finally {
    remove(part)
  }
}

/** Heavy work on a file, on a thread of its own, so that nobody's click waits for it. */
function onThread(task: BackupTask): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./backupWorker.ts', import.meta.url), { workerData: task })
    worker.once('message', (code: string) => reject(new Refusal(code, { file: task.file })))
    worker.once('error', reject)
    worker.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`the backup thread ended with ${code}`))))
  })
}

async function fromPostgres(
  url: string,
  target: string,
  options: { schema: Schema; progress?: Progress },
): Promise<void> {
  await writeEmpty(target, options.schema)
  const from = await postgresSide(url, 'read')
  const to = sqliteSide(target, 'write')
  try {
    await copyAll(from, to, options.progress ?? (() => {}))
  } finally {
    await to.close()
    await from.close()
  }
}

/** The last empty file, in some 60 kB: all steps of a schema take a sixth of a second. */
let lastEmpty: { schema: Schema; packed: Buffer } | undefined

/** Writes a new file that has this schema and may be read by its owner only. */
async function writeEmpty(target: string, schema: Schema): Promise<void> {
  if (lastEmpty?.schema === schema) {
    await writeFile(target, inflateRawSync(lastEmpty.packed), { flag: 'wx', mode: 0o600 })
    return
  }
  closeSync(openSync(target, 'wx', 0o600))
  const database = openSqlite(target)
  try {
    await migrate(database, schema)
  } finally {
    await database.close()
  }
  lastEmpty = { schema, packed: deflateRawSync(await readFile(target), { level: 1 }) }
}

/** A single file without a log beside it, on the disk. */
function settle(file: string): void {
  const connection = new Sqlite(file)
  connection.pragma('journal_mode = DELETE')
  connection.close()
  flushToDisk(file)
}

function flushToDisk(path: string): void {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

export type CheckedBackup = { file: string; remove(): void }

/**
 * Checks a file before it may replace anything: copies it (the original stays untouched), opens the
 * copy, checks it page by page, and brings its schema up to date. Answers the copy.
 * Refuses `backupUnreadable`, `backupNotOurs`, `backupNewer`.
 */
export async function checkBackup(file: string, work: string, schema: Schema): Promise<CheckedBackup> {
  if (!existsSync(file) || !statSync(file).isFile()) throw new Refusal('backupUnreadable', { file })
  remove(work)
  try {
    await copyFile(file, work)
    if (existsSync(`${file}-wal`)) await copyFile(`${file}-wal`, `${work}-wal`)
    await onThread({ kind: 'inspect', file: work, steps: Object.keys(schema) })
    const database = openSqlite(work)
    try {
      if ((await pendingSteps(database, schema)).length > 0) await migrate(database, schema)
    } finally {
      await database.close()
    }
    return { file: work, remove: () => remove(work) }
  } catch (error) {
    remove(work)
    throw error
  }
}

/**
 * Puts a checked backup in the place of all data, at once: whoever reads meanwhile sees the old
 * data to the end, whoever writes waits. The caller drops what it has cached afterwards.
 */
export async function replaceAll(
  database: OpenDatabase,
  backup: CheckedBackup,
  options: { progress?: Progress },
): Promise<void> {
  if (database.engine === 'sqlite') {
    await database.writer.connection().execute(async () => {
      const source = new Sqlite(backup.file, { readonly: true })
      try {
        await source.backup(database.location, { progress: () => pagesPerTurn })
      } finally {
        source.close()
      }
    })
    return
  }
  const from = sqliteSide(backup.file, 'read')
  const to = await postgresSide(database.location, 'write')
  try {
    await copyAll(from, to, options.progress ?? (() => {}))
  } finally {
    await to.close()
    await from.close()
  }
}

const pagesPerTurn = 500

/** Moves all data of `from` to an empty PostgreSQL database that has our schema; answers what was copied. Refuses `databaseUnreachable`, `targetNotEmpty`. */
export async function moveToPostgres(
  from: { file: string },
  to: OpenDatabase,
  options: { schema: Schema; progress?: Progress },
): Promise<Copied> {
  await refuseUnreachable(to)
  const pending = await pendingSteps(to, options.schema)
  if (pending.length < Object.keys(options.schema).length) {
    const someone = await to.reader.selectFrom('members').select('id').limit(1).executeTakeFirst()
    if (someone) throw new Refusal('targetNotEmpty')
  }
  await migrate(to, options.schema)
  const reading = sqliteSide(from.file, 'read')
  const writing = await postgresSide(to.location, 'write')
  try {
    const copied = await copyAll(reading, writing, options.progress ?? (() => {}))
    return copied
  } finally {
    await writing.close()
    await reading.close()
  }
}
