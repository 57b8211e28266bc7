import { companyOf } from '#features/company/rules.ts'
import { canLog, need } from '#features/customers/access.ts'
import { readCustomer } from '#features/customers/actions.ts'
import { insertTask, postponeFollowUps } from '#features/tasks/actions.ts'
import { atEnd } from '#platform/actions/atEnd.ts'
import type { Actions, Change, Context, Followers } from '#platform/actions/context.ts'
import { updateRecord } from '#platform/actions/records.ts'
import type { Runner } from '#platform/actions/runner.ts'
import type { JobKinds } from '#platform/jobs/jobs.ts'
import { type Actor, system } from '#shared/actor.ts'
import { addDays, type Day } from '#shared/days.ts'
import { nextWorkday } from '#shared/holidays.ts'
import { Refusal } from '#shared/refusal.ts'
import { readFacts } from './actions/facts.ts'
import { readable, responsibilityOf, rowsOf } from './actions/rows.ts'
import type { ContactAgainRow, contract } from './contract.ts'
import {
  type ContactState,
  cappedAbove,
  contactState,
  never,
  planDays,
  type SpreadCustomer,
  spread,
  weeklyLoad,
} from './rules.ts'
import * as sql from './sql.ts'

const stalePerCommand = 500

export const actions: Actions<typeof contract> = {
  async listContactAgain(ctx, { after, limit, ...asked }) {
    const filter = await sql.narrow(ctx.db, asked)
    const rows = await sql.listListed(ctx.db, readable(ctx), filter, after ?? null, limit + 1)
    const page = rows.slice(0, limit)
    const counted = after ? null : await sql.countWithRhythms(ctx.db, readable(ctx), filter)
    return {
      customers: await rowsOf(ctx, page),
      next: rows.length > limit ? (page.at(-1)?.rankKey ?? null) : null,
      total: counted?.listed ?? page.length,
      more: counted?.more ?? false,
      weeklyLoad: counted?.perRhythm ? weeklyLoad(counted.perRhythm) : null,
    }
  },

  async getContactAgain(ctx, { customerId }) {
    const state = await sql.findState(ctx.db, readable(ctx), customerId)
    const [row] = state ? await rowsOf(ctx, [state]) : []
    if (!state || !row) throw new Refusal('notFound')
    return { ...row, listed: state.rankKey !== null }
  },

  async planContacts(ctx, { perDay, workdays, ...filter }) {
    const { country, state } = companyOf(ctx.settings)
    const days: Day[] = []
    for (let day = ctx.today; days.length < workdays; ) {
      day = nextWorkday(day, country, state || null)
      days.push(day)
    }
    const narrowed = await sql.narrow(ctx.db, filter)
    const listed = await sql.listUndated(ctx.db, readable(ctx), narrowed, workdays * perDay)
    const helpers = Map.groupBy(
      await sql.listHelpers(
        ctx.db,
        listed.map((row) => row.customerId),
      ),
      (row) => row.customerId,
    )
    const allowed = listed.filter((row) => canLog(ctx.actor, responsibilityOf(row, helpers)))
    const plan = planDays(allowed, days, perDay)
    for (const { customer, day } of plan) {
      await insertTask(ctx, { kind: 'followUp', customerId: customer.customerId, text: '', dueDay: day })
    }
    return { planned: plan.length, lastDay: plan.at(-1)?.day ?? null, undo: ctx.commandId }
  },

  async snoozeCustomer(ctx, { id, until, reason }) {
    const { row, responsibility } = await readCustomer(ctx, id)
    need(canLog(ctx.actor, responsibility))
    if (until <= ctx.today) throw new Refusal('dayNotAhead', { day: until })
    await updateRecord(ctx, 'customers', 'customer.snoozed', row, {
      snoozedUntil: until,
      snoozeReason: reason || null,
      snoozedOn: ctx.today,
    })
    // Else the follow-up that asked for the call would go on asking.
    await postponeFollowUps(ctx, id, ctx.today, until)
    const { state } = await stateWith(ctx, id)
    return { listFrom: state.listFrom, undo: ctx.commandId }
  },

  async weighRhythm(ctx, { customerId, rhythmDays }) {
    await readCustomer(ctx, customerId)
    const now = await stateWith(ctx, customerId)
    const then = await stateWith(ctx, customerId, rhythmDays)
    const ownerId = now.ownerId
    const counts = await sql.countByRhythm(ctx.db, readable(ctx), ownerId ? { owner: [ownerId] } : {})
    const before = weeklyLoad(counts)
    return {
      rhythm: then.state.rhythm,
      due: then.state.due === never ? null : then.state.due,
      ownerId,
      weeklyLoadBefore: before,
      weeklyLoad: Math.max(0, before - loadOf(now.state) + loadOf(then.state)),
    }
  },

  async listComingUp(ctx, { days, limit, ...asked }) {
    const filter = await sql.narrow(ctx.db, asked)
    const until = addDays(ctx.today, days)
    return {
      customers: await rowsOf(ctx, await sql.listComing(ctx.db, readable(ctx), filter, ctx.today, until, limit)),
    }
  },
}

