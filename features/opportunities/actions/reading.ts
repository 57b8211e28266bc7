import { canRead, need } from '#features/customers/access.ts'
import { readCustomer } from '#features/customers/actions.ts'
import type { Context } from '#platform/actions/context.ts'
import { updateRecord } from '#platform/actions/records.ts'
import { Refusal } from '#shared/refusal.ts'
import { canChange } from '../access.ts'
import type { Outcome } from '../rules.ts'
import * as sql from '../sql.ts'

/**
 * An opportunity with its customer; without one it is like a customer of whoever holds it. Refuses `notFound` where
 * reading is not allowed.
 */
export async function readOpportunity(ctx: Context, id: string) {
  const row = await sql.findOpportunity(ctx.db, id)
  if (!row) throw new Refusal('notFound')
  const helpers = await sql.listHelpersOf(ctx.db, id)
  const held = { ownerId: row.ownerId, helperIds: helpers.map((one) => one.memberId) }
  if (!row.customerId) {
    const responsibility = { ...held, insideSalesId: null }
    if (!canRead(ctx.actor, responsibility)) throw new Refusal('notFound')
    return { row, helpers, customer: null, mayChange: canChange(ctx.actor, held, responsibility) }
  }
  const { row: customer, responsibility } = await readCustomer(ctx, row.customerId)
  return { row, helpers, customer, mayChange: canChange(ctx.actor, held, responsibility) }
}

/**
 * An opportunity that the actor may change, as it stood when they saw it. Refuses `notFound`, `notAllowed`, and
 * `changedMeanwhile` if `version` is another than that of now.
 */
export async function readToChange(ctx: Context, id: string, version?: number): Promise<sql.OpportunityRecord> {
  const { row, mayChange } = await readOpportunity(ctx, id)
  need(mayChange)
  if (version !== undefined && version !== row.version) throw new Refusal('changedMeanwhile')
  return row
}

type References = {
  customerId: string | null
  stageId?: string | null | undefined
  ownerId?: string | null | undefined
  personId?: string | null | undefined
}

/**
 * Stage, colleague and person must be there, the person at this customer.
 * Refuses `stageUnknown`, `memberUnknown`, `personElsewhere`.
 */
export async function checkReferences(ctx: Context, { customerId, ...input }: References): Promise<void> {
  const { stageId, ownerId, personId } = input
  if (stageId && !(await sql.isStage(ctx.db, stageId))) throw new Refusal('stageUnknown')
  if (ownerId && ownerId !== ctx.actor.memberId && !(await sql.isMember(ctx.db, ownerId)))
    throw new Refusal('memberUnknown')
  if (personId && (await sql.findPerson(ctx.db, personId))?.customerId !== customerId)
    throw new Refusal('personElsewhere')
}

/** The reason must stand on the company's list for this outcome; one that is hidden only where it stood before. Refuses `reasonUnknown`. */
export async function checkReason(ctx: Context, outcome: Outcome, reason: string | null, before: string | null = null) {
  if (reason === null || reason === before) return
  const known = (await sql.listReasons(ctx.db)).find((one) => one.id === reason)
  if (!known || known.outcome !== outcome || known.hiddenAt !== null) throw new Refusal('reasonUnknown')
}

/** Writes what changed, with its event; answers the new version and how to take it back. */
export async function save(
  ctx: Context,
  name: string,
  row: sql.OpportunityRecord,
  patch: Partial<sql.OpportunityRecord>,
) {
  const { version } = await updateRecord(ctx, 'opportunities', name, row, patch)
  return { version, undo: ctx.commandId }
}
