import type { Context } from '#platform/actions/context.ts'
import type { JobKinds } from '#platform/jobs/jobs.ts'
import { tidyIndex, tidyRounds } from '#platform/search/store.ts'
import { system } from '#shared/actor.ts'
import { indexActivities, indexCustomers, indexOpportunities, indexPersons, tidySoon } from './actions.ts'
import type { Kind } from './kinds.ts'
import * as sql from './sql.ts'

const piece = 200

const kinds: [Kind, (ctx: Context, ids: string[]) => Promise<void>][] = [
  ['customers', indexCustomers],
  ['persons', indexPersons],
  ['activities', indexActivities],
  ['opportunities', indexOpportunities],
]

export const jobs: JobKinds = {
  /** Keeps searches fast after much was written: each hour, and a minute after very much came at once (`tidySoon`). */
  tidySearch: {
    everyMinutes: 60,
    thread: true,
    async run({ runner }) {
      const rounds = await runner.query(system, tidyRounds)
      for (let round = 0; round < rounds; round += 1) {
        if (!(await runner.command(system, (ctx) => tidyIndex(ctx, round === 0)))) return
      }
    },
  },

  /** Indexes the opportunities that were made since the first one that it was told of. */
  indexNewOpportunities: {
    async run({ runner, payload }) {
      const { first } = payload as { first: string }
      let count = 0
      for (let done: string | undefined, more = true; more; ) {
        const ids = await runner.command(system, async (ctx) => {
          const next = await sql.readUnindexed(ctx.db, done ?? shortlyBefore(first, earlier[ctx.engine]), piece)
          if (next.length > 0) await indexOpportunities(ctx, next)
          if (next.length < piece) await tidySoon(ctx, count + next.length)
          return next
        })
        more = ids.length === piece
        done = ids.at(-1)
        count += ids.length
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

/**
 * Ids begin with their time, and within a process they ascend. Another thread may have begun an earlier one that was
 * written later; another process may have another clock, too. Milliseconds.
 */
const earlier = { sqlite: 5_000, postgres: 60_000 }

function shortlyBefore(id: string, milliseconds: number): string {
  const made = Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)
  const time = (made - milliseconds).toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}`
}
