import { insertRecord } from '#platform/actions/records.ts'
import type { JobKinds } from '#platform/jobs/jobs.ts'
import { system } from '#shared/actor.ts'
import { monthOf, readLifetimes, readWhole } from './actions/values.ts'
import * as sql from './sql.ts'

const mostAccounts = 5000

export const jobs: JobKinds = {
  /** Once a month the value of each key account is kept, so that a year later its growth can be told (rules §7). */
  storeAccountValues: {
    everyMinutes: 24 * 60,
    thread: true,
    async run({ runner }) {
      const values = await runner.query(system, async (ctx) => {
        const ids = await sql.listKeyAccountIds(ctx.db, mostAccounts)
        const missing = await sql.listNotStored(ctx.db, ids, monthOf(ctx.today))
        if (missing.length === 0) return []
        const whole = await readWhole(ctx)
        const lifetimes = await readLifetimes(ctx, whole, missing)
        return [...lifetimes].flatMap(([customerId, { lifetime, marginPerYear, retention, acquisitionCost }]) =>
          lifetime && marginPerYear !== null && retention.rate !== null
            ? [
                {
                  customerId,
                  month: monthOf(ctx.today),
                  value: lifetime.afterYear,
                  margin: marginPerYear,
                  retention: retention.rate,
                  discount: whole.policy.discount,
                  acquisitionCost: acquisitionCost ?? 0,
                  currency: whole.year.currency,
                },
              ]
            : [],
        )
      })
      if (values.length === 0) return
      await runner.command(system, async (ctx) => {
        const ids = values.map(({ customerId }) => customerId)
        // Another process may have stored them meanwhile.
        const missing = new Set(await sql.listNotStored(ctx.db, ids, monthOf(ctx.today)))
        for (const one of values)
          if (missing.has(one.customerId)) await insertRecord(ctx, 'accountValues', 'accountValue.stored', one)
      })
    },
  },
}
