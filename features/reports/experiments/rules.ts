import type { ExperimentMeasure } from '#features/experiments/rules.ts'
import { type Deal, salesFigures } from '#features/reports/sales/rules.ts'
import { type Day, earlier } from '#shared/days.ts'
import type { Period } from '#shared/periods.ts'
import { ratio } from '#shared/statistics.ts'

/** What counts for an experiment: of a channel what came by it, of a niche what its firms did. */
export type Facts = {
  deals: readonly (Deal & { id: string })[]
  leads: readonly { day: Day }[]
  /** Customers that bought for the first time. */
  firsts: readonly { day: Day }[]
  revenues: readonly { day: Day; amount: number }[]
  /** YYYY-MM and what was spent in it. */
  costs: readonly { month: string; amount: number }[]
  spoken: number
}

/** An experiment counts from its first day to today, at most to its last; before it begins nothing. */
export function countedOn({ startDay, endDay }: { startDay: Day; endDay: Day }, today: Day): Period {
  return { from: startDay, to: earlier(endDay, today) }
}

/** The figures of an experiment over its days; amounts in minor units (register B11, B14; rules §3). */
export function figuresOf(facts: Facts, period: Period, measure: ExperimentMeasure, goal: number) {
  const within = ({ day }: { day: Day }) => day >= period.from && day <= period.to
  const { won, lost, closingRate, wonValue } = salesFigures(facts.deals, period)
  const figures = {
    newCustomers: facts.firsts.filter(within).length,
    leads: facts.leads.filter(within).length,
    opportunities: facts.deals.filter(({ createdDay }) => createdDay !== null && within({ day: createdDay })).length,
    wonValue,
    revenue: facts.revenues.filter(within).reduce((sum, { amount }) => sum + amount, 0),
  }
  const cost = facts.costs
    .filter(({ month }) => month >= period.from.slice(0, 7) && month <= period.to.slice(0, 7))
    .reduce((sum, { amount }) => sum + amount, 0)
  const value = figures[measure]
  return { period, ...figures, won, lost, closingRate, cost, spoken: facts.spoken, value, attained: ratio(value, goal) }
}
