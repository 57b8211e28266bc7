import { companyOf } from '#features/company/rules.ts'
import { need } from '#features/customers/access.ts'
import { needMember } from '#features/customers/actions/handOver.ts'
import { readCustomer } from '#features/customers/actions.ts'
import { canSeePlan } from '#features/key-accounts/access.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { deleteRecord, findRecord, insertRecord, noteEvent, updateRecord } from '#platform/actions/records.ts'
import { saveSetting } from '#platform/actions/settings.ts'
import { defined } from '#shared/defined.ts'
import { Refusal } from '#shared/refusal.ts'
import { canSeePay, canSetPay } from './access.ts'
import { readHandedOver, readRated, readVersions } from './actions/owed.ts'
import { lock, readCommission, readStatement } from './actions/statements.ts'
import type { contract } from './contract.ts'
import { checkShares, type Share, sharesOf } from './rules.ts'
import { commissionPolicyOf } from './settings.ts'
import * as sql from './sql.ts'

const mostPlans = 2000

export const actions: Actions<typeof contract> = {
  async getCommissionSettings(ctx) {
    const plans = await sql.listPlans(ctx.db, mostPlans)
    return {
      ...commissionPolicyOf(ctx.settings),
      plans: plans
        .filter(({ memberId }) => canSeePay(ctx.actor, memberId))
        .map(({ id, memberId, validFrom, rate }) => ({ id, memberId, validFrom, rate })),
      baseFixed: (await sql.listLocked(ctx.db, 1)).length > 0,
      canChange: canSetPay(ctx.actor),
    }
  },

  async changeCommissionSettings(ctx, given) {
    need(canSetPay(ctx.actor))
    const before = commissionPolicyOf(ctx.settings)
    const after = { ...before, ...defined(given) }
    const fixed = (await sql.listLocked(ctx.db, 1)).length > 0
    if (fixed && after.base !== before.base) throw new Refusal('commissionBaseFixed')
    await saveSetting(ctx, 'commission', after)
    noteEvent(ctx, 'commission.settings', 'settings', 'commission', { from: before, to: after })
    return {}
  },

  async setCommissionPlan(ctx, { memberId, validFrom, rate }) {
    need(canSetPay(ctx.actor))
    await needMember(ctx, memberId)
    const plans = await sql.listPlans(ctx.db, mostPlans)
    const same = plans.find((plan) => plan.memberId === memberId && plan.validFrom === validFrom)
    const row = same
      ? await updateRecord(ctx, 'commissionPlans', 'commission.rated', same, { rate })
      : await insertRecord(ctx, 'commissionPlans', 'commission.rated', { memberId, validFrom, rate })
    return { id: row.id, undo: ctx.commandId }
  },

  async deleteCommissionPlan(ctx, { id }) {
    need(canSetPay(ctx.actor))
    await deleteRecord(ctx, 'commissionPlans', 'commission.unrated', await findRecord(ctx.db, 'commissionPlans', id))
    return { undo: ctx.commandId }
  },

  async getAccountCredit(ctx, { customerId }) {
    const { row, responsibility } = await readCustomer(ctx, customerId)
    need(canSeePlan(ctx.actor, responsibility))
    const versions = await readVersions(ctx, customerId)
    const { shares, reason } = sharesOf(
      {
        day: ctx.today,
        offeredDay: null,
        ownerId: row.ownerId,
        ofDeal: null,
        ofAccount: versions,
        handedOver: await readHandedOver(ctx, customerId),
        representativeId: await readRepresentative(ctx, { customerId, day: ctx.today, opportunityId: null }),
      },
      commissionPolicyOf(ctx.settings),
    )
    return {
      versions: versions.map(({ customerId: _, ...version }) => version),
      today: { shares: [...shares], reason },
      canChange: canSetPay(ctx.actor),
    }
  },

  async setAccountCredit(ctx, { customerId, validFrom, shares }) {
    await readCustomer(ctx, customerId)
    need(canSetPay(ctx.actor))
    await check(ctx, shares)
    const same = (await sql.listAccountShares(ctx.db, customerId, mostPlans)).find((row) => row.validFrom === validFrom)
    await save(ctx, same, { customerId, opportunityId: null, validFrom }, shares)
    return { undo: ctx.commandId }
  },

  async deleteAccountCredit(ctx, { customerId, id }) {
    await readCustomer(ctx, customerId)
    need(canSetPay(ctx.actor))
    const row = (await sql.listAccountShares(ctx.db, customerId, mostPlans)).find((one) => one.id === id)
    if (!row) throw new Refusal('notFound')
    await deleteRecord(ctx, 'creditShares', 'credit.removed', row)
    return { undo: ctx.commandId }
  },

  async getDealCredit(ctx, { opportunityId }) {
    const deal = await readDeal(ctx, opportunityId)
    const set = await sql.findDealShares(ctx.db, opportunityId)
    const { shares, reason } = sharesOf(
      {
        day: deal.closedDay ?? ctx.today,
        offeredDay: deal.offeredDay ?? deal.createdDay,
        ownerId: deal.ownerId,
        ofDeal: set ? (JSON.parse(set.shares) as Share[]) : null,
        ofAccount: deal.customerId ? await readVersions(ctx, deal.customerId) : [],
        handedOver: deal.customerId ? await readHandedOver(ctx, deal.customerId) : [],
        representativeId: await readRepresentative(ctx, {
          ...{ customerId: deal.customerId, day: deal.closedDay ?? ctx.today, opportunityId },
        }),
      },
      commissionPolicyOf(ctx.settings),
    )
    return { shares: [...shares], reason, canChange: canSetPay(ctx.actor) }
  },

  async setDealCredit(ctx, { opportunityId, shares }) {
    const deal = await readDeal(ctx, opportunityId)
    need(canSetPay(ctx.actor))
    const before = await sql.findDealShares(ctx.db, opportunityId)
    if (shares.length === 0) {
      if (before) await deleteRecord(ctx, 'creditShares', 'credit.removed', before)
      return { undo: ctx.commandId }
    }
    await check(ctx, shares)
    await save(ctx, before, { customerId: deal.customerId, opportunityId, validFrom: null }, shares)
    return { undo: ctx.commandId }
  },

  async getCommission(ctx, asked) {
    return await readCommission(ctx, asked)
  },

  async getStatement(ctx, { memberId, ...period }) {
    need(canSeePay(ctx.actor, memberId))
    return await readStatement(ctx, period, memberId)
  },

  async lockStatements(ctx, period) {
    need(canSetPay(ctx.actor))
    return { statements: await lock(ctx, period, companyOf(ctx.settings).currency) }
  },
}

