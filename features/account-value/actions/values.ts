import { companyOf } from '#features/company/rules.ts'
import type { Account } from '#features/key-accounts/contract.ts'
import { type ReadBase, readBase } from '#features/reports/customer-base/facts.ts'
import type { Ranked } from '#features/reports/customer-base/rules.ts'
import type { Context } from '#platform/actions/context.ts'
import { system } from '#shared/actor.ts'
import { addMonths } from '#shared/days.ts'
import { countsIn, inCurrency } from '#shared/rates.ts'
import type { AccountValue } from '../contract.ts'
import { balanceOf, costToServe, type Effort, marginRate, netRate } from '../rules/balance.ts'
import {
  changeAgainst,
  hasEnd,
  lifetimeValue,
  monthsKnown,
  type Retention,
  retentionByClass,
} from '../rules/lifetime.ts'
import { type ValueClass, type ValuePolicy, valueClasses, valuePolicyOf } from '../settings.ts'
import * as sql from '../sql.ts'
import { readAnswered } from './promises.ts'

/** The company as a whole: what every value is computed from, whoever asks. */
export type Whole = {
  policy: ValuePolicy
  /** Of the last twelve full months, and of the last 24. */
  year: ReadBase
  both: ReadBase
  retention: Record<ValueClass, Retention>
  classOf: (customerId: string) => ValueClass
  /** Minor units per hour in the currency of the report; none where it is another without a rate. */
  hourRate: number | null
}

/**
 * Revenue, margin and retention of all customers. Retention is a share over a whole class, so that it is the same for
 * whoever asks, also for those who read only their own customers.
 */
export async function readWhole(ctx: Context): Promise<Whole> {
  const all = { ...ctx, actor: system }
  const policy = valuePolicyOf(ctx.settings)
  const year = await readBase(all, {})
  const both = await readBase(all, year.months.both)
  const classes = await sql.listClasses(ctx.db)
  const classOf = (customerId: string) => (classes.get(customerId) ?? 'none') as ValueClass
  const customers = year.base.customers.map((one) => ({ ...one, class: classOf(one.id) }))
  const own = companyOf(ctx.settings).currency
  return {
    policy,
    year,
    both,
    classOf,
    retention: retentionByClass(valueClasses, customers, policy.retention),
    hourRate: own === year.currency ? policy.hourRate : null,
  }
}

/** What of each euro of the company is margin, and what is left of it after the cost to serve all customers. */
export async function readCompanyRates(ctx: Context, { year, policy, hourRate }: Whole) {
  const sum = (of: (one: Ranked) => number) => year.base.customers.reduce((all, one) => all + of(one), 0)
  const facts = {
    revenue: sum((one) => one.revenueNow),
    margin: sum((one) => one.margin),
    marginOf: sum((one) => one.marginOf),
  }
  const efforts = (await sql.countAllEfforts(ctx.db, year.period)).map(effortOf)
  const cost = hourRate === null ? null : costToServe(efforts, { ...policy, rate: hourRate }).cost
  return { marginRate: marginRate(facts), netRate: netRate(facts, cost) }
}

/** What is known of an account beside its money. */
type Known = Pick<Account, 'customerId' | 'name' | 'ownerId' | 'relationship' | 'health'>

