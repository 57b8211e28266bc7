import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { fold } from '#shared/text.ts'
import { IconButton } from './Button.tsx'
import { Chip } from './Chips.tsx'
import css from './Field.module.css'
import type { Control } from './Field.tsx'
import { useT } from './i18n.tsx'
import { putBeside } from './Popover.tsx'

/** Something to choose; `note` tells two of the same name apart. */
export type Option = { value: string; label: string; note?: string }
/** A fixed list, or a search over many. */
export type Options = readonly Option[] | ((text: string) => Promise<readonly Option[]>)

/**
 * Choosing one by typing: arrow keys move, Enter takes, Esc closes. Works over a fixed list (members)
 * or a search on the server (customers, people).
 */
export function Combobox(
  props: Control & {
    value: Option | null
    options: Options
    onChange: (option: Option | null) => void
    /** Offers what was typed as something new. */
    onCreate?: (text: string) => void
    placeholder?: string
    autoFocus?: boolean
  },
) {
  const t = useT()
  const [text, setText] = useState<string | null>(null)
  const { value } = props
  return (
    <div className={css.with}>
      <Search
        {...props}
        text={text ?? value?.label ?? ''}
        chosen={value?.value}
        onText={setText}
        onTake={(option) => {
          setText(null)
          props.onChange(option)
        }}
        onLeave={() => {
          if (text === '') props.onChange(null)
          setText(null)
        }}
      />
      {value && !props.disabled && (
        <span className={css.inside}>
          <IconButton size="small" icon="close" label={t('ui.choose.clear')} onClick={() => props.onChange(null)} />
        </span>
      )}
    </div>
  )
}

/** Several words: chosen ones as chips, known ones proposed, new ones with Enter or a comma. */
export function TagsInput(
  props: Control & {
    value: readonly string[]
    known: readonly string[]
    onChange: (tags: string[]) => void
    /** What to type, while there is nothing yet. */
    placeholder?: string
  },
) {
  const t = useT()
  const [text, setText] = useState('')
  const { value, onChange } = props
  const add = (tag: string) => {
    setText('')
    const clean = tag.trim()
    if (clean !== '' && !value.some((known) => fold(known) === fold(clean))) onChange([...value, clean])
  }
  return (
    <div className={css.tags}>
      {value.map((tag) => (
        <Chip key={tag} name={tag} onRemove={() => onChange(value.filter((other) => other !== tag))}>
          {tag}
        </Chip>
      ))}
      <div>
        <Search
          {...props}
          placeholder={value.length === 0 ? (props.placeholder ?? t('ui.tags.add')) : undefined}
          options={props.known.filter((tag) => !value.includes(tag)).map((tag) => ({ value: tag, label: tag }))}
          text={text}
          onText={(next) => (next.endsWith(',') ? add(next.slice(0, -1)) : setText(next))}
          onTake={(option) => add(option.label)}
          onCreate={add}
          onLeave={() => text !== '' && add(text)}
          onEmptyBackspace={() => onChange(value.slice(0, -1))}
        />
      </div>
    </div>
  )
}

const limit = 50

