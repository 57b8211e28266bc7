import { companyOf } from '#features/company/rules.ts'
import { ratesOn } from '#features/currencies/rates.ts'
import { ratesFor, reportCurrency } from '#features/currencies/rules.ts'
import { needFiguresOf } from '#features/goals/access.ts'
import { opportunitiesReadable } from '#features/opportunities/actions.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { type Period, periodAround } from '#shared/periods.ts'
import { countsIn, rateScale } from '#shared/rates.ts'
import { Refusal } from '#shared/refusal.ts'
import { fold } from '#shared/text.ts'
import type { contract } from './contract.ts'
import { type Cut, type Group, oneSpelling, reviewOf } from './rules.ts'
import * as sql from './sql.ts'

const mostRows = 200
const none = 'none'

export const actions: Actions<typeof contract> = {
  async getWinLoss(ctx, { by, from, to, ...filter }) {
    needFiguresOf(ctx.actor, filter.owner)
    const period = periodOf(ctx, { from, to })
    const rates = await ratesOn(ctx, period.to)
    const counted = await sql.countGroups(ctx.db, period, opportunitiesReadable(ctx), filter, by, rates)
    const currency = reportCurrency(counted, rates)
    const used = ratesFor(rates, currency)
    const perCurrency = Map.groupBy(counted, (row) => row.currency)
    const others = [...perCurrency].filter(([one]) => !countsIn(used, one))
    const rated = counted.filter((row) => countsIn(used, row.currency) && Number(row.budgetary) === 0).map(groupOf)
    const groups = by === 'competitor' ? oneSpelling(rated) : rated
    const reasons = await sql.listReasons(ctx.db)
    const noDecision = new Set(reasons.filter((one) => one.countsAs === 'noDecision').map((one) => one.id))
    const named = await partsOf(ctx, by)
    return {
      period,
      currency,
      reasonNames: reasons.map(({ id, name, outcome }) => ({ id, name, outcome: outcome as 'won' | 'lost' })),
      total: reviewOf(groups, noDecision),
      rows: [...Map.groupBy(groups, ({ key }) => key)]
        .map(([key, of]) => ({ key, name: named?.get(key ?? '') ?? key, ...reviewOf(of, noDecision) }))
        .sort(named || by === 'amount' ? inOrder(named) : byLost)
        .slice(0, mostRows),
      budgetary: counted.reduce((sum, row) => sum + (Number(row.budgetary) === 1 ? Number(row.count) : 0), 0),
      otherCurrencies: others.map(([other, of]) => ({ currency: other, count: numberOf(of) })),
      converted: [...used.of.values()].flatMap(({ currency: one, rate, validFrom }) => {
        const of = perCurrency.get(one)?.filter((row) => Number(row.budgetary) === 0) ?? []
        return of.length > 0 ? [{ currency: one, count: numberOf(of), rate: rate / rateScale, validFrom }] : []
      }),
      ownOnly: ctx.actor.readsOwnOnly,
    }
  },

  async listWinLoss(ctx, { by, from, to, outcome, reason, key, limit, ...filter }) {
    needFiguresOf(ctx.actor, filter.owner)
    const period = periodOf(ctx, { from, to })
    const readable = opportunitiesReadable(ctx)
    const rates = await ratesOn(ctx, period.to)
    const currency = reportCurrency(await sql.countGroups(ctx.db, period, readable, filter, by, rates), rates)
    const keys = key === undefined ? undefined : key === none ? null : [key]
    const { rows, total } = await sql.listClosed(
      ctx.db,
      period,
      readable,
      filter,
      {
        rates: ratesFor(rates, currency),
        outcome,
        reason: reason === none ? null : reason,
        by,
        keys: by === 'competitor' && keys ? await spellings(ctx, period, filter, keys[0]!) : keys,
      },
      limit,
    )
    return {
      period,
      currency,
      opportunities: rows.map((row) => ({
        ...row,
        outcome: row.outcome as 'won' | 'lost',
        closedDay: row.closedDay ?? period.to,
      })),
      total,
    }
  },
}

function numberOf(rows: readonly { count: number | string }[]): number {
  return rows.reduce((sum, row) => sum + Number(row.count), 0)
}

/** The days that are asked for, else the running fiscal year. Refuses `periodWrong`. */
function periodOf(ctx: Context, asked: { from?: string | undefined; to?: string | undefined }): Period {
  const around = asked.to ?? asked.from ?? ctx.today
  const year = periodAround(around, 'year', companyOf(ctx.settings).fiscalYearStart)
  const period = { from: asked.from ?? year.from, to: asked.to ?? year.to }
  if (period.from > period.to) throw new Refusal('periodWrong')
  return period
}

function groupOf(row: Awaited<ReturnType<typeof sql.countGroups>>[number]): Group {
  return {
    key: row.key,
    outcome: row.outcome as Group['outcome'],
    reason: row.reason,
    count: Number(row.count),
    amount: Number(row.amount),
    withoutAmount: Number(row.withoutAmount),
  }
}

/** The names of the parts in their order; none where the part is its name. */
async function partsOf(ctx: Context, by: Cut): Promise<Map<string, string> | null> {
  return by === 'stage' ? new Map((await sql.listStages(ctx.db)).map(({ id, name }) => [id, name])) : null
}

/** All spellings of a competitor. */
async function spellings(ctx: Context, period: Period, filter: sql.Filter, name: string): Promise<string[]> {
  const all = await sql.listCompetitors(ctx.db, period, opportunitiesReadable(ctx), filter)
  const same = all.map(({ competitor }) => competitor).filter((one) => fold(one) === fold(name))
  return same.length > 0 ? same : [name]
}

type Sorted = { key: string | null; lost: { count: number; amount: number }; won: { count: number } }

/** Stages in their order, bands ascending; without one last. */
function inOrder(named: Map<string, string> | null) {
  const ranks = named && new Map([...named.keys()].map((key, rank) => [key, rank]))
  const rankOf = ({ key }: Sorted) =>
    key === null ? Number.POSITIVE_INFINITY : ranks ? (ranks.get(key) ?? 1e6) : Number(key)
  return (a: Sorted, b: Sorted) => (rankOf(a) < rankOf(b) ? -1 : 1)
}

/** What was lost most first; without one last. */
function byLost(a: Sorted, b: Sorted): number {
  if (a.key === null || b.key === null) return a.key === null ? 1 : -1
  return (
    b.lost.count - a.lost.count ||
    b.lost.amount - a.lost.amount ||
    b.won.count - a.won.count ||
    (a.key < b.key ? -1 : 1)
  )
}
