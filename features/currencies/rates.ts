import { companyOf } from '#features/company/rules.ts'
import type { Context } from '#platform/actions/context.ts'
import { addDays, type Day, earlier, instantAt } from '#shared/days.ts'
import { factorOf, type Rates } from '#shared/rates.ts'
import * as sql from './sql.ts'

/**
 * The rates by which a report counts amounts of other currencies: for each the newest valid on its last day, or today
 * where that is still to come (rules, head: one dated rate per currency, so that sums that must add up do). Into the
 * company's currency. `asKnownOn`: as they were known at the end of that day (rules §4); without it as known now.
 */
export async function ratesOn(ctx: Context, lastDay: Day, asKnownOn?: Day): Promise<Rates> {
  const into = companyOf(ctx.settings).currency
  const asKnown = asKnownOn ? { day: asKnownOn, until: instantAt(addDays(asKnownOn, 1), '00:00', ctx.timeZone) } : null
  const rows = await sql.listRatesOn(ctx.db, into, earlier(lastDay, ctx.today), asKnown)
  return {
    into,
    of: new Map(rows.map((row) => [row.currency, { ...row, factor: factorOf(row.rate, row.currency, into) }])),
  }
}
