import { canChangeCompany } from '#features/company/access.ts'
import { companyOf } from '#features/company/rules.ts'
import { canChange, need } from '#features/customers/access.ts'
import { readCustomer } from '#features/customers/actions.ts'
import { canSeePlan } from '#features/key-accounts/access.ts'
import { readAccount, readOverview } from '#features/key-accounts/actions/overview.ts'
import { readGroups } from '#features/white-space/actions/matrix.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { insertRecord, noteEvent, updateRecord } from '#platform/actions/records.ts'
import { saveSetting } from '#platform/actions/settings.ts'
import type { Day } from '#shared/days.ts'
import { defined } from '#shared/defined.ts'
import { countsIn, inCurrency } from '#shared/rates.ts'
import { Refusal } from '#shared/refusal.ts'
import { canSeeValues } from './access.ts'
import { answeredSince, readKept } from './actions/promises.ts'
import { readCompanyRates, readValues, readWhole, type Whole } from './actions/values.ts'
import type { contract } from './contract.ts'
import { changeAgainst, hasEnd } from './rules/lifetime.ts'
import { promiseKinds } from './rules/promises.ts'
import { valuePolicyOf } from './settings.ts'
import * as sql from './sql.ts'
import { writeValues } from './workbook.ts'

const mostGroups = 40

export const actions: Actions<typeof contract> = {
  async getAccountValues(ctx) {
    return await readList(ctx)
  },

  async exportAccountValues(ctx) {
    return await writeValues(ctx, await readList(ctx))
  },

  async getAccountValue(ctx, { customerId }) {
    const { responsibility } = await readCustomer(ctx, customerId)
    need(canSeePlan(ctx.actor, responsibility))
    const account = await readAccount(ctx, customerId)
    const whole = await readWhole(ctx)
    const rates = await readCompanyRates(ctx, whole)
    const [value] = await readValues(ctx, whole, rates.netRate, [account])
    const kept = (await readKept(ctx, [customerId])).get(customerId)
    if (!value || !kept) throw new Refusal('notFound')
    return {
      ...frameOf(ctx, whole, rates),
      value,
      groups: await readGrowth(ctx, whole, customerId),
      promises: promiseKinds.map((kind) => ({
        kind,
        within: kept.promised[kind],
        own: kept.own[kind],
        ...kept.kept[kind],
      })),
      since: answeredSince(ctx.today),
      canChange: canChange(ctx.actor, responsibility),
    }
  },

  async setAccountTerms(ctx, { customerId, ...terms }) {
    const { responsibility } = await readCustomer(ctx, customerId)
    need(canSeePlan(ctx.actor, responsibility) && canChange(ctx.actor, responsibility))
    const values = { ...terms, currency: companyOf(ctx.settings).currency }
    const [before] = await sql.listTerms(ctx.db, [customerId])
    if (before) await updateRecord(ctx, 'accountTerms', 'accountTerms.changed', before, values)
    else await insertRecord(ctx, 'accountTerms', 'accountTerms.changed', { customerId, ...values })
    return { undo: ctx.commandId }
  },

  async getValueSettings(ctx) {
    need(canSeeValues(ctx.actor) || canChangeCompany(ctx.actor))
    const policy = valuePolicyOf(ctx.settings)
    const { retention } = await readWhole(ctx)
    return {
      ...policy,
      counted: retentionCounted(retention),
      currency: companyOf(ctx.settings).currency,
      canChange: canChangeCompany(ctx.actor),
    }
  },

  async changeValueSettings(ctx, input) {
    need(canChangeCompany(ctx.actor))
    const before = valuePolicyOf(ctx.settings)
    const after = { ...before, ...defined(input) }
    const { discount, business } = after
    if (Object.values(after.retention).some((rate) => rate != null && !hasEnd(rate, discount)))
      throw new Refusal('retentionTooHigh')
    if (business.from >= business.to) throw new Refusal('businessHoursWrong')
    await saveSetting(ctx, 'accountValue', after)
    noteEvent(ctx, 'accountValue.settings', 'settings', 'accountValue', { from: before, to: after })
    return {}
  },
}

/** The key accounts whose plan the actor may see. Refuses `notAllowed` where that can be none. */
async function readList(ctx: Context) {
  need(canSeeValues(ctx.actor))
  const { accounts } = await readOverview(ctx)
  const whole = await readWhole(ctx)
  const rates = await readCompanyRates(ctx, whole)
  // The light is there exactly where the plan may be seen.
  const visible = accounts.filter(({ health }) => health !== null)
  return { ...frameOf(ctx, whole, rates), accounts: await readValues(ctx, whole, rates.netRate, visible) }
}
export type ValueList = Awaited<ReturnType<typeof readList>>

/** Who reads only own customers is not told what the whole company earns. */
function frameOf(
  ctx: Context,
  { year, both, policy }: Whole,
  rates: { marginRate: number | null; netRate: number | null },
) {
  return {
    period: year.period,
    period24: both.period,
    currency: year.currency,
    converted: ctx.actor.readsOwnOnly ? [] : year.converted,
    discount: policy.discount,
    company: ctx.actor.readsOwnOnly ? { marginRate: null, netRate: null } : rates,
  }
}

/** What a customer bought per product group, now and in the twelve months before. */
async function readGrowth(ctx: Context, { year }: Whole, customerId: string) {
  const groupOf = await readGroups(ctx)
  const groups = new Map<string | null, { revenue: number; revenueBefore: number }>()
  const add = async (period: { from: Day; to: Day }, key: 'revenue' | 'revenueBefore') => {
    for (const { product, currency, amount } of await sql.sumByProduct(ctx.db, customerId, period)) {
      if (currency !== year.currency && !countsIn(year.rates, currency)) continue
      const group = product === null ? null : groupOf(product)
      const sums = groups.get(group) ?? { revenue: 0, revenueBefore: 0 }
      sums[key] += inCurrency(year.rates, currency, Number(amount))
      groups.set(group, sums)
    }
  }
  await add(year.months.now, 'revenue')
  await add(year.months.before, 'revenueBefore')
  return [...groups]
    .map(([group, sums]) => ({ group, ...sums, growth: changeAgainst(sums.revenue, sums.revenueBefore) }))
    .sort((a, b) => b.revenue + b.revenueBefore - a.revenue - a.revenueBefore)
    .slice(0, mostGroups)
}

/** What was counted of each class, whatever was set by hand. */
function retentionCounted(retention: Whole['retention']) {
  const { A, B, C, none } = retention
  const counted = ({ rate, source, of }: typeof A) => ({ rate: source === 'counted' ? rate : null, of })
  return { A: counted(A), B: counted(B), C: counted(C), none: counted(none) }
}
