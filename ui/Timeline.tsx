import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import { Icon, type IconName } from './Icon.tsx'
import css from './Timeline.module.css'

/** What happened, newest first. */
export function Timeline(props: { label: string; children: ReactNode }) {
  return (
    <ol className={css.timeline} aria-label={props.label}>
      {props.children}
    </ol>
  )
}

/** A heading within the timeline: a month, "Geplant". */
export function TimelinePart(props: { children: ReactNode }) {
  return <li className={css.part}>{props.children}</li>
}

/** One thing that happened. `quiet`: a change of a field, shown small. */
export function TimelineItem(props: {
  icon?: IconName
  tone?: 'signal' | 'won' | 'lost' | 'quiet'
  /** Kind and who: "Besuch · Kollmar". */
  title: ReactNode
  /** "vor 9 Tagen"; the exact moment goes into `exact`. */
  when: string
  exact?: string
  /** Instant or day for machines. */
  dateTime?: string
  children?: ReactNode
  actions?: ReactNode
}) {
  return (
    <li className={classes(css.item, props.tone && css[props.tone])}>
      <span className={css.mark}>{props.icon && props.tone !== 'quiet' && <Icon name={props.icon} size={17} />}</span>
      <div>
        <div className={css.head}>
          <span className={css.title}>{props.title}</span>
          <time className={css.when} dateTime={props.dateTime} title={props.exact}>
            {props.when}
          </time>
        </div>
        {(props.children || props.actions) && (
          <div className={css.body}>
            <div className={css.text}>{props.children}</div>
            {props.actions && <div className={css.acts}>{props.actions}</div>}
          </div>
        )}
      </div>
    </li>
  )
}
