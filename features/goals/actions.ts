import { showArea } from '#features/company/actions.ts'
import { companyOf } from '#features/company/rules.ts'
import { ratesOn } from '#features/currencies/rates.ts'
import { need } from '#features/customers/access.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { deleteRecord, findRecord, insertRecord, updateRecord } from '#platform/actions/records.ts'
import { addDays, addMonths, type Day } from '#shared/days.ts'
import { type Period, periodAround } from '#shared/periods.ts'
import { Refusal } from '#shared/refusal.ts'
import { canSeeFigures, canSetGoals, type Whose } from './access.ts'
import type { contract } from './contract.ts'
import {
  goalProblem,
  goalsOfYear,
  type Measure,
  measures,
  type Scope,
  type SetGoals,
  seasonOf,
  type YearGoals,
} from './rules.ts'
import * as sql from './sql.ts'

/** The season is seen in so many full fiscal years. */
const seasonYears = 3

export const actions: Actions<typeof contract> = {
  async listGoals(ctx, { day, ...asked }) {
    const whose = await readWhose(ctx, asked)
    need(canSeeFigures(ctx.actor, whose))
    const { year, season, seenYears, set, goals } = await readGoals(ctx, whose, day ?? ctx.today)
    return {
      year,
      currency: companyOf(ctx.settings).currency,
      season: [...season],
      seasonYears: seenYears,
      measures: measures.map((measure) => ({ measure, set: copyOf(set[measure]), goals: goals[measure] })),
      canChange: canSetGoals(ctx.actor, whose),
    }
  },

  async setGoals(ctx, { day, measure, year: ofYear, quarters, months, ...asked }) {
    const whose = await readWhose(ctx, asked)
    need(canSetGoals(ctx.actor, whose))
    const year = yearOf(ctx, day ?? ctx.today)
    const wanted = [
      { length: 'year', fromDay: year.from, value: ofYear },
      ...quarters.map((value, at) => ({ length: 'quarter', fromDay: addMonths(year.from, at * 3), value })),
      ...months.map((value, at) => ({ length: 'month', fromDay: addMonths(year.from, at), value })),
    ]
    for (const { value } of wanted) {
      const problem = value === null ? null : goalProblem(measure, value)
      if (problem) throw new Refusal(problem)
    }
    if (await sql.isFirst(ctx.db)) await showArea(ctx, 'figures')
    const known = (await sql.listGoals(ctx.db, whose, year)).filter((goal) => goal.measure === measure)
    for (const { length, fromDay, value } of wanted) {
      const row = known.find((goal) => goal.length === length && goal.fromDay === fromDay)
      if (row && value === null) await deleteRecord(ctx, 'goals', 'goal.removed', row)
      else if (row && value !== null) await updateRecord(ctx, 'goals', 'goal.changed', row, { value })
      else if (value !== null)
        await insertRecord(ctx, 'goals', 'goal.set', { ...whose, measure, length, fromDay, value })
    }
    return { undo: ctx.commandId }
  },
}

/** Whose goals or figures are asked for. Refuses `memberNeeded` for a team or person that is not named, `notFound` for one that is not there. */
export async function readWhose(
  ctx: Context,
  { scope, memberId }: { scope: Scope; memberId?: string | undefined },
): Promise<Whose> {
  if (scope === 'company') return { scope, memberId: null }
  if (memberId === undefined) throw new Refusal('memberNeeded')
  await findRecord(ctx.db, 'members', memberId)
  return { scope, memberId }
}

/** The members whose figures these are; none: those of everyone, and of nobody. */
export async function membersOf(ctx: Context, { scope, memberId }: Whose): Promise<string[] | null> {
  if (memberId === null) return null
  return scope === 'team' ? await sql.listTeam(ctx.db, memberId) : [memberId]
}

export type ReadGoals = {
  year: Period
  season: readonly number[]
  seenYears: number
  set: Record<Measure, SetGoals>
  goals: Record<Measure, YearGoals>
}

/** What is aimed at in the fiscal year of a day (who may see it is the caller's question). */
export async function readGoals(ctx: Context, whose: Whose, day: Day): Promise<ReadGoals> {
  const year = yearOf(ctx, day)
  const rows = await sql.listGoals(ctx.db, whose, year)
  const { season, seenYears } = await readSeason(ctx)
  const setFor = (measure: Measure, length: string, fromDay: Day) => {
    const row = rows.find((goal) => goal.measure === measure && goal.length === length && goal.fromDay === fromDay)
    return row ? Number(row.value) : null
  }
  const set = perMeasure((measure) => ({
    year: setFor(measure, 'year', year.from),
    quarters: Array.from({ length: 4 }, (_, at) => setFor(measure, 'quarter', addMonths(year.from, at * 3))),
    months: Array.from({ length: 12 }, (_, at) => setFor(measure, 'month', addMonths(year.from, at))),
  }))
  return { year, season, seenYears, set, goals: perMeasure((measure) => goalsOfYear(set[measure], measure, season)) }
}

function perMeasure<Value>(of: (measure: Measure) => Value): Record<Measure, Value> {
  return Object.fromEntries(measures.map((measure) => [measure, of(measure)])) as Record<Measure, Value>
}

/**
 * The season as invoiced in the last full fiscal years, other currencies by the rate valid on their last day; a year in which nothing was invoiced in its first quarter is
 * not known in full.
 */
async function readSeason(ctx: Context): Promise<{ season: number[]; seenYears: number }> {
  const { from } = yearOf(ctx, ctx.today)
  const start = addMonths(from, -12 * seasonYears)
  const sums = await sql.sumMonths(
    ctx.db,
    { from: start, to: addDays(from, -1) },
    await ratesOn(ctx, addDays(from, -1)),
  )
  const amounts = new Map(sums.map(({ month, amount }) => [month, Number(amount)]))
  const years = Array.from({ length: seasonYears }, (_, at) =>
    Array.from({ length: 12 }, (__, month) => amounts.get(addMonths(start, at * 12 + month).slice(0, 7)) ?? 0),
  ).filter((months) => months.slice(0, 3).some((amount) => amount > 0))
  return { season: seasonOf(years), seenYears: years.length }
}

function yearOf(ctx: Context, day: Day): Period {
  return periodAround(day, 'year', companyOf(ctx.settings).fiscalYearStart)
}

function copyOf({ year, quarters, months }: SetGoals): YearGoals {
  return { year, quarters: [...quarters], months: [...months] }
}
