import { Link } from '@tanstack/react-router'
import type { ReactNode, Ref } from 'react'
import { classes } from './classes.ts'
import page from './Page.module.css'
import css from './Rows.module.css'

/** A card of rows below each other; `foot` for key hints and "demnächst: 6". */
export function Rows(props: { label?: string; foot?: ReactNode; children: ReactNode }) {
  return (
    <div className={page.card}>
      <ul className={css.rows} aria-label={props.label}>
        {props.children}
      </ul>
      {props.foot && <div className={css.foot}>{props.foot}</div>}
    </div>
  )
}

/** The name of a row, as a link where there is a page behind it. */
function Title(props: { to?: string; children: ReactNode; badge?: ReactNode; calm?: boolean }) {
  return (
    <span className={classes(css.title, props.calm && css.calm)}>
      {props.to ? <Link to={props.to}>{props.children}</Link> : props.children}
      {props.badge && <> {props.badge}</>}
    </span>
  )
}

/** One matter: when, what, a note below it, and at the end an amount or what can be done. */
export function Row(props: {
  title: ReactNode
  /** A clock time, "heute", a day. */
  when?: string
  /** It is due: the time stands in the signal's ink. */
  due?: boolean
  badge?: ReactNode
  /** The title is a sentence with its own bold words. */
  sentence?: boolean
  note?: ReactNode
  to?: string
  /** An amount or a small word at the end. */
  value?: ReactNode
  valueNote?: ReactNode
  actions?: ReactNode
}) {
  return (
    <li>
      <div className={classes(css.row, props.when !== undefined && css.timed)}>
        {props.when !== undefined && <span className={classes(css.when, props.due && css.due)}>{props.when}</span>}
        <div>
          <Title to={props.to} badge={props.badge} calm={props.sentence}>
            {props.title}
          </Title>
          {props.note && <span className={css.note}>{props.note}</span>}
        </div>
        {(props.value || props.valueNote || props.actions) && (
          <div className={css.end}>
            {props.value && <b>{props.value}</b>}
            {props.valueNote && <span>{props.valueNote}</span>}
            {props.actions}
          </div>
        )}
      </div>
    </li>
  )
}

/** One customer to work off: rank, who, why (in words), how far over the rhythm, and what to do now. */
export function WorkRow(props: {
  rank?: number
  name: string
  to?: string
  badge?: ReactNode
  /** Person, function, phone. */
  person?: ReactNode
  /** `ReasonText`, and below it a `RhythmBar`. */
  children: ReactNode
  actions?: ReactNode
  /** What is being noted about this row, over its whole width. */
  below?: ReactNode
  selected?: boolean
  /** The focus came into the row: with Tab, a click or a thumb. */
  onSelect?: () => void
  ref?: Ref<HTMLLIElement>
}) {
  return (
    <li
      ref={props.ref}
      tabIndex={props.onSelect && -1}
      aria-current={props.selected || undefined}
      onFocus={props.onSelect}
    >
      <div className={classes(css.work, props.selected && css.selected)}>
        <span className={css.rank}>{props.rank}</span>
        <div className={css.who}>
          <Title to={props.to} badge={props.badge}>
            {props.name}
          </Title>
          {props.person && <small>{props.person}</small>}
        </div>
        <div className={css.why}>{props.children}</div>
        {props.actions && <div className={css.acts}>{props.actions}</div>}
        {props.below && <div className={css.below}>{props.below}</div>}
      </div>
    </li>
  )
}
