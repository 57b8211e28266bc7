import Sqlite from 'better-sqlite3'
import pg from 'pg'
import type { DatabasePlace } from '#platform/db/open.ts'

type Value = string | number | null
export type BulkRow = Record<string, Value>

/** Writes many rows fast, past the action runner: for made-up data only. */
export type Bulk = {
  /** Adds rows to a table; all rows of a table have the same columns. */
  add(table: string, row: BulkRow): void | Promise<void>
  /** Lets a sequence of PostgreSQL go on after this number. */
  advance(sequence: string, last: number): Promise<void>
  /** Writes what is still waiting and lets go of the database. */
  close(): Promise<void>
}

const rowsPerStatement = 5_000
const rowsPerTransaction = 50_000

export function openBulk(place: DatabasePlace): Bulk {
  return 'file' in place ? sqliteBulk(place.file) : postgresBulk(place.url)
}

function sqliteBulk(file: string): Bulk {
  const connection = new Sqlite(file)
  connection.pragma('synchronous = OFF')
  connection.pragma('cache_size = -200000')
  const statements = new Map<string, Sqlite.Statement>()
  let waiting = 0
  connection.exec('begin')
  return {
    add(table, row) {
      let statement = statements.get(table)
      if (!statement) {
        const columns = Object.keys(row)
        const marks = columns.map((column) => `@${column}`)
        statement = connection.prepare(
          `insert into "${table}" (${columns.map((column) => `"${column}"`)}) values (${marks})`,
        )
        statements.set(table, statement)
      }
      statement.run(row)
      waiting += 1
      if (waiting < rowsPerTransaction) return
      connection.exec('commit; begin')
      waiting = 0
    },
    async advance() {},
    async close() {
      connection.exec('commit')
      connection.pragma('wal_checkpoint(TRUNCATE)')
      connection.close()
    },
  }
}

function postgresBulk(url: string): Bulk {
  const client = new pg.Client({ connectionString: url })
  const connected = client.connect()
  const waiting = new Map<string, BulkRow[]>()
  const types = new Map<string, Record<string, string>>()

  async function typesOf(table: string): Promise<Record<string, string>> {
    let found = types.get(table)
    if (!found) {
      const { rows } = await client.query(
        'select column_name, data_type from information_schema.columns where table_schema = current_schema() and table_name = $1',
        [table],
      )
      found = Object.fromEntries(rows.map((row) => [row.column_name, row.data_type])) as Record<string, string>
      types.set(table, found)
    }
    return found
  }

  async function write(table: string, rows: BulkRow[]): Promise<void> {
    await connected
    const columns = Object.keys(rows[0] as BulkRow)
    const type = await typesOf(table)
    const lists = columns.map((column) => rows.map((row) => row[column] ?? null))
    const names = columns.map((column) => `"${column}"`)
    // Words of the search come as a text and are split by the database.
    const isWords = (column: string) => type[column] === 'tsvector'
    const marks = columns.map((column, i) => `$${i + 1}::${isWords(column) ? 'text' : type[column]}[]`)
    const values = columns.map((column) =>
      isWords(column) ? `array_to_tsvector(string_to_array("${column}", ' '))` : `"${column}"`,
    )
    await client.query(
      `insert into "${table}" (${names}) select ${values} from unnest(${marks}) as given (${names})`,
      lists,
    )
  }

  async function flush(): Promise<void> {
    // In the order the tables were first named, so that what is referred to stands there first.
    for (const [table, rows] of waiting) {
      waiting.set(table, [])
      if (rows.length > 0) await write(table, rows)
    }
  }

  return {
    add(table, row) {
      const rows = waiting.get(table)
      if (!rows) {
        waiting.set(table, [row])
        return
      }
      rows.push(row)
      if (rows.length >= rowsPerStatement) return flush()
    },
    async advance(sequence, last) {
      await connected
      await client.query(`select setval('"${sequence}"', $1)`, [last])
    },
    async close() {
      await flush()
      await client.query('vacuum analyze')
      await client.end()
    },
  }
}
