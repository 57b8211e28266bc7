import { openTables } from '#features/imports/actions/files.ts'
import type { ImportContent, ImportTable } from '#features/imports/content.ts'
import type { Cell, Table } from '#features/imports/readers/tables.ts'
import { textOf } from '#features/imports/values/cells.ts'
import type { Context } from '#platform/actions/context.ts'
import { Refusal } from '#shared/refusal.ts'
import type { ListColumn, ListRow } from '../list.ts'
import { shownId } from '../rules.ts'

/** A row of a table that was not brought in, as it came. */
export type PlainRow = ListRow & { cells: readonly Cell[] }

/** Its columns: each cell is shown as it is. */
export function plainColumns(headers: readonly string[]): ListColumn<PlainRow>[] {
  return headers.map((header, at) => ({
    key: `shown.${at}`,
    header,
    fixed: true,
    plain: true,
    value: ({ cells }) => asWritten(cells[at] ?? null),
  }))
}

/** A cell as it goes out again. */
export function asWritten(cell: Cell): Exclude<Cell, boolean> {
  return typeof cell === 'boolean' ? textOf(cell) : cell
}

/** Tables that were not brought in, read again from their files; nothing is left of them once these are forgotten. */
export class LeftTables {
  private readonly ctx: Context
  private readonly content: ImportContent
  private readonly files = new Map<string, Table[]>()

  constructor(ctx: Context, content: ImportContent) {
    this.ctx = ctx
    this.content = content
  }

  async *rows(index: number): AsyncGenerator<PlainRow> {
    const { fileId, indexInFile } = this.content.tables[index] as ImportTable
    const table = (await this.open(fileId))[indexInFile]
    if (!table) return
    for await (const chunk of table.rows())
      for (const { number, cells } of chunk) yield { id: shownId('row', number), version: 1, cells }
  }

  private async open(fileId: string): Promise<Table[]> {
    const file = this.content.files.find((one) => one.id === fileId)
    const known = this.files.get(fileId)
    if (known || !file) return known ?? []
    const tables = await openTables(this.ctx.db, file).catch((error: unknown) => {
      if (error instanceof Refusal && error.code === 'importFileGone') return []
      throw error
    })
    this.files.set(fileId, tables)
    return tables
  }
}