function Search(
  props: Control & {
    text: string
    options: Options
    chosen?: string
    placeholder?: string
    autoFocus?: boolean
    onText: (text: string) => void
    onTake: (option: Option) => void
    onCreate?: (text: string) => void
    onLeave: () => void
    onEmptyBackspace?: () => void
  },
) {
  const t = useT()
  const listId = useId()
  const input = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(0)
  // Untouched text is the value itself: then all options are shown, not only those like it.
  const [touched, setTouched] = useState(false)
  const found = useFound(props.options, touched ? props.text : '', open)
  const typed = props.text.trim()
  const creatable =
    props.onCreate !== undefined &&
    touched &&
    typed !== '' &&
    !found?.some((option) => fold(option.label) === fold(typed))
  const rows = found?.length ?? 0
  const count = rows + (creatable ? 1 : 0)

  useEffect(() => {
    const panel = list.current
    if (!open || !panel || !input.current) return
    if (!panel.matches(':popover-open')) panel.showPopover()
    panel.style.width = `${Math.max(input.current.offsetWidth, 200)}px`
    putBeside(input.current, panel)
  })

  const close = () => {
    setOpen(false)
    setTouched(false)
    setAt(0)
  }
  const take = (index: number) => {
    const option = found?.[index]
    if (option) props.onTake(option)
    else if (creatable) props.onCreate?.(typed)
    else return
    close()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (!open) return setOpen(true)
      if (count > 0) setAt((at + (event.key === 'ArrowDown' ? 1 : count - 1)) % count)
    } else if (event.key === 'Enter' && open && (touched || at > 0) && count > 0) {
      event.preventDefault()
      event.stopPropagation()
      take(at)
    } else if (event.key === 'Escape' && open) {
      event.preventDefault()
      event.stopPropagation()
      close()
      props.onLeave()
    } else if (event.key === 'Backspace' && props.text === '') props.onEmptyBackspace?.()
  }

  return (
    <>
      <input
        ref={input}
        id={props.id}
        type="text"
        role="combobox"
        autoComplete="off"
        aria-label={props['aria-label']}
        aria-describedby={props['aria-describedby']}
        aria-invalid={props['aria-invalid']}
        aria-expanded={open}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={open && count > 0 ? `${listId}${at}` : undefined}
        required={props.required}
        disabled={props.disabled}
        placeholder={props.placeholder}
        // biome-ignore lint/a11y/noAutofocus: only where the person has just asked for this field
        autoFocus={props.autoFocus}
        className={css.input}
        value={props.text}
        onChange={(event) => {
          setTouched(true)
          setOpen(true)
          setAt(0)
          props.onText(event.target.value)
        }}
        onClick={() => setOpen(true)}
        onKeyDown={onKeyDown}
        onBlur={() => {
          close()
          props.onLeave()
        }}
      />
      {open && (found !== null || creatable) && (
        <div ref={list} id={listId} popover="manual" role="listbox" aria-label={t('ui.choose')} className={css.list}>
          {found?.map((option, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the keys work in the input
            <div
              key={option.value}
              id={`${listId}${index}`}
              role="option"
              aria-selected={option.value === props.chosen}
              data-at={index === at || undefined}
              ref={index === at ? (row) => row?.scrollIntoView({ block: 'nearest' }) : undefined}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => take(index)}
            >
              {option.label}
              {option.note && <small>{option.note}</small>}
            </div>
          ))}
          {creatable && (
            // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the keys work in the input
            <div
              id={`${listId}${rows}`}
              role="option"
              aria-selected={false}
              data-at={at === rows || undefined}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => take(rows)}
            >
              {t('ui.choose.create', { text: typed })}
            </div>
          )}
          {count === 0 && (
            // biome-ignore lint/a11y/useFocusableInteractive: it only says that there is nothing
            <div className={css.nothing} role="option" aria-selected={false} aria-disabled="true">
              {t('ui.choose.none')}
            </div>
          )}
        </div>
      )}
    </>
  )
}

/** What fits the text: at once for a list, after a short rest and without old answers for a search. */
function useFound(options: Options, text: string, open: boolean): readonly Option[] | null {
  const [found, setFound] = useState<readonly Option[] | null>(null)
  const search = typeof options === 'function' ? options : null
  const latest = useRef(search)
  latest.current = search
  useEffect(() => {
    if (!open || !latest.current) return
    let wanted = true
    const timer = setTimeout(
      () => {
        latest
          .current?.(text)
          .then((answer) => wanted && setFound(answer.slice(0, limit)))
          .catch(() => wanted && setFound([]))
      },
      text === '' ? 0 : 120,
    )
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [text, open])
  if (typeof options === 'function') return found
  const wanted = fold(text.trim())
  return options.filter((option) => fold(`${option.label} ${option.note ?? ''}`).includes(wanted)).slice(0, limit)
}
