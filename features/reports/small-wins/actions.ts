import { companyOf } from '#features/company/rules.ts'
import { customerReadable } from '#features/customers/actions.ts'
import { nameOf } from '#features/persons/rules.ts'
import { canThank } from '#features/thanks/access.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { addDays, type Day, dayOf, later } from '#shared/days.ts'
import type { Period } from '#shared/periods.ts'
import { factOf, periodOf } from '../movement/facts.ts'
import { courseOf } from '../movement/rules/course.ts'
import { knownOf } from '../movement/rules/period.ts'
import { stepsOf } from '../movement/rules/steps.ts'
import type { contract } from './contract.ts'
import { aroundDay, forwardsOf, isToBeWon, orderedAgain, silenceBefore, type WinKind } from './rules.ts'
import * as sql from './sql.ts'

/** The feed reaches back a year at most. */
const longest = 366

export const actions: Actions<typeof contract> = {
  async listSmallWins(ctx, { owner, limit, ...asked }) {
    const whole = periodOf(ctx, asked)
    const period = { from: later(whole.from, addDays(whole.to, -longest)), to: whole.to }
    const all = await readWins(ctx, period, owner)
    const shown = all.slice(0, limit)
    const thanks = Map.groupBy(
      await sql.listThanks(
        ctx.db,
        shown.map(({ key }) => key),
      ),
      ({ winKey }) => winKey,
    )
    const names = new Map((await sql.listMemberNames(ctx.db)).map(({ id, name }) => [id, name]))
    return {
      period,
      wins: shown.map((win) => {
        const said = thanks.get(win.key) ?? []
        return {
          ...win,
          memberName: (win.memberId && names.get(win.memberId)) ?? null,
          thanks: said.map(({ memberId, name, createdAt }) => ({
            memberId,
            name,
            day: dayOf(createdAt, ctx.timeZone),
          })),
          canThank: canThank(ctx.actor, win) && !said.some(({ memberId }) => memberId === ctx.actor.memberId),
        }
      }),
      total: all.length,
    }
  },
}

export type Win = {
  key: string
  kind: WinKind
  day: Day
  customerId: string
  customerName: string
  opportunityId: string | null
  title: string | null
  personName: string | null
  fromStageId: string | null
  toStageId: string | null
  days: number | null
  memberId: string | null
}
type Found = Pick<Win, 'key' | 'kind' | 'day' | 'customerId' | 'memberId'> & Partial<Win>

/** The small successes of a period that the caller may read, the latest first; `members`: whose, none: everyone's. */
export async function readWins(ctx: Context, period: Period, members?: string[]): Promise<Win[]> {
  const readable = customerReadable(ctx.actor, 'customers.id')
  const { formerDays } = companyOf(ctx.settings).contactPolicy
  const spoken = await sql.listSpokenAgain(ctx.db, period, addDays(period.to, -formerDays), readable, members)
  const ordered = await sql.listOrdered(ctx.db, period, readable, members)
  const atTargets: Found[] = [
    ...(await sql.listFirstDeciderTalks(ctx.db, period, readable, members)).map((talk) => ({
      key: `decider:${talk.id}`,
      kind: 'decider' as const,
      day: talk.day,
      customerId: talk.customerId,
      memberId: talk.memberId,
      personName: personOf(talk),
    })),
    ...(await readForwards(ctx, period, readable, members)),
  ]
  const given: Found[] = (await sql.listGivenReferences(ctx.db, period, readable, members)).map((reference) => ({
    key: `reference:${reference.id}`,
    kind: 'reference',
    day: reference.day,
    customerId: reference.customerId,
    memberId: reference.memberId,
    personName: personOf(reference),
  }))

  const ids = [...new Set([...atTargets, ...given, ...spoken, ...ordered].map(({ customerId }) => customerId))]
  const customers = new Map((await sql.listCustomers(ctx.db, ids)).map((customer) => [customer.id, customer]))
  const bought = Map.groupBy(await sql.listPurchases(ctx.db, ids, period.from), ({ customerId }) => customerId)
  const around = (customerId: string, day: Day) =>
    aroundDay(
      (bought.get(customerId) ?? []).map((purchase) => purchase.day),
      day,
    )

  const quiet = spoken.flatMap(({ customerId, day, before }) => {
    const days = silenceBefore(day, { lastContact: before, ...around(customerId, day) }, formerDays)
    return days === null ? [] : [{ customerId, day, days }]
  })
  const again = ordered.flatMap(({ id, ...order }): Found[] => {
    const days = orderedAgain(order.day, around(order.customerId, order.day).lastBought)
    return days === null ? [] : [{ ...order, key: `orderAgain:${id}`, kind: 'orderAgain', days }]
  })
  return [
    ...atTargets.filter(({ customerId, day }) => {
      const customer = customers.get(customerId)
      return customer && isToBeWon({ standing: customer.standing, ...around(customerId, day) }, day)
    }),
    ...given,
    ...(await withConversation(ctx, period, quiet, members)),
    ...again,
  ]
    .map((found) => ({ ...nothing, ...found, customerName: customers.get(found.customerId)?.name ?? '' }))
    .sort((a, b) => (a.day === b.day ? (a.key < b.key ? 1 : -1) : a.day < b.day ? 1 : -1))
}

