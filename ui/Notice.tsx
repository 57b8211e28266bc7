import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import { classes } from './classes.ts'
import { errorSentence } from './errors.ts'
import { Icon } from './Icon.tsx'
import { useFormat, useT, useTranslate } from './i18n.tsx'
import css from './Notice.module.css'

/** Something that must be seen before the rest: amber for "do something now", `problem` for what went wrong. */
export function Notice(props: {
  tone?: 'calm' | 'signal' | 'problem'
  title: ReactNode
  children?: ReactNode
  action?: ReactNode
  /** Read out at once when it appears. */
  alert?: boolean
}) {
  return (
    <div
      className={classes(css.notice, props.tone && props.tone !== 'calm' && css[props.tone])}
      role={props.alert ? 'alert' : undefined}
    >
      {props.tone === 'problem' && <Icon name="warning" />}
      <div>
        <strong>{props.title}</strong>
        {props.children && <span className={css.text}>{props.children}</span>}
      </div>
      {props.action}
    </div>
  )
}

/** What went wrong, in a sentence, and trying again where that may help. */
export function ErrorNotice(props: { error: unknown; doing?: 'read' | 'change'; onRetry?: () => void }) {
  const t = useT()
  const translate = useTranslate()
  return (
    <Notice
      alert
      tone="problem"
      title={errorSentence(props.error, translate, props.doing)}
      action={props.onRetry && <Button onClick={props.onRetry}>{t('ui.retry')}</Button>}
    />
  )
}

/** Nothing here yet: one sentence what this is for, one button, one example from the practice. */
export function EmptyState(props: { children: ReactNode; action?: ReactNode; example?: ReactNode }) {
  const t = useT()
  return (
    <div className={css.empty}>
      <p>{props.children}</p>
      {props.action}
      {props.example && (
        <div className={css.example}>
          <small>{t('ui.example')}</small>
          <div>{props.example}</div>
        </div>
      )}
    </div>
  )
}

/** The shape of rows that are on their way; appears only when they take their time. */
export function RowsSkeleton(props: { rows?: number }) {
  const t = useT()
  return (
    <div className={css.skeleton} role="status" aria-label={t('ui.loading')}>
      {Array.from({ length: props.rows ?? 4 }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bones have no name
        <div key={index}>
          <i style={{ width: `${38 - ((index * 7) % 16)}%` }} />
          <i style={{ width: `${64 - ((index * 11) % 23)}%` }} />
        </div>
      ))}
    </div>
  )
}

/** How far a long work is: `done` of `total` things; without a total it only moves. */
export function ProgressBar(props: {
  label: string
  done?: number
  total?: number
  /** What the numbers count, or what happens next. */
  note?: ReactNode
  action?: ReactNode
}) {
  const t = useT()
  const format = useFormat()
  const known = props.total !== undefined && props.total > 0
  const share = known ? Math.min((props.done ?? 0) / (props.total as number), 1) : null
  return (
    <div className={css.progress}>
      <div>
        <b>{props.label}</b>
        {known && (
          <small>
            {t('ui.progress.of', { done: format.number(props.done ?? 0), total: format.number(props.total) })}
          </small>
        )}
      </div>
      <div
        className={classes(css.track, share === null && css.unknown)}
        role="progressbar"
        aria-label={props.label}
        aria-valuemin={0}
        aria-valuemax={props.total}
        aria-valuenow={share === null ? undefined : (props.done ?? 0)}
      >
        <i style={share === null ? undefined : { width: `${share * 100}%` }} />
      </div>
      {(props.note || props.action) && (
        <div>
          <small>{props.note}</small>
          {props.action}
        </div>
      )}
    </div>
  )
}
