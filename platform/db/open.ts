import type { OpenDatabase } from './dialect.ts'
import { openPostgres } from './postgres.ts'
import { openSqlite } from './sqlite.ts'

/** Where the data is: a SQLite file, or the address of a PostgreSQL database. */
export type DatabasePlace = { file: string } | { url: string; readUrl?: string }

export function openDatabase(place: DatabasePlace, onError?: (error: Error) => void): OpenDatabase {
  if ('file' in place) return openSqlite(place.file)
  return openPostgres(place.url, {
    ...(place.readUrl ? { readUrl: place.readUrl } : {}),
    ...(onError ? { onError } : {}),
  })
}
