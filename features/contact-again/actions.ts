import { companyOf } from '#features/company/rules.ts'
import { canChange, canLog, type Responsibility } from '#features/customers/access.ts'
import { customerReadable } from '#features/customers/actions.ts'
import { insertTask } from '#features/tasks/actions.ts'
import { atEnd } from '#platform/actions/atEnd.ts'
import type { Actions, Change, Context, Followers } from '#platform/actions/context.ts'
import type { JobKinds } from '#platform/jobs/jobs.ts'
import { system } from '#shared/actor.ts'
import { addDays, addMonths, type Day, dayOf, daysBetween } from '#shared/days.ts'
import { nextWorkday } from '#shared/holidays.ts'
import { Refusal } from '#shared/refusal.ts'
import type { ContactAgainRow, contract } from './contract.ts'
import { type ContactFacts, contactState, type Occasion, planDays, reasonParts, spread, weeklyLoad } from './rules.ts'
import * as sql from './sql.ts'

const stalePerCommand = 500

export const actions: Actions<typeof contract> = {
  async listContactAgain(ctx, input) {
    const rows = await sql.listListed(ctx.db, readable(ctx), input, input.after ?? null, input.limit + 1)
    const page = rows.slice(0, input.limit)
    return {
      customers: await rowsOf(ctx, page),
      next: rows.length > input.limit ? (page.at(-1)?.rankKey ?? null) : null,
      total: input.after ? page.length : await sql.countListed(ctx.db, readable(ctx), input),
      weeklyLoad: weeklyLoad(input.after ? [] : await sql.countByRhythm(ctx.db, readable(ctx), input)),
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
    const listed = await sql.listUndated(ctx.db, readable(ctx), filter, workdays * perDay)
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

  async listComingUp(ctx, input) {
    return {
      customers: await rowsOf(
        ctx,
        await sql.listComing(ctx.db, readable(ctx), input, ctx.today, addDays(ctx.today, input.days), input.limit),
      ),
    }
  },
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

function readable(ctx: Context) {
  return customerReadable(ctx.actor, 'contactStates.customerId')
}

async function rowsOf(ctx: Context, rows: Awaited<ReturnType<typeof sql.listListed>>): Promise<ContactAgainRow[]> {
  const ids = rows.map((row) => row.customerId)
  const persons = Map.groupBy(await sql.listMainPersons(ctx.db, ids), (person) => person.customerId)
  const fires = new Map((await sql.listFires(ctx.db, ids)).map((fire) => [fire.customerId, fire.text]))
  const helpers = Map.groupBy(await sql.listHelpers(ctx.db, ids), (row) => row.customerId)
  return rows.map((row) => {
    const responsibility = responsibilityOf(row, helpers)
    const all = persons.get(row.customerId) ?? []
    const person = all.reduce<(typeof all)[number] | undefined>(
      (best, one) => (best && (best.lastContact ?? '') >= (one.lastContact ?? '') ? best : one),
      undefined,
    )
    const occasion = row.occasion ? (JSON.parse(row.occasion) as Occasion) : null
    return {
      customerId: row.customerId,
      name: row.name,
      class: row.class,
      mode: row.mode,
      standing: row.standing as 'customer',
      ownerId: row.ownerId,
      city: row.city,
      person: person
        ? {
            id: person.id,
            name: [person.title, person.firstName, person.lastName].filter(Boolean).join(' '),
            function: person.function,
            phone: firstPhone(person.phones),
          }
        : null,
      phone: firstPhone(row.phones),
      lastContact: row.lastContact,
      rhythm: row.rhythm,
      due: row.due,
      overdueDays: Math.max(0, daysBetween(row.due, ctx.today)),
      value: row.value,
      currency: row.currency,
      canLog: canLog(ctx.actor, responsibility),
      canChange: canChange(ctx.actor, responsibility),
      reason: reasonParts({ ...row, fire: fires.get(row.customerId) ?? null, occasion }, ctx.today),
    }
  })
}

function responsibilityOf(
  row: { customerId: string; ownerId: string | null; insideSalesId: string | null },
  helpers: Map<string, { memberId: string }[]>,
): Responsibility {
  const helperIds = (helpers.get(row.customerId) ?? []).map((helper) => helper.memberId)
  return { ownerId: row.ownerId, insideSalesId: row.insideSalesId, helperIds }
}

function firstPhone(phones: string): string | null {
  return (JSON.parse(phones) as { number: string }[])[0]?.number ?? null
}

/** Computes and stores the state of these customers anew, from what is in the database now. */
export async function rankCustomers(ctx: Context, customerIds: string[]): Promise<void> {
  if (customerIds.length === 0) return
  const { contactPolicy } = companyOf(ctx.settings)
  const month = `${ctx.today.slice(0, 8)}01`
  const now: [Day, Day] = [addMonths(month, -12), addDays(month, -1)]
  const before: [Day, Day] = [addMonths(month, -24), addDays(now[0], -1)]
  const read = await sql.readFacts(ctx.db, customerIds, { now, before })
  const largestRevenue = await sql.findLargestRevenue(ctx.db)
  const contacts = new Map(read.contacts.map((row) => [row.customerId, row.day]))
  const fires = new Map(read.fires.map((row) => [row.customerId, row]))
  const revenues = new Map(read.revenues.map((row) => [row.customerId, row]))
  const tasks = Map.groupBy(read.tasks, (row) => row.customerId)

  const states: sql.StateRow[] = []
  for (const customer of read.customers) {
    if (customer.deletedAt) continue
    const open = tasks.get(customer.id) ?? []
    const followUp = open.find((task) => task.kind === 'followUp')
    const revenue = revenues.get(customer.id)
    // Before the first conversation is known, the last invoice says when somebody spoke with them.
    const lastContact = contacts.get(customer.id) ?? (revenue?.lastDay as Day | undefined) ?? null
    const facts: ContactFacts = {
      customerId: customer.id,
      sortName: customer.sortName,
      ownRhythm: customer.rhythmDays,
      mode: customer.mode,
      standing: customer.standing,
      class: customer.class,
      createdDay: dayOf(customer.createdAt, ctx.timeZone),
      lastContact,
      spreadDay: customer.spreadDay,
      snooze: customer.snoozedUntil ? { until: customer.snoozedUntil, setOn: customer.snoozedOn ?? ctx.today } : null,
      followUp: followUp?.dueDay ? { day: followUp.dueDay, setOn: followUp.setOn } : null,
      occasions: open.map((task) => ({ kind: task.kind as 'followUp', day: task.dueDay as Day, text: task.text })),
      fire: fires.get(customer.id) ?? null,
      revenue: Number(revenue?.now ?? 0),
      revenueBefore: Number(revenue?.before ?? 0),
      potential: customer.potential,
      largestRevenue,
    }
    const state = contactState(facts, contactPolicy, ctx.today)
    states.push({
      customerId: customer.id,
      ownerId: customer.ownerId,
      lastContact,
      revenue: facts.revenue,
      revenueBefore: facts.revenueBefore,
      ...state,
      occasion: state.occasion && JSON.stringify(state.occasion),
    })
  }
  await sql.saveStates(ctx.db, states)
  await sql.deleteStates(
    ctx.db,
    read.customers.filter((customer) => customer.deletedAt).map((customer) => customer.id),
  )
}

/**
 * The days on which the stock of one import comes up (rules §1). The caller stores them in
 * pieces with `saveSpread`, so that a large import holds nobody up.
 */
export async function readSpread(ctx: Context, importId: string): Promise<Map<string, Day>> {
  return spread(await sql.listUnspread(ctx.db, importId, ctx.today), ctx.today)
}

/** Stores spread days and ranks those customers anew. */
export async function saveSpread(ctx: Context, days: [customerId: string, day: Day][]): Promise<void> {
  for (const [day, group] of Map.groupBy(days, ([, day]) => day)) {
    await sql.saveSpreadDay(
      ctx.db,
      group.map(([customerId]) => customerId),
      day,
    )
  }
  await rankCustomers(
    ctx,
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
  revenues: [follow],
}

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
