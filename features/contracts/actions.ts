import { canChange, need } from '#features/customers/access.ts'
import { customerReadable, readCustomer } from '#features/customers/actions.ts'
import { insertOpportunity } from '#features/opportunities/actions.ts'
import { checkAmount } from '#features/opportunities/rules.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { deleteRecord, findRecord, insertRecord, updateRecord } from '#platform/actions/records.ts'
import { readCursor, writeCursor } from '#shared/cursor.ts'
import { later } from '#shared/days.ts'
import { defined } from '#shared/defined.ts'
import { Refusal } from '#shared/refusal.ts'
import type { contract } from './contract.ts'
import { nextDecision } from './rules/decisions.ts'
import { checkTerm, renewalOf, type Term } from './rules.ts'
import * as sql from './sql.ts'
import { continueTerm, keepValue, renewalTitle } from './terms.ts'

export const actions: Actions<typeof contract> = {
  async listContracts(ctx, { customerId, after, limit }) {
    if (customerId) await readCustomer(ctx, customerId)
    const readable = customerReadable(ctx.actor, 'contracts.customerId')
    const rows = await sql.listContracts(
      ctx.db,
      { customerId, readable },
      { after: after ? readCursor(after) : null, limit: limit + 1 },
    )
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    return {
      contracts: await withFiles(ctx, page),
      next: rows.length > limit && last ? writeCursor([last.startDay, last.id]) : null,
    }
  },

  async createContract(ctx, { customerId, currency, ...input }) {
    const { row: customer, responsibility } = await readCustomer(ctx, customerId)
    need(canChange(ctx.actor, responsibility))
    const values = {
      number: null,
      endDay: null,
      renewalProbability: null,
      renewalId: null,
      noticeMonths: null,
      autoRenewMonths: null,
      priceClause: null,
      leadDays: null,
      note: null,
      ...input,
      customerId,
      currency: currency ?? customer.currency,
    }
    await check(ctx, values)
    const none = { endedAt: null, endedById: null }
    const { id } = await insertRecord(ctx, 'contracts', 'contract.made', { ...values, ...none })
    return { id, undo: ctx.commandId }
  },

  async changeContract(ctx, { id, version, amountFrom, ...input }) {
    const row = await changeable(ctx, id)
    if (version !== undefined && version !== row.version) throw new Refusal('changedMeanwhile')
    const given = defined(input)
    const moves = given.endDay !== undefined && given.endDay !== row.endDay
    if (row.endedAt !== null && moves) throw new Refusal('contractEnded')
    await check(ctx, { ...row, ...given } as sql.ContractRecord)
    const changed = await updateRecord(ctx, 'contracts', 'contract.changed', row, given as Partial<sql.ContractRecord>)
    await keepValue(ctx, row, changed.amountPerYear, amountFrom)
    return { version: changed.version, undo: ctx.commandId }
  },

  async renewContract(ctx, { id, endDay, amountPerYear }) {
    const row = await changeable(ctx, id)
    if (amountPerYear !== undefined) checkAmount(amountPerYear)
    await continueTerm(ctx, row, { endDay, how: 'agreed', amountPerYear: amountPerYear ?? row.amountPerYear })
    return { undo: ctx.commandId }
  },

  async startRenewal(ctx, { id }) {
    const row = await changeable(ctx, id)
    if (row.endedAt !== null) throw new Refusal('contractEnded')
    const known = row.renewalId === null ? undefined : await sql.findOpportunity(ctx.db, row.renewalId)
    if (known && known.outcome !== 'lost') throw new Refusal('renewalThere')
    const next = nextDecision(row, ctx.today)
    const { id: opportunityId } = await insertOpportunity(ctx, {
      customerId: row.customerId,
      ownerId: ctx.actor.memberId || null,
      personId: null,
      nextStep: null,
      nextStepDay: null,
      title: renewalTitle(ctx, row.name),
      kind: 'repeat',
      amount: row.amountPerYear,
      currency: row.currency,
      expectedClose: next ? later(next.day, ctx.today) : null,
    })
    await updateRecord(ctx, 'contracts', 'contract.changed', row, { renewalId: opportunityId })
    return { opportunityId, undo: ctx.commandId }
  },

  async endContract(ctx, { id, day }) {
    const row = await changeable(ctx, id)
    if (row.endedAt !== null) throw new Refusal('contractEnded')
    checkTerm({ ...row, endDay: day })
    await updateRecord(ctx, 'contracts', 'contract.ended', row, {
      endDay: day,
      endedAt: ctx.now,
      endedById: ctx.actor.memberId || null,
    })
    return { undo: ctx.commandId }
  },

  async resumeContract(ctx, { id, endDay }) {
    const row = await changeable(ctx, id)
    if (row.endedAt === null) throw new Refusal('contractRuns')
    checkTerm({ ...row, endDay })
    await updateRecord(ctx, 'contracts', 'contract.resumed', row, { endDay, endedAt: null, endedById: null })
    return { undo: ctx.commandId }
  },

  async deleteContract(ctx, { id }) {
    await deleteRecord(ctx, 'contracts', 'contract.deleted', await changeable(ctx, id))
    return { undo: ctx.commandId }
  },
}

