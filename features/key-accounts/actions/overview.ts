import { canChange } from '#features/customers/access.ts'
import { customerReadable, readCustomer } from '#features/customers/actions.ts'
import { nameOf } from '#features/persons/rules.ts'
import { type ReadBase, readBase, readShare } from '#features/reports/customer-base/facts.ts'
import type { Context } from '#platform/actions/context.ts'
import { addDays, addMonths } from '#shared/days.ts'
import { countsIn, inCurrency } from '#shared/rates.ts'
import { Refusal } from '#shared/refusal.ts'
import { canDecide, canSeePlan } from '../access.ts'
import type { Account, Nomination } from '../contract.ts'
import { type FitRatings, fitOf, ratingsOf } from '../rules/fit.ts'
import {
  type Candidate,
  type NominationPolicy,
  nominate,
  reasonsOf,
  type Score,
  strategicScore,
} from '../rules/nomination.ts'
import { reachedDays } from '../rules/people.ts'
import { accountRelationship, relationshipOf } from '../rules/relationship.ts'
import { nominationPolicyOf } from '../settings.ts'
import * as sql from '../sql.ts'
import { readHealth } from './health.ts'

const mostAccounts = 200
const mostCandidates = 5000
const mostPeople = 20_000
const halfYearDays = 180

/** All key accounts, what they carry, and who is proposed (rules §7). */
export async function readOverview(ctx: Context) {
  const policy = nominationPolicyOf(ctx.settings)
  const facts = await readFacts(ctx, policy)
  const accounts = facts.customers.filter(({ mode }) => mode === 'keyAccount').toSorted(byRevenue)
  const shown = accounts.slice(0, mostAccounts)
  const proposals = await proposalsOf(ctx, policy, facts.customers)
  const revenue = accounts.reduce((sum, one) => sum + one.revenue, 0)
  const closeTo = await readCloseness(ctx, shown)
  return {
    period: facts.period,
    currency: facts.currency,
    converted: facts.converted,
    total: facts.total,
    accounts: shown.map((one) => ({ ...figuresOf(one), ...closeTo(one.customerId) })),
    count: accounts.length,
    together: { revenue, share: facts.total > 0 ? revenue / facts.total : null },
    ...proposals,
    canDecide: canDecide(ctx.actor),
    ownOnly: ctx.actor.readsOwnOnly,
  }
}

/** Who is proposed on this day, with the figures that say why, in the currency of the company. */
export async function readNominations(ctx: Context): Promise<{ nominations: Nomination[]; currency: string }> {
  const policy = nominationPolicyOf(ctx.settings)
  const { customers, currency } = await readFacts(ctx, policy)
  return { nominations: (await proposalsOf(ctx, policy, customers)).nominations, currency }
}

async function proposalsOf(ctx: Context, policy: NominationPolicy, customers: readonly Customer[]) {
  const declined = new Set((await sql.listDeclined(ctx.db, addMonths(ctx.today, -12))).map((row) => row.customerId))
  const others = customers.filter(({ mode, customerId }) => mode !== 'keyAccount' && !declined.has(customerId))
  const managers = await sql.countManagers(ctx.db)
  const existing = customers.filter(({ mode }) => mode === 'keyAccount').length
  const { proposed, beyond } = nominate(others.map(candidateOf), policy, existing, managers)
  const byId = new Map(others.map((one) => [one.customerId, one]))
  return {
    nominations: proposed.flatMap(({ candidate, reasons }): Nomination[] => {
      const one = byId.get(candidate.customerId)
      return one ? [{ ...figuresOf(one), reasons }] : []
    }),
    beyond,
    room: policy.capacity * Math.max(1, managers),
  }
}

