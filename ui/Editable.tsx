import { type ReactNode, useRef, useState } from 'react'
import { classes } from './classes.ts'
import css from './Editable.module.css'
import { errorSentence } from './errors.ts'
import type { Control } from './Field.tsx'
import { Icon } from './Icon.tsx'
import { useT, useTranslate } from './i18n.tsx'

/** The facts at the side of a page: name and value, one below the other. */
export function Facts(props: { label?: string; children: ReactNode }) {
  return (
    <dl className={css.facts} aria-label={props.label}>
      {props.children}
    </dl>
  )
}

/** A fact that is only read. */
export function Fact(props: { label: string; children: ReactNode }) {
  return (
    <div className={css.fact}>
      <dt>{props.label}</dt>
      <dd className={css.plain}>{props.children}</dd>
    </div>
  )
}

/**
 * A fact that is changed where it stands: a click or Enter opens it, Enter or leaving it saves, Esc lets it be.
 * If saving is refused it stays open with what was typed, and says why.
 */
export function EditableFact<Value>(props: {
  label: string
  value: Value
  /** How the value is shown; nothing shown counts as not entered. */
  show: (value: Value) => ReactNode
  /** Saves; rejects if it could not (a command's `attempt`). */
  save: (value: Value) => Promise<unknown>
  /** Saves as soon as something is chosen (a list, a member). */
  immediate?: boolean
  /** `false`: the person may only read it. */
  may?: boolean
  children: (control: Control & { autoFocus: boolean }, value: Value, onChange: (value: Value) => void) => ReactNode
}) {
  const t = useT()
  const translate = useTranslate()
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const [draft, setDraft] = useState<{ value: Value } | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [saving, setSaving] = useState(false)
  const shown = props.show(props.value)

  if (props.may === false) return <Fact label={props.label}>{shown || '–'}</Fact>

  const leave = () => {
    setDraft(null)
    setProblem(null)
    requestAnimationFrame(() => button.current?.focus())
  }
  const save = async (value: Value) => {
    if (saving) return
    if (box.current?.querySelector(':invalid')) return
    if (Object.is(value, props.value)) return leave()
    setSaving(true)
    try {
      await props.save(value)
      leave()
    } catch (error) {
      setProblem(errorSentence(error, translate))
    } finally {
      setSaving(false)
    }
  }

  return (
    <div className={css.fact}>
      <dt>{props.label}</dt>
      <dd>
        {draft === null ? (
          <button ref={button} type="button" className={css.show} onClick={() => setDraft({ value: props.value })}>
            <span className={classes(!shown && css.empty)}>{shown || t('ui.empty')}</span>
            <span className="hidden">, {t('ui.edit', { what: props.label })}</span>
            <Icon name="edit" size={15} />
          </button>
        ) : (
          // biome-ignore lint/a11y/noStaticElementInteractions: listens for the input within
          <div
            ref={box}
            className={css.edit}
            aria-busy={saving}
            onKeyDown={(event) => {
              if (event.defaultPrevented) return
              if (event.key === 'Escape') leave()
              if (event.key === 'Enter' && !(event.target instanceof HTMLTextAreaElement)) {
                event.preventDefault()
                // Typed inputs hand over their value when they are left.
                ;(event.target as HTMLElement).blur()
              }
            }}
            onBlur={(event) => {
              if (event.relatedTarget instanceof Node && box.current?.contains(event.relatedTarget)) return
              void save(draft.value)
            }}
          >
            {props.children(
              {
                'aria-label': props.label,
                'aria-invalid': problem ? true : undefined,
                disabled: saving,
                autoFocus: true,
                onProblem: setProblem,
              },
              draft.value,
              (value) => {
                setDraft({ value })
                setProblem(null)
                if (props.immediate) void save(value)
              },
            )}
            {problem && (
              <span className={css.problem} role="alert">
                {problem}
              </span>
            )}
          </div>
        )}
      </dd>
    </div>
  )
}
