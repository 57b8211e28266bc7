import { listRunningContracts } from '#features/contracts/actions.ts'
import { customerReadable } from '#features/customers/actions.ts'
import { opportunitiesReadable } from '#features/opportunities/actions.ts'
import { weighted } from '#features/opportunities/rules.ts'
import { readIntakePerMonth } from '#features/orders/intake.ts'
import { backlogOf, orderKey } from '#features/orders/rules.ts'
import { courseOf } from '#features/reports/movement/rules/course.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { has } from '#shared/actor.ts'
import { addDays, addMonths, type Day, earlier } from '#shared/days.ts'
import { countsIn, inCurrency, type Rates } from '#shared/rates.ts'
import { mean, quantile } from '#shared/statistics.ts'
import type { contract, WhatIf } from './contract.ts'
import { type Deal, readDeals } from './facts.ts'
import { backtest, horizon, judge, pastMonthEnds } from './rules/backtest.ts'
import { drawOutlook, type MonthSpan, type OpenDeal } from './rules/draw.ts'
import { brierOf, calibrationOf, enoughToJudge } from './rules/judge.ts'
import { onLadder, rungAt, rungs, stepsPerMonth } from './rules/ladder.ts'
import { contractsPart, repeatOf, repeatPart } from './rules/parts.ts'
import { dayNumber, type Learned, learn, type PastDeal, readPast } from './rules/past.ts'
import { nearDays, type Pieces, perMonth, piecesOf } from './rules/pieces.ts'
import { closedNeeded, unknownOf } from './rules/unknown.ts'
import * as sql from './sql.ts'

/** The same question has the same answer: every outlook draws from the same seed. */
const seed = 1
const draws = 10_000
/** A test looks at one sum of three months: fewer draws are enough for it. */
const testDraws = 1000
const mostTests = 36
const firstTestAfter = 12

