import { companyOf } from '#features/company/rules.ts'
import { need } from '#features/customers/access.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { deleteRecord, insertRecord, updateRecord } from '#platform/actions/records.ts'
import { Refusal } from '#shared/refusal.ts'
import { canWeighChannels } from './access.ts'
import type { contract } from './contract.ts'
import { isMonth } from './rules.ts'
import * as sql from './sql.ts'

const largest = 1e12
const mostRead = 10_000

export const actions: Actions<typeof contract> = {
  async listChannelCosts(ctx, { channel, limit }) {
    need(canWeighChannels(ctx.actor))
    const costs = await sql.listCosts(ctx.db, channel, limit)
    return {
      currency: companyOf(ctx.settings).currency,
      costs: costs.map(({ id, channel: of, month, amount, note }) => ({
        id,
        channel: of,
        month,
        amount: Number(amount),
        note,
      })),
    }
  },

  async setChannelCost(ctx, { channel, month, amount, note }) {
    need(canWeighChannels(ctx.actor))
    if (!isMonth(month)) throw new Refusal('monthWrong', { month })
    if (amount !== null && !(amount > 0 && amount <= largest)) throw new Refusal('costNotPositive')
    const row = await sql.findCost(ctx.db, channel, month)
    const { currency } = companyOf(ctx.settings)
    if (amount === null) {
      if (row) await deleteRecord(ctx, 'channelCosts', 'channelCost.removed', row)
    } else if (row) await updateRecord(ctx, 'channelCosts', 'channelCost.changed', row, { amount, currency, note })
    else await insertRecord(ctx, 'channelCosts', 'channelCost.entered', { channel, month, amount, currency, note })
    return { undo: ctx.commandId }
  },
}

/** All costs in one currency, by channel and month; minor units. */
export async function readCosts(ctx: Context, currency: string): Promise<Map<string, Map<string, number>>> {
  const costs = new Map<string, Map<string, number>>()
  for (const row of await sql.listCosts(ctx.db, undefined, mostRead)) {
    if (row.currency !== currency) continue
    const months = costs.get(row.channel) ?? new Map<string, number>()
    months.set(row.month, Number(row.amount))
    costs.set(row.channel, months)
  }
  return costs
}
