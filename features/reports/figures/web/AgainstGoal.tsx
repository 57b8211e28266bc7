import type { Measure } from '#features/goals/rules.ts'
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
    const running = elapsed > 0 && elapsed < 1 && unitOf(measure) !== 'share'
    const percent = (share: number) => format.percent(share)
    const write = (of: Measure, amount: number) => written(of, amount)
    return [
      t('figures.of', { value: written(measure, value), goal: write(measure, goal) }),
      ...(gap === 0 ? [t('figures.met')] : []),
      ...(pace !== null ? [t('figures.pace', { pace: percent(pace) })] : running ? [t('figures.early')] : []),
      ...(gap !== null && gap > 0 && unitOf(measure) !== 'share'
        ? [t('figures.gap', { gap: write(measure, gap) })]
        : []),
      ...(pipeline === null
        ? []
        : [
            coverage === null
              ? t('figures.pipeline.plain', { pipeline: write(measure, pipeline) })
              : t('figures.pipeline', { pipeline: write(measure, pipeline), coverage: percent(coverage) }),
          ]),
    ]
  }
}

/** How much of a goal is reached, and where it should stand by now. */
export function GoalBar(props: { label: string; attained: number | null; elapsed: number }) {
  const width = (share: number) => `${Math.round(Math.min(Math.max(share, 0), 1) * 100)}%`
  const { attained, elapsed } = props
  return (
    <span className={css.track} role="img" aria-label={props.label}>
      <i className={css.bar} style={{ width: width(attained ?? 0) }} />
      {elapsed > 0 && elapsed < 1 && <i className={css.now} style={{ insetInlineStart: width(elapsed) }} />}
    </span>
  )
}
