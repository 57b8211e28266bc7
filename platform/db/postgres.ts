import { Kysely, PostgresDialect, sql } from 'kysely'
import type pg from 'pg'
import { Refusal } from '#shared/refusal.ts'
import { lazy } from '../lazy.ts'
import type { OpenDatabase } from './dialect.ts'
import type { Tables } from './tables.ts'

const library = lazy<typeof pg>('pg', import.meta.url)

/** Opens PostgreSQL. `DATABASE_READ_URL` may name a read replica for the queries. */
export function openPostgres(
  url: string,
  options: { readUrl?: string; onError?: (error: Error) => void } = {},
): OpenDatabase {
  const { types } = library()
  // Sums and counts are int8; everything we store stays below 2^53.
  types.setTypeParser(types.builtins.INT8, Number)
  types.setTypeParser(types.builtins.NUMERIC, Number)
  let closing = false
  const onError = (error: Error) => closing || options.onError?.(error)
  const writing = pool(url, onError)
  const reading = options.readUrl ? pool(options.readUrl, onError) : writing
  const writer = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: writing }) })
  const reader = options.readUrl ? new Kysely<Tables>({ dialect: new PostgresDialect({ pool: reading }) }) : writer

  return {
    engine: 'postgres',
    writer,
    reader,
    location: url,
    async transaction(work, onCommitted) {
      const result = await writer.transaction().execute((db) => work(db))
      onCommitted?.(result)
      return result
    },
    // The server has as many writers as there are connections.
    shareWriting: () => ({ turn: (work) => work(), end() {} }),
    async savepoint(db, work) {
      await sql`SAVEPOINT command`.execute(db)
      try {
        const result = await work()
        await sql`RELEASE SAVEPOINT command`.execute(db)
        return result
      } catch (error) {
        await sql`ROLLBACK TO SAVEPOINT command`.execute(db)
        throw error
      }
    },
    async close() {
      closing = true
      await writer.destroy()
      if (reader !== writer) await reader.destroy()
    },
  }
}

/** Refuses `databaseUnreachable` if the server does not let us in, with its reason and never with the password. */
export async function refuseUnreachable({ writer, reader }: OpenDatabase): Promise<void> {
  for (const db of new Set([writer, reader])) {
    await sql`select 1`.execute(db).catch((error: Error & { code?: string }) => {
      throw new Refusal('databaseUnreachable', { reason: error.message || (error.code ?? '') })
    })
  }
}

function pool(url: string, onError: (error: Error) => void): pg.Pool {
  const { Pool } = library()
  const connections = new Pool({ connectionString: url, max: 10, application_name: 'bordmittel' })
  // Without a listener a restart of the database ends this process.
  connections.on('error', onError)
  return connections
}
