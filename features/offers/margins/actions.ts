import { leading } from '#features/company/rules.ts'
import { need } from '#features/customers/access.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { deleteRecord, findRecord, insertRecord, updateRecord } from '#platform/actions/records.ts'
import { Refusal } from '#shared/refusal.ts'
import { readOffer } from '../actions.ts'
import type { OfferRecord } from '../sql.ts'
import { type DraftedLine, marginFor } from '../writer/paper.ts'
import { offerSettingsOf } from '../writer/settings.ts'
import { canApprove } from './access.ts'
import type { contract } from './contract.ts'
import { checkDecision, isBelow, rateOf, stillHolds } from './rules.ts'
import * as sql from './sql.ts'

export const actions: Actions<typeof contract> = {
  async getLineCost(ctx, { id, productId }) {
    const { row, mayChange } = await readOffer(ctx, id)
    need(mayChange)
    return { cost: (await sql.listCosts(ctx.db, [productId], row.currency)).get(productId) ?? null }
  },

  async askApproval(ctx, { id, version, reason }) {
    const row = await readDraft(ctx, id)
    if (version !== undefined && version !== row.version) throw new Refusal('changedMeanwhile')
    const { margin, below } = await weigh(ctx, row)
    if (!below || !margin) throw new Refusal('marginEnough')
    for (const older of await sql.listOpen(ctx.db, id))
      await deleteRecord(ctx, 'offerApprovals', 'approval.withdrawn', older)
    const { priced, cost } = margin
    const asked = { offerId: id, net: row.amount, priced, cost, reason, ...undecided }
    const request = await insertRecord(ctx, 'offerApprovals', 'approval.asked', asked)
    // Their open pages look again.
    ctx.effects.signals.push({ name: 'tasks', members: await sql.listDeciders(ctx.db, leading), params: {} })
    return { id: request.id, undo: ctx.commandId }
  },

  async listApprovals(ctx) {
    const canDecide = canApprove(ctx.actor)
    const rows = await sql.listWaiting(ctx.db, canDecide ? null : ctx.actor.memberId)
    const { minimumMargin } = offerSettingsOf(ctx.settings)
    return {
      requests: rows.map((row) => ({
        ...row,
        askedAt: row.createdAt,
        margin: row.priced - row.cost,
        rate: rateOf({ priced: row.priced, margin: row.priced - row.cost }),
        minimum: minimumMargin,
        canDecide,
      })),
    }
  },

  async decideApproval(ctx, { id, approved, words }) {
    need(canApprove(ctx.actor))
    const request = await findRecord(ctx.db, 'offerApprovals', id)
    checkDecision(request, approved, words)
    await readDraft(ctx, request.offerId)
    const decision = approved ? 'approved' : 'refused'
    await updateRecord(ctx, 'offerApprovals', `approval.${decision}`, request, { ...decidedNow(ctx), decision, words })
    if (request.createdById) ctx.effects.signals.push({ name: 'tasks', members: [request.createdById], params: {} })
    return { undo: ctx.commandId }
  },
}

const undecided = { decision: null, decidedAt: null, decidedById: null, words: null }

function decidedNow(ctx: Context) {
  return { decidedAt: ctx.now, decidedById: ctx.actor.memberId || null }
}

/**
 * Before an offer goes out: below the least margin it needs an approval that still holds. Whoever may approve does so by
 * sending, and it is written down. Refuses `offerNeedsApproval`.
 */
export async function needApproval(ctx: Context, row: OfferRecord): Promise<void> {
  const { margin, below } = await weigh(ctx, row)
  if (!below || !margin) return
  const approvals = await sql.listApproved(ctx.db, row.id)
  if (approvals.some((one) => stillHolds(one, { net: row.amount, margin }))) return
  if (!canApprove(ctx.actor)) throw new Refusal('offerNeedsApproval')
  const { priced, cost } = margin
  const own = { offerId: row.id, net: row.amount, priced, cost, reason: '', words: null }
  await insertRecord(ctx, 'offerApprovals', 'approval.approved', { ...own, ...decidedNow(ctx), decision: 'approved' })
}

type SaidLine = Omit<DraftedLine, 'cost'> & { cost?: number | null | undefined }

/** Lines with what they cost: as said, else as their product does. */
export async function withCosts(ctx: Context, lines: readonly SaidLine[], currency: string): Promise<DraftedLine[]> {
  const products = lines.flatMap(({ productId, cost }) => (productId && (cost ?? null) === null ? [productId] : []))
  const costs = await sql.listCosts(ctx.db, products, currency)
  return lines.map((line) => {
    const ofOne = costs.get(line.productId ?? '')
    return { ...line, cost: line.cost ?? (ofOne === undefined ? null : ofOne * line.priceUnit) }
  })
}

async function weigh(ctx: Context, row: OfferRecord) {
  const margin = await marginFor(ctx, row)
  return { margin, below: isBelow(margin, offerSettingsOf(ctx.settings).minimumMargin) }
}

/** A draft that the actor may change. Refuses `offerSent`, `offerDecided`. */
async function readDraft(ctx: Context, id: string): Promise<OfferRecord> {
  const { row, mayChange } = await readOffer(ctx, id)
  if (row.sequence === null) throw new Refusal('notFound')
  need(mayChange)
  if (row.outcome !== null) throw new Refusal('offerDecided')
  if (row.sentOn !== null) throw new Refusal('offerSent')
  return row
}
