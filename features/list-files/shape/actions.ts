import { openTables } from '#features/imports/actions/files.ts'
import { homeOf } from '#features/imports/actions/home.ts'
import { ownImport } from '#features/imports/actions/view.ts'
import { type ImportContent, type ImportTable, spansOf, yearOf } from '#features/imports/content.ts'
import type { ImportReport } from '#features/imports/contract.ts'
import type { Kind } from '#features/imports/fields.ts'
import type { Cell, Table } from '#features/imports/readers/tables.ts'
import { textOf } from '#features/imports/values/cells.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { type Day, dayOf, isDay } from '#shared/days.ts'
import { Refusal } from '#shared/refusal.ts'
import { kindOf } from '../kinds.ts'
import { type ListColumn, type ListRow, sheetOfList, writeListSheets } from '../list.ts'
import { mostSheetsBack } from '../rows.ts'
import { idOfRow, type ListKindName, listKinds, shownId } from '../rules.ts'
import { isListKind, type Row, type ShapeRow, type ShapeTable, type Standard, shapeColumns } from './columns.ts'
import type { contract } from './contract.ts'
import * as sql from './sql.ts'

const piece = 200

export const actions: Actions<typeof contract> = {
  async exportInShape(ctx, { id }) {
    const row = await ownImport(ctx, id)
    if (!row.finishedAt || row.undoneAt || !row.report) throw new Refusal('notFound')
    const content = JSON.parse(row.content) as ImportContent
    const report = JSON.parse(row.report) as ImportReport
    const tables = await tablesOf(ctx, content, report, dayOf(row.startedAt ?? row.createdAt, ctx.timeZone))
    if (!tables.some(({ table }) => table)) throw new Refusal('notFound')
    const standard = await standardColumns(ctx)
    const left = new LeftTables(ctx, content)
    let back = 0
    const sheets = tables.map(({ name, hidden, index, headers, table }, at) => {
      const place = { nth: at + 1, name, hidden }
      const filter = { importId: id }
      if (!table) {
        const list = { kind: null, filter, columns: plainColumns(headers), rows: left.rows(index) }
        return sheetOfList<PlainRow>(ctx, list, place)
      }
      const kind = isListKind(table.kind) && back < mostSheetsBack ? table.kind : null
      if (kind) back += 1
      const list = { kind, filter, columns: shapeColumns(table, standard), rows: new Rows(ctx, id, table) }
      return sheetOfList<ShapeRow>(ctx, list, place)
    })
    const name = (content.files[0]?.name ?? tables[0]?.name ?? '').replace(/\.[^.]+$/, '')
    return await writeListSheets(`${name} ${ctx.today}`, sheets)
  },
}

/** A table as it came in; `table` where it was brought in, as what it was then. */
type Sheet = {
  name: string
  hidden: boolean
  index: number
  headers: string[]
  table: (ShapeTable & { index: number }) | null
}

/** The tables of an import in their order. Those left out come along where they were sheets of a workbook. */
async function tablesOf(ctx: Context, content: ImportContent, report: ImportReport, today: Day): Promise<Sheet[]> {
  const { currency } = await homeOf(ctx)
  const formats = new Map(content.files.map((file) => [file.id, file.format]))
  // A workbook shows at least one sheet.
  const shown = content.tables.some((table) => !table.hidden)
  return content.tables.flatMap((table, index): Sheet[] => {
    const { name } = table
    const headers = table.profiles.map((profile) => profile.header)
    const isSheet = /^xlsx?$/.test(formats.get(table.fileId) ?? '')
    const hidden = isSheet && table.hidden && shown
    const kind = report.tables.find((one) => one.index === index)?.kind
    const targets = table.ran
    if (!kind || !targets) {
      return isSheet ? [{ name, hidden, index, headers, table: null }] : []
    }
    const { answers } = table.chosen
    const year = answers.year ?? yearOf(table)
    const spans = spansOf(table, { targets, year }, today)
    const plain = table.profiles.map(({ samples }) => isSheet && samples.length > 0 && samples.every(isPlain))
    const shape = { index, kind, headers, targets, spans, currency: answers.currency ?? currency, plain }
    return [{ name, hidden, index, headers, table: shape }]
  })
}

