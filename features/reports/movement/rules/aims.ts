import { ratio } from '#shared/statistics.ts'

type Stage = { id: string; probability: number; limitDays: number }

/** What the company has set itself for a stage: how many are to come further, and for how many days one may stand there. */
export type StageAim = { stageId: string; rate: number | null; dwell: number | null }

/**
 * The way through the pipeline as the company planned it, from its stages in their order (0–1, days; a limit of 0 is none):
 * of those in a stage as many are to come on that its probability follows from that of the next (30 % before 50 %: 60 %), in
 * the last stage as many as are to be won. One that is not worth less than the next plans no loss.
 */
export function stageAims(stages: readonly Stage[]): StageAim[] {
  return stages.map(({ id, probability, limitDays }, at) => {
    const next = stages[at + 1]
    const rate = next ? ratio(probability, next.probability) : probability
    return { stageId: id, rate: rate === null ? null : Math.min(1, rate), dwell: limitDays > 0 ? limitDays : null }
  })
}

/** The planned cycle: the days of all stages together; none where one has no limit. */
export function cycleAim(aims: readonly StageAim[]): number | null {
  if (aims.length === 0) return null
  return aims.reduce<number | null>((sum, { dwell }) => (sum === null || dwell === null ? null : sum + dwell), 0)
}
