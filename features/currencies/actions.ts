import { companyOf } from '#features/company/rules.ts'
import { need } from '#features/customers/access.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { deleteRecord, findRecord, insertRecord } from '#platform/actions/records.ts'
import { earlier, later } from '#shared/days.ts'
import { type Rate, rateScale } from '#shared/rates.ts'
import { Refusal } from '#shared/refusal.ts'
import { canSetRates } from './access.ts'
import type { contract } from './contract.ts'
import { checkRate, differences, readRateList, scaledRate } from './rules.ts'
import * as sql from './sql.ts'

const mostUnread = 5

export const actions: Actions<typeof contract> = {
  async listCurrencyRates(ctx, { page, limit }) {
    const into = companyOf(ctx.settings).currency
    const rows = await sql.listRates(ctx.db, into, limit + 1, (page - 1) * limit)
    const inUse = (await sql.listUsedCurrencies(ctx.db)).filter((currency) => currency !== into).sort()
    const known = new Set((await sql.listRatesOn(ctx.db, into, ctx.today, null)).map(({ currency }) => currency))
    return {
      into,
      rates: rows.slice(0, limit).map((row) => ({ ...row, rate: row.rate / rateScale })),
      more: rows.length > limit,
      inUse,
      missing: inUse.filter((currency) => !known.has(currency)),
      canChange: canSetRates(ctx.actor),
    }
  },

  async compareCurrencyRates(ctx, { text, all }) {
    need(canSetRates(ctx.actor))
    const into = companyOf(ctx.settings).currency
    const used = new Set([...(await sql.listUsedCurrencies(ctx.db)), ...(await sql.listKnownCurrencies(ctx.db, into))])
    const read = readRateList(text, into, ctx.today, all ? null : used)
    const { changes, same } = differences(read.rates, await standing(ctx, read.rates, into))
    return {
      changes: changes.map(({ rate, before, ...change }) => ({
        ...change,
        rate: rate / rateScale,
        before: before === null ? null : before / rateScale,
      })),
      same,
      unused: read.unused,
      cut: read.cut,
      unread: read.unread.slice(0, mostUnread).map((line) => line.slice(0, 120)),
      unreadCount: read.unread.length,
    }
  },

  async setCurrencyRates(ctx, { rates: given, source }) {
    need(canSetRates(ctx.actor))
    const into = companyOf(ctx.settings).currency
    const byDay = new Map<string, Rate>()
    for (const { rate, ...one } of given) {
      const scaled = { ...one, rate: scaledRate(rate) ?? 0 }
      checkRate(scaled, into)
      byDay.set(`${one.currency} ${one.validFrom}`, scaled)
    }
    const rates = [...byDay.values()]
    const stored = await standing(ctx, rates, into)
    const { changes, same } = differences(rates, stored)
    const ever = new Set(await sql.listKnownCurrencies(ctx.db, into))
    for (const { before, ...rate } of changes) {
      const old = stored.find(({ currency, validFrom }) => currency === rate.currency && validFrom === rate.validFrom)
      if (before !== null && old) await deleteRecord(ctx, 'currencyRates', 'currencyRate.replaced', old)
      // Like the first import of opportunities (rules §4): what was there from the start counts as known on its day.
      const known = ever.has(rate.currency) ? ctx.today : earlier(rate.validFrom, ctx.today)
      await insertRecord(ctx, 'currencyRates', 'currencyRate.set', { ...rate, into, source: source || null, known })
    }
    return { set: changes.length, same, undo: ctx.commandId }
  },

  async deleteCurrencyRate(ctx, { id }) {
    need(canSetRates(ctx.actor))
    await deleteRecord(ctx, 'currencyRates', 'currencyRate.deleted', await findRecord(ctx.db, 'currencyRates', id))
    return { undo: ctx.commandId }
  },
}

/** The live rates on the days that a list speaks of, and between them. */
async function standing(ctx: Context, rates: readonly Rate[], into: string) {
  const [first] = rates
  if (!first) return []
  const days = rates.map(({ validFrom }) => validFrom)
  const currencies = [...new Set(rates.map(({ currency }) => currency))]
  if (currencies.length > 200) throw new Refusal('currencyUnknown')
  return await sql.listBetween(ctx.db, into, currencies, days.reduce(earlier), days.reduce(later))
}
