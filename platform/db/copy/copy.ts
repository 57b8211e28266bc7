import { createHash } from 'node:crypto'
import { newId } from '#shared/ids.ts'
import type { Cell, Side, TableShape } from './side.ts'

/** What a copy did, by table. */
export type Copied = { table: string; rows: number }[]

/**
 * Copies every row of every table from one database to the other, whichever engines they are, and
 * counts and compares both sides before it becomes true. Both schemas must be of the same steps.
 */
export async function copyAll(from: Side, to: Side, onRows: (rows: number) => Promise<void> | void): Promise<Copied> {
  const tables = await sameTables(from, to)
  const instants = new Map([...(await from.instants()), ...(await to.instants())])
  const copied: (Copied[number] & { sum: string })[] = []
  await to.empty(tables)
  let total = 0
  for (const table of tables) {
    const sum = createSum()
    for await (const rows of from.read(table)) {
      const plain = rows.map((row) => row.map((cell, index) => plainCell(cell, instant(table, index))))
      await to.write(table, plain)
      for (const row of plain) sum.add(row)
      total += rows.length
      await onRows(total)
    }
    copied.push({ table: table.name, rows: sum.rows, sum: sum.value() })
  }
  for (const [index, table] of tables.entries()) {
    const sum = createSum()
    for await (const rows of to.read(table)) {
      for (const row of rows) sum.add(row)
    }
    if (sum.value() !== copied[index]?.sum) {
      throw new Error(
        `${table.name} arrived otherwise than it left (${copied[index]?.rows} rows left, ${sum.rows} arrived)`,
      )
    }
  }
  await leaveWork(to, tables)
  await to.commit()
  return copied.map(({ table, rows }) => ({ table, rows }))

  function instant(table: TableShape, column: number): boolean {
    return instants.get(table.name)?.has(table.columns[column] ?? '') ?? false
  }
}

/** The job that makes the search index anew; whoever opens the database next does it. */
async function leaveWork(to: Side, tables: TableShape[]): Promise<void> {
  const jobs = tables.find((table) => table.name === 'jobs')
  if (!jobs) return
  const now = new Date().toISOString()
  const job: Record<string, Cell> = {
    id: newId(),
    kind: 'indexSearch',
    payload: '{}',
    // Due at once, whatever the clock of whoever opens it says.
    runAt: '2000-01-01T00:00:00.000Z',
    attempts: 0,
    createdAt: now,
  }
  await to.write(jobs, [jobs.columns.map((column) => job[column] ?? null)])
}

async function sameTables(from: Side, to: Side): Promise<TableShape[]> {
  const [left, right] = [await from.tables(), await to.tables()]
  const words = (tables: TableShape[]) => tables.map(({ name, columns }) => `${name}: ${columns.join()}`).join('\n')
  if (words(left) !== words(right)) {
    const other = new Set(words(right).split('\n'))
    throw new Error(
      `the two schemas differ: ${
        words(left)
          .split('\n')
          .find((line) => !other.has(line)) ?? 'a table too many'
      }`,
    )
  }
  return left
}

/** Text without the NUL that PostgreSQL cannot hold; instants in one spelling. */
function plainCell(cell: Cell, instant: boolean): Cell {
  if (typeof cell !== 'string') return cell
  if (instant) return new Date(cell).toISOString()
  return cell.includes('\0') ? cell.replaceAll('\0', '') : cell
}

/** A sum over rows that does not depend on their order. */
function createSum() {
  let rows = 0
  let sum = 0n
  return {
    add(row: Cell[]) {
      rows += 1
      const hash = createHash('sha256')
      for (const cell of row) {
        if (cell instanceof Uint8Array) hash.update('b').update(cell)
        else hash.update(JSON.stringify(cell))
        hash.update('\n')
      }
      sum = (sum + hash.digest().readBigUInt64BE()) & 0xffff_ffff_ffff_ffffn
    },
    get rows() {
      return rows
    },
    value: () => `${rows} ${sum.toString(16)}`,
  }
}
