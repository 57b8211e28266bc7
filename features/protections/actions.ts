import { customerReadable, readCustomer } from '#features/customers/actions.ts'
import { readOpportunity, readToChange } from '#features/opportunities/actions/reading.ts'
import type { Actions } from '#platform/actions/context.ts'
import { deleteRecord, findRecord, insertRecord, updateRecord } from '#platform/actions/records.ts'
import { readCursor, writeCursor } from '#shared/cursor.ts'
import { canDecide } from './access.ts'
import { claimActions } from './actions/claims.ts'
import { partnerActions } from './actions/partners.ts'
import { known, readOpen, seenBy, shown } from './actions/reading.ts'
import type { contract, SettledDispute } from './contract.ts'
import { runsOutIn, sameEndCustomer, stateOf } from './rules.ts'
import * as sql from './sql.ts'

const mostSettled = 50
const mostDeals = 100

export const actions: Actions<typeof contract> = {
  ...partnerActions,
  ...claimActions,

  async listProtections(ctx, { state, partnerId, withinDays, after, limit }) {
    const cursor = after ? readCursor(after) : null
    const { rows, disputed, sees } = await readOpen(ctx)
    const seen = rows.filter(sees)
    const count = (of: string) => seen.filter(({ claim }) => stateOf(claim, ctx.today) === of).length
    const open = seen
      .filter((row) => !partnerId || row.partnerId === partnerId)
      .filter(({ toDay, id }) => !cursor || toDay > cursor[0] || (toDay === cursor[0] && id > cursor[1]))
    const page =
      state === 'open'
        ? open.slice(0, limit + 1)
        : (
            await sql.listOver(ctx.db, seenBy(ctx), { today: ctx.today, partnerId, after: cursor, limit: limit + 1 })
          ).map(known)
    const here = page.slice(0, limit)
    const last = here.at(-1)
    return {
      protections: here.map((row) => shown(ctx, row, disputed.has(row.id), withinDays)),
      next: page.length > limit && last ? writeCursor([last.toDay, last.id]) : null,
      requested: count('requested'),
      granted: count('granted'),
      runsOut: seen.filter(({ claim }) => runsOutIn(claim, ctx.today, withinDays) !== null).length,
      canDecide: canDecide(ctx.actor),
    }
  },

  async listProtectionDisputes(ctx) {
    const { disputes, sees } = await readOpen(ctx)
    const readable = customerReadable(ctx.actor, 'protectionDisputes.customerId')
    const settled = await sql.listSettled(ctx.db, readable, mostSettled)
    return {
      disputes: disputes
        .filter((claims) => claims.some(sees))
        .map((claims) => {
          const known = claims.find(({ customerId }) => customerId !== null) ?? claims[0]
          return {
            endCustomer: known?.endCustomer ?? '',
            customerId: known?.customerId ?? null,
            claims: claims.map((row) => shown(ctx, row, true)),
          }
        }),
      settled: settled.map(
        ({ id, endCustomer, customerId, winnerId, day, reason, createdAt, decidedByName, claims }) => ({
          ...{ id, endCustomer, customerId, winnerId, day, reason, decidedAt: createdAt, decidedByName },
          claims: JSON.parse(claims) as SettledDispute['claims'],
        }),
      ),
      canDecide: canDecide(ctx.actor),
    }
  },

  async getProtection(ctx, { customerId, opportunityId }) {
    const { endCustomer, customers } = opportunityId
      ? await readOfDeal(opportunityId)
      : { endCustomer: null, customers: [(await readCustomer(ctx, customerId ?? '')).row] }
    if (customers.length === 0) return { protections: [], endCustomer }
    const { rows, disputed } = await readOpen(
      ctx,
      customers.map(({ id }) => id),
    )
    const about = rows
      .filter(({ claim }) =>
        customers.some(({ id, name }) => sameEndCustomer(claim, { customerId: id, endCustomer: name })),
      )
      .filter((row) => !opportunityId || row.opportunityId === null || row.opportunityId === opportunityId)
    return { protections: about.map((row) => shown(ctx, row, disputed.has(row.id))), endCustomer }

    async function readOfDeal(id: string) {
      const { customer } = await readOpportunity(ctx, id)
      const end = await sql.findEndCustomer(ctx.db, id)
      const found = end ? { id: end.customerId, name: end.name } : null
      return { endCustomer: found, customers: [customer, found].filter((one) => one !== null) }
    }
  },

  async listProtectableDeals(ctx, { customerId }) {
    await readCustomer(ctx, customerId)
    const readable = customerReadable(ctx.actor, 'opportunities.customerId')
    return { deals: await sql.listDeals(ctx.db, customerId, readable, mostDeals) }
  },

  async setEndCustomer(ctx, { opportunityId, customerId }) {
    const deal = await readToChange(ctx, opportunityId)
    const before = await sql.findEndCustomer(ctx.db, opportunityId)
    // Who buys for itself has no end customer.
    const after = customerId === deal.customerId ? null : customerId
    if (after) await readCustomer(ctx, after)
    const row = before && (await findRecord(ctx.db, 'endCustomers', before.id))
    if (row && after)
      await updateRecord(ctx, 'endCustomers', 'opportunity.endCustomerChanged', row, { customerId: after })
    else if (row) await deleteRecord(ctx, 'endCustomers', 'opportunity.endCustomerRemoved', row)
    else if (after)
      await insertRecord(ctx, 'endCustomers', 'opportunity.endCustomerSet', { opportunityId, customerId: after })
    return { undo: ctx.commandId }
  },
}
