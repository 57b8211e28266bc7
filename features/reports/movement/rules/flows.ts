import type { Day } from '#shared/days.ts'
import { afterValues, courseOf, type Fact, type Instance, type Standing } from './course.ts'

/** Which opportunities are looked at: all open ones, or those expected to close before the end of the period. */
export const scopes = ['due', 'all'] as const
export type Scope = (typeof scopes)[number]

/** A period: from the first day up to, not including, `before`. */
export type Span = { from: Day; before: Day }

export const inflows = ['new', 'reopened', 'pulledIn'] as const
export const outflows = ['won', 'lost', 'pushedOut'] as const
export type Inflow = (typeof inflows)[number]
export type Outflow = (typeof outflows)[number]

export type Holder = { stageId: string | null; ownerId: string | null }

/** What the period brought to one opportunity; amounts in minor units (rules §4). */
export type Flow = {
  /** Its amount at the start, if it was inside then. */
  opening: number | null
  inflow: Inflow | null
  outflow: Outflow | null
  /** Its amount at the end, if it is inside then, else as it left. */
  amount: number
  /** Who holds it and in which stage: at the start or when it first came in, at the end or when it was last inside. */
  start: Holder
  end: Holder
}

type Position = 'none' | 'inside' | 'outside' | 'won' | 'lost'

/**
 * The movement of one opportunity over the span; null where there was none and it was not inside.
 * `knownOn`: with the facts known at the end of that day, null: with all of them.
 */
export function flowOf(facts: readonly Fact[], span: Span, scope: Scope, knownOn: Day | null): Flow | null {
  return flowOfCourse(courseOf(facts, knownOn), span, scope)
}

/** As `flowOf`, of a course that was read already. */
export function flowOfCourse(course: readonly Instance[], span: Span, scope: Scope): Flow | null {
  const place = (standing: Standing | null): Position => positionOf(standing, span, scope)
  let standing: Standing | null = null
  let next = 0
  for (; next < course.length && course[next]!.day < span.from; next += 1)
    standing = close(afterValues(standing, course[next]!), course[next]!)

  const before = place(standing)
  const opening = before === 'inside' ? standing!.amount : null
  let first = before === 'inside' ? holderOf(standing!) : null
  let last = first
  let left = opening ?? 0

  for (; next < course.length && course[next]!.day < span.before; next += 1) {
    const instance = course[next]!
    const wasInside = place(standing) === 'inside'
    const values = afterValues(standing, instance)
    if (place(values && instance.closed ? atClosing(values, instance.day) : values) === 'inside') {
      last = holderOf(values!)
      first ??= last
      left = values!.amount
    }
    if (values && wasInside) left = values.amount
    standing = close(values, instance)
  }

  const after = place(standing)
  if (!first || !last) return null
  if (after === 'inside')
    return {
      opening,
      inflow: before === 'inside' ? null : inflowOf(before),
      outflow: null,
      amount: standing!.amount,
      start: first,
      end: holderOf(standing!),
    }
  // Back where it began, or gone without a trace: no movement.
  if (before === after || after === 'none') return null
  return {
    opening,
    inflow: before === 'inside' ? null : inflowOf(before),
    outflow: after === 'outside' ? 'pushedOut' : after,
    amount: left,
    start: first,
    end: last,
  }
}

function positionOf(standing: Standing | null, { before }: Span, scope: Scope): Position {
  if (!standing) return 'none'
  if (standing.outcome) return standing.outcome
  if (scope === 'all') return 'inside'
  return standing.expectedClose !== null && standing.expectedClose < before ? 'inside' : 'outside'
}

/** What closes is due on its day, and what was closed already is open again before. */
function atClosing(standing: Standing, day: Day): Standing {
  return { ...standing, outcome: null, expectedClose: day }
}

function close(standing: Standing | null, { closed }: Instance): Standing | null {
  return standing && closed ? { ...standing, outcome: closed } : standing
}

function holderOf({ stageId, ownerId }: Standing): Holder {
  return { stageId, ownerId }
}

function inflowOf(before: Exclude<Position, 'inside'>): Inflow {
  if (before === 'none') return 'new'
  return before === 'outside' ? 'pulledIn' : 'reopened'
}

/** The columns of the waterfall, in its order. `opening` + inflows − outflows = `closing`. */
export const columns = [
  'opening',
  'new',
  'reopened',
  'pulledIn',
  'movedIn',
  'takenOver',
  'increased',
  'decreased',
  'won',
  'lost',
  'pushedOut',
  'movedOn',
  'handedOn',
  'closing',
] as const
export type Column = (typeof columns)[number]

/** An entry of the waterfall: amount in minor units, never below zero but for negative amounts of opportunities. */
export type Entry = { column: Column; part: Holder; amount: number; direction: 'forward' | 'back' | null }

/** By what the total is divided. By stage, changes of owner are no movement, and the other way round. */
export type Parts = { byOwner: boolean; byStage: boolean }

/**
 * The entries of one flow. `rankOf` tells the order of stages, for forward and back.
 */
export function entriesOf(flow: Flow, parts: Parts, rankOf: (stageId: string | null) => number): Entry[] {
  const start = partOf(flow.start, parts)
  const end = partOf(flow.end, parts)
  const entries: Entry[] = []
  const put = (column: Column, part: Holder, amount: number, direction: Entry['direction'] = null) =>
    entries.push({ column, part, amount, direction })

  if (flow.opening !== null) put('opening', start, flow.opening)
  if (flow.inflow) put(flow.inflow, start, flow.amount)
  const change = flow.opening === null ? 0 : flow.amount - flow.opening
  if (change > 0) put('increased', start, change)
  if (change < 0) put('decreased', start, -change)
  if (start.ownerId !== end.ownerId) {
    put('handedOn', start, flow.amount)
    put('takenOver', end, flow.amount)
  } else if (start.stageId !== end.stageId) {
    const direction = rankOf(end.stageId) > rankOf(start.stageId) ? 'forward' : 'back'
    put('movedOn', start, flow.amount, direction)
    put('movedIn', end, flow.amount, direction)
  }
  if (flow.outflow) put(flow.outflow, end, flow.amount)
  else put('closing', end, flow.amount)
  return entries
}

function partOf(holder: Holder, { byOwner, byStage }: Parts): Holder {
  return { stageId: byStage ? holder.stageId : null, ownerId: byOwner ? holder.ownerId : null }
}

/** What a column adds to the closing: inflows and increases +1, outflows and decreases −1. */
export const signs: Record<Exclude<Column, 'closing'>, 1 | -1> = {
  opening: 1,
  new: 1,
  reopened: 1,
  pulledIn: 1,
  movedIn: 1,
  takenOver: 1,
  increased: 1,
  decreased: -1,
  won: -1,
  lost: -1,
  pushedOut: -1,
  movedOn: -1,
  handedOn: -1,
}
