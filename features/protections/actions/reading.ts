import type { Responsibility } from '#features/customers/access.ts'
import { customerReadable, findResponsibility } from '#features/customers/actions.ts'
import type { Context } from '#platform/actions/context.ts'
import { is } from '#shared/actor.ts'
import { Refusal } from '#shared/refusal.ts'
import { canCorrect } from '../access.ts'
import type { Protection } from '../contract.ts'
import { type Claim, disputesOf, type PartnerKind, runsOutIn, stateOf } from '../rules.ts'
import * as sql from '../sql.ts'

/** More than this is asked for or granted at no time. */
export const mostOpen = 5000
/** The lead time where nobody says another. */
export const leadDays = 60

/** A protection with what the rules ask of it. */
export type Known = sql.ShownRecord & { claim: Claim }

/**
 * All that is asked for or granted, next to end first, with the disputes among it, and which of it the actor may see.
 * `customerIds`: only what is about one of these, and what is about mere names.
 */
export async function readOpen(ctx: Context, customerIds: string[] | null = null) {
  const rows = (await sql.listOpen(ctx.db, ctx.today, customerIds, mostOpen)).map(known)
  const byId = new Map(rows.map((row) => [row.id, row]))
  const disputes = disputesOf(
    rows.map(({ claim }) => claim),
    ctx.today,
  ).map((claims) => claims.map(({ id }) => byId.get(id) as Known))
  const disputed = new Set(disputes.flat().map(({ id }) => id))
  const seen = seenBy(ctx)
  const visible = seen ? await sql.listSeen(ctx.db, seen, ctx.today, mostOpen) : null
  return { rows, disputes, disputed, sees: (row: Known) => visible?.has(row.id) ?? true }
}

/** Condition that the actor may see a protection; none: all of them. */
export function seenBy(ctx: Context) {
  return sql.seenBy(ctx.actor, customerReadable(ctx.actor, 'protections.customerId'))
}

/**
 * One protection, and who has to do with its end customer (none: only a name, or not for the actor's eyes). Refuses `notFound`
 * where the actor may not see it.
 */
export async function readProtection(
  ctx: Context,
  id: string,
): Promise<{ row: Known; responsibility: Responsibility | null }> {
  const found = await sql.findProtection(ctx.db, id)
  if (!found) throw new Refusal('notFound')
  const responsibility = await findResponsibility(ctx, found.customerId)
  const own = is(ctx.actor, found.createdById) || is(ctx.actor, found.partnerMemberId)
  if (ctx.actor.readsOwnOnly && !own && !responsibility) throw new Refusal('notFound')
  return { row: known(found), responsibility }
}

export function known(row: sql.ShownRecord): Known {
  const { id, partnerId, customerId, endCustomer, productGroup, opportunityId, fromDay, toDay, withdrawnAt } = row
  const decision = row.decision as Claim['decision']
  const days = { fromDay, toDay, withdrawnAt, decision }
  return { ...row, claim: { id, partnerId, customerId, endCustomer, productGroup, opportunityId, ...days } }
}

/** As the contract shows it. */
export function shown(ctx: Context, row: Known, disputed: boolean, withinDays = leadDays): Protection {
  const { claim, partnerKind, partnerMemberId, createdAt, requestedByName, ...rest } = row
  return {
    ...pick(rest),
    partnerKind: partnerKind as PartnerKind,
    state: stateOf(claim, ctx.today),
    disputed,
    runsOutIn: runsOutIn(claim, ctx.today, withinDays),
    requestedAt: createdAt,
    requestedByName,
    canCorrect: canCorrect(ctx.actor, row, { memberId: partnerMemberId }),
  }
}

function pick({
  id,
  version,
  partnerId,
  partnerName,
  customerId,
  endCustomer,
  productGroup,
  opportunityId,
  opportunityTitle,
  fromDay,
  toDay,
  reason,
  decisionReason,
  decidedDay,
  decidedAt,
  decidedByName,
}: Omit<Known, 'claim' | 'partnerKind' | 'partnerMemberId' | 'createdAt' | 'requestedByName'>) {
  const whom = { partnerId, partnerName, customerId, endCustomer, productGroup, opportunityId, opportunityTitle }
  const decided = { decisionReason, decidedDay, decidedAt, decidedByName }
  return { id, version, ...whom, fromDay, toDay, reason, ...decided }
}
