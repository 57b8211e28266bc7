import { need } from '#features/customers/access.ts'
import { customerReadable, readCustomer } from '#features/customers/actions.ts'
import type { Actions, Change, Context, Followers } from '#platform/actions/context.ts'
import { deleteRecord, insertRecord, updateRecord } from '#platform/actions/records.ts'
import type { JobKinds } from '#platform/jobs/jobs.ts'
import { system } from '#shared/actor.ts'
import { readCursor, writeCursor } from '#shared/cursor.ts'
import { Refusal } from '#shared/refusal.ts'
import { canChange, canCreate } from './access.ts'
import type { contract } from './contract.ts'
import {
  checkAmount,
  checkDays,
  countDiffering,
  type LossReason,
  needOpen,
  type Outcome,
  sumChanges,
  weighted,
} from './rules.ts'
import * as sql from './sql.ts'

export const actions: Actions<typeof contract> = {
  async listStages(ctx) {
    return { stages: await sql.listStages(ctx.db) }
  },

  async listOpportunities(ctx, { sort, after, limit, ...filter }) {
    const rows = await sql.listOpportunities(ctx.db, opportunitiesReadable(ctx), filter, {
      direction: sort === 'expectedClose' ? 'asc' : 'desc',
      after: after ? readCursor(after) : null,
      limit: limit + 1,
    })
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    return {
      opportunities: page.map((row) => ({ ...row, outcome: row.outcome as Outcome | null })),
      next: rows.length > limit && last ? writeCursor([last.expectedClose ?? '9999-12-31', last.id]) : null,
    }
  },

  async sumOpportunities(ctx, { owner }) {
    const stages = new Map((await sql.listStages(ctx.db)).map((stage) => [stage.id, stage.probability]))
    const sums = ctx.actor.readsOwnOnly
      ? await sql.countTotals(ctx.db, opportunitiesReadable(ctx), owner)
      : await sql.listTotals(ctx.db, owner)
    return {
      sums: sums.map(({ stageId, currency, ...sum }) => {
        const amount = Number(sum.amount)
        const probability = stages.get(stageId ?? '') ?? 0
        return {
          stageId: stageId ?? '',
          currency,
          count: Number(sum.count),
          amount,
          weighted: weighted(amount, probability),
        }
      }),
    }
  },

  async getOpportunity(ctx, { id }) {
    const { row, customer, mayChange } = await readOpportunity(ctx, id)
    const person = row.personId ? await sql.findPerson(ctx.db, row.personId) : undefined
    return {
      ...row,
      outcome: row.outcome as Outcome | null,
      reason: row.reason as LossReason | null,
      customerName: customer.name,
      personName: person ? [person.title, person.firstName, person.lastName].filter(Boolean).join(' ') : null,
      canChange: mayChange,
    }
  },

  async createOpportunity(ctx, input) {
    const { row: customer, responsibility } = await readCustomer(ctx, input.customerId)
    need(canCreate(ctx.actor, responsibility))
    const row = await insertOpportunity(ctx, {
      ...input,
      ownerId: input.ownerId ?? (ctx.actor.memberId || null),
      currency: input.currency ?? customer.currency,
    })
    return { id: row.id, undo: ctx.commandId }
  },

  async changeOpportunity(ctx, { id, version, ...input }) {
    const row = await readToChange(ctx, id)
    if (version !== undefined && version !== row.version) throw new Refusal('changedMeanwhile')
    needOpen(row)
    await checkReferences(ctx, { ...input, customerId: row.customerId })
    const changed = { ...row, ...defined(input) }
    checkAmount(changed.amount)
    checkDays(changed, ctx.today)
    return await save(ctx, 'opportunity.changed', row, defined(input))
  },

  async winOpportunity(ctx, { id, day = ctx.today, amount }) {
    const row = await readToChange(ctx, id)
    needOpen(row)
    checkAmount(amount ?? row.amount)
    checkDays({ ...row, expectedClose: null, closedDay: day }, ctx.today)
    return await save(ctx, 'opportunity.won', row, { outcome: 'won', closedDay: day, amount: amount ?? row.amount })
  },

  async loseOpportunity(ctx, { id, day = ctx.today, reason, note }) {
    const row = await readToChange(ctx, id)
    needOpen(row)
    checkDays({ ...row, expectedClose: null, closedDay: day }, ctx.today)
    return await save(ctx, 'opportunity.lost', row, { outcome: 'lost', closedDay: day, reason, reasonNote: note })
  },

  async reopenOpportunity(ctx, { id }) {
    const row = await readToChange(ctx, id)
    if (row.outcome === null) throw new Refusal('opportunityOpen')
    const open = { outcome: null, closedDay: null, reason: null, reasonNote: null }
    return await save(ctx, 'opportunity.reopened', row, open)
  },

  async deleteOpportunity(ctx, { id }) {
    await deleteRecord(ctx, 'opportunities', 'opportunity.deleted', await readToChange(ctx, id))
    return { undo: ctx.commandId }
  },
}

