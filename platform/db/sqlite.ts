import { closeSync, existsSync, openSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { Kysely, type LimitNode, SqliteDialect, SqliteQueryCompiler, ValueNode } from 'kysely'
import type { OpenDatabase, WritersLine } from './dialect.ts'
import { diskOf } from './disk.ts'
import { runDirectly } from './prepared.ts'
import type { Tables } from './tables.ts'

type Connection = InstanceType<typeof Sqlite>
const statementsKept = 500

// Writing the log back into the file holds everybody up, so it is not done after every few commands (16 MB).
const pagesOfLog = 4000
const longestWait = 5000

/**
 * Opens the SQLite file: WAL, `synchronous = FULL` (an acknowledged commit survives a power cut),
 * foreign keys on; a second, read-only connection serves the queries. The commit of a `transaction` does not hold the
 * process up: we sync the log ourselves, and the transaction ends when that is done.
 * With a `line` it is the file of a long job beside the writer of this process: see `besideTheWriter`. What is `disposable`
 * is made anew if the power fails.
 */
export function openSqlite(file: string, line?: WritersLine, disposable = false): OpenDatabase {
  // A new file is its owner's only, its log too. One that is there is left alone: closing it would end SQLite's locks on it.
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600))
  const writing = new Sqlite(file)
  const hasLog = writing.pragma('journal_mode = WAL', { simple: true }) === 'wal'
  writing.pragma(`synchronous = ${disposable ? 'OFF' : 'FULL'}`)
  const disk = hasLog && !line && !disposable ? diskOf(`${file}-wal`) : undefined
  writing.pragma('foreign_keys = ON')
  writing.pragma(`wal_autocheckpoint = ${pagesOfLog}`)
  writing.pragma(`busy_timeout = ${longestWait}`)
  writing.pragma('temp_store = MEMORY')
  const log = line ? besideTheWriter(writing) : undefined
  const reading = openReader(file, line ? 0 : mostMapped)
  const view = sharedView(reading)
  const writes = withStatementCache(writing, view.end)
  const reads = withStatementCache(reading, view.begin)
  const writer = new Kysely<Tables>({ dialect: new Dialect({ database: writes as unknown as Connection }) })
  const reader = new Kysely<Tables>({ dialect: new Dialect({ database: reads as unknown as Connection }) })
  runDirectly(reader, reads)
  const begin = writing.prepare('BEGIN IMMEDIATE')
  const commit = writing.prepare('COMMIT')
  const save = writing.prepare('SAVEPOINT command')
  const release = writing.prepare('RELEASE command')
  const waiting = new Int32Array(new SharedArrayBuffer(4))

  function map(bytes: number): void {
    if (!reading.open || line) return
    view.end()
    reading.pragma(`mmap_size = ${bytes}`)
  }

  /** Stands in line for the writer, and is counted as long as it waits. */
  async function inLine<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
    Atomics.add(waiting, 0, 1)
    let counted = true
    const arrived = () => {
      if (counted) Atomics.sub(waiting, 0, 1)
      counted = false
    }
    try {
      return await writer.connection().execute((db) => {
        arrived()
        return work(db)
      })
    } finally {
      arrived()
    }
  }

  return {
    engine: 'sqlite',
    writer,
    reader,
    location: file,
    async transaction(work, onCommitted) {
      const result = await inLine(async (db) => {
        runDirectly(db, writes)
        log?.writeBack()
        await line?.take()
        try {
          view.end()
          log?.beginAnew()
          disk?.check()
          // Whoever writes without a transaction of ours (login, migrations) has the commit itself wait for the disk.
          if (disk) writing.exec('PRAGMA synchronous = NORMAL')
          begin.run()
          const result = await work(db)
          commit.run()
          return result
        } catch (error) {
          if (writing.inTransaction) writing.exec('ROLLBACK')
          throw error
        } finally {
          if (disk) writing.exec('PRAGMA synchronous = FULL')
          line?.give()
          view.end()
        }
      })
      onCommitted?.(result)
      await disk?.sync()
      return result
    },
    shareWriting() {
      writing.pragma('wal_autocheckpoint = 0')
      map(mappedBeside)
      return {
        waiting,
        turn: (work) =>
          writer.connection().execute(() => {
            // A view that is open keeps the log from beginning anew.
            view.end()
            return work().finally(view.end)
          }),
        end() {
          writing.pragma(`wal_autocheckpoint = ${pagesOfLog}`)
          map(mostMapped)
        },
      }
    },
    async savepoint(_db, work) {
      save.run()
      try {
        const result = await work()
        release.run()
        return result
      } catch (error) {
        writing.exec('ROLLBACK TO command; RELEASE command')
        throw error
      }
    },
    shrink() {
      map(0)
      map(mostMapped)
      for (const connection of [reading, writing]) connection.pragma('shrink_memory')
    },
    async close() {
      // Kysely closes only what was used. The writer goes last: a reader cannot write the log back into the file.
      await reader.destroy()
      if (reading.open) reading.close()
      await disk?.close()
      await writer.destroy()
      if (writing.open) writing.close()
    },
  }
}

