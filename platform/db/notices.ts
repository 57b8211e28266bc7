import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type pg from 'pg'
import type { Signal } from '../actions/context.ts'
import type { OpenDatabase } from './dialect.ts'

const channel = 'bordmittel'
const reconnectAfter = 2_000

/** What one server process tells the others on the same PostgreSQL database. */
export type Notice = { signals?: Signal[]; settings?: true; actors?: true }

export type Notices = { send(notice: Notice): void; close(): Promise<void> }

/**
 * Connects this process with the others by LISTEN/NOTIFY; on SQLite there is only one process
 * and nothing to tell. A lost connection is taken up again; what was missed meanwhile is only
 * freshness (caches age out by themselves, pages reload on return).
 */
export function createNotices(
  database: OpenDatabase,
  hear: (notice: Notice) => void,
  onError: (error: unknown) => void,
): Notices {
  if (database.engine === 'sqlite') return { send() {}, async close() {} }
  const own = randomUUID()
  let client: pg.Client | undefined
  let closed = false
  let timer: NodeJS.Timeout | undefined

  async function connect(): Promise<void> {
    if (closed) return
    const { Client } = (await import('pg')).default
    client = new Client({ connectionString: database.location, application_name: 'bordmittel notices' })
    client.on('error', lost)
    client.on('notification', ({ payload }) => {
      const { from, notice } = JSON.parse(payload ?? '{}') as { from: string; notice: Notice }
      if (from !== own) hear(notice)
    })
    await client.connect()
    await client.query(`listen ${channel}`)
  }

  function lost(error: unknown): void {
    if (closed) return
    onError(error)
    client?.removeAllListeners('notification')
    timer = setTimeout(() => connect().catch(lost), reconnectAfter).unref()
  }

  connect().catch(lost)
  return {
    send(notice) {
      const payload = JSON.stringify({ from: own, notice })
      sql`select pg_notify(${channel}, ${payload})`.execute(database.writer).catch(onError)
    },
    async close() {
      closed = true
      clearTimeout(timer)
      await client?.end().catch(() => {})
    },
  }
}