/** Condition on the customers whose opportunities the actor may read; none: all. */
export function opportunitiesReadable(ctx: Context) {
  return customerReadable(ctx.actor, 'customers.id')
}

type NewOpportunity = {
  title: string
  customerId: string
  personId: string | null
  ownerId: string | null
  stageId?: string | undefined
  amount: number | null
  currency: string
  expectedClose: string | null
  nextStep: string | null
  nextStepDay: string | null
  createdDay?: string | undefined
}

/**
 * Writes a new opportunity, in the first stage unless another is named; for imports and conversions too
 * (permission is the caller's).
 * Refuses what `checkAmount` and `checkDays` refuse, `stageUnknown`, `memberUnknown`, `personElsewhere`, `currencyUnknown`.
 */
export async function insertOpportunity(ctx: Context, input: NewOpportunity): Promise<sql.OpportunityRecord> {
  const createdDay = input.createdDay ?? ctx.today
  checkAmount(input.amount)
  checkDays({ createdDay, expectedClose: input.expectedClose, closedDay: null }, ctx.today)
  if (!/^[A-Z]{3}$/.test(input.currency)) throw new Refusal('currencyUnknown')
  const stageId = await checkReferences(ctx, input)
  return await insertRecord(ctx, 'opportunities', 'opportunity.created', {
    ...input,
    createdDay,
    stageId: stageId ?? (await sql.listStages(ctx.db))[0]?.id ?? null,
    kind: null,
    channel: null,
    source: null,
    outcome: null,
    closedDay: null,
    reason: null,
    reasonNote: null,
  })
}

/** Stage, colleague and person must be there, the person at this customer. Answers the stage. */
async function checkReferences(
  ctx: Context,
  input: { customerId: string | null; stageId?: string; ownerId?: string | null; personId?: string | null },
): Promise<string | undefined> {
  const { stageId, ownerId, personId } = input
  if (stageId && !(await sql.listStages(ctx.db)).some((stage) => stage.id === stageId))
    throw new Refusal('stageUnknown')
  if (ownerId && ownerId !== ctx.actor.memberId && !(await sql.isMember(ctx.db, ownerId)))
    throw new Refusal('memberUnknown')
  if (personId && (await sql.findPerson(ctx.db, personId))?.customerId !== input.customerId)
    throw new Refusal('personElsewhere')
  return stageId
}

/** An opportunity with its customer. Refuses `notFound` where reading is not allowed. */
async function readOpportunity(ctx: Context, id: string) {
  const row = await sql.findOpportunity(ctx.db, id)
  if (!row?.customerId) throw new Refusal('notFound')
  const { row: customer, responsibility } = await readCustomer(ctx, row.customerId)
  return { row, customer, mayChange: canChange(ctx.actor, row, responsibility) }
}

async function readToChange(ctx: Context, id: string): Promise<sql.OpportunityRecord> {
  const { row, mayChange } = await readOpportunity(ctx, id)
  need(mayChange)
  return row
}

async function save(ctx: Context, name: string, row: sql.OpportunityRecord, patch: Partial<sql.OpportunityRecord>) {
  const { version } = await updateRecord(ctx, 'opportunities', name, row, patch)
  return { version, undo: ctx.commandId }
}

/** Only what the caller gave: a field that was left out must not become empty. */
function defined<T extends object>(input: T): T {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as T
}

export const followers: Followers = {
  /** Keeps the sums per stage and owner, in the transaction of the change. */
  opportunities: [
    async (ctx, { before, after }) =>
      sql.addToTotals(
        ctx.db,
        sumChanges(before as sql.OpportunityRecord | null, after as sql.OpportunityRecord | null),
      ),
  ],
  /** A deleted customer takes its opportunities along; undo brings all of them back. */
  customers: [deleteWithCustomer],
}

async function deleteWithCustomer(ctx: Context, { before, after }: Change): Promise<void> {
  if (!before || !after || before.deletedAt !== null || after.deletedAt === null) return
  for (const row of await sql.listOfCustomer(ctx.db, after.id))
    await deleteRecord(ctx, 'opportunities', 'opportunity.deleted', row)
}

/**
 * Counts the open opportunities afresh and corrects kept sums that differ; answers how many differed (none,
 * unless somebody wrote past the action runner).
 */
export async function correctTotals(ctx: Context): Promise<number> {
  await sql.lockTotals(ctx.db, ctx.engine)
  const { kept, counted } = await sql.readTotals(ctx.db)
  const differing = countDiffering(kept, counted)
  if (differing > 0) await sql.replaceTotals(ctx.db, counted)
  return differing
}

export const jobs: JobKinds = {
  /** Once a day the sums are counted afresh; a difference is corrected and stands in the log as a fault. */
  checkOpportunityTotals: {
    everyMinutes: 24 * 60,
    async run({ runner }) {
      const { kept, counted } = await runner.query(system, (ctx) => sql.readTotals(ctx.db))
      if (countDiffering(kept, counted) === 0) return
      const corrected = await runner.command(system, correctTotals)
      if (corrected > 0) throw new Error(`${corrected} kept sums of opportunities were wrong and have been corrected`)
    },
  },
}
