import { type ColumnDefinitionBuilder, type CreateTableBuilder, type Kysely, sql } from 'kysely'
import type { Engine } from './dialect.ts'

type Build = (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder

/**
 * Column kinds that mean the same on both engines.
 * `text` and `key` compare by code point on both (PostgreSQL: collation "C").
 */
export type ColumnKind = 'text' | 'json' | 'whole' | 'money' | 'number' | 'bytes' | 'boolean' | 'timestamp'

export type ColumnSpec = ColumnKind | `${ColumnKind}?` | `${string}.id` | `${string}.id?`

/**
 * Creates a table from short column specs. `text?` may be empty; `customers.id` is a foreign key
 * to that table, indexed on its own unless listed in `indexed` another way.
 */
export async function createTable(
  db: Kysely<unknown>,
  engine: Engine,
  name: string,
  columns: Record<string, ColumnSpec>,
  options: { primaryKey?: string[]; indexes?: (string | string[])[]; unique?: string[][] } = {},
): Promise<void> {
  const primaryKey = options.primaryKey ?? ['id']
  let table: CreateTableBuilder<string, string> = db.schema.createTable(name)
  const foreign: string[] = []
  for (const [column, spec] of Object.entries(columns)) {
    const optional = spec.endsWith('?')
    const kind = optional ? spec.slice(0, -1) : spec
    const reference = kind.endsWith('.id') ? kind : null
    if (reference) foreign.push(column)
    const build: Build = (definition) => {
      let built = optional ? definition : definition.notNull()
      if (reference) built = built.references(reference)
      return built
    }
    table = table.addColumn(column, columnType(reference ? 'text' : (kind as ColumnKind), engine), build)
  }
  table = table.addPrimaryKeyConstraint(`${name}Key`, primaryKey as never)
  for (const unique of options.unique ?? []) {
    table = table.addUniqueConstraint(`${name}Unique${unique.map(capital).join('')}`, unique as never)
  }
  const numbered = primaryKey.length === 1 && ['whole', 'money'].includes(columns[primaryKey[0] as string] ?? '')
  if (engine === 'sqlite' && primaryKey.join() !== 'id' && !numbered) table = table.modifyEnd(sql`without rowid`)
  await table.execute()

  const indexes = [...(options.indexes ?? [])].map((index) => (Array.isArray(index) ? index : [index]))
  for (const column of foreign) {
    const covered = indexes.some((index) => index[0] === column) || primaryKey[0] === column
    if (!covered) indexes.push([column])
  }
  for (const index of indexes) await createIndex(db, name, index)
}

/** A new column of a table that may hold rows; they get `initial`. */
export async function addColumn(
  db: Kysely<unknown>,
  engine: Engine,
  table: string,
  column: string,
  kind: ColumnKind,
  initial: string | number,
): Promise<void> {
  await db.schema
    .alterTable(table)
    .addColumn(column, columnType(kind, engine), (definition) => definition.notNull().defaultTo(initial))
    .execute()
}

export async function createIndex(db: Kysely<unknown>, table: string, columns: string[]): Promise<void> {
  await db.schema
    .createIndex(`${table}By${columns.map(capital).join('')}`)
    .on(table)
    .columns(columns)
    .execute()
}

function columnType(kind: ColumnKind, engine: Engine) {
  if (engine === 'sqlite') {
    const types = {
      text: 'text',
      json: 'text',
      whole: 'integer',
      money: 'integer',
      number: 'real',
      bytes: 'blob',
      boolean: 'integer',
      timestamp: 'text',
    } as const
    return sql.raw(types[kind])
  }
  const types = {
    text: 'text collate "C"',
    json: 'text',
    whole: 'integer',
    money: 'bigint',
    number: 'double precision',
    bytes: 'bytea',
    boolean: 'boolean',
    timestamp: 'timestamptz',
  } as const
  return sql.raw(types[kind])
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
