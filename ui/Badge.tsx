import type { ReactNode } from 'react'
import css from './Badge.module.css'
import { classes } from './classes.ts'
import { useT } from './i18n.tsx'

export type Tone = 'plain' | 'strong' | 'signal' | 'won' | 'lost' | 'calm'

/** One word in a frame. Green and red only for won and lost, and the word always says so too. */
export function Badge(props: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={classes(css.badge, props.tone && props.tone !== 'plain' && css[props.tone])}>
      {props.children}
    </span>
  )
}

/** What kind of customer: key account, the class A, B, C, or the standing in one word. */
export function ClassBadge(props: { keyAccount?: boolean; name?: string | null }) {
  const t = useT()
  if (props.keyAccount) return <Badge tone="strong">{t('ui.class.key')}</Badge>
  return props.name ? <Badge>{props.name}</Badge> : null
}

/** A number that wants something done; `label` says what. */
export function CountBadge(props: { count: number; label: string }) {
  return (
    <span className={css.count} role="img" aria-label={props.label}>
      {props.count}
    </span>
  )
}
