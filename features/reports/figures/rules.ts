import { attainmentOf, coverage, type Measure, neededPipeline, unitOf } from '#features/goals/rules.ts'
import { ratio } from '#shared/statistics.ts'

/** Groups of records behind the figures. */
export const recordKinds = [
  'orderIntake',
  'revenue',
  'newCustomers',
  'won',
  'decided',
  'cohort',
  'firstVisits',
  'leads',
] as const
export type RecordKind = (typeof recordKinds)[number]

/** What a lead came to so far. */
export const leadStates = ['customer', 'lost', 'rejected', 'pending'] as const
type LeadState = (typeof leadStates)[number]

/** A customer once its opportunity is won; pending as long as neither that nor the end of it is known. */
export function leadStateOf(lead: { rejectedAt: string | null; outcome: string | null }): LeadState {
  if (lead.outcome === 'won') return 'customer'
  if (lead.outcome === 'lost') return 'lost'
  return lead.rejectedAt ? 'rejected' : 'pending'
}

export type Conversion = {
  leads: number
  opportunities: number
  customers: number
  pending: number
  rate: number | null
}

/** Conversion lead → customer (rules §3): of all received, those that became customers until today; pending ones stay in. */
export function conversionOf(
  leads: readonly { rejectedAt: string | null; outcome: string | null; opportunityId: string | null }[],
): Conversion {
  const count = (state: LeadState) => leads.filter((lead) => leadStateOf(lead) === state).length
  const customers = count('customer')
  return {
    leads: leads.length,
    opportunities: leads.filter(({ opportunityId }) => opportunityId !== null).length,
    customers,
    pending: count('pending'),
    rate: ratio(customers, leads.length),
  }
}

/** How closings went over the last twelve months, and what is open and due: what a gap is filled with. */
export type Filling = {
  closingRate: number | null
  closingRateByValue: number | null
  open: { amount: number; count: number }
}

/** A figure against its goal: attained, at this pace, missing, and of order intake and closings the pipeline that is needed. */
export function against(
  measure: Measure,
  value: number | null,
  goal: number | null,
  elapsed: number,
  filling: Filling,
) {
  // What season leaves for a month may be 0: that is no goal.
  if (goal === null || goal === 0) {
    const nothing = {
      goal: null,
      attained: null,
      expected: null,
      pace: null,
      gap: null,
      pipeline: null,
      missing: null,
      coverage: null,
    }
    return { measure, value, ...nothing }
  }
  const reached = attainmentOf(measure, value, goal, elapsed)
  const byValue = unitOf(measure) === 'money'
  const filled = measure === 'orderIntake' || measure === 'closings'
  const rate = byValue ? filling.closingRateByValue : filling.closingRate
  const open = byValue ? filling.open.amount : filling.open.count
  // What is over is not filled any more.
  const fills = filled && elapsed < 1
  const pipeline = fills ? neededPipeline(reached.gap, rate) : null
  return {
    measure,
    value,
    goal,
    ...reached,
    pipeline,
    missing: pipeline === null ? null : Math.max(0, pipeline - open),
    coverage: fills ? coverage(open, reached.gap) : null,
  }
}
