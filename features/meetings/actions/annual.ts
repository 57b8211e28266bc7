import { actions as agreements } from '#features/agreements/actions.ts'
import { actions as contracts } from '#features/contracts/actions.ts'
import { actions as priceRounds } from '#features/price-rounds/actions.ts'
import type { Context } from '#platform/actions/context.ts'
import { addMonths, dayOf } from '#shared/days.ts'
import type { Point } from '../rules/agenda.ts'
import { annualAgenda } from '../rules/annual.ts'
import * as sql from '../sql.ts'
import { readReviewFacts } from './review.ts'

const most = { rounds: 3, contracts: 50 }

/** The agenda of an annual talk from what is on record of the customer now. */
export async function readAnnualAgenda(ctx: Context, meeting: sql.MeetingRecord, customerId: string): Promise<Point[]> {
  const facts = await readReviewFacts(ctx, meeting, customerId, 12)
  const { frameworks, bonuses } = await agreements.listAgreements(ctx, { customerId })
  const { lines } = await priceRounds.listPriceRoundLines(ctx, { customerId, limit: most.rounds })
  const { contracts: running } = await contracts.listContracts(ctx, { customerId, limit: most.contracts })
  const promised = await sql.listPromises(ctx.db, customerId, facts.since)
  const until = addMonths(ctx.today, 12)
  return annualAgenda({
    ...facts,
    promises: promised.map(({ text, dueDay, doneAt }) => ({
      text,
      dueDay,
      doneOn: doneAt && dayOf(doneAt, ctx.timeZone),
    })),
    frameworks: frameworks.filter(({ endDay }) => endDay >= facts.since),
    bonuses: bonuses.filter(({ toDay }) => toDay >= facts.since),
    priceRounds: lines
      .filter(({ fromDay, reaction }) => fromDay >= facts.since || reaction === 'open' || reaction === 'negotiating')
      .map((one) => ({ ...one, name: one.roundName, told: one.letterOn !== null })),
    notices: running.flatMap(({ name, decision }) =>
      decision?.kind === 'notice' && decision.day <= until
        ? [{ name, day: decision.day, endDay: decision.endDay }]
        : [],
    ),
  })
}
