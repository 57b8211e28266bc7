import { writeList } from '#features/list-files/list.ts'
import { messages } from '#features/list-files/messages.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { Refusal } from '#shared/refusal.ts'
import { translatorFor } from '#shared/translate.ts'
import { sampleFilter } from '../actions.ts'
import * as sql from '../sql.ts'
import type { contract } from './contract.ts'
import { type SampleRow, sampleColumns } from './list.ts'

const largest = 100_000
const piece = 500

export const actions: Actions<typeof contract> = {
  async exportSamples(ctx, { format, ...wanted }) {
    const filter = await sampleFilter(ctx, wanted)
    const { total } = await sql.countSamples(ctx.db, filter, ctx.today)
    if (total > largest) throw new Refusal('listFileTooMany', { count: total, largest })
    const t = translatorFor(ctx.actor.language, messages[ctx.actor.language])
    return await writeList(ctx, {
      format,
      kind: 'samples',
      name: t('listFiles.samples', { day: ctx.today }),
      filter: wanted,
      columns: sampleColumns(ctx),
      rows: inOrder(ctx, filter),
    })
  },
}

type Filter = Awaited<ReturnType<typeof sampleFilter>>

async function* inOrder(ctx: Context, filter: Filter): AsyncGenerator<SampleRow> {
  for (let after: [string, string] | null = null; ; ) {
    const rows: Awaited<ReturnType<typeof sql.listSamples>> = await sql.listSamples(ctx.db, filter, {
      after,
      limit: piece,
    })
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < piece) return
    after = [String(last.sortKey), last.id]
  }
}
