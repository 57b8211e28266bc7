import Sqlite from 'better-sqlite3'
import { type Cell, ownTable, rowsPerPiece, type Side, type TableShape } from './side.ts'

/** A SQLite file as one side of a copy; reading sees one moment, whatever others write meanwhile. */
export function sqliteSide(file: string, mode: 'read' | 'write'): Side {
  const connection = new Sqlite(file, { readonly: mode === 'read', fileMustExist: true })
  connection.pragma('busy_timeout = 5000')
  connection.pragma('foreign_keys = OFF')
  connection.exec(mode === 'read' ? 'BEGIN' : 'BEGIN IMMEDIATE')

  return {
    async tables() {
      const names = connection
        .prepare(`select name from sqlite_master where type = 'table' order by name`)
        .pluck()
        .all() as string[]
      return names.filter(ownTable).map((name) => shapeOf(connection, name))
    },
    async *read({ name, columns }) {
      let piece: Cell[][] = []
      const select = connection.prepare(`select ${columns.map(quoted).join()} from ${quoted(name)}`).raw()
      for (const row of select.iterate() as IterableIterator<Cell[]>) {
        piece.push(row)
        if (piece.length < rowsPerPiece) continue
        yield piece
        piece = []
      }
      if (piece.length > 0) yield piece
    },
    async write({ name, columns }, rows) {
      const insert = connection.prepare(
        `insert into ${quoted(name)} (${columns.map(quoted).join()}) values (${columns.map(() => '?').join()})`,
      )
      for (const row of rows) insert.run(row)
    },
    async empty(tables) {
      for (const { name } of tables) connection.exec(`delete from ${quoted(name)}`)
    },
    async instants() {
      return new Map()
    },
    async commit() {
      const lost = connection.pragma('foreign_key_check') as { table: string }[]
      if (lost.length > 0) throw new Error(`rows of ${lost[0]?.table} point at rows that are missing`)
      connection.exec('COMMIT')
    },
    async close() {
      connection.close()
    },
  }
}

function shapeOf(connection: InstanceType<typeof Sqlite>, name: string): TableShape {
  const columns = connection.pragma(`table_info(${quoted(name)})`) as { name: string }[]
  return { name, columns: columns.map((column) => column.name).sort() }
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
