import { insertActivity, listActivitiesOfOpportunity } from '#features/activities/actions.ts'
import { companyOf } from '#features/company/rules.ts'
import { ratesOn } from '#features/currencies/rates.ts'
import { noRates } from '#features/currencies/rules.ts'
import { need } from '#features/customers/access.ts'
import { customerReadable, readCustomer } from '#features/customers/actions.ts'
import { nameOf } from '#features/persons/rules.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { deleteRecord, insertRecord } from '#platform/actions/records.ts'
import { type Cursor, readCursor, writeCursor } from '#shared/cursor.ts'
import { defined } from '#shared/defined.ts'
import { convertedOf } from '#shared/rates.ts'
import { Refusal } from '#shared/refusal.ts'
import { canCreate } from './access.ts'
import { unsaid } from './actions/imported.ts'
import { checkReason, checkReferences, readOpportunity, readToChange, save } from './actions/reading.ts'
import type { contract } from './contract.ts'
import type { HistoryKind } from './history.ts'
import {
  type BuyingRole,
  type Category,
  checkAmount,
  checkChangeable,
  checkDays,
  checkMargin,
  checkStageDay,
  needOpen,
  type OpportunityKind,
  type Outcome,
  pushesOf,
  weighted,
} from './rules.ts'
import * as sql from './sql.ts'

