import { writeList } from '#features/list-files/list.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { Refusal } from '#shared/refusal.ts'
import { translatorFor } from '#shared/translate.ts'
import { leadFilter } from '../actions.ts'
import * as sql from '../sql.ts'
import type { contract } from './contract.ts'
import { type LeadRow, leadColumns } from './list.ts'
import { messages } from './serverWords.ts'

const largest = 100_000
const piece = 500

export const actions: Actions<typeof contract> = {
  async exportLeads(ctx, { format, ...wanted }) {
    const filter = leadFilter(ctx, wanted)
    const { total } = await sql.countLeads(ctx.db, filter)
    if (total > largest) throw new Refusal('listFileTooMany', { count: total, largest })
    const t = translatorFor(ctx.actor.language, messages[ctx.actor.language])
    return await writeList(ctx, {
      format,
      kind: 'leads',
      name: t('leads.list.name', { day: ctx.today }),
      filter: wanted,
      columns: leadColumns(ctx),
      rows: inOrder(ctx, filter),
    })
  },
}

async function* inOrder(ctx: Context, filter: sql.LeadFilter): AsyncGenerator<LeadRow> {
  for (let after: [string, string] | null = null; ; ) {
    const rows: LeadRow[] = await sql.listLeads(ctx.db, filter, { after, limit: piece })
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < piece) return
    after = [last.sortKey, last.id]
  }
}
