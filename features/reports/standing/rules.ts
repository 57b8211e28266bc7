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
  let standing: Standing | null = null
  let since: string | null = null
  const leave = (day: string) => {
    if (standing?.stageId && since !== null) visits.push({ stageId: standing.stageId, days: daysBetween(since, day) })
  }
  for (const instance of courseOf(facts, null)) {
    const next = afterValues(standing, instance)
    const came = since === null || next?.stageId !== standing?.stageId
    if (came) {
      leave(instance.day)
      since = instance.day
    }
    standing = next
    if (instance.closed) {
      leave(instance.day)
      since = null
      standing = standing && { ...standing, outcome: instance.closed }
    }
  }
  return visits
}