/** One contract that the caller may read, and whether they may change it. Refuses `notFound`. */
export async function readContract(ctx: Context, id: string) {
  const row = await findRecord(ctx.db, 'contracts', id)
  const { responsibility } = await readCustomer(ctx, row.customerId)
  return { row, canChange: canChange(ctx.actor, responsibility) }
}

async function withFiles<Found extends sql.ContractRecord>(ctx: Context, page: Found[]) {
  const files = Map.groupBy(
    await sql.listFiles(
      ctx.db,
      page.map(({ id }) => id),
    ),
    (file) => file.recordId,
  )
  return page.map((row) => ({
    ...row,
    decision: nextDecision(row, ctx.today),
    files: files.get(row.id) ?? [],
  }))
}

/** A contract as the outlook counts it. */
export type RunningContract = Term & {
  id: string
  name: string
  customerId: string
  customerName: string
  currency: string
  /** It has an end, and nobody said how likely it goes on. */
  unsaid: boolean
}

/** All contracts that the caller may read and that bring something from a day on. */
export async function listRunningContracts(ctx: Context, day: string): Promise<RunningContract[]> {
  const rows = await sql.listRunning(ctx.db, customerReadable(ctx.actor, 'contracts.customerId'), day)
  return rows
    .map(({ renewalOutcome, renewalFound, ...row }) => ({
      ...row,
      renewal: renewalOf({ ...row, renewal: renewalFound === null ? null : { outcome: renewalOutcome } }),
      unsaid: row.endDay !== null && row.endedAt === null && row.renewalProbability === null && renewalFound === null,
    }))
    .filter((one) => one.endDay === null || one.endDay >= day || one.renewal > 0)
}

/** What the contracts of some customers say about prices and their end, by customer; permission is the caller's. */
export async function listPriceTerms(ctx: Context, customerIds: readonly string[]) {
  const rows = await sql.listPriceTerms(ctx.db, customerIds)
  return Map.groupBy(rows, (row) => row.customerId)
}

async function changeable(ctx: Context, id: string): Promise<sql.ContractRecord> {
  const found = await readContract(ctx, id)
  need(found.canChange)
  return found.row
}

type Checked = Pick<
  sql.ContractRecord,
  'customerId' | 'startDay' | 'endDay' | 'amountPerYear' | 'currency' | 'renewalId'
>

async function check(ctx: Context, values: Checked): Promise<void> {
  checkAmount(values.amountPerYear)
  checkTerm(values)
  if (!/^[A-Z]{3}$/.test(values.currency)) throw new Refusal('currencyUnknown')
  if (values.renewalId === null) return
  const opportunity = await sql.findOpportunity(ctx.db, values.renewalId)
  if (opportunity?.customerId !== values.customerId) throw new Refusal('renewalElsewhere')
}
