import type { Day } from '#shared/days.ts'
import { daysBetween } from '#shared/days.ts'
import { quantile } from '#shared/statistics.ts'

/** Fewer won ones than these say nothing about a stage: the company's own limit holds instead (rules §3). */
export const fewestWon = 8

/** An open opportunity as far as it may stand still. */
export type Waiting = {
  nextStep: string | null
  nextStepDay: Day | null
  /** Since when it is in its stage; none where nobody knows. */
  stageDay: Day | null
  waitingUntil: Day | null
}

/** What is usual in a stage: how many days those needed that were won in the end, and the company's limit. */
export type StagePace = { wonDwells: readonly number[]; won: number; limitDays: number | null }

/** Why an opportunity stands still. Days are whole days; `most` is what three of four won ones needed, or the limit. */
export type StandsStill =
  | { code: 'noNextStep' }
  | { code: 'stepOverdue'; days: number }
  | { code: 'longerThanWon'; days: number; most: number; won: number }
  | { code: 'overLimit'; days: number; most: number }

/**
 * Why it stands still, the strongest reason first (rules §3): no next step with a day; the day has passed; longer in
 * its stage than three of four of those that were won, or than the company's limit where fewer than eight were won.
 * Waiting for the customer silences it up to, not on, that day. None: it moves.
 */
export function standsStill(opportunity: Waiting, pace: StagePace, today: Day): StandsStill | null {
  const { nextStep, nextStepDay, stageDay, waitingUntil } = opportunity
  if (waitingUntil !== null && today < waitingUntil) return null
  if (nextStep === null || nextStepDay === null) return { code: 'noNextStep' }
  if (nextStepDay < today) return { code: 'stepOverdue', days: daysBetween(nextStepDay, today) }
  if (stageDay === null) return null
  const days = daysBetween(stageDay, today)
  const usual = pace.won < fewestWon ? null : quantile(pace.wonDwells, 0.75)
  if (usual !== null)
    return days > usual ? { code: 'longerThanWon', days, most: Math.floor(usual), won: pace.won } : null
  if (pace.limitDays !== null && days > pace.limitDays) return { code: 'overLimit', days, most: pace.limitDays }
  return null
}

/** Which of two reasons is the stronger: below 0 if `a` is; the same reason by how long it lasts. */
export function byStrength(a: StandsStill, b: StandsStill): number {
  return rankOf(a) - rankOf(b) || over(b) - over(a)
}

function rankOf({ code }: StandsStill): number {
  return code === 'noNextStep' ? 0 : code === 'stepOverdue' ? 1 : 2
}

/** By how many days it is too long. */
function over(reason: StandsStill): number {
  if (reason.code === 'noNextStep') return 0
  return reason.code === 'stepOverdue' ? reason.days : reason.days - reason.most
}