const nothing = {
  opportunityId: null,
  title: null,
  personName: null,
  fromStageId: null,
  toStageId: null,
  days: null,
}

type Readable = Parameters<typeof sql.listStepped>[2]

/** The days on which opportunities came forward, by the steps of the movement (rules §4), as known now. */
async function readForwards(ctx: Context, period: Period, readable: Readable, members?: string[]): Promise<Found[]> {
  const stepped = await sql.listStepped(ctx.db, period, readable)
  const facts = Map.groupBy(
    await sql.listFactsOf(
      ctx.db,
      stepped.map(({ id }) => id),
    ),
    (fact) => fact.opportunityId,
  )
  const ranks = new Map((await sql.listStages(ctx.db)).map(({ id }, rank) => [id, rank]))
  const rankOf = (stageId: string | null) => ranks.get(stageId ?? '') ?? -1
  const { span } = knownOf(period, ctx.today)
  return stepped.flatMap(({ id, title, customerId }) => {
    const course = courseOf(
      (facts.get(id) ?? []).map((row) => factOf(row, row.amount)),
      null,
    )
    return forwardsOf(stepsOf(course, span, { rankOf, probabilityOf: () => 0 }), rankOf)
      .filter(({ ownerId }) => !members || (ownerId !== null && members.includes(ownerId)))
      .map(({ day, from, to, ownerId }) => ({
        key: `stage:${id}:${day}`,
        kind: 'stage' as const,
        day,
        customerId,
        memberId: ownerId,
        opportunityId: id,
        title,
        fromStageId: from,
        toStageId: to,
      }))
  })
}

/** The conversation that ended each silence, and who held it. */
async function withConversation(
  ctx: Context,
  period: Period,
  quiet: readonly { customerId: string; day: Day; days: number }[],
  members?: string[],
): Promise<Found[]> {
  const talks = await sql.listConversations(
    ctx.db,
    period,
    quiet.map(({ customerId }) => customerId),
  )
  return quiet.flatMap(({ customerId, day, days }): Found[] => {
    const talk = talks.find((one) => one.customerId === customerId && one.day === day)
    if (!talk || (members && (talk.memberId === null || !members.includes(talk.memberId)))) return []
    const { id, memberId } = talk
    return [
      { key: `contactAgain:${id}`, kind: 'contactAgain', day, customerId, memberId, days, personName: personOf(talk) },
    ]
  })
}

function personOf(row: { title: string | null; firstName: string | null; lastName: string | null }): string | null {
  const { title, firstName, lastName } = row
  return lastName === null ? null : nameOf({ title, firstName, lastName })
}
