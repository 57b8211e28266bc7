import { insertActivity } from '#features/activities/actions.ts'
import { need } from '#features/customers/access.ts'
import { readCustomer } from '#features/customers/actions.ts'
import type { Phone } from '#features/customers/phones.ts'
import { phoneToCall } from '#features/customers/rules.ts'
import { canChange, canCreate } from '#features/opportunities/access.ts'
import { readOpportunity, readToChange } from '#features/opportunities/actions/reading.ts'
import { insertOpportunity, actions as opportunities, opportunitiesReadable } from '#features/opportunities/actions.ts'
import { checkAmount, needOpen, nothingSaid } from '#features/opportunities/rules.ts'
import { nameOf } from '#features/persons/rules.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { deleteRecord, findRecord, insertRecord, updateRecord } from '#platform/actions/records.ts'
import { readCursor, writeCursor } from '#shared/cursor.ts'
import { defined } from '#shared/defined.ts'
import { Refusal } from '#shared/refusal.ts'
import type { contract, Offer } from './contract.ts'
import { askAgainOn, checkOfferDays, needAmount, needWaiting, overdueDays, statusOf } from './rules.ts'
import * as sql from './sql.ts'

export const actions: Actions<typeof contract> = {
  async listOffers(ctx, { mine, after, limit, ...asked }) {
    const filter: sql.OfferFilter = {
      ...asked,
      heldBy: mine ? [ctx.actor.memberId, ...ctx.actor.deputyFor] : null,
      readable: opportunitiesReadable(ctx),
    }
    const rows = await sql.listOffers(ctx.db, filter, { after: after ? readCursor(after) : null, limit: limit + 1 })
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    return {
      offers: await offersOf(ctx, page),
      next: rows.length > limit && last ? writeCursor([last.sortKey, last.id]) : null,
      ...(after ? { total: page.length, due: 0, sums: [] } : await countsOf(ctx, filter)),
    }
  },

  async createOffer(ctx, { opportunityId, opportunity, replacesId, setAmount, ...input }) {
    const { number, amount, sentOn = ctx.today, validUntil = null, note } = input
    const askOn = input.askOn ?? askAgainOn(sentOn, validUntil)
    needAmount(amount)
    checkAmount(amount)
    checkOfferDays({ sentOn, validUntil, askOn }, ctx.today)
    await needNumber(ctx, number, null)
    const of = opportunityId ? await readToChange(ctx, opportunityId) : await newOpportunity(ctx, opportunity, amount)
    needOpen(of)
    if (setAmount && of.amount !== amount) await opportunities.changeOpportunity(ctx, { id: of.id, amount })
    if (replacesId) {
      const replaced = await findRecord(ctx.db, 'offers', replacesId)
      if (replaced.opportunityId !== of.id) throw new Refusal('notFound')
      needWaiting(replaced)
      await updateRecord(ctx, 'offers', 'offer.replaced', replaced, { outcome: 'replaced', decidedOn: ctx.today })
    }
    const row = await insertRecord(ctx, 'offers', 'offer.sent', {
      number,
      opportunityId: of.id,
      customerId: of.customerId,
      amount,
      currency: of.currency,
      sentOn,
      validUntil,
      askOn,
      chasedOn: null,
      note,
      outcome: null,
      decidedOn: null,
      ...unwritten,
    })
    return { id: row.id, opportunityId: of.id, askOn, undo: ctx.commandId }
  },

  async changeOffer(ctx, { id, version, ...input }) {
    const row = await changeable(ctx, id, version)
    if (row.sequence !== null && printed.some((name) => input[name] !== undefined && input[name] !== row[name]))
      throw new Refusal('offerWritten')
    if (input.number && input.number !== row.number) await needNumber(ctx, input.number, id)
    const { number: _number, note: _note, ...weighty } = input
    if (Object.entries(weighty).some(([name, value]) => value !== undefined && value !== row[name as 'amount']))
      needWaiting(row)
    const changed = { ...row, ...defined(input) }
    needAmount(changed.amount)
    checkAmount(changed.amount)
    checkDays(ctx, changed)
    const saved = await updateRecord(ctx, 'offers', 'offer.changed', row, {
      ...input,
      ...(input.note === undefined ? {} : { note: input.note || null }),
    })
    return { version: saved.version, undo: ctx.commandId }
  },

  async chaseOffer(ctx, { id, version, askOn, said, kind }) {
    const row = await changeable(ctx, id, version)
    needWaiting(row)
    if (askOn <= ctx.today) throw new Refusal('offerAskGone')
    checkDays(ctx, { ...row, askOn })
    if (said) {
      await insertActivity(ctx, {
        customerId: row.customerId,
        personId: null,
        opportunityId: row.opportunityId,
        kind,
        outcome: null,
        at: ctx.now,
        text: said,
        report: null,
      })
    }
    const saved = await updateRecord(ctx, 'offers', 'offer.chased', row, { askOn, chasedOn: ctx.today })
    return { version: saved.version, undo: ctx.commandId }
  },

  async orderOffer(ctx, { id, version, day = ctx.today, amount, reason, note }) {
    const row = await changeable(ctx, id, version)
    needWaiting(row)
    const won = { id: row.opportunityId, day, amount: amount ?? row.amount, reason, note }
    // First the opportunity, as that decides about all its offers: undo then finds each as it was left.
    await opportunities.winOpportunity(ctx, won)
    const decided = await findRecord(ctx.db, 'offers', id)
    await updateRecord(ctx, 'offers', 'offer.ordered', decided, { outcome: 'ordered', decidedOn: day })
    return { undo: ctx.commandId }
  },

  async loseOffer(ctx, { id, version, ...input }) {
    const row = await changeable(ctx, id, version)
    needWaiting(row)
    await opportunities.loseOpportunity(ctx, { ...input, id: row.opportunityId })
    return { undo: ctx.commandId }
  },

  async deleteOffer(ctx, { id }) {
    const row = await changeable(ctx, id)
    if (row.sequence !== null) throw new Refusal('offerNumbered')
    await deleteRecord(ctx, 'offers', 'offer.deleted', row)
    return { undo: ctx.commandId }
  },
}

