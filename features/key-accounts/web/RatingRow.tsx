import type { ReactNode } from 'react'
import { useT } from '#ui/i18n.tsx'
import { Segments } from '#ui/Segments.tsx'
import css from './KeyAccounts.module.css'
import type { Words } from './words.ts'

/** One criterion with the few values it may have; none chosen: not rated. */
export function RatingRow(props: {
  label: string
  note?: ReactNode
  scale: readonly number[]
  value: number | undefined
  locked: boolean
  onChange: (value: number) => void
}) {
  const t = useT<Words>()
  const written = (value: number) => String(value).replace('-', '−')
  return (
    <div className={css.rating}>
      <span>
        {props.label}
        {props.note && <small>{props.note}</small>}
      </span>
      {props.locked ? (
        <b>{props.value === undefined ? t('keyAccounts.unrated') : written(props.value)}</b>
      ) : (
        <Segments
          label={props.label}
          options={props.scale.map((value) => ({ value: String(value), label: written(value) }))}
          value={props.value === undefined ? '' : String(props.value)}
          onChange={(value) => props.onChange(Number(value))}
        />
      )}
    </div>
  )
}
