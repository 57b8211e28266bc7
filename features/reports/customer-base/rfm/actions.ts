import { companyOf } from '#features/company/rules.ts'
import { ratesOn } from '#features/currencies/rates.ts'
import { noRates, reportCurrency } from '#features/currencies/rules.ts'
import { customerReadable } from '#features/customers/actions.ts'
import type { Actions } from '#platform/actions/context.ts'
import { monthsOf } from '../rules.ts'
import type { contract, RfmRow } from './contract.ts'
import { isFading, quintilesFrom, scoresOf } from './rules.ts'
import * as sql from './sql.ts'

export const actions: Actions<typeof contract> = {
  async getCustomerRfm(ctx, { to, recency, frequency, limit }) {
    const period = monthsOf({ from: '', to: to ?? ctx.today }, ctx.today).both
    const readable = customerReadable(ctx.actor, 'customers.id')
    const rates = await ratesOn(ctx, period.to)
    const countable = await sql.listPurchases(ctx.db, period, readable, rates)
    // Nothing in the company's currency, nor in one that has a rate.
    const none = countable.length === 0 && rates.of.size > 0
    const all = none ? await sql.listPurchases(ctx.db, period, readable, noRates(rates)) : countable
    const currency = reportCurrency(all, rates)
    const bought = all
      .filter((row) => row.currency === currency)
      .map((row) => ({ ...row, revenue: Number(row.revenue), days: Number(row.days) }))
    const steps = companyOf(ctx.settings).buyingSteps
    const scores = scoresOf(bought, period.to, steps)
    const rows = bought.map(({ id, name, lastDay, days, revenue }, at): RfmRow => {
      const of = scores[at] ?? { recency: 1, frequency: 1, monetary: 1 }
      return { customerId: id, name, lastDay, days, revenue, ...of }
    })
    const cells = new Map<string, { recency: number; frequency: number; customers: number }>()
    for (const row of rows) {
      const key = `${row.recency}${row.frequency}`
      const cell = cells.get(key) ?? { recency: row.recency, frequency: row.frequency, customers: 0 }
      cell.customers += 1
      cells.set(key, cell)
    }
    const fading = rows.filter(isFading)
    return {
      period,
      currency,
      customers: rows.length,
      quintiles: rows.length >= quintilesFrom,
      steps: { recency: [...steps.recency], frequency: [...steps.frequency], monetary: [...steps.monetary] },
      cells: [...cells.values()],
      fading: fading.slice(0, limit),
      fadingCount: fading.length,
      rows: rows
        .filter((row) => (recency ?? row.recency) === row.recency && (frequency ?? row.frequency) === row.frequency)
        .slice(0, limit),
    }
  },
}
