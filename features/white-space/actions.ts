import { companyOf } from '#features/company/rules.ts'
import { canChange, need } from '#features/customers/access.ts'
import { readCustomer } from '#features/customers/actions.ts'
import { canSeePlan } from '#features/key-accounts/access.ts'
import { insertOpportunity } from '#features/opportunities/actions.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { deleteRecord, insertRecord, updateRecord } from '#platform/actions/records.ts'
import { Refusal } from '#shared/refusal.ts'
import { readMatrix, readRevenue } from './actions/matrix.ts'
import { readSuggestions } from './actions/suggestions.ts'
import type { contract } from './contract.ts'
import * as sql from './sql.ts'

const mostSites = 50

export const actions: Actions<typeof contract> = {
  async getWhiteSpace(ctx, { customerId }) {
    return await readMatrix(ctx, await readPlace(ctx, customerId))
  },

  async setWhiteSpace(ctx, { customerId, unitId, group, irrelevant, revenue, ...said }) {
    const place = await readForChange(ctx, customerId)
    const cell = { ...(await placeOf(ctx, customerId, unitId)), productGroup: group }
    if (revenue !== undefined && cell.siteId === null) throw new Refusal('revenueFromInvoices')
    const before = await sql.findPotential(ctx.db, cell.customerId, cell.siteId, group)
    const estimated = before?.potential !== said.potential || before.source !== said.source
    await saveCell(ctx, before, cell, {
      ...said,
      currency: place.currency,
      day: before && !estimated ? before.day : ctx.today,
      irrelevantAt: irrelevant ? (before?.irrelevantAt ?? ctx.now) : null,
      ...(revenue === undefined ? {} : { revenue }),
    })
    return { undo: ctx.commandId }
  },

  async openWhiteSpace(ctx, { customerId, unitId, group, title, amount }) {
    const { currency } = await readForChange(ctx, customerId)
    const cell = { ...(await placeOf(ctx, customerId, unitId)), productGroup: group }
    const before = await sql.findPotential(ctx.db, cell.customerId, cell.siteId, group)
    const bought = await readRevenue(ctx, { ...cell, parted: unitId === customerId }, currency)
    const kind = bought > 0 ? 'upSelling' : 'crossSelling'
    const opportunityId = await openOpportunity(ctx, cell.customerId, { title, amount, currency, kind })
    await saveCell(ctx, before, cell, { currency, opportunityId })
    return { id: opportunityId, undo: ctx.commandId }
  },

  async createSite(ctx, { customerId, name }) {
    await readForChange(ctx, customerId)
    const sites = await sql.listSites(ctx.db, customerId, mostSites)
    if (sites.length >= mostSites) throw new Refusal('sitesFull', { most: mostSites })
    if (sites.some((site) => site.name.toLowerCase() === name.toLowerCase())) throw new Refusal('siteThere', { name })
    const { id } = await insertRecord(ctx, 'sites', 'site.added', { customerId, name })
    return { id, undo: ctx.commandId }
  },

  async deleteSite(ctx, { customerId, siteId }) {
    await readForChange(ctx, customerId)
    const site = (await sql.listSites(ctx.db, customerId, mostSites)).find(({ id }) => id === siteId)
    if (!site) throw new Refusal('notFound')
    await deleteRecord(ctx, 'sites', 'site.removed', site)
    return { undo: ctx.commandId }
  },

  async listSuggestions(ctx, { customerId }) {
    return await readSuggestions(ctx, await readPlace(ctx, customerId))
  },

  async answerSuggestion(ctx, { customerId, accept, reason, amount, title, because, ...evidence }) {
    const { currency } = await readForChange(ctx, customerId)
    const { group } = evidence
    if (!accept && reason === '') throw new Refusal('suggestionReasonMissing')
    const answers = await sql.listAnswers(ctx.db, { customerId }, 1000)
    if (answers.some(({ productGroup }) => productGroup === group)) throw new Refusal('suggestionAnswered', { group })
    let opportunityId: string | null = null
    if (accept) {
      opportunityId = await openOpportunity(ctx, customerId, {
        title: title || group,
        amount,
        currency,
        kind: 'crossSelling',
      })
      const before = await sql.findPotential(ctx.db, customerId, null, group)
      const cell = { customerId, siteId: null, productGroup: group }
      await saveCell(ctx, before, cell, { currency, opportunityId, irrelevantAt: null })
    }
    await insertRecord(ctx, 'suggestionAnswers', accept ? 'suggestion.accepted' : 'suggestion.rejected', {
      customerId,
      productGroup: group,
      day: ctx.today,
      reason: accept ? null : reason,
      because: JSON.stringify(because),
      bought: evidence.bought,
      comparable: evidence.comparable,
      lift: evidence.lift,
      opportunityId,
    })
    return { opportunityId, undo: ctx.commandId }
  },
}

/** What could be bought belongs to the plan. Refuses `notFound`, `notAllowed`. */
async function readPlace(ctx: Context, customerId: string) {
  const { row, responsibility } = await readCustomer(ctx, customerId)
  need(canSeePlan(ctx.actor, responsibility))
  return { row, currency: companyOf(ctx.settings).currency, canChange: canChange(ctx.actor, responsibility) }
}

async function readForChange(ctx: Context, customerId: string) {
  const place = await readPlace(ctx, customerId)
  need(place.canChange)
  return place
}

/** Whose cell it is: of the customer, of one of its subsidiaries, or of a site. Refuses `notFound`. */
async function placeOf(ctx: Context, customerId: string, unitId: string) {
  if (unitId === customerId) return { customerId, siteId: null }
  const sites = await sql.listSites(ctx.db, customerId, mostSites)
  if (sites.some(({ id }) => id === unitId)) return { customerId, siteId: unitId }
  const { row, responsibility } = await readCustomer(ctx, unitId)
  if (row.parentId !== customerId) throw new Refusal('notFound')
  need(canChange(ctx.actor, responsibility))
  return { customerId: unitId, siteId: null }
}

async function openOpportunity(
  ctx: Context,
  customerId: string,
  said: { title: string; amount: number | null; currency: string; kind: 'crossSelling' | 'upSelling' },
): Promise<string> {
  const ownerId = ctx.actor.memberId || null
  const none = { personId: null, expectedClose: null, nextStep: null, nextStepDay: null }
  const row = await insertOpportunity(ctx, { ...none, ...said, customerId, ownerId })
  return row.id
}

type CellValues = Partial<Omit<sql.PotentialRecord, 'id' | 'version'>> & { currency: string }

async function saveCell(
  ctx: Context,
  before: sql.PotentialRecord | undefined,
  cell: { customerId: string; siteId: string | null; productGroup: string },
  values: CellValues,
): Promise<void> {
  if (before) await updateRecord(ctx, 'potentials', 'potential.changed', before, values)
  else await insertRecord(ctx, 'potentials', 'potential.noted', { ...emptyCell, day: ctx.today, ...cell, ...values })
}

const emptyCell = {
  potential: null,
  source: null,
  competitor: null,
  revenue: null,
  irrelevantAt: null,
  opportunityId: null,
}
