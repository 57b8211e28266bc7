import { companyOf } from '#features/company/rules.ts'
import { actions as opportunities } from '#features/opportunities/actions.ts'
import type { Context } from '#platform/actions/context.ts'
import type { Home } from '../content.ts'

/** What of the company decides how lists are read: country and currency where none is named, its stages. */
export async function homeOf(ctx: Context): Promise<Home> {
  const { country, currency } = companyOf(ctx.settings)
  const { stages } = await opportunities.listStages(ctx, {})
  return { country, currency, stages }
}