export const actions: Actions<typeof contract> = {
  async getOutlook(ctx, { whatIf = {}, limit }) {
    const read = await readDeals(ctx)
    const { deals, open } = asOfToday(ctx, read.deals)
    const learned = learn(deals, dayNumber(ctx.today), read.stated)
    const pieces = piecesOf(ctx.today)
    const contracts = (await listRunningContracts(ctx, addDays(ctx.today, 1)))
      .filter((one) => countsIn(read.rates, one.currency))
      .map((one) => ({ ...one, amountPerYear: inCurrency(read.rates, one.currency, one.amountPerYear) }))
    const repeat = await readRepeat(ctx, read.rates, new Set(contracts.map((one) => one.customerId)))

    const asked = open.map((one) => askedOf(one, learned, read.stated, whatIf))
    const drawn = drawOutlook(
      asked.map(({ drawn }) => drawn),
      learned,
      pieces.starts,
      {
        seed,
        draws,
        parts: [contractsPart(contracts, pieces), ...(repeat ? [repeatPart(repeat, pieces)] : [])],
        spans: spansOf(pieces),
      },
    )
    const months = pieces.months.length
    const [soon, later, all, near] = drawn.spans.slice(2 * months) as [Band, Band, Band, Band]
    const none = new Array<number>(pieces.starts.length - 1).fill(0)
    const partOf = (name: string) => drawn.parts[name] ?? none
    const stageWeighted = placeWeighted(asked, pieces)
    const past = await readPastMonths(ctx, read.rates)
    const counted = asked.filter((one) => !whatIf.out?.includes(one.id))
    const nearTo = addDays(ctx.today, nearDays)
    const due = counted.filter((one) => one.expectedClose !== null && one.expectedClose <= nearTo)
    const sum = (values: readonly number[]) => Math.round(values.reduce((total, value) => total + value, 0))
    const monthly = {
      contracts: perMonth(pieces, partOf('contracts')),
      repeat: perMonth(pieces, partOf('repeat')),
      open: perMonth(pieces, partOf('open')),
      new: perMonth(pieces, partOf('new')),
    }
    return {
      asOf: ctx.today,
      currency: read.currency,
      months: pieces.months.map(({ month }, n) => ({
        month,
        band: drawn.spans[n]!,
        cumulated: drawn.spans[months + n]!,
        parts: {
          contracts: Math.round(monthly.contracts[n]!),
          repeat: Math.round(monthly.repeat[n]!),
          open: Math.round(monthly.open[n]!),
          new: Math.round(monthly.new[n]!),
        },
        stageWeighted: stageWeighted[n]!,
      })),
      soon,
      later,
      all,
      shortTerm: {
        month: past.at(-1)!,
        near: {
          to: nearTo,
          band: near,
          parts: {
            contracts: sum(partOf('contracts').slice(...pieces.near)),
            repeat: sum(partOf('repeat').slice(...pieces.near)),
            open: sum(partOf('open').slice(...pieces.near)),
            new: sum(partOf('new').slice(...pieces.near)),
          },
          due: {
            count: due.length,
            amount: sum(due.map((one) => one.amount ?? 0)),
            stageWeighted: sum(due.map((one) => weighted(one.amount ?? 0, one.stageChance))),
          },
        },
        backlog: await readBacklog(ctx, read.rates),
      },
      past,
      basis: {
        closed: learned.closedCount,
        closedNeeded,
        open: open.length,
        withoutAmount: open.filter(({ row }) => row.amount === null).length,
        createdPerMonth: mean(learned.createdPerMonth) ?? 0,
        cohortRate: learned.cohort.p,
        averageWon: round(mean(learned.wonAmounts)),
        cycleMedian: quantile(learned.cycles, 0.5),
        repeat: repeat && { ...repeat, perMonth: Math.round(repeat.perMonth), retention: repeat.retention.p },
        contracts: {
          count: contracts.length,
          perYear: sum(contracts.map((one) => one.amountPerYear)),
          unsaid: contracts.filter((one) => one.unsaid).length,
        },
        budgetary: read.budgetary,
      },
      unknown: unknownOf({
        closed: learned.closedCount,
        won: learned.wonAmounts.length,
        repeat,
        contractsUnsaid: contracts.filter((one) => one.unsaid).length,
      }),
      opportunities: await shown(ctx, asked, whatIf, limit),
      otherCurrencies: read.otherCurrencies,
      converted: read.converted,
      ownOnly: ctx.actor.readsOwnOnly,
    }
  },

  async getRelationships(ctx) {
    const readable = customerReadable(ctx.actor, 'customers.id')
    const climbs = (await sql.listClimbs(ctx.db, readable))
      .map(({ id, name, standing, mode, sample, offer, won, invoiced, ...days }) => ({
        customer: { id, name, standing, mode },
        climb: { ...days, offer: first(sample, offer), customer: first(won, invoiced) },
      }))
      .filter(({ customer, climb }) => onLadder(customer, climb, ctx.today))
    const perRung = Map.groupBy(climbs, ({ climb }) => rungAt(climb, ctx.today))
    const talks = await sql.listDeciderTalks(ctx.db, readable, addDays(ctx.today, -2 * nearDays))
    const late = talks.filter(({ contactDay }) => contactDay! > addDays(ctx.today, -nearDays))
    return {
      rungs: rungs.map((rung) => {
        const of = perRung.get(rung) ?? []
        return {
          rung,
          count: of.length,
          customers: of.slice(0, namedPerRung).map(({ customer: { id, name } }) => ({ id, name })),
        }
      }),
      steps: stepsPerMonth(
        climbs.map(({ climb }) => climb),
        ctx.today,
      ),
      deciders: {
        talks: late.length,
        persons: new Set(late.map(({ personId }) => personId)).size,
        talksBefore: talks.length - late.length,
      },
      total: climbs.length,
    }
  },

  async getBacktest(ctx) {
    const read = await readDeals(ctx)
    const histories = read.deals.map((deal) => deal.facts)
    const tests = backtest(histories, read.stated, testEnds(ctx.today, histories), { seed, draws: testDraws })
    const judged = tests.flatMap((test) => test.judged)
    return {
      currency: read.currency,
      horizon,
      tests: tests.map(({ judged: _, ...test }) => test),
      judgement: judge(tests),
      calibration: calibrationOf(judged),
      sellersNeed: enoughToJudge,
      sellers: await judgeSellers(ctx, read.deals),
    }
  },
}

