import { canChange, need } from '#features/customers/access.ts'
import { customerReadable, readCustomer } from '#features/customers/actions.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { deleteRecord, findRecord } from '#platform/actions/records.ts'
import { readCursor, writeCursor } from '#shared/cursor.ts'
import { defined } from '#shared/defined.ts'
import { Refusal } from '#shared/refusal.ts'
import { insertOrder, updateOrder } from './actions/write.ts'
import type { contract } from './contract.ts'
import * as sql from './sql.ts'

export const actions: Actions<typeof contract> = {
  async listOrders(ctx, { customerId, after, limit }) {
    if (customerId) await readCustomer(ctx, customerId)
    const readable = customerReadable(ctx.actor, 'orders.customerId')
    const rows = await sql.listOrders(
      ctx.db,
      { customerId, readable },
      { after: after ? readCursor(after) : null, limit: limit + 1 },
    )
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    return {
      orders: page.map((row) => ({ ...row, invoiced: row.number === null ? null : Number(row.invoiced ?? 0) })),
      next: rows.length > limit && last ? writeCursor([last.day, last.id]) : null,
    }
  },

  async createOrder(ctx, { customerId, currency, day = ctx.today, ...input }) {
    const { row: customer, responsibility } = await readCustomer(ctx, customerId)
    need(canChange(ctx.actor, responsibility))
    const values = {
      number: null,
      opportunityId: null,
      deliveryDay: null,
      note: null,
      ...input,
      customerId,
      day,
      currency: currency ?? customer.currency,
    }
    const { id } = await insertOrder(ctx, values)
    return { id, undo: ctx.commandId }
  },

  async changeOrder(ctx, { id, version, ...input }) {
    const row = await changeable(ctx, id)
    if (version !== undefined && version !== row.version) throw new Refusal('changedMeanwhile')
    const changed = await updateOrder(ctx, row, defined(input))
    return { version: changed.version, undo: ctx.commandId }
  },

  async deleteOrder(ctx, { id }) {
    await deleteRecord(ctx, 'orders', 'order.deleted', await changeable(ctx, id))
    return { undo: ctx.commandId }
  },
}

async function changeable(ctx: Context, id: string): Promise<sql.OrderRecord> {
  const row = await findRecord(ctx.db, 'orders', id)
  const { responsibility } = await readCustomer(ctx, row.customerId)
  need(canChange(ctx.actor, responsibility))
  return row
}