const pagesBeside = 16_000

/**
 * The writer of a long job: much memory for pages, since rows of a list fall all over the indexes. What it commits is
 * safe from a power cut only with the next commit of the writer proper, which also says that the job is done. It writes
 * the log back in place of that one (each 64 MB): the bulk of it while others may write, so that little is left to do when
 * it is its turn and the log can begin anew.
 */
function besideTheWriter(connection: Connection) {
  connection.pragma('synchronous = NORMAL')
  connection.pragma('wal_autocheckpoint = 0')
  connection.pragma('cache_size = -48000')
  const looked = connection.prepare('PRAGMA wal_checkpoint(NOOP)')
  let turns = 0
  let due = false
  return {
    writeBack(): void {
      turns += 1
      if (!due && turns % 8 !== 0) return
      due = (looked.get() as { log: number }).log > pagesBeside
      if (due) connection.pragma('wal_checkpoint(PASSIVE)')
    },
    beginAnew(): void {
      if (!due) return
      // Somebody's view is over after a moment; else it is tried again at the next turn.
      connection.pragma('busy_timeout = 30')
      connection.pragma('wal_checkpoint(RESTART)')
      connection.pragma(`busy_timeout = ${longestWait}`)
    },
  }
}

const mostMapped = 1024 ** 3
/** While a long job needs much memory of its own. */
const mappedBeside = 32 * 1024 ** 2

/** `mapped`: bytes of the file read in place. Each connection counts them to the memory of the process anew. */
function openReader(file: string, mapped: number): Connection {
  const connection = new Sqlite(file, { readonly: true })
  connection.pragma('busy_timeout = 5000')
  connection.pragma(`mmap_size = ${mapped}`)
  connection.pragma('cache_size = -16000')
  connection.pragma('temp_store = MEMORY')
  return connection
}

class Dialect extends SqliteDialect {
  override createQueryCompiler(): SqliteQueryCompiler {
    return new Compiler()
  }
}

/**
 * Writes a limit as a number into the statement: SQLite makes its plan by the value of a limit, so with one that is
 * bound it prepares the statement anew at every use.
 */
class Compiler extends SqliteQueryCompiler {
  protected override visitLimit(node: LimitNode): void {
    const { limit } = node
    if (ValueNode.is(limit) && Number.isSafeInteger(limit.value)) this.append(`limit ${limit.value}`)
    else super.visitLimit(node)
  }
}

/** Milliseconds. A view that stays open for long would keep the log from being written back into the file. */
const longestView = 100

/**
 * One view of the data for everything that is read until the next write: taking and giving back the lock for each
 * statement costs as much as reading a record. Only this process writes, and every write ends the view, so that what
 * was just written is seen.
 */
function sharedView(connection: Connection) {
  const start = connection.prepare('BEGIN')
  const finish = connection.prepare('COMMIT')
  let begun: NodeJS.Timeout | undefined
  const end = () => {
    if (!begun) return
    clearTimeout(begun)
    begun = undefined
    if (connection.open && connection.inTransaction) finish.run()
  }
  const begin = () => {
    if (begun) return
    begun = setTimeout(end, longestView)
    begun.unref()
    start.run()
  }
  return { begin, end }
}

/** Preparing costs 70–90 µs a statement, so prepared ones are kept, the least recently used going first. */
function withStatementCache(connection: Connection, beforeUse: () => void) {
  const statements = new Map<string, ReturnType<Connection['prepare']>>()
  function prepare(sql: string) {
    beforeUse()
    let statement = statements.get(sql)
    if (statement) statements.delete(sql)
    else {
      statement = connection.prepare(sql)
      if (statements.size >= statementsKept) statements.delete(statements.keys().next().value as string)
    }
    statements.set(sql, statement)
    return statement
  }
  return {
    prepare,
    rows(sql: string, values: unknown[]): unknown[] {
      const statement = prepare(sql)
      if (statement.reader) return statement.all(values)
      statement.run(values)
      return []
    },
    changes: (sql: string, values: unknown[]): number => prepare(sql).run(values).changes,
    close() {
      statements.clear()
      connection.close()
    },
  }
}
