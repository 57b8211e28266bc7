import type pg from 'pg'
import { type Cell, ownTable, rowsPerPiece, type Side } from './side.ts'

const lockPatience = '30s'

type Column = { table: string; name: string; type: string }

/**
 * A PostgreSQL database as one side of a copy, in one transaction: reading sees one moment,
 * writing becomes visible as a whole. Foreign keys are taken away while writing and checked when
 * they are put back, so that the order of tables and rows does not matter.
 */
export async function postgresSide(url: string, mode: 'read' | 'write'): Promise<Side> {
  const { Client } = (await import('pg')).default
  const client = new Client({ connectionString: url, application_name: 'bordmittel copy' })
  client.on('error', () => {})
  await client.connect()
  await client.query(
    mode === 'read'
      ? 'begin isolation level repeatable read read only'
      : `begin; set local lock_timeout = '${lockPatience}'`,
  )
  const columns = await columnsOf(client)
  const typeOf = new Map(columns.map((column) => [`${column.table}.${column.name}`, column.type]))
  const keys = mode === 'write' ? await takeForeignKeys(client) : []

  return {
    async tables() {
      const names = [...new Set(columns.map((column) => column.table))].filter(ownTable).sort()
      return names.map((name) => ({
        name,
        columns: columns
          .filter((column) => column.table === name)
          .map((column) => column.name)
          .sort(),
      }))
    },
    async *read({ name, columns: wanted }) {
      await client.query(`declare piece no scroll cursor for select ${wanted.map(quoted).join()} from ${quoted(name)}`)
      for (;;) {
        const { rows } = await client.query({ text: `fetch ${rowsPerPiece} from piece`, rowMode: 'array' })
        if (rows.length > 0) yield (rows as unknown[][]).map((row) => row.map(cellOf))
        if (rows.length < rowsPerPiece) break
      }
      await client.query('close piece')
    },
    async write({ name, columns: wanted }, rows) {
      const types = wanted.map((column) => typeOf.get(`${name}.${column}`) ?? '')
      const objects = rows.map((row) =>
        Object.fromEntries(wanted.map((column, index) => [column, jsonOf(row[index] ?? null, types[index] ?? '')])),
      )
      const list = wanted.map(quoted).join()
      await client.query(
        `insert into ${quoted(name)} (${list}) select ${list} from json_populate_recordset(null::${quoted(name)}, $1)`,
        [JSON.stringify(objects)],
      )
    },
    async empty(tables) {
      const index = [...new Set(columns.map((column) => column.table))].filter((name) => name.startsWith('search'))
      const all = [...tables.map((table) => table.name), ...index].map(quoted)
      // A table and each of its indexes get new files: where nothing stands that is not worth it.
      await client.query(`lock table ${all.join()}`)
      const looks = all.map((name, n) => `select ${n} as n where exists (select from ${name})`)
      const { rows } = await client.query<{ n: number }>(looks.join(' union all '))
      if (rows.length > 0) await client.query(`truncate ${rows.map(({ n }) => all[n]).join()}`)
    },
    async instants() {
      const found = new Map<string, Set<string>>()
      for (const { table, name, type } of columns) {
        if (type.startsWith('timestamp')) found.set(table, (found.get(table) ?? new Set()).add(name))
      }
      return found
    },
    async commit() {
      const back = keys.map(({ table, name, definition }) => {
        return `alter table ${quoted(table)} add constraint ${quoted(name)} ${definition};`
      })
      await client.query(`${back.join('')} commit`)
      await client.query('analyze').catch(() => {})
    },
    close: () => client.end(),
  }
}

async function columnsOf(client: pg.Client): Promise<Column[]> {
  const { rows } = await client.query(
    `select table_name as "table", column_name as name, data_type as type from information_schema.columns
     where table_schema = current_schema()`,
  )
  return rows
}

async function takeForeignKeys(client: pg.Client): Promise<{ table: string; name: string; definition: string }[]> {
  const { rows } = await client.query(
    `select c.relname as "table", p.conname as name, pg_get_constraintdef(p.oid) as definition
     from pg_constraint p join pg_class c on c.oid = p.conrelid
     where p.contype = 'f' and p.connamespace = current_schema()::regnamespace`,
  )
  const away = rows.map(({ table, name }) => `alter table ${quoted(table)} drop constraint ${quoted(name)};`)
  await client.query(away.join(''))
  return rows
}

function cellOf(value: unknown): Cell {
  if (typeof value === 'boolean') return value ? 1 : 0
  if (value instanceof Date) return value.toISOString()
  return value as Cell
}

function jsonOf(cell: Cell, type: string): unknown {
  if (cell === null) return null
  if (type === 'boolean') return cell !== 0
  if (cell instanceof Uint8Array) return `\\x${Buffer.from(cell).toString('hex')}`
  return cell
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`