const namedPerRung = 5

/** The earlier of two days that may be unknown. */
function first(one: Day | null, other: Day | null): Day | null {
  return one !== null && other !== null ? earlier(one, other) : (one ?? other)
}

type Band = { low: number; middle: number; high: number; mean: number }
type Standing = { row: Deal; past: PastDeal }

/** Every opportunity as it is known today, and those of them that are open. */
function asOfToday(ctx: Context, rows: readonly Deal[]): { deals: PastDeal[]; open: Standing[] } {
  const today = dayNumber(ctx.today)
  const monthEnds = pastMonthEnds(ctx.today)
  const deals: PastDeal[] = []
  const open: Standing[] = []
  for (const row of rows) {
    const past = readPast(courseOf(row.facts, null), today, monthEnds)
    if (!past) continue
    deals.push(past)
    if (past.outcome === null) open.push({ row, past })
  }
  return { deals, open }
}

async function readRepeat(ctx: Context, rates: Rates, contracted: ReadonlySet<string>) {
  const since = addMonths(`${ctx.today.slice(0, 8)}01`, -24)
  const revenues = await sql.sumRevenues(ctx.db, customerReadable(ctx.actor, 'customers.id'), rates, since)
  return repeatOf(revenues, contracted, ctx.today)
}

type Asked = ReturnType<typeof askedOf>

/** An open opportunity as the outlook counts it, with what a what-if changes. */
function askedOf({ row, past }: Standing, learned: Learned, stated: ReadonlyMap<string, number>, whatIf: WhatIf) {
  const out = whatIf.out?.includes(row.id) ?? false
  const given = whatIf.chance?.[row.id]
  const close = whatIf.close?.[row.id]
  const chance = given ?? learned.chanceOf(past.stageId, past.age).p
  const counted: OpenDeal = {
    stageId: past.stageId,
    age: past.age,
    amount: row.amount,
    expectedClose: past.expectedClose,
    ...(out ? { chance: 0 } : given === undefined ? {} : { chance: given }),
    ...(close === undefined ? {} : { close: dayNumber(close) }),
  }
  const amount = row.amount ?? mean(learned.wonAmounts) ?? 0
  return {
    id: row.id,
    stageId: past.stageId,
    amount: row.amount,
    expectedClose: close ?? dayOf(past.expectedClose),
    chance,
    stageChance: stated.get(past.stageId ?? '') ?? 0,
    ownProbability: row.ownProbability,
    expected: Math.round(amount * learned.kept * chance),
    out,
    drawn: counted,
  }
}

function dayOf(number: number | null): Day | null {
  return number === null ? null : addDays('1970-01-01', number)
}

function round(value: number | null): number | null {
  return value === null ? null : Math.round(value)
}

/** Each month, each month added up from the first, months 1–6, 7–18, all, and the short term. */
function spansOf({ months, starts, near }: Pieces): MonthSpan[] {
  const end = starts.length - 1
  const half = months[6]!.span[0]
  return [
    ...months.map(({ span }) => span),
    ...months.map(({ span }): MonthSpan => [0, span[1]]),
    [0, half],
    [half, end],
    [0, end],
    near,
  ]
}

/** The plain figure by month: amount × chance of the stage where the close is expected; overdue ones in the first month. */
function placeWeighted(asked: readonly Asked[], { months }: Pieces): number[] {
  const sums = months.map(() => 0)
  for (const { expectedClose, amount, stageChance, out } of asked) {
    if (expectedClose === null || amount === null || out) continue
    const at = months.findLastIndex(({ month }) => month <= expectedClose)
    const last = addMonths(months.at(-1)!.month, 1)
    if (expectedClose < last) sums[Math.max(0, at)]! += weighted(amount, stageChance)
  }
  return sums
}

