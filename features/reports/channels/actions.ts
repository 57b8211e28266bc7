import { canWeighChannels } from '#features/channels/access.ts'
import { readCosts } from '#features/channels/actions.ts'
import { costPerNewCustomer, payback } from '#features/channels/rules.ts'
import { ratesOn } from '#features/currencies/rates.ts'
import { ratesFor } from '#features/currencies/rules.ts'
import { need } from '#features/customers/access.ts'
import { readSales } from '#features/reports/sales/report.ts'
import { readBusiness, readWeightings } from '#features/weighting/business.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { earlier, later } from '#shared/days.ts'
import type { Rates } from '#shared/rates.ts'
import type { contract } from './contract.ts'
import * as sql from './sql.ts'

const mostShown = 500
/** From this share of the revenue on whose margin is known, margins are counted (as in the customer base). */
const enoughMargins = 0.9

export const actions: Actions<typeof contract> = {
  async getChannels(ctx, { from, to }) {
    need(canWeighChannels(ctx.actor))
    const closed = await readSales(ctx, { from, to, by: 'channel' })
    const { period, currency } = closed
    const costs = await readCosts(ctx, currency)
    const firstCost = [...costs.values()].flatMap((months) => [...months.keys()]).sort()[0]
    const channelOf = await readCustomerChannels(ctx)
    const since = firstCost === undefined ? period.from : earlier(`${firstCost}-01`, period.from)
    const last = later(period.to, ctx.today)
    const { lines, firsts } = await readBusiness(ctx, { from: since, to: last }, await readWeightings(ctx), period.to)
    const within = ({ day }: { day: string }) => day >= period.from && day <= period.to
    const channelsOf = (customerId: string | null) => (customerId && channelOf.get(customerId)) ?? null

    const revenue = sumBy(
      lines.filter(within),
      ({ customerId }) => channelsOf(customerId),
      ({ amount }) => amount,
    )
    const known = firsts.filter((first) => first.known)
    const fresh = sumBy(
      known.filter(within),
      ({ customerId }) => channelsOf(customerId),
      () => 1,
    )
    const brought = await broughtBy(ctx, known, channelsOf, since, ratesFor(await ratesOn(ctx, period.to), currency))
    const rows = new Map(closed.rows.map((row) => [row.key, row]))
    const names = new Set([...rows.keys(), ...revenue.keys(), ...fresh.keys(), ...costs.keys()])
    const month = ctx.today.slice(0, 7)
    return {
      period,
      currency,
      channels: [...names]
        .map((channel) => {
          const row = rows.get(channel)
          const months = costs.get(channel ?? '') ?? new Map<string, number>()
          const cost = [...months]
            .filter(([one]) => one >= period.from.slice(0, 7) && one <= period.to.slice(0, 7))
            .reduce((sum, [, amount]) => sum + amount, 0)
          const newCustomers = fresh.get(channel) ?? 0
          return {
            channel,
            revenue: revenue.get(channel) ?? 0,
            newCustomers,
            won: row?.won ?? 0,
            lost: row?.lost ?? 0,
            wonValue: row?.wonValue ?? 0,
            closingRate: row?.closingRate ?? null,
            cost,
            costPerNewCustomer: costPerNewCustomer(cost, newCustomers),
            payback: payback(months, brought.yields.get(channel ?? '') ?? new Map(), month),
          }
        })
        .sort(
          (a, b) =>
            b.wonValue - a.wonValue || b.revenue - a.revenue || ((a.channel ?? '') < (b.channel ?? '') ? -1 : 1),
        )
        .slice(0, mostShown),
      paybackBy: brought.by,
    }
  },
}

/** The channel that each customer came by: that of its first opportunity that names one. */
export async function readCustomerChannels(ctx: Context): Promise<Map<string, string>> {
  return await sql.listCustomerChannels(ctx.db)
}

/** What new customers of each channel brought by month since their first purchase: margin, or revenue where margins are not known. */
async function broughtBy(
  ctx: Context,
  firsts: readonly { customerId: string; day: string }[],
  channelOf: (customerId: string) => string | null,
  since: string,
  rates: Rates,
) {
  const started = new Map(firsts.map(({ customerId, day }) => [customerId, day.slice(0, 7)]))
  const sums = (await sql.sumMonths(ctx.db, since, rates)).flatMap(
    ({ customerId, month, amount, margin, marginOf }) => {
      const channel = customerId === null ? null : channelOf(customerId)
      const start = started.get(customerId ?? '')
      if (channel === null || start === undefined || month < start) return []
      return [{ channel, month, amount: Number(amount), margin: Number(margin), marginOf: Number(marginOf) }]
    },
  )
  const total = sums.reduce((sum, { amount }) => sum + amount, 0)
  const covered = sums.reduce((sum, { marginOf }) => sum + marginOf, 0)
  const by = total > 0 && covered >= enoughMargins * total ? ('margin' as const) : ('revenue' as const)
  const yields = new Map<string, Map<string, number>>()
  for (const { channel, month, amount, margin } of sums) {
    const months = yields.get(channel) ?? new Map<string, number>()
    months.set(month, (months.get(month) ?? 0) + (by === 'margin' ? margin : amount))
    yields.set(channel, months)
  }
  return { by, yields }
}

function sumBy<One>(
  all: readonly One[],
  keyOf: (one: One) => string | null,
  amountOf: (one: One) => number,
): Map<string | null, number> {
  const sums = new Map<string | null, number>()
  for (const one of all) sums.set(keyOf(one), (sums.get(keyOf(one)) ?? 0) + amountOf(one))
  return sums
}