function isPlain(sample: Cell): boolean {
  return typeof sample === 'number' || (typeof sample === 'string' && isDay(sample))
}

async function standardColumns(ctx: Context): Promise<Standard> {
  const standard = {} as Standard
  for (const kind of listKinds) {
    const columns = await kindOf(kind).columns(ctx, [])
    standard[kind] = new Map(columns.map((column) => [column.key, column]))
  }
  return standard
}

/** The rows of a sheet: the records of its table as they are now, with what came with them, in the order of the file. */
class Rows {
  private readonly ctx: Context
  private readonly importId: string
  private readonly table: ShapeTable & { index: number }

  constructor(ctx: Context, importId: string, table: ShapeTable & { index: number }) {
    this.ctx = ctx
    this.importId = importId
    this.table = table
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<ShapeRow> {
    const { kind } = this.table
    const records = await sql.listRecords(this.ctx.db, this.importId, this.table.index)
    const record = kind === 'revenue' ? 'revenues' : kind
    for (let start = 0; start < records.length; start += piece) {
      const some = records.slice(start, start + piece)
      const rows = await this.read(some.flatMap((one) => (one.record === record ? [one.id] : [])))
      const alone = kind === 'persons' ? await this.readAlone(some) : new Map<string, ShapeRow[]>()
      for (const { id } of some) yield* rows.get(id) ?? alone.get(id) ?? []
    }
  }

  /** Companies that a list of persons names without a person: they are shown where they stood. */
  private async readAlone(records: { record: string; id: string }[]): Promise<Map<string, ShapeRow[]>> {
    const companies = records.flatMap(({ record, id }) => (record === 'customers' ? [id] : []))
    const customers = await findIn(this.ctx, 'customers', companies)
    const nothing = { own: null, person: null, task: null, activity: null, sums: [] }
    return new Map(
      [...customers].map(([id, customer]) => [
        id,
        [{ ...nothing, id: shownId('customers', id), version: customer.version, customer }],
      ]),
    )
  }

  private async read(ids: string[]): Promise<Map<string, ShapeRow[]>> {
    const { ctx, table } = this
    const found = isListKind(table.kind)
      ? ((await kindOf(table.kind).find(ctx, ids)) as Row[])
      : await this.readPlain(table.kind, ids)
    const byId = new Map(found.map((row) => [row.id, row]))
    const own = ids.flatMap((id) => byId.get(id) ?? [])
    const customerOf = (row: Row) => (table.kind === 'customers' ? row.id : (row.customerId as string | null))
    const customers = await findIn(ctx, 'customers', own.map(customerOf))
    const readable = [...customers.keys()]
    const sums = Map.groupBy(await this.sumsOf(readable), (sum) => sum.customerId)
    const beside = table.kind === 'customers' ? await this.besides(readable) : null
    const persons = beside ? beside.persons : await personsOf(ctx, own)
    const rowsOf = (row: Row): ShapeRow[] => {
      const customerId = customerOf(row)
      const base: ShapeRow = {
        id: row.id,
        version: row.version,
        own: row,
        customer: customers.get(customerId ?? '') ?? null,
        person: persons.get(row.id)?.[0] ?? null,
        task: beside?.tasks.get(row.id) ?? null,
        activity: beside?.activities.get(row.id) ?? null,
        sums: (sums.get(customerId ?? '') ?? []).map((sum) => ({ ...sum, amount: Number(sum.amount) })),
      }
      // A customer with several persons has a row for each, as in the list that came.
      const all = this.has('persons.') ? (persons.get(row.id) ?? []) : []
      return all.length > 1 ? all.map((person, at) => ({ ...base, id: idOfRow(row.id, at), person })) : [base]
    }
    return new Map(own.map((row) => [row.id, rowsOf(row)]))
  }

  private has(beginning: string): boolean {
    return this.table.targets.some((target) => target?.startsWith(beginning))
  }

  private async sumsOf(customerIds: string[]) {
    const wanted = ['revenueOf', 'revenue12', 'lastOrder'].some((name) => this.has(`customers.${name}`))
    return wanted && customerIds.length > 0 ? await sql.listDaySums(this.ctx.db, customerIds) : []
  }

  /** What rows of customers said beside them: persons, a conversation, a task. */
  private async besides(customerIds: string[]) {
    const { ctx, importId } = this
    const none = customerIds.length === 0
    const persons = none || !this.has('persons.') ? [] : await sql.listPersonIds(ctx.db, customerIds)
    const events = this.has('activities.') || this.has('tasks.')
    const { activities, tasks } =
      none || !events ? { activities: [], tasks: [] } : await sql.listEvents(ctx.db, importId, customerIds)
    const rows = await findIn(
      ctx,
      'persons',
      persons.map((one) => one.id),
    )
    const found = await findIn(
      ctx,
      'tasks',
      tasks.map((one) => one.id),
    )
    const firstOf = <One extends { customerId: string | null }, To>(some: One[], to: (one: One) => To | undefined) =>
      new Map(
        some.toReversed().flatMap((one) => {
          const value = to(one)
          return value ? [[one.customerId, value] as const] : []
        }),
      )
    return {
      persons: new Map(
        [...Map.groupBy(persons, (one) => one.customerId ?? '')].map(([id, some]) => [
          id,
          some.flatMap((one) => rows.get(one.id) ?? []),
        ]),
      ),
      tasks: firstOf(tasks, (one) => found.get(one.id)),
      activities: firstOf(activities, (one) => one as Row),
    }
  }

  /** Records without a list of their own; those of customers that the actor may not read are left out. */
  private async readPlain(kind: Kind, ids: string[]): Promise<Row[]> {
    const { ctx } = this
    const table = kind === 'revenue' ? 'revenues' : (kind as (typeof sql.plainTables)[number])
    const rows = await sql.listPlain(ctx.db, table, ids)
    const customers = await findIn(
      ctx,
      'customers',
      rows.map((row) => (row.customerId as string | null) ?? null),
    )
    const names = await sql.listMemberNames(ctx.db)
    return rows.flatMap((row): Row[] => {
      const { customerId, ownerId, memberId } = row as { [column: string]: unknown }
      const readable = customerId ? customers.has(String(customerId)) : !ctx.actor.readsOwnOnly
      return readable ? [{ ...row, ownerName: names.get(String(ownerId ?? memberId)) ?? null }] : []
    })
  }
}

/** A row of a table that was not brought in, as it came. */
type PlainRow = ListRow & { cells: readonly Cell[] }

function plainColumns(headers: readonly string[]): ListColumn<PlainRow>[] {
  return headers.map((header, at) => ({
    key: `shown.${at}`,
    header,
    fixed: true,
    plain: true,
    value: ({ cells }) => {
      const cell = cells[at] ?? null
      return typeof cell === 'boolean' ? textOf(cell) : cell
    },
  }))
}

/** Tables that were not brought in, read again from their files; nothing is left of them once these are forgotten. */
class LeftTables {
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

async function personsOf(ctx: Context, rows: Row[]): Promise<Map<string, Row[]>> {
  const persons = await findIn(
    ctx,
    'persons',
    rows.map((row) => (row.personId as string | null) ?? null),
  )
  return new Map(
    rows.flatMap((row) => {
      const person = persons.get(String(row.personId))
      return person ? [[row.id, [person]] as const] : []
    }),
  )
}

async function findIn(ctx: Context, kind: ListKindName, wanted: (string | null)[]): Promise<Map<string, Row>> {
  const ids = [...new Set(wanted.filter((id) => id !== null))]
  if (ids.length === 0) return new Map()
  return new Map(((await kindOf(kind).find(ctx, ids)) as Row[]).map((row) => [row.id, row]))
}
