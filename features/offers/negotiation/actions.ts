import { need } from '#features/customers/access.ts'
import { readOpportunity } from '#features/opportunities/actions/reading.ts'
import { checkAmount } from '#features/opportunities/rules.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { deleteRecord, findRecord, insertRecord, updateRecord } from '#platform/actions/records.ts'
import { Refusal } from '#shared/refusal.ts'
import { readOffer } from '../actions.ts'
import type { Concession, contract } from './contract.ts'
import { checkConcession, isOneSided } from './rules.ts'
import * as sql from './sql.ts'

export const actions: Actions<typeof contract> = {
  async listConcessions(ctx, { opportunityId }) {
    const { row } = await readOpportunity(ctx, opportunityId)
    const concessions = (await sql.listOfOpportunity(ctx.db, opportunityId)).map(shown)
    return {
      concessions,
      amount: concessions.reduce((sum, one) => sum + (one.amount ?? 0), 0),
      currency: row.currency,
      oneSided: concessions.filter((one) => one.oneSided).length,
    }
  },

  async addConcession(ctx, { offerId, day = ctx.today, what, amount = null, inReturn = null }) {
    const { mayChange } = await readOffer(ctx, offerId)
    need(mayChange)
    checkConcession({ day, what, amount, inReturn }, ctx.today)
    if (amount !== null) checkAmount(amount)
    const noted = { offerId, day, what, amount, inReturn }
    const { id } = await insertRecord(ctx, 'offerConcessions', 'concession.noted', noted)
    return { id, undo: ctx.commandId }
  },

  async changeConcession(ctx, { id, version, ...input }) {
    const row = await changeable(ctx, id)
    if (version !== undefined && version !== row.version) throw new Refusal('changedMeanwhile')
    const { day = row.day, what = row.what, amount = row.amount, inReturn = row.inReturn } = input
    checkConcession({ day, what, amount, inReturn }, ctx.today)
    if (amount !== null) checkAmount(amount)
    const changed = { day, what, amount, inReturn }
    const saved = await updateRecord(ctx, 'offerConcessions', 'concession.changed', row, changed)
    return { version: saved.version, undo: ctx.commandId }
  },

  async deleteConcession(ctx, { id }) {
    await deleteRecord(ctx, 'offerConcessions', 'concession.deleted', await changeable(ctx, id))
    return { undo: ctx.commandId }
  },
}

/** These concessions with their names, for the timeline (permission is the caller's). */
export async function listConcessionsByIds(ctx: Context, ids: string[]): Promise<Concession[]> {
  return (await sql.listByIds(ctx.db, ids)).map(shown)
}

function shown(row: sql.NamedConcession): Concession {
  return { ...row, oneSided: isOneSided(row) }
}

/** Goes with its offer, and that with its opportunity. */
async function changeable(ctx: Context, id: string) {
  const row = await findRecord(ctx.db, 'offerConcessions', id)
  need((await readOffer(ctx, row.offerId)).mayChange)
  return row
}
