import { type Kysely, SqliteAdapter } from 'kysely'
import type { Tables } from './tables.ts'

/** The line in which several threads wait for the one writer that SQLite has. */
export type WritersLine = {
  take(): Promise<void>
  give(): void
}

export type Engine = 'sqlite' | 'postgres'

/** Which engine answers the queries of a `db`, for the few places where they differ. */
export function engineOf(db: Kysely<Tables>): Engine {
  return db.getExecutor().adapter instanceof SqliteAdapter ? 'sqlite' : 'postgres'
}

/** The open database: one writer, one reader that cannot write, and how to let go of both. */
export type OpenDatabase = {
  engine: Engine
  /** Commands, jobs and migrations. On SQLite one connection behind a mutex; on PostgreSQL a pool. */
  writer: Kysely<Tables>
  /** Queries: read-only, no transaction. */
  reader: Kysely<Tables>
  /** SQLite: the file; PostgreSQL: the connection string. */
  location: string
  /**
   * Runs `work` inside one transaction. On SQLite the writer is held until it ends, so `work`
   * must await nothing but this database. Ends when what was committed is safe from a power cut; `onCommitted` is told
   * before, when everybody sees it and the next transaction may begin.
   */
  transaction<T>(work: (db: Kysely<Tables>) => Promise<T>, onCommitted?: (result: T) => void): Promise<T>
  /**
   * Lets another thread of this process write with connections of its own. `turn` holds our writer still while the other
   * one writes, and whoever wants to write here stands in line; `end` when the other thread is done for good.
   * `waiting`: how many stand in line, in memory that the other thread may read; none where writers need not wait.
   */
  shareWriting(): { turn(work: () => Promise<void>): Promise<void>; end(): void; waiting?: Int32Array }
  /** Runs `work` under a savepoint of the transaction that `db` is in; its failure undoes only its own writes. */
  savepoint<T>(db: Kysely<Tables>, work: () => Promise<T>): Promise<T>
  /** Gives memory back that only makes the next reads quicker (SQLite: pages of the file). */
  shrink?(): void
  close(): Promise<void>
}
