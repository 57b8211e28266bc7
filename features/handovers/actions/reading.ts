import { canRead, need, type Responsibility } from '#features/customers/access.ts'
import { readCustomer } from '#features/customers/actions.ts'
import type { Context } from '#platform/actions/context.ts'
import { findRecord } from '#platform/actions/records.ts'
import { system } from '#shared/actor.ts'
import { Refusal } from '#shared/refusal.ts'
import { canSeeHandover } from '../access.ts'
import type { Dossier, Handover, HandoverBrief } from '../contract.ts'
import type { Direction, Occasion, State } from '../rules/state.ts'
import { speaksWith, stateOf } from '../rules/state.ts'
import * as sql from '../sql.ts'
import { completenessOf, readDossier } from './dossier.ts'

export type Loaded = {
  row: sql.HandoverRecord
  state: State
  customer: Awaited<ReturnType<typeof readCustomer>>['row']
  responsibility: Responsibility
}

/**
 * A handover with its customer, which both sides see although they need not be concerned with it at that time. Refuses
 * `notAllowed`, and `notFound` where not even the customer may be read.
 */
export async function readHandover(ctx: Context, id: string): Promise<Loaded> {
  const row = await findRecord(ctx.db, 'handovers', id)
  const { row: customer, responsibility } = await readCustomer({ ...ctx, actor: system }, row.customerId)
  if (!canSeeHandover(ctx.actor, row, responsibility)) {
    if (!canRead(ctx.actor, responsibility)) throw new Refusal('notFound')
    need(false)
  }
  return { row, state: stateOf(row), customer, responsibility }
}

/** In a few words, for lists and the customer's page. */
export function briefOf(row: sql.NamedHandover): HandoverBrief {
  const state = stateOf(row)
  return {
    id: row.id,
    version: row.version,
    customerId: row.customerId,
    customerName: row.customerName,
    fromId: row.fromId,
    fromName: row.fromName,
    toId: row.toId,
    toName: row.toName,
    direction: row.direction as Direction,
    because: row.because as Occasion,
    note: row.note,
    state,
    due: dueOf(row, state),
    proposedAt: row.proposedAt,
    acceptedAt: row.acceptedAt,
    introducedDay: row.introducedDay,
    doneAt: row.doneAt,
  }
}

function dueOf(row: sql.HandoverRecord, state: State): string | null {
  if (state === 'proposed') return row.answerDue
  if (state === 'accepted') return row.introduceBy
  return state === 'done' ? row.checkDay : null
}

/** Everything about one handover. The dossier is the kept one from its acceptance on. */
export async function wholeOf(
  ctx: Context,
  row: sql.NamedHandover,
): Promise<Omit<Handover, 'canPropose' | 'canAnswer' | 'canIntroduce' | 'side' | 'returnReasons'>> {
  const returns = await sql.listReturns(ctx.db, [row.id])
  const checks = await sql.listChecks(ctx.db, [row.id])
  const speaks = speaksWith(row.ownerId, { ...row, state: stateOf(row), fromLeft: row.fromLeftAt !== null })
  const ids = [
    row.proposedById,
    row.acceptedById,
    row.introducedById,
    row.doneById,
    row.withdrawnById,
    speaks.memberId,
    ...returns.map(({ createdById }) => createdById),
    ...checks.map(({ memberId }) => memberId),
  ]
  const members = await sql.listMembers(
    ctx.db,
    ids.filter((id) => id !== null),
  )
  const names = new Map(members.map(({ id, name }) => [id, name]))
  const nameOf = (id: string | null) => names.get(id ?? '') ?? null
  const dossier = row.dossier === null ? await readDossier(ctx, row) : (JSON.parse(row.dossier) as Dossier)
  return {
    ...briefOf(row),
    proposedByName: nameOf(row.proposedById),
    answerDue: row.answerDue,
    incompleteReason: row.incompleteReason,
    acceptedByName: nameOf(row.acceptedById),
    introduceBy: row.introduceBy,
    introducedTo: row.introducedTo,
    introducedByName: nameOf(row.introducedById),
    doneByName: nameOf(row.doneById),
    notIntroduced: row.notIntroduced,
    checkDay: row.checkDay,
    withdrawnAt: row.withdrawnAt,
    withdrawnByName: nameOf(row.withdrawnById),
    withdrawnReason: row.withdrawnReason,
    returns: returns.map(({ createdAt, createdById, reasons, note }) => ({
      at: createdAt,
      byName: nameOf(createdById),
      reasons: JSON.parse(reasons) as string[],
      note,
    })),
    checks: checks.map(({ side, memberId, rating, sentence, createdAt }) => ({
      side: side as 'from' | 'to',
      byName: nameOf(memberId),
      rating,
      sentence,
      at: createdAt,
    })),
    quotes: JSON.parse(row.quotes) as string[],
    dossier,
    keptAt: row.dossier === null ? null : row.acceptedAt,
    completeness: completenessOf(dossier),
    speaks: { memberId: speaks.memberId, name: nameOf(speaks.memberId) },
  }
}
