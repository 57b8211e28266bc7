import { createHash, hash as hashOf } from 'node:crypto'
import type { TablePlan } from '../normalise.ts'
import type { Row } from '../readers/tables.ts'

const cellHash = 6

/** Headers and fields of tables that came in before, by import and table. */
export type EarlierTables = (
  importId: string,
  tableIndex: number,
) => { headers: string[]; targets: (string | null)[] } | null

/** What a row is known by when it comes again, and a short hash per cell to see which of them changed. */
export function hashRow(plan: TablePlan, row: Row): { hash: string; cells: string } {
  const told = JSON.stringify([plan.kind, plan.targets, plan.headers, row.cells])
  const whole = row.photo
    ? createHash('sha256').update(told).update(row.photo.bytes).digest('base64url')
    : hashOf('sha256', told, 'base64url')
  const cells = row.cells.map((cell) =>
    cell === null ? '' : hashOf('sha1', String(cell), 'base64url').slice(0, cellHash),
  )
  return { hash: whole.slice(0, 32), cells: cells.join(' ') }
}

/**
 * Which columns changed since the record last came in: of its earlier rows the one that is most alike counts.
 * `null` if it never came in before. `known`: headers that
 * the earlier table had too, for the same field.
 */
export function changedColumns(
  plan: TablePlan,
  cells: string,
  rows: { importId: string; tableIndex: number; cells: string }[],
  earlier: EarlierTables,
): { known: Set<string>; changed: Set<string> } | null {
  const now = new Map(plan.headers.map((header, index) => [header, cells.split(' ')[index] ?? '']))
  let best: { known: Set<string>; changed: Set<string>; alike: number } | null = null
  const latest = rows[0]?.importId
  for (const row of rows) {
    if (row.importId !== latest) break
    const table = earlier(row.importId, row.tableIndex)
    if (!table) continue
    const { headers, targets } = table
    const before = new Map(headers.map((header, index) => [header, row.cells.split(' ')[index] ?? '']))
    const targetBefore = new Map(headers.map((header, index) => [header, targets[index] ?? null]))
    const known = new Set(
      plan.headers.filter((header, at) => before.has(header) && targetBefore.get(header) === plan.targets[at]),
    )
    const changed = new Set([...known].filter((header) => before.get(header) !== now.get(header)))
    const alike = known.size - changed.size
    if (!best || alike > best.alike) best = { known, changed, alike }
  }
  return best
}
