import { customerReadable } from '#features/customers/actions.ts'
import { opportunitiesReadable } from '#features/opportunities/actions.ts'
import { readMovement } from '#features/reports/movement/facts.ts'
import { stepsOf } from '#features/reports/movement/rules/steps.ts'
import { actions as standing } from '#features/reports/standing/actions.ts'
import type { Context } from '#platform/actions/context.ts'
import { addDays, type Day, daysBetween, later } from '#shared/days.ts'
import type { Point, SeriesKind } from '../rules/agenda.ts'
import {
  keyAccountsAgenda,
  type Move,
  marketingAgenda,
  mondayAgenda,
  type SeriesFacts,
  type Stuck,
} from '../rules/series.ts'
import * as sql from '../sql.ts'
import { readAgreed } from './agreed.ts'

/** So far back where there was no meeting of the series yet, and at most. */
const firstDays: Record<SeriesKind, number> = { monday: 7, keyAccounts: 28, marketing: 28 }
const mostDays = 92

const agendas: Record<SeriesKind, (facts: SeriesFacts) => Point[]> = {
  monday: mondayAgenda,
  keyAccounts: keyAccountsAgenda,
  marketing: marketingAgenda,
}

/** The agenda of a series from what happened since its last meeting, as far as the caller may read. */
export async function readSeriesAgenda(ctx: Context, meeting: sql.MeetingRecord, kind: SeriesKind): Promise<Point[]> {
  const { first, agreed, since: last } = await readAgreed(ctx, meeting)
  const since = later(last ?? addDays(ctx.today, -firstDays[kind]), addDays(ctx.today, -mostDays))
  const keyAccountsOnly = kind === 'keyAccounts'
  const members = JSON.parse(meeting.memberIds) as string[]
  const people = await sql.listMemberNames(ctx.db, members)
  const reached = { since, keyAccountsOnly, readable: opportunitiesReadable(ctx) }
  const atCustomers = { keyAccountsOnly, readable: customerReadable(ctx.actor, 'customers.id') }
  const marketing = kind === 'marketing'
  const late = marketing
    ? []
    : await sql.listLatePromises(ctx.db, { ...atCustomers, today: ctx.today, of: kind === 'monday' ? members : null })
  return agendas[kind]({
    today: ctx.today,
    first,
    agreed,
    people,
    wins: (await sql.listWon(ctx.db, reached)).map((row) => ({ ...row, customer: row.customer ?? '' })),
    moves: kind === 'monday' ? await readMoves(ctx, since) : [],
    stuck: marketing ? [] : await readStuck(ctx, keyAccountsOnly ? atCustomers : null),
    promises: late.map(({ text, who, customerId, customer, dueDay }) => ({
      ...{ text, customerId },
      who: who ?? '',
      customer: customer ?? '',
      days: daysBetween(dueDay ?? ctx.today, ctx.today),
    })),
    leads: marketing ? await readLeads(ctx, since) : [],
    leadsWaiting: marketing ? await sql.countWaitingLeads(ctx.db, leadsReadable(ctx)) : 0,
    lost: marketing ? await sql.countLost(ctx.db, reached) : [],
  })
}

/** What came forward or fell back, once each, by how much it changed what is expected of it (rules §4). */
async function readMoves(ctx: Context, since: Day): Promise<Move[]> {
  const read = await readMovement(ctx, { from: since, to: ctx.today, scope: 'all' })
  const rank = new Map(read.stages.map(({ id }, at) => [id, at]))
  const probability = new Map(read.stages.map((stage) => [stage.id, stage.probability]))
  const name = new Map(read.stages.map((stage) => [stage.id, stage.name]))
  const stages = {
    rankOf: (id: string | null) => rank.get(id ?? '') ?? -1,
    probabilityOf: (id: string | null) => probability.get(id ?? '') ?? 0,
  }
  const moved = read.moved.flatMap(({ id, course }) => {
    const steps = stepsOf(course, read.span, stages).filter(({ kind }) => kind === 'forward' || kind === 'back')
    const [begin, end] = [steps[0], steps.at(-1)]
    if (!begin || !end || begin.from === end.to) return []
    const gain = steps.reduce((sum, step) => sum + step.gain, 0)
    return [{ id, memberId: end.ownerId, from: begin.from, to: end.to, gain, weight: Math.abs(gain) * end.amount }]
  })
  const heavy = moved.sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1)).slice(0, 500)
  const deals = await sql.listDeals(
    ctx.db,
    heavy.map(({ id }) => id),
    opportunitiesReadable(ctx),
  )
  const dealOf = new Map(deals.map((deal) => [deal.id, deal]))
  return heavy.flatMap(({ id, memberId, from, to, weight }): Move[] => {
    const deal = dealOf.get(id)
    if (!deal) return []
    const { title, customerId, customer } = deal
    const back = stages.rankOf(to) < stages.rankOf(from)
    const names = { from: name.get(from ?? '') ?? '–', to: name.get(to ?? '') ?? '–' }
    return [{ title, customerId, customer: customer ?? '', memberId, back, ...names, weight }]
  })
}

async function readStuck(ctx: Context, keyAccounts: Parameters<typeof sql.listKeyAccountIds>[1] | null) {
  const found = await standing.listStanding(ctx, { limit: 500 })
  const only = keyAccounts && new Set((await sql.listKeyAccountIds(ctx.db, keyAccounts)).map(({ id }) => id))
  return found.opportunities
    .filter(({ customerId }) => !only || (customerId !== null && only.has(customerId)))
    .map(
      ({ title, customerId, customerName, ownerId, reason }): Stuck => ({
        ...{ title, customerId, customer: customerName ?? '', memberId: ownerId },
        ...{ why: reason.code, days: reason.days },
      }),
    )
}

async function readLeads(ctx: Context, since: Day) {
  const rows = await sql.countLeads(ctx.db, since, leadsReadable(ctx))
  return rows.map(({ origin, count, converted }) => ({ origin, count: Number(count), converted: Number(converted) }))
}

/** Leads of customers that may be read, and those without one. */
function leadsReadable(ctx: Context) {
  return customerReadable(ctx.actor, 'leads.customerId')
}
