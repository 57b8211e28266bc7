import type { RowResult } from './actions/step.ts'
import type { DecidedTable, ImportTable } from './content.ts'
import type { TableFigures } from './contract.ts'
import type { Kind } from './fields.ts'
import type { TablePlan } from './normalise.ts'
import { isMark } from './readers/layout.ts'

const most = { rejections: 5000, duplicates: 200, kept: 100, missing: 200, problems: 60, examples: 50 }

/** Figures of a table before its first row. */
export function noFigures(
  index: number,
  table: ImportTable,
  plan: TablePlan & { kind: Kind },
  decided: Pick<DecidedTable, 'periods'>,
): TableFigures {
  const periods = decided.periods.flatMap(({ unit, columns }) => {
    const headers = columns.filter((at) => plan.targets[at] && plan.spans[at]).map((at) => plan.headers[at]!)
    return headers.length > 0 ? [{ unit, headers }] : []
  })
  return {
    index,
    file: table.file,
    name: table.name,
    kind: plan.kind,
    rows: 0,
    created: 0,
    updated: 0,
    unchanged: 0,
    rejected: 0,
    made: {},
    rejections: [],
    problems: [],
    duplicates: { same: 0, probably: 0, examples: [] },
    kept: { count: 0, examples: [] },
    missing: { count: 0, examples: [] },
    ownFields: plan.headers.filter((header, at) => plan.targets[at] === null && !isMark(header)),
    ...(periods.length > 0 ? { periods } : {}),
  }
}

/** Adds what became of one row; lists stop at a length, counts do not. */
export function addToFigures(figures: TableFigures, result: RowResult): void {
  figures.rows += 1
  figures[result.outcome] += 1
  const { row } = result
  for (const [what, count] of Object.entries(result.made)) figures.made[what] = (figures.made[what] ?? 0) + count
  if (result.outcome === 'rejected' && figures.rejections.length < most.rejections)
    figures.rejections.push({ row, reason: result.reason! })
  if (result.outcome === 'unchanged') return
  for (const problem of result.draft.problems) {
    let group = figures.problems.find((one) => one.code === problem.code && one.column === problem.column)
    if (!group) {
      if (figures.problems.length >= most.problems) continue
      group = { code: problem.code, column: problem.column, count: 0, examples: [] }
      figures.problems.push(group)
    }
    group.count += 1
    if (group.examples.length < most.examples) group.examples.push({ row, value: problem.value })
  }
  if (result.match) {
    const { id, name, rowName, verdict, reasons, of = 'customer' } = result.match
    figures.duplicates[verdict] += 1
    const customerId = of === 'customer' && !id.startsWith('trial:') ? id : null
    if (figures.duplicates.examples.length < most.duplicates)
      figures.duplicates.examples.push({ row, name: rowName, other: name, of, customerId, verdict, reasons })
  }
  for (const { field, ours, theirs } of result.kept) {
    figures.kept.count += 1
    if (figures.kept.examples.length < most.kept)
      figures.kept.examples.push({ row, field, ours: ours.slice(0, 200), theirs: theirs.slice(0, 200) })
  }
  if (result.without) {
    figures.withoutCustomer ??= { count: 0, examples: [] }
    figures.withoutCustomer.count += 1
    if (figures.withoutCustomer.examples.length < most.missing)
      figures.withoutCustomer.examples.push({ row, name: result.without.slice(0, 200) })
  }
  if (result.missing) {
    figures.missing.count += 1
    if (figures.missing.examples.length < most.missing)
      figures.missing.examples.push({ row, name: result.missing.slice(0, 200) })
  }
}
