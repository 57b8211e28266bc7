import { Children, type ReactNode } from 'react'
import { Button } from './Button.tsx'
import css from './Chips.module.css'
import { classes } from './classes.ts'
import { Icon } from './Icon.tsx'
import { useT } from './i18n.tsx'
import { Popover } from './Popover.tsx'

/** Something recognised or chosen: what it is, and its value. `open`: proposed, not yet confirmed. */
export function Chip(props: {
  label?: string
  children: ReactNode
  open?: boolean
  onRemove?: () => void
  name?: string
}) {
  const t = useT()
  return (
    <span className={classes(css.chip, props.open && css.open)}>
      {props.label && <em>{props.label}</em>}
      {props.children}
      {props.onRemove && (
        <button type="button" aria-label={t('ui.remove', { what: props.name ?? props.label })} onClick={props.onRemove}>
          <Icon name="close" size={14} />
        </button>
      )}
    </span>
  )
}

/** Chips beside each other. */
export function Chips(props: { children: ReactNode; label?: string }) {
  return (
    <ul className={css.chips} aria-label={props.label}>
      {Children.map(props.children, (chip) => chip && <li>{chip}</li>)}
    </ul>
  )
}

/** One filter of a list. With `options` a choice, without them on or off. */
export type Filter = {
  id: string
  label: string
  options?: { value: string; label: string; count?: number }[]
  /** Only one value at a time. */
  single?: boolean
}

/** Chosen values by filter id; what lives in the address. */
export type FilterValues = Readonly<Record<string, readonly string[]>>

/** The filters of a list as chips: what is chosen stands in the chip, a click changes it. */
export function FilterChips(props: {
  filters: Filter[]
  values: FilterValues
  /** Only what changed; hand it to the address. */
  onChange: (patch: FilterValues) => void
  /** The list's `SearchInput`. */
  children?: ReactNode
}) {
  const t = useT()
  const chosen = props.filters.filter((filter) => (props.values[filter.id]?.length ?? 0) > 0)
  return (
    <div className={css.filters} data-print="no">
      {props.children && <div className={css.search}>{props.children}</div>}
      <div className={css.chips}>
        {props.filters.map((filter) =>
          filter.options ? (
            <Choice key={filter.id} filter={filter} values={props.values[filter.id] ?? []} onChange={props.onChange} />
          ) : (
            <button
              key={filter.id}
              type="button"
              aria-pressed={(props.values[filter.id]?.length ?? 0) > 0}
              className={classes(css.filter, css.toggle, (props.values[filter.id]?.length ?? 0) > 0 && css.on)}
              onClick={() => props.onChange({ [filter.id]: props.values[filter.id]?.length ? [] : ['yes'] })}
            >
              {filter.label}
            </button>
          ),
        )}
        {chosen.length > 0 && (
          <Button
            kind="ghost"
            size="small"
            onClick={() => props.onChange(Object.fromEntries(chosen.map((filter) => [filter.id, []])))}
          >
            {t('ui.filter.clear')}
          </Button>
        )}
      </div>
    </div>
  )
}

function Choice(props: { filter: Filter; values: readonly string[]; onChange: (patch: FilterValues) => void }) {
  const t = useT()
  const { filter, values } = props
  const options = filter.options ?? []
  const names = options.filter((option) => values.includes(option.value)).map((option) => option.label)
  const title = t('ui.filter.of', { label: filter.label })
  return (
    <Popover
      label={title}
      trigger={(trigger) => (
        <button type="button" {...trigger} className={classes(css.filter, names.length > 0 && css.on)}>
          <span>{names.length > 0 ? `${filter.label}: ${names.join(', ')}` : filter.label}</span>
          <Icon name="down" size={16} />
        </button>
      )}
    >
      {(close) => (
        <fieldset className={css.options} style={{ border: 0, padding: 0 }}>
          <legend className="hidden">{title}</legend>
          {options.map((option) => (
            <label key={option.value}>
              <input
                type={filter.single ? 'radio' : 'checkbox'}
                name={filter.id}
                checked={values.includes(option.value)}
                onChange={(event) => {
                  const others = filter.single ? [] : values.filter((value) => value !== option.value)
                  props.onChange({ [filter.id]: event.target.checked ? [...others, option.value] : others })
                }}
                onClick={() => filter.single && close()}
              />
              {option.label}
              {option.count !== undefined && <small>{option.count}</small>}
            </label>
          ))}
        </fieldset>
      )}
    </Popover>
  )
}
