import { companyOf } from '#features/company/rules.ts'
import { ratesOn } from '#features/currencies/rates.ts'
import { ratesFor } from '#features/currencies/rules.ts'
import { need } from '#features/customers/access.ts'
import { canSeeFigures, type Whose } from '#features/goals/access.ts'
import { membersOf, type ReadGoals, readGoals, readWhose } from '#features/goals/actions.ts'
import { elapsedShare, goalFor, type Measure, type Scope } from '#features/goals/rules.ts'
import { readIntake } from '#features/orders/intake.ts'
import { readSales } from '#features/reports/sales/report.ts'
import { readBusiness, readWeightings } from '#features/weighting/business.ts'
import { weigh, weightingOn } from '#features/weighting/rules.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { addDays, addMonths } from '#shared/days.ts'
import { type Period, periodAround } from '#shared/periods.ts'
import { convertedOf, type Rates } from '#shared/rates.ts'
import { Refusal } from '#shared/refusal.ts'
import type { contract } from './contract.ts'
import { instantsOf, ofMembers, readRecords } from './records.ts'
import { against, conversionOf, type Filling } from './rules.ts'
import * as sql from './sql.ts'

export const actions: Actions<typeof contract> = {
  async getFigures(ctx, input) {
    const asked = await askedOf(ctx, input)
    const { period, whose, members } = asked
    const weightings = await readWeightings(ctx)
    const business = ofMembers(await readBusiness(ctx, period, weightings), members)
    const revenue = weigh(business.lines, weightings)
    const closed = await salesOf(ctx, period, members)
    const rates = ratesFor(await ratesOn(ctx, period.to), closed.currency)
    const intake = await readIntake(ctx, period, { rates, members })
    const firstVisits = await sql.listFirstVisits(ctx.db, period, members)
    const leads = await sql.listLeads(ctx.db, ...instantsOf(ctx, period), members)
    const goals = await readGoals(ctx, whose, period.from)
    const elapsed = elapsedOf(ctx, period, goals)
    const filling = await fillingOf(ctx, period, rates, members)
    const values: Record<Measure, number | null> = {
      orderIntake: intake.amount,
      revenue: revenue.plain,
      newBusinessWeighted: revenue.weighted,
      newCustomers: business.firsts.filter(({ known }) => known).length,
      closings: closed.total.won,
      firstVisits: firstVisits.length,
      closingRate: closed.total.closingRate,
    }
    const { newCustomer, newMonths } = weightingOn(weightings, period.to)
    return {
      period,
      currency: closed.currency,
      ...whose,
      elapsed,
      measured: (Object.keys(values) as Measure[]).map((measure) =>
        against(measure, values[measure], goalFor(goals.goals[measure], goals.year.from, period), elapsed, filling),
      ),
      weights: { newCustomer: newCustomer / 100, newMonths },
      byKind: revenue.byKind,
      unknownFirsts: business.firsts.filter(({ known }) => !known).length,
      sales: closed.total,
      conversion: conversionOf(leads),
      otherCurrencies: business.otherCurrencies,
      converted: {
        revenue: business.convertedOf(business.lines),
        deals: closed.converted,
        orderIntake: await intakeConverted(ctx, period, rates, members),
      },
    }
  },

  async getOrderIntake(ctx, input) {
    const { period, whose, members } = await askedOf(ctx, input)
    const { currency } = companyOf(ctx.settings)
    const rates = await ratesOn(ctx, period.to)
    const intake = await readIntake(ctx, period, { rates, members })
    const goals = await readGoals(ctx, whose, period.from)
    const elapsed = elapsedOf(ctx, period, goals)
    const goal = goalFor(goals.goals.orderIntake, goals.year.from, period)
    const filling = await fillingOf(ctx, period, rates, members)
    return {
      period,
      currency,
      elapsed,
      ...against('orderIntake', intake.amount, goal, elapsed, filling),
    }
  },

  async listFigureRecords(ctx, { of, limit, ...input }) {
    const asked = await askedOf(ctx, input)
    return { period: asked.period, ...(await readRecords(ctx, of, asked, limit)) }
  },
}

type Asked = { period: Period; whose: Whose; members: string[] | null }

/** What is asked for, if the caller may see it. Refuses `notAllowed`, `periodWrong`, `memberNeeded`. */
async function askedOf(
  ctx: Context,
  input: {
    from?: string | undefined
    to?: string | undefined
    scope?: Scope | undefined
    memberId?: string | undefined
  },
): Promise<Asked> {
  const all = { scope: 'company', memberId: null } as const
  const whose = input.scope
    ? await readWhose(ctx, { ...input, scope: input.scope })
    : canSeeFigures(ctx.actor, all)
      ? all
      : { scope: 'member' as const, memberId: ctx.actor.memberId }
  need(canSeeFigures(ctx.actor, whose))
  const start = companyOf(ctx.settings).fiscalYearStart
  const quarter = periodAround(input.to ?? input.from ?? ctx.today, 'quarter', start)
  const period = { from: input.from ?? quarter.from, to: input.to ?? quarter.to }
  if (period.from > period.to) throw new Refusal('periodWrong')
  return { period, whose, members: await membersOf(ctx, whose) }
}

function elapsedOf(ctx: Context, period: Period, goals: ReadGoals): number {
  return elapsedShare(period, ctx.today, goals.year.from, goals.season)
}

/** The figures of the sales report for these members: they are defined there. */
async function salesOf(ctx: Context, period: Period, members: string[] | null) {
  return await readSales(ctx, { ...period, by: 'member', ...(members ? { owner: members } : {}) })
}

/** What of the order intake came in in other currencies. */
async function intakeConverted(ctx: Context, period: Period, rates: Rates, members: string[] | null) {
  const sums: { currency: string; amount: number }[] = []
  for (const currency of rates.of.keys()) {
    const { amount } = await readIntake(ctx, period, { rates: { into: currency, of: new Map() }, members })
    sums.push({ currency, amount })
  }
  return convertedOf(rates, sums)
}

async function fillingOf(ctx: Context, period: Period, rates: Rates, members: string[] | null): Promise<Filling> {
  const year = { from: addDays(addMonths(ctx.today, -12), 1), to: ctx.today }
  const { closingRate, closingRateByValue } = (await salesOf(ctx, year, members)).total
  return { closingRate, closingRateByValue, open: await sql.sumOpenDue(ctx.db, period.to, rates, members) }
}
