import type { Context } from '#platform/actions/context.ts'
import type { PrepareTools } from '#platform/actions/runner.ts'
import { dayOf } from '#shared/days.ts'
import type { ListCell, ListFileState } from '../contract.ts'
import { kindOf } from '../kinds.ts'
import { type ListColumn, type ListInfo, type ListKind, type ListRow, meaningOf, shown } from '../list.ts'
import type { BackRow, OpenedList } from '../read.ts'
import { missingFrom } from '../rows.ts'
import {
  comparable,
  compareCell,
  type Form,
  fingerprint,
  isShown,
  readCell,
  recordOf,
  type SheetCell,
  type Value,
  type Wrong,
} from '../rules.ts'

export type Difference = {
  number: number
  difference: 'changed' | 'new' | 'missing' | 'gone'
  recordId: string | null
  label: string
  cells: StoredCell[]
}
/** A cell as it is stored: values as they are compared, and the words that a person reads. */
export type StoredCell = Omit<ListCell, 'ours' | 'theirs'> & {
  ours: Value
  theirs: Value
  oursShown?: Value
  theirsShown?: Value
}

/** A list that came back, compared; rows are counted within their sheet. */
export type Compared = {
  info: ListInfo
  columns: { key: string; header: string; form: string }[]
  counts: ListFileState['counts']
  /** Changed cells of columns that are only shown, by header; `null`: new and missing rows of a sheet that is only shown. */
  ignored: { header: string | null; count: number }[]
  unknown: string[]
  differences: Difference[]
}

/** So many rows are compared at a time. */
const labelsAtOnce = 500
const longestLabel = 200

/** Compares a list that came back with what is there, row by row, cell by cell; nothing is written. */
export async function compareList(list: OpenedList, tools: PrepareTools): Promise<Compared> {
  const kind = list.info.kind && kindOf(list.info.kind)
  const keys = list.columns.map((column) => column.key)
  const columns = kind ? await tools.query((ctx) => kind.columns(ctx, keys)) : []
  const known = new Map(columns.map((column) => [column.key, column]))
  const comparison = new Comparison(list, kind, known)
  for await (const rows of list.rows()) await tools.query((ctx) => comparison.add(ctx, rows))
  await comparison.end(tools)
  return comparison.result
}

/** A column that is only shown, as it was written. */
function shownColumn(key: string, header: string, form: Form): ListColumn<ListRow> {
  return { key, header, form: form === 'choice' ? 'text' : form, fixed: true, value: () => null }
}

class Comparison {
  readonly result: Compared
  private readonly list: OpenedList
  private readonly kind: ListKind | null
  private readonly columns: (ListColumn<ListRow> | null)[]
  private readonly seen = new Set<string>()
  private readonly ignored = new Map<string | null, number>()

  constructor(list: OpenedList, kind: ListKind | null, known: Map<string, ListColumn<ListRow>>) {
    this.list = list
    this.kind = kind
    this.columns = list.columns.map(
      ({ key, header, shown }) => known.get(key) ?? (shown ? shownColumn(key, header, shown) : null),
    )
    this.result = {
      info: list.info,
      columns: list.columns.flatMap(({ key, header }, at) => {
        const column = this.columns[at]
        return column && column.fixed !== true ? [{ key, header, form: column.form ?? 'text' }] : []
      }),
      counts: { rows: 0, changed: 0, cells: 0, conflicts: 0, new: 0, missing: 0, gone: 0, wrong: 0 },
      ignored: [],
      unknown: list.unknown,
      differences: [],
    }
  }