/** For which representative business of a day with a customer, or of a deal, counts. */
async function readRepresentative(
  ctx: Context,
  of: { customerId: string | null; opportunityId: string | null; day: string },
): Promise<string | null> {
  const plans = await sql.listPlans(ctx.db, mostPlans)
  const representativeOf = await readRated(ctx, { dealId: of.opportunityId ?? '' }, plans)
  return representativeOf({ ...of, product: null })
}

/** A deal that the caller is concerned with. Refuses `notFound`, `notAllowed`. */
async function readDeal(ctx: Context, opportunityId: string) {
  const deal = await sql.findDeal(ctx.db, opportunityId)
  if (!deal) throw new Refusal('notFound')
  if (deal.customerId === null) need(canSetPay(ctx.actor))
  else need(canSeePlan(ctx.actor, (await readCustomer(ctx, deal.customerId)).responsibility))
  return deal
}

async function check(ctx: Context, shares: readonly Share[]): Promise<void> {
  checkShares(shares)
  for (const { memberId } of shares) await needMember(ctx, memberId)
}

async function save(
  ctx: Context,
  before: Awaited<ReturnType<typeof sql.findDealShares>>,
  of: { customerId: string | null; opportunityId: string | null; validFrom: string | null },
  shares: readonly Share[],
): Promise<void> {
  const values = { shares: JSON.stringify(shares) }
  if (before) await updateRecord(ctx, 'creditShares', 'credit.shared', before, values)
  else await insertRecord(ctx, 'creditShares', 'credit.shared', { ...of, ...values })
}
