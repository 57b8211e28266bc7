import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { Refusal } from '#shared/refusal.ts'

const patience = 4_000
const pause = 100

/**
 * Makes this process the only one that works on a SQLite file; answers how to let go of it.
 * The lock is the operating system's (on a small file beside it), so it ends with the process,
 * however that ends. One that is just stopping is waited for; else refuses `dataInUse`
 * with the address of the one that runs.
 */
export async function lockFile(file: string): Promise<() => void> {
  const giveUp = Date.now() + patience
  for (;;) {
    const release = tryLock(`${file}.lock`)
    if (release) return release
    const holder = holderOf(file)
    if (Date.now() > giveUp || (await answers(holder))) throw new Refusal('dataInUse', { file, address: holder ?? '–' })
    await wait(pause)
  }
}

function tryLock(file: string): (() => void) | null {
  const connection = new Sqlite(file, { timeout: 0 })
  try {
    connection.pragma('journal_mode = MEMORY')
    connection.pragma('locking_mode = EXCLUSIVE')
    connection.exec('BEGIN EXCLUSIVE')
    return () => connection.close()
  } catch (error) {
    connection.close()
    if ((error as { code?: string }).code?.startsWith('SQLITE_BUSY')) return null
    throw error
  }
}

/** The address that the running server left in the data folder. */
function holderOf(file: string): string | null {
  try {
    return (JSON.parse(readFileSync(join(dirname(file), 'server.json'), 'utf8')) as { address: string }).address
  } catch {
    return null
  }
}

async function answers(address: string | null): Promise<boolean> {
  if (!address) return false
  return await fetch(`${address}/healthz`, { signal: AbortSignal.timeout(1_000) }).then(
    (answer) => answer.ok,
    () => false,
  )
}
