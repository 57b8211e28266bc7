import type { Change, Context, Followers } from '#platform/actions/context.ts'
import { deleteRecord, updateRecord } from '#platform/actions/records.ts'
import { outcomeWith } from './rules.ts'
import * as sql from './sql.ts'

/** Offers go with their opportunity: closed and reopened with it, to another customer, into the bin. */
export const followers: Followers = { opportunities: [follow] }

type Followed = { id: string; outcome: 'won' | 'lost' | null; closedDay: string | null; customerId: string | null }

async function follow(ctx: Context, { before, after }: Change): Promise<void> {
  if (!before || !after) return
  const differs = ['outcome', 'customerId', 'deletedAt'].some((column) => before[column] !== after[column])
  if (!differs) return
  const { id, outcome, closedDay, customerId } = after as unknown as Followed
  const offers = await sql.listOfOpportunity(ctx.db, id)
  if (after.deletedAt) {
    for (const offer of offers) {
      if (offer.sequence === null) await deleteRecord(ctx, 'offers', 'offer.deleted', offer)
      // A running number stays, so that none is missing.
      else if (offer.outcome === null)
        await updateRecord(ctx, 'offers', 'offer.voided', offer, { outcome: 'void', decidedOn: ctx.today })
    }
    return
  }
  for (const offer of offers.filter((one) => one.customerId !== customerId))
    await updateRecord(ctx, 'offers', 'offer.moved', offer, { customerId })
  if (before.outcome === outcome) return
  // As they are now: their customer may just have changed.
  const now = await sql.listOfOpportunity(ctx.db, id)
  const waiting = now.filter((offer) => offer.outcome === null)
  if (outcome === null) {
    for (const offer of now.filter((one) => one.outcome !== null && !['replaced', 'void'].includes(one.outcome)))
      await updateRecord(ctx, 'offers', 'offer.reopened', offer, { outcome: null, decidedOn: null })
    return
  }
  const sent = outcomeWith(outcome, waiting.filter((offer) => offer.sentOn !== null).length)
  for (const offer of waiting) {
    const became = offer.sentOn === null ? 'dropped' : sent
    await updateRecord(ctx, 'offers', `offer.${became}`, offer, { outcome: became, decidedOn: closedDay ?? ctx.today })
  }
}
