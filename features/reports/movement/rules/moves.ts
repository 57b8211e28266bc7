import type { Day } from '#shared/days.ts'
import { daysBetween } from '#shared/days.ts'
import { afterValues, type Instance, type Standing } from './course.ts'
import type { Span } from './flows.ts'

/** A step of the course: into a stage (from none where it was created), to its end, or open again. */
type Move = { day: Day; kind: 'entered' | 'won' | 'lost' | 'reopened'; from: string | null; to: string | null }

/** One stay in a stage, in days, and the day it ended. */
export type Visit = { stageId: string; days: number; until: Day }

/** What became of an opportunity that entered a stage: it came further, was lost, or is still there. */
export type Way = 'on' | 'lost' | 'pending'

type Rank = (stageId: string | null) => number

/** Moves in their order; what was taken back on the same day is none. */
function movesOf(course: readonly Instance[]): Move[] {
  const moves: Move[] = []
  let standing = null as Standing | null
  const put = (move: Move) => {
    const last = moves.at(-1)
    const takesBack =
      last?.day === move.day &&
      (move.kind === 'reopened'
        ? last.kind === 'won' || last.kind === 'lost'
        : move.kind === 'entered' && last.kind === 'entered' && last.from === move.to && last.to === move.from)
    if (takesBack) moves.pop()
    else moves.push(move)
  }
  for (const instance of course) {
    const { day } = instance
    const before = standing
    const after = afterValues(before, instance)
    standing = after && instance.closed ? { ...after, outcome: instance.closed } : after
    if (!after) continue
    const stage = { from: before?.stageId ?? null, to: after.stageId }
    if (before?.outcome && instance.reopened) put({ day, kind: 'reopened', ...stage })
    if (!before || before.stageId !== after.stageId) put({ day, kind: 'entered', ...stage })
    if (instance.closed) put({ day, kind: instance.closed, from: after.stageId, to: null })
  }
  return moves
}

/**
 * Conversion (rules §3): of the stages it entered in the span, by their rank, whether it came further or was won, was
 * lost, or is pending, as in force at the end of the span. Skipping a stage upwards counts as entering it; each stage
 * counts once. `rankOf`: below 0 for what is no stage any more.
 */
export function waysOf(course: readonly Instance[], span: Span, rankOf: Rank): Map<number, Way> {
  const ways = new Map<number, Way>()
  let rank = -1
  let outcome = null as 'won' | 'lost' | null
  for (const { day, kind, to } of movesOf(course)) {
    if (day >= span.before) break
    if (kind !== 'entered') {
      outcome = kind === 'reopened' ? null : kind
      continue
    }
    const next = rankOf(to)
    if (next < 0) continue
    if (day >= span.from) {
      for (let skipped = rank + 1; rank >= 0 && skipped < next; skipped += 1)
        if (!ways.has(skipped)) ways.set(skipped, 'pending')
      if (!ways.has(next)) ways.set(next, 'pending')
    }
    for (const entered of ways.keys()) if (entered < next) ways.set(entered, 'on')
    rank = next
  }
  const end: Way = outcome === 'won' ? 'on' : (outcome ?? 'pending')
  for (const [entered, way] of ways) if (way === 'pending') ways.set(entered, end)
  return ways
}

/**
 * The stages it left for good in the span, by their rank: on (further or won) or lost. Nothing that is still in a stage
 * counts, so that a period that runs can be held against one that is over.
 */
export function exitsOf(course: readonly Instance[], span: Span, rankOf: Rank): Map<number, 'on' | 'lost'> {
  const exits = new Map<number, 'on' | 'lost'>()
  let rank = -1
  for (const { day, kind, to } of movesOf(course)) {
    if (day >= span.before) break
    const within = day >= span.from
    if (kind === 'entered') {
      const next = rankOf(to)
      if (next < 0) continue
      for (let left = rank; left >= 0 && left < next; left += 1) if (within) exits.set(left, 'on')
      for (const left of exits.keys()) if (left >= next) exits.delete(left)
      rank = next
    } else if (kind === 'reopened') exits.delete(rank)
    else if (within && rank >= 0) exits.set(rank, kind === 'won' ? 'on' : 'lost')
  }
  return exits
}

/**
 * How long it stood in its stages, each visit by itself (dwell, rules §3), as far as they ended; the time between a
 * closing and its reopening belongs to none.
 */
export function visitsOf(course: readonly Instance[]): Visit[] {
  const visits: Visit[] = []
  let standing = null as Standing | null
  let since = null as Day | null
  const end = (until: Day) => {
    if (standing?.stageId && since !== null)
      visits.push({ stageId: standing.stageId, days: daysBetween(since, until), until })
  }
  for (const instance of course) {
    const next = afterValues(standing, instance)
    if (since === null || next?.stageId !== standing?.stageId) {
      end(instance.day)
      since = instance.day
    }
    standing = next
    if (!instance.closed) continue
    end(instance.day)
    since = null
    standing = standing && { ...standing, outcome: instance.closed }
  }
  return visits
}