export const actions: Actions<typeof contract> = {
  async listStages(ctx) {
    const criteria = Map.groupBy(await sql.listCriteria(ctx.db), (one) => one.stageId)
    return {
      stages: (await sql.listStages(ctx.db)).map((stage) => ({
        ...stage,
        criteria: (criteria.get(stage.id) ?? []).map(({ id, text }) => ({ id, text })),
      })),
    }
  },

  async listOpportunities(ctx, { sort, after, limit, ...filter }) {
    const direction = sort === 'expectedClose' ? 'asc' : 'desc'
    return await readPage(ctx, filter, { direction, after: after ? readCursor(after) : null, limit })
  },

  async listBoard(ctx, { limit, ...narrowing }) {
    const { stages } = await actions.listStages(ctx, {})
    const columns = []
    for (const stage of stages) {
      const filter = { ...narrowing, outcome: 'open' as const, stage: [stage.id] }
      columns.push({ stage, ...(await readPage(ctx, filter, { direction: 'asc', after: null, limit })) })
    }
    return { columns }
  },

  async sumOpportunities(ctx, { owner, ...narrower }) {
    const counts = ctx.actor.readsOwnOnly || Object.values(narrower).some((value) => value !== undefined)
    const sums = counts
      ? await sql.countTotals(ctx.db, opportunitiesReadable(ctx), { owner, ...narrower })
      : await sql.listTotals(ctx.db, owner)
    const own = companyOf(ctx.settings).currency
    // Rates are looked for only where another currency is: who has one pays nothing.
    const others = sums.some(({ currency }) => currency !== own)
    const rates = others ? await ratesOn(ctx, ctx.today) : noRates({ into: own })
    const counted =
      rates.of.size > 0 ? await sql.sumConverted(ctx.db, opportunitiesReadable(ctx), { owner, ...narrower }, rates) : []
    const inOwn = new Map(counted.map((sum) => [`${sum.stageId ?? ''} ${sum.currency}`, Number(sum.amount)]))
    return {
      sums: sums.map(({ stageId, currency, ...sum }) => {
        const amount = Number(sum.amount)
        const probability = sum.probability ?? 0
        const ownAmount = currency === own ? amount : inOwn.get(`${stageId ?? ''} ${currency}`)
        return {
          stageId: stageId ?? '',
          currency,
          count: Number(sum.count),
          amount,
          weighted: weighted(amount, probability),
          inOwn: ownAmount === undefined ? null : { amount: ownAmount, weighted: weighted(ownAmount, probability) },
        }
      }),
      own,
      converted: convertedOf(rates, sums),
    }
  },

  async getOpportunity(ctx, { id }) {
    const { row, helpers, customer, mayChange } = await readOpportunity(ctx, id)
    const person = row.personId ? await sql.findPerson(ctx.db, row.personId) : undefined
    return {
      ...row,
      ...chosen(row),
      budgetary: row.budgetaryAt !== null,
      fields: row.fields ? JSON.parse(row.fields) : {},
      products: await sql.listProductsOf(ctx.db, id),
      persons: (await sql.listPersonsOf(ctx.db, id)).map(({ title, firstName, lastName, roles, ...one }) => ({
        ...one,
        name: nameOf({ title, firstName, lastName }),
        roles: JSON.parse(roles) as BuyingRole[],
      })),
      helpers: helpers.map(({ id, memberId, part }) => ({ id, memberId, part })),
      ticked: (await sql.listTicksOf(ctx.db, id)).map((tick) => tick.criterionId),
      customerName: customer?.name ?? null,
      personName: person ? nameOf(person) : null,
      canChange: mayChange,
    }
  },

  async createOpportunity(ctx, { budgetary, ...input }) {
    const { row: customer, responsibility } = await readCustomer(ctx, input.customerId)
    need(canCreate(ctx.actor, responsibility))
    const row = await insertOpportunity(ctx, {
      ...input,
      budgetaryAt: budgetary ? ctx.now : null,
      ownerId: input.ownerId ?? (ctx.actor.memberId || null),
      currency: input.currency ?? customer.currency,
    })
    return { id: row.id, undo: ctx.commandId }
  },

  async changeOpportunity(ctx, { id, version, budgetary, lesson, ...input }) {
    const row = await readToChange(ctx, id, version)
    const given = {
      ...defined(input),
      ...(budgetary === undefined ? {} : { budgetaryAt: budgetary ? (row.budgetaryAt ?? ctx.now) : null }),
      ...(lesson === undefined || lesson === row.lesson ? {} : { lesson, lessonAt: lesson && ctx.now }),
    }
    checkChangeable(
      row,
      Object.keys(given).filter((column) => column !== 'lessonAt'),
    )
    if (given.customerId && given.customerId !== row.customerId)
      need(canCreate(ctx.actor, (await readCustomer(ctx, given.customerId)).responsibility))
    const changed = { ...row, ...given }
    await checkReferences(ctx, {
      ...given,
      customerId: changed.customerId,
      personId: given.customerId ? changed.personId : given.personId,
    })
    if (row.outcome !== null) await checkReason(ctx, row.outcome as Outcome, changed.reason, row.reason)
    checkAmount(changed.amount)
    checkMargin(changed.margin, changed.amount)
    checkDays(changed, ctx.today)
    const stageDay = stageDayOf(row, given, ctx.today)
    if (given.stageDay || given.createdDay) checkStageDay(stageDay, changed.createdDay, ctx.today)
    if (given.waitingUntil && given.waitingUntil < ctx.today) throw new Refusal('waitingGone')
    return await save(ctx, 'opportunity.changed', row, {
      ...given,
      stageDay,
      pushes: pushesOf(row.pushes, row.expectedClose, changed.expectedClose),
    })
  },

  async winOpportunity(ctx, { id, version, day = ctx.today, amount, reason, note }) {
    const row = await readToChange(ctx, id, version)
    needOpen(row)
    checkAmount(amount ?? row.amount)
    checkDays({ ...row, expectedClose: null, closedDay: day }, ctx.today)
    await checkReason(ctx, 'won', reason)
    return await save(ctx, 'opportunity.won', row, {
      outcome: 'won',
      closedDay: day,
      amount: amount ?? row.amount,
      reason,
      reasonNote: note,
    })
  },

  async loseOpportunity(ctx, { id, version, day = ctx.today, reason, note, competitor = null }) {
    const row = await readToChange(ctx, id, version)
    needOpen(row)
    checkDays({ ...row, expectedClose: null, closedDay: day }, ctx.today)
    await checkReason(ctx, 'lost', reason)
    return await save(ctx, 'opportunity.lost', row, {
      outcome: 'lost',
      closedDay: day,
      reason,
      reasonNote: note,
      competitor: competitor || row.competitor,
    })
  },

  async reopenOpportunity(ctx, { id, version }) {
    const row = await readToChange(ctx, id, version)
    if (row.outcome === null) throw new Refusal('opportunityOpen')
    const stages = await sql.listStages(ctx.db)
    const gone = !stages.some((stage) => stage.id === row.stageId)
    return await save(ctx, 'opportunity.reopened', row, {
      outcome: null,
      closedDay: null,
      reason: null,
      reasonNote: null,
      // A stage that was removed since is no place to stand in.
      ...(gone ? { stageId: stages[0]?.id ?? null, stageDay: ctx.today } : {}),
    })
  },

  async doNextStep(ctx, { id, version, done, kind, personId, next }) {
    const row = await readToChange(ctx, id, version)
    needOpen(row)
    await checkReferences(ctx, { customerId: row.customerId, personId })
    if (next && next.day < ctx.today) throw new Refusal('dayGone')
    const activity = await insertActivity(ctx, {
      customerId: row.customerId,
      personId: personId ?? null,
      opportunityId: id,
      kind,
      outcome: null,
      at: ctx.now,
      text: done,
      report: null,
    })
    const saved = await save(ctx, 'opportunity.changed', row, {
      nextStep: next?.text ?? null,
      nextStepDay: next?.day ?? null,
    })
    return { ...saved, activityId: activity.id }
  },

  async listOpportunityHistory(ctx, { id }) {
    await readOpportunity(ctx, id)
    return {
      facts: (await sql.listHistoryOf(ctx.db, id)).map(({ replacesId, kind, ...fact }) => ({
        ...fact,
        kind: kind as HistoryKind,
        corrects: replacesId !== null,
      })),
      activities: await listActivitiesOfOpportunity(ctx, id),
    }
  },

  async listChannels(ctx) {
    return { channels: await sql.listChannels(ctx.db) }
  },

  async listLessons(ctx, filter) {
    const rows = await sql.listLessons(ctx.db, opportunitiesReadable(ctx), filter)
    return {
      lessons: rows.map((row) => ({
        ...row,
        outcome: row.outcome as Outcome | null,
        lesson: row.lesson ?? '',
        lessonAt: row.lessonAt ?? '',
      })),
    }
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
  channel?: string | null
  source?: string | null
  margin?: number | null
  ownProbability?: number | null
  category?: Category | null
  budgetaryAt?: string | null
  competitor?: string | null
  waitingUntil?: string | null
  note?: string | null
}

/**
 * Writes a new opportunity, in the first stage unless another is named; for conversions too (permission is the caller's).
 * Refuses what `checkAmount`, `checkMargin` and `checkDays` refuse, `stageUnknown`, `memberUnknown`, `personElsewhere`,
 * `currencyUnknown`.
 */
export async function insertOpportunity(ctx: Context, input: NewOpportunity): Promise<sql.OpportunityRecord> {
  const createdDay = input.createdDay ?? ctx.today
  checkAmount(input.amount)
  checkMargin(input.margin ?? null, input.amount)
  checkDays({ createdDay, expectedClose: input.expectedClose, closedDay: null }, ctx.today)
  if (!/^[A-Z]{3}$/.test(input.currency)) throw new Refusal('currencyUnknown')
  await checkReferences(ctx, input)
  return await insertRecord(ctx, 'opportunities', 'opportunity.created', {
    kind: null,
    channel: null,
    source: null,
    note: null,
    ...unsaid,
    ...defined(input),
    createdDay,
    stageDay: createdDay,
    stageId: input.stageId ?? (await sql.findFirstStage(ctx.db)),
    outcome: null,
    closedDay: null,
    reason: null,
    reasonNote: null,
    number: null,
    fields: null,
    importId: null,
  } as Parameters<typeof insertRecord<'opportunities'>>[3])
}

/** What is one of a few, as the contract knows it. */
/** A page of a list and, where there is more, from where on. */
async function readPage(
  ctx: Context,
  filter: sql.OpportunityFilter,
  page: { direction: 'asc' | 'desc'; after: Cursor | null; limit: number },
) {
  const rows = await sql.listOpportunities(ctx.db, opportunitiesReadable(ctx), filter, {
    ...page,
    limit: page.limit + 1,
  })
  const shown = rows.slice(0, page.limit)
  const last = shown.at(-1)
  return {
    opportunities: shown.map((row) => ({ ...row, ...chosen(row) })),
    next: rows.length > page.limit && last ? writeCursor([last.expectedClose ?? '9999-12-31', last.id]) : null,
  }
}

function chosen(row: Pick<sql.OpportunityRecord, 'outcome' | 'kind' | 'category'>) {
  return {
    outcome: row.outcome as Outcome | null,
    kind: row.kind as OpportunityKind | null,
    category: row.category as Category | null,
  }
}

/**
 * Since when it is in its stage: as said, else from the day it moved. One that never left its first stage is in it from
 * the day of the enquiry, also where that day is corrected.
 */
function stageDayOf(
  row: sql.OpportunityRecord,
  given: { stageId?: string; stageDay?: string; createdDay?: string },
  today: string,
): string | null {
  if (given.stageDay) return given.stageDay
  if (given.stageId && given.stageId !== row.stageId) return today
  return given.createdDay && row.stageDay === row.createdDay ? given.createdDay : row.stageDay
}
