/** A value as SQLite stores it: the common form in which both engines are read, written and compared. */
export type Cell = null | number | string | Uint8Array

export type TableShape = { name: string; columns: string[] }

/** One of the two databases of a copy, seen as plain tables. Its reading side stands still while it is open. */
export type Side = {
  /** Every table of ours, without the engine's own and without the search index. */
  tables(): Promise<TableShape[]>
  /** All rows of a table in pieces, each row's cells in the order of its columns. */
  read(table: TableShape): AsyncIterable<Cell[][]>
  write(table: TableShape, rows: Cell[][]): Promise<void>
  /** Empties every table of ours. */
  empty(tables: TableShape[]): Promise<void>
  /** Columns that hold instants here, by table; the other engine writes them as text. */
  instants(): Promise<Map<string, Set<string>>>
  /** Makes what was written true, all of it at once. */
  commit(): Promise<void>
  close(): Promise<void>
}

export const rowsPerPiece = 1_000

/** False for tables that each engine fills by itself: its own, and the search index, which is made anew. */
export const ownTable = (name: string) => !/^(sqlite_|kysely_|search[A-Z])/.test(name)
