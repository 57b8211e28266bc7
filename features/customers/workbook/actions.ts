import type { Actions, Context } from '#platform/actions/context.ts'
import { type WorkbookCell, type WorkbookColumn, writeWorkbook } from '#platform/workbook.ts'
import { Refusal } from '#shared/refusal.ts'
import { translatorFor } from '#shared/translate.ts'
import { messages } from '../messages.ts'
import * as sql from '../sql.ts'
import type { contract } from './contract.ts'

const largest = 100_000
const piece = 1000
const ownFieldColumns = 60

export const actions: Actions<typeof contract> = {
  async exportCustomers(ctx, { sort, ...filter }) {
    const count = await sql.countCustomers(ctx.db, ctx.actor, filter)
    if (count > largest) throw new Refusal('tooManyAtOnce', { count, largest })
    const t = translatorFor(ctx.actor.language, messages[ctx.actor.language])
    const own = await ownFields(ctx, filter)
    const columns: WorkbookColumn[] = [
      ...standard.map(({ key, ...column }) => ({ ...column, header: t(`customers.column.${key}`) })),
      ...own.map((header) => ({ header })),
    ]
    const members = new Map((await sql.listMemberNames(ctx.db)).map((member) => [member.id, member.name]))
    const words: Words = {
      standing: (standing) => t(`customers.standing.${standing}`),
      mode: (mode) => t(`customers.mode.${mode}`),
      member: (id) => (id ? (members.get(id) ?? null) : null),
    }
    return await writeWorkbook(t('customers.workbook', { day: ctx.today }), columns, rows())

    async function* rows(): AsyncGenerator<WorkbookCell[]> {
      for await (const row of inOrder(ctx, filter, sort)) {
        const fields = JSON.parse(row.fields) as Record<string, string>
        yield [...standard.map((column) => column.value(row, words)), ...own.map((name) => fields[name] ?? null)]
      }
    }
  },
}

type Row = Awaited<ReturnType<typeof sql.listWhole>>[number]
type Words = {
  standing: (standing: string) => string
  mode: (mode: string) => string
  member: (id: string | null) => string | null
}
type StandardColumn = Omit<WorkbookColumn, 'header'> & {
  key: string
  value: (row: Row, words: Words) => WorkbookCell
}

/** The columns of every workbook; their German headers are among those that an import knows. */
const standard: StandardColumn[] = [
  { key: 'name', width: 34, value: (row) => row.name },
  { key: 'customerNumber', value: (row) => row.customerNumber },
  { key: 'standing', value: (row, { standing }) => standing(row.standing) },
  { key: 'class', width: 8, value: (row) => row.class },
  { key: 'mode', value: (row, { mode }) => mode(row.mode) },
  { key: 'owner', width: 20, value: (row, { member }) => member(row.ownerId) },
  { key: 'insideSales', width: 20, value: (row, { member }) => member(row.insideSalesId) },
  { key: 'street', width: 26, value: (row) => row.street },
  { key: 'postcode', width: 9, value: (row) => row.postcode },
  { key: 'city', width: 20, value: (row) => row.city },
  { key: 'country', width: 7, value: (row) => row.country },
  { key: 'phone', width: 20, value: (row) => phones(row)[0] ?? null },
  { key: 'morePhones', width: 20, value: (row) => phones(row).slice(1).join('; ') },
  { key: 'email', width: 28, value: (row) => emails(row)[0] ?? null },
  { key: 'moreEmails', width: 28, value: (row) => emails(row).slice(1).join('; ') },
  { key: 'web', width: 24, value: (row) => row.web },
  { key: 'vatId', value: (row) => row.vatId },
  { key: 'branch', width: 20, value: (row) => row.branch },
  { key: 'size', value: (row) => row.size },
  { key: 'region', value: (row) => row.region },
  { key: 'source', value: (row) => row.source },
  { key: 'parent', width: 26, value: (row) => row.parentName },
  { key: 'lastContact', kind: 'day', width: 14, value: (row) => row.lastContact },
  { key: 'due', kind: 'day', width: 14, value: (row) => row.due },
  { key: 'rhythm', kind: 'number', width: 12, value: (row) => row.rhythm || null },
  { key: 'revenue', kind: 'money', value: (row) => row.revenue },
  { key: 'revenueBefore', kind: 'money', value: (row) => row.revenueBefore },
  { key: 'potential', kind: 'money', value: (row) => row.potential },
  { key: 'currency', width: 9, value: (row) => row.currency },
  { key: 'tags', width: 26, value: (row) => (JSON.parse(row.tags) as string[]).join('; ') },
  { key: 'note', width: 40, value: (row) => row.note },
]

function phones(row: Row): string[] {
  return (JSON.parse(row.phones) as { number: string }[]).map((phone) => phone.number)
}

function emails(row: Row): string[] {
  return JSON.parse(row.emails) as string[]
}

async function* inOrder(ctx: Context, filter: sql.CustomerFilter, sort: sql.CustomerSort): AsyncGenerator<Row> {
  for (let after: sql.PageEnd = null; ; ) {
    const rows: Row[] = await sql.listWhole(ctx.db, ctx.actor, filter, { sort, after, limit: piece })
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < piece) return
    after = [last.sortKey, last.id]
  }
}

/** Names of the own fields that these customers have, the most used first. */
async function ownFields(ctx: Context, filter: sql.CustomerFilter): Promise<string[]> {
  const uses = new Map<string, number>()
  for (let after = ''; ; ) {
    const rows = await sql.listOwnFields(ctx.db, ctx.actor, filter, after, piece)
    for (const row of rows) {
      for (const name of Object.keys(JSON.parse(row.fields))) uses.set(name, (uses.get(name) ?? 0) + 1)
    }
    const last = rows.at(-1)
    if (!last || rows.length < piece) break
    after = last.id
  }
  return [...uses]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, ownFieldColumns)
    .map(([name]) => name)
}