/** One customer by the same figures. Refuses `notFound`. */
export async function readAccount(ctx: Context, customerId: string) {
  const { row, responsibility } = await readCustomer(ctx, customerId)
  const policy = nominationPolicyOf(ctx.settings)
  const { customer: one, ...facts } = await readFactsOf(ctx, policy, customerId)
  const closeTo = await readCloseness(ctx, [one])
  const [declined] = await sql.listDeclined(ctx.db, addMonths(ctx.today, -12), [customerId])
  const [own] = await sql.listFits(ctx.db, { customerIds: [customerId] })
  const [segment] = row.branch ? await sql.listFits(ctx.db, { branches: [row.branch] }) : []
  const ownRatings = own ? (JSON.parse(own.ratings) as FitRatings) : {}
  const segmentRatings = segment ? (JSON.parse(segment.ratings) as FitRatings) : {}
  const [score] = await sql.listScores(ctx.db, [customerId])
  return {
    ...figuresOf(one),
    ...closeTo(customerId),
    period: facts.period,
    currency: facts.currency,
    keyAccount: row.mode === 'keyAccount',
    branch: row.branch,
    reasons: row.mode === 'keyAccount' ? [] : reasonsOf(candidateOf(one), policy),
    declined: declined ? { day: declined.day, reason: declined.reason } : null,
    canSeePlan: canSeePlan(ctx.actor, responsibility),
    criteria: [...policy.criteria],
    ratings: score ? (JSON.parse(score.ratings) as Record<string, number>) : {},
    fit: fitOf(ratingsOf(segmentRatings, ownRatings)),
    segmentRatings,
    ownRatings,
    canRate: canChange(ctx.actor, responsibility),
    canDecide: canDecide(ctx.actor),
  }
}

/** Revenue and potential of one customer, as on its page. */
export async function readFigures(ctx: Context, customerId: string) {
  const { customer, currency } = await readFactsOf(ctx, nominationPolicyOf(ctx.settings), customerId)
  const { revenue, revenueBefore, potential } = customer
  return { revenue, revenueBefore, potential, currency }
}

type Customer = Omit<Account, 'relationship' | 'people' | 'lastContact' | 'health'> & { mode: string }

type Bought = { revenue: number; revenueBefore: number }
type Told = Pick<ReadBase, 'currency' | 'rates'> & { total: number }

/** Revenue, share, potential and score of key accounts and all who may be one. */
async function readFacts(ctx: Context, policy: NominationPolicy) {
  const base = await readBase(ctx, {})
  const bought = new Map(base.base.customers.map((one) => [one.id, one]))
  const rows = await listCandidates(ctx, policy, base, customerReadable(ctx.actor, 'customers.id'))
  const { period, currency, converted, rates } = base
  const { total } = base.base
  const customers = await customersOf(ctx, policy, rows, { currency, rates, total }, (id) => bought.get(id))
  return { period, currency, converted, total, customers }
}

/** The same of one customer, without looking at each of the others. Refuses `notFound`. */
async function readFactsOf(ctx: Context, policy: NominationPolicy, customerId: string) {
  const share = await readShare(ctx, customerId)
  const rows = await sql.listCustomers(ctx.db, [customerId], customerReadable(ctx.actor, 'customers.id'))
  const [customer] = await customersOf(ctx, policy, rows, share, () => share)
  if (!customer) throw new Refusal('notFound')
  return { period: share.period, currency: share.currency, customer }
}

async function customersOf(
  ctx: Context,
  policy: NominationPolicy,
  rows: Awaited<ReturnType<typeof sql.listCustomers>>,
  { currency, rates, total }: Told,
  boughtBy: (customerId: string) => Bought | undefined,
): Promise<Customer[]> {
  const ids = rows.map(({ id }) => id)
  const scores = await readScores(ctx, ids, policy)
  return rows.map((row) => {
    const { revenue, revenueBefore } = boughtBy(row.id) ?? { revenue: 0, revenueBefore: 0 }
    return {
      customerId: row.id,
      name: row.name,
      ownerId: row.ownerId,
      mode: row.mode,
      revenue,
      revenueBefore,
      share: total > 0 ? Math.max(0, revenue) / total : null,
      // Another currency is not compared with the limit without a rate.
      potential:
        row.potential !== null && (row.currency === currency || countsIn(rates, row.currency))
          ? inCurrency(rates, row.currency, Number(row.potential))
          : null,
      score: scores.get(row.id) ?? null,
    }
  })
}

