import { addDays, addMonths, type Day } from '#shared/days.ts'

/** The ladder that target customers and key accounts climb (rules §6). */
export const rungs = ['unknown', 'contacted', 'inConversation', 'needKnown', 'offer', 'customer'] as const
export type Rung = (typeof rungs)[number]

/** The day on which each rung above `unknown` was first reached; none: not yet. */
export type Climb = Record<Exclude<Rung, 'unknown'>, Day | null>

/** The highest rung reached by a day; one that was left out below it counts as climbed. */
export function rungAt(climb: Climb, day: Day): Rung {
  return (
    rungs.findLast((rung) => {
      const reached = rung === 'unknown' ? null : climb[rung]
      return reached !== null && reached <= day
    }) ?? 'unknown'
  )
}

/** Rungs climbed from the day before `from` to `to`. */
export function stepsBetween(climb: Climb, from: Day, to: Day): number {
  return rungs.indexOf(rungAt(climb, to)) - rungs.indexOf(rungAt(climb, addDays(from, -1)))
}

const monthsBack = 6

/** Steps of all in each of the last six months, the running one last. */
export function stepsPerMonth(climbs: readonly Climb[], today: Day): { month: Day; steps: number }[] {
  const running = `${today.slice(0, 8)}01`
  return Array.from({ length: monthsBack }, (_, n) => {
    const month = addMonths(running, n + 1 - monthsBack)
    const end = addDays(addMonths(month, 1), -1)
    return { month, steps: climbs.reduce((sum, climb) => sum + stepsBetween(climb, month, end), 0) }
  })
}

const freshMonths = 12

/** Whom the ladder shows: target customers, prospects and key accounts, and who became a customer in the last twelve months. */
export function onLadder(one: { standing: string; mode: string }, climb: Climb, today: Day): boolean {
  if (one.mode === 'keyAccount' || one.standing === 'targetCustomer' || one.standing === 'prospect') return true
  return climb.customer !== null && climb.customer >= addMonths(today, -freshMonths)
}
