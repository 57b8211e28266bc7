import { type KeyboardEvent, useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import css from './CommandPalette.module.css'
import { Dialog } from './Dialog.tsx'
import { Icon, type IconName } from './Icon.tsx'
import { useT } from './i18n.tsx'
import { KeyHints } from './KeyHints.tsx'
import { useShortcuts } from './shortcuts.ts'

/** Something to jump to or to do. Items of one group stand together, in the order given. */
export type PaletteItem = {
  id: string
  label: string
  note?: string
  group: string
  icon?: IconName
  /** The key that does the same. */
  keys?: string
  run: () => void
}
/** Finds what fits the text, best first; an empty text proposes. */
export type PaletteProvider = (text: string) => PaletteItem[] | Promise<PaletteItem[]>

/** Ctrl/Cmd K: jump to any customer, person or page, and run actions, by typing. */
export function CommandPalette(props: {
  providers: PaletteProvider[]
  open: boolean
  onOpen: (open: boolean) => void
}) {
  const t = useT()
  const toggle = () => props.onOpen(!props.open)
  useShortcuts({ 'mod+k': { label: t('ui.keys.palette'), run: toggle } })
  return (
    <Dialog bare kind="top" open={props.open} onClose={() => props.onOpen(false)} title={t('ui.palette.title')}>
      <Palette providers={props.providers} onClose={() => props.onOpen(false)} />
    </Dialog>
  )
}

function Palette(props: { providers: PaletteProvider[]; onClose: () => void }) {
  const t = useT()
  const id = useId()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const { items, current } = useItems(props.providers, text)
  const row = Math.min(at, Math.max(items.length - 1, 0))
  // Who types faster than it is found means what was typed, not what still stands there.
  const [takesFirst, setTakesFirst] = useState(false)

  const take = (item: PaletteItem | undefined) => {
    if (!item) return
    props.onClose()
    item.run()
  }
  const takeWhenCurrent = useEffectEvent(() => {
    setTakesFirst(false)
    take(items[0])
  })
  useEffect(() => {
    if (takesFirst && current) takeWhenCurrent()
  }, [takesFirst, current])
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && items.length > 0) {
      event.preventDefault()
      setAt((row + step + items.length) % items.length)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      if (current) take(items[row])
      else setTakesFirst(true)
    }
  }

  return (
    <>
      <input
        data-autofocus
        type="text"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        aria-label={t('ui.palette.input')}
        placeholder={t('ui.palette.input')}
        aria-expanded={items.length > 0}
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={items.length > 0 ? `${id}${row}` : undefined}
        className={css.input}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setAt(0)
          setTakesFirst(false)
        }}
        onKeyDown={onKeyDown}
      />
      <div id={id} role="listbox" aria-label={t('ui.palette.title')} className={css.list}>
        {items.map((item, index) => (
          <div key={item.id} role="presentation">
            {item.group !== items[index - 1]?.group && (
              <div role="presentation" className={css.group}>
                {item.group}
              </div>
            )}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the keys work in the input */}
            <div
              id={`${id}${index}`}
              role="option"
              aria-selected={index === row}
              className={css.item}
              ref={index === row ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
              onPointerMove={() => index !== row && setAt(index)}
              onClick={() => take(item)}
            >
              {item.icon && <Icon name={item.icon} size={18} />}
              <span>{item.label}</span>
              <small>{item.note}</small>
              {item.keys && <kbd>{item.keys}</kbd>}
            </div>
          </div>
        ))}
      </div>
      {items.length === 0 && text !== '' && <p className={css.none}>{t('ui.palette.none', { text })}</p>}
      <p className="hidden" role="status">
        {text !== '' && t('ui.palette.results', { count: items.length })}
      </p>
      <div className={css.foot}>
        <KeyHints
          hints={[
            [['↑', '↓'], t('ui.keys.upDown')],
            [['Enter'], t('ui.keys.open')],
            [['Esc'], t('ui.close')],
          ]}
        />
      </div>
    </>
  )
}

/**
 * What all providers find: the fast ones at once, the others when they come; old answers are dropped.
 * `current`: all have answered for this text, nothing still stands there from the one before.
 */
function useItems(providers: PaletteProvider[], text: string): { items: PaletteItem[]; current: boolean } {
  const wantedText = text.trim()
  const [found, setFound] = useState<PaletteItem[][]>([])
  const [answered, setAnswered] = useState<string | null>(null)
  const latest = useRef(providers)
  latest.current = providers
  useEffect(() => {
    let wanted = true
    const put = (index: number, items: PaletteItem[]) =>
      wanted &&
      setFound((before) => latest.current.map((_, other) => (other === index ? items : (before[other] ?? []))))
    const timer = setTimeout(
      () => {
        const answers = latest.current.map((provider, index) =>
          Promise.resolve(provider(wantedText))
            .then((items) => put(index, items))
            .catch(() => put(index, [])),
        )
        void Promise.all(answers).then(() => wanted && setAnswered(wantedText))
      },
      wantedText === '' ? 0 : 60,
    )
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [wantedText])
  return { items: found.flat(), current: answered === wantedText }
}