/** The values of these accounts (rules §7, register C6, C10); permission is the caller's. */
export async function readValues(
  ctx: Context,
  whole: Whole,
  companyNetRate: number | null,
  accounts: readonly Known[],
): Promise<AccountValue[]> {
  const ids = accounts.map(({ customerId }) => customerId)
  if (ids.length === 0) return []
  const { year, policy, hourRate } = whole
  const lifetimes = await readLifetimes(ctx, whole, ids)
  const facts = new Map(year.base.customers.map((one) => [one.id, one]))
  const efforts = Map.groupBy(await sql.countEfforts(ctx.db, ids, year.period), (row) => row.customerId)
  const stored = await sql.sumStored(ctx.db, ids, monthOf(addMonths(ctx.today, -12)))
  const before = new Map(
    stored.filter(({ currency }) => currency === year.currency).map((row) => [row.customerId, Number(row.value)]),
  )
  const answered = await readAnswered(ctx, ids)
  return accounts.map(({ customerId, name, ownerId, relationship, health }) => {
    const one = facts.get(customerId) ?? nothing
    const lifetime = lifetimes.get(customerId) ?? unknownLifetime
    const done = (efforts.get(customerId) ?? []).map(effortOf)
    const effort = costToServe(done, { ...policy, rate: hourRate ?? 0 })
    const cost = hourRate === null ? null : effort.cost
    const margin = one.marginOf !== 0 || one.margin !== 0 ? one.margin : null
    const ownNetRate = netRate({ ...one, revenue: one.revenueNow }, cost)
    const valueBefore = before.get(customerId) ?? null
    return {
      ...{ customerId, name, ownerId, class: whole.classOf(customerId) },
      revenue: one.revenueNow,
      revenueBefore: one.revenueBefore,
      growth: changeAgainst(one.revenueNow, one.revenueBefore),
      margin,
      marginRate: marginRate(one),
      minutes: effort.minutes,
      cost,
      net: margin === null || cost === null ? null : margin - cost,
      netRate: ownNetRate,
      relationship,
      light: health?.light ?? null,
      balance: balanceOf({ relationship, netRate: ownNetRate, companyNetRate }),
      ...lifetime,
      valueBefore,
      valueGrowth: changeAgainst(lifetime.lifetime?.afterYear ?? null, valueBefore),
      answered: answered.get(customerId) ?? { inTime: 0, judged: 0 },
    }
  })
}

type LifetimeFacts = Pick<
  AccountValue,
  'lifetime' | 'missing' | 'marginPerYear' | 'marginKnown' | 'monthsKnown' | 'retention' | 'acquisitionCost'
>

/** The lifetime value of each of these customers with all it was computed from. */
export async function readLifetimes(
  ctx: Context,
  { policy, both, retention, classOf }: Whole,
  ids: string[],
): Promise<Map<string, LifetimeFacts>> {
  const facts = new Map(both.base.customers.map((one) => [one.id, one]))
  const terms = new Map((await sql.listTerms(ctx.db, ids)).map((row) => [row.customerId, row]))
  return new Map(
    ids.map((id): [string, LifetimeFacts] => {
      const one = facts.get(id) ?? nothing
      const known = one.marginOf !== 0 || one.margin !== 0
      const kept = retention[classOf(id)]
      const term = terms.get(id)
      const acquisitionCost =
        term?.acquisitionCost != null && (term.currency === both.currency || countsIn(both.rates, term.currency))
          ? inCurrency(both.rates, term.currency, Number(term.acquisitionCost))
          : null
      const marginPerYear = known ? one.margin / 2 : null
      const missing =
        marginPerYear === null
          ? 'margin'
          : kept.rate === null
            ? 'retention'
            : hasEnd(kept.rate, policy.discount)
              ? null
              : 'retentionTooHigh'
      const input = { discount: policy.discount, acquisitionCost: acquisitionCost ?? 0 }
      return [
        id,
        {
          lifetime:
            missing === null && marginPerYear !== null && kept.rate !== null
              ? lifetimeValue({ ...input, margin: marginPerYear, retention: kept.rate })
              : null,
          missing,
          marginPerYear: marginPerYear === null ? null : Math.round(marginPerYear),
          marginKnown: known && one.revenue > 0 ? Math.min(1, one.marginOf / one.revenue) : null,
          monthsKnown: monthsKnown(one.firstDay, both.months.both),
          retention: kept,
          acquisitionCost,
        },
      ]
    }),
  )
}

/** The month of a day, under which a value is stored. */
export function monthOf(day: string): string {
  return day.slice(0, 7)
}

function effortOf({ kind, count }: { kind: string; count: number }): Effort {
  return { kind: kind as Effort['kind'], count: Number(count) }
}

const nothing = { revenue: 0, revenueNow: 0, revenueBefore: 0, margin: 0, marginOf: 0, firstDay: null }
const unknownLifetime: LifetimeFacts = {
  lifetime: null,
  missing: 'margin',
  marginPerYear: null,
  marginKnown: null,
  monthsKnown: null,
  retention: { rate: null, source: 'unknown', of: 0 },
  acquisitionCost: null,
}
