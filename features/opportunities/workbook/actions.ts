import { writeList } from '#features/list-files/list.ts'
import { messages } from '#features/list-files/messages.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { translatorFor } from '#shared/translate.ts'
import { opportunitiesReadable } from '../actions.ts'
import * as sql from '../sql.ts'
import type { contract } from './contract.ts'
import { type OpportunityRow, opportunityColumns } from './list.ts'

const piece = 500

export const actions: Actions<typeof contract> = {
  async exportOpportunities(ctx, { format, ...filter }) {
    const t = translatorFor(ctx.actor.language, messages[ctx.actor.language])
    return await writeList(ctx, {
      format,
      kind: 'opportunities',
      name: t('listFiles.opportunities', { day: ctx.today }),
      filter,
      columns: await opportunityColumns(ctx),
      rows: inOrder(ctx, filter),
    })
  },
}

async function* inOrder(ctx: Context, filter: sql.OpportunityFilter): AsyncGenerator<OpportunityRow> {
  for (let after: [string, string] | null = null; ; ) {
    const rows: OpportunityRow[] = await sql.listOpportunities(ctx.db, opportunitiesReadable(ctx), filter, {
      direction: 'asc',
      after,
      limit: piece,
    })
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < piece) return
    after = [last.expectedClose ?? '9999-12-31', last.id]
  }
}