/** What only an offer that is written here has. */
const unwritten = {
  year: null,
  sequence: null,
  revision: null,
  discount: null,
  language: null,
  subject: null,
  intro: null,
  closing: null,
  delivery: null,
  payment: null,
  vatCase: null,
  voidReason: null,
  personId: null,
}

/** What stands on the paper of a written offer. */
const printed = ['number', 'amount', 'sentOn', 'validUntil'] as const

/** Offers of opportunities that these members hold and that are to be asked about today or before; how many in all. */
export async function listDueOffers(
  ctx: Context,
  memberIds: readonly string[],
  limit: number,
): Promise<{ offers: Offer[]; total: number; overdue: number }> {
  const filter: sql.OfferFilter = { state: 'waiting', heldBy: memberIds, askUntil: ctx.today, readable: null }
  const offers = await offersOf(ctx, await sql.listOffers(ctx.db, filter, { after: null, limit }))
  const { total } = await countsOf(ctx, filter)
  return { offers, total, overdue: offers.filter((one) => one.overdueDays > 0).length }
}

/** These offers with their names, for pages that show them among others (permission is the caller's). */
export async function listOffersByIds(ctx: Context, ids: string[]): Promise<Offer[]> {
  return await offersOf(ctx, await sql.listByIds(ctx.db, ids))
}

/** An offer, and whether the actor may change it with its opportunity; refuses `notFound` where that may not be read. */
export async function readOffer(ctx: Context, id: string): Promise<{ row: sql.OfferRecord; mayChange: boolean }> {
  const row = await findRecord(ctx.db, 'offers', id)
  const { mayChange } = await readOpportunity(ctx, row.opportunityId)
  return { row, mayChange }
}

async function changeable(ctx: Context, id: string, version?: number): Promise<sql.OfferRecord> {
  const { row, mayChange } = await readOffer(ctx, id)
  need(mayChange)
  if (version !== undefined && version !== row.version) throw new Refusal('changedMeanwhile')
  return row
}

/** Refuses `offerNumberTaken`: the same paper entered twice would be asked about twice. */
export async function needNumber(ctx: Context, number: string, exceptId: string | null): Promise<void> {
  if (await sql.isTaken(ctx.db, number, exceptId)) throw new Refusal('offerNumberTaken', { number })
}

function checkDays(ctx: Context, { sentOn, validUntil, askOn }: sql.OfferRecord): void {
  if (sentOn && askOn) checkOfferDays({ sentOn, validUntil, askOn }, ctx.today)
}

/** Refuses `offerOfNothing` if nobody said what the offer is about. */
async function newOpportunity(ctx: Context, said: { customerId: string; title: string } | undefined, amount: number) {
  if (!said) throw new Refusal('offerOfNothing')
  const { row: customer, responsibility } = await readCustomer(ctx, said.customerId)
  need(canCreate(ctx.actor, responsibility))
  return await insertOpportunity(ctx, {
    ...nothingSaid,
    ...said,
    amount,
    currency: customer.currency,
    ownerId: ctx.actor.memberId || null,
    personId: null,
    expectedClose: null,
    nextStep: null,
    nextStepDay: null,
  })
}

async function countsOf(ctx: Context, filter: sql.OfferFilter) {
  const counts = await sql.countOffers(ctx.db, filter, ctx.today)
  return {
    total: counts.reduce((sum, one) => sum + one.total, 0),
    due: counts.reduce((sum, one) => sum + one.due, 0),
    sums: counts.map(({ currency, amount }) => ({ currency, amount })),
  }
}

async function offersOf(ctx: Context, rows: sql.NamedOffer[]): Promise<Offer[]> {
  const ids = rows.map((row) => row.id)
  const files = Map.groupBy(await sql.listFilesOf(ctx.db, ids), (file) => file.recordId)
  const conceded = await sql.countConceded(ctx.db, ids)
  const helpers = await sql.listHelpers(
    ctx.db,
    rows.flatMap((row) => row.customerId ?? []),
    rows.map((row) => row.opportunityId),
  )
  const namesIn = (all: Map<string, { memberId: string }[]>, id: string | null) =>
    (all.get(id ?? '') ?? []).map((one) => one.memberId)
  return rows.map((row) => {
    const held = { ownerId: row.ownerId, helperIds: namesIn(helpers.opportunities, row.opportunityId) }
    const customer = {
      ownerId: row.customerOwnerId,
      insideSalesId: row.insideSalesId,
      helperIds: namesIn(helpers.customers, row.customerId),
    }
    const phone = phoneToCall(
      [row.personPhones, row.customerPhones].flatMap((list) => JSON.parse(list ?? '[]') as Phone[]),
    )
    return {
      ...row,
      personName: row.lastName === null ? null : nameOf({ ...row, title: row.personTitle, lastName: row.lastName }),
      phone: phone && { number: phone.number, e164: phone.e164 ?? null },
      overdueDays: overdueDays(row, ctx.today),
      status: statusOf(row, ctx.today),
      written: row.sequence !== null,
      conceded: conceded.get(row.id) ?? { count: 0, amount: 0, oneSided: 0 },
      files: (files.get(row.id) ?? []).map(({ recordId: _, ...file }) => file),
      canChange: canChange(ctx.actor, held, row.customerId ? customer : { ...held, insideSalesId: null }),
    }
  })
}
