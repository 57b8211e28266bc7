import { closeSync, openSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import Sqlite from 'better-sqlite3'

/** What the thread is asked to do; it answers with a refusal code, or ends. */
export type BackupTask =
  | { kind: 'write'; file: string; target: string }
  | { kind: 'inspect'; file: string; steps: string[] }

const task = workerData as BackupTask
if (task.kind === 'write') write(task.file, task.target)
else {
  const refusal = inspect(task.file, task.steps)
  if (refusal) parentPort?.postMessage(refusal)
}

/** One moment of a SQLite file, packed densely (nothing that was erased is left in it), readable by its owner only. */
function write(file: string, target: string): void {
  const connection = new Sqlite(file, { readonly: true })
  try {
    closeSync(openSync(target, 'wx', 0o600))
    connection.pragma('busy_timeout = 5000')
    connection.prepare('vacuum into ?').run(target)
  } finally {
    connection.close()
  }
}

/** Whether a file is ours, not newer than this program, and sound on every page; else the refusal code. */
function inspect(file: string, steps: string[]): string | null {
  let connection: InstanceType<typeof Sqlite> | undefined
  try {
    connection = new Sqlite(file, { fileMustExist: true })
    const tables = connection.prepare(`select name from sqlite_master where type = 'table'`).pluck().all() as string[]
    if (!['settings', 'members', 'events', 'kysely_migration'].every((name) => tables.includes(name))) {
      return 'backupNotOurs'
    }
    const taken = connection.prepare('select name from kysely_migration').pluck().all() as string[]
    if (taken.some((step) => !steps.includes(step))) return 'backupNewer'
    const sound = connection.pragma('integrity_check(1)', { simple: true }) === 'ok'
    const whole = (connection.pragma('foreign_key_check') as unknown[]).length === 0
    return sound && whole ? null : 'backupUnreadable'
  } catch {
    return 'backupUnreadable'
  } finally {
    connection?.close()
  }
}
