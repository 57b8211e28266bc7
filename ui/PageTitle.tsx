import { type ReactNode, useEffect } from 'react'
import css from './Page.module.css'

/** The head of a page: its name, and one sentence with the figures that matter now. */
export function PageTitle(props: {
  title: string
  /** Badges behind the name. */
  badge?: ReactNode
  /** Small words behind the name: "Stand heute". */
  note?: string
  /** The sentence. */
  children?: ReactNode
  /** Period, views, one strong button. */
  actions?: ReactNode
}) {
  useEffect(() => {
    document.title = `${props.title} · Bordmittel`
  }, [props.title])
  return (
    <header className={css.bar}>
      <div>
        <div className={css.title}>
          <h1>{props.title}</h1>
          {props.badge}
          {props.note && <small>{props.note}</small>}
        </div>
        {props.children && <p className={css.lead}>{props.children}</p>}
      </div>
      {props.actions}
    </header>
  )
}
