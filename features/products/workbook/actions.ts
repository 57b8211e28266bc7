import { writeList } from '#features/list-files/list.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { Refusal } from '#shared/refusal.ts'
import { translatorFor } from '#shared/translate.ts'
import { messages } from '../messages.ts'
import * as sql from '../sql.ts'
import type { contract } from './contract.ts'
import { ownColumn, standardColumns } from './list.ts'

const largest = 100_000
const piece = 500
const ownFieldColumns = 60

export const actions: Actions<typeof contract> = {
  async exportProducts(ctx, { format, ...filter }) {
    const count = await sql.countProducts(ctx.db, filter)
    if (count > largest) throw new Refusal('listFileTooMany', { count, largest })
    const t = translatorFor(ctx.actor.language, messages[ctx.actor.language])
    const own = await ownFields(ctx, filter)
    return await writeList(ctx, {
      format,
      kind: 'products',
      name: t('productList.file', { day: ctx.today }),
      filter,
      columns: [...standardColumns(ctx), ...own.map(ownColumn)],
      rows: inOrder(ctx, filter),
    })
  },
}

async function* inOrder(ctx: Context, filter: sql.ProductFilter): AsyncGenerator<sql.ProductRecord> {
  for (let after: [string, string] | null = null; ; ) {
    const rows: sql.ProductRecord[] = await sql.listProducts(ctx.db, filter, after, piece)
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < piece) return
    after = [last.nameKey, last.id]
  }
}

/** Names of the own fields that these products have, the most used first. */
async function ownFields(ctx: Context, filter: sql.ProductFilter): Promise<string[]> {
  const uses = new Map<string, number>()
  for await (const row of inOrder(ctx, filter))
    for (const name of Object.keys(JSON.parse(row.fields))) uses.set(name, (uses.get(name) ?? 0) + 1)
  return [...uses]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, ownFieldColumns)
    .map(([name]) => name)
}
