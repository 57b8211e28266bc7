import { unitOf } from '#features/goals/rules.ts'
import { useWritten } from '#features/goals/web/useWritten.ts'
import { useFormat, useT } from '#ui/i18n.tsx'
import type { Measured } from '../contract.ts'
import css from './Figures.module.css'
import type { Words } from './words.ts'

/** In words: how far, at this pace, what is missing, and the pipeline that it takes. */
export function useAgainstGoal(currency: string, elapsed: number) {
  const t = useT<Words>()
  const format = useFormat()
  const written = useWritten(currency)
  return (one: Measured): string[] => {
    const { measure, value, goal, pace, gap, pipeline, coverage } = one
    if (goal === null) return []
    const summed = unitOf(measure) !== 'share'
    const running = summed && elapsed > 0 && elapsed < 1
    const said = [t('figures.of', { value: written(measure, value), goal: written(measure, goal) })]
    if (gap === null || gap === 0) return [...said, t('figures.met')]
    if (pace !== null) said.push(t('figures.pace', { pace: format.percent(pace) }))
    else if (running) said.push(t('figures.early'))
    if (summed) said.push(t('figures.gap', { gap: written(measure, gap) }))
    if (pipeline !== null) said.push(t('figures.pipeline', { pipeline: written(measure, pipeline) }))
    if (coverage !== null)
      said.push(
        coverage === 0 ? t('figures.coverage.none') : t('figures.coverage', { times: format.number(coverage, 1) }),
      )
    return said
  }
}

/** How much of a goal is reached, and where it should stand by now (`elapsed`; none for a rate). */
export function GoalBar(props: { label: string; attained: number | null; elapsed?: number }) {
  const width = (share: number) => `${Math.round(Math.min(Math.max(share, 0), 1) * 100)}%`
  const { attained, elapsed = 0 } = props
  return (
    <span className={css.track} role="img" aria-label={props.label}>
      <i className={css.bar} style={{ width: width(attained ?? 0) }} />
      {elapsed > 0 && elapsed < 1 && <i className={css.now} style={{ insetInlineStart: width(elapsed) }} />}
    </span>
  )
}
