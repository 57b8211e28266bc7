import { need, type Responsibility } from '#features/customers/access.ts'
import { readCustomer } from '#features/customers/actions.ts'
import { readOpportunity } from '#features/opportunities/actions/reading.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { findRecord, insertRecord, updateRecord } from '#platform/actions/records.ts'
import { oneAtATime } from '#platform/db/waiting.ts'
import { addDays, earlier } from '#shared/days.ts'
import { defined } from '#shared/defined.ts'
import { Refusal } from '#shared/refusal.ts'
import { canCorrect, canDecide, canRequest } from '../access.ts'
import type { contract } from '../contract.ts'
import { type Claim, checkDays, collide, isOpen, settle, stateOf } from '../rules.ts'
import * as sql from '../sql.ts'
import { readPartner } from './partners.ts'
import { type Known, mostOpen, readOpen, readProtection } from './reading.ts'

type Operations =
  | 'requestProtection'
  | 'changeProtection'
  | 'decideProtection'
  | 'withdrawProtection'
  | 'settleProtectionDispute'

/** Every change of a protection: asked for, corrected, decided, taken back, disputes settled. */
export const claimActions: Pick<Actions<typeof contract>, Operations> = {
  async requestProtection(ctx, { partnerId, customerId, name, productGroup, opportunityId, grant, ...input }) {
    const partner = await readPartner(ctx, partnerId)
    const whom = await readWhom(ctx, customerId, name, opportunityId)
    need(canRequest(ctx.actor, partner, whom.responsibility))
    if (grant) need(canDecide(ctx.actor))
    checkDays(input, ctx.today)
    await oneAtATime(ctx, 'protections')
    const { rows } = await readOpen(ctx, whom.customerId ? [whom.customerId] : null)
    if (rows.length >= mostOpen) throw new Refusal('partsTooMany', { most: mostOpen })
    const { customerId: of, endCustomer } = whom
    const open = { decision: null, withdrawnAt: null, productGroup, opportunityId }
    const claim: Claim = { id: '', partnerId, customerId: of, endCustomer, ...open, ...input }
    needOnce(rows, claim, ctx.today)
    const disputed = rows.some((row) => collide(row.claim, claim, ctx.today))
    const granted = grant && !disputed
    const row = await insertRecord(ctx, 'protections', 'protection.requested', {
      ...{ partnerId, customerId: of, name: of ? null : endCustomer, productGroup, opportunityId, ...input },
      ...(granted ? decidedBy(ctx, 'granted', null) : undecided),
      ...{ withdrawnAt: null, withdrawnById: null },
    })
    return { id: row.id, state: granted ? 'granted' : 'requested', disputed, undo: ctx.commandId }
  },

  async changeProtection(ctx, { id, version, customerId, ...input }) {
    const { row } = await readToCorrect(ctx, id, version)
    if (customerId && row.customerId) throw new Refusal('changedMeanwhile')
    if (customerId) await readCustomer(ctx, customerId)
    const given = { ...defined(input), ...(customerId ? { customerId } : {}) }
    const claim: Claim = { ...row.claim, ...given }
    checkDays(claim, ctx.today)
    await oneAtATime(ctx, 'protections')
    const { rows } = await readOpen(ctx)
    const others = rows.filter((one) => one.id !== id)
    needOnce(others, claim, ctx.today)
    // Nobody is protected against somebody who is: what was granted does not grow over what was granted to others.
    if (claim.decision === 'granted') {
      const taken = others.find((one) => one.decision === 'granted' && collide(one.claim, claim, ctx.today))
      if (taken) throw new Refusal('protectionTaken', { partner: taken.partnerName, day: taken.toDay })
    }
    await update(ctx, 'protection.changed', row, given)
    return { undo: ctx.commandId }
  },

  async decideProtection(ctx, { id, decision, reason }) {
    const { row } = await readProtection(ctx, id)
    need(canDecide(ctx.actor))
    if (stateOf(row.claim, ctx.today) !== 'requested') throw new Refusal('changedMeanwhile')
    if (decision === 'refused' && !reason) throw new Refusal('declineReasonMissing')
    await oneAtATime(ctx, 'protections')
    const { rows } = await readOpen(ctx)
    const other = rows.find((one) => one.id !== id && collide(one.claim, row.claim, ctx.today))
    if (other) throw new Refusal('protectionDisputed', { partner: other.partnerName })
    await update(ctx, `protection.${decision}`, row, decidedBy(ctx, decision, reason))
    return { undo: ctx.commandId }
  },

  async withdrawProtection(ctx, { id, reason }) {
    const { row } = await readToCorrect(ctx, id)
    const ended = { toDay: earlier(row.toDay, addDays(ctx.today, -1)), decisionReason: reason ?? row.decisionReason }
    await update(ctx, 'protection.withdrawn', row, {
      withdrawnAt: ctx.now,
      withdrawnById: ctx.actor.memberId || null,
      ...(row.decision === 'granted' ? ended : {}),
    })
    return { undo: ctx.commandId }
  },

  async settleProtectionDispute(ctx, { ids, winnerId, reason, day }) {
    need(canDecide(ctx.actor))
    await oneAtATime(ctx, 'protections')
    const { disputes } = await readOpen(ctx)
    const dispute = disputes.find((claims) => claims.some(({ id }) => id === ids[0]))
    const asSeen = dispute?.length === new Set(ids).size && dispute.every(({ id }) => ids.includes(id))
    if (!dispute || !asSeen) throw new Refusal('changedMeanwhile')
    if (winnerId !== null && !ids.includes(winnerId)) throw new Refusal('notFound')
    const claims = dispute.map(({ claim }) => claim)
    for (const { id, patch } of settle(claims, winnerId, day, ctx.today)) {
      const row = dispute.find((one) => one.id === id) as Known
      const decision = patch.decision ?? row.claim.decision ?? 'refused'
      await update(ctx, 'protection.settled', row, { ...decidedBy(ctx, decision, reason, day), ...patch })
    }
    const known = dispute.find(({ customerId }) => customerId !== null) ?? (dispute[0] as Known)
    const row = await insertRecord(ctx, 'protectionDisputes', 'protectionDispute.settled', {
      ...{ customerId: known.customerId, name: known.endCustomer, winnerId, day, reason },
      claims: JSON.stringify(
        dispute.map(({ id, partnerName, fromDay, toDay }) => ({ id, partnerName, fromDay, toDay })),
      ),
    })
    return { id: row.id, undo: ctx.commandId }
  },
}