  async add(ctx: Context, rows: BackRow[]): Promise<void> {
    const { kind } = this
    const wanted = [...new Set(rows.flatMap(({ id }) => (id === null || isShown(id) ? [] : recordOf(id))))]
    const found = kind && wanted.length > 0 ? await kind.find(ctx, wanted) : []
    const present = new Map(found.map((row) => [row.id, row]))
    for (const row of rows) {
      this.result.counts.rows += 1
      // A row copied in Excel carries the id of the first one: unless it says the same, it is a new one.
      const copied = row.id !== null && this.seen.has(row.id)
      if (row.id !== null) this.seen.add(row.id)
      const record = row.id === null ? undefined : present.get(recordOf(row.id))
      if (!kind || (row.id !== null && isShown(row.id))) this.addShown(row, copied, ctx)
      else if (copied && record) this.addCopy(row, kind, record, ctx)
      else if (record) this.addKnown(row, kind, record, ctx)
      else if (row.id !== null && this.list.ids.has(row.id)) this.push(row.number, 'gone', row.id, this.nameOf(row), [])
      else this.addNew(row, kind, ctx)
    }
  }

  async end(tools: PrepareTools): Promise<void> {
    const { result, kind } = this
    const left = this.list.info.whole ? [...this.list.ids].filter((id) => !this.seen.has(id)) : []
    const records = new Set([...this.seen].map(recordOf))
    const missing = kind ? [...new Set(left.flatMap((id) => (isShown(id) ? [] : recordOf(id))))] : []
    this.ignore(null, kind ? left.filter(isShown).length : left.length)
    const gone = missing.filter((id) => !records.has(id))
    for (let start = 0; kind && start < gone.length; start += labelsAtOnce) {
      const some = gone.slice(start, start + labelsAtOnce)
      const present = new Map((await tools.query((ctx) => kind.find(ctx, some))).map((row) => [row.id, row]))
      for (const id of some) {
        const row = present.get(id)
        if (row) this.push(missingFrom + result.counts.missing, 'missing', id, kind.label(row), [])
      }
    }
    result.ignored = [...this.ignored].map(([header, count]) => ({ header, count }))
  }

  private ignore(header: string | null, count = 1): void {
    if (count > 0) this.ignored.set(header, (this.ignored.get(header) ?? 0) + count)
  }

  /** A row that cannot be taken over: what was changed in it is named. */
  private addShown(row: BackRow, copied: boolean, ctx: Context): void {
    if (row.id === null || copied) this.ignore(null)
    else this.nameTouched(row, ctx, () => true)
  }

  /** Names changed cells of columns that are only shown. */
  private nameTouched(row: BackRow, ctx: Context, which: (column: ListColumn<ListRow>) => boolean): void {
    for (const [at, { header, at: written }] of this.list.columns.entries()) {
      const column = this.columns[at]
      const sign = row.stand?.signs[written] ?? null
      if (column && which(column) && this.isTouched(row.cells[at] ?? null, sign, column, ctx)) this.ignore(header)
    }
  }

  private addKnown(row: BackRow, kind: ListKind, record: ListRow, ctx: Context): void {
    const { signs = null, version = null } = row.stand ?? {}
    const cells: StoredCell[] = []
    for (const [at, { key, at: written }] of this.list.columns.entries()) {
      const column = this.columns[at]
      if (!column || column.fixed) continue
      const sign = signs?.[written] ?? null
      const sameVersion = version === record.version
      const cell = this.compare(row.cells[at] ?? null, column, key, { kind, record, sign, sameVersion }, ctx)
      if (cell) cells.push(cell)
    }
    this.nameTouched(row, ctx, (column) => column.fixed !== undefined)
    if (cells.length > 0) this.push(row.number, 'changed', record.id, kind.label(record), cells)
  }

