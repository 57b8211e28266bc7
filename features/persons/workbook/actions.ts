import { readCustomers } from '#features/customers/workbook/list.ts'
import { writeList } from '#features/list-files/list.ts'
import { messages } from '#features/list-files/messages.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { Refusal } from '#shared/refusal.ts'
import { translatorFor } from '#shared/translate.ts'
import { personsReadable } from '../actions.ts'
import * as sql from '../sql.ts'
import { cardOf } from './cards.ts'
import type { contract } from './contract.ts'
import { ownColumn, type PersonRow, standardColumns } from './list.ts'

const largest = 100_000
const piece = 500
const ownFieldColumns = 60

export const actions: Actions<typeof contract> = {
  async exportPersons(ctx, { format, ...wanted }) {
    const t = translatorFor(ctx.actor.language, messages[ctx.actor.language])
    const filter = await filterOf(ctx, wanted)
    const own = await ownFields(ctx, filter)
    return await writeList(ctx, {
      format,
      kind: 'persons',
      name: t('listFiles.persons', { day: ctx.today }),
      filter: wanted,
      columns: [...standardColumns(ctx), ...own.map(ownColumn)],
      rows: inOrder(ctx, filter),
    })
  },

  async exportPersonCards(ctx, { version, ...wanted }) {
    const t = translatorFor(ctx.actor.language, messages[ctx.actor.language])
    const filter = await filterOf(ctx, wanted)
    const cards: Buffer[] = []
    for await (const rows of inPages(ctx, filter)) {
      const ids = [...new Set(rows.flatMap((row) => row.customerId ?? []))]
      const companies = new Map((await readCustomers(ctx, ids)).map((row) => [row.id, row]))
      const texts = rows.map((row) => cardOf(row, companies.get(row.customerId ?? '') ?? null, version))
      cards.push(Buffer.from(texts.join(''), 'utf8'))
    }
    const bytes = new Uint8Array(Buffer.concat(cards))
    return { name: `${t('listFiles.persons', { day: ctx.today })}.vcf`, type: 'text/vcard; charset=utf-8', bytes }
  },
}

type Wanted = {
  customerId?: string | undefined
  search?: string | undefined
  owner?: string[] | undefined
  left?: boolean | undefined
}

async function filterOf(ctx: Context, wanted: Wanted): Promise<sql.PersonFilter> {
  const filter = { ...wanted, readable: personsReadable(ctx) }
  const count = await sql.countPersons(ctx.db, filter)
  if (count > largest) throw new Refusal('listFileTooMany', { count, largest })
  return filter
}

async function* inPages(ctx: Context, filter: sql.PersonFilter): AsyncGenerator<PersonRow[]> {
  for (let after: [string, string] | null = null; ; ) {
    const rows: PersonRow[] = await sql.listPersons(ctx.db, filter, { falling: false, after, limit: piece })
    if (rows.length > 0) yield rows
    const last = rows.at(-1)
    if (!last || rows.length < piece) return
    after = [last.sortName, last.id]
  }
}

async function* inOrder(ctx: Context, filter: sql.PersonFilter): AsyncGenerator<PersonRow> {
  for await (const rows of inPages(ctx, filter)) yield* rows
}

/** Names of the own fields that these persons have, the most used first. */
async function ownFields(ctx: Context, filter: sql.PersonFilter): Promise<string[]> {
  const uses = new Map<string, number>()
  for await (const rows of inPages(ctx, filter))
    for (const row of rows) {
      if (row.fields === '{}') continue
      for (const name of Object.keys(JSON.parse(row.fields))) uses.set(name, (uses.get(name) ?? 0) + 1)
    }
  return [...uses]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, ownFieldColumns)
    .map(([name]) => name)
}