/** The state of one customer as it is now, or as it would be with another own rhythm. */
async function stateWith(ctx: Context, customerId: string, ownRhythm?: number | null) {
  const [read] = (await readFacts(ctx, [customerId])).live
  if (!read) throw new Refusal('notFound')
  const facts = ownRhythm === undefined ? read.facts : { ...read.facts, ownRhythm }
  return { ownerId: read.ownerId, state: contactState(facts, companyOf(ctx.settings).contactPolicy, ctx.today) }
}

function loadOf({ rhythm, due }: ContactState): number {
  return due === never ? 0 : weeklyLoad([{ rhythm, customers: 1 }])
}

/** The first of those to contact again at these owners, and how many there are: for the page of the day. */
export async function listDueContacts(
  ctx: Context,
  owner: string[],
  limit: number,
): Promise<{ customers: ContactAgainRow[]; total: number }> {
  const rows = await sql.listListed(ctx.db, readable(ctx), { owner }, null, limit)
  return { customers: await rowsOf(ctx, rows), total: await sql.countListed(ctx.db, readable(ctx), { owner }) }
}

const spreadPerQuery = 500

/**
 * Computes and stores the state of these customers anew, from what is in the database now. Where that changes what the
 * largest customer brings, those whose potential it caps follow with the next round.
 */
export async function rankCustomers(ctx: Context, customerIds: string[]): Promise<void> {
  if (customerIds.length === 0) return
  const { contactPolicy, currency } = companyOf(ctx.settings)
  const { live, gone, largestRevenue } = await readFacts(ctx, customerIds)
  const states = live.map(({ ownerId, facts }): sql.StateRow => {
    const state = contactState(facts, contactPolicy, ctx.today)
    return {
      customerId: facts.customerId,
      ownerId,
      lastContact: facts.lastContact,
      revenue: facts.revenue,
      revenueBefore: facts.revenueBefore,
      ...state,
      occasion: state.occasion && JSON.stringify(state.occasion),
    }
  })
  await sql.saveStates(ctx.db, states)
  await sql.deleteStates(ctx.db, gone)
  const largest = await sql.findLargestRevenue(ctx.db)
  const above = largest === largestRevenue ? null : cappedAbove(largestRevenue, largest)
  if (above !== null) await sql.markStale(ctx.db, { above, currency, others: true, day: ctx.today })
}

/**
 * The days on which the stock of one import comes up (rules §1), in the order in which the customers lie in the table.
 * The caller stores them in pieces with `saveSpread`, so that a large import holds nobody up.
 */