  private compare(
    cell: SheetCell,
    column: ListColumn<ListRow>,
    key: string,
    { kind, record, sign, sameVersion }: { kind: ListKind; record: ListRow; sign: string | null; sameVersion: boolean },
    ctx: Context,
  ): StoredCell | null {
    const ours = comparable(column.value(record), meaningOf(column))
    const read = meant(cell, column, record, ctx)
    if ('wrong' in read) {
      // What we wrote ourselves is no mistake of theirs (a word that has been renamed since).
      if (sign !== null && fingerprint(comparable(textOf(cell), { form: 'text' })) === sign) return null
      return cellOf(key, column, ours, textOf(cell), false, read.wrong)
    }
    const change = compareCell(read.value, ours, sign, sameVersion)
    if (change === 'same') return null
    const wrong: Wrong | null = kind.check({ [key]: read.value }, record) ? null : 'value'
    return cellOf(key, column, ours, read.value, change === 'conflict' && wrong === null, wrong)
  }

  private isTouched(cell: SheetCell, sign: string | null, column: ListColumn<ListRow>, ctx: Context): boolean {
    const read = meant(cell, column, null, ctx)
    return sign !== null && (!('value' in read) || fingerprint(read.value) !== sign)
  }

  /** A second row of one record: left out where it says what the record says. */
  private addCopy(row: BackRow, kind: ListKind, record: ListRow, ctx: Context): void {
    const differs = this.list.columns.some((_, at) => {
      const column = this.columns[at]
      if (!column || column.fixed) return false
      const read = meant(row.cells[at] ?? null, column, record, ctx)
      return !('value' in read) || read.value !== comparable(column.value(record), meaningOf(column))
    })
    if (differs) this.addNew(row, kind, ctx)
  }

  private addNew(row: BackRow, kind: ListKind, ctx: Context): void {
    const cells: StoredCell[] = []
    for (const [at, { key }] of this.list.columns.entries()) {
      const column = this.columns[at]
      const cell = row.cells[at] ?? null
      if (!column || column.fixed === true || cell === null) continue
      const read = meant(cell, column, null, ctx)
      if ('wrong' in read) cells.push(cellOf(key, column, null, textOf(cell), false, read.wrong))
      else if (read.value !== null) {
        const wrong = column.fixed || kind.check({ [key]: read.value }, null) ? null : 'value'
        cells.push(cellOf(key, column, null, read.value, false, wrong))
      }
    }
    if (cells.length > 0) this.push(row.number, 'new', null, this.nameOf(row), cells)
  }

  private nameOf(row: BackRow): string {
    const at = this.list.columns.findIndex((column) => column.key === this.kind?.labelKey)
    return String(row.cells[at] ?? '')
  }

  private push(
    number: number,
    difference: Difference['difference'],
    recordId: string | null,
    label: string,
    cells: StoredCell[],
  ): void {
    const { counts } = this.result
    counts[difference] += 1
    if (difference === 'changed') counts.cells += cells.filter((cell) => cell.wrong === null).length
    if (cells.some((cell) => cell.conflict)) counts.conflicts += 1
    if (cells.some((cell) => cell.wrong !== null)) counts.wrong += 1
    this.result.differences.push({ number, difference, recordId, label: label.slice(0, longestLabel), cells })
  }
}

/** What a cell says, by the column's own reading first. */
export function meant(
  cell: SheetCell,
  column: ListColumn<ListRow>,
  record: ListRow | null,
  ctx: Context,
): { value: Value } | { wrong: Wrong } {
  const own = cell !== null && typeof cell !== 'boolean' ? column.read?.(cell, record) : undefined
  if (own !== undefined) return { value: own }
  return readCell(cell, meaningOf(column), ctx.today ?? dayOf(ctx.now, ctx.timeZone))
}

function textOf(cell: SheetCell): Value {
  return cell === null ? null : String(cell)
}

function cellOf(
  key: string,
  column: ListColumn<ListRow>,
  ours: Value,
  theirs: Value,
  conflict: boolean,
  wrong: Wrong | null,
): StoredCell {
  const cell: StoredCell = { key, ours, theirs, conflict, wrong, take: null }
  if (column.form === 'choice') {
    cell.oursShown = shown(ours, column)
    cell.theirsShown = wrong === 'choice' ? theirs : shown(theirs, column)
  }
  return cell
}
