import type { Day } from '#shared/days.ts'

/** A new sales channel, or a niche: a segment with a list of firms (register B11, B14). */
export const experimentKinds = ['channel', 'niche'] as const
export type ExperimentKind = (typeof experimentKinds)[number]

/** What an experiment can aim at. */
export const experimentMeasures = ['newCustomers', 'leads', 'opportunities', 'wonValue', 'revenue'] as const
export type ExperimentMeasure = (typeof experimentMeasures)[number]

/** What is decided at the end. */
export const verdicts = ['goOn', 'change', 'stop'] as const
export type Verdict = (typeof verdicts)[number]

/** So many firms at most; thirty are meant. */
export const mostFirms = 100
export const meantFirms = 30

/** Amounts in minor units, else whole counts. */
export function isAmount(measure: ExperimentMeasure): boolean {
  return measure === 'wonValue' || measure === 'revenue'
}

export type Planned = {
  kind: ExperimentKind
  channel: string | null
  segment: string | null
  goal: number
  startDay: Day
  endDay: Day
}

/** Why an experiment cannot stand like that, as a refusal code; none if it can. */
export function problemOf(planned: Planned): 'experimentGoal' | 'experimentDays' | 'experimentWhere' | null {
  if (!(planned.goal > 0) || !Number.isSafeInteger(planned.goal)) return 'experimentGoal'
  if (planned.endDay <= planned.startDay) return 'experimentDays'
  return (planned.kind === 'channel' ? planned.channel : planned.segment) ? null : 'experimentWhere'
}

/** Running until somebody decides; after its end day it waits for that. */
export function stateOf(experiment: { verdict: string | null; startDay: Day; endDay: Day }, today: Day) {
  if (experiment.verdict !== null) return 'judged' as const
  if (today < experiment.startDay) return 'ahead' as const
  return today >= experiment.endDay ? ('due' as const) : ('running' as const)
}
