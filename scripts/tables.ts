/** `npm run tables`: writes platform/db/tables.ts from a freshly migrated database. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { migrate } from '#platform/db/migrate.ts'
import { openSqlite } from '#platform/db/sqlite.ts'
import { schema } from '../migrations/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'bordmittel-tables-'))
const file = join(folder, 'tables.sqlite')
const database = openSqlite(file)
await migrate(database, schema)
await database.close()

const connection = new Sqlite(file, { readonly: true })
const names = connection
  .prepare(`select name from sqlite_master where type = 'table' and name not like 'sqlite%'
    and name not like 'kysely%' and name not like 'searchIndex%' order by name`)
  .pluck()
  .all() as string[]

const typeOf: Record<string, string> = { text: 'string', integer: 'number', real: 'number', blob: 'Uint8Array' }
let out = '// Written by `npm run tables` from a migrated database. Do not edit.\n\n'
const lines: string[] = []
for (const name of names) {
  const columns = connection.pragma(`table_info("${name}")`) as { name: string; type: string; notnull: number }[]
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Table`
  lines.push(`  ${name}: ${type}`)
  out += `export type ${type} = {\n`
  for (const column of columns) {
    out += `  ${column.name}: ${typeOf[column.type.toLowerCase()] ?? 'unknown'}${column.notnull ? '' : ' | null'}\n`
  }
  out += '}\n\n'
}
out += `export type Tables = {\n${lines.join('\n')}\n}\n`
writeFileSync(new URL('../platform/db/tables.ts', import.meta.url), out)
rmSync(folder, { recursive: true })
