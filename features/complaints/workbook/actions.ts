import { writeList } from '#features/list-files/list.ts'
import { messages } from '#features/list-files/messages.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { Refusal } from '#shared/refusal.ts'
import { translatorFor } from '#shared/translate.ts'
import { complaintFilter } from '../actions.ts'
import * as sql from '../sql.ts'
import type { contract } from './contract.ts'
import { type ComplaintRow, complaintColumns } from './list.ts'

const largest = 100_000
const piece = 500

export const actions: Actions<typeof contract> = {
  async exportComplaints(ctx, { format, ...wanted }) {
    const filter = await complaintFilter(ctx, wanted)
    const { total } = await sql.countComplaints(ctx.db, filter, ctx.today)
    if (total > largest) throw new Refusal('listFileTooMany', { count: total, largest })
    const t = translatorFor(ctx.actor.language, messages[ctx.actor.language])
    return await writeList(ctx, {
      format,
      kind: 'complaints',
      name: t('listFiles.complaints', { day: ctx.today }),
      filter: wanted,
      columns: complaintColumns(ctx),
      rows: inOrder(ctx, filter),
    })
  },
}

type Filter = Awaited<ReturnType<typeof complaintFilter>>

async function* inOrder(ctx: Context, filter: Filter): AsyncGenerator<ComplaintRow> {
  for (let after: [string, string] | null = null; ; ) {
    const rows: Awaited<ReturnType<typeof sql.listComplaints>> = await sql.listComplaints(ctx.db, filter, {
      after,
      limit: piece,
    })
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < piece) return
    after = [String(last.sortKey), last.id]
  }
}
