import { actions as complaints } from '#features/complaints/actions.ts'
import { actions as contracts } from '#features/contracts/actions.ts'
import { actions as plans } from '#features/key-accounts/plan/actions.ts'
import { actions as offers } from '#features/offers/actions.ts'
import { actions as opportunities } from '#features/opportunities/actions.ts'
import { readAnswers } from '#features/surveys/actions.ts'
import { actions as whiteSpace } from '#features/white-space/actions.ts'
import type { Context } from '#platform/actions/context.ts'
import { addMonths, dayOf } from '#shared/days.ts'
import { type Point, type ReviewFacts, reviewAgenda } from '../rules/agenda.ts'
import * as sql from '../sql.ts'
import { readAgreed } from './agreed.ts'

const most = { rows: 20, offers: 10 }
/** A contract that ends within a year is talked about. */
const endsWithinMonths = 12

/** The agenda of a quarterly review from what is on record of the customer now. */
export async function readReviewAgenda(ctx: Context, meeting: sql.MeetingRecord, customerId: string): Promise<Point[]> {
  return reviewAgenda(await readReviewFacts(ctx, meeting, customerId, 3))
}

/** What is on record of a customer since the last talk of that kind, or of so many months before the first one. */
export async function readReviewFacts(
  ctx: Context,
  meeting: sql.MeetingRecord,
  customerId: string,
  months: number,
): Promise<ReviewFacts> {
  const { first, agreed, since: before } = await readAgreed(ctx, meeting)
  const since = before ?? addMonths(ctx.today, -months)
  const { plan, known } = await plans.getAccountPlan(ctx, { customerId })
  const bound = { customerId, limit: most.rows }
  const open = await complaints.listComplaints(ctx, { ...bound, state: 'open' })
  const closed = await complaints.listComplaints(ctx, { ...bound, state: 'closed' })
  const burned = await sql.listFires(ctx.db, customerId, `${since}T00:00:00.000Z`)
  const offered = await offers.listOffers(ctx, { customerId, limit: most.offers, state: 'waiting' })
  const chances = await opportunities.listOpportunities(ctx, { ...bound, outcome: 'open', sort: 'expectedClose' })
  const running = await contracts.listContracts(ctx, bound)
  const space = await whiteSpace.getWhiteSpace(ctx, { customerId })
  const also = await whiteSpace.listSuggestions(ctx, { customerId })
  const unitNames = new Map(space.units.map(({ id, name }) => [id, name]))
  const ends = addMonths(ctx.today, endsWithinMonths)
  return {
    today: ctx.today,
    since,
    first,
    agreed,
    ...known.figures,
    answers: await readAnswers(ctx, customerId),
    goalsInternal: plan?.internal.includes('goals') ?? false,
    actionsInternal: plan?.internal.includes('actions') ?? false,
    goals: plan?.goals ?? [],
    actions: plan?.actions ?? [],
    progress: plan?.progress ?? { due: 0, done: 0 },
    complaints: [...open.complaints, ...closed.complaints].map(({ number, text, receivedDay, closedAt }) => ({
      number,
      text,
      day: receivedDay,
      closedOn: closedAt && dayOf(closedAt, ctx.timeZone),
    })),
    fires: burned.map(({ text, raisedAt, solvedAt }) => ({
      text,
      day: dayOf(raisedAt, ctx.timeZone),
      solvedOn: solvedAt && dayOf(solvedAt, ctx.timeZone),
    })),
    offers: offered.offers,
    contracts: running.contracts
      .filter(({ endDay }) => endDay !== null && endDay >= ctx.today && endDay <= ends)
      .map(({ name, endDay, endedAt }) => ({ name, endDay, ended: endedAt !== null })),
    opportunities: chances.opportunities,
    whiteSpace: space.cells.flatMap(({ unitId, group, whiteSpace: amount, irrelevant }) =>
      amount && !irrelevant ? [{ unit: unitNames.get(unitId) ?? '', group, amount, currency: space.currency }] : [],
    ),
    suggestions: also.suggestions,
  }
}
