import { canRead, need } from '#features/customers/access.ts'
import { customerReadable, readCustomer } from '#features/customers/actions.ts'
import type { Actions, Change, Context, Followers } from '#platform/actions/context.ts'
import { deleteRecord, insertRecord, updateRecord } from '#platform/actions/records.ts'
import type { JobKinds } from '#platform/jobs/jobs.ts'
import { system } from '#shared/actor.ts'
import { readCursor, writeCursor } from '#shared/cursor.ts'
import type { Day } from '#shared/days.ts'
import { newId } from '#shared/ids.ts'
import { Refusal } from '#shared/refusal.ts'
import { canChange, canCreate } from './access.ts'
import type { contract } from './contract.ts'
import { historyOf } from './history.ts'
import {
  checkAmount,
  checkDays,
  countDiffering,
  type LossReason,
  needOpen,
  type OpportunityKind,
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
      kind: row.kind as OpportunityKind | null,
      fields: row.fields ? JSON.parse(row.fields) : {},
      products: await sql.listProductsOf(ctx.db, id),
      customerName: customer?.name ?? null,
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
    if (input.customerId && input.customerId !== row.customerId)
      need(canCreate(ctx.actor, (await readCustomer(ctx, input.customerId)).responsibility))
    await checkReferences(ctx, {
      personId: row.personId,
      ...defined(input),
      customerId: input.customerId ?? row.customerId,
    })
    const changed = { ...row, ...defined(input) }
    checkAmount(changed.amount)
    checkDays(changed, ctx.today)
    const moves = changed.stageId !== row.stageId
    return await save(ctx, 'opportunity.changed', row, { ...(moves ? { stageDay: ctx.today } : {}), ...defined(input) })
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

/** Condition on the opportunities that the actor may read, by their customer, else by who holds them; none: all. */
export function opportunitiesReadable(ctx: Context) {
  const readable = customerReadable(ctx.actor, 'customers.id')
  return readable && sql.orHeldBy(readable, [ctx.actor.memberId, ...ctx.actor.deputyFor])
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
  kind?: OpportunityKind | null
  source?: string | null
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
    kind: input.kind ?? null,
    channel: null,
    source: input.source ?? null,
    outcome: null,
    closedDay: null,
    reason: null,
    reasonNote: null,
    number: null,
    note: null,
    fields: null,
    importId: null,
    ...unsaid,
    stageDay: createdDay,
  })
}

/** What nobody has said yet of a new opportunity. */
const unsaid = {
  margin: null,
  ownProbability: null,
  category: null,
  waitingUntil: null,
  budgetaryAt: null,
  competitor: null,
  lesson: null,
  lessonAt: null,
  pushes: 0,
}

/** What a list says of an opportunity: it may be closed already, without a customer, and its days unknown. */
type ImportedOpportunity = Omit<
  NewOpportunity,
  'customerId' | 'stageId' | 'createdDay' | 'nextStep' | 'nextStepDay'
> & {
  number: string | null
  customerId: string | null
  stageId: string | null
  createdDay: Day | null
  kind: OpportunityKind | null
  channel: string | null
  outcome: Outcome | null
  closedDay: Day | null
  reason: LossReason | null
  reasonNote: string | null
  note: string | null
  fields: Record<string, string>
  importId: string
}

/**
 * Writes an opportunity of a list as it stands there; its history begins on the days that the list gives (permission
 * and references are the caller's). Refuses what `checkAmount` and `checkDays` refuse.
 */
export async function insertImportedOpportunity(
  ctx: Context,
  { fields, ...input }: ImportedOpportunity,
): Promise<sql.OpportunityRecord> {
  checkAmount(input.amount)
  checkDays(input, ctx.today)
  return await insertRecord(ctx, 'opportunities', 'opportunity.created', {
    ...input,
    fields: JSON.stringify(fields),
    source: null,
    nextStep: null,
    nextStepDay: null,
    ...unsaid,
    stageDay: input.createdDay ?? ctx.today,
  })
}

/**
 * Changes an opportunity as a list says it now, closed or not (permission and references are the caller's).
 * Refuses what `checkAmount` and `checkDays` refuse.
 */
export async function changeImportedOpportunity(
  ctx: Context,
  row: sql.OpportunityRecord,
  patch: Partial<sql.OpportunityRecord>,
): Promise<sql.OpportunityRecord> {
  const changed = { ...row, ...patch }
  checkAmount(changed.amount)
  checkDays(changed, ctx.today)
  const name = changed.outcome === row.outcome ? 'changed' : (changed.outcome ?? 'reopened')
  return await updateRecord(ctx, 'opportunities', `opportunity.${name}`, row, patch)
}

/** Says which product an opportunity is about; `amount` is the part of the opportunity's that it has. */
export async function addProductTo(
  ctx: Context,
  opportunityId: string,
  productId: string,
  amount: number | null,
): Promise<void> {
  await insertRecord(ctx, 'opportunityProducts', 'opportunity.productAdded', { opportunityId, productId, amount })
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

/** An opportunity with its customer; without one it is like a customer of whoever holds it. Refuses `notFound` where reading is not allowed. */
async function readOpportunity(ctx: Context, id: string) {
  const row = await sql.findOpportunity(ctx.db, id)
  if (!row) throw new Refusal('notFound')
  if (!row.customerId) {
    const responsibility = { ownerId: row.ownerId, insideSalesId: null, helperIds: [] }
    if (!canRead(ctx.actor, responsibility)) throw new Refusal('notFound')
    return { row, customer: null, mayChange: canChange(ctx.actor, row, responsibility) }
  }
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
  /** Keeps the sums per stage and owner and writes the history, in the transaction of the change. */
  opportunities: [
    async (ctx, { before, after }) =>
      sql.addToTotals(
        ctx.db,
        sumChanges(before as sql.OpportunityRecord | null, after as sql.OpportunityRecord | null),
      ),
    writeHistory,
  ],
  /** A deleted customer takes its opportunities along; undo brings all of them back. */
  customers: [deleteWithCustomer],
}

async function writeHistory(ctx: Context, change: Change): Promise<void> {
  const before = change.before as sql.OpportunityRecord | null
  const after = change.after as sql.OpportunityRecord | null
  if (!after) return
  const rows: sql.HistoryRecord[] = []
  for (const { corrects, ...entry } of historyOf(before, after, ctx.today)) {
    const corrected = corrects && (await sql.findLatestFact(ctx.db, after.id, corrects))
    // A stage that it had from the beginning has no fact of its own to correct.
    if (corrects && !corrected) continue
    // Facts of the list that an opportunity came with count as known on their days (rules §4).
    const importId = before ? null : after.importId
    const known = importId && entry.day ? entry.day : ctx.today
    rows.push({
      opportunityId: after.id,
      enteredAt: ctx.now,
      importId,
      known,
      replacesId: null,
      ...entry,
      ...(corrected ? { ...corrected, kind: entry.kind } : {}),
      id: newId(),
      day: entry.day,
    })
  }
  if (rows.length > 0) await sql.insertHistory(ctx.db, rows)
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
