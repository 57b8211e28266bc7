import { type ReactNode, useId, useState } from 'react'
import { classes } from './classes.ts'
import css from './Field.module.css'
import { useT } from './i18n.tsx'

/** What an input needs to know about the field around it. */
export type Control = {
  id?: string
  'aria-label'?: string
  'aria-describedby'?: string
  'aria-invalid'?: boolean
  required?: boolean
  disabled?: boolean
  /** Says that what is typed cannot be read (`null`: it can). */
  onProblem?: (sentence: string | null) => void
}

/** A label, an input, a hint, and below it what is wrong: `<Field label="…">{(control) => <DayInput {...control} />}</Field>`. */
export function Field(props: {
  label: string
  hint?: ReactNode
  /** A problem the page knows of (a refusal that names this field). */
  problem?: string | null
  required?: boolean
  disabled?: boolean
  children: (control: Control) => ReactNode
}) {
  const t = useT()
  const id = useId()
  const [own, setOwn] = useState<string | null>(null)
  const problem = props.problem ?? own
  const described = classes(props.hint ? `${id}h` : null, problem && `${id}p`)
  return (
    <div
      className={css.field}
      onInvalidCapture={(event) => {
        // The browser's own bubble speaks the browser's language; the sentence stands below the field instead.
        event.preventDefault()
        const input = event.target as HTMLInputElement
        setOwn(input.validity.valueMissing ? t('ui.missing') : input.validationMessage)
      }}
      // Not while capturing: React would render in between and put the old value back.
      onInput={() => own && setOwn(null)}
    >
      <label className={css.label} htmlFor={id}>
        {props.label}
        {props.required && <small> · {t('ui.needed')}</small>}
      </label>
      {props.children({
        id,
        required: props.required,
        disabled: props.disabled,
        'aria-describedby': described || undefined,
        'aria-invalid': problem ? true : undefined,
        onProblem: setOwn,
      })}
      {props.hint && (
        <span id={`${id}h`} className={css.hint}>
          {props.hint}
        </span>
      )}
      {problem && (
        <span id={`${id}p`} className={css.problem} role="alert">
          {problem}
        </span>
      )}
    </div>
  )
}

/** On or off. */
export function CheckField(props: {
  label: ReactNode
  hint?: ReactNode
  checked: boolean
  disabled?: boolean
  onChange: (checked: boolean) => void
}) {
  return (
    <label className={css.check}>
      <input
        type="checkbox"
        checked={props.checked}
        disabled={props.disabled}
        onChange={(event) => props.onChange(event.target.checked)}
      />
      <span>
        {props.label}
        {props.hint && <small>{props.hint}</small>}
      </span>
    </label>
  )
}

/** A form: fields below each other, Enter sends, the first field in trouble gets the focus. */
export function Form(props: { onSubmit: () => void; children: ReactNode; foot?: ReactNode; id?: string }) {
  return (
    <form
      id={props.id}
      noValidate
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault()
        const inputs = Array.from(event.currentTarget.elements) as HTMLInputElement[]
        const wrong = inputs.filter((input) => 'checkValidity' in input && !input.checkValidity())
        if (wrong[0]) wrong[0].focus()
        else props.onSubmit()
      }}
    >
      {props.children}
      {props.foot && <div className={css.foot}>{props.foot}</div>}
    </form>
  )
}

/** Short fields beside each other. */
export function FieldPair(props: { children: ReactNode }) {
  return <div className={css.pair}>{props.children}</div>
}
