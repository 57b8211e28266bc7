import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import css from './Figure.module.css'
import { useT } from './i18n.tsx'
import { Popover } from './Popover.tsx'

/** Where a figure comes from: every figure says it. */
export type Explanation = {
  /** The formula in words. */
  formula: string
  /** From when to when. */
  period: string
  /** The records it counts. */
  records?: { label: string; to: string; search?: Record<string, string | string[]> }
}

export type FigureProps = {
  label: string
  /** Already written as people read it: `format.money(…)`. */
  value: ReactNode
  /** Comparison or unit, in words: "+11 % zum Vorjahr". */
  note?: ReactNode
  /** Past values, oldest first, for the small line. */
  trend?: number[]
  explain?: Explanation
}

/** A figure with its comparison; a click shows formula, period and the records behind it. `tile` stands in `Figures`. */
export function Figure(props: FigureProps & { tile?: boolean }) {
  const value = props.explain ? <Explained {...props} explain={props.explain} /> : <ValueOf {...props} />
  if (props.tile) {
    return (
      <div className={css.tile}>
        <span className={css.label}>{props.label}</span>
        {value}
        {props.note && <span className={css.note}>{props.note}</span>}
      </div>
    )
  }
  return (
    <div className={css.line}>
      <span className={css.label}>{props.label}</span>
      <span className={css.end}>
        {value}
        {props.note && <span className={css.note}>{props.note}</span>}
      </span>
    </div>
  )
}

/** Figures beside each other in one card (two in a row on a phone). */
export function Figures(props: { children: ReactNode }) {
  return <div className={css.tiles}>{props.children}</div>
}

function ValueOf(props: FigureProps) {
  return (
    <span className={css.value}>
      {props.value}
      {props.trend && <Trend values={props.trend} />}
    </span>
  )
}

function Explained(props: FigureProps & { explain: Explanation }) {
  const t = useT()
  const { explain } = props
  return (
    <Popover
      label={t('ui.figure.explain', { label: props.label })}
      trigger={(trigger) => (
        <button type="button" {...trigger} className={css.value} title={t('ui.figure.explain', { label: props.label })}>
          {props.value}
          {props.trend && <Trend values={props.trend} />}
        </button>
      )}
    >
      <div className={css.explain}>
        <div>
          <h3>{t('ui.figure.formula')}</h3>
          <p>{explain.formula}</p>
        </div>
        <div>
          <h3>{t('ui.figure.period')}</h3>
          <p>{explain.period}</p>
        </div>
        {explain.records && (
          <div>
            <h3>{t('ui.figure.records')}</h3>
            <Link to={explain.records.to} search={explain.records.search as never}>
              {explain.records.label}
            </Link>
          </div>
        )}
      </div>
    </Popover>
  )
}

/** A small line of past values with a dot at the last. */
export function Trend(props: { values: number[]; className?: string }) {
  const t = useT()
  const { values } = props
  const [width, height] = [56, 16]
  if (values.length < 2) return null
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const points = values.map((value, index) => {
    const x = (index / (values.length - 1)) * width
    const y = most === least ? height / 2 : height - ((value - least) / (most - least)) * height
    return [Math.round(x * 10) / 10, Math.round(y * 10) / 10] as const
  })
  const [lastX, lastY] = points.at(-1) ?? [0, 0]
  return (
    <svg
      className={classes(css.trend, props.className)}
      width={width + 4}
      height={height + 4}
      viewBox={`-2 -2 ${width + 4} ${height + 4}`}
      role="img"
      aria-label={t('ui.trend', { values: values.join(', ') })}
    >
      <polyline points={points.map((point) => point.join(',')).join(' ')} />
      <circle cx={lastX} cy={lastY} r="2.5" />
    </svg>
  )
}
