import type { ReactNode } from 'react'
import type { ListState } from './url.ts'

/** One column of a list. The first column names the row and carries the link to it. */
export type Column<Row> = {
  id: string
  header: string
  cell: (row: Row) => ReactNode
  /** Amounts and days stand at the end. */
  align?: 'end'
  /** CSS width: `120px`, `22%`; without one it takes what is left. */
  width?: string
  /** The list can be ordered by it (the server does). */
  sortable?: boolean
  /** Not shown until the person chooses it. */
  hidden?: boolean
  /** On a phone: beside the name, below it, or not at all (default: below). */
  phone?: 'end' | 'note' | 'none'
}

export type DataListProps<Row> = {
  /** What the list holds, for screen readers: "Kunden". */
  label: string
  rows: readonly Row[]
  rowId: (row: Row) => string
  rowName: (row: Row) => string
  /** The page behind a row. */
  rowTo?: (row: Row) => string
  columns: Column<Row>[]
  /** Order and columns; lives in the address (`useListState`). */
  state: ListState
  onState: (state: ListState) => void
  /** Chosen rows by id; without it nothing can be chosen. */
  selection?: ReadonlySet<string>
  onSelection?: (ids: ReadonlySet<string>) => void
  /** What can be done with the chosen ones. */
  bulk?: (ids: readonly string[]) => ReactNode
  /** How many there are in all, as far as the server counts (`more`: at least so many). */
  total?: number | { more: number }
  /** Fetches the next part; absent at the end. */
  onMore?: () => void
  loadingMore?: boolean
  /** What stands there when no row fits. */
  empty?: ReactNode
  /** Search and filters. */
  filters?: ReactNode
  /** Beside the columns: export, views. */
  tools?: ReactNode
}

/** The columns to show: as chosen, else those not hidden; the first stays. */
export function shownColumns<Row>(columns: Column<Row>[], chosen: readonly string[] | null): Column<Row>[] {
  return columns.filter((column, index) => index === 0 || (chosen ? chosen.includes(column.id) : !column.hidden))
}

/** A selection with one row more or less. */
export function toggled(selection: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(selection)
  if (!next.delete(id)) next.add(id)
  return next
}
