import { type ReactNode, useEffect } from 'react'
import { Card } from '#ui/Section.tsx'
import css from './Gate.module.css'

/** The sheet in front of the house: login, set-up, invitation. */
export function Gate(props: { title: string; lead?: ReactNode; foot?: ReactNode; children: ReactNode }) {
  useEffect(() => {
    document.title = `${props.title} · Bordmittel`
  }, [props.title])
  return (
    <main className={css.gate}>
      <div className={css.brand}>
        <i />
        Bordmittel
      </div>
      <Card padded>
        <h1 className={css.title}>{props.title}</h1>
        {props.lead && <p className={css.lead}>{props.lead}</p>}
        {props.children}
      </Card>
      {props.foot && <p className={css.foot}>{props.foot}</p>}
    </main>
  )
}