/** Those with a potential, a score or the mode, and those whose revenue alone reaches the limit. */
async function listCandidates(
  ctx: Context,
  policy: NominationPolicy,
  base: ReadBase,
  readable: ReturnType<typeof customerReadable>,
) {
  const named = await sql.listCandidates(ctx.db, readable, policy.potentialLimit, mostCandidates, base.rates)
  const known = new Set(named.map(({ id }) => id))
  const large = base.base.customers.filter((one) => reaches(one.revenue, base, policy) && !known.has(one.id))
  const missing = large.map(({ id }) => id).slice(0, mostCandidates)
  return [...named, ...(missing.length > 0 ? await sql.listCustomers(ctx.db, missing, readable) : [])]
}

function reaches(revenue: number, { base }: ReadBase, { shareLimit }: NominationPolicy): boolean {
  return shareLimit !== null && base.total > 0 && revenue / base.total >= shareLimit
}

async function readScores(
  ctx: Context,
  ids: string[],
  { criteria }: NominationPolicy,
): Promise<Map<string, Score | null>> {
  if (ids.length === 0) return new Map()
  const rows = await sql.listScores(ctx.db, ids)
  return new Map(rows.map((row) => [row.customerId, strategicScore(criteria, JSON.parse(row.ratings))]))
}

/** The people of these customers who are still there, with the relationship that the contacts say; the best known first. */
export async function readPeople(ctx: Context, customerIds: string[]) {
  if (customerIds.length === 0) return []
  const year = addMonths(ctx.today, -12)
  const rows = await sql.listRelations(ctx.db, customerIds, addDays(ctx.today, -halfYearDays), mostPeople)
  return rows
    .map((row) => ({
      customerId: row.customerId,
      personId: row.id,
      name: nameOf(row),
      function: row.function,
      relationship: relationshipOf({
        inYear: row.lastContact !== null && row.lastContact >= year,
        inHalfYear: Number(row.inHalfYear),
        inPerson: Number(row.inPerson) > 0,
      }),
      lastContact: row.lastContact,
    }))
    .sort((a, b) => b.relationship - a.relationship || ((a.lastContact ?? '') < (b.lastContact ?? '') ? 1 : -1))
}

/** How near we are to these customers and how they are: their people, when there was contact, the light. */
async function readCloseness(ctx: Context, accounts: readonly Customer[]) {
  const ids = accounts.map(({ customerId }) => customerId)
  const byCustomer = Map.groupBy(await readPeople(ctx, ids), (row) => row.customerId)
  const contacts = ids.length > 0 ? await sql.listLastContacts(ctx.db, ids) : []
  const lastContacts = new Map(contacts.map((row) => [row.customerId, row.day]))
  const known = accounts.map(({ customerId, revenue, revenueBefore }) => {
    const people = byCustomer.get(customerId) ?? []
    return { customerId, revenue, revenueBefore, people, lastContact: lastContacts.get(customerId) ?? null }
  })
  const health = await readHealth(ctx, known)
  const covered = addDays(ctx.today, -reachedDays)
  return (customerId: string) => {
    const some = byCustomer.get(customerId) ?? []
    return {
      relationship: accountRelationship(some.map(({ relationship }) => relationship)),
      people: some.filter(({ lastContact }) => lastContact !== null && lastContact >= covered).length,
      lastContact: lastContacts.get(customerId) ?? null,
      health: health.get(customerId) ?? null,
    }
  }
}

function byRevenue(a: Customer, b: Customer): number {
  return b.revenue - a.revenue || (a.name < b.name ? -1 : 1)
}

function candidateOf({ customerId, potential, score, share }: Customer): Candidate {
  return { customerId, potential, score: score?.value ?? null, share }
}

function figuresOf({ mode: _, ...figures }: Customer) {
  return figures
}
