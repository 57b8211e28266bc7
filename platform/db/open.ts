import type { OpenDatabase, WritersLine } from './dialect.ts'
import { openPostgres } from './postgres.ts'
import { openSqlite } from './sqlite.ts'

/** Where the data is: a SQLite file, or the address of a PostgreSQL database. `disposable`: made anew if the power fails. */
export type DatabasePlace = { file: string; disposable?: true } | { url: string; readUrl?: string }

/** Opens the data. `line`: for a thread beside the one that has the writer (`OpenDatabase.shareWriting`). */
export function openDatabase(place: DatabasePlace, onError?: (error: Error) => void, line?: WritersLine): OpenDatabase {
  if ('file' in place) return openSqlite(place.file, line, place.disposable)
  return openPostgres(place.url, {
    ...(place.readUrl ? { readUrl: place.readUrl } : {}),
    ...(onError ? { onError } : {}),
  })
}
