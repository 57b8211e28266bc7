import { need } from '#features/customers/access.ts'
import { readCustomer } from '#features/customers/actions.ts'
import { canSeePlan } from '#features/key-accounts/access.ts'
import { readFigures } from '#features/key-accounts/actions/overview.ts'
import { actions as people } from '#features/key-accounts/people/actions.ts'
import { readAnswers } from '#features/surveys/actions.ts'
import type { Actions } from '#platform/actions/context.ts'
import type { contract } from './contract.ts'
import { risksOf } from './rules.ts'
import * as sql from './sql.ts'

export const actions: Actions<typeof contract> = {
  async getCustomerRisks(ctx, { customerId }) {
    const { responsibility } = await readCustomer(ctx, customerId)
    need(canSeePlan(ctx.actor, responsibility))
    const { revenue, revenueBefore } = await readFigures(ctx, customerId)
    const stakeholders = await people.listStakeholders(ctx, { customerId })
    const helped = ['mentor', 'supporter']
    return {
      risks: risksOf({
        revenue,
        revenueBefore,
        fires: await sql.countOpen(ctx.db, 'fires', customerId),
        complaints: await sql.countOpen(ctx.db, 'complaints', customerId),
        answers: await readAnswers(ctx, customerId),
        supportersGone: stakeholders.people
          .filter(({ gone, support }) => gone && support !== null && helped.includes(support))
          .map(({ name }) => name),
        competitors: await sql.listCompetitors(ctx.db, customerId),
      }),
    }
  },
}
