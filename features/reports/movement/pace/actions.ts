import { companyOf } from '#features/company/rules.ts'
import { ratesOn } from '#features/currencies/rates.ts'
import { canSeeFigures, needFiguresOf } from '#features/goals/access.ts'
import { readGoals, readWhose } from '#features/goals/actions.ts'
import { goalFor } from '#features/goals/rules.ts'
import type { Actions, Context } from '#platform/actions/context.ts'
import { addDays, addMonths, daysBetween, earlier } from '#shared/days.ts'
import type { Period } from '#shared/periods.ts'
import { periodOf, readHistories } from '../facts.ts'
import { cycleAim, stageAims } from '../rules/aims.ts'
import { bottlenecksOf } from '../rules/bottlenecks.ts'
import { courseOf } from '../rules/course.ts'
import { exitsIn, type Followed, holderAt, paceOf, type Stages } from '../rules/pace.ts'
import { knownOf, periodBefore } from '../rules/period.ts'
import type { contract } from './contract.ts'
import * as sql from './sql.ts'

/** What is usual is learned from the months before the period. */
const usualMonths = 12

export const actions: Actions<typeof contract> = {
  async getPace(ctx, { owner, ...asked }) {
    needFiguresOf(ctx.actor, owner)
    const period = periodOf(ctx, asked)
    const before = periodBefore(period, companyOf(ctx.settings).fiscalYearStart)
    const usual: Period = { from: addMonths(period.from, -usualMonths), to: addDays(period.from, -1) }
    const all = { from: earlier(before.from, usual.from), before: addDays(period.to, 1) }
    const rates = await ratesOn(ctx, period.to, knownOf(period, ctx.today).asKnownOn)
    const { histories, currency, stages: allStages } = await readHistories(ctx, all, asked, rates)
    const leftOut = new Map((await sql.listLeftOut(ctx.db)).map((row) => [row.id, row]))
    const live = allStages.filter((stage) => stage.deletedAt === null)
    const probabilities = new Map(allStages.map((stage) => [stage.id, stage.probability]))
    const stages: Stages = {
      ids: live.map(({ id }) => id),
      probabilityOf: (stageId) => probabilities.get(stageId ?? '') ?? 0,
    }

    const followed = (of: Period): Followed[] => {
      const { asKnownOn, span } = knownOf(of, ctx.today)
      return [...histories].flatMap(([id, facts]) => {
        const course = courseOf(facts, asKnownOn)
        if (course.length === 0 || (owner && !owner.includes(holderAt(course, span.before) ?? ''))) return []
        const mark = leftOut.get(id)
        return [{ course, budgetary: (mark?.budgetaryAt ?? null) !== null, dated: !mark || mark.createdDay !== null }]
      })
    }
    const now = followed(period)
    const span = knownOf(period, ctx.today).span
    const planned = stageAims(live)
    const exits = (from: Followed[], of: Period) => exitsIn(from, knownOf(of, ctx.today).span, stages)
    return {
      period,
      periodBefore: before,
      currency,
      now: paceOf(now, span, stages),
      before: paceOf(followed(before), knownOf(before, ctx.today).span, stages),
      aims: { ...(await goalsOf(ctx, period, currency, owner)), cycle: cycleAim(planned), stages: planned },
      usualPeriod: usual,
      bottlenecks: bottlenecksOf(exits(now, period), exits(followed(usual), usual)).map(({ rank, ...one }) => ({
        stageId: live[rank]!.id,
        nextStageId: live[rank + 1]?.id ?? null,
        ...one,
      })),
    }
  },
}

/** The goals of the company, or of the one member looked at, as far as the caller may see them. */
async function goalsOf(ctx: Context, period: Period, currency: string, owner: string[] | undefined) {
  const whose =
    owner === undefined
      ? ({ scope: 'company', memberId: null } as const)
      : owner.length === 1
        ? await readWhose(ctx, { scope: 'member', memberId: owner[0] })
        : null
  if (!whose || !canSeeFigures(ctx.actor, whose)) return { closingRate: null, closings: null, velocityPerDay: null }
  const { goals, year } = await readGoals(ctx, whose, period.from)
  const goal = (measure: 'closingRate' | 'closings' | 'orderIntake') => goalFor(goals[measure], year.from, period)
  const intake = currency === companyOf(ctx.settings).currency ? goal('orderIntake') : null
  return {
    closingRate: goal('closingRate'),
    closings: goal('closings'),
    velocityPerDay: intake === null ? null : intake / (daysBetween(period.from, period.to) + 1),
  }
}
