import { type ReactNode, useId } from 'react'
import { classes } from './classes.ts'
import css from './Page.module.css'

/** A part of a page under its own heading. */
export function Section(props: { title: string; note?: ReactNode; actions?: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <section className={css.section} aria-labelledby={id}>
      <div className={css.head}>
        <h2 id={id}>{props.title}</h2>
        {props.note && <small>{props.note}</small>}
        {props.actions && <div>{props.actions}</div>}
      </div>
      {props.children}
    </section>
  )
}

/** A sheet on the ground of the page. */
export function Card(props: { padded?: boolean; children: ReactNode }) {
  return <div className={classes(css.card, props.padded && css.padded)}>{props.children}</div>
}

/** The main matter at the left, facts at the side; one below the other on a phone. */
export function Columns(props: { children: ReactNode; aside: ReactNode; wide?: boolean }) {
  return (
    <div className={classes(css.columns, props.wide && css.wide)}>
      <div>{props.children}</div>
      <aside>{props.aside}</aside>
    </div>
  )
}

/** Two matters of the same weight beside each other. */
export function Halves(props: { children: ReactNode }) {
  return <div className={css.halves}>{props.children}</div>
}