export async function readSpread(
  runner: Runner,
  actor: Actor,
  importId: string,
): Promise<[customerId: string, day: Day][]> {
  const waiting: SpreadCustomer[] = []
  const ids = await runner.query(actor, (ctx) => sql.listUnspread(ctx.db, importId))
  for (let start = 0; start < ids.length; start += spreadPerQuery) {
    const some = ids.slice(start, start + spreadPerQuery)
    waiting.push(...(await runner.query(actor, (ctx) => unspread(ctx, some))))
    await new Promise((resolve) => setImmediate(resolve))
  }
  const days = await runner.query(actor, async (ctx) => spread(waiting, ctx.today))
  return ids.flatMap((id) => {
    const day = days.get(id)
    return day ? [[id, day]] : []
  })
}

/** Those who would be listed at once, from what is in the database now. */
async function unspread(ctx: Context, ids: string[]): Promise<SpreadCustomer[]> {
  if (ids.length === 0) return []
  const { contactPolicy } = companyOf(ctx.settings)
  const { live } = await readFacts(ctx, ids)
  return live.flatMap(({ facts }) => {
    const { rhythm, due, value } = contactState(facts, contactPolicy, ctx.today)
    const waits = rhythm > 0 && (facts.lastContact === null || due <= ctx.today)
    return waits ? [{ customerId: facts.customerId, sortName: facts.sortName, class: facts.class, rhythm, value }] : []
  })
}

/** Stores spread days and ranks those customers anew. */
export async function saveSpread(ctx: Context, days: [customerId: string, day: Day][]): Promise<void> {
  await sql.saveSpreadDays(ctx.db, days)
  atEnd(
    ctx,
    rankCustomers,
    days.map(([customerId]) => customerId),
  )
}

/** Whatever changes a customer's place in the list ranks it anew, at the end of the same transaction. */
async function follow(ctx: Context, { before, after }: Change): Promise<void> {
  const ids = [before?.customerId, after?.customerId].filter((id) => typeof id === 'string')
  atEnd(ctx, rankCustomers, ids)
}

export const followers: Followers = {
  customers: [async (ctx, { after }) => atEnd(ctx, rankCustomers, after ? [after.id] : [])],
  activities: [follow],
  tasks: [follow],
  fires: [follow],
  offers: [follow],
  revenues: [follow],
  orders: [follow],
  contracts: [follow],
  stakeholders: [follow],
  currencyRates: [
    async (ctx, { after }) => {
      const currency = String(after?.currency)
      await sql.markStale(ctx.db, { above: 0, currency, others: false, day: ctx.today })
    },
  ],
  persons: [
    async (ctx, change) => {
      const { before, after } = change
      // Who is new is nobody's decider yet.
      const moved = before && personPlace.some((column) => before[column] !== after?.[column])
      if (moved) await follow(ctx, change)
    },
  ],
}

const personPlace = ['customerId', 'leftAt', 'deletedAt'] as const

export const jobs: JobKinds = {
  /** The company changed its rhythms: all customers anew, piece by piece. */
  rankAllCustomers: {
    async run({ runner, progress }) {
      let done = 0
      for (let after = ''; ; ) {
        const ids = await runner.query(system, (ctx) => sql.listIds(ctx.db, after, stalePerCommand))
        if (ids.length === 0) return
        await runner.command(system, (ctx) => rankCustomers(ctx, ids))
        after = ids.at(-1) as string
        done += ids.length
        await progress({ done })
      }
    },
  },
  /** The calendar moves customers into the list and up in it: each minute those whose day has come. */
  rankStaleCustomers: {
    everyMinutes: 1,
    async run({ runner }) {
      for (let more = true; more; ) {
        more = await runner.query(system, async (ctx) => (await sql.listStale(ctx.db, ctx.today, 1)).length > 0)
        if (!more) return
        await runner.command(system, async (ctx) =>
          rankCustomers(ctx, await sql.listStale(ctx.db, ctx.today, stalePerCommand)),
        )
      }
    },
  },
}
