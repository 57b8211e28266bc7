import type { Kind } from '#features/imports/fields.ts'
import type { Context } from '#platform/actions/context.ts'
import { kindOf } from '../kinds.ts'
import { idOfRow, type ListKindName, shownId } from '../rules.ts'
import * as sql from './sql.ts'
import { isShapeKind, type Row, type ShapeRow, type ShapeTable } from './table.ts'

const piece = 200

/** The rows of a sheet: the records of its table as they are now, with what came with them, in the order of the file. */
export class Rows {
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
    const found = isShapeKind(table.kind)
      ? ((await kindOf(table.kind).find(ctx, ids)) as Row[])
      : await this.readPlain(table.kind, ids)
    if (table.kind === 'opportunities') await this.addDeals(found)
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
      // A customer with several persons has a row for each, as in the list that came; his sums stand in the first.
      const all = this.has('persons.') ? (persons.get(row.id) ?? []) : []
      const others = all.slice(1).map((person, at) => ({ ...base, id: idOfRow(row.id, at + 1), person, sums: [] }))
      return [base, ...others]
    }
    return new Map(own.map((row) => [row.id, rowsOf(row)]))
  }

  /** What opportunities have beside what their list shows. */
  private async addDeals(rows: Row[]): Promise<void> {
    const ids = rows.map((row) => row.id)
    const whole = new Map((await sql.listPlain(this.ctx.db, 'opportunities', ids)).map((row) => [row.id, row]))
    const products = this.has('opportunities.product') ? await sql.listProductNames(this.ctx.db, ids) : new Map()
    for (const row of rows)
      Object.assign(row, { ...whole.get(row.id), ...row, productNames: products.get(row.id) ?? null })
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
