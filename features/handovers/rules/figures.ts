import { type Day, dayOf, daysBetween } from '#shared/days.ts'
import { mean, quantile, ratio } from '#shared/statistics.ts'
import { parts } from './dossier.ts'
import { isOpen, type State } from './state.ts'

/** One handover as the figures see it. */
export type Measured = {
  state: State
  firstProposedAt: string
  acceptedAt: string | null
  introducedDay: Day | null
  /** How many parts of the dossier were missing when it was proposed last. */
  missing: number
  /** Reasons of each return, in the words of the company. */
  returns: readonly (readonly string[])[]
  checks: readonly { side: 'from' | 'to'; rating: number }[]
}

type Days = { count: number; mean: number | null; median: number | null }

/** Time and quality of handovers that were proposed in a period (issue 5 §7); what has not happened yet is not counted as 0. */
export function figuresOf(rows: readonly Measured[], timeZone: string) {
  const since = (row: Measured, day: Day | null) =>
    day === null ? [] : [daysBetween(dayOf(row.firstProposedAt, timeZone), day)]
  const days = (some: number[]): Days => ({ count: some.length, mean: mean(some), median: quantile(some, 0.5) })
  const returned = rows.filter(({ returns }) => returns.length > 0)
  const ratings = (side: 'from' | 'to') => {
    const some = rows.flatMap(({ checks }) => checks.filter((one) => one.side === side).map(({ rating }) => rating))
    return { count: some.length, mean: mean(some) }
  }
  return {
    proposed: rows.length,
    open: rows.filter(({ state }) => isOpen(state)).length,
    accepted: rows.filter(({ acceptedAt }) => acceptedAt !== null).length,
    introduced: rows.filter(({ introducedDay }) => introducedDay !== null).length,
    done: rows.filter(({ state }) => state === 'done').length,
    withdrawn: rows.filter(({ state }) => state === 'withdrawn').length,
    daysToAccept: days(rows.flatMap((row) => since(row, row.acceptedAt && dayOf(row.acceptedAt, timeZone)))),
    daysToIntroduce: days(rows.flatMap((row) => since(row, row.introducedDay))),
    returned: returned.length,
    returnedShare: ratio(returned.length, rows.length),
    returnReasons: countReasons(returned),
    /** 0–1 of the parts of the dossier, the mean over all. */
    completeness: mean(rows.map(({ missing }) => 1 - missing / parts.length)),
    checks: { from: ratings('from'), to: ratings('to') },
  }
}

/** How many handovers were returned for a reason, the most frequent first. */
function countReasons(returned: readonly Measured[]): { reason: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { returns } of returned)
    for (const reason of new Set(returns.flat())) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  return [...counts]
    .map(([reason, count]) => ({ reason, count }))
    .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1))
}
