import { Link } from '@tanstack/react-router'
import { useId } from 'react'
import css from './Segments.module.css'

/** One of a few, all of them visible: week, month, quarter. Arrow keys change it. */
export function Segments<Value extends string>(props: {
  label: string
  options: { value: Value; label: string }[]
  value: Value
  onChange: (value: Value) => void
}) {
  const name = useId()
  return (
    <div className={css.segments} role="radiogroup" aria-label={props.label}>
      {props.options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === props.value}
            onChange={() => props.onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </div>
  )
}

/** The pages of one matter: Überblick, Plan, Verlauf. */
export function Tabs(props: {
  label: string
  tabs: { to: string; params?: Record<string, string>; label: string; exact?: boolean }[]
}) {
  return (
    <nav className={`${css.segments} ${css.tabs}`} aria-label={props.label}>
      {props.tabs.map((tab) => (
        <Link
          key={tab.label}
          to={tab.to}
          params={tab.params as never}
          activeOptions={{ exact: tab.exact ?? false, includeSearch: false }}
        >
          {tab.label}
        </Link>
      ))}
    </nav>
  )
}
