import { afterValues, courseOf, type Fact, type Standing } from '#features/reports/movement/rules/course.ts'
import { daysBetween } from '#shared/days.ts'

/** One stay in a stage, in days. */
export type Visit = { stageId: string; days: number }

/**
 * How long a won opportunity stood in its stages, each visit by itself (dwell, rules §3), up to the day it was won for
 * good; the time between a closing and its reopening belongs to none.
 */
export function visitsOf(facts: readonly Fact[]): Visit[] {
  const visits: Visit[] = []
  let standing = null as Standing | null
  let since: string | null = null
  for (const instance of courseOf(facts, null)) {
    const next = afterValues(standing, instance)
    if (since === null || next?.stageId !== standing?.stageId) {
      visits.push(...visit(standing, since, instance.day))
      since = instance.day
    }
    standing = next
    if (!instance.closed) continue
    visits.push(...visit(standing, since, instance.day))
    since = null
    standing = standing && { ...standing, outcome: instance.closed }
  }
  return visits
}

function visit(standing: Standing | null, since: string | null, until: string): Visit[] {
  return standing?.stageId && since !== null ? [{ stageId: standing.stageId, days: daysBetween(since, until) }] : []
}
