import { homeOf } from '#features/imports/actions/home.ts'
import { ownImport } from '#features/imports/actions/view.ts'
import { type ImportContent, type ImportTable, spansOf, yearOf } from '#features/imports/content.ts'
import type { Kind } from '#features/imports/fields.ts'
import { recognise } from '#features/imports/recognise.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { type ShownSheet, type WorkbookCell, writeWorkbook } from '#platform/workbook.ts'
import { dayOf } from '#shared/days.ts'
import { Refusal } from '#shared/refusal.ts'
import { kindOf } from '../kinds.ts'
import { type ListColumn, writeList, writtenColumns } from '../list.ts'
import { type ListKindName, listKinds, uniqueHeaders } from '../rules.ts'
import { isListKind, type Row, type ShapeRow, type ShapeTable, type Standard, shapeColumns } from './columns.ts'
import type { contract } from './contract.ts'
import * as sql from './sql.ts'

const piece = 200

export const actions: Actions<typeof contract> = {
  async exportInShape(ctx, { id }) {
    const row = await ownImport(ctx, id)
    const content = JSON.parse(row.content) as ImportContent
    const tables = await tablesOf(ctx, content, dayOf(row.startedAt ?? row.createdAt, ctx.timeZone))
    if (!row.finishedAt || row.undoneAt || !tables[0]) throw new Refusal('notFound')
    const standard = await standardColumns(ctx)
    const sheetOf = ({ table, name }: Sheet): ShownSheet => {
      const columns = shapeColumns(table, standard, false)
      const headers = uniqueHeaders(columns.map((column) => column.header))
      return { name, columns: writtenColumns(columns, headers), rows: cellsOf(columns, new Rows(ctx, id, table)) }
    }
    const name = `${(content.files[0]?.name ?? tables[0].name).replace(/\.[^.]+$/, '')} ${ctx.today}`
    const main = mainOf(tables)
    if (!main) {
      const [first, ...behind] = tables.map(sheetOf) as [ShownSheet, ...ShownSheet[]]
      return await writeWorkbook(name, first.columns, first.rows, [], { title: first.name, behind })
    }
    const at = tables.indexOf(main)
    return await writeList<ShapeRow>(ctx, {
      kind: main.table.kind as ListKindName,
      name,
      filter: { importId: id },
      columns: shapeColumns(main.table, standard, true),
      rows: new Rows(ctx, id, main.table),
      around: {
        title: main.name,
        before: tables.slice(0, at).map(sheetOf),
        behind: tables.slice(at + 1).map(sheetOf),
      },
    })
  },
}

type Sheet = { name: string; table: ShapeTable & { index: number } }

/** The tables that came in, as they were then. */
async function tablesOf(ctx: Context, { tables }: ImportContent, today: string): Promise<Sheet[]> {
  const { currency } = await homeOf(ctx)
  return tables.flatMap((table, index): Sheet[] => {
    const kind = kindThen(table)
    const targets = table.ran
    if (!targets || !kind || table.chosen.use === false) return []
    const { answers } = table.chosen
    const year = answers.year ?? yearOf(table)
    const shape = {
      index,
      kind,
      headers: table.profiles.map((profile) => profile.header),
      targets,
      spans: spansOf(table, { targets, year }, today),
      currency: answers.currency ?? currency,
    }
    return [{ name: table.name, table: shape }]
  })
}

function kindThen({ chosen, given, profiles, formatTargets }: ImportTable): Kind | null {
  return chosen.kind ?? given?.kind ?? recognise(profiles, formatTargets ? { targets: formatTargets } : {}).kind
}

/** The sheet that may come back: customers, if there are any. */
function mainOf(sheets: Sheet[]): Sheet | undefined {
  for (const kind of listKinds) {
    const found = sheets.find((sheet) => sheet.table.kind === kind)
    if (found) return found
  }
  return undefined
}

async function standardColumns(ctx: Context): Promise<Standard> {
  const standard = {} as Standard
  for (const kind of listKinds) {
    const columns = await kindOf(kind).columns(ctx, [])
    standard[kind] = new Map(columns.map((column) => [column.key, column]))
  }
  return standard
}

async function* cellsOf(
  columns: readonly ListColumn<ShapeRow>[],
  rows: AsyncIterable<ShapeRow>,
): AsyncGenerator<WorkbookCell[]> {
  for await (const row of rows) yield columns.map((column) => column.value(row))
}

/** The rows of a sheet: the records of its table as they are now, with what came with them, in the order of the file. */
class Rows {
  private readonly ctx: Context
  private readonly importId: string
  private readonly table: Sheet['table']

  constructor(ctx: Context, importId: string, table: Sheet['table']) {
    this.ctx = ctx
    this.importId = importId
    this.table = table
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<ShapeRow> {
    const { kind } = this.table
    const records = await sql.listRecords(this.ctx.db, this.importId, this.table.index)
    const record = kind === 'revenue' ? 'revenues' : kind
    const ids = records.flatMap((one) => (one.record === record ? [one.id] : []))
    for (let start = 0; start < ids.length; start += piece) yield* await this.read(ids.slice(start, start + piece))
  }

  private async read(ids: string[]): Promise<ShapeRow[]> {
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
    return own.flatMap((row): ShapeRow[] => {
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
      return all.length > 1 ? all.map((person) => ({ ...base, person })) : [base]
    })
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
