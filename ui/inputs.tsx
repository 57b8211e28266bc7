import { type ComponentPropsWithRef, useEffect, useRef, useState } from 'react'
import { type Day, isDay } from '#shared/days.ts'
import { minorDigits } from '#shared/format.ts'
import { parseDay, parseMoney, parseNumber } from '#shared/parse.ts'
import { IconButton } from './Button.tsx'
import { classes } from './classes.ts'
import css from './Field.module.css'
import type { Control } from './Field.tsx'
import { Icon } from './Icon.tsx'
import { useFormat, useT } from './i18n.tsx'
import { useShortcuts } from './shortcuts.ts'

type Native<Tag extends 'input' | 'textarea' | 'select'> = Omit<ComponentPropsWithRef<Tag>, 'value' | 'onChange'>

/** A line of text. */
export function TextInput({
  value,
  onChange,
  onProblem: _,
  className,
  ...rest
}: Control & Native<'input'> & { value: string; onChange: (value: string) => void }) {
  return (
    <input
      type="text"
      autoComplete="off"
      {...rest}
      className={classes(css.input, className)}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

/** Several lines of text; grows with what is typed. */
export function TextArea({
  value,
  onChange,
  onProblem: _,
  ...rest
}: Control & Native<'textarea'> & { value: string; onChange: (value: string) => void }) {
  return (
    <textarea
      rows={3}
      {...rest}
      className={css.input}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

/** One of a fixed few (the device's own list, so a phone shows its wheel). `empty` names the choice of none. */
export function SelectInput<Value extends string>({
  value,
  onChange,
  onProblem: _,
  options,
  empty,
  ...rest
}: Control &
  Native<'select'> & {
    value: Value | null
    onChange: (value: Value | null) => void
    options: readonly { value: Value; label: string }[]
    empty?: string
  }) {
  return (
    <select
      {...rest}
      className={css.input}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value === '' ? null : (event.target.value as Value))}
    >
      {(empty !== undefined || value === null) && <option value="">{empty ?? ''}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}

/**
 * The text of an input whose value is not text: what is typed stays as typed until the field is left,
 * then it is read; what cannot be read stays and is called a problem.
 */
function useTyped<Value>(options: {
  value: Value | null
  write: (value: Value) => string
  read: (text: string) => Value | null | undefined
  onChange: (value: Value | null) => void
  onProblem: Control['onProblem']
  wrong: string
  /** A sentence if the value, though readable, is not allowed. */
  check?: (value: Value) => string | null
}) {
  const ref = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState<string | null>(null)
  const written = options.value === null ? '' : options.write(options.value)

  const settle = (problem: string | null) => {
    ref.current?.setCustomValidity(problem ?? '')
    return problem
  }
  const take = (text: string) => {
    const value = options.read(text)
    const problem = value === undefined ? options.wrong : value === null ? null : (options.check?.(value) ?? null)
    settle(problem)
    if (problem === null && value !== undefined && value !== options.value) options.onChange(value)
    return problem
  }
  return {
    ref,
    value: typed ?? written,
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => {
      setTyped(event.target.value)
      take(event.target.value)
    },
    onBlur: () => {
      if (typed === null) return
      const problem = take(typed)
      options.onProblem?.(problem)
      if (problem === null) setTyped(null)
    },
    /** Sets the value from elsewhere (a picker). */
    set: (value: Value | null) => {
      settle(null)
      options.onProblem?.(null)
      setTyped(null)
      options.onChange(value)
    },
  }
}

/** Room at the end of an input for its unit. */
const unitRoom = (unit: string | undefined) => ({ '--unit': `${unit?.length ?? 0}ch` }) as React.CSSProperties

/** A number with optional limits and unit. */
export function NumberInput({
  value,
  onChange,
  onProblem,
  least,
  most,
  digits = 2,
  unit,
  ...rest
}: Control &
  Native<'input'> & {
    value: number | null
    onChange: (value: number | null) => void
    least?: number
    most?: number
    digits?: number
    unit?: string
  }) {
  const t = useT()
  const format = useFormat()
  const typed = useTyped<number>({
    value,
    onChange,
    onProblem,
    write: (number) => format.number(number, digits),
    read: (text) => parseNumber(text, format.language),
    wrong: t('ui.number.wrong'),
    check: (number) => {
      if (least !== undefined && number < least) return t('ui.number.least', { least: format.number(least, digits) })
      if (most !== undefined && number > most) return t('ui.number.most', { most: format.number(most, digits) })
      return null
    },
  })
  const { set: _, ...input } = typed
  const field = (
    <input
      {...rest}
      {...input}
      type="text"
      inputMode="decimal"
      autoComplete="off"
      className={classes(css.input, css.number, css.measured)}
      style={unitRoom(unit)}
    />
  )
  return unit === undefined ? (
    field
  ) : (
    <div className={css.with}>
      {field}
      <span className={classes(css.inside, css.unit)}>{unit}</span>
    </div>
  )
}

/** An amount in minor units; takes "84.000", "12 T€", "1,2 Mio.". */
export function MoneyInput({
  value,
  currency,
  onChange,
  onProblem,
  ...rest
}: Control & Native<'input'> & { value: number | null; currency: string; onChange: (minor: number | null) => void }) {
  const t = useT()
  const format = useFormat()
  const digits = minorDigits(currency)
  const sign = currency === 'EUR' ? '€' : currency
  const { set: _, ...input } = useTyped<number>({
    value,
    onChange,
    onProblem,
    write: (minor) => format.number(minor / 10 ** digits, minor % 10 ** digits === 0 ? 0 : digits),
    read: (text) => parseMoney(text, currency, format.language),
    wrong: t('ui.money.wrong'),
  })
  return (
    <div className={css.with}>
      <input
        {...rest}
        {...input}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        className={classes(css.input, css.number, css.measured)}
        style={unitRoom(sign)}
      />
      <span className={classes(css.inside, css.unit)}>{sign}</span>
    </div>
  )
}

/** Days that a field writes and reads otherwise than all others (`null`: as all others). */
export type OwnDays = { write: (day: Day) => string | null; read: (text: string) => Day | null }

/** A day, typed ("3.12.", "morgen", "+14") or picked in the device's own calendar. */
export function DayInput({
  value,
  today,
  onChange,
  onProblem,
  own,
  ...rest
}: Control & Native<'input'> & { value: Day | null; today: Day; own?: OwnDays; onChange: (day: Day | null) => void }) {
  const t = useT()
  const format = useFormat()
  const picker = useRef<HTMLInputElement>(null)
  const write = (day: Day) => own?.write(day) ?? format.day(day)
  const { set, ...input } = useTyped<Day>({
    value,
    onChange,
    onProblem,
    write,
    read: (text) => (value !== null && text === write(value) ? value : (own?.read(text) ?? parseDay(text, today))),
    wrong: t('ui.day.wrong'),
  })
  return (
    <div className={css.with}>
      <input
        {...rest}
        {...input}
        type="text"
        inputMode="text"
        autoComplete="off"
        placeholder={t('ui.day.placeholder')}
        className={css.input}
      />
      <input
        ref={picker}
        type="date"
        tabIndex={-1}
        aria-hidden="true"
        className={css.native}
        value={value !== null && isDay(value) ? value : ''}
        onChange={(event) => set(event.target.value || null)}
      />
      <span className={css.inside}>
        <IconButton
          size="small"
          icon="calendar"
          label={t('ui.day.pick')}
          disabled={rest.disabled}
          onClick={() => picker.current?.showPicker()}
        />
      </span>
    </div>
  )
}

/** The search of a list: `/` goes there; what is typed is handed on after a short rest. */
export function SearchInput(props: {
  label: string
  value: string
  onChange: (value: string) => void
  autoFocus?: boolean
}) {
  const t = useT()
  const ref = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(props.value)
  const handed = useRef(props.value)
  const { value, onChange } = props

  // What comes from outside (Back, a saved view) replaces what is typed.
  useEffect(() => {
    if (value === handed.current) return
    handed.current = value
    setTyped(value)
  }, [value])
  useEffect(() => {
    if (typed === handed.current) return
    const timer = setTimeout(() => {
      handed.current = typed
      onChange(typed)
    }, 180)
    return () => clearTimeout(timer)
  }, [typed, onChange])
  useShortcuts({ '/': { label: t('ui.search'), run: () => ref.current?.focus() } })

  return (
    <div className={classes(css.with, css.lead)}>
      <Icon name="search" size={17} />
      <input
        ref={ref}
        type="search"
        autoComplete="off"
        aria-label={props.label}
        placeholder={props.label}
        aria-keyshortcuts="/"
        className={css.input}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            if (typed === '') ref.current?.blur()
            else setTyped('')
          }
        }}
      />
      {typed !== '' && (
        <span className={css.inside}>
          <IconButton size="small" icon="close" label={t('ui.search.clear')} onClick={() => setTyped('')} />
        </span>
      )}
    </div>
  )
}
