import { writeList } from '#features/list-files/list.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { Refusal } from '#shared/refusal.ts'
import { translatorFor } from '#shared/translate.ts'
import { messages } from '../messages.ts'
import * as sql from '../sql.ts'
import type { contract } from './contract.ts'
import { type CustomerRow, ownColumn, standardColumns } from './list.ts'

const largest = 100_000
const piece = 1000
const ownFieldColumns = 60

export const actions: Actions<typeof contract> = {
  async exportCustomers(ctx, { sort, format, ...filter }) {
    const count = await sql.countCustomers(ctx.db, ctx.actor, filter)
    if (count > largest) throw new Refusal('tooManyAtOnce', { count, largest })
    const t = translatorFor(ctx.actor.language, messages[ctx.actor.language])
    const own = await ownFields(ctx, filter)
    return await writeList(ctx, {
      format,
      kind: 'customers',
      name: t('customers.workbook', { day: ctx.today }),
      filter,
      columns: [...(await standardColumns(ctx)), ...own.map(ownColumn)],
      rows: inOrder(ctx, filter, sort),
    })
  },
}

async function* inOrder(ctx: Context, filter: sql.CustomerFilter, sort: sql.CustomerSort): AsyncGenerator<CustomerRow> {
  for (let after: sql.PageEnd = null; ; ) {
    const rows: CustomerRow[] = await sql.listWhole(ctx.db, ctx.actor, filter, { sort, after, limit: piece })
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
