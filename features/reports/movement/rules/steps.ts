import type { Day } from '#shared/days.ts'
import { afterValues, type Instance, type Standing } from './course.ts'
import type { Span } from './flows.ts'

/** A move between stages, or a closing, of an open opportunity. */
export type Step = {
  day: Day
  kind: 'forward' | 'back' | 'won' | 'lost'
  ownerId: string | null
  from: string | null
  to: string | null
  /** Minor units, as it stood after the move. */
  amount: number
  /** Probability after − before, 0–1; wins go to 1, losses to 0. */
  gain: number
}

type Stages = { rankOf: (stageId: string | null) => number; probabilityOf: (stageId: string | null) => number }

/**
 * The steps of one opportunity in the span, in their order. A move that was taken back on the same day is none.
 */
export function stepsOf(course: readonly Instance[], span: Span, stages: Stages): Step[] {
  const steps: Step[] = []
  let standing: Standing | null = null
  for (const instance of course) {
    if (instance.day >= span.before) break
    const before: Standing | null = standing && instance.reopened ? { ...standing, outcome: null } : standing
    const after = afterValues(standing, instance)
    standing = after && instance.closed ? { ...after, outcome: instance.closed } : after
    if (!after || instance.day < span.from) continue
    if (before && !instance.created && before.stageId !== after.stageId) {
      const back = steps.at(-1)
      if (back?.day === instance.day && back.from === after.stageId && back.to === before.stageId) steps.pop()
      else
        steps.push({
          day: instance.day,
          kind: stages.rankOf(after.stageId) > stages.rankOf(before.stageId) ? 'forward' : 'back',
          ownerId: after.ownerId,
          from: before.stageId,
          to: after.stageId,
          amount: after.amount,
          gain: stages.probabilityOf(after.stageId) - stages.probabilityOf(before.stageId),
        })
    }
    if (instance.closed)
      steps.push({
        day: instance.day,
        kind: instance.closed,
        ownerId: after.ownerId,
        from: after.stageId,
        to: null,
        amount: after.amount,
        gain: (instance.closed === 'won' ? 1 : 0) - stages.probabilityOf(after.stageId),
      })
  }
  return steps
}

/** Movement index (rules §4): Σ (probability after − before) × amount over the steps, in minor units. */
export function movementIndex(steps: readonly Step[]): number {
  return Math.round(steps.reduce((sum, { gain, amount }) => sum + gain * amount, 0))
}
