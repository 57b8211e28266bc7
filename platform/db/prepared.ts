import type { Compilable, CompiledQuery, DialectAdapter, Kysely } from 'kysely'
import type { Tables } from './tables.ts'

/** Runs a statement on the connection behind a `db` at once, without a query executor in between. */
export type Direct = {
  /** Answers the rows. */
  rows(sql: string, values: unknown[]): unknown[]
  /** Answers how many rows were changed. */
  changes(sql: string, values: unknown[]): number
}

const directs = new WeakMap<object, Direct>()

/** Says that statements of this `db` may be run directly (SQLite: the connection is ours and answers at once). */
export function runDirectly(db: Kysely<Tables>, direct: Direct): void {
  directs.set(db, direct)
}

/** Stands for a value while a query is built. */
class Place {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

const places = new Proxy({}, { get: (_, name) => new Place(String(name)) })

/**
 * A query for the busiest places: built and compiled at its first use, afterwards only the values are put in. Building
 * costs 20–40 µs, several times what the database takes for a record by its id. `build` sees stand-ins, so it must not
 * decide by a value, nor take lists. Answers the rows.
 */
export function prepared<Values extends object, Row>(
  build: (db: Kysely<Tables>, values: Values) => Compilable<Row>,
): (db: Kysely<Tables>, values: Values) => Promise<Row[]> {
  const query = compiledOnce(build)
  return async (db, values) => {
    const filled = query(db, values)
    const direct = directs.get(db)
    if (direct) return direct.rows(filled.sql, filled.parameters as unknown[]) as Row[]
    return (await db.executeQuery<Row>(filled)).rows
  }
}

/** A statement for the busiest places that changes rows, as `prepared`; answers how many it changed. */
export function preparedChange<Values extends object>(
  build: (db: Kysely<Tables>, values: Values) => Compilable<unknown>,
): (db: Kysely<Tables>, values: Values) => Promise<number> {
  const query = compiledOnce(build)
  return async (db, values) => {
    const filled = query(db, values)
    const direct = directs.get(db)
    if (direct) return direct.changes(filled.sql, filled.parameters as unknown[])
    return Number((await db.executeQuery(filled)).numAffectedRows)
  }
}

function compiledOnce<Values extends object, Row>(build: (db: Kysely<Tables>, values: Values) => Compilable<Row>) {
  const compiled = new WeakMap<DialectAdapter, Compiled<Row>>()
  return (db: Kysely<Tables>, values: Values): CompiledQuery<Row> => {
    const { adapter } = db.getExecutor()
    let known = compiled.get(adapter)
    if (!known) {
      const query = build(db, places as Values).compile() as CompiledQuery<Row>
      const names = query.parameters.map((parameter) => (parameter instanceof Place ? parameter.name : null))
      known = { query, names }
      compiled.set(adapter, known)
    }
    const { query, names } = known
    const filled = query.parameters.slice()
    for (let at = 0; at < names.length; at += 1) {
      const name = names[at]
      if (name != null) filled[at] = values[name as keyof Values]
    }
    return { ...query, parameters: filled }
  }
}

/** A statement, and by the places of its parameters the names of those that are put in. */
type Compiled<Row> = { query: CompiledQuery<Row>; names: (string | null)[] }

const rowsPerStatement = 100

/**
 * Writes many rows. `build` makes the statement for some of them; `columns` are those it uses. On SQLite a prepared
 * statement a row is five times as fast as one with many rows, which is built and prepared anew for each number of
 * them; on PostgreSQL every statement is a way to the server and back.
 */
export function inserting<Row extends object>(
  columns: readonly (keyof Row & string)[],
  build: (db: Kysely<Tables>, rows: Row[]) => Compilable<unknown>,
): (db: Kysely<Tables>, rows: readonly Row[]) => Promise<void> {
  const one = prepared((db, row: Row) => build(db, [pick(row, columns)]))
  return async (db, rows) => {
    if (directs.has(db) || rows.length === 1) {
      for (const row of rows) await one(db, row)
      return
    }
    for (let start = 0; start < rows.length; start += rowsPerStatement) {
      const some = rows.slice(start, start + rowsPerStatement).map((row) => pick(row, columns))
      await db.executeQuery(build(db, some).compile())
    }
  }
}

function pick<Row extends object>(row: Row, columns: readonly (keyof Row & string)[]): Row {
  return Object.fromEntries(columns.map((column) => [column, row[column]])) as Row
}
