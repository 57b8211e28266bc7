import { canChangeCompany } from '#features/company/access.ts'
import { showArea } from '#features/company/actions.ts'
import { companyOf } from '#features/company/rules.ts'
import { canChange, need } from '#features/customers/access.ts'
import { customerReadable, readCustomer } from '#features/customers/actions.ts'
import type { Actions, Change, Context, Followers } from '#platform/actions/context.ts'
import { insertRecord, noteEvent, updateRecord } from '#platform/actions/records.ts'
import { saveSetting } from '#platform/actions/settings.ts'
import { defined } from '#shared/defined.ts'
import { newId } from '#shared/ids.ts'
import { Refusal } from '#shared/refusal.ts'
import { canDecide } from './access.ts'
import { readAccount, readOverview } from './actions/overview.ts'
import type { contract } from './contract.ts'
import { followAnswer, followMode } from './nominating.ts'
import { type FitRatings, fitOf } from './rules/fit.ts'
import { nominationPolicyOf } from './settings.ts'
import * as sql from './sql.ts'

const mostSegments = 200

export const actions: Actions<typeof contract> = {
  async getKeyAccounts(ctx) {
    return await readOverview(ctx)
  },

  async getKeyAccount(ctx, { customerId }) {
    return await readAccount(ctx, customerId)
  },

  async answerNomination(ctx, { customerId, accept, reason }) {
    const { row } = await readCustomer(ctx, customerId)
    need(canDecide(ctx.actor))
    if (row.mode === 'keyAccount') throw new Refusal('keyAccountAlready')
    if (accept) {
      await updateRecord(ctx, 'customers', 'customer.changed', row, { mode: 'keyAccount' })
      return { undo: ctx.commandId }
    }
    if (reason === '') throw new Refusal('declineReasonMissing')
    await insertRecord(ctx, 'declinedNominations', 'keyAccount.declined', { customerId, day: ctx.today, reason })
    return { undo: ctx.commandId }
  },

  async rateStrategy(ctx, { customerId, ratings }) {
    const { responsibility } = await readCustomer(ctx, customerId)
    need(canChange(ctx.actor, responsibility))
    const { criteria } = nominationPolicyOf(ctx.settings)
    if (!Object.keys(ratings).every((id) => criteria.some((one) => one.id === id)))
      throw new Refusal('strategicCriterionGone')
    const [before] = await sql.listScores(ctx.db, [customerId])
    const values = { ratings: JSON.stringify(ratings) }
    if (before) await updateRecord(ctx, 'strategicScores', 'keyAccount.scored', before, values)
    else await insertRecord(ctx, 'strategicScores', 'keyAccount.scored', { customerId, ...values })
    return { undo: ctx.commandId }
  },

  async listSegmentFits(ctx) {
    const rows = await sql.countBranches(ctx.db, customerReadable(ctx.actor, 'customers.id'), mostSegments)
    const branches = rows.flatMap(({ branch }) => branch ?? [])
    const rated = branches.length > 0 ? await sql.listFits(ctx.db, { branches }) : []
    const ratingsOf = new Map(rated.map((row) => [row.branch, JSON.parse(row.ratings) as FitRatings]))
    return {
      segments: rows.map(({ branch, customers }) => {
        const ratings = ratingsOf.get(branch) ?? {}
        return { branch: branch ?? '', customers: Number(customers), ratings, fit: fitOf(ratings) }
      }),
      canRate: canDecide(ctx.actor),
    }
  },

  async rateSegmentFit(ctx, { branch, ratings }) {
    need(canDecide(ctx.actor))
    const [before] = await sql.listFits(ctx.db, { branches: [branch] })
    await saveFit(ctx, before, { branch, customerId: null }, ratings)
    return { undo: ctx.commandId }
  },

  async rateFit(ctx, { customerId, ratings }) {
    const { responsibility } = await readCustomer(ctx, customerId)
    need(canChange(ctx.actor, responsibility))
    const [before] = await sql.listFits(ctx.db, { customerIds: [customerId] })
    await saveFit(ctx, before, { branch: null, customerId }, ratings)
    return { undo: ctx.commandId }
  },

  async getKeyAccountSettings(ctx) {
    const { criteria, ...limits } = nominationPolicyOf(ctx.settings)
    return {
      ...limits,
      criteria: [...criteria],
      currency: companyOf(ctx.settings).currency,
      canChange: canChangeCompany(ctx.actor),
    }
  },

  async changeKeyAccountSettings(ctx, { criteria, ...limits }) {
    need(canChangeCompany(ctx.actor))
    const before = nominationPolicyOf(ctx.settings)
    const after = {
      ...before,
      ...defined(limits),
      ...(criteria ? { criteria: criteria.map((one) => ({ ...one, id: one.id ?? newId() })) } : {}),
    }
    await saveSetting(ctx, 'keyAccounts', after)
    noteEvent(ctx, 'keyAccounts.settings', 'settings', 'keyAccounts', { from: before, to: after })
    return {}
  },
}

type StoredFit = Awaited<ReturnType<typeof sql.listFits>>[number]

async function saveFit(
  ctx: Context,
  before: StoredFit | undefined,
  of: { branch: string | null; customerId: string | null },
  ratings: FitRatings,
): Promise<void> {
  const values = { ratings: JSON.stringify(ratings) }
  if (before) await updateRecord(ctx, 'careFits', 'careFit.rated', before, values)
  else await insertRecord(ctx, 'careFits', 'careFit.rated', { ...of, ...values })
}

export const followers: Followers = {
  customers: [showAreaOnce, followMode],
  declinedNominations: [followAnswer],
  handovers: [followAnswer],
}

/** The area appears with the first key account, however a customer becomes one. */
async function showAreaOnce(ctx: Context, { before, after }: Change): Promise<void> {
  if (after?.mode !== 'keyAccount' || before?.mode === 'keyAccount' || (await sql.countKeyAccounts(ctx.db, 2)) > 1)
    return
  await showArea(ctx, 'keyAccounts')
}