/** Order intake and invoiced revenue of the last 12 full months and the running one. */
async function readPastMonths(ctx: Context, rates: Rates) {
  const month = `${ctx.today.slice(0, 8)}01`
  const months = Array.from({ length: 13 }, (_, n) => addMonths(month, n - 12))
  const customers = customerReadable(ctx.actor, 'customers.id')
  const readable = { orders: customers, opportunities: opportunitiesReadable(ctx) }
  const period = { from: months[0]!, to: addDays(addMonths(month, 1), -1) }
  const intake = await readIntakePerMonth(ctx, period, { rates, readable })
  const invoiced = sumsOf(await sql.sumRevenues(ctx.db, customers, rates, months[0]!))
  return months.map((one) => ({
    month: one,
    orderIntake: intake.get(one.slice(0, 7)) ?? 0,
    invoiced: invoiced.get(one.slice(0, 7)) ?? 0,
  }))
}

function sumsOf(rows: readonly { month: string; amount: number }[]): Map<string, number> {
  const sums = new Map<string, number>()
  for (const { month, amount } of rows) sums.set(month, (sums.get(month) ?? 0) + amount)
  return sums
}

async function readBacklog(ctx: Context, rates: Rates) {
  const readable = customerReadable(ctx.actor, 'customers.id')
  const orders = await sql.listNumberedOrders(ctx.db, readable, rates)
  if (orders.length === 0) return null
  const { sums, any } = await sql.sumInvoicedOrders(ctx.db, readable, rates)
  const invoiced = new Map<string, number>()
  for (const { customerId, orderNumber, amount } of sums) {
    const key = orderKey(customerId ?? '', orderNumber ?? '')
    invoiced.set(key, (invoiced.get(key) ?? 0) + amount)
  }
  return backlogOf(orders, invoiced, any)
}

async function shown(ctx: Context, asked: readonly Asked[], whatIf: WhatIf, limit: number) {
  const touched = new Set([
    ...(whatIf.out ?? []),
    ...Object.keys(whatIf.chance ?? {}),
    ...Object.keys(whatIf.close ?? {}),
  ])
  const byValue = asked.toSorted((a, b) => b.expected - a.expected || (a.id < b.id ? -1 : 1))
  const some = byValue.filter((one, n) => n < limit || touched.has(one.id))
  const names = await sql.listShown(
    ctx.db,
    some.map(({ id }) => id),
  )
  const found = new Map(names.map((one) => [one.id, one]))
  return some.flatMap(({ drawn: _, out: __, ...one }) => {
    const name = found.get(one.id)
    return name ? [{ ...one, ...name }] : []
  })
}

/** The month ends that can be tested: a year after the first fact, three months ago at the latest. */
function testEnds(today: Day, histories: readonly (readonly { day: Day }[])[]): Day[] {
  const first = histories.flat().reduce((least, { day }) => earlier(day, least), today)
  const month = `${today.slice(0, 8)}01`
  const ends = Array.from({ length: mostTests }, (_, n) => addDays(addMonths(month, n + 1 - mostTests - horizon), -1))
  return ends.filter((end) => end >= addMonths(first, firstTestAfter))
}

/** Each seller's own probability as it stood at the close (rules §9): for that person and the sales lead. */
async function judgeSellers(ctx: Context, deals: readonly Deal[]) {
  const closed = deals.filter(
    (deal) =>
      deal.ownerId !== null &&
      deal.ownProbability !== null &&
      deal.outcome !== null &&
      deal.deletedAt === null &&
      (has(ctx.actor, 'salesLead') || deal.ownerId === ctx.actor.memberId),
  )
  const names = new Map((await sql.listMemberNames(ctx.db)).map(({ id, name }) => [id, name]))
  return [...Map.groupBy(closed, (deal) => deal.ownerId!)]
    .map(([memberId, of]) => {
      const predictions = of.map(({ ownProbability, outcome }) => ({ p: ownProbability!, came: outcome === 'won' }))
      const enough = predictions.length >= enoughToJudge
      return {
        memberId,
        name: names.get(memberId) ?? '',
        closed: predictions.length,
        brier: brierOf(predictions),
        calibration: enough ? calibrationOf(predictions) : [],
      }
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}
