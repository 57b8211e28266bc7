import { showArea } from '#features/company/actions.ts'
import { canHandle } from '#features/complaints/access.ts'
import { needPersonAt, tellOfCase } from '#features/complaints/actions.ts'
import { need, type Responsibility } from '#features/customers/access.ts'
import { customerReadable, readCustomer } from '#features/customers/actions.ts'
import { nameOf } from '#features/persons/rules.ts'
import type { Actions, Context, Followers } from '#platform/actions/context.ts'
import { deleteRecord, findRecord, insertRecord, updateRecord } from '#platform/actions/records.ts'
import { readCursor, writeCursor } from '#shared/cursor.ts'
import type { Day } from '#shared/days.ts'
import { Refusal } from '#shared/refusal.ts'
import type { contract, Sample } from './contract.ts'
import { askAgainOn, daysProblem, needsReason, overdueDays, type SampleKind, type SampleOutcome } from './rules.ts'
import * as sql from './sql.ts'

export const actions: Actions<typeof contract> = {
  async listSamples(ctx, { state, customerId, mine, after, limit }) {
    const filter = await sampleFilter(ctx, { state, customerId, mine })
    const rows = await sql.listSamples(ctx.db, filter, { after: after ? readCursor(after) : null, limit: limit + 1 })
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    const counts = after ? { total: page.length, overdue: 0 } : await sql.countSamples(ctx.db, filter, ctx.today)
    return {
      samples: page.map((row) => sampleOf(ctx, row)),
      next: rows.length > limit && last ? writeCursor([last.sortKey, last.id]) : null,
      ...counts,
    }
  },

  async createSample(ctx, { kind, customerId, personId, text, sentOn = ctx.today, askOn = askAgainOn(sentOn) }) {
    const { responsibility } = await readCustomer(ctx, customerId)
    need(canHandle(ctx.actor, responsibility))
    if (personId) await needPersonAt(ctx, personId, customerId)
    checkDays(ctx, { sentOn, askOn, decidedOn: null })
    if (await sql.isFirst(ctx.db)) await showArea(ctx, 'complaints')
    const { id } = await insertRecord(ctx, 'samples', 'sample.sent', {
      kind,
      customerId,
      personId: personId || null,
      text,
      sentOn,
      askOn,
      outcome: null,
      reason: null,
      decidedOn: null,
      decidedById: null,
    })
    return { id, askOn, undo: ctx.commandId }
  },

  async changeSample(ctx, { id, version, ...input }) {
    const row = await changeable(ctx, id)
    if (version !== undefined && version !== row.version) throw new Refusal('changedMeanwhile')
    if (input.personId && input.personId !== row.personId) await needPersonAt(ctx, input.personId, row.customerId)
    if (input.askOn !== undefined && input.askOn !== row.askOn && row.decidedOn) throw new Refusal('sampleDecided')
    checkDays(ctx, { ...row, sentOn: input.sentOn ?? row.sentOn, askOn: input.askOn ?? row.askOn })
    const changed = await updateRecord(ctx, 'samples', 'sample.changed', row, input)
    return { version: changed.version, undo: ctx.commandId }
  },

  async decideSample(ctx, { id, outcome, reason = null, decidedOn = ctx.today }) {
    const row = await changeable(ctx, id)
    if (row.decidedOn) throw new Refusal('sampleDecided')
    if (needsReason(outcome) && !reason) throw new Refusal('sampleNeedsReason')
    checkDays(ctx, { ...row, decidedOn })
    await updateRecord(ctx, 'samples', 'sample.decided', row, {
      outcome,
      reason,
      decidedOn,
      decidedById: ctx.actor.memberId || null,
    })
    return { undo: ctx.commandId }
  },

  async reopenSample(ctx, { id, askOn = ctx.today }) {
    const row = await changeable(ctx, id)
    if (!row.decidedOn) throw new Refusal('sampleWaiting')
    checkDays(ctx, { ...row, askOn, decidedOn: null })
    await updateRecord(ctx, 'samples', 'sample.reopened', row, {
      askOn,
      outcome: null,
      decidedOn: null,
      decidedById: null,
    })
    return { undo: ctx.commandId }
  },

  async deleteSample(ctx, { id }) {
    await deleteRecord(ctx, 'samples', 'sample.deleted', await changeable(ctx, id))
    return { undo: ctx.commandId }
  },
}

type Wanted = { state: 'waiting' | 'decided'; customerId?: string | undefined; mine?: boolean | undefined }

/** What a list of samples asks for, of those that the actor may read; refuses `notFound` where the customer may not be read. */
export async function sampleFilter(ctx: Context, { state, customerId, mine }: Wanted) {
  if (customerId) await readCustomer(ctx, customerId)
  return {
    state,
    customerId,
    seenToBy: mine ? [ctx.actor.memberId, ...ctx.actor.deputyFor] : null,
    readable: samplesReadable(ctx),
  } satisfies sql.SampleFilter
}

/** Condition on the samples that the actor may read: those of readable customers. */
export function samplesReadable(ctx: Context) {
  return customerReadable(ctx.actor, 'samples.customerId')
}

/** These samples with their names, for pages that show them among others (permission is the caller's). */
export async function listSamplesByIds(ctx: Context, ids: string[]): Promise<Sample[]> {
  return (await sql.listByIds(ctx.db, ids)).map((row) => sampleOf(ctx, row))
}

/** Samples that these members see to and are to be asked about today or before; how many in all, how many past their day. */
export async function listDueSamples(
  ctx: Context,
  memberIds: readonly string[],
  limit: number,
): Promise<{ samples: Sample[]; total: number; overdue: number }> {
  const filter = { state: 'waiting', seenToBy: memberIds, askUntil: ctx.today } as const
  const rows = await sql.listSamples(ctx.db, filter, { after: null, limit })
  return { samples: rows.map((row) => sampleOf(ctx, row)), ...(await sql.countSamples(ctx.db, filter, ctx.today)) }
}

/** A sample and who has to do with its customer; refuses `notFound` where the customer may not be read. */
export async function readSample(
  ctx: Context,
  id: string,
): Promise<{ row: sql.SampleRecord; responsibility: Responsibility }> {
  const row = await findRecord(ctx.db, 'samples', id)
  const { responsibility } = await readCustomer(ctx, row.customerId)
  return { row, responsibility }
}

async function changeable(ctx: Context, id: string): Promise<sql.SampleRecord> {
  const { row, responsibility } = await readSample(ctx, id)
  need(canHandle(ctx.actor, responsibility))
  return row
}

function checkDays(ctx: Context, days: { sentOn: Day; askOn: Day; decidedOn: Day | null }): void {
  const problem = daysProblem(days, ctx.today)
  if (problem) throw new Refusal(problem)
}

function sampleOf(ctx: Context, row: Awaited<ReturnType<typeof sql.listByIds>>[number]): Sample {
  return {
    ...row,
    kind: row.kind as SampleKind,
    outcome: row.outcome as SampleOutcome | null,
    personName: row.lastName === null ? null : nameOf({ ...row, title: row.personTitle, lastName: row.lastName }),
    overdueDays: overdueDays(row, ctx.today),
  }
}

export const followers: Followers = { samples: [tellOfCase] }
