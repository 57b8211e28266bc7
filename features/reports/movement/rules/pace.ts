import { type Deal, salesFigures, velocity } from '#features/reports/sales/rules.ts'
import { addDays, type Day } from '#shared/days.ts'
import { quantile, ratio } from '#shared/statistics.ts'
import type { Exits } from './bottlenecks.ts'
import { afterValues, type Instance, type Standing } from './course.ts'
import { type Flow, flowOfCourse, type Span } from './flows.ts'
import { exitsOf, visitsOf, waysOf } from './moves.ts'
import { movementIndex, type Step, stepsOf } from './steps.ts'

/** One opportunity as far as its pace goes. */
export type Followed = {
  course: readonly Instance[]
  /** A budgetary enquiry: stays out of the rates. */
  budgetary: boolean
  /** The day it was created is known. */
  dated: boolean
}

/** The stages in their order, and what each is worth. */
export type Stages = { ids: readonly string[]; probabilityOf: (stageId: string | null) => number }

/** What became of those that entered a stage in the span, and how long they stood in it. */
export type StagePace = {
  stageId: string
  entered: number
  on: number
  lost: number
  pending: number
  /** Came on / entered (rules §3: those still there count in the denominator). */
  rate: number | null
  /** Days in this stage, of the visits that ended in the span. */
  dwell: number | null
  visits: number
}

/** Rates, days and steps of a period, as in force at its end; amounts in minor units. */
export function paceOf(deals: readonly Followed[], span: Span, stages: Stages) {
  const rated = deals.filter(({ budgetary }) => !budgetary)
  const steps = deals.flatMap(({ course }) => stepsOf(course, span, { ...stages, rankOf: rankIn(stages) }))
  const pushes = deals.map(({ course }) => pushesIn(course, span)).filter((times) => times > 0)
  const sales = salesFigures(
    deals.flatMap((deal) => dealOf(deal, span) ?? []),
    { from: span.from, to: addDays(span.before, -1) },
  )
  return {
    won: sales.won,
    lost: sales.lost,
    wonValue: sales.wonValue,
    closingRate: sales.closingRate,
    cycleMean: sales.cycleMean,
    cycleMedian: sales.cycleMedian,
    velocityPerDay: velocity(sales),
    slipped: slippedOf(deals.map(({ course }) => flowOfCourse(course, span, 'due'))),
    pushed: { count: pushes.length, times: pushes.reduce((sum, times) => sum + times, 0) },
    forward: countOf(steps, 'forward'),
    back: countOf(steps, 'back'),
    index: movementIndex(steps),
    stages: stagePaces(rated, span, stages),
  }
}

/** Slippage (rules §3): of those due at the start, moved beyond the end or still open after it. */
export function slippedOf(flows: readonly (Flow | null)[]) {
  const due = flows.filter((flow) => flow !== null && flow.opening !== null)
  const count = due.filter((flow) => flow!.outflow === 'pushedOut' || flow!.outflow === null).length
  return { count, due: due.length, rate: ratio(count, due.length) }
}

/** How many left each stage in the span, on or lost; budgetary enquiries left out. */
export function exitsIn(deals: readonly Followed[], span: Span, stages: Stages): Exits[] {
  const exits: Exits[] = stages.ids.map(() => ({ on: 0, lost: 0 }))
  for (const { course, budgetary } of deals) {
    if (budgetary) continue
    for (const [rank, way] of exitsOf(course, span, rankIn(stages))) exits[rank]![way] += 1
  }
  return exits
}

/** Who holds it at the end of the span; null where it is not there. */
export function holderAt(course: readonly Instance[], before: Day): string | null {
  return standingAt(course, before)?.standing.ownerId ?? null
}

function rankIn({ ids }: Stages): (stageId: string | null) => number {
  const ranks = new Map(ids.map((id, rank) => [id, rank]))
  return (stageId) => ranks.get(stageId ?? '') ?? -1
}

function stagePaces(deals: readonly Followed[], span: Span, stages: Stages): StagePace[] {
  const rankOf = rankIn(stages)
  const ways = stages.ids.map(() => ({ on: 0, lost: 0, pending: 0 }))
  const dwells = new Map(stages.ids.map((id) => [id, [] as number[]]))
  for (const { course } of deals) {
    for (const [rank, way] of waysOf(course, span, rankOf)) ways[rank]![way] += 1
    for (const { stageId, days, until } of visitsOf(course))
      if (until >= span.from && until < span.before) dwells.get(stageId)?.push(days)
  }
  return stages.ids.map((stageId, rank) => {
    const { on, lost, pending } = ways[rank]!
    const entered = on + lost + pending
    const days = dwells.get(stageId)!
    return {
      stageId,
      entered,
      on,
      lost,
      pending,
      rate: ratio(on, entered),
      dwell: quantile(days, 0.5),
      visits: days.length,
    }
  })
}

/** How often its expected close was moved to a later day in the span. */
function pushesIn(course: readonly Instance[], span: Span): number {
  let standing = null as Standing | null
  let times = 0
  for (const instance of course) {
    if (instance.day >= span.before) break
    const next = afterValues(standing, instance)
    const [before, after] = [standing?.expectedClose ?? null, next?.expectedClose ?? null]
    if (instance.day >= span.from && before !== null && after !== null && after > before) times += 1
    standing = next && instance.closed ? { ...next, outcome: instance.closed } : next
  }
  return times
}

function dealOf({ course, budgetary, dated }: Followed, span: Span): Deal | null {
  const at = standingAt(course, span.before)
  if (!at) return null
  const { standing, closedDay } = at
  return {
    outcome: standing.outcome,
    createdDay: dated ? course[0]!.day : null,
    closedDay: standing.outcome ? closedDay : null,
    amount: standing.amount,
    noDecision: false,
    budgetary,
  }
}

/** How it stands before a day (the first after a span), and on which day it was closed last. */
export function standingAt(
  course: readonly Instance[],
  before: Day,
): { standing: Standing; closedDay: Day | null } | null {
  let standing = null as Standing | null
  let closedDay = null as Day | null
  for (const instance of course) {
    if (instance.day >= before) break
    const next = afterValues(standing, instance)
    standing = next && instance.closed ? { ...next, outcome: instance.closed } : next
    if (instance.closed) closedDay = instance.day
  }
  return standing && { standing, closedDay }
}

function countOf(steps: readonly Step[], kind: Step['kind']): number {
  return steps.filter((step) => step.kind === kind).length
}
