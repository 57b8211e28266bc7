import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import { bold, useT } from './i18n.tsx'
import css from './Reason.module.css'

/** Why a row stands here, in words; a string may hold `<b>…</b>`. The note below is the second reason. */
export function ReasonText(props: { children: ReactNode; note?: ReactNode }) {
  const { children } = props
  return (
    <div className={css.reason}>
      {typeof children === 'string' ? bold(children) : children}
      {props.note && <small>{props.note}</small>}
    </div>
  )
}

/** How much of the contact rhythm is used up; amber once it is over. */
export function RhythmBar(props: { days: number; rhythm: number }) {
  const t = useT()
  const share = props.rhythm > 0 ? Math.min(props.days / props.rhythm, 1) : 1
  return (
    <div className={css.track} role="img" aria-label={t('ui.rhythm', { days: props.days, rhythm: props.rhythm })}>
      <i
        className={classes(css.bar, props.days >= props.rhythm && css.over)}
        style={{ width: `${Math.round(share * 100)}%` }}
      />
    </div>
  )
}