const undecided = { decision: null, decisionReason: null, decidedDay: null, decidedAt: null, decidedById: null }

function decidedBy(ctx: Context, decision: 'granted' | 'refused', reason: string | null, day = ctx.today) {
  const who = { decidedAt: ctx.now, decidedById: ctx.actor.memberId || null }
  return { decision, decisionReason: reason, decidedDay: day, ...who }
}

/** The end customer that is meant. Refuses `leadNeedsCustomer` where none is named, `notFound` for an opportunity of another. */
async function readWhom(
  ctx: Context,
  customerId: string | undefined,
  name: string | undefined,
  opportunityId: string | null,
): Promise<{ customerId: string | null; endCustomer: string; responsibility: Responsibility | null }> {
  if (!customerId && !name) throw new Refusal('leadNeedsCustomer')
  if (opportunityId) {
    const { row } = await readOpportunity(ctx, opportunityId)
    const end = await sql.findEndCustomer(ctx.db, opportunityId)
    if (!customerId || (row.customerId !== customerId && end?.customerId !== customerId)) throw new Refusal('notFound')
  }
  if (!customerId) return { customerId: null, endCustomer: name ?? '', responsibility: null }
  const { row, responsibility } = await readCustomer(ctx, customerId)
  return { customerId, endCustomer: row.name, responsibility }
}

/** Refuses `protectionTaken` where the same partner has an entry for the same already. */
function needOnce(rows: readonly Known[], claim: Claim, today: string): void {
  // Asked as if it were somebody else's: the partner does not collide with itself.
  const asOther = { ...claim, partnerId: '' }
  const twice = rows.find((row) => row.partnerId === claim.partnerId && collide(row.claim, asOther, today))
  if (twice) throw new Refusal('protectionTaken', { partner: twice.partnerName, day: twice.toDay })
}

/** An open protection that the actor may correct. Refuses `notFound`, `notAllowed`, `changedMeanwhile`. */
async function readToCorrect(ctx: Context, id: string, version?: number) {
  const found = await readProtection(ctx, id)
  const { row } = found
  need(canCorrect(ctx.actor, row, { memberId: row.partnerMemberId }))
  if (version !== undefined && version !== row.version) throw new Refusal('changedMeanwhile')
  if (!isOpen(row.claim, ctx.today)) throw new Refusal('changedMeanwhile')
  return found
}

async function update(ctx: Context, name: string, { id }: Known, patch: Partial<sql.ProtectionRecord>): Promise<void> {
  await updateRecord(ctx, 'protections', name, await findRecord(ctx.db, 'protections', id), patch)
}
