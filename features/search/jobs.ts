import type { Context } from '#platform/actions/context.ts'
import type { JobKinds } from '#platform/jobs/jobs.ts'
import { tidyIndex, tidyRounds } from '#platform/search/store.ts'
import { system } from '#shared/actor.ts'
import { indexActivities, indexCustomers, indexPersons } from './actions.ts'
import * as sql from './sql.ts'

const piece = 200

const kinds: ['customers' | 'persons' | 'activities', (ctx: Context, ids: string[]) => Promise<void>][] = [
  ['customers', indexCustomers],
  ['persons', indexPersons],
  ['activities', indexActivities],
]

export const jobs: JobKinds = {
  /** Keeps searches fast after much was written. */
  tidySearch: {
    everyMinutes: 60,
    async run({ runner }) {
      const rounds = await runner.query(system, tidyRounds)
      for (let round = 0; round < rounds; round += 1) {
        if (!(await runner.command(system, (ctx) => tidyIndex(ctx, round === 0)))) return
      }
    },
  },

  /** Makes the whole index anew, after the rows came from another database (`platform/db/copy`). */
  indexSearch: {
    async run({ runner, progress }) {
      let done = 0
      for (const [table, index] of kinds) {
        for (let after = ''; ; ) {
          const ids = await runner.command(system, async (ctx) => {
            const next = await sql.readIds(ctx.db, table, after, piece)
            if (next.length > 0) await index(ctx, next)
            return next
          })
          done += ids.length
          await progress({ done })
          if (ids.length < piece) break
          after = ids.at(-1) as string
        }
      }
    },
  },
}
