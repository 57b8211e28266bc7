import type { Insertable, Kysely, Selectable, Updateable } from 'kysely'
import { newId } from '#shared/ids.ts'
import { Refusal } from '#shared/refusal.ts'
import { inserting, preparedChange } from '../db/prepared.ts'
import type { Tables } from '../db/tables.ts'
import { Overtaken } from '../db/waiting.ts'
import type { Context, Row, TableName } from './context.ts'

/** Tables whose rows have a life: id, version, created, deleted. Only these are written through this file. */
export type RecordTable = {
  [T in TableName]: Tables[T] extends { id: string; version: number; deletedAt: string | null } ? T : never
}[TableName]

type Lifetime = 'id' | 'version' | 'createdAt' | 'createdById' | 'deletedAt'
type Values<T extends RecordTable> = Omit<Insertable<Tables[T]>, Lifetime> & { id?: string; createdAt?: string }
type Patch<T extends RecordTable> = Partial<Omit<Updateable<Tables[T]>, Lifetime>>
type Stored<T extends RecordTable> = Selectable<Tables[T]>
// Kysely cannot resolve its types over a table that is only known as a parameter.
type AnyTables = Kysely<{ anyTable: { id: string; version: number; deletedAt: string | null } }>

/**
 * Writes a new row with its event (`name`, for instance `customer.created`) and lets the
 * followers of the table act in the same transaction. Answers the row as stored.
 */
export async function insertRecord<T extends RecordTable>(
  ctx: Context,
  table: T,
  name: string,
  values: Values<T>,
): Promise<Stored<T>> {
  const row = {
    createdAt: ctx.now,
    ...values,
    id: values.id ?? newId(),
    createdById: ctx.actor.memberId || null,
    version: 1,
    deletedAt: null,
  } as unknown as Row & { version: number }
  await insert(ctx, table, row)
  await changed(ctx, table, name, null, row)
  return row as unknown as Stored<T>
}

type Statement = { columns: Set<string>; insert: ReturnType<typeof inserting<Row>> }
const inserts = new Map<string, Statement>()

/**
 * Inserts a row. Columns that no row of the table had so far are left out: of the many of a customer most lists fill a
 * few, and handing over an empty value costs as much as any other.
 */
async function insert(ctx: Context, table: string, row: Row): Promise<void> {
  let statement = inserts.get(table)
  const isNew = (column: string) => row[column] !== null && !statement?.columns.has(column)
  const more = Object.keys(row).filter(isNew)
  if (!statement || more.length > 0) {
    const columns = new Set([...(statement?.columns ?? []), ...more])
    statement = { columns, insert: insertOf(table, [...columns]) }
    inserts.set(table, statement)
  }
  let whole = row
  for (const column of statement.columns) if (row[column] === undefined) whole = { ...whole, [column]: null }
  await statement.insert(ctx.db, [whole])
}

function insertOf(table: string, columns: string[]) {
  return inserting<Row>(columns, (db, rows) =>
    (db as unknown as AnyTables).insertInto(table as never as 'anyTable').values(rows as never),
  )
}

/** The statement that changes these columns of the row `id` and its version, if it is still as it was. */
const updateOf = keptByColumns((table, columns) =>
  preparedChange((db, row: Row & { version: number; versionBefore: number }) =>
    (db as unknown as AnyTables)
      .updateTable(table as never as 'anyTable')
      .set(Object.fromEntries([...columns, 'version'].map((column) => [column, row[column]])) as never)
      .where('id', '=', row.id)
      .where('version', '=', row.versionBefore),
  ),
)

const statementsKept = 500

function keptByColumns<Statement>(make: (table: string, columns: string[]) => Statement) {
  const statements = new Map<string, Statement>()
  return (table: string, columns: string[]): Statement => {
    const key = `${table} ${columns.join()}`
    let statement = statements.get(key)
    if (!statement) {
      statement = make(table, columns)
      if (statements.size >= statementsKept) statements.clear()
      statements.set(key, statement)
    }
    return statement
  }
}

/**
 * Changes some columns of a row that was read as `before`. Writes nothing if nothing differs.
 * Refuses `changedMeanwhile` if somebody else changed the row since it was read.
 */
export async function updateRecord<T extends RecordTable>(
  ctx: Context,
  table: T,
  name: string,
  before: Stored<T>,
  patch: Patch<T>,
): Promise<Stored<T>> {
  const old = before as unknown as Row & { version: number }
  const differing: Record<string, unknown> = {}
  for (const [column, value] of Object.entries(patch))
    if (value !== undefined && value !== old[column]) differing[column] = value
  if (Object.keys(differing).length === 0) return before
  const row = { ...old, ...differing, version: old.version + 1 }
  await save(ctx, table, old, differing)
  await changed(ctx, table, name, old, row)
  return row as unknown as Stored<T>
}

/** Takes a row out of every list (it stays in the database, so that undo brings it back). */
export async function deleteRecord<T extends RecordTable>(
  ctx: Context,
  table: T,
  name: string,
  before: Stored<T>,
): Promise<void> {
  const old = before as unknown as Row & { version: number }
  const row = { ...old, deletedAt: ctx.now, version: old.version + 1 }
  await save(ctx, table, old, { deletedAt: ctx.now })
  await changed(ctx, table, name, old, row)
}

/** Reads one live row; refuses `notFound`. For a slice's own `sql.ts` and for undo. */
export async function findRecord<T extends RecordTable>(db: Kysely<Tables>, table: T, id: string): Promise<Stored<T>> {
  const row = await (db as unknown as AnyTables)
    .selectFrom(table as never as 'anyTable')
    .selectAll()
    .where('id', '=', id)
    .where('deletedAt', 'is', null)
    .executeTakeFirst()
  if (!row) throw new Refusal('notFound')
  return row as unknown as Stored<T>
}

/** Notes in the audit trail what happened beside the records (a link, a login, a setting). Cannot be undone. */
export function noteEvent(ctx: Context, name: string, record: TableName, recordId: string, after: object): void {
  ctx.effects.events.push({ name, record, recordId, customerId: null, before: null, after })
}

async function save(ctx: Context, table: string, old: Row & { version: number }, values: object): Promise<void> {
  const { id, version } = old
  const row = { ...values, id, version: version + 1, versionBefore: version }
  if ((await updateOf(table, Object.keys(values))(ctx.db, row)) !== 1) throw new Overtaken()
}

/** Notes the event and tells the followers; the first half of every event is what undo goes back to. */
async function changed(ctx: Context, table: TableName, name: string, before: Row | null, after: Row): Promise<void> {
  const customerId = table === 'customers' ? after.id : ((after.customerId as string | null | undefined) ?? null)
  ctx.effects.events.push({ name, record: table, recordId: after.id, customerId, ...difference(before, after) })
  for (const follow of ctx.effects.followers[table] ?? []) await follow(ctx, { before, after })
}

function difference(before: Row | null, after: Row): { before: object | null; after: object } {
  const old: Record<string, unknown> = {}
  const now: Record<string, unknown> = {}
  if (!before) {
    for (const column in after) if (after[column] !== null) now[column] = after[column]
    return { before: null, after: now }
  }
  for (const [column, value] of Object.entries(after)) {
    if (value === before[column]) continue
    old[column] = before[column]
    now[column] = value
  }
  return { before: old, after: now }
}
